//! A slash command as a client sends it: the command found, the options in their place and of their type, what they
//! point at resolved; the same for asking what an option could be completed to.

use serde_json::{Map, Value, json};

use super::{Refused, components::add_resolved, visible};
use crate::playground::{
    id::{self, Id},
    rest::delivery,
    world::{
        World,
        commands::Command,
        files::File,
        guild::Channel,
        interactions::{Kind, Opening},
        shape,
    },
};

/// What was typed after the slash.
#[derive(Clone, Debug, Default)]
pub(crate) struct Invocation {
    pub(crate) name: String,
    /// Group and subcommand, where the command has them.
    pub(crate) path: Vec<String>,
    pub(crate) options: Map<String, Value>,
    /// Files of attachment options, by the option's name.
    pub(crate) files: Vec<(String, File)>,
    /// The option that is being completed; absent when the command is sent.
    pub(crate) focused: Option<String>,
}

const SUBCOMMAND: u64 = 1;
const GROUP: u64 = 2;

pub(crate) fn invoke(
    world: &mut World,
    user: Id,
    channel: Id,
    invocation: &Invocation,
) -> Result<Id, Refused> {
    check_open(visible(world, user, channel)?)?;
    let known = world.commands_for(user, channel);
    let is_it = |it: &&&Command| it.name() == invocation.name && it.kind() == 1;
    let command = known.iter().find(is_it).map(|it| (*it).clone());
    let command = command.ok_or_else(|| format!("There is no command /{}.", invocation.name))?;
    let definitions = descend(&command.body, &invocation.path)?;
    let given = ordered(definitions, invocation)?;
    let is_focused = |it: &&Value| invocation.focused.as_deref() == it["name"].as_str();
    let focused = given.iter().copied().find(is_focused);
    let data = data_of(world, user, channel, &command, &given, invocation)?;
    let words = std::iter::once(&invocation.name).chain(&invocation.path);
    let opening = Opening {
        kind: if focused.is_some() {
            Kind::Autocomplete
        } else {
            Kind::Command
        },
        user,
        channel,
        source: None,
        name: Some(words.map(String::as_str).collect::<Vec<_>>().join(" ")),
        custom_id: None,
        focused_kind: focused.and_then(|it| it["type"].as_u64()),
        data,
    };
    world
        .open_interaction(&opening)
        .ok_or_else(|| "This channel is gone.".to_owned())
}

fn data_of(
    world: &mut World,
    user: Id,
    channel: Id,
    command: &Command,
    given: &[&Value],
    invocation: &Invocation,
) -> Result<Value, Refused> {
    let mut resolved = json!({});
    let mut options = Vec::new();
    for definition in given {
        options.push(encode(
            world,
            user,
            channel,
            definition,
            invocation,
            &mut resolved,
        )?);
    }
    let options = nested(&invocation.path, options);
    let mut data = json!({"id": command.id, "name": command.name(), "type": 1, "options": options});
    if let Some(guild) = command.guild {
        data["guild_id"] = json!(guild);
    }
    if resolved != json!({}) {
        data["resolved"] = resolved;
    }
    Ok(data)
}

fn check_open(channel: &Channel) -> Result<(), Refused> {
    let is_closed = channel
        .thread
        .as_ref()
        .is_some_and(|thread| thread.archived);
    if is_closed {
        Err("This thread is closed. Write in it to open it again.".to_owned())
    } else {
        Ok(())
    }
}

/// The options that stand below the group and subcommand of the path.
fn descend<'a>(command: &'a Value, path: &[String]) -> Result<&'a [Value], Refused> {
    let mut options = list(&command["options"]);
    for part in path {
        let is_it = |it: &&Value| it["name"] == **part && is_branch(it);
        let next = options.iter().find(is_it);
        options =
            list(&next.ok_or_else(|| format!("There is no subcommand “{part}”."))?["options"]);
    }
    if options.iter().any(is_branch) {
        return Err("This command needs one of its subcommands.".to_owned());
    }
    Ok(options)
}

fn is_branch(option: &Value) -> bool {
    matches!(option["type"].as_u64(), Some(SUBCOMMAND | GROUP))
}

