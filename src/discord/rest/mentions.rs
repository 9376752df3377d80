//! The bot's own commands in what it says, as Discord's mentions: they show the name that the reader's client shows.
//!
//! What stands between backticks is code and stays, and so does what a mention would make too long.

use std::sync::{Arc, PoisonError, RwLock};

use serde_json::Value;

use crate::discord::commands::foreign;
use crate::discord::render::limits::{CONTENT_MAX, EMBED_DESCRIPTION_MAX, length};

/// Commands that can be run, with what stands for each; the longest name first.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    known: RwLock<Arc<[Mention]>>,
}

#[derive(Debug, PartialEq, Eq)]
struct Mention {
    /// As our sentences name it, in one of the languages: `/prompts rückgängig`.
    name: String,
    /// `</prompts undo:1234>`.
    mention: String,
}

/// All text of a message's embeds. Source: Message, "Embed Limits".
const EMBEDS_MAX: usize = 6_000;

/// Source: Application Commands, "Application Command Option Type".
const SUBCOMMAND: u64 = 1;
const GROUP: u64 = 2;

impl Mentions {
    /// `registered`: Discord's list of our commands, with their ids.
    pub(super) fn learn(&self, registered: &[Value]) {
        let mut known: Vec<Mention> = registered.iter().flat_map(of_command).collect();
        known.sort_by_key(|mention| std::cmp::Reverse(mention.name.len()));
        known.dedup();
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = known.into();
    }

    /// The body of a message, or of an answer to an interaction, with mentions in its words.
    pub(super) fn fill_in(&self, json: Vec<u8>) -> Vec<u8> {
        let known = Arc::clone(&self.known.read().unwrap_or_else(PoisonError::into_inner));
        let begins = |rest: &str| known.iter().any(|it| rest.starts_with(&it.name));
        let names_any = |json: &str| json.match_indices('/').any(|(at, _)| begins(&json[at..]));
        if !std::str::from_utf8(&json).is_ok_and(names_any) {
            return json;
        }
        let Ok(mut body) = serde_json::from_slice::<Value>(&json) else {
            return json;
        };
        let message = match body["data"].is_object() {
            true => &mut body["data"],
            false => &mut body,
        };
        of_message(message, &known);
        serde_json::to_vec(&body).expect("it was JSON before")
    }
}

fn of_message(message: &mut Value, known: &[Mention]) {
    replace(&mut message["content"], CONTENT_MAX, known);
    let Some(embeds) = message["embeds"].as_array_mut() else {
        return;
    };
    let before = embeds.clone();
    for embed in embeds.iter_mut() {
        if let Some(description) = embed.get_mut("description") {
            replace(description, EMBED_DESCRIPTION_MAX, known);
        }
    }
    if embeds.iter().map(embed_length).sum::<usize>() > EMBEDS_MAX {
        *embeds = before;
    }
}

/// Everything that Discord counts.
fn embed_length(embed: &Value) -> usize {
    let of = |text: &Value| text.as_str().map_or(0, length);
    let fields = embed["fields"].as_array().into_iter().flatten();
    let fields = fields.map(|field| of(&field["name"]) + of(&field["value"]));
    let parts = [
        &embed["title"],
        &embed["description"],
        &embed["footer"]["text"],
    ];
    parts.into_iter().map(of).sum::<usize>() + fields.sum::<usize>()
}

fn replace(text: &mut Value, length_max: usize, known: &[Mention]) {
    let Some(words) = text.as_str() else {
        return;
    };
    let mentioned = mentioned(words, known);
    if length(&mentioned) <= length_max {
        *text = Value::String(mentioned);
    }
}

fn mentioned(text: &str, known: &[Mention]) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['/', '`']) {
        whole.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = match rest.starts_with('`') {
            true => None,
            false => found(&whole, rest, known),
        };
        let taken = match found {
            Some(mention) => {
                whole.push_str(&mention.mention);
                mention.name.len()
            }
            None => {
                let taken = code(rest);
                whole.push_str(&rest[..taken]);
                taken
            }
        };
        rest = &rest[taken..];
    }
    whole + rest
}

