//! What would make a permission hold that somebody lacks.

use serenity::all::Permissions;

use super::ruling::Why;
use super::spot::{Spot, Target};
use crate::server::RoleId;

/// What makes a permission hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Fix {
    /// In the role itself.
    SwitchOn(RoleId),
    /// A ✓ in the channel's permissions.
    Allow(Target),
    EndTimeout,
    /// This permission first.
    First(Permissions),
}

/// What makes it hold for somebody whose own role or entry is `home`.
pub(in crate::discord) fn fix(spot: &Spot, why: Why, home: Target) -> Fix {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::examples::*;
    use super::super::spot::{Overwrite, Role};
    use super::*;

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

    proptest! {
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
