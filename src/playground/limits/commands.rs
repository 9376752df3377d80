//! Application commands and autocompletion: names, descriptions, the order and nesting of options, choices, and the
//! total of 8,000 characters.

use std::collections::BTreeSet;

use serde_json::Value;

use super::form::Form;
use crate::playground::errors::Refusal;

const NAME_MAX: usize = 32;
const DESCRIPTION_MAX: usize = 100;
const OPTIONS_MAX: usize = 25;
const CHOICES_MAX: usize = 25;
const CHOICE_TEXT_MAX: usize = 100;
const TEXT_LENGTH_MAX: i64 = 6_000;
const CHARACTERS_MAX: usize = 8_000;
/// Beyond this a number loses digits on its way through JSON.
const INTEGER_MAX: i64 = (1 << 53) - 1;
/// All kinds of commands in one bulk overwrite.
const COMMANDS_MAX: usize = 130;

const SUBCOMMAND: i64 = 1;
const GROUP: i64 = 2;
const STRING: i64 = 3;
const INTEGER: i64 = 4;
const NUMBER: i64 = 10;
const TYPES: [i64; 11] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/// Source: Reference, "Locales".
pub(crate) const LOCALES: [&str; 34] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko", "ar", "he",
];

pub(crate) fn check(body: &Value) -> Result<(), Refusal> {
    let mut form = Form::default();
    check_command(&mut form, "", body);
    form.finish()
}

/// The list of a bulk overwrite.
pub(crate) fn check_all(body: &Value) -> Result<(), Refusal> {
    let mut form = Form::default();
    if body.is_null() {
        form.required("");
    }
    let commands = form.list("", body, 0..=COMMANDS_MAX);
    for (index, command) in commands.iter().enumerate() {
        check_command(&mut form, &index.to_string(), command);
    }
    form.finish()
}

/// The answer to an autocompletion of an option of this type.
pub(crate) fn check_autocompletion(data: &Value, kind: u64) -> Result<(), Refusal> {
    let mut form = Form::default();
    let kind = i64::try_from(kind).unwrap_or(STRING);
    check_choices(&mut form, "data", &data["choices"], kind);
    form.finish()
}

fn check_command(form: &mut Form, path: &str, command: &Value) {
    let kind = form
        .choice(&at(path, "type"), &command["type"], &[1, 2, 3])
        .unwrap_or(1);
    let is_slash = kind == 1;
    check_name(form, path, &command["name"], is_slash);
    if is_slash {
        form.text(
            &at(path, "description"),
            &command["description"],
            1..=DESCRIPTION_MAX,
        );
    } else {
        form.optional_text(&at(path, "description"), &command["description"], 0..=0);
    }
    check_localizations(form, path, command, is_slash);
    let permissions = &command["default_member_permissions"];
    let is_bitset = permissions
        .as_str()
        .is_none_or(|text| text.parse::<u64>().is_ok());
    if !is_bitset {
        let path = at(path, "default_member_permissions");
        form.fault(
            &path,
            "NUMBER_TYPE_COERCE",
            "Value is not a permission bitset.",
        );
    }
    check_options(form, path, &command["options"], 0);
    if characters(command) > CHARACTERS_MAX {
        let message = format!("Command exceeds maximum size ({CHARACTERS_MAX})");
        form.fault(path, "APPLICATION_COMMAND_TOO_LARGE", &message);
    }
}

/// Letters, digits, `-`, `_` and `'`; lower case where there is one.
fn check_name(form: &mut Form, path: &str, value: &Value, is_slash: bool) {
    let path = at(path, "name");
    let Some(name) = form.text(&path, value, 1..=NAME_MAX) else {
        return;
    };
    if is_slash && !is_slash_name(name) {
        let message = "Command name is invalid";
        form.fault(&path, "APPLICATION_COMMAND_INVALID_NAME", message);
    }
}

fn is_slash_name(name: &str) -> bool {
    let is_allowed = |sign: char| sign.is_alphanumeric() || "-_'".contains(sign) || is_mark(sign);
    name.chars().all(is_allowed) && name.to_lowercase() == name
}

/// The vowel signs of Devanagari and Thai, which are marks and not letters.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{900}'..='\u{97f}' | '\u{e00}'..='\u{e7f}')
}

fn check_localizations(form: &mut Form, path: &str, value: &Value, is_slash: bool) {
    for (field, most) in [
        ("name_localizations", NAME_MAX),
        ("description_localizations", DESCRIPTION_MAX),
    ] {
        for (locale, text) in value[field].as_object().into_iter().flatten() {
            let path = format!("{}.{locale}", at(path, field));
            if !LOCALES.contains(&locale.as_str()) {
                form.fault(
                    &path,
                    "BASE_TYPE_CHOICES",
                    "This is not one of Discord's locales.",
                );
            }
            let text = form.text(&path, text, 1..=most);
            let is_name = field == "name_localizations" && is_slash;
            if is_name && text.is_some_and(|text| !is_slash_name(text)) {
                form.fault(
                    &path,
                    "APPLICATION_COMMAND_INVALID_NAME",
                    "Command name is invalid",
                );
            }
        }
    }
}

