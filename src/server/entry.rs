//! Whether a member may begin an interview here and now, as the server's settings say. Moderators are members.

use jiff::{SignedDuration, Timestamp};

use super::ids::{ChannelId, RoleId};
use super::settings::Settings;

/// A member who would begin an interview of a dialog of which they have none open.
#[derive(Clone, Copy, Debug)]
pub struct Knock<'a> {
    /// Where: a thread counts as its channel.
    pub channel: ChannelId,
    /// The member's, with everybody's.
    pub roles: &'a [RoleId],
    /// When they last finished an interview of this dialog.
    pub finished_at: Option<Timestamp>,
    /// Their interviews that are being asked now, of other dialogs.
    pub running: usize,
    pub now: Timestamp,
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Interviews begin in other channels.
    Channel,
    /// They lack every role that may begin one.
    Role,
    /// The pause after their last one is not over.
    Cooldown { until: Timestamp },
    /// They have as many running as they may.
    Running,
}

impl Settings {
    /// The first thing that stands in the way; what cannot be waited for is told before what can.
    pub fn hindrance(&self, knock: &Knock<'_>) -> Option<Hindrance> {
        if !self.channels.is_empty() && !self.channels.contains(&knock.channel) {
            return Some(Hindrance::Channel);
        }
        if !self.roles.is_empty() && !knock.roles.iter().any(|role| self.roles.contains(role)) {
            return Some(Hindrance::Role);
        }
        let pause = SignedDuration::from_hours(self.cooldown_hours.into());
        let until = knock.finished_at.and_then(|at| at.checked_add(pause).ok());
        if let Some(until) = until.filter(|until| *until > knock.now) {
            return Some(Hindrance::Cooldown { until });
        }
        let is_full = self.running_max > 0 && knock.running >= self.running_max.into();
        is_full.then_some(Hindrance::Running)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn knock(finished_at: Option<&str>, running: usize) -> Knock<'static> {
        let moment = |text: &str| text.parse().expect("a moment");
        Knock {
            channel: ChannelId(1),
            roles: &[RoleId(10), RoleId(11)],
            finished_at: finished_at.map(moment),
            running,
            now: moment("2026-11-22T12:00:00Z"),
        }
    }

    #[test]
    fn where_nothing_is_set_nothing_stands_in_the_way() {
        let settings = Settings::default();
        let last = knock(Some("2026-11-22T12:00:00Z"), 24);
        assert_eq!(settings.hindrance(&last), None);
    }

    #[test]
    fn one_of_the_channels_and_one_of_the_roles_is_enough() {
        let mut settings = Settings {
            channels: BTreeSet::from([ChannelId(1), ChannelId(2)]),
            roles: BTreeSet::from([RoleId(11), RoleId(12)]),
            ..Settings::default()
        };
        assert_eq!(settings.hindrance(&knock(None, 0)), None);
        settings.roles = BTreeSet::from([RoleId(12)]);
        assert_eq!(settings.hindrance(&knock(None, 0)), Some(Hindrance::Role));
        settings.channels = BTreeSet::from([ChannelId(2)]);
        let place = Some(Hindrance::Channel);
        assert_eq!(settings.hindrance(&knock(None, 0)), place);
    }

    #[test]
    fn a_pause_ends_to_the_second() {
        let settings = Settings {
            cooldown_hours: 24,
            ..Settings::default()
        };
        let until = "2026-11-22T12:00:01Z".parse().expect("a moment");
        let early = knock(Some("2026-11-21T12:00:01Z"), 0);
        let waits = Some(Hindrance::Cooldown { until });
        assert_eq!(settings.hindrance(&early), waits);
        let over = knock(Some("2026-11-21T12:00:00Z"), 0);
        assert_eq!(settings.hindrance(&over), None);
    }

    #[test]
    fn as_many_as_may_run_do_run() {
        let settings = Settings {
            running_max: 2,
            ..Settings::default()
        };
        assert_eq!(settings.hindrance(&knock(None, 1)), None);
        let full = Some(Hindrance::Running);
        assert_eq!(settings.hindrance(&knock(None, 2)), full);
    }
}
