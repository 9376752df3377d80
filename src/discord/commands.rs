//! The slash commands: one for each dialog, and `/interview` for everything by keyboard.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value, json};
use serenity::all::{
    CommandOptionType, CommandType, CreateCommand, CreateCommandOption, InstallationContext,
    InteractionContext,
};

use super::moderate::prompts;
use super::render::limits::fit;
use crate::dialog::Dialog;
use crate::interview::Voice;
use crate::interview::voice::{ENGLISH, choose, language_of};

pub(super) const INTERVIEW: &str = "interview";
pub(super) const ANSWER: &str = "answer";
pub(super) const BACK: &str = "back";
pub(super) const REVIEW: &str = "review";
pub(super) const RESUME: &str = "resume";
pub(super) const STOP: &str = "stop";
pub(super) const TRANSCRIPT: &str = "transcript";
pub(super) const MY_DATA: &str = "my-data";
pub(super) const EXPORT: &str = "export";
pub(super) const DELETE: &str = "delete";
pub(super) const PRIVACY: &str = "privacy";
pub(super) const VALUE: &str = "value";
pub(super) const VISIBILITY: &str = "visibility";

/// Source: Application Commands, "Application Command Structure".
const DESCRIPTION_MAX: usize = 100;
/// The longest text that a field may hold, so that whatever can be typed there can be typed here.
const VALUE_MAX: u16 = 4_000;

/// Discord's languages. Source: Reference, "Locales".
pub(super) const LOCALES: [&str; 34] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko", "ar", "he",
];

/// `worded`: a dialog in the words of a language.
pub(super) fn commands<'a>(
    dialogs: impl Iterator<Item = &'a Dialog>,
    worded: impl Fn(&Dialog, &str) -> Arc<Dialog>,
) -> Vec<CreateCommand> {
    dialogs
        .map(|dialog| of_dialog(dialog, &worded))
        .chain([
            interview(),
            localized(PRIVACY, "command-privacy"),
            prompts(),
        ])
        .collect()
}

/// A server's own dialogs. They exist in that server only, so they do not say where they may be used.
pub(super) fn of_guild<'a>(dialogs: impl Iterator<Item = &'a Dialog>) -> Vec<CreateCommand> {
    let of_dialog = |dialog: &Dialog| {
        let description = fit(&dialog.description, DESCRIPTION_MAX);
        CreateCommand::new(dialog.id.as_str())
            .kind(CommandType::ChatInput)
            .description(description)
            .add_option(visibility())
    };
    dialogs.map(of_dialog).collect()
}

fn of_dialog(dialog: &Dialog, worded: impl Fn(&Dialog, &str) -> Arc<Dialog>) -> CreateCommand {
    let named = command(dialog.id.as_str(), &dialog.description).add_option(visibility());
    foreign().fold(named, |command, locale| {
        let dialog = worded(dialog, locale);
        command
            .name_localized(locale, dialog.command_name())
            .description_localized(locale, fit(&dialog.description, DESCRIPTION_MAX))
    })
}

fn visibility() -> CreateCommandOption {
    let visibility = option(CommandOptionType::String, VISIBILITY, "option-visibility");
    let visibility = choice(visibility, "choice-private", "private");
    choice(visibility, "choice-public", "public")
}

fn interview() -> CreateCommand {
    let value = option(CommandOptionType::String, VALUE, "option-value")
        .required(true)
        .set_autocomplete(true)
        .max_length(VALUE_MAX);
    let subcommand = |name, key| option(CommandOptionType::SubCommand, name, key);
    let my_data = option(
        CommandOptionType::SubCommandGroup,
        MY_DATA,
        "command-my-data",
    )
    .add_sub_option(subcommand(EXPORT, "command-data-export"))
    .add_sub_option(subcommand(DELETE, "command-data-delete"));
    [
        subcommand(ANSWER, "command-answer").add_sub_option(value),
        subcommand(BACK, "command-back"),
        subcommand(REVIEW, "command-review"),
        subcommand(RESUME, "command-resume"),
        subcommand(STOP, "command-stop"),
        subcommand(TRANSCRIPT, "command-transcript"),
        my_data,
    ]
    .into_iter()
    .fold(
        localized(INTERVIEW, "command-interview"),
        CreateCommand::add_option,
    )
}

