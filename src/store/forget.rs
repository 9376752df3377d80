//! Forgetting by itself: what is older than it may be, and servers that the bot has left. What is deleted is
//! overwritten in SQLite's file, and the log in which it stood is emptied.

use std::time::Duration;

use jiff::Timestamp;
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe};

use super::database::Kind;
use super::link::{Row, statement};
use super::silence::within;
use super::{GuildId, Store, StoreError, failed, number};
use crate::dialog::Revision;

/// Longer than a server that is there goes through everything that it has.
const ALL_MAX: Duration = Duration::from_secs(60);

/// Some of the interviews that are due. Asked twice: of a row that another process changes meanwhile PostgreSQL looks
/// anew only at the outer conditions. Source: PostgreSQL, "Read Committed Isolation Level".
macro_rules! forget {
    ($due:literal, $count_max:literal) => {
        concat!(
            "DELETE FROM interview WHERE id IN (SELECT id FROM interview WHERE ",
            $due,
            " ORDER BY id LIMIT ",
            $count_max,
            ") AND ",
            $due
        )
    };
}

impl Store {
    /// Moves everything from the log into the file and empties it, so that nothing deleted stays there, nor at hand. While
    /// somebody reads it stays as it is, until the next call; within a transaction it fails, and is done again alone.
    /// PostgreSQL sees to its own.
    pub async fn empty_log(&self) -> Result<(), StoreError> {
        self.last_saved.forget_all();
        self.servers.forget_all();
        if self.database.kind == Kind::Postgres {
            return Ok(());
        }
        let empty = statement("PRAGMA wal_checkpoint(TRUNCATE)");
        self.perform("empty the database's log", empty)
            .await
            .map(drop)
    }

    /// Where there are finished interviews that were last changed before a moment.
    pub async fn guilds_with_finished(
        &self,
        before: Timestamp,
    ) -> Result<Vec<Option<GuildId>>, StoreError> {
        let sql =
            "SELECT DISTINCT guild_id FROM interview WHERE state = 'finished' AND changed_at < $1";
        let doing = "look for old interviews";
        let mut patient = self.database.connection().await.map_err(failed(doing))?;
        let guilds: Vec<Option<i64>> = sqlx::query_scalar(sql)
            .bind(before.as_millisecond())
            .fetch_all(&mut patient)
            .await
            .map_err(failed(doing))?;
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
        let sql = forget!(
            "guild_id IS NOT DISTINCT FROM $1 AND state = 'finished' AND preview IS NULL AND changed_at < $2",
            "$3"
        );
        let query = sqlx::query(sql).bind(number(guild));
        self.deleted(
            query
                .bind(before.as_millisecond())
                .bind(i64::from(count_max)),
        )
        .await
    }

    /// Forgets interviews that were begun, not finished, and not touched since a moment.
    pub async fn forget_abandoned(
        &self,
        before: Timestamp,
        count_max: u32,
    ) -> Result<u64, StoreError> {
        let sql = forget!("state IN ('asking', 'stopped') AND changed_at < $1", "$2");
        let query = sqlx::query(sql).bind(before.as_millisecond());
        self.deleted(query.bind(i64::from(count_max))).await
    }

