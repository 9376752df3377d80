//! Interviews, found by what is known of them, and read from their rows.
//!
//! A member's few are sorted after they are found: where an index has the wanted order (`ORDER BY id`), SQLite would
//! rather go through everybody's in it than sort. `+ 0` is what no index has.

use super::failure::{StoreError, failed};
use super::link::{Columns, LinkError, Row, Statement, statement};
use super::record::{
    ChannelId, DraftId, GuildId, InterviewId, MessageId, Place, Purpose, Record, Seat, UserId,
    Visibility,
};
use super::seal::Spot;
use super::{Store, number};
use crate::dialog::DialogId;

/// With the columns that [`Store::record`] reads, in its order.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, revision, content, ",
            "COALESCE((SELECT version FROM server WHERE server.guild_id = interview.guild_id), 0), ",
            "user_id, guild_id, channel_id, dialog, locale, visibility, preview, ",
            "place, thread_id, card_id, verdict_id ",
            "FROM interview ",
            $rest
        )
    };
}

pub(super) use select;

/// In the words of the index `interview_unspoken`: in others, everything that is finished would be looked at.
const UNSPOKEN: &str = select!(
    "WHERE place = 'thread' AND CASE state WHEN 'asking' THEN card_id WHEN 'finished' THEN verdict_id ELSE 0 END IS NULL \
     ORDER BY id"
);

impl Store {
    pub async fn load(&self, id: InterviewId) -> Result<Option<Record>, StoreError> {
        let find = statement(select!("WHERE id = $1")).bind(id.0.cast_signed());
        self.one(find).await
    }

    /// The interview that stands in a thread.
    pub async fn in_thread(&self, thread: ChannelId) -> Result<Option<Record>, StoreError> {
        let find = statement(select!("WHERE thread_id = $1")).bind(thread.0.cast_signed());
        self.one(find).await
    }

    /// This member's newest interview here: one that is not finished before one that is.
    pub async fn newest(
        &self,
        user: UserId,
        guild: Option<GuildId>,
    ) -> Result<Option<Record>, StoreError> {
        let sql = select!(
            "WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 AND preview IS NULL ORDER BY state = 'finished', changed_at DESC, id DESC LIMIT 1"
        );
        self.one(of_member(sql, user, guild)).await
    }

    /// This member's interview of this dialog that is not finished.
    pub async fn open_one(
        &self,
        user: UserId,
        guild: Option<GuildId>,
        dialog: &DialogId,
    ) -> Result<Option<Record>, StoreError> {
        let sql = select!(
            "WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 AND dialog = $3 AND state IN ('asking', 'stopped') AND preview IS NULL \
             ORDER BY id + 0 DESC LIMIT 1"
        );
        self.one(of_member(sql, user, guild).bind(dialog.as_str()))
            .await
    }

    /// This member's newest interview of this dialog that is finished.
    pub async fn last_finished(
        &self,
        user: UserId,
        guild: Option<GuildId>,
        dialog: &DialogId,
    ) -> Result<Option<Record>, StoreError> {
        let sql = select!(
            "WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 AND dialog = $3 AND state = 'finished' AND preview IS NULL \
             ORDER BY changed_at + 0 DESC, id DESC LIMIT 1"
        );
        self.one(of_member(sql, user, guild).bind(dialog.as_str()))
            .await
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
        let doing = "look for what a member has running";
        self.records(doing, of_member(sql, user, guild)).await
    }

    /// Interviews in a thread that were decided but not (wholly) spoken: no card yet, or finished without
    /// a verdict message.
    pub async fn unspoken(&self) -> Result<Vec<Record>, StoreError> {
        let doing = "look for what was not said";
        self.records(doing, statement(UNSPOKEN)).await
    }

    async fn one(&self, find: Statement) -> Result<Option<Record>, StoreError> {
        let found = self.find_one("read an interview", find).await?;
        found.map(|row| self.record(&row)).transpose()
    }

    /// What a statement of [`select`] finds.
    pub(super) async fn records(
        &self,
        doing: &'static str,
        find: Statement,
    ) -> Result<Vec<Record>, StoreError> {
        let rows = self.find(doing, find).await?;
        rows.iter().map(|row| self.record(row)).collect()
    }

    fn record(&self, row: &Row) -> Result<Record, StoreError> {
        let doing = "understand a stored interview";
        let mut columns = row.columns();
        let mut top = || -> Result<(i64, String, Vec<u8>, i64), LinkError> {
            Ok((
                columns.next()?,
                columns.next()?,
                columns.next()?,
                columns.next()?,
            ))
        };
        let (id, revision, sealed, server) = top().map_err(failed(doing))?;
        let seat = seat(&mut columns)?;
        let place = place(&mut columns).map_err(failed(doing))?;
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

/// With the member and where, as the first two values.
pub(super) fn of_member(sql: &'static str, user: UserId, guild: Option<GuildId>) -> Statement {
    statement(sql)
        .bind(user.0.cast_signed())
        .bind(number(guild))
}

fn seat(columns: &mut Columns<'_>) -> Result<Seat, StoreError> {
    let doing = "understand who holds a stored interview";
    let user: i64 = columns.next().map_err(failed(doing))?;
    let guild: Option<i64> = columns.next().map_err(failed(doing))?;
    let channel: i64 = columns.next().map_err(failed(doing))?;
    let dialog: String = columns.next().map_err(failed(doing))?;
    let locale: String = columns.next().map_err(failed(doing))?;
    let visibility: String = columns.next().map_err(failed(doing))?;
    let preview: Option<i64> = columns.next().map_err(failed(doing))?;
    Ok(Seat {
        user: UserId(user.cast_unsigned()),
        guild: guild.map(|guild| GuildId(guild.cast_unsigned())),
        channel: ChannelId(channel.cast_unsigned()),
        dialog: dialog.parse().map_err(failed(doing))?,
        locale,
        visibility: if visibility == "public" {
            Visibility::Public
        } else {
            Visibility::Private
        },
        purpose: match preview {
            None => Purpose::Real,
            Some(0) => Purpose::Preview(None),
            Some(draft) => Purpose::Preview(Some(DraftId(draft.cast_unsigned()))),
        },
    })
}

pub(super) fn place(columns: &mut Columns<'_>) -> Result<Place, LinkError> {
    let place: String = columns.next()?;
    let mut id = || Ok::<_, LinkError>(columns.next::<Option<i64>>()?.map(i64::cast_unsigned));
    let (thread, card, verdict) = (id()?, id()?, id()?);
    Ok(match (place.as_str(), thread) {
        ("thread", Some(thread)) => Place::Thread {
            thread: ChannelId(thread),
            card: card.map(MessageId),
            verdict: verdict.map(MessageId),
        },
        ("ephemeral", _) => Place::Ephemeral,
        _ => Place::Opening,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Key, KeySource};

    #[tokio::test]
    async fn what_was_not_said_is_found_without_a_look_at_everything_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("test.db");
        let url = format!("sqlite://{}", file.display());
        let key = KeySource::Given(Key::generate());
        drop(Store::open(&url, &key).await.expect("a store"));
        let file = rusqlite::Connection::open(file).expect("it is there");
        let sql = format!("EXPLAIN QUERY PLAN {UNSPOKEN}");
        let plan = file.query_row(&sql, [], |row| row.get::<_, String>("detail"));
        let plan = plan.expect("a plan");
        assert_eq!(plan, "SCAN interview USING INDEX interview_unspoken");
    }
}
