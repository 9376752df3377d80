//! The store on SQLite: one file, write-ahead log, every commit on the disk before its call returns.

mod count;
mod drafts;
mod failure;
mod forget;
mod openings;
mod own_commands;
mod proof;
mod sealing;
mod servers;
mod tallies;

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow,
    SqliteSynchronous,
};
use sqlx::{Row, migrate::Migrator};

use super::key::{KeyError, KeySource};
use super::record::{
    ChannelId, DraftId, Gone, GuildId, InterviewId, MessageId, Place, Purpose, Record, Seat, Stand,
    UserId, Visibility,
};
use super::seal::{Sealer, Spot};
use crate::dialog::{DialogId, Revision};
use crate::interview::{Interview, State};
pub use forget::{Erasure, Held, Shared};
use sealing::Lock;
pub use sealing::{Rotated, rotate_key};

pub use failure::StoreError;
use failure::failed;

static MIGRATIONS: Migrator = sqlx::migrate!("src/store/migrations/sqlite");

/// How long a statement waits for another process's write. Discord gives an interaction three seconds.
const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

/// Readers beside the one writer that SQLite allows.
const CONNECTIONS_MAX: u32 = 4;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, user_id, guild_id, channel_id, dialog, locale, visibility, revision, place, ",
            "thread_id, card_id, verdict_id, content, preview FROM interview ",
            $rest
        )
    };
}

use select;

/// What is remembered.
#[derive(Debug, Clone)]
pub struct Store {
    pool: SqlitePool,
    sealer: Arc<Sealer>,
}

/// The database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

async fn connect(url: &str) -> Result<SqlitePool, StoreError> {
    let options = options(url)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY_TIMEOUT)
        .foreign_keys(true)
        // What is deleted is overwritten.
        .pragma("secure_delete", "ON");
    SqlitePoolOptions::new()
        .max_connections(CONNECTIONS_MAX)
        .connect_with(options)
        .await
        .map_err(failed("open the database"))
}

fn options(url: &str) -> Result<SqliteConnectOptions, StoreError> {
    SqliteConnectOptions::from_str(url).map_err(failed("read the database's address"))
}

/// The file that an address names.
fn file_of(url: &str) -> Result<PathBuf, StoreError> {
    Ok(options(url)?.get_filename().to_owned())
}

impl Store {
    /// Opens the database at a `sqlite://FILE` address, creates it on first use and brings it up to date. With a
    /// wrong key, or without one, nothing is changed.
    pub async fn open(url: &str, source: &KeySource) -> Result<Store, OpenError> {
        Store::open_with(url, source, None).await
    }

    /// `new`: a file with the key that the database is being sealed with anew.
    async fn open_with(
        url: &str,
        source: &KeySource,
        new: Option<&Path>,
    ) -> Result<Store, OpenError> {
        let pool = connect(url).await?;
        let lock = Lock {
            database: &file_of(url)?,
            source,
            new,
            is_in_memory: url.contains(":memory:") || url.contains("mode=memory"),
        };
        let sealer = sealing::sealer(&pool, &lock).await?;
        MIGRATIONS
            .run(&pool)
            .await
            .map_err(failed("bring the database up to date"))?;
        let sealer = match sealer {
            Some(sealer) => sealer,
            None => sealing::seal_first(&pool, &lock).await?,
        };
        let store = Store {
            pool,
            sealer: Arc::new(sealer),
        };
        store.clean_once().await?;
        Ok(store)
    }

    /// Writes what is outstanding and lets go of the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Keeps a revision of a dialog for as long as an interview may need it.
    pub async fn keep_dialog(
        &self,
        dialog: &DialogId,
        revision: &Revision,
        content: &str,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO dialog_revision (revision, dialog, content, kept_at) VALUES (?, ?, ?, unixepoch() * 1000) \
                   ON CONFLICT (revision) DO UPDATE SET kept_at = excluded.kept_at \
                   WHERE kept_at < excluded.kept_at - 3600000";
        sqlx::query(sql)
            .bind(revision.as_str())
            .bind(dialog.as_str())
            .bind(content)
            .execute(&self.pool)
            .await
            .map_err(failed("keep a dialog"))?;
        Ok(())
    }

    /// The canonical content of a revision.
    pub async fn dialog(&self, revision: &Revision) -> Result<Option<String>, StoreError> {
        sqlx::query_scalar("SELECT content FROM dialog_revision WHERE revision = ?")
            .bind(revision.as_str())
            .fetch_optional(&self.pool)
            .await
            .map_err(failed("read a dialog"))
    }

