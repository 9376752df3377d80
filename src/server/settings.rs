//! What a server's moderators can set, within which bounds, and what holds where they set nothing.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::ids::{ChannelId, RoleId};

/// How long a finished interview's answers are kept where a server says nothing, in days.
pub const KEPT_DAYS: u16 = 90;
/// The shortest: a verdict can still be opened and changed on the day it was given.
pub const KEPT_DAYS_MIN: u16 = 1;
/// The longest that a server may keep them: two years.
pub const KEPT_DAYS_MAX: u16 = 730;
/// The longest pause between two interviews of one member: thirty days, in hours.
pub const COOLDOWN_HOURS_MAX: u16 = 720;
/// The most interviews that one member may have running in a server: as many as it has dialogs, at most.
pub const RUNNING_MAX: u16 = 25;
/// Most channels or roles of one setting: what one Discord select takes.
pub const LISTED_MAX: usize = 25;

/// Everything that can be set. An empty list means: no limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where interviews may be started; empty: everywhere.
    pub channels: BTreeSet<ChannelId>,
    /// Who may start one; empty: everybody.
    pub roles: BTreeSet<RoleId>,
    pub threads: ThreadChoice,
    /// Between finishing an interview and beginning the same dialog again, in hours; 0: none.
    pub cooldown_hours: u16,
    /// Interviews that a member may have running at once, stopped ones aside; 0: one of each dialog.
    pub running_max: u16,
    /// Where verdicts that members choose to share go; `None`: where the interview was started.
    pub results_channel: Option<ChannelId>,
    /// For members whose own language the bot does not speak, for instance `de`; `None`: Discord's for the server.
    pub language: Option<String>,
    /// How long a finished interview's answers are kept, in days.
    pub kept_days: u16,
    /// Who may see statistics beside moderators.
    pub statistics_roles: BTreeSet<RoleId>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            channels: BTreeSet::new(),
            roles: BTreeSet::new(),
            threads: ThreadChoice::default(),
            cooldown_hours: 0,
            running_max: 0,
            results_channel: None,
            language: None,
            kept_days: KEPT_DAYS,
            statistics_roles: BTreeSet::new(),
        }
    }
}

/// Who may read along in an interview's thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThreadChoice {
    /// The member says; private where they say nothing.
    #[default]
    Member,
    Private,
    Public,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettingName {
    Channels,
    Roles,
    Threads,
    CooldownHours,
    RunningMax,
    ResultsChannel,
    Language,
    KeptDays,
    StatisticsRoles,
}

/// A setting cannot have this value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// More channels or roles than [`LISTED_MAX`].
    TooMany(usize),
    /// Not a number within the setting's bounds.
    Outside(RangeInclusive<u16>),
    /// Not a language that the bot speaks.
    Language(String),
}

impl SettingName {
    pub const ALL: [SettingName; 9] = [
        SettingName::Channels,
        SettingName::Roles,
        SettingName::Threads,
        SettingName::CooldownHours,
        SettingName::RunningMax,
        SettingName::ResultsChannel,
        SettingName::Language,
        SettingName::KeptDays,
        SettingName::StatisticsRoles,
    ];

    /// As JSON and controls call it.
    pub fn as_str(self) -> &'static str {
        match self {
            SettingName::Channels => "channels",
            SettingName::Roles => "roles",
            SettingName::Threads => "threads",
            SettingName::CooldownHours => "cooldown_hours",
            SettingName::RunningMax => "running_max",
            SettingName::ResultsChannel => "results_channel",
            SettingName::Language => "language",
            SettingName::KeptDays => "kept_days",
            SettingName::StatisticsRoles => "statistics_roles",
        }
    }

    pub fn named(name: &str) -> Option<SettingName> {
        SettingName::ALL.into_iter().find(|it| it.as_str() == name)
    }

    /// Of a setting that is a number.
    pub fn bounds(self) -> Option<RangeInclusive<u16>> {
        match self {
            SettingName::CooldownHours => Some(0..=COOLDOWN_HOURS_MAX),
            SettingName::RunningMax => Some(0..=RUNNING_MAX),
            SettingName::KeptDays => Some(KEPT_DAYS_MIN..=KEPT_DAYS_MAX),
            _ => None,
        }
    }

    /// The setting with this number; `None`: it is no number.
    pub fn with_number(self, number: u16) -> Option<Setting> {
        match self {
            SettingName::CooldownHours => Some(Setting::CooldownHours(number)),
            SettingName::RunningMax => Some(Setting::RunningMax(number)),
            SettingName::KeptDays => Some(Setting::KeptDays(number)),
            _ => None,
        }
    }
}