/// A command of the bot's own, with its name and what it is about in every language.
pub(super) fn localized(name: &str, key: &str) -> CreateCommand {
    let about = format!("{key}-about");
    let english = command(name, &Voice::of(ENGLISH).say(&about));
    let named = said(key)
        .into_iter()
        .fold(english, |command, (locale, name)| {
            command.name_localized(locale, name)
        });
    said(&about)
        .into_iter()
        .fold(named, |command, (locale, about)| {
            command.description_localized(locale, about)
        })
}

/// A subcommand or option, with its name and what it is about in every language.
pub(super) fn option(kind: CommandOptionType, name: &str, key: &str) -> CreateCommandOption {
    let about = format!("{key}-about");
    let english = CreateCommandOption::new(kind, name, Voice::of(ENGLISH).say(&about));
    let named = said(key)
        .into_iter()
        .fold(english, |option, (locale, name)| {
            option.name_localized(locale, name)
        });
    said(&about)
        .into_iter()
        .fold(named, |option, (locale, about)| {
            option.description_localized(locale, about)
        })
}

/// An option with one more choice, which is called so in every language.
pub(super) fn choice(option: CreateCommandOption, key: &str, value: &str) -> CreateCommandOption {
    option.add_string_choice_localized(Voice::of(ENGLISH).say(key), value, said(key))
}

/// The languages other than English that we speak, as Discord calls them.
pub(super) fn foreign() -> impl Iterator<Item = &'static str> {
    let is_foreign = |tag: &&str| choose(&[tag]) == *tag && language_of(tag) != ENGLISH;
    LOCALES.into_iter().filter(is_foreign)
}

/// A sentence in every language but English.
fn said(key: &str) -> Vec<(&'static str, String)> {
    foreign()
        .map(|locale| (locale, Voice::of(locale).say(key)))
        .collect()
}

/// In servers where the bot is a member, and in direct messages with it.
fn command(name: &str, description: &str) -> CreateCommand {
    CreateCommand::new(name)
        .kind(CommandType::ChatInput)
        .description(fit(description, DESCRIPTION_MAX))
        .integration_types(vec![InstallationContext::Guild])
        .contexts(vec![InteractionContext::Guild, InteractionContext::BotDm])
}

/// Whether Discord has other commands than we want. It adds ids, versions and defaults of its own.
pub(super) fn differ(wanted: &[CreateCommand], registered: &[Value]) -> bool {
    let wanted = wanted
        .iter()
        .map(|command| serde_json::to_value(command).expect("commands have string keys"));
    let wanted: Vec<Value> = wanted.map(|command| essence(&command)).collect();
    let registered: Vec<Value> = registered.iter().map(essence).collect();
    by_name(wanted) != by_name(registered)
}

/// The same of a server's own commands, of which Discord says where they may be used, and we do not.
pub(super) fn differ_in_guild(wanted: &[CreateCommand], registered: &[Value]) -> bool {
    let mut registered = registered.to_vec();
    for command in &mut registered {
        command["contexts"] = Value::Null;
        command["integration_types"] = Value::Null;
    }
    differ(wanted, &registered)
}

/// How Discord's list of a server's own commands differs from what it should be, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Drift {
    pub missing: Vec<String>,
    /// Nothing of this server stands behind them.
    pub foreign: Vec<String>,
    pub outdated: Vec<String>,
}

pub(super) fn drift_in_guild(wanted: &[CreateCommand], registered: &[Value]) -> Drift {
    let mut drift = Drift::default();
    let name = |command: &Value| command["name"].as_str().unwrap_or_default().to_owned();
    let mut known = BTreeSet::new();
    for command in wanted {
        let value = serde_json::to_value(command).expect("commands have string keys");
        let wanted_name = name(&value);
        let found = registered.iter().find(|it| name(it) == wanted_name);
        match found.cloned().map(|found| vec![found]) {
            None => drift.missing.push(wanted_name.clone()),
            Some(found) if differ_in_guild(std::slice::from_ref(command), &found) => {
                drift.outdated.push(wanted_name.clone());
            }
            Some(_) => {}
        }
        known.insert(wanted_name);
    }
    let names = registered.iter().map(name);
    drift.foreign = names.filter(|name| !known.contains(name)).collect();
    drift
}

fn by_name(mut commands: Vec<Value>) -> Vec<Value> {
    commands.sort_by_key(|command| command["name"].to_string());
    commands
}

