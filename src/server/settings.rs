//! What a server's moderators can set, with what holds where they set nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ids::{ChannelId, RoleId};

/// How long a finished interview's answers are kept where a server says nothing, in days.
pub const KEPT_DAYS: u16 = 90;
/// The longest that a server may keep them: two years.
pub const KEPT_DAYS_MAX: u16 = 730;
/// The longest pause between two interviews of one member: thirty days, in hours.
pub const COOLDOWN_HOURS_MAX: u16 = 720;
/// The most interviews that one member may have open in a server: as many as a server has dialogs, at most.
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
    /// Interviews that a member may have open at once; 0: one of each dialog.
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
}

impl Settings {
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
