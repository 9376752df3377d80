//! Settings against what Discord has: what was deleted since, and where the bot cannot do what is set.

use std::collections::{BTreeMap, BTreeSet};

use serenity::all::ChannelType;

use super::places::Places;
use crate::discord::moderate::words;
use crate::interview::Voice;
use crate::server::{ChannelId, RoleId, Server, Setting, SettingName};

/// What the doctor says of channels.
pub(super) type Problems = BTreeMap<ChannelId, Vec<String>>;

/// Channels whose problems a form has room for; `/prompts doctor` tells all.
const CHANNELS_TOLD_MAX: usize = 2;

/// A setting without the channels and roles that were deleted.
pub(super) fn without_gone(places: &Places, setting: &Setting) -> Setting {
    let channel = |channel: &ChannelId| places.kind(*channel).is_some();
    let role = |role: &RoleId| places.has_role(*role);
    match setting.clone() {
        Setting::Channels(mut channels) => {
            channels.retain(channel);
            Setting::Channels(channels)
        }
        Setting::Roles(mut roles) => {
            roles.retain(role);
            Setting::Roles(roles)
        }
        Setting::StatisticsRoles(mut roles) => {
            roles.retain(role);
            Setting::StatisticsRoles(roles)
        }
        Setting::ResultsChannel(place) => Setting::ResultsChannel(place.filter(channel)),
        other => other,
    }
}

/// A setting's value in words, with what was deleted marked as such.
pub(super) fn value(voice: &Voice, places: &Places, setting: &Setting) -> String {
    let gone = |id: String| voice.say_with("settings-gone", &[("id", id.into())]);
    let channel = |channel: &ChannelId| match places.kind(*channel) {
        Some(_) => format!("<#{channel}>"),
        None => gone(channel.to_string()),
    };
    let role = |role: &RoleId| match places.has_role(*role) {
        true => format!("<@&{role}>"),
        false => gone(role.to_string()),
    };
    let listed = match setting {
        Setting::Channels(channels) => channels.iter().map(channel).collect(),
        Setting::Roles(roles) | Setting::StatisticsRoles(roles) => roles.iter().map(role).collect(),
        Setting::ResultsChannel(Some(place)) => vec![channel(place)],
        _ => Vec::new(),
    };
    match listed.is_empty() {
        true => words::value(voice, setting),
        false => listed.join(", "),
    }
}

/// What does not work as it is set, and what to do.
pub(super) fn of(
    voice: &Voice,
    places: &Places,
    problems: &Problems,
    server: &Server,
    name: SettingName,
) -> Vec<String> {
    let setting = server.settings.get(name);
    let is_empty = match without_gone(places, &setting) {
        left if left == setting => false,
        Setting::Channels(left) => left.is_empty(),
        Setting::Roles(left) => left.is_empty(),
        Setting::ResultsChannel(left) => left.is_none(),
        _ => false,
    };
    if is_empty {
        return vec![voice.say(&format!("settings-all-gone-{}", name.as_str()))];
    }
    match setting {
        Setting::Channels(channels) => {
            let mut lines = Vec::new();
            let has_none = |it: &&ChannelId| {
                places
                    .kind(**it)
                    .is_some_and(|kind| kind != ChannelType::Text)
            };
            let without: Vec<ChannelId> = channels.iter().filter(has_none).copied().collect();
            if !without.is_empty() {
                let value = [("channels", linked(&without).into())];
                lines.push(voice.say_with("settings-no-threads", &value));
            }
            lines.extend(told(voice, problems, &channels));
            lines
        }
        Setting::ResultsChannel(Some(channel)) => told(voice, problems, &[channel].into()),
        _ => Vec::new(),
    }
}

/// What the doctor finds in these channels, with the fix of each.
fn told(voice: &Voice, problems: &Problems, channels: &BTreeSet<ChannelId>) -> Vec<String> {
    let mut lines = Vec::new();
    let sick = problems.iter().filter(|(it, _)| channels.contains(it));
    for (number, (channel, found)) in sick.enumerate() {
        if number == CHANNELS_TOLD_MAX {
            lines.push(voice.say("settings-problems-more"));
            break;
        }
        let value = [("channel", linked(&[*channel]).into())];
        lines.push(voice.say_with("settings-problems", &value));
        lines.extend(found.iter().map(|line| format!("- {line}")));
    }
    lines
}

fn linked(channels: &[ChannelId]) -> String {
    let links: Vec<String> = channels.iter().map(|it| format!("<#{it}>")).collect();
    links.join(", ")
}