    /// Begins an interview; `None` when this member has one of this dialog open here already.
    pub async fn create(
        &self,
        seat: &Seat,
        revision: &Revision,
        interview: &Interview,
        now: Timestamp,
    ) -> Result<Option<Record>, StoreError> {
        let sql = "INSERT INTO interview (user_id, guild_id, channel_id, dialog, locale, visibility, revision, place, \
                   state, step, content, changed_at, preview) \
                   SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, 'opening', ?8, ?9, X'', ?10, ?11 WHERE ?11 IS NOT NULL OR NOT EXISTS \
                   (SELECT 1 FROM interview WHERE user_id = ?1 AND guild_id IS ?2 AND dialog = ?4 AND state <> 'finished' \
                   AND preview IS NULL) \
                   RETURNING id";
        let doing = "begin an interview";
        let begun = self.pool.begin_with("BEGIN IMMEDIATE").await;
        let mut transaction = begun.map_err(failed(doing))?;
        let id: Option<i64> = sqlx::query_scalar(sql)
            .bind(seat.user.0.cast_signed())
            .bind(seat.guild.map(|guild| guild.0.cast_signed()))
            .bind(seat.channel.0.cast_signed())
            .bind(seat.dialog.as_str())
            .bind(&seat.locale)
            .bind(visibility_name(seat.visibility))
            .bind(revision.as_str())
            .bind(state_name(interview))
            .bind(interview.step)
            .bind(now.as_millisecond())
            .bind(preview_number(seat.purpose))
            .fetch_optional(&mut *transaction)
            .await
            .map_err(failed(doing))?;
        let Some(id) = id.map(i64::cast_unsigned).map(InterviewId) else {
            return Ok(None);
        };
        // What is sealed is bound to its row, which has a number only now.
        sqlx::query("UPDATE interview SET content = ? WHERE id = ?")
            .bind(self.sealed(id, interview)?)
            .bind(id.0.cast_signed())
            .execute(&mut *transaction)
            .await
            .map_err(failed(doing))?;
        tallies::count_start(&mut transaction, id.0.cast_signed(), seat, now)
            .await
            .map_err(failed(doing))?;
        transaction.commit().await.map_err(failed(doing))?;
        Ok(Some(Record {
            id,
            seat: seat.clone(),
            place: Place::Opening,
            revision: revision.clone(),
            interview: interview.clone(),
        }))
    }

    /// Saves what an event changed. `false`: somebody else saved since step `read`; load again.
    ///
    /// `revision` changes only when the interview is begun anew. Where a verdict is owed, the message of an
    /// older one is forgotten with the same commit.
    pub async fn save(
        &self,
        id: InterviewId,
        read: u32,
        revision: &Revision,
        interview: &Interview,
        stand: &Stand,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE interview SET state = ?1, step = ?2, content = ?3, revision = ?4, changed_at = ?5, \
                   verdict_id = CASE WHEN ?8 THEN NULL ELSE verdict_id END, \
                   question = CASE WHEN ?10 THEN NULL ELSE COALESCE(?9, question) END \
                   WHERE id = ?6 AND step = ?7";
        let doing = "save an interview";
        let mut transaction = self.pool.begin().await.map_err(failed(doing))?;
        let done = sqlx::query(sql)
            .bind(state_name(interview))
            .bind(interview.step)
            .bind(self.sealed(id, interview)?)
            .bind(revision.as_str())
            .bind(now.as_millisecond())
            .bind(id.0.cast_signed())
            .bind(read)
            .bind(matches!(stand, Stand::Verdict(_)))
            .bind(match stand {
                Stand::At(question) => Some(question.as_str()),
                Stand::Verdict(_) | Stand::AsBefore | Stand::AtFirst => None,
            })
            .bind(*stand == Stand::AtFirst)
            .execute(&mut *transaction)
            .await
            .map_err(failed(doing))?;
        if let (1, Stand::Verdict(verdict)) = (done.rows_affected(), stand) {
            tallies::count_verdict(&mut transaction, id, verdict, now)
                .await
                .map_err(failed(doing))?;
        }
        transaction.commit().await.map_err(failed(doing))?;
        Ok(done.rows_affected() == 1)
    }

    /// Remembers where an interview stands.
    pub async fn settle(&self, id: InterviewId, place: &Place) -> Result<(), StoreError> {
        let (name, thread, card, verdict) = match place {
            Place::Opening => ("opening", None, None, None),
            Place::Ephemeral => ("ephemeral", None, None, None),
            Place::Thread {
                thread,
                card,
                verdict,
            } => (
                "thread",
                Some(thread.0),
                card.map(|id| id.0),
                verdict.map(|id| id.0),
            ),
        };
        sqlx::query("UPDATE interview SET place = ?, thread_id = ?, card_id = ?, verdict_id = ?, opening_in = NULL WHERE id = ?")
            .bind(name)
            .bind(thread.map(u64::cast_signed))
            .bind(card.map(u64::cast_signed))
            .bind(verdict.map(u64::cast_signed))
            .bind(id.0.cast_signed())
            .execute(&self.pool)
            .await
            .map_err(failed("remember where an interview stands"))?;
        Ok(())
    }

