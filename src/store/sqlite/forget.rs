//! Forgetting: what a member wants deleted, what is older than it may be, and servers that the bot has left. What is
//! deleted is overwritten in the file, and the log in which it stood is emptied.

use jiff::Timestamp;
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnection};
use sqlx::{AssertSqlSafe, FromRow, Sqlite};

use super::{Store, StoreError, failed, select};
use crate::dialog::Revision;
use crate::server::Draft;
use crate::store::{ChannelId, GuildId, InterviewId, MessageId, Record, UserId};

/// What is kept about a member in a server, or in direct messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromRow)]
pub struct Held {
    /// Being asked, or stopped; previews too.
    pub open: u32,
    pub finished: u32,
    /// Of these, how many have a thread.
    pub threads: u32,
    /// Verdicts that were shown to a channel.
    pub shared: u32,
    /// What a moderator prepared and did not make live.
    pub drafts: u32,
}

impl Held {
    pub fn is_nothing(&self) -> bool {
        *self == Held::default()
    }
}

/// A verdict that its member showed to a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    pub channel: ChannelId,
    pub message: MessageId,
}

/// Something of the bot's at Discord that a member wanted deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// Everything that the bot wrote in a thread; `known`: of this we know without reading the thread.
    Thread {
        id: i64,
        thread: ChannelId,
        known: Vec<MessageId>,
        /// Nobody else speaks there, so the whole thread may go.
        is_private: bool,
    },
    Message {
        id: i64,
        channel: ChannelId,
        message: MessageId,
    },
}

impl Erasure {
    pub fn id(&self) -> i64 {
        match self {
            Erasure::Thread { id, .. } | Erasure::Message { id, .. } => *id,
        }
    }
}

#[derive(FromRow)]
struct ErasureRow {
    id: i64,
    channel_id: i64,
    message_id: Option<i64>,
    card_id: Option<i64>,
    verdict_id: Option<i64>,
    is_private: bool,
}

impl From<ErasureRow> for Erasure {
    fn from(row: ErasureRow) -> Erasure {
        let message = |id: i64| MessageId(id.cast_unsigned());
        let channel = ChannelId(row.channel_id.cast_unsigned());
        match row.message_id.map(message) {
            Some(message) => Erasure::Message {
                id: row.id,
                channel,
                message,
            },
            None => Erasure::Thread {
                id: row.id,
                thread: channel,
                known: [row.card_id, row.verdict_id]
                    .into_iter()
                    .flatten()
                    .map(message)
                    .collect(),
                is_private: row.is_private,
            },
        }
    }
}

fn number(guild: Option<GuildId>) -> Option<i64> {
    guild.map(|guild| guild.0.cast_signed())
}

impl Store {
    /// How much is kept about a member here.
    pub async fn held(&self, user: UserId, guild: Option<GuildId>) -> Result<Held, StoreError> {
        let sql = "SELECT count(*) FILTER (WHERE state <> 'finished') AS open, \
                   count(*) FILTER (WHERE state = 'finished') AS finished, count(thread_id) AS threads, \
                   (SELECT count(*) FROM shared JOIN interview ON id = interview_id WHERE user_id = ?1 AND guild_id IS ?2) \
                   AS shared, \
                   (SELECT count(*) FROM draft WHERE author_id = ?1 AND guild_id IS ?2) AS drafts \
                   FROM interview WHERE user_id = ?1 AND guild_id IS ?2";
        sqlx::query_as(sql)
            .bind(user.0.cast_signed())
            .bind(number(guild))
            .fetch_one(&self.pool)
            .await
            .map_err(failed("count what is kept about a member"))
    }

    /// A member's interviews here, the oldest first.
    pub async fn interviews_of(
        &self,
        user: UserId,
        guild: Option<GuildId>,
    ) -> Result<Vec<Record>, StoreError> {
        let rows = sqlx::query(select!("WHERE user_id = ?1 AND guild_id IS ?2 ORDER BY id"))
            .bind(user.0.cast_signed())
            .bind(number(guild))
            .fetch_all(&self.pool)
            .await
            .map_err(failed("read a member's interviews"))?;
        rows.iter().map(|row| self.record(row)).collect()
    }

