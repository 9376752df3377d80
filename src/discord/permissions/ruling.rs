//! Whether somebody may do something, by Discord's algorithm, and what decides it.
//!
//! Discord's algorithm: the roles' permissions together; then the channel's overwrite for @everyone, those for
//! the person's roles (a ✓ of one beats an ✗ of another), and the one for the person alone. Owners and
//! administrators may everything, who is timed out only looks on, and some permissions are worth nothing
//! without another. Threads have no overwrites: their channel's count. Source: Permissions; Permission Hierarchy,
//! Permission Overwrites, Implicit Permissions, Permissions for Timed Out Members.

use serenity::all::Permissions;

use super::spot::{Overwrite, Person, Role, Spot, Target};
use crate::server::RoleId;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) struct Ruling {
    pub may: bool,
    pub why: Why,
}

/// What decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Why {
    Owner,
    Administrator(RoleId),
    Role(RoleId),
    /// None of the roles has it.
    NoRole,
    Overwrite(Target),
    TimedOut,
    /// It is worth nothing without this one.
    Without(Permissions),
}

/// What is left to those who are timed out.
const WHEN_TIMED_OUT: Permissions =
    Permissions::VIEW_CHANNEL.union(Permissions::READ_MESSAGE_HISTORY);

/// Worth nothing to those who cannot send.
const TRIMMINGS: Permissions = Permissions::MENTION_EVERYONE
    .union(Permissions::SEND_TTS_MESSAGES)
    .union(Permissions::ATTACH_FILES)
    .union(Permissions::EMBED_LINKS);

/// Whether a person has one permission, and why.
pub(in crate::discord) fn ruling(spot: &Spot, person: &Person, permission: Permissions) -> Ruling {
    let yes = |why| Ruling { may: true, why };
    let no = |why| Ruling { may: false, why };
    if person.is_owner {
        return yes(Why::Owner);
    }
    if let Some(role) = granting(spot, person, Permissions::ADMINISTRATOR) {
        return yes(Why::Administrator(role));
    }
    if person.is_timed_out && !WHEN_TIMED_OUT.contains(permission) {
        return no(Why::TimedOut);
    }
    let said = explicit(spot, person, permission);
    if !said.may {
        return said;
    }
    let missing =
        condition(spot, permission).filter(|condition| !ruling(spot, person, *condition).may);
    missing.map_or(said, |condition| no(Why::Without(condition)))
}

/// The permission that this one is worth nothing without.
fn condition(spot: &Spot, permission: Permissions) -> Option<Permissions> {
    let send = match spot.is_thread {
        true => Permissions::SEND_MESSAGES_IN_THREADS,
        false => Permissions::SEND_MESSAGES,
    };
    match permission {
        Permissions::VIEW_CHANNEL => None,
        permission if TRIMMINGS.contains(permission) => Some(send),
        _ => Some(Permissions::VIEW_CHANNEL),
    }
}

fn explicit(spot: &Spot, person: &Person, permission: Permissions) -> Ruling {
    let mut found = match granting(spot, person, permission) {
        Some(role) => Ruling {
            may: true,
            why: Why::Role(role),
        },
        None => Ruling {
            may: false,
            why: Why::NoRole,
        },
    };
    let everyone = |target: Target| target == Target::Role(spot.everyone);
    let roles =
        |target: Target| matches!(target, Target::Role(role) if person.roles.contains(&role));
    let alone =
        |target: Target| matches!(target, Target::Member(user) if person.user == Some(user));
    let steps: [&dyn Fn(Target) -> bool; 3] = [&everyone, &roles, &alone];
    for step in steps {
        if let Some(said) = overwritten(spot.overwrites, step, permission) {
            found = said;
        }
    }
    found
}

/// What one step of overwrites says of it: a ✓ counts more than an ✗.
fn overwritten(
    overwrites: &[Overwrite],
    is_meant: &dyn Fn(Target) -> bool,
    permission: Permissions,
) -> Option<Ruling> {
    let meant = || overwrites.iter().filter(|it| is_meant(it.target));
    let allowing = meant().find(|it| it.allow.contains(permission));
    let denying = || meant().find(|it| it.deny.contains(permission));
    let found = allowing.or_else(denying)?;
    Some(Ruling {
        may: allowing.is_some(),
        why: Why::Overwrite(found.target),
    })
}

