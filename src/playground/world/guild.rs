//! The nouns of a server: users, members, roles, channels and threads. Plain data; who may do what is in
//! `permissions`, how Discord writes them is in `shape`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::playground::id::Id;

#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: Id,
    pub(crate) username: String,
    pub(crate) global_name: Option<String>,
    pub(crate) is_bot: bool,
    /// The language of this person's client.
    pub(crate) locale: String,
    /// What the page paints behind the initial; Discord itself has no such field.
    pub(crate) avatar_color: &'static str,
}

impl User {
    pub(crate) fn display_name(&self) -> &str {
        self.global_name.as_deref().unwrap_or(&self.username)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) user: Id,
    pub(crate) roles: BTreeSet<Id>,
    pub(crate) joined: Timestamp,
}

#[derive(Clone, Debug)]
pub(crate) struct Role {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) permissions: u64,
    pub(crate) position: u16,
    /// The bot whose own role this is.
    pub(crate) bot: Option<Id>,
}

#[derive(Clone, Debug)]
pub(crate) struct Guild {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) owner: Id,
    pub(crate) roles: BTreeMap<Id, Role>,
    pub(crate) members: BTreeMap<Id, Member>,
    pub(crate) joined: Timestamp,
}

/// Discord's channel types, by their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    Text = 0,
    Direct = 1,
    Voice = 2,
    Announcement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    Forum = 15,
}

impl Kind {
    /// The kind that is written with this number, of those that this Discord knows.
    pub(crate) fn decode(number: u64) -> Option<Self> {
        use Kind::{
            Announcement, AnnouncementThread, Direct, Forum, PrivateThread, PublicThread, Text,
            Voice,
        };
        [
            Text,
            Direct,
            Voice,
            Announcement,
            AnnouncementThread,
            PublicThread,
            PrivateThread,
            Forum,
        ]
        .into_iter()
        .find(|kind| u64::from(*kind as u8) == number)
    }

    pub(crate) fn is_thread(self) -> bool {
        matches!(
            self,
            Self::AnnouncementThread | Self::PublicThread | Self::PrivateThread
        )
    }
}

/// What a channel changes in the permissions of a role or of one member.
#[derive(Clone, Debug)]
pub(crate) struct Overwrite {
    pub(crate) target: Id,
    pub(crate) is_member: bool,
    pub(crate) allow: u64,
    pub(crate) deny: u64,
}

#[derive(Clone, Debug)]
pub(crate) struct Channel {
    pub(crate) id: Id,
    pub(crate) guild: Option<Id>,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) topic: Option<String>,
    pub(crate) parent: Option<Id>,
    pub(crate) position: u16,
    pub(crate) slowmode_seconds: u64,
    pub(crate) overwrites: Vec<Overwrite>,
    /// Present in threads and nowhere else.
    pub(crate) thread: Option<Thread>,
    /// The other side of a direct message.
    pub(crate) recipient: Option<Id>,
    pub(crate) last_message: Option<Id>,
}

#[derive(Clone, Debug)]
pub(crate) struct Thread {
    pub(crate) owner: Id,
    pub(crate) archived: bool,
    pub(crate) locked: bool,
    pub(crate) invitable: bool,
    pub(crate) auto_archive_minutes: u64,
    pub(crate) created: Timestamp,
    pub(crate) archive_changed: Timestamp,
    pub(crate) members: BTreeMap<Id, Timestamp>,
    pub(crate) message_count: u64,
    pub(crate) applied_tags: Vec<Id>,
}
