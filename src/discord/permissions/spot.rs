//! Who wants to do something, and where: roles, and what a channel changes.

use std::collections::BTreeSet;

use serenity::all::Permissions;

use crate::server::{RoleId, UserId};

/// Where it is asked.
#[derive(Clone, Copy, Debug)]
pub(in crate::discord) struct Spot<'a> {
    /// The role that all have; its number is the server's.
    pub everyone: RoleId,
    pub roles: &'a [Role],
    /// Of the channel, or of a thread's channel.
    pub overwrites: &'a [Overwrite],
    pub is_thread: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::discord) struct Role {
    pub id: RoleId,
    pub name: String,
    pub permissions: Permissions,
    /// The bot that Discord made this role for.
    pub bot: Option<UserId>,
    /// Nobody can give it to a person: it belongs to a bot or comes from elsewhere.
    pub is_managed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::discord) enum Target {
    Role(RoleId),
    Member(UserId),
}

/// What a channel changes for a role or for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::discord) struct Overwrite {
    pub target: Target,
    pub allow: Permissions,
    pub deny: Permissions,
}

/// Somebody, or anybody of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::discord) struct Person {
    /// `None`: nobody in particular.
    pub user: Option<UserId>,
    /// Without @everyone, which all have.
    pub roles: BTreeSet<RoleId>,
    pub is_owner: bool,
    pub is_timed_out: bool,
}