    /// Forgets the threads that are gone: a told verdict is shown in private from now on, everything else gets a new
    /// place when its member comes back. Gives back how many interviews stood there.
    pub async fn displace(&self, gone: Gone) -> Result<u64, StoreError> {
        let sql = "UPDATE interview SET thread_id = NULL, card_id = NULL, verdict_id = NULL, \
                   place = CASE WHEN state = 'finished' AND verdict_id IS NOT NULL THEN 'ephemeral' ELSE 'opening' END \
                   WHERE place = 'thread' AND ?1 = CASE ?2 WHEN 'thread' THEN thread_id WHEN 'channel' THEN channel_id \
                   ELSE guild_id END";
        let (what, id) = match gone {
            Gone::Thread(thread) => ("thread", thread.0),
            Gone::Channel(channel) => ("channel", channel.0),
            Gone::Guild(guild) => ("guild", guild.0),
        };
        let done = sqlx::query(sql)
            .bind(id.cast_signed())
            .bind(what)
            .execute(&self.pool)
            .await
            .map_err(failed("forget a thread that is gone"))?;
        Ok(done.rows_affected())
    }

    pub async fn load(&self, id: InterviewId) -> Result<Option<Record>, StoreError> {
        let query = sqlx::query(select!("WHERE id = ?")).bind(id.0.cast_signed());
        self.one(query.fetch_optional(&self.pool).await)
    }

    /// The interview that stands in a thread.
    pub async fn in_thread(&self, thread: ChannelId) -> Result<Option<Record>, StoreError> {
        let query = sqlx::query(select!("WHERE thread_id = ?")).bind(thread.0.cast_signed());
        self.one(query.fetch_optional(&self.pool).await)
    }

    /// This member's newest interview here: one that is not finished before one that is.
    pub async fn newest(
        &self,
        user: UserId,
        guild: Option<GuildId>,
    ) -> Result<Option<Record>, StoreError> {
        let query = sqlx::query(select!(
            "WHERE user_id = ? AND guild_id IS ? AND preview IS NULL ORDER BY state = 'finished', changed_at DESC, id DESC LIMIT 1"
        ))
        .bind(user.0.cast_signed())
        .bind(guild.map(|guild| guild.0.cast_signed()));
        self.one(query.fetch_optional(&self.pool).await)
    }

    /// This member's interview of this dialog that is not finished.
    pub async fn open_one(
        &self,
        user: UserId,
        guild: Option<GuildId>,
        dialog: &DialogId,
    ) -> Result<Option<Record>, StoreError> {
        let query = sqlx::query(select!(
            "WHERE user_id = ? AND guild_id IS ? AND dialog = ? AND state <> 'finished' AND preview IS NULL \
             ORDER BY id DESC LIMIT 1"
        ))
        .bind(user.0.cast_signed())
        .bind(guild.map(|guild| guild.0.cast_signed()))
        .bind(dialog.as_str());
        self.one(query.fetch_optional(&self.pool).await)
    }

    /// Forgets a moderator's previews in a server.
    pub async fn drop_previews_of(&self, user: UserId, guild: GuildId) -> Result<(), StoreError> {
        sqlx::query(
            "DELETE FROM interview WHERE user_id = ? AND guild_id = ? AND preview IS NOT NULL",
        )
        .bind(user.0.cast_signed())
        .bind(guild.0.cast_signed())
        .execute(&self.pool)
        .await
        .map_err(failed("drop a preview"))?;
        Ok(())
    }

    /// This member's newest interview of this dialog that is finished.
    pub async fn last_finished(
        &self,
        user: UserId,
        guild: Option<GuildId>,
        dialog: &DialogId,
    ) -> Result<Option<Record>, StoreError> {
        let query = sqlx::query(select!(
            "WHERE user_id = ? AND guild_id IS ? AND dialog = ? AND state = 'finished' AND preview IS NULL \
             ORDER BY changed_at DESC, id DESC LIMIT 1"
        ))
        .bind(user.0.cast_signed())
        .bind(guild.map(|guild| guild.0.cast_signed()))
        .bind(dialog.as_str());
        self.one(query.fetch_optional(&self.pool).await)
    }

    /// This member's interviews that are being asked, the oldest first; stopped ones wait and are not among them.
    pub async fn running(
        &self,
        user: UserId,
        guild: Option<GuildId>,
    ) -> Result<Vec<Record>, StoreError> {
        let sql = select!(
            "WHERE user_id = ? AND guild_id IS ? AND state = 'asking' AND preview IS NULL ORDER BY id"
        );
        let rows = sqlx::query(sql)
            .bind(user.0.cast_signed())
            .bind(guild.map(|guild| guild.0.cast_signed()))
            .fetch_all(&self.pool)
            .await
            .map_err(failed("look for what a member has running"))?;
        rows.iter().map(|row| self.record(row)).collect()
    }

