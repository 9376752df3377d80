//! What a member wants deleted, and what that is: counted and exported before, and owed at Discord afterwards.

use sqlx::AnyConnection;
use sqlx::FromRow;

use super::database::{Kind, Turn};
use super::finding::select;
use super::{
    ChannelId, GuildId, InterviewId, MessageId, Record, Store, StoreError, UserId, failed,
};
use crate::server::Draft;

/// What is kept about a member in a server, or in direct messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromRow)]
pub struct Held {
    /// Being asked, or stopped; previews too.
    #[sqlx(try_from = "i64")]
    pub open: u32,
    #[sqlx(try_from = "i64")]
    pub finished: u32,
    /// Of these, how many have a thread.
    #[sqlx(try_from = "i64")]
    pub threads: u32,
    /// Verdicts that were shown to a channel.
    #[sqlx(try_from = "i64")]
    pub shared: u32,
    /// What a moderator prepared and did not make live.
    #[sqlx(try_from = "i64")]
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
    is_private: i64,
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
                is_private: row.is_private == 1,
            },
        }
    }
}

impl Store {
    /// How much is kept about a member here.
    pub async fn held(&self, user: UserId, guild: Option<GuildId>) -> Result<Held, StoreError> {
        let sql = "SELECT count(*) FILTER (WHERE state <> 'finished') AS open, \
                   count(*) FILTER (WHERE state = 'finished') AS finished, count(thread_id) AS threads, \
                   (SELECT count(*) FROM shared JOIN interview ON id = interview_id WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2) \
                   AS shared, \
                   (SELECT count(*) FROM draft WHERE author_id = $1 AND guild_id IS NOT DISTINCT FROM $2) AS drafts \
                   FROM interview WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2";
        sqlx::query_as(sql)
            .bind(user.0.cast_signed())
            .bind(number(guild))
            .fetch_one(&self.database.reads)
            .await
            .map_err(failed("count what is kept about a member"))
    }

    /// A member's interviews here, the oldest first.
    pub async fn interviews_of(
        &self,
        user: UserId,
        guild: Option<GuildId>,
    ) -> Result<Vec<Record>, StoreError> {
        let rows = sqlx::query(select!(
            "WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 ORDER BY id + 0"
        ))
        .bind(user.0.cast_signed())
        .bind(number(guild))
        .fetch_all(&self.database.reads)
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
        let sql = "SELECT content FROM draft WHERE author_id = $1 AND guild_id IS NOT DISTINCT FROM $2 ORDER BY id";
        let drafts: Vec<Vec<u8>> = sqlx::query_scalar(sql)
            .bind(user.0.cast_signed())
            .bind(number(guild))
            .fetch_all(&self.database.reads)
            .await
            .map_err(failed(doing))?;
        let read = |content: &Vec<u8>| serde_json::from_slice(content).map_err(failed(doing));
        drafts.iter().map(read).collect()
    }

    /// Remembers where a member shared a verdict, so that it can be taken back.
    pub async fn keep_shared(&self, id: InterviewId, shared: Shared) -> Result<(), StoreError> {
        let sql = "INSERT INTO shared (interview_id, channel_id, message_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        sqlx::query(sql)
            .bind(id.0.cast_signed())
            .bind(shared.channel.0.cast_signed())
            .bind(shared.message.0.cast_signed())
            .execute(&self.database.writes)
            .await
            .map_err(failed("remember where a verdict was shared"))?;
        Ok(())
    }

    /// Where a verdict was shared.
    pub async fn shared(&self, id: InterviewId) -> Result<Vec<Shared>, StoreError> {
        let sql =
            "SELECT channel_id, message_id FROM shared WHERE interview_id = $1 ORDER BY message_id";
        let rows: Vec<(i64, i64)> = sqlx::query_as(sql)
            .bind(id.0.cast_signed())
            .fetch_all(&self.database.reads)
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
        let begun = self.database.begin_in(Turn::Of(user.0.cast_signed())).await;
        let mut transaction = begun.map_err(failed(doing))?;
        if self.database.kind == Kind::Postgres {
            // Nobody settles or shares them meanwhile; SQLite has one writer at a time anyway.
            let sql = "SELECT id FROM interview WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 FOR UPDATE";
            sqlx::query(sql)
                .bind(user.0.cast_signed())
                .bind(number(guild))
                .execute(&mut *transaction)
                .await
                .map_err(failed(doing))?;
        }
        let owed = owe(&mut transaction, user, guild).await;
        let erasures = owed.map_err(failed(doing))?;
        for sql in [
            "DELETE FROM interview WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2",
            "DELETE FROM draft WHERE author_id = $1 AND guild_id IS NOT DISTINCT FROM $2",
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
            .fetch_all(&self.database.reads)
            .await
            .map_err(failed("look for what is to be deleted"))?;
        Ok(rows.into_iter().map(Erasure::from).collect())
    }

    /// It is deleted at Discord, or cannot be.
    pub async fn is_erased(&self, erasure: i64) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM erasure WHERE id = $1")
            .bind(erasure)
            .execute(&self.database.writes)
            .await
            .map_err(failed("note that something is deleted"))?;
        Ok(())
    }
}

pub(super) fn number(guild: Option<GuildId>) -> Option<i64> {
    guild.map(|guild| guild.0.cast_signed())
}

/// Remembers what is to be deleted at Discord.
async fn owe(
    connection: &mut AnyConnection,
    user: UserId,
    guild: Option<GuildId>,
) -> sqlx::Result<Vec<Erasure>> {
    let threads = "INSERT INTO erasure (guild_id, channel_id, message_id, card_id, verdict_id, is_private) \
                   SELECT guild_id, thread_id, CAST(NULL AS BIGINT), card_id, verdict_id, CASE visibility WHEN 'private' THEN 1 ELSE 0 END FROM interview \
                   WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 AND thread_id IS NOT NULL \
                   RETURNING id, channel_id, message_id, card_id, verdict_id, is_private";
    let shared = "INSERT INTO erasure (guild_id, channel_id, message_id, card_id, verdict_id, is_private) \
                  SELECT guild_id, shared.channel_id, message_id, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), 0 FROM shared \
                  JOIN interview ON interview.id = interview_id WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 \
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
