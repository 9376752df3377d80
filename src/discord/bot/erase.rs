//! Deleting at Discord what a member wanted deleted: the thread where nobody else speaks and we may, otherwise our
//! own messages in it. What Discord does not take now is tried again, after a crash too.

use super::{Bot, Trouble};
use crate::discord::rest::RestError;
use crate::store::{ChannelId, Erasure, MessageId};

/// What became of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Erased {
    ThreadGone,
    ThreadEmptied(ChannelId),
    SharedGone,
    /// We may not (any more), and trying again would not help.
    Refused(ChannelId),
    Later,
}

impl Bot {
    pub(super) async fn erase(&self, erasure: &Erasure) -> Result<Erased, Trouble> {
        let erased = match erasure {
            Erasure::Thread {
                thread,
                known,
                is_private,
                ..
            } => self.erase_thread(*thread, known, *is_private).await,
            Erasure::Message {
                channel, message, ..
            } => self
                .erase_message(*channel, *message)
                .await
                .map(|()| Erased::SharedGone),
        };
        let place = match erasure {
            Erasure::Thread { thread, .. } => *thread,
            Erasure::Message { channel, .. } => *channel,
        };
        let erased = match erased {
            Ok(erased) => erased,
            Err(error) if error.is_out_of_reach() => {
                tracing::info!(%place, %error, "something cannot be deleted at Discord");
                Erased::Refused(place)
            }
            Err(error) => {
                tracing::warn!(%place, %error, "something is not deleted at Discord yet; it will be tried again");
                return Ok(Erased::Later);
            }
        };
        self.app.is_erased(erasure).await?;
        Ok(erased)
    }

    /// What is still owed from before, one after the other.
    pub(super) async fn erase_what_is_owed(&self) {
        let erasures = match self.app.erasures().await {
            Ok(erasures) => erasures,
            Err(error) => {
                tracing::error!(%error, "cannot look for what is to be deleted at Discord");
                return;
            }
        };
        for erasure in erasures {
            match self.erase(&erasure).await {
                Ok(Erased::Later) => {}
                Ok(erased) => {
                    tracing::info!(?erased, "deleted what was to be deleted before");
                    if let Erased::ThreadEmptied(thread) = erased {
                        self.close_emptied(thread).await;
                    }
                }
                Err(error) => tracing::error!(%error, "cannot note that something is deleted"),
            }
        }
    }

    async fn erase_thread(
        &self,
        thread: ChannelId,
        known: &[MessageId],
        is_private: bool,
    ) -> Result<Erased, RestError> {
        if is_private {
            match self.rest.delete_channel(thread).await {
                Ok(()) => return Ok(Erased::ThreadGone),
                Err(error) if error.is_channel_gone() => return Ok(Erased::ThreadGone),
                // Without the permission to manage threads, what we wrote ourselves can go all the same.
                Err(error) if error.is_out_of_reach() => {}
                Err(error) => return Err(error),
            }
        }
        let ours = match self.me.get() {
            Some(me) => self.rest.own_messages(thread, *me).await,
            None => Ok(known.to_vec()),
        };
        let ours = match ours {
            Err(error) if error.is_channel_gone() => return Ok(Erased::ThreadGone),
            Err(error) if error.is_out_of_reach() => known.to_vec(),
            ours => ours?,
        };
        for message in ours {
            self.erase_message(thread, message).await?;
        }
        Ok(Erased::ThreadEmptied(thread))
    }

    /// Nothing more happens there. It is done last, because what only the member sees cannot be changed any more in
    /// an archived thread.
    pub(super) async fn close_emptied(&self, thread: ChannelId) {
        if let Err(error) = self.rest.set_archived(thread, true).await {
            tracing::debug!(%thread, %error, "an emptied thread stays open");
        }
    }

    async fn erase_message(&self, channel: ChannelId, message: MessageId) -> Result<(), RestError> {
        let deleted = match self.rest.delete_message(channel, message).await {
            Err(error) if error.is_archived() => {
                self.rest.set_archived(channel, false).await?;
                self.rest.delete_message(channel, message).await
            }
            deleted => deleted,
        };
        match deleted {
            Err(error) if error.is_message_gone() || error.is_channel_gone() => Ok(()),
            deleted => deleted,
        }
    }
}