/// The first of a person's roles that has it.
fn granting(spot: &Spot, person: &Person, permission: Permissions) -> Option<RoleId> {
    let has = |role: &&Role| role.id == spot.everyone || person.roles.contains(&role.id);
    let mut theirs = spot.roles.iter().filter(has);
    let found = theirs.find(|role| role.permissions.contains(permission));
    found.map(|role| role.id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::examples::*;
    use super::*;

    fn yes(why: Why) -> Ruling {
        Ruling { may: true, why }
    }

    fn no(why: Why) -> Ruling {
        Ruling { may: false, why }
    }

    #[test]
    fn a_role_gives_it_and_no_role_does_not() {
        let none = Permissions::empty();
        assert_eq!(
            asked(&roles(none, SEND), &[], &bot(), SEND),
            yes(Why::Role(HOME))
        );
        assert_eq!(
            asked(&roles(SEND, none), &[], &bot(), SEND),
            yes(Why::Role(EVERYONE))
        );
        assert_eq!(
            asked(&roles(none, none), &[], &bot(), SEND),
            no(Why::NoRole)
        );
        let stranger = Person::default();
        assert_eq!(
            asked(&roles(none, SEND), &[], &stranger, SEND),
            no(Why::NoRole)
        );
    }

    #[test]
    fn overwrites_count_from_the_general_to_the_particular() {
        let none = Permissions::empty();
        let [all, home, other, alone] = [
            Target::Role(EVERYONE),
            Target::Role(HOME),
            Target::Role(OTHER),
            Target::Member(BOT),
        ];
        let roles = roles(SEND, none);
        let mut overwrites = vec![overwrite(all, none, SEND)];
        assert_eq!(
            asked(&roles, &overwrites, &bot(), SEND),
            no(Why::Overwrite(all))
        );
        overwrites.push(overwrite(home, SEND, none));
        assert_eq!(
            asked(&roles, &overwrites, &bot(), SEND),
            yes(Why::Overwrite(home))
        );
        overwrites.insert(0, overwrite(other, none, SEND));
        assert_eq!(
            asked(&roles, &overwrites, &bot(), SEND),
            yes(Why::Overwrite(home))
        );
        overwrites.insert(0, overwrite(alone, none, SEND));
        assert_eq!(
            asked(&roles, &overwrites, &bot(), SEND),
            no(Why::Overwrite(alone))
        );
        assert_eq!(
            asked(&roles, &overwrites[1..2], &bot(), SEND),
            no(Why::Overwrite(other))
        );
        assert_eq!(
            asked(&roles, &overwrites, &Person::default(), SEND),
            no(Why::Overwrite(all))
        );
    }

    #[test]
    fn owners_and_administrators_may_everything() {
        let denied = [overwrite(
            Target::Role(EVERYONE),
            Permissions::empty(),
            VIEW | SEND,
        )];
        let owner = Person {
            is_owner: true,
            ..Person::default()
        };
        let none = Permissions::empty();
        assert_eq!(
            asked(&roles(none, none), &denied, &owner, SEND),
            yes(Why::Owner)
        );
        let administrators = roles(none, Permissions::ADMINISTRATOR);
        let timed_out = Person {
            is_timed_out: true,
            ..bot()
        };
        assert_eq!(
            asked(&administrators, &denied, &timed_out, SEND),
            yes(Why::Administrator(HOME))
        );
    }

    #[test]
    fn nothing_is_worth_anything_without_what_it_needs() {
        let rich = roles(
            Permissions::all() - Permissions::ADMINISTRATOR,
            Permissions::empty(),
        );
        let hidden = [overwrite(
            Target::Role(EVERYONE),
            Permissions::empty(),
            VIEW,
        )];
        assert_eq!(asked(&rich, &hidden, &bot(), SEND), no(Why::Without(VIEW)));
        let silent = [overwrite(Target::Role(HOME), Permissions::empty(), SEND)];
        let embed = Permissions::EMBED_LINKS;
        assert_eq!(asked(&rich, &silent, &bot(), embed), no(Why::Without(SEND)));
        let mute = [overwrite(
            Target::Role(HOME),
            Permissions::empty(),
            Permissions::SEND_MESSAGES,
        )];
        assert!(
            asked(&rich, &mute, &bot(), embed).may,
            "threads have a permission of their own"
        );
        let channel = Spot {
            everyone: EVERYONE,
            roles: &rich,
            overwrites: &mute,
            is_thread: false,
        };
        assert_eq!(
            ruling(&channel, &bot(), embed),
            no(Why::Without(Permissions::SEND_MESSAGES))
        );
    }

    #[test]
    fn who_is_timed_out_only_looks_on() {
        let rich = roles(
            SEND | Permissions::READ_MESSAGE_HISTORY,
            Permissions::empty(),
        );
        let person = Person {
            is_timed_out: true,
            ..bot()
        };
        assert_eq!(asked(&rich, &[], &person, SEND), no(Why::TimedOut));
        assert!(asked(&rich, &[], &person, VIEW).may);
        assert!(asked(&rich, &[], &person, Permissions::READ_MESSAGE_HISTORY).may);
    }

    /// The bits that a whole computation leaves, as Discord's documentation writes it down.
    fn computed(roles: &[Role], overwrites: &[Overwrite], person: &Person) -> Permissions {
        let mut bits = Permissions::empty();
        for role in roles
            .iter()
            .filter(|role| role.id == EVERYONE || person.roles.contains(&role.id))
        {
            bits |= role.permissions;
        }
        let of = |target: Target| overwrites.iter().filter(move |it| it.target == target);
        for it in of(Target::Role(EVERYONE)) {
            bits = (bits - it.deny) | it.allow;
        }
        let (mut allow, mut deny) = (Permissions::empty(), Permissions::empty());
        for it in person.roles.iter().flat_map(|role| of(Target::Role(*role))) {
            allow |= it.allow;
            deny |= it.deny;
        }
        bits = (bits - deny) | allow;
        for it in of(Target::Member(BOT)) {
            bits = (bits - it.deny) | it.allow;
        }
        match (bits.contains(VIEW), bits.contains(SEND)) {
            (false, _) => Permissions::empty(),
            (true, false) => bits - Permissions::EMBED_LINKS,
            (true, true) => bits,
        }
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_computation_that_discord_documents(
            all in bits(), home in bits(), other in bits(), overwrites in overwrites()
        ) {
            let roles = [role(EVERYONE, all), role(HOME, home), role(OTHER, other)];
            let bits = computed(&roles, &overwrites, &bot());
            for what in [VIEW, SEND, Permissions::EMBED_LINKS, Permissions::CREATE_PRIVATE_THREADS] {
                prop_assert_eq!(asked(&roles, &overwrites, &bot(), what).may, bits.contains(what));
            }
        }
    }
}