    /// Interviews in a thread that were decided but not (wholly) spoken: no card yet, or finished without
    /// a verdict message.
    pub async fn unspoken(&self) -> Result<Vec<Record>, StoreError> {
        let sql = select!(
            "WHERE place = 'thread' AND (card_id IS NULL AND state = 'asking' OR verdict_id IS NULL AND state = 'finished') \
             ORDER BY id"
        );
        let rows = sqlx::query(sql)
            .fetch_all(&self.pool)
            .await
            .map_err(failed("look for what was not said"))?;
        rows.iter().map(|row| self.record(row)).collect()
    }

    fn one(
        &self,
        found: Result<Option<SqliteRow>, sqlx::Error>,
    ) -> Result<Option<Record>, StoreError> {
        found
            .map_err(failed("read an interview"))?
            .as_ref()
            .map(|row| self.record(row))
            .transpose()
    }

    fn record(&self, row: &SqliteRow) -> Result<Record, StoreError> {
        let doing = "understand a stored interview";
        let place = row_place(row).map_err(failed(doing))?;
        let seat = row_seat(row)?;
        let id: i64 = row.try_get("id").map_err(failed(doing))?;
        let revision: String = row.try_get("revision").map_err(failed(doing))?;
        let sealed: Vec<u8> = row.try_get("content").map_err(failed(doing))?;
        let opened = self.sealer.open(Spot::interview(id), &sealed);
        let content = opened.map_err(failed("open a sealed interview"))?;
        Ok(Record {
            id: InterviewId(id.cast_unsigned()),
            seat,
            place,
            revision: revision.parse().map_err(failed(doing))?,
            interview: serde_json::from_slice(&content).map_err(failed(doing))?,
        })
    }

    fn sealed(&self, id: InterviewId, interview: &Interview) -> Result<Vec<u8>, StoreError> {
        let plain = serde_json::to_vec(interview).map_err(failed("write an interview down"))?;
        let spot = Spot::interview(id.0.cast_signed());
        Ok(self.sealer.seal(spot, &plain))
    }
}

fn row_seat(row: &SqliteRow) -> Result<Seat, StoreError> {
    let doing = "understand who holds a stored interview";
    let user: i64 = row.try_get("user_id").map_err(failed(doing))?;
    let guild: Option<i64> = row.try_get("guild_id").map_err(failed(doing))?;
    let channel: i64 = row.try_get("channel_id").map_err(failed(doing))?;
    let dialog: String = row.try_get("dialog").map_err(failed(doing))?;
    let visibility: String = row.try_get("visibility").map_err(failed(doing))?;
    Ok(Seat {
        user: UserId(user.cast_unsigned()),
        guild: guild.map(|guild| GuildId(guild.cast_unsigned())),
        channel: ChannelId(channel.cast_unsigned()),
        dialog: dialog.parse().map_err(failed(doing))?,
        locale: row.try_get("locale").map_err(failed(doing))?,
        visibility: if visibility == "public" {
            Visibility::Public
        } else {
            Visibility::Private
        },
        purpose: match row
            .try_get::<Option<i64>, _>("preview")
            .map_err(failed(doing))?
        {
            None => Purpose::Real,
            Some(0) => Purpose::Preview(None),
            Some(draft) => Purpose::Preview(Some(DraftId(draft.cast_unsigned()))),
        },
    })
}

fn preview_number(purpose: Purpose) -> Option<i64> {
    match purpose {
        Purpose::Real => None,
        Purpose::Preview(draft) => Some(draft.map_or(0, |draft| draft.0.cast_signed())),
    }
}

fn row_place(row: &SqliteRow) -> Result<Place, sqlx::Error> {
    let number = |column| {
        Ok::<_, sqlx::Error>(
            row.try_get::<Option<i64>, _>(column)?
                .map(i64::cast_unsigned),
        )
    };
    let place: String = row.try_get("place")?;
    Ok(match (place.as_str(), number("thread_id")?) {
        ("thread", Some(thread)) => Place::Thread {
            thread: ChannelId(thread),
            card: number("card_id")?.map(MessageId),
            verdict: number("verdict_id")?.map(MessageId),
        },
        ("ephemeral", _) => Place::Ephemeral,
        _ => Place::Opening,
    })
}

fn state_name(interview: &Interview) -> &'static str {
    match interview.state {
        State::Asking { .. } => "asking",
        State::Stopped { .. } => "stopped",
        State::Finished { .. } => "finished",
    }
}

fn visibility_name(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Private => "private",
        Visibility::Public => "public",
    }
}
