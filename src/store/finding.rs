//! Interviews, found by what is known of them, and read from their rows.
//!
//! A member's few are sorted after they are found: where an index has the wanted order (`ORDER BY id`), SQLite would
//! rather go through everybody's in it than sort. `+ 0` is what no index has.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::Store;
use super::failure::{StoreError, failed};
use super::record::{
    ChannelId, DraftId, GuildId, InterviewId, MessageId, Place, Purpose, Record, Seat, UserId,
    Visibility,
};
use super::seal::Spot;
use crate::dialog::DialogId;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, user_id, guild_id, channel_id, dialog, locale, visibility, revision, place, ",
            "thread_id, card_id, verdict_id, content, preview, ",
            "COALESCE((SELECT version FROM server WHERE server.guild_id = interview.guild_id), 0) AS server_version ",
            "FROM interview ",
            $rest
        )
    };
}

pub(super) use select;

impl Store {
    pub async fn load(&self, id: InterviewId) -> Result<Option<Record>, StoreError> {
        let query = sqlx::query(select!("WHERE id = $1")).bind(id.0.cast_signed());
        self.one(query.fetch_optional(&self.database.reads).await)
    }

    /// The interview that stands in a thread.
    pub async fn in_thread(&self, thread: ChannelId) -> Result<Option<Record>, StoreError> {
        let query = sqlx::query(select!("WHERE thread_id = $1")).bind(thread.0.cast_signed());
        self.one(query.fetch_optional(&self.database.reads).await)
    }

    /// This member's newest interview here: one that is not finished before one that is.
    pub async fn newest(
        &self,
        user: UserId,
        guild: Option<GuildId>,
    ) -> Result<Option<Record>, StoreError> {
        let query = sqlx::query(select!(
            "WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 AND preview IS NULL ORDER BY state = 'finished', changed_at DESC, id DESC LIMIT 1"
        ))
        .bind(user.0.cast_signed())
        .bind(guild.map(|guild| guild.0.cast_signed()));
        self.one(query.fetch_optional(&self.database.reads).await)
    }

    /// This member's interview of this dialog that is not finished.
    pub async fn open_one(
        &self,
        user: UserId,
        guild: Option<GuildId>,
        dialog: &DialogId,
    ) -> Result<Option<Record>, StoreError> {
        let query = sqlx::query(select!(
            "WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 AND dialog = $3 AND state <> 'finished' AND preview IS NULL \
             ORDER BY id + 0 DESC LIMIT 1"
        ))
        .bind(user.0.cast_signed())
        .bind(guild.map(|guild| guild.0.cast_signed()))
        .bind(dialog.as_str());
        self.one(query.fetch_optional(&self.database.reads).await)
    }

    /// This member's newest interview of this dialog that is finished.
    pub async fn last_finished(
        &self,
        user: UserId,
        guild: Option<GuildId>,
        dialog: &DialogId,
    ) -> Result<Option<Record>, StoreError> {
        let query = sqlx::query(select!(
            "WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 AND dialog = $3 AND state = 'finished' AND preview IS NULL \
             ORDER BY changed_at + 0 DESC, id DESC LIMIT 1"
        ))
        .bind(user.0.cast_signed())
        .bind(guild.map(|guild| guild.0.cast_signed()))
        .bind(dialog.as_str());
        self.one(query.fetch_optional(&self.database.reads).await)
    }

    /// This member's interviews that are being asked, the oldest first; stopped ones wait and are not among them.
    pub async fn running(
        &self,
        user: UserId,
        guild: Option<GuildId>,
    ) -> Result<Vec<Record>, StoreError> {
        let sql = select!(
            "WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 AND state = 'asking' AND preview IS NULL ORDER BY id + 0"
        );
        let rows = sqlx::query(sql)
            .bind(user.0.cast_signed())
            .bind(guild.map(|guild| guild.0.cast_signed()))
            .fetch_all(&self.database.reads)
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
            .fetch_all(&self.database.reads)
            .await
            .map_err(failed("look for what was not said"))?;
        rows.iter().map(|row| self.record(row)).collect()
    }

    fn one(
        &self,
        found: Result<Option<AnyRow>, sqlx::Error>,
    ) -> Result<Option<Record>, StoreError> {
        found
            .map_err(failed("read an interview"))?
            .as_ref()
            .map(|row| self.record(row))
            .transpose()
    }

    pub(super) fn record(&self, row: &AnyRow) -> Result<Record, StoreError> {
        let doing = "understand a stored interview";
        let place = row_place(row).map_err(failed(doing))?;
        let seat = row_seat(row)?;
        let id: i64 = row.try_get("id").map_err(failed(doing))?;
        let revision: String = row.try_get("revision").map_err(failed(doing))?;
        let sealed: Vec<u8> = row.try_get("content").map_err(failed(doing))?;
        let server: i64 = row.try_get("server_version").map_err(failed(doing))?;
        let opened = self.sealer.open(Spot::interview(id), &sealed);
        let content = opened.map_err(failed("open a sealed interview"))?;
        Ok(Record {
            id: InterviewId(id.cast_unsigned()),
            seat,
            server_version: server.cast_unsigned(),
            place,
            revision: revision.parse().map_err(failed(doing))?,
            interview: serde_json::from_slice(&content).map_err(failed(doing))?,
        })
    }
}

fn row_seat(row: &AnyRow) -> Result<Seat, StoreError> {
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

fn row_place(row: &AnyRow) -> Result<Place, sqlx::Error> {
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
