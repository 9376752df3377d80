//! What a moderator asks for, out of Discord's payload. Nothing here trusts its input.

use std::collections::BTreeMap;

use serde_json::Value;
use serenity::all::Permissions;

use super::words::{PROMPTS, parts};
use crate::discord::decode::Source;
use crate::server::RoleId;

/// Something of `/prompts`, with what Discord says of who asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::discord) struct Moderation {
    /// Of the person, in the channel.
    pub permissions: Permissions,
    pub roles: Vec<RoleId>,
    pub ask: Ask,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Ask {
    Command {
        /// Subcommand group and subcommand.
        words: Vec<String>,
        options: Options,
    },
    Suggest {
        words: Vec<String>,
        /// The option that is being typed, and what stands in it so far.
        focused: String,
        typed: String,
        options: Options,
    },
    Press {
        words: Vec<String>,
        /// What was picked in a select.
        values: Vec<String>,
        source: Source,
    },
    Filled {
        words: Vec<String>,
        fields: Fields,
        /// `None`: the field was opened by a command.
        source: Option<Source>,
    },
}

/// What was typed or picked in a modal, by field.
pub(in crate::discord) type Fields = BTreeMap<String, Vec<String>>;

/// A command's options by name, as Discord's JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::discord) struct Options {
    values: BTreeMap<String, Value>,
    attachments: BTreeMap<String, Value>,
}

impl Options {
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.values.get(name)?.as_str()
    }

    /// The same options with another text in one of them.
    #[must_use]
    pub(super) fn with(&self, name: &str, text: &str) -> Options {
        let mut options = self.clone();
        options.values.insert(name.to_owned(), text.into());
        options
    }

    pub(super) fn number(&self, name: &str) -> Option<u64> {
        self.values.get(name)?.as_u64()
    }

    pub(super) fn is_set(&self, name: &str) -> bool {
        self.values.get(name).and_then(Value::as_bool) == Some(true)
    }

    /// A channel, role or user that was picked.
    pub(super) fn id(&self, name: &str) -> Option<u64> {
        self.text(name)?.parse().ok()
    }

    /// The attachment of an option, as Discord's JSON: `filename`, `size`, `url`.
    pub(super) fn attachment(&self, name: &str) -> Option<&Value> {
        self.attachments.get(self.text(name)?)
    }
}

/// `None`: it is not about `/prompts`.
pub(in crate::discord) fn decode(kind: u64, data: &Value, source: Option<Source>) -> Option<Ask> {
    Some(match kind {
        2 if data["name"] == PROMPTS => command(data),
        4 if data["name"] == PROMPTS => suggest(data)?,
        3 => Ask::Press {
            words: parts(data["custom_id"].as_str()?)?,
            values: strings(&data["values"]),
            source: source?,
        },
        5 => Ask::Filled {
            words: parts(data["custom_id"].as_str()?)?,
            fields: fields(data),
            source,
        },
        _ => return None,
    })
}

fn command(data: &Value) -> Ask {
    let (words, given) = descend(data);
    Ask::Command {
        words,
        options: options(data, given),
    }
}

fn suggest(data: &Value) -> Option<Ask> {
    let (words, given) = descend(data);
    let focused = given.iter().find(|option| option["focused"] == true)?;
    let typed = match &focused["value"] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Some(Ask::Suggest {
        words,
        focused: focused["name"].as_str()?.to_owned(),
        typed,
        options: options(data, given),
    })
}

/// Options of these types hold options. Source: Application Commands, "Application Command Option Type".
const SUBCOMMANDS: [u64; 2] = [1, 2];

/// Down to the options of the subcommand, with the names on the way.
fn descend(data: &Value) -> (Vec<String>, &[Value]) {
    let mut words = Vec::new();
    let mut given = list(&data["options"]);
    while let [only] = given {
        let is_group = only["type"]
            .as_u64()
            .is_some_and(|kind| SUBCOMMANDS.contains(&kind));
        if !is_group {
            break;
        }
        words.push(only["name"].as_str().unwrap_or_default().to_owned());
        given = list(&only["options"]);
    }
    (words, given)
}

fn options(data: &Value, given: &[Value]) -> Options {
    let one = |option: &Value| Some((option["name"].as_str()?.to_owned(), option["value"].clone()));
    let attachments = data["resolved"]["attachments"].as_object();
    Options {
        values: given.iter().filter_map(one).collect(),
        attachments: attachments
            .into_iter()
            .flatten()
            .map(|(id, attachment)| (id.clone(), attachment.clone()))
            .collect(),
    }
}

/// What a modal's fields hold, in its older form (a row of inputs) and its newer one (a label with an input).
fn fields(data: &Value) -> Fields {
    let mut fields = Fields::new();
    for part in list(&data["components"]) {
        let inner = list(&part["components"])
            .iter()
            .chain(part.get("component"));
        for input in inner {
            let Some(name) = input["custom_id"].as_str() else {
                continue;
            };
            let value = match input["value"].as_str() {
                Some(text) => vec![text.to_owned()],
                None => strings(&input["values"]),
            };
            fields.insert(name.to_owned(), value);
        }
    }
    fields
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn strings(value: &Value) -> Vec<String> {
    let texts = list(value).iter().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}