/// The command that is named here as a word of its own, and not as a part of an address.
fn found<'k>(before: &str, rest: &str, known: &'k [Mention]) -> Option<&'k Mention> {
    let joins = |c: char| c.is_alphanumeric() || "-_/".contains(c);
    if before.ends_with(|c| joins(c) || "<.:".contains(c)) {
        return None;
    }
    known.iter().find(|mention| {
        let after = rest.strip_prefix(mention.name.as_str());
        after.is_some_and(|after| !after.starts_with(joins))
    })
}

/// How many bytes stand as they are: from a backtick to the one that closes it, otherwise this one sign.
fn code(rest: &str) -> usize {
    let opening = rest.len() - rest.trim_start_matches('`').len();
    let close = rest[opening..].find(&rest[..opening]);
    match (opening, close) {
        (0, _) => 1,
        (_, Some(close)) => opening + close + opening,
        (_, None) => opening,
    }
}

/// Each way to run a command, by its name in each language.
fn of_command(command: &Value) -> Vec<Mention> {
    let Some(id) = command["id"].as_str() else {
        return Vec::new();
    };
    let mut paths = Vec::new();
    walk(command, &mut Vec::new(), &mut paths);
    let languages = || std::iter::once("").chain(foreign());
    let of_path = |path: Vec<&Value>| {
        let joined = |locale: &str| {
            let names = path.iter().filter_map(|part| named(part, locale));
            names.collect::<Vec<_>>().join(" ")
        };
        let mention = format!("</{}:{id}>", joined(""));
        let mentions = languages().map(|locale| Mention {
            name: format!("/{}", joined(locale)),
            mention: mention.clone(),
        });
        mentions.collect::<Vec<_>>()
    };
    paths.into_iter().flat_map(of_path).collect()
}

fn named<'c>(part: &'c Value, locale: &str) -> Option<&'c str> {
    let here = part["name_localizations"][locale].as_str();
    here.or_else(|| part["name"].as_str())
}

/// Commands with subcommands cannot be run by themselves.
fn walk<'c>(part: &'c Value, above: &mut Vec<&'c Value>, paths: &mut Vec<Vec<&'c Value>>) {
    above.push(part);
    let options = part["options"].as_array().into_iter().flatten();
    let inner: Vec<&Value> = options
        .filter(|option| matches!(option["type"].as_u64(), Some(SUBCOMMAND | GROUP)))
        .collect();
    match inner.is_empty() {
        true => paths.push(above.clone()),
        false => inner
            .into_iter()
            .for_each(|option| walk(option, above, paths)),
    }
    above.pop();
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn mentions() -> Mentions {
        let mentions = Mentions::default();
        mentions.learn(&[
            json!({"id": "1", "name": "prompts", "options": [
                {"type": 1, "name": "undo", "name_localizations": {"de": "rückgängig"}},
                {"type": 2, "name": "panel", "options": [{"type": 1, "name": "post"}]},
            ]}),
            json!({"id": "2", "name": "which-pet", "options": [{"type": 3, "name": "visibility"}]}),
        ]);
        mentions
    }

    fn said(text: &str) -> String {
        let body = serde_json::to_vec(&json!({ "data": { "content": text } })).expect("it is JSON");
        let filled = mentions().fill_in(body);
        let body: Value = serde_json::from_slice(&filled).expect("it is JSON");
        body["data"]["content"].as_str().expect("words").to_owned()
    }

    #[test]
    fn what_can_be_run_is_mentioned_in_every_language_that_names_it() {
        assert_eq!(said("**/prompts undo** it"), "**</prompts undo:1>** it");
        assert_eq!(said("mit /prompts rückgängig."), "mit </prompts undo:1>.");
        assert_eq!(said("(/prompts panel post)"), "(</prompts panel post:1>)");
        assert_eq!(said("/which-pet"), "</which-pet:2>");
    }

    #[test]
    fn what_is_no_command_stays() {
        for text in [
            "/prompts alone",
            "/prompts undone",
            "/which-pets and /which-pet-2",
            "https://example.org/which-pet",
            "and/which-pet",
            "`/which-pet` and ```diff\n+ /which-pet\n```",
            "a ` alone and </which-pet:7>",
        ] {
            assert_eq!(said(text), text);
        }
        assert_eq!(said("a ` and /which-pet"), "a ` and </which-pet:2>");
    }

    #[test]
    fn what_would_be_too_long_stays() {
        let long = format!("{} /which-pet", "a".repeat(CONTENT_MAX - 11));
        assert_eq!(said(&long), long);
    }
}