    /// What a moderator prepared here.
    pub async fn drafts_of(
        &self,
        user: UserId,
        guild: Option<GuildId>,
    ) -> Result<Vec<Draft>, StoreError> {
        let doing = "read a moderator's drafts";
        let sql = "SELECT content FROM draft WHERE author_id = ? AND guild_id IS ? ORDER BY id";
        let drafts: Vec<Vec<u8>> = sqlx::query_scalar(sql)
            .bind(user.0.cast_signed())
            .bind(number(guild))
            .fetch_all(&self.pool)
            .await
            .map_err(failed(doing))?;
        let read = |content: &Vec<u8>| serde_json::from_slice(content).map_err(failed(doing));
        drafts.iter().map(read).collect()
    }

    /// Remembers where a member shared a verdict, so that it can be taken back.
    pub async fn keep_shared(&self, id: InterviewId, shared: Shared) -> Result<(), StoreError> {
        let sql = "INSERT INTO shared (interview_id, channel_id, message_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
        sqlx::query(sql)
            .bind(id.0.cast_signed())
            .bind(shared.channel.0.cast_signed())
            .bind(shared.message.0.cast_signed())
            .execute(&self.pool)
            .await
            .map_err(failed("remember where a verdict was shared"))?;
        Ok(())
    }

    /// Where a verdict was shared.
    pub async fn shared(&self, id: InterviewId) -> Result<Vec<Shared>, StoreError> {
        let sql =
            "SELECT channel_id, message_id FROM shared WHERE interview_id = ? ORDER BY message_id";
        let rows: Vec<(i64, i64)> = sqlx::query_as(sql)
            .bind(id.0.cast_signed())
            .fetch_all(&self.pool)
            .await
            .map_err(failed("look where a verdict was shared"))?;
        let shared = |(channel, message): (i64, i64)| Shared {
            channel: ChannelId(channel.cast_unsigned()),
            message: MessageId(message.cast_unsigned()),
        };
        Ok(rows.into_iter().map(shared).collect())
    }

    /// Deletes everything about a member here. What is to be deleted at Discord is remembered with the same commit,
    /// without whose it was, until [`Store::is_erased`].
    pub async fn erase(
        &self,
        user: UserId,
        guild: Option<GuildId>,
    ) -> Result<Vec<Erasure>, StoreError> {
        let doing = "delete what is kept about a member";
        let begun = self.pool.begin_with("BEGIN IMMEDIATE").await;
        let mut transaction = begun.map_err(failed(doing))?;
        let owed = owe(&mut transaction, user, guild).await;
        let erasures = owed.map_err(failed(doing))?;
        for sql in [
            "DELETE FROM interview WHERE user_id = ?1 AND guild_id IS ?2",
            "DELETE FROM draft WHERE author_id = ?1 AND guild_id IS ?2",
        ] {
            sqlx::query(sql)
                .bind(user.0.cast_signed())
                .bind(number(guild))
                .execute(&mut *transaction)
                .await
                .map_err(failed(doing))?;
        }
        transaction.commit().await.map_err(failed(doing))?;
        self.empty_log().await?;
        Ok(erasures)
    }

    /// What is still to be deleted at Discord.
    pub async fn erasures(&self) -> Result<Vec<Erasure>, StoreError> {
        let sql = "SELECT id, channel_id, message_id, card_id, verdict_id, is_private FROM erasure ORDER BY id";
        let rows: Vec<ErasureRow> = sqlx::query_as(sql)
            .fetch_all(&self.pool)
            .await
            .map_err(failed("look for what is to be deleted"))?;
        Ok(rows.into_iter().map(Erasure::from).collect())
    }