/// What we decide about a command or option, each with what stands for "nothing said".
fn defaults() -> [(&'static str, Value); 17] {
    [
        ("name", json!("")),
        ("description", json!("")),
        ("name_localizations", json!({})),
        ("description_localizations", json!({})),
        ("type", json!(1)),
        ("options", json!([])),
        ("choices", json!([])),
        ("value", json!("")),
        ("required", json!(false)),
        ("autocomplete", json!(false)),
        ("max_length", Value::Null),
        ("min_value", Value::Null),
        ("channel_types", json!([])),
        ("contexts", json!([])),
        ("integration_types", json!([])),
        ("default_member_permissions", Value::Null),
        ("nsfw", json!(false)),
    ]
}

/// A command or option without what Discord adds, and with what it leaves out.
fn essence(part: &Value) -> Value {
    let known = defaults().into_iter().map(|(key, default)| {
        let value = part
            .get(key)
            .filter(|value| !value.is_null())
            .unwrap_or(&default);
        let value = match key {
            "options" | "choices" => value
                .as_array()
                .map_or(json!([]), |parts| parts.iter().map(essence).collect()),
            "contexts" | "integration_types" => sorted(value),
            _ => value.clone(),
        };
        (key.to_owned(), value)
    });
    Value::Object(known.collect::<Map<String, Value>>())
}

fn sorted(numbers: &Value) -> Value {
    let mut numbers: Vec<u64> = numbers
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .collect();
    numbers.sort_unstable();
    json!(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Discord gives a command back: with ids, a version, nulls, and without what is empty.
    fn as_registered(command: &CreateCommand) -> Value {
        let mut value = serde_json::to_value(command).expect("commands have string keys");
        let fields = value.as_object_mut().expect("an object");
        fields.insert("id".into(), json!("1"));
        fields.insert("version".into(), json!("2"));
        fields.insert("application_id".into(), json!("3"));
        fields.insert("default_member_permissions".into(), Value::Null);
        fields.entry("name_localizations").or_insert(Value::Null);
        fields.insert("contexts".into(), json!([1, 0]));
        drop_empty(&mut value);
        value
    }

    /// Discord does not give back lists that hold nothing, at any depth.
    fn drop_empty(part: &mut Value) {
        match part {
            Value::Object(fields) => {
                fields.retain(|_, value| value.as_array().is_none_or(|list| !list.is_empty()));
                fields.values_mut().for_each(drop_empty);
            }
            Value::Array(parts) => parts.iter_mut().for_each(drop_empty),
            _ => {}
        }
    }

    #[test]
    fn what_discord_adds_is_no_difference() {
        let wanted = [interview(), command("tea-or-coffee", "Which one?")];
        let mut registered: Vec<Value> = wanted.iter().map(as_registered).collect();
        registered.reverse();
        assert!(!differ(&wanted, &registered));
    }

    #[test]
    fn another_word_or_a_missing_command_is_one() {
        let wanted = [interview(), command("tea-or-coffee", "Which one?")];
        let registered: Vec<Value> = wanted.iter().map(as_registered).collect();
        assert!(differ(&wanted, &registered[..1]));
        assert!(differ(&wanted, &[]));
        let mut reworded = registered.clone();
        reworded[0]["options"][0]["options"][0]["description"] = json!("Something else");
        assert!(differ(&wanted, &reworded));
        let mut translated = registered.clone();
        translated[0]["options"][0]["name_localizations"]["de"] = json!("etwas");
        assert!(differ(&wanted, &translated));
    }

    #[test]
    fn sentences_name_commands_as_they_are_registered() {
        for (name, key) in [
            (INTERVIEW, "command-interview"),
            (ANSWER, "command-answer"),
            (BACK, "command-back"),
            (REVIEW, "command-review"),
            (RESUME, "command-resume"),
            (STOP, "command-stop"),
            (TRANSCRIPT, "command-transcript"),
            (MY_DATA, "command-my-data"),
            (EXPORT, "command-data-export"),
            (DELETE, "command-data-delete"),
            (PRIVACY, "command-privacy"),
            (VALUE, "option-value"),
            (VISIBILITY, "option-visibility"),
        ] {
            assert_eq!(Voice::of(ENGLISH).say(key), name);
        }
    }

    #[test]
    fn everything_can_be_done_by_keyboard() {
        let command = serde_json::to_value(interview()).expect("commands have string keys");
        let names: Vec<&str> = command["options"]
            .as_array()
            .expect("options")
            .iter()
            .filter_map(|option| option["name"].as_str())
            .collect();
        assert_eq!(
            names,
            [ANSWER, BACK, REVIEW, RESUME, STOP, TRANSCRIPT, MY_DATA]
        );
    }
}
