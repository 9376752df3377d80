//! Threads that are being opened: noted down before Discord is asked, so that one that came while nobody could note
//! it down is looked for, and so that of several processes one asks.

use jiff::{SignedDuration, Timestamp};

use super::link::{LinkError, Statement, statement};
use super::{ChannelId, InterviewId, Place, Record, Store, StoreError, UserId, failed};

/// Who opens a thread and does not say for so long that they still do is taken for dead. It bounds what a member waits
/// for who was killed, and how far the clocks of two machines may be apart.
const OPENING_MAX: SignedDuration = SignedDuration::from_secs(5);

/// The right to open a thread for an interview, until some seconds after it was kept last.
#[derive(Debug)]
pub struct Opening {
    id: InterviewId,
    /// The channel in which it is opened, or was by whoever was at it before.
    pub parent: ChannelId,
    /// Somebody was at it before, and nobody knows whether a thread came of it.
    pub is_adrift: bool,
    /// In milliseconds since 1970. No other holder has the same.
    until: i64,
}

impl Store {
    /// A thread is about to be asked for in a channel. `None`: somebody else is at it, or the interview stands in another
    /// thread than when it was read. [`Store::move_in`] and [`Store::settle`] say what came of it.
    pub async fn take_opening(
        &self,
        record: &Record,
        parent: ChannelId,
        now: Timestamp,
    ) -> Result<Option<Opening>, StoreError> {
        let until = end(now);
        let noted = statement(
            "UPDATE interview SET opening_in = $1, opening_until = $2 \
             WHERE id = $3 AND (thread_id IS NULL OR thread_id = $4) AND opening_in IS NULL",
        );
        let noted = noted.bind(parent.0.cast_signed()).bind(until);
        if self.is_noted(of(noted, record)).await? {
            return Ok(Some(Opening {
                id: record.id,
                parent,
                is_adrift: false,
                until,
            }));
        }
        let taken_over = statement(
            "UPDATE interview SET opening_until = $2 \
             WHERE id = $3 AND (thread_id IS NULL OR thread_id = $4) AND opening_in IS NOT NULL AND COALESCE(opening_until, 0) <= $1",
        );
        let taken_over = taken_over.bind(now.as_millisecond()).bind(until);
        if !self.is_noted(of(taken_over, record)).await? {
            return Ok(None);
        }
        let parent = self.opening_in(record.id).await?.unwrap_or(parent);
        Ok(Some(Opening {
            id: record.id,
            parent,
            is_adrift: true,
            until,
        }))
    }

    /// Says that it is still being opened, and where. `false`: somebody else took it over.
    pub async fn keep_opening(
        &self,
        opening: &mut Opening,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let until = end(now);
        let keep = statement(
            "UPDATE interview SET opening_in = $1, opening_until = $2 WHERE id = $3 AND opening_until = $4",
        );
        let keep = keep
            .bind(opening.parent.0.cast_signed())
            .bind(until)
            .bind(opening.id.0.cast_signed())
            .bind(opening.until);
        let is_kept = self.is_noted(keep).await?;
        if is_kept {
            opening.until = until;
        }
        Ok(is_kept)
    }

    /// Nobody is at it any more, and whether a thread came of it is as unknown as before.
    pub async fn leave_opening(&self, opening: Opening) -> Result<(), StoreError> {
        let leave = statement(
            "UPDATE interview SET opening_until = NULL WHERE id = $1 AND opening_until = $2",
        );
        let leave = leave.bind(opening.id.0.cast_signed()).bind(opening.until);
        self.is_noted(leave).await.map(drop)
    }

    /// An interview stands in this thread of a channel from now on. `false`: another one does, or it stands in another
    /// thread than when it was read.
    pub async fn move_in(
        &self,
        record: &Record,
        parent: ChannelId,
        thread: ChannelId,
    ) -> Result<bool, StoreError> {
        let doing = "remember the thread of an interview";
        let move_in = statement(
            "UPDATE interview SET place = 'thread', thread_id = $1, thread_parent = $2, card_id = NULL, verdict_id = NULL, \
             opening_in = NULL, opening_until = NULL \
             WHERE id = $3 AND (thread_id IS NULL OR thread_id = $4) \
             AND NOT EXISTS (SELECT 1 FROM interview WHERE thread_id = $1)",
        );
        let move_in = move_in
            .bind(thread.0.cast_signed())
            .bind(parent.0.cast_signed());
        Ok(self.perform(doing, of(move_in, record)).await? == 1)
    }

    async fn is_noted(&self, note: Statement) -> Result<bool, StoreError> {
        let noted = self.perform("note down that a thread is being opened", note);
        Ok(noted.await? == 1)
    }

    /// Where a thread was asked for of which nobody knows whether it came.
    pub async fn opening_in(&self, id: InterviewId) -> Result<Option<ChannelId>, StoreError> {
        let doing = "look for a thread that was being opened";
        let sql = "SELECT opening_in FROM interview WHERE id = $1";
        let find = statement(sql).bind(id.0.cast_signed());
        let Some(row) = self.find_one(doing, find).await? else {
            return Ok(None);
        };
        let parent: Option<i64> = row.get(0).map_err(failed(doing))?;
        Ok(parent.map(i64::cast_unsigned).map(ChannelId))
    }

    /// Whose interviews [`Store::opening_in`] knows such a channel of.
    pub async fn adrift(&self) -> Result<Vec<(UserId, InterviewId)>, StoreError> {
        let doing = "look for threads that were being opened";
        let sql = "SELECT user_id, id FROM interview WHERE opening_in IS NOT NULL ORDER BY id";
        let found = self.find(doing, statement(sql)).await?;
        let ids = found.iter().map(|row| {
            let (user, id): (i64, i64) = (row.get(0)?, row.get(1)?);
            Ok((
                UserId(user.cast_unsigned()),
                InterviewId(id.cast_unsigned()),
            ))
        });
        let ids: Result<_, LinkError> = ids.collect();
        ids.map_err(failed(doing))
    }
}

/// With the interview, and the thread that it stood in when it was read, as the next two values.
fn of(statement: Statement, record: &Record) -> Statement {
    let thread = match record.place {
        Place::Thread { thread, .. } => Some(thread.0.cast_signed()),
        Place::Opening | Place::Ephemeral => None,
    };
    statement.bind(record.id.0.cast_signed()).bind(thread)
}

fn end(now: Timestamp) -> i64 {
    now.as_millisecond() + 1_000 * OPENING_MAX.as_secs()
}