    /// It is deleted at Discord, or cannot be.
    pub async fn is_erased(&self, erasure: i64) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM erasure WHERE id = ?")
            .bind(erasure)
            .execute(&self.pool)
            .await
            .map_err(failed("note that something is deleted"))?;
        Ok(())
    }

    /// Moves everything from the log into the file and empties it, so that nothing deleted stays there. While
    /// somebody reads it stays as it is, until the next call.
    pub async fn empty_log(&self) -> Result<(), StoreError> {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(&self.pool)
            .await
            .map_err(failed("empty the database's log"))?;
        Ok(())
    }

    /// Where there are finished interviews that were last changed before a moment.
    pub async fn guilds_with_finished(
        &self,
        before: Timestamp,
    ) -> Result<Vec<Option<GuildId>>, StoreError> {
        let sql =
            "SELECT DISTINCT guild_id FROM interview WHERE state = 'finished' AND changed_at < ?";
        let guilds: Vec<Option<i64>> = sqlx::query_scalar(sql)
            .bind(before.as_millisecond())
            .fetch_all(&self.pool)
            .await
            .map_err(failed("look for old interviews"))?;
        let guild = |id: i64| GuildId(id.cast_unsigned());
        Ok(guilds.into_iter().map(|id| id.map(guild)).collect())
    }

    /// Forgets finished interviews of a server, or of direct messages, that were last changed before a moment.
    pub async fn forget_finished(
        &self,
        guild: Option<GuildId>,
        before: Timestamp,
        count_max: u32,
    ) -> Result<u64, StoreError> {
        let sql = "DELETE FROM interview WHERE id IN (SELECT id FROM interview WHERE guild_id IS ?1 \
                   AND state = 'finished' AND preview IS NULL AND changed_at < ?2 ORDER BY id LIMIT ?3)";
        let query = sqlx::query(sql).bind(number(guild));
        self.deleted(query.bind(before.as_millisecond()).bind(count_max))
            .await
    }

    /// Forgets interviews that were begun, not finished, and not touched since a moment.
    pub async fn forget_abandoned(
        &self,
        before: Timestamp,
        count_max: u32,
    ) -> Result<u64, StoreError> {
        let sql = "DELETE FROM interview WHERE id IN (SELECT id FROM interview WHERE state <> 'finished' \
                   AND changed_at < ?1 ORDER BY id LIMIT ?2)";
        let query = sqlx::query(sql).bind(before.as_millisecond());
        self.deleted(query.bind(count_max)).await
    }

    /// Forgets moderators' previews that were not touched since a moment.
    pub async fn forget_previews(
        &self,
        before: Timestamp,
        count_max: u32,
    ) -> Result<u64, StoreError> {
        let sql = "DELETE FROM interview WHERE id IN (SELECT id FROM interview WHERE preview IS NOT NULL \
                   AND changed_at < ?1 ORDER BY id LIMIT ?2)";
        let query = sqlx::query(sql).bind(before.as_millisecond());
        self.deleted(query.bind(count_max)).await
    }

    /// Forgets dialog revisions that no interview and no server needs, that are not offered and were not begun with
    /// since a moment.
    pub async fn forget_dialogs(
        &self,
        offered: &[Revision],
        before: Timestamp,
    ) -> Result<u64, StoreError> {
        let offered =
            serde_json::to_string(offered).map_err(failed("name the dialogs on offer"))?;
        let named = |table: &str| {
            format!(
                "NOT EXISTS (SELECT 1 FROM {table} WHERE instr(CAST({table}.content AS TEXT), dialog_revision.revision))"
            )
        };
        let sql = format!(
            "DELETE FROM dialog_revision WHERE kept_at < ?1 AND revision NOT IN (SELECT value FROM json_each(?2)) \
             AND NOT EXISTS (SELECT 1 FROM interview WHERE interview.revision = dialog_revision.revision) \
             AND {} AND {} AND {}",
            named("server"),
            named("server_change"),
            named("draft"),
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(before.as_millisecond());
        self.deleted(query.bind(offered)).await
    }

    async fn deleted(&self, query: Query<'_, Sqlite, SqliteArguments>) -> Result<u64, StoreError> {
        let done = query.execute(&self.pool).await;
        Ok(done.map_err(failed("forget what is due"))?.rows_affected())
    }

    /// Every server of which something is kept.
    pub async fn guilds(&self) -> Result<Vec<GuildId>, StoreError> {
        let sql = "SELECT guild_id FROM interview WHERE guild_id IS NOT NULL UNION SELECT guild_id FROM server";
        let guilds: Vec<i64> = sqlx::query_scalar(sql)
            .fetch_all(&self.pool)
            .await
            .map_err(failed("look which servers are known"))?;
        Ok(guilds
            .into_iter()
            .map(|id| GuildId(id.cast_unsigned()))
            .collect())
    }

    /// The bot is no longer in a server; the first moment of which it is known counts.
    pub async fn note_departure(&self, guild: GuildId, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO departed (guild_id, left_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
        )
        .bind(guild.0.cast_signed())
        .bind(now.as_millisecond())
        .execute(&self.pool)
        .await
        .map_err(failed("note that a server was left"))?;
        Ok(())
    }

    /// The bot is in a server (again).
    pub async fn forget_departure(&self, guild: GuildId) -> Result<(), StoreError> {
        let sql = "DELETE FROM departed WHERE guild_id = ?";
        let query = sqlx::query(sql).bind(guild.0.cast_signed());
        self.deleted(query).await.map(drop)
    }

    /// The servers that were left.
    pub async fn departed(&self) -> Result<Vec<(GuildId, Timestamp)>, StoreError> {
        let doing = "look which servers were left";
        let rows: Vec<(i64, i64)> = sqlx::query_as("SELECT guild_id, left_at FROM departed")
            .fetch_all(&self.pool)
            .await
            .map_err(failed(doing))?;
        let read = |(guild, at): (i64, i64)| {
            let at = Timestamp::from_millisecond(at).map_err(failed(doing))?;
            Ok((GuildId(guild.cast_unsigned()), at))
        };
        rows.into_iter().map(read).collect()
    }

    /// Deletes everything about a server: each row that names it, in whichever table. `left_before`: only if it was
    /// left before this moment, which is looked at once more. Says how many rows.
    pub async fn forget_guild(
        &self,
        guild: GuildId,
        left_before: Timestamp,
    ) -> Result<u64, StoreError> {
        let doing = "forget a server";
        let begun = self.pool.begin_with("BEGIN IMMEDIATE").await;
        let mut transaction = begun.map_err(failed(doing))?;
        let due = "SELECT EXISTS (SELECT 1 FROM departed WHERE guild_id = ? AND left_at < ?)";
        let is_due: bool = sqlx::query_scalar(due)
            .bind(guild.0.cast_signed())
            .bind(left_before.as_millisecond())
            .fetch_one(&mut *transaction)
            .await
            .map_err(failed(doing))?;
        if !is_due {
            return Ok(0);
        }
        let tables = "SELECT t.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c \
                      WHERE t.type = 'table' AND c.name = 'guild_id' ORDER BY t.name";
        let tables: Vec<String> = sqlx::query_scalar(tables)
            .fetch_all(&mut *transaction)
            .await
            .map_err(failed(doing))?;
        let mut count = 0;
        for table in tables {
            let sql = format!("DELETE FROM \"{table}\" WHERE guild_id = ?");
            let query = sqlx::query(AssertSqlSafe(sql)).bind(guild.0.cast_signed());
            let done = query.execute(&mut *transaction).await;
            count += done.map_err(failed(doing))?.rows_affected();
        }
        transaction.commit().await.map_err(failed(doing))?;
        Ok(count)
    }
}

