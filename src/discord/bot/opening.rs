//! A thread for an interview. That it is asked for is noted down first: where the process ends, the store fails or the
//! answer is lost before anybody knows of the thread, it stands there empty, and is found again and used.

use super::ground::NoThread;
use super::{Bot, Trouble};
use crate::discord::render::limits::{THREAD_NAME_MAX, fit};
use crate::discord::rest::{RestError, ThreadKind};
use crate::store::{ChannelId, Place, Record};

impl Bot {
    /// The record, standing in its thread. `Ok(Err(…))`: there is none.
    pub(super) async fn thread_for(
        &self,
        record: &Record,
        parent: ChannelId,
        kind: ThreadKind,
    ) -> Result<Result<Record, NoThread>, Trouble> {
        if let Some(found) = self.found_again(record, kind).await? {
            return Ok(Ok(found));
        }
        let error = match self.opened(record, parent, kind).await? {
            Ok(record) => return Ok(Ok(record)),
            Err(error) => error,
        };
        tracing::warn!(%error, "no thread for an interview");
        if error.may_have_arrived()
            && let Some(found) = self.found_again(record, kind).await?
        {
            return Ok(Ok(found));
        }
        Ok(Err(NoThread::of(&error, kind)))
    }

    async fn opened(
        &self,
        record: &Record,
        parent: ChannelId,
        kind: ThreadKind,
    ) -> Result<Result<Record, RestError>, Trouble> {
        let _unsettled = self.openings.read().await;
        self.app.note_opening(record.id, parent).await?;
        let name = fit(&self.app.title_of(record).await?, THREAD_NAME_MAX);
        match self.rest.open_thread(parent, &name, kind).await {
            Ok(thread) => Ok(Ok(self.settle_in(record, thread).await?)),
            Err(error) => Ok(Err(error)),
        }
    }

    /// In the thread that was opened for this interview without anybody noting it down, if there is one. While this
    /// is looked for no other is opened, so that nobody else's is taken for it.
    pub(super) async fn found_again(
        &self,
        record: &Record,
        kind: ThreadKind,
    ) -> Result<Option<Record>, Trouble> {
        let (Some(parent), Some(guild), Some(&me)) = (
            self.app.opening_in(record.id).await?,
            record.seat.guild,
            self.me.get(),
        ) else {
            return Ok(None);
        };
        let _alone = self.openings.write().await;
        let empty = match self.rest.empty_threads(guild, parent, me, kind).await {
            Ok(empty) => empty,
            Err(error) => {
                tracing::warn!(%parent, %error, "an empty thread may be left behind");
                return Ok(None);
            }
        };
        for thread in empty {
            if !self.app.is_taken(thread).await? {
                tracing::info!(%thread, "a thread that was left behind is used");
                return self.settle_in(record, thread).await.map(Some);
            }
        }
        Ok(None)
    }

    async fn settle_in(&self, record: &Record, thread: ChannelId) -> Result<Record, Trouble> {
        let place = Place::Thread {
            thread,
            card: None,
            verdict: None,
        };
        self.app.settle(record.id, &place).await?;
        Ok(Record {
            place,
            ..record.clone()
        })
    }
}
