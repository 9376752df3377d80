//! Where something was done.

use serenity::all::{ChannelType, Permissions};

use crate::store::ChannelId;

/// Where something was done, as far as it decides whether a thread can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) struct Ground {
    pub channel: ChannelId,
    /// The channel that a thread would be opened in: this one, or the parent of the thread that this is.
    pub parent: ChannelId,
    pub kind: Option<ChannelType>,
    pub is_direct: bool,
    /// The bot's own, in the channel.
    pub permissions: Permissions,
}

pub(in crate::discord) fn is_thread(kind: ChannelType) -> bool {
    matches!(
        kind,
        ChannelType::PublicThread | ChannelType::PrivateThread | ChannelType::NewsThread
    )
}
