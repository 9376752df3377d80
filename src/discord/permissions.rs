//! What somebody may do in a channel, and which role or overwrite decides it. Pure.
//!
//! Discord's algorithm: the roles' permissions together; then the channel's overwrite for @everyone, those for
//! the person's roles (a ✓ of one beats an ✗ of another), and the one for the person alone. Owners and
//! administrators may everything, who is timed out only looks on, and some permissions are worth nothing
//! without another. Threads have no overwrites: their channel's count. Source: Permissions; Permission Hierarchy,
//! Permission Overwrites, Implicit Permissions, Permissions for Timed Out Members.

use std::collections::BTreeSet;

use serenity::all::Permissions;

use crate::server::{RoleId, UserId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    pub id: RoleId,
    pub name: String,
    pub permissions: Permissions,
    /// The bot that Discord made this role for.
    pub bot: Option<UserId>,
    /// Nobody can give it to a person: it belongs to a bot or comes from elsewhere.
    pub is_managed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Role(RoleId),
    Member(UserId),
}

/// What a channel changes for a role or for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Overwrite {
    pub target: Target,
    pub allow: Permissions,
    pub deny: Permissions,
}

/// Somebody, or anybody of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Person {
    /// `None`: nobody in particular.
    pub user: Option<UserId>,
    /// Without @everyone, which all have.
    pub roles: BTreeSet<RoleId>,
    pub is_owner: bool,
    pub is_timed_out: bool,
}

/// Where it is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    /// The role that all have; its number is the server's.
    pub everyone: RoleId,
    pub roles: &'a [Role],
    /// Of the channel, or of a thread's channel.
    pub overwrites: &'a [Overwrite],
    pub is_thread: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ruling {
    pub may: bool,
    pub why: Why,
}

/// What decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
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

/// What makes a permission hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fix {
    /// In the role itself.
    SwitchOn(RoleId),
    /// A ✓ in the channel's permissions.
    Allow(Target),
    EndTimeout,
    /// This permission first.
    First(Permissions),
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
pub(super) fn ruling(spot: &Spot, person: &Person, permission: Permissions) -> Ruling {
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

/// What makes it hold for somebody whose own role or entry is `home`.
pub(super) fn fix(spot: &Spot, why: Why, home: Target) -> Fix {
    let everyone = Target::Role(spot.everyone);
    match (why, home) {
        (Why::TimedOut, _) => Fix::EndTimeout,
        (Why::Without(permission), _) => Fix::First(permission),
        // What is denied to all stays denied to all; who needs it is let in.
        (Why::Overwrite(target), _) if target == everyone => Fix::Allow(home),
        (Why::Overwrite(target), _) => Fix::Allow(target),
        (_, Target::Role(role)) => Fix::SwitchOn(role),
        (_, Target::Member(_)) => Fix::Allow(home),
    }
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
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const EVERYONE: RoleId = RoleId(1);
    const HOME: RoleId = RoleId(2);
    const OTHER: RoleId = RoleId(3);
    const BOT: UserId = UserId(9);
    const SEND: Permissions = Permissions::SEND_MESSAGES_IN_THREADS;
    const VIEW: Permissions = Permissions::VIEW_CHANNEL;

    fn role(id: RoleId, permissions: Permissions) -> Role {
        Role {
            id,
            name: id.to_string(),
            permissions,
            bot: (id == HOME).then_some(BOT),
            is_managed: id == HOME,
        }
    }

    fn overwrite(target: Target, allow: Permissions, deny: Permissions) -> Overwrite {
        Overwrite {
            target,
            allow,
            deny,
        }
    }

    fn bot() -> Person {
        Person {
            user: Some(BOT),
            roles: [HOME, OTHER].into(),
            ..Person::default()
        }
    }

    /// Everybody sees; `everyone` and `home` have these beside.
    fn roles(everyone: Permissions, home: Permissions) -> Vec<Role> {
        vec![
            role(EVERYONE, VIEW | everyone),
            role(HOME, home),
            role(OTHER, Permissions::empty()),
        ]
    }

    fn asked(
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

    fn bits() -> impl Strategy<Value = Permissions> {
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

    fn target() -> impl Strategy<Value = Target> {
        let roles = [EVERYONE, HOME, OTHER].map(Target::Role).into_iter();
        proptest::sample::select(roles.chain([Target::Member(BOT)]).collect::<Vec<_>>())
    }

    /// At most one overwrite for each target, none of which both allows and denies, as Discord keeps them.
    fn overwrites() -> impl Strategy<Value = Vec<Overwrite>> {
        vec((target(), bits(), bits()), 0..4).prop_map(|found| {
            let mut known = BTreeSet::new();
            let once = found
                .into_iter()
                .filter(|(target, ..)| known.insert(*target));
            once.map(|(target, allow, deny)| overwrite(target, allow, deny - allow))
                .collect()
        })
    }

    fn apply(fix: Fix, what: Permissions, roles: &mut [Role], overwrites: &mut Vec<Overwrite>) {
        match fix {
            Fix::SwitchOn(id) => {
                let role = roles.iter_mut().find(|role| role.id == id);
                role.expect("a role").permissions |= what;
            }
            Fix::Allow(target) => {
                if !overwrites.iter().any(|it| it.target == target) {
                    overwrites.push(overwrite(
                        target,
                        Permissions::empty(),
                        Permissions::empty(),
                    ));
                }
                for it in overwrites.iter_mut().filter(|it| it.target == target) {
                    it.allow |= what;
                    it.deny -= what;
                }
            }
            Fix::EndTimeout | Fix::First(_) => unreachable!("nobody is timed out here"),
        }
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

        #[test]
        fn doing_the_fix_makes_it_hold(
            all in bits(), home in bits(), overwrites in overwrites(), has_own_role: bool
        ) {
            let mut roles = [role(EVERYONE, all), role(HOME, home), role(OTHER, Permissions::empty())];
            let mut overwrites = overwrites;
            let own = if has_own_role { Target::Role(HOME) } else { Target::Member(BOT) };
            for what in [VIEW, SEND, Permissions::EMBED_LINKS] {
                let found = asked(&roles, &overwrites, &bot(), what);
                if found.may {
                    continue;
                }
                let spot = Spot { everyone: EVERYONE, roles: &roles, overwrites: &overwrites, is_thread: true };
                let fix = fix(&spot, found.why, own);
                apply(fix, what, &mut roles, &mut overwrites);
                prop_assert!(asked(&roles, &overwrites, &bot(), what).may, "{:?}", fix);
            }
        }
    }
}
