//! Whether somebody may write in a channel or touch a thread as it is now. Reads the world only.

use super::{
    World,
    guild::{Channel, Kind},
};
use crate::playground::{
    errors::{self, Refusal},
    id::Id,
    permissions::{self as may, MANAGE_THREADS, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS},
};

impl World {
    /// Whether `user` may post here. An archived thread that is not locked may be written in: it wakes up.
    pub(crate) fn check_sending(&self, user: Id, channel: &Channel) -> Result<(), Refusal> {
        if !may::is_visible(self, user, channel) {
            return Err(errors::MISSING_ACCESS);
        }
        if channel.kind == Kind::Forum {
            return Err(errors::NO_MESSAGES_IN_FORUM);
        }
        let needed = if channel.thread.is_some() {
            SEND_MESSAGES_IN_THREADS
        } else {
            SEND_MESSAGES
        };
        may::require(self, user, channel, needed)?;
        self.check_unlocked(user, channel)
    }

    /// Whether a locked thread keeps `user` out.
    pub(crate) fn check_unlocked(&self, user: Id, channel: &Channel) -> Result<(), Refusal> {
        let Some(thread) = channel.thread.as_ref().filter(|thread| thread.locked) else {
            return Ok(());
        };
        if may::effective(self, user, channel) & MANAGE_THREADS != 0 {
            return Ok(());
        }
        Err(if thread.archived {
            errors::ARCHIVED
        } else {
            errors::LOCKED
        })
    }

    /// In an archived thread nothing can be changed but by writing in it.
    pub(crate) fn check_awake(&self, channel: &Channel) -> Result<(), Refusal> {
        let is_archived = channel
            .thread
            .as_ref()
            .is_some_and(|thread| thread.archived);
        if is_archived {
            Err(errors::ARCHIVED)
        } else {
            Ok(())
        }
    }
}
