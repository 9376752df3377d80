//! What commands, options and controls of `/prompts` are called.

use fluent_bundle::FluentValue;

use crate::app::moderate::texts::TextLine;
use crate::dialog::problem::{Problem, Reason, Value};
use crate::dialog::slots::Misfit;
use crate::discord::custom_id::CUSTOM_ID_LENGTH_MAX;
use crate::interview::Voice;
use crate::server::{Setting, SettingName, ThreadChoice};

pub(in crate::discord) const PROMPTS: &str = "prompts";

pub(in crate::discord) const EDIT: &str = "edit";
pub(in crate::discord) const PREVIEW: &str = "preview";
pub(in crate::discord) const PANEL: &str = "panel";
pub(in crate::discord) const POST: &str = "post";
pub(in crate::discord) const REMOVE: &str = "remove";
pub(in crate::discord) const LIST: &str = "list";
pub(in crate::discord) const HISTORY: &str = "history";
pub(in crate::discord) const UNDO: &str = "undo";
pub(in crate::discord) const RESTORE: &str = "restore";
pub(in crate::discord) const RESET: &str = "reset";
pub(in crate::discord) const DOCTOR: &str = "doctor";
pub(in crate::discord) const SETTINGS: &str = "settings";

pub(in crate::discord) const EXPORT: &str = "export";
pub(in crate::discord) const IMPORT: &str = "import";
pub(in crate::discord) const DIALOGS: &str = "dialogs";

pub(in crate::discord) const DIALOG: &str = "dialog";
pub(in crate::discord) const PROMPT: &str = "prompt";
pub(in crate::discord) const CHANGED: &str = "changed";
pub(in crate::discord) const CHANGE: &str = "change";
pub(in crate::discord) const STATISTICS: &str = "statistics";
pub(in crate::discord) const PERIOD: &str = "period";
pub(in crate::discord) const CHANNEL: &str = "channel";

pub(in crate::discord) const FILE: &str = "file";
pub(in crate::discord) const WHAT: &str = "what";
pub(in crate::discord) const CHANGED_TEXTS: &str = "changed";
pub(in crate::discord) const EVERY_TEXT: &str = "texts";
pub(in crate::discord) const WHOLE_DIALOG: &str = "dialog";

/// Of a moderator's control; interviews' controls begin with a number.
const MARK: &str = "p";

/// What a control is called: `p.edit.save.12`. The parts hold no dot.
pub(super) fn name(parts: &[&str]) -> String {
    let name = format!("{MARK}.{}", parts.join("."));
    debug_assert!(name.len() <= CUSTOM_ID_LENGTH_MAX, "{name}");
    name
}

/// The parts of a name; `None`: it is no moderator's control.
pub(super) fn parts(name: &str) -> Option<Vec<String>> {
    if name.len() > CUSTOM_ID_LENGTH_MAX {
        return None;
    }
    let rest = name.strip_prefix(MARK)?.strip_prefix('.')?;
    Some(rest.split('.').map(str::to_owned).collect())
}

/// What a setting is called.
pub(super) fn setting(voice: &Voice, name: SettingName) -> String {
    let key = match name {
        SettingName::Channels => "setting-channels",
        SettingName::Roles => "setting-roles",
        SettingName::Threads => "setting-threads",
        SettingName::CooldownHours => "setting-cooldown",
        SettingName::RunningMax => "setting-running",
        SettingName::ResultsChannel => "setting-results",
        SettingName::Language => "setting-language",
        SettingName::KeptDays => "setting-kept",
        SettingName::StatisticsRoles => "setting-statistics",
    };
    voice.say(key)
}

const HOURS_PER_DAY: u16 = 24;

/// A setting's value, in words.
pub(super) fn value(voice: &Voice, setting: &Setting) -> String {
    let numbers = |ids: Vec<String>, nothing: &str| match ids.is_empty() {
        true => voice.say(nothing),
        false => ids.join(", "),
    };
    let count = |key: &str, count: u16| voice.say_with(key, &[("count", count.into())]);
    match setting {
        Setting::Channels(channels) => numbers(
            channels
                .iter()
                .map(|channel| format!("<#{channel}>"))
                .collect(),
            "setting-everywhere",
        ),
        Setting::Roles(roles) => numbers(
            roles.iter().map(|role| format!("<@&{role}>")).collect(),
            "setting-everybody",
        ),
        Setting::StatisticsRoles(roles) => numbers(
            roles.iter().map(|role| format!("<@&{role}>")).collect(),
            "setting-moderators",
        ),
        Setting::Threads(ThreadChoice::Member) => voice.say("setting-threads-member"),
        Setting::Threads(ThreadChoice::Private) => voice.say("setting-threads-private"),
        Setting::Threads(ThreadChoice::Public) => voice.say("setting-threads-public"),
        Setting::CooldownHours(hours) if *hours > 0 && hours % HOURS_PER_DAY == 0 => {
            count("setting-days", hours / HOURS_PER_DAY)
        }
        Setting::CooldownHours(hours) => count("setting-hours", *hours),
        Setting::RunningMax(max) => count("setting-running-max", *max),
        Setting::KeptDays(days) => count("setting-days", *days),
        Setting::ResultsChannel(channel) => match channel {
            Some(channel) => format!("<#{channel}>"),
            None => voice.say("setting-where-started"),
        },
        Setting::Language(language) => match language {
            Some(language) => Voice::of(language).say("language-name"),
            None => voice.say("setting-language-discord"),
        },
    }
}

/// Before what this server has changed.
pub(super) fn changed_mark(voice: &Voice, line: &TextLine) -> String {
    match line.is_changed {
        true => format!("{} ", voice.say("list-changed")),
        false => String::new(),
    }
}

/// What speaks against a text, and what to do about it.
pub(super) fn misfit(voice: &Voice, misfit: &Misfit) -> String {
    let reason = misfit.reason.as_ref();
    reason.map_or_else(
        || as_checked(&misfit.what, &misfit.cure),
        |reason| in_words(voice, reason),
    )
}

/// The same of a problem in a file; what only authors meet is told as `check` tells it, in English.
pub(super) fn problem(voice: &Voice, problem: &Problem) -> String {
    let reason = problem.reason.as_ref();
    reason.map_or_else(
        || as_checked(&problem.what, &problem.cure),
        |reason| in_words(voice, reason),
    )
}

fn in_words(voice: &Voice, reason: &Reason) -> String {
    let value = |value: &Value| match value {
        Value::Count(count) => FluentValue::from(*count),
        Value::Text(text) => text.clone().into(),
    };
    let values = reason.values.iter();
    let values: Vec<_> = values.map(|(name, it)| (*name, value(it))).collect();
    let name = reason.name;
    voice.say_with(&format!("misfit-{name}"), &values)
}

fn as_checked(what: &str, cure: &str) -> String {
    let mut what = what.to_owned();
    if let Some(first) = what.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{what}. {cure}")
}

/// "Name: value", as this language writes it.
pub(super) fn pair(voice: &Voice, name: &str, value: &str) -> String {
    voice.say_with("pair", &[("name", name.into()), ("value", value.into())])
}