    /// Forgets moderators' previews that were not touched since a moment.
    pub async fn forget_previews(
        &self,
        before: Timestamp,
        count_max: u32,
    ) -> Result<u64, StoreError> {
        let sql = forget!("preview IS NOT NULL AND changed_at < $1", "$2");
        let query = sqlx::query(sql).bind(before.as_millisecond());
        self.deleted(query.bind(i64::from(count_max))).await
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
        let (within, is_offered) = match self.database.kind {
            Kind::Sqlite { .. } => (
                "instr(content, CAST(dialog_revision.revision AS BLOB))",
                "instr($2, dialog_revision.revision)",
            ),
            Kind::Postgres => (
                "position(CAST(dialog_revision.revision AS BYTEA) IN content)",
                "strpos($2, dialog_revision.revision)",
            ),
        };
        let unnamed = |table| format!("NOT EXISTS (SELECT 1 FROM {table} WHERE {within} > 0)");
        let sql = format!(
            "DELETE FROM dialog_revision WHERE kept_at < $1 AND {is_offered} = 0 \
             AND NOT EXISTS (SELECT 1 FROM interview WHERE interview.revision = dialog_revision.revision) \
             AND {} AND {} AND {}",
            unnamed("server"),
            unnamed("server_change"),
            unnamed("draft"),
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(before.as_millisecond());
        self.deleted(query.bind(offered)).await
    }

    async fn deleted(&self, query: Query<'_, Any, AnyArguments>) -> Result<u64, StoreError> {
        let done = self.without_hurry(query).await;
        done.map_err(failed("forget what is due"))
    }

    async fn without_hurry(&self, query: Query<'_, Any, AnyArguments>) -> sqlx::Result<u64> {
        let mut transaction = self.database.begin_without_hurry().await?;
        let done = query.execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(done.rows_affected())
    }

    /// Every server of which something is kept.
    pub async fn guilds(&self) -> Result<Vec<GuildId>, StoreError> {
        let sql = "SELECT guild_id FROM interview WHERE guild_id IS NOT NULL UNION SELECT guild_id FROM server";
        let doing = "look which servers are known";
        // Of every interview, which takes longer than a member waits where there are many.
        let mut patient = self.database.connection().await.map_err(failed(doing))?;
        let asking = sqlx::query_scalar(sql).fetch_all(&mut patient);
        let guilds: Vec<i64> = within(ALL_MAX, asking).await.map_err(failed(doing))?;
        let guild = |id: i64| GuildId(id.cast_unsigned());
        Ok(guilds.into_iter().map(guild).collect())
    }

    /// The bot is no longer in a server; the first moment of which it is known counts.
    pub async fn note_departure(&self, guild: GuildId, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO departed (guild_id, left_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        let note = statement(sql)
            .bind(guild.0.cast_signed())
            .bind(now.as_millisecond());
        self.perform("note that a server was left", note)
            .await
            .map(drop)
    }

    /// The bot is in a server (again).
    pub async fn forget_departure(&self, guild: GuildId) -> Result<(), StoreError> {
        let sql = "DELETE FROM departed WHERE guild_id = $1";
        let forget = statement(sql).bind(guild.0.cast_signed());
        let noted = self.perform("note that the bot is in a server again", forget);
        noted.await.map(drop)
    }

    /// The servers that were left.
    pub async fn departed(&self) -> Result<Vec<(GuildId, Timestamp)>, StoreError> {
        let doing = "look which servers were left";
        let sql = "SELECT guild_id, left_at FROM departed";
        let rows = self.find(doing, statement(sql)).await?;
        let read = |row: &Row| {
            let guild: i64 = row.get(0).map_err(failed(doing))?;
            let at = row.get(1).map_err(failed(doing))?;
            let at = Timestamp::from_millisecond(at).map_err(failed(doing))?;
            Ok((GuildId(guild.cast_unsigned()), at))
        };
        rows.iter().map(read).collect()
    }

    /// Deletes everything about a server: each row that names it, in whichever table. `left_before`: only if it was
    /// left before this moment, which is looked at once more. Says how many rows.
    pub async fn forget_guild(
        &self,
        guild: GuildId,
        left_before: Timestamp,
    ) -> Result<u64, StoreError> {
        let doing = "forget a server";
        let begun = self.database.begin_without_hurry().await;
        let mut transaction = begun.map_err(failed(doing))?;
        // Written, so that nobody notes meanwhile that the bot is back.
        let due = "UPDATE departed SET left_at = left_at WHERE guild_id = $1 AND left_at < $2";
        let due = sqlx::query(due)
            .bind(guild.0.cast_signed())
            .bind(left_before.as_millisecond())
            .execute(&mut *transaction)
            .await
            .map_err(failed(doing))?;
        if due.rows_affected() == 0 {
            return Ok(0);
        }
        let tables = match self.database.kind {
            Kind::Sqlite { .. } => {
                "SELECT t.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c \
                 WHERE t.type = 'table' AND c.name = 'guild_id' ORDER BY t.name"
            }
            Kind::Postgres => {
                "SELECT CAST(table_name AS TEXT) FROM information_schema.columns \
                 WHERE table_schema = current_schema() AND column_name = 'guild_id' ORDER BY 1"
            }
        };
        let tables: Vec<String> = sqlx::query_scalar(tables)
            .fetch_all(&mut *transaction)
            .await
            .map_err(failed(doing))?;
        let mut count = 0;
        for table in tables {
            let sql = format!("DELETE FROM \"{table}\" WHERE guild_id = $1");
            let query = sqlx::query(AssertSqlSafe(sql)).bind(guild.0.cast_signed());
            let done = query.execute(&mut *transaction).await;
            count += done.map_err(failed(doing))?.rows_affected();
        }
        transaction.commit().await.map_err(failed(doing))?;
        Ok(count)
    }
}
