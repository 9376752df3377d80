//! The application commands that the bot has registered, globally or for one guild.

use serde_json::{Value, json};

use super::{World, guild::Channel};
use crate::playground::{id::Id, permissions};

#[derive(Clone, Debug)]
pub(crate) struct Command {
    pub(crate) id: Id,
    pub(crate) guild: Option<Id>,
    pub(crate) version: Id,
    /// As it was sent, with the fields filled in that Discord fills in.
    pub(crate) body: Value,
}

impl Command {
    pub(crate) fn name(&self) -> &str {
        self.body["name"].as_str().unwrap_or_default()
    }

    pub(crate) fn kind(&self) -> u64 {
        self.body["type"].as_u64().unwrap_or(1)
    }

    /// Names are unique within a kind and a place.
    pub(crate) fn is_same(&self, guild: Option<Id>, body: &Value) -> bool {
        self.guild == guild
            && self.name() == body["name"].as_str().unwrap_or_default()
            && self.kind() == body["type"].as_u64().unwrap_or(1)
    }

    /// As Discord returns it; dictionaries of translations only where asked for.
    pub(crate) fn json(&self, application: Id, with_localizations: bool) -> Value {
        let mut whole = self.body.clone();
        whole["id"] = json!(self.id);
        whole["application_id"] = json!(application);
        whole["version"] = json!(self.version);
        if let Some(guild) = self.guild {
            whole["guild_id"] = json!(guild);
        }
        if !with_localizations {
            drop_localizations(&mut whole);
        }
        whole
    }
}

fn drop_localizations(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("name_localizations");
            fields.remove("description_localizations");
            fields.values_mut().for_each(drop_localizations);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_localizations),
        _ => {}
    }
}

/// The body as Discord keeps it: every field present, permissions as text.
pub(crate) fn normalized(body: &Value) -> Value {
    let mut whole = body.clone();
    for (field, default) in [
        ("type", json!(1)),
        ("description", json!("")),
        ("nsfw", json!(false)),
        ("default_member_permissions", Value::Null),
        ("dm_permission", json!(true)),
        ("contexts", Value::Null),
        ("integration_types", json!([0])),
        ("name_localizations", Value::Null),
        ("description_localizations", Value::Null),
    ] {
        if whole.get(field).is_none() {
            whole[field] = default;
        }
    }
    if let Some(number) = whole["default_member_permissions"].as_u64() {
        whole["default_member_permissions"] = json!(number.to_string());
    }
    drop_unused(&mut whole);
    whole
}

/// Discord returns no empty lists of options or choices, and no `required: false`.
fn drop_unused(value: &mut Value) {
    let Some(fields) = value.as_object_mut() else {
        return;
    };
    for list in ["options", "choices", "channel_types"] {
        if fields
            .get(list)
            .is_some_and(|it| it.as_array().is_none_or(Vec::is_empty))
        {
            fields.remove(list);
        }
    }
    for flag in ["required", "autocomplete"] {
        if fields.get(flag).is_some_and(|it| it != &json!(true)) {
            fields.remove(flag);
        }
    }
    let limits = ["min_value", "max_value", "min_length", "max_length"];
    for limit in limits {
        if fields.get(limit).is_some_and(Value::is_null) {
            fields.remove(limit);
        }
    }
    for list in ["options", "choices"] {
        fields
            .get_mut(list)
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
            .for_each(drop_unused);
    }
}

impl World {
    /// Adds a command, or replaces the one of the same name, which keeps its id. True when it is new.
    pub(crate) fn register(&mut self, guild: Option<Id>, body: &Value) -> (Id, bool) {
        let version = self.next_id();
        let body = normalized(body);
        if let Some(known) = self.commands.iter_mut().find(|it| it.is_same(guild, &body)) {
            if known.body != body {
                known.version = version;
                known.body = body;
            }
            return (known.id, false);
        }
        let id = self.next_id();
        self.commands.push(Command {
            id,
            guild,
            version,
            body,
        });
        (id, true)
    }

    /// What the guild has said of a command for one person, role or channel.
    fn overridden(&self, command: &Command, place: &Channel, id: Id) -> Option<bool> {
        let entries = self.overrides.get(&(place.guild?, command.id))?;
        let found = entries.iter().find(|entry| entry["id"] == json!(id))?;
        found["permission"].as_bool()
    }

    /// The commands that this person is offered in this channel.
    pub(crate) fn commands_for(&self, user: Id, channel: Id) -> Vec<&Command> {
        let Some(channel) = self.channels.get(&channel) else {
            return Vec::new();
        };
        let bits = permissions::computed(self, user, channel);
        let context = if channel.guild.is_some() { 0 } else { 1 };
        let may_use = |it: &&Command| {
            if self.overridden(it, channel, channel.id) == Some(false) {
                return false;
            }
            let theirs = self.overridden(it, channel, user);
            let roles = || {
                let member = self.guilds.get(&channel.guild?)?.members.get(&user)?;
                let said = member.roles.iter();
                said.filter_map(|role| self.overridden(it, channel, *role))
                    .reduce(|one, other| one || other)
            };
            let general = || self.overridden(it, channel, channel.guild?);
            if let Some(permission) = theirs.or_else(roles).or_else(general) {
                return permission;
            }
            let needed = it.body["default_member_permissions"]
                .as_str()
                .and_then(|text| text.parse().ok());
            match needed {
                None => true,
                Some(0) => bits & permissions::ADMINISTRATOR != 0,
                Some(needed) => channel.guild.is_none() || bits & needed == needed,
            }
        };
        let is_offered = |it: &&Command| {
            let contexts = it.body["contexts"].as_array();
            contexts.is_none_or(|list| list.iter().any(|it| it.as_u64() == Some(context)))
        };
        let is_here = |it: &&Command| it.guild.is_none_or(|guild| channel.guild == Some(guild));
        if bits & permissions::USE_APPLICATION_COMMANDS == 0 {
            return Vec::new();
        }
        self.commands
            .iter()
            .filter(is_here)
            .filter(is_offered)
            .filter(may_use)
            .collect()
    }
}