/// `depth` is 0 in a command, 1 in a subcommand or group, 2 in a subcommand of a group.
fn check_options(form: &mut Form, path: &str, value: &Value, depth: u8) {
    let path = at(path, "options");
    let options = form.list(&path, value, 0..=OPTIONS_MAX);
    let mut names = BTreeSet::new();
    let mut had_optional = false;
    let is_branch = |it: &Value| matches!(it["type"].as_i64(), Some(SUBCOMMAND | GROUP));
    let mixes = options.iter().any(is_branch) && !options.iter().all(is_branch);
    for (index, option) in options.iter().enumerate() {
        let path = format!("{path}.{index}");
        check_option(form, &path, option, depth);
        if option["name"]
            .as_str()
            .is_some_and(|name| !names.insert(name))
        {
            let message = "Option names must be unique";
            form.fault(
                &path,
                "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                message,
            );
        }
        let is_required = option["required"] == true;
        if is_required && had_optional {
            let message = "Required options must be placed before non-required options";
            form.fault(
                &path,
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                message,
            );
        }
        had_optional |= !is_required;
    }
    if mixes {
        let message = "Sub-command and sub-command group option types are mutually exclusive to all \
                       other types";
        form.fault(&path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
    }
}

fn check_option(form: &mut Form, path: &str, option: &Value, depth: u8) {
    let Some(kind) = form.choice(&at(path, "type"), &option["type"], &TYPES) else {
        return form.required(&at(path, "type"));
    };
    check_name(form, path, &option["name"], true);
    form.text(
        &at(path, "description"),
        &option["description"],
        1..=DESCRIPTION_MAX,
    );
    check_localizations(form, path, option, true);
    form.boolean(&at(path, "required"), &option["required"]);
    form.boolean(&at(path, "autocomplete"), &option["autocomplete"]);
    if kind == SUBCOMMAND || kind == GROUP {
        return check_branch(form, path, option, kind, depth);
    }
    if option["options"]
        .as_array()
        .is_some_and(|it| !it.is_empty())
    {
        form.fault(
            &at(path, "options"),
            "BASE_TYPE_MAX_LENGTH",
            "Must be 0 or fewer in length.",
        );
    }
    check_choices(form, path, &option["choices"], kind);
    check_bounds(form, path, option, kind);
    let has_choices = option["choices"]
        .as_array()
        .is_some_and(|it| !it.is_empty());
    let takes_text = matches!(kind, STRING | INTEGER | NUMBER);
    if option["autocomplete"] == true && (has_choices || !takes_text) {
        let message = "Autocomplete cannot be set for options with choices or of this type";
        form.fault(
            &at(path, "autocomplete"),
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
            message,
        );
    }
}

/// Command, group, subcommand, and no deeper.
fn check_branch(form: &mut Form, path: &str, option: &Value, kind: i64, depth: u8) {
    let is_too_deep = depth >= 2 || depth == 1 && kind == GROUP;
    if is_too_deep {
        let message = "Sub-commands and groups cannot be nested here";
        form.fault(
            &at(path, "type"),
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            message,
        );
        return;
    }
    let inner = &option["options"];
    let only_subcommands = inner
        .as_array()
        .is_none_or(|it| it.iter().all(|it| it["type"] == SUBCOMMAND));
    if kind == GROUP && !only_subcommands {
        let message = "A group may contain sub-commands only";
        form.fault(
            &at(path, "options"),
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            message,
        );
    }
    check_options(form, path, inner, if kind == GROUP { 1 } else { 2 });
}

fn check_bounds(form: &mut Form, path: &str, option: &Value, kind: i64) {
    if kind == STRING {
        let (least, most) = (&option["min_length"], &option["max_length"]);
        form.integer(&at(path, "min_length"), least, 0..=TEXT_LENGTH_MAX);
        form.integer(&at(path, "max_length"), most, 1..=TEXT_LENGTH_MAX);
    }
    for bound in ["min_value", "max_value"] {
        if kind == INTEGER {
            form.integer(&at(path, bound), &option[bound], -INTEGER_MAX..=INTEGER_MAX);
        }
    }
}

fn check_choices(form: &mut Form, path: &str, value: &Value, kind: i64) {
    let path = at(path, "choices");
    let choices = form.list(&path, value, 0..=CHOICES_MAX);
    let mut names = BTreeSet::new();
    for (index, choice) in choices.iter().enumerate() {
        let path = format!("{path}.{index}");
        let name = form.text(&at(&path, "name"), &choice["name"], 1..=CHOICE_TEXT_MAX);
        if name.is_some_and(|name| !names.insert(name)) {
            let message = "Choice names must be unique";
            form.fault(
                &path,
                "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                message,
            );
        }
        let (path, value) = (at(&path, "value"), &choice["value"]);
        match kind {
            INTEGER => {
                form.integer(&path, value, -INTEGER_MAX..=INTEGER_MAX);
            }
            NUMBER if value.is_number() => {}
            NUMBER => form.fault(&path, "NUMBER_TYPE_COERCE", "Value is not a number."),
            _ => {
                form.text(&path, value, 1..=CHOICE_TEXT_MAX);
            }
        }
    }
}

/// Name, description and value of the command, its options and their choices; of translations the longest counts.
fn characters(value: &Value) -> usize {
    let count = |text: &Value| text.as_str().map_or(0, |text| text.chars().count());
    let longest = |field: &str, translations: &str| {
        let translated = value[translations]
            .as_object()
            .into_iter()
            .flatten()
            .map(|it| count(it.1));
        translated.chain([count(&value[field])]).max().unwrap_or(0)
    };
    let inner = ["options", "choices"]
        .iter()
        .flat_map(|list| value[*list].as_array().into_iter().flatten());
    longest("name", "name_localizations")
        + longest("description", "description_localizations")
        + count(&value["value"])
        + inner.map(characters).sum::<usize>()
}

fn at(path: &str, field: &str) -> String {
    if path.is_empty() {
        field.to_owned()
    } else {
        format!("{path}.{field}")
    }
}
