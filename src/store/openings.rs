//! Threads that are being opened: noted down before Discord is asked, so that one that came while nobody could note
//! it down is looked for.

use super::deeds::NoteOpening;
use super::{ChannelId, InterviewId, Store, StoreError, UserId, failed};

impl Store {
    /// A thread is about to be asked for in a channel. [`Store::settle`] says that it came, or that none did.
    pub async fn note_opening(&self, id: InterviewId, parent: ChannelId) -> Result<(), StoreError> {
        let note = NoteOpening {
            id,
            parent: parent.0.cast_signed(),
        };
        self.perform("note down that a thread is being opened", note)
            .await
    }

    /// Where a thread was asked for of which nobody knows whether it came.
    pub async fn opening_in(&self, id: InterviewId) -> Result<Option<ChannelId>, StoreError> {
        let found: Option<Option<i64>> =
            sqlx::query_scalar("SELECT opening_in FROM interview WHERE id = $1")
                .bind(id.0.cast_signed())
                .fetch_optional(&self.database.reads)
                .await
                .map_err(failed("look for a thread that was being opened"))?;
        Ok(found.flatten().map(i64::cast_unsigned).map(ChannelId))
    }

    /// Whose interviews [`Store::opening_in`] knows such a channel of.
    pub async fn adrift(&self) -> Result<Vec<(UserId, InterviewId)>, StoreError> {
        let sql = "SELECT id, user_id FROM interview WHERE opening_in IS NOT NULL ORDER BY id";
        let found: Vec<(i64, i64)> = sqlx::query_as(sql)
            .fetch_all(&self.database.reads)
            .await
            .map_err(failed("look for threads that were being opened"))?;
        let ids = found.into_iter().map(|(id, user)| {
            (
                UserId(user.cast_unsigned()),
                InterviewId(id.cast_unsigned()),
            )
        });
        Ok(ids.collect())
    }
}
