//! Settings against what Discord has: what was deleted since, and where the bot cannot do what is set.

use std::collections::BTreeMap;

use serenity::all::{ChannelType, Permissions};

use super::places::Places;
use crate::discord::bot::ground::names;
use crate::discord::moderate::words;
use crate::interview::Voice;
use crate::server::{ChannelId, RoleId, Server, Setting, SettingName};

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
            let threads = server.settings.threads;
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
            let with = channels.iter().filter(|it| !has_none(it));
            let missing = with.map(|it| (*it, places.missing_for_interviews(*it, threads)));
            lines.extend(lacking(voice, "settings-missing", missing));
            lines
        }
        Setting::ResultsChannel(channel) => {
            let missing = channel.map(|it| (it, places.missing_for_results(it)));
            lacking(voice, "settings-missing-results", missing.into_iter())
        }
        _ => Vec::new(),
    }
}

/// One line for all channels where the same is missing.
fn lacking(
    voice: &Voice,
    key: &str,
    missing: impl Iterator<Item = (ChannelId, Permissions)>,
) -> Vec<String> {
    let mut alike: BTreeMap<u64, Vec<ChannelId>> = BTreeMap::new();
    for (channel, missing) in missing.filter(|(_, missing)| !missing.is_empty()) {
        alike.entry(missing.bits()).or_default().push(channel);
    }
    let line = |(bits, channels): (u64, Vec<ChannelId>)| {
        let permissions = names(Permissions::from_bits_truncate(bits), voice);
        let values = [
            ("channels", linked(&channels).into()),
            ("permissions", permissions.into()),
        ];
        voice.say_with(key, &values)
    };
    alike.into_iter().map(line).collect()
}

fn linked(channels: &[ChannelId]) -> String {
    let links: Vec<String> = channels.iter().map(|it| format!("<#{it}>")).collect();
    links.join(", ")
}