/// The definitions of the options that were given, in the order typed; a missing required one or an unknown one is
/// refused, as the client does before it sends.
fn ordered<'a>(
    definitions: &'a [Value],
    invocation: &Invocation,
) -> Result<Vec<&'a Value>, Refused> {
    let given = |name: &str| {
        invocation.options.contains_key(name) || invocation.files.iter().any(|file| file.0 == name)
    };
    let mut found = Vec::new();
    for definition in definitions {
        let name = definition["name"].as_str().unwrap_or_default();
        if given(name) || invocation.focused.as_deref() == Some(name) {
            found.push(definition);
        } else if definition["required"] == true && invocation.focused.is_none() {
            return Err(format!("The option “{name}” is required."));
        }
    }
    let unknown = invocation
        .options
        .keys()
        .find(|key| !definitions.iter().any(|it| it["name"] == **key));
    let unknown = unknown.or(invocation.focused.as_ref().filter(|_| found.is_empty()));
    unknown.map_or(Ok(found), |name| {
        Err(format!("This command has no option “{name}”."))
    })
}

fn encode(
    world: &mut World,
    user: Id,
    channel: Id,
    definition: &Value,
    invocation: &Invocation,
    resolved: &mut Value,
) -> Result<Value, Refused> {
    let name = definition["name"].as_str().unwrap_or_default();
    let kind = definition["type"].as_u64().unwrap_or(3);
    let typed = invocation.options.get(name).cloned().unwrap_or(json!(""));
    if invocation.focused.as_deref() == Some(name) {
        let text = typed
            .as_str()
            .map_or_else(|| typed.to_string(), str::to_owned);
        return Ok(json!({"name": name, "type": kind, "value": text, "focused": true}));
    }
    let value = match kind {
        3 | 4 | 5 | 10 => scalar(definition, kind, name, &typed)?,
        6..=9 => {
            let id = id::decode(&typed).ok_or_else(|| format!("“{name}” needs an id."))?;
            // The selects for users, channels, roles and mentionables number the same kinds differently.
            let select = [5, 8, 6, 7][usize::try_from(kind - 6).unwrap_or(0)];
            add_resolved(world, user, channel, select, id, resolved)?;
            json!(id)
        }
        _ => attach(world, channel, name, invocation, resolved)?,
    };
    Ok(json!({"name": name, "type": kind, "value": value}))
}

fn scalar(definition: &Value, kind: u64, name: &str, typed: &Value) -> Result<Value, Refused> {
    let value = match kind {
        3 => typed.as_str().map(|it| json!(it)),
        4 => typed
            .as_i64()
            .or_else(|| typed.as_str()?.parse().ok())
            .map(|it| json!(it)),
        5 => typed.as_bool().map(|it| json!(it)),
        _ => typed
            .as_f64()
            .or_else(|| typed.as_str()?.parse().ok())
            .map(|it| json!(it)),
    };
    let value = value.ok_or_else(|| format!("The value of “{name}” is of the wrong kind."))?;
    let choices = list(&definition["choices"]);
    if !choices.is_empty() && !choices.iter().any(|choice| choice["value"] == value) {
        return Err(format!("“{name}” must be one of its choices."));
    }
    let length = value.as_str().map_or(0, |it| it.chars().count()) as u64;
    let (least, most) = (
        definition["min_length"].as_u64(),
        definition["max_length"].as_u64(),
    );
    if kind == 3 && (length < least.unwrap_or(0) || length > most.unwrap_or(6_000)) {
        return Err(format!("“{name}” is too short or too long."));
    }
    let number = value.as_f64().unwrap_or(0.0);
    let (least, most) = (
        definition["min_value"].as_f64(),
        definition["max_value"].as_f64(),
    );
    if kind != 3 && (least.is_some_and(|it| number < it) || most.is_some_and(|it| number > it)) {
        return Err(format!("“{name}” is too small or too large."));
    }
    Ok(value)
}

fn attach(
    world: &mut World,
    channel: Id,
    name: &str,
    invocation: &Invocation,
    resolved: &mut Value,
) -> Result<Value, Refused> {
    let file = invocation.files.iter().find(|file| file.0 == name);
    let (_, file) = file.ok_or_else(|| format!("“{name}” needs a file."))?;
    let attachment = delivery::keep(world, channel, file, &file.filename, None);
    let mut described = shape::attachment(&attachment);
    described["ephemeral"] = json!(true);
    resolved["attachments"][attachment.id.to_string()] = described;
    Ok(json!(attachment.id))
}

/// Wraps the options into the subcommand and the group of the path.
fn nested(path: &[String], options: Vec<Value>) -> Vec<Value> {
    let mut inner = options;
    for (depth, part) in path.iter().rev().enumerate() {
        let kind = if depth == 0 { SUBCOMMAND } else { GROUP };
        inner = vec![json!({"name": part, "type": kind, "options": inner})];
    }
    inner
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
