//! Threads that are being opened: noted down before Discord is asked, so that one that came while nobody could note
//! it down is looked for.

use super::link::{LinkError, statement};
use super::{ChannelId, InterviewId, Store, StoreError, UserId, failed};

impl Store {
    /// A thread is about to be asked for in a channel. [`Store::settle`] says that it came, or that none did.
    pub async fn note_opening(&self, id: InterviewId, parent: ChannelId) -> Result<(), StoreError> {
        let note = statement("UPDATE interview SET opening_in = $1 WHERE id = $2")
            .bind(parent.0.cast_signed())
            .bind(id.0.cast_signed());
        let noted = self.perform("note down that a thread is being opened", note);
        noted.await.map(drop)
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