/// One setting with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    Channels(BTreeSet<ChannelId>),
    Roles(BTreeSet<RoleId>),
    Threads(ThreadChoice),
    CooldownHours(u16),
    RunningMax(u16),
    ResultsChannel(Option<ChannelId>),
    Language(Option<String>),
    KeptDays(u16),
    StatisticsRoles(BTreeSet<RoleId>),
}

impl Setting {
    pub fn name(&self) -> SettingName {
        match self {
            Setting::Channels(_) => SettingName::Channels,
            Setting::Roles(_) => SettingName::Roles,
            Setting::Threads(_) => SettingName::Threads,
            Setting::CooldownHours(_) => SettingName::CooldownHours,
            Setting::RunningMax(_) => SettingName::RunningMax,
            Setting::ResultsChannel(_) => SettingName::ResultsChannel,
            Setting::Language(_) => SettingName::Language,
            Setting::KeptDays(_) => SettingName::KeptDays,
            Setting::StatisticsRoles(_) => SettingName::StatisticsRoles,
        }
    }

    /// Its number, where it is one.
    pub fn number(&self) -> Option<u16> {
        match self {
            Setting::CooldownHours(number)
            | Setting::RunningMax(number)
            | Setting::KeptDays(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether it can be set; `languages`: those that the bot speaks.
    pub fn check<'a>(&self, mut languages: impl Iterator<Item = &'a str>) -> Result<(), Unfit> {
        let count = match self {
            Setting::Channels(channels) => channels.len(),
            Setting::Roles(roles) | Setting::StatisticsRoles(roles) => roles.len(),
            _ => 0,
        };
        if count > LISTED_MAX {
            return Err(Unfit::TooMany(count));
        }
        if let (Some(number), Some(bounds)) = (self.number(), self.name().bounds())
            && !bounds.contains(&number)
        {
            return Err(Unfit::Outside(bounds));
        }
        match self {
            Setting::Language(Some(language)) if !languages.any(|it| it == language) => {
                Err(Unfit::Language(language.clone()))
            }
            _ => Ok(()),
        }
    }
}

impl Settings {
    /// Whether somebody with these roles, who is no moderator, may see statistics.
    pub fn may_see_statistics(&self, roles: &[RoleId]) -> bool {
        roles
            .iter()
            .any(|role| self.statistics_roles.contains(role))
    }

    pub fn get(&self, name: SettingName) -> Setting {
        match name {
            SettingName::Channels => Setting::Channels(self.channels.clone()),
            SettingName::Roles => Setting::Roles(self.roles.clone()),
            SettingName::Threads => Setting::Threads(self.threads),
            SettingName::CooldownHours => Setting::CooldownHours(self.cooldown_hours),
            SettingName::RunningMax => Setting::RunningMax(self.running_max),
            SettingName::ResultsChannel => Setting::ResultsChannel(self.results_channel),
            SettingName::Language => Setting::Language(self.language.clone()),
            SettingName::KeptDays => Setting::KeptDays(self.kept_days),
            SettingName::StatisticsRoles => Setting::StatisticsRoles(self.statistics_roles.clone()),
        }
    }

    pub(super) fn set(&mut self, setting: Setting) {
        match setting {
            Setting::Channels(channels) => self.channels = channels,
            Setting::Roles(roles) => self.roles = roles,
            Setting::Threads(threads) => self.threads = threads,
            Setting::CooldownHours(hours) => self.cooldown_hours = hours,
            Setting::RunningMax(count) => self.running_max = count,
            Setting::ResultsChannel(channel) => self.results_channel = channel,
            Setting::Language(language) => self.language = language,
            Setting::KeptDays(days) => self.kept_days = days,
            Setting::StatisticsRoles(roles) => self.statistics_roles = roles,
        }
    }
}
