//! A server with a bot in it, and any overwrites, for the tests.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use serenity::all::Permissions;

use super::ruling::{Ruling, ruling};
use super::spot::{Overwrite, Person, Role, Spot, Target};
use crate::server::{RoleId, UserId};

pub(super) const EVERYONE: RoleId = RoleId(1);
pub(super) const HOME: RoleId = RoleId(2);
pub(super) const OTHER: RoleId = RoleId(3);
pub(super) const BOT: UserId = UserId(9);
pub(super) const SEND: Permissions = Permissions::SEND_MESSAGES_IN_THREADS;
pub(super) const VIEW: Permissions = Permissions::VIEW_CHANNEL;

pub(super) fn role(id: RoleId, permissions: Permissions) -> Role {
    Role {
        id,
        name: id.to_string(),
        permissions,
        bot: (id == HOME).then_some(BOT),
        is_managed: id == HOME,
    }
}

pub(super) fn overwrite(target: Target, allow: Permissions, deny: Permissions) -> Overwrite {
    Overwrite {
        target,
        allow,
        deny,
    }
}

pub(super) fn bot() -> Person {
    Person {
        user: Some(BOT),
        roles: [HOME, OTHER].into(),
        ..Person::default()
    }
}

/// Everybody sees; `everyone` and `home` have these beside.
pub(super) fn roles(everyone: Permissions, home: Permissions) -> Vec<Role> {
    vec![
        role(EVERYONE, VIEW | everyone),
        role(HOME, home),
        role(OTHER, Permissions::empty()),
    ]
}

pub(super) fn asked(
    roles: &[Role],
    overwrites: &[Overwrite],
    person: &Person,
    what: Permissions,
) -> Ruling {
    let spot = Spot {
        everyone: EVERYONE,
        roles,
        overwrites,
        is_thread: true,
    };
    ruling(&spot, person, what)
}

pub(super) fn bits() -> impl Strategy<Value = Permissions> {
    let some = [
        VIEW,
        SEND,
        Permissions::EMBED_LINKS,
        Permissions::CREATE_PRIVATE_THREADS,
    ];
    proptest::bits::u8::between(0, 4).prop_map(move |set| {
        let chosen = some
            .iter()
            .enumerate()
            .filter(|(index, _)| set & (1 << index) != 0);
        chosen.fold(Permissions::empty(), |all, (_, bit)| all | *bit)
    })
}

pub(super) fn target() -> impl Strategy<Value = Target> {
    let roles = [EVERYONE, HOME, OTHER].map(Target::Role).into_iter();
    proptest::sample::select(roles.chain([Target::Member(BOT)]).collect::<Vec<_>>())
}

/// At most one overwrite for each target, none of which both allows and denies, as Discord keeps them.
pub(super) fn overwrites() -> impl Strategy<Value = Vec<Overwrite>> {
    vec((target(), bits(), bits()), 0..4).prop_map(|found| {
        let mut known = BTreeSet::new();
        let once = found
            .into_iter()
            .filter(|(target, ..)| known.insert(*target));
        once.map(|(target, allow, deny)| overwrite(target, allow, deny - allow))
            .collect()
    })
}