/// Remembers what is to be deleted at Discord.
async fn owe(
    connection: &mut SqliteConnection,
    user: UserId,
    guild: Option<GuildId>,
) -> sqlx::Result<Vec<Erasure>> {
    let threads = "INSERT INTO erasure (guild_id, channel_id, message_id, card_id, verdict_id, is_private) \
                   SELECT guild_id, thread_id, NULL, card_id, verdict_id, visibility = 'private' FROM interview \
                   WHERE user_id = ?1 AND guild_id IS ?2 AND thread_id IS NOT NULL \
                   RETURNING id, channel_id, message_id, card_id, verdict_id, is_private";
    let shared = "INSERT INTO erasure (guild_id, channel_id, message_id, card_id, verdict_id, is_private) \
                  SELECT guild_id, shared.channel_id, message_id, NULL, NULL, FALSE FROM shared \
                  JOIN interview ON interview.id = interview_id WHERE user_id = ?1 AND guild_id IS ?2 \
                  RETURNING id, channel_id, message_id, card_id, verdict_id, is_private";
    let mut erasures = Vec::new();
    for sql in [threads, shared] {
        let rows: Vec<ErasureRow> = sqlx::query_as(sql)
            .bind(user.0.cast_signed())
            .bind(number(guild))
            .fetch_all(&mut *connection)
            .await?;
        erasures.extend(rows.into_iter().map(Erasure::from));
    }
    Ok(erasures)
}
