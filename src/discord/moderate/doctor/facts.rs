//! What the doctor looks at, out of Discord's JSON: roles, channels, the bot, the commands.

use std::collections::BTreeSet;

use serde_json::Value;
use serenity::all::Permissions;

use super::own::OwnCommands;
use crate::discord::moderate::Override;
use crate::discord::permissions::{Overwrite, Person, Role, Target};
use crate::server::{ChannelId, GuildId, RoleId, Settings, UserId};

/// A server as it is at this moment.
#[derive(Debug)]
pub(super) struct Facts {
    pub guild: GuildId,
    pub settings: Settings,
    pub roles: Vec<Role>,
    pub channels: Vec<Channel>,
    pub bot: Person,
    /// As members see it.
    pub bot_name: String,
    /// `None`: it could not be read.
    pub threads: Option<usize>,
    pub commands: Commands,
    pub own: OwnCommands,
}

#[derive(Clone, Debug)]
pub(super) struct Channel {
    pub id: ChannelId,
    pub name: String,
    pub kind: u64,
    pub position: i64,
    pub overwrites: Vec<Overwrite>,
}

/// The slash commands as they are and as they should be.
#[derive(Debug)]
pub(super) struct Commands {
    /// Those that are wanted and not registered.
    pub missing: Vec<String>,
    /// All are there, but not all as they should be.
    pub differ: bool,
    /// Those that begin interviews.
    pub beginning: Vec<Command>,
    /// What the server says of all of them.
    pub of_all: Vec<Override>,
    /// Whether what the server says could be read.
    pub is_known: bool,
}

#[derive(Debug)]
pub(super) struct Command {
    pub name: String,
    /// What the server says of this one.
    pub overrides: Vec<Override>,
}

/// Source: Channel Types. Of these only the first has threads for interviews.
pub(super) const TEXT: u64 = 0;

impl Facts {
    pub(super) fn everyone(&self) -> RoleId {
        RoleId(self.guild.0)
    }

    pub(super) fn channel(&self, id: ChannelId) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    pub(super) fn role_name(&self, id: RoleId) -> &str {
        if id == self.everyone() {
            return "@everyone";
        }
        let role = self.roles.iter().find(|role| role.id == id);
        role.map_or("?", |role| role.name.as_str())
    }

    /// Where the bot is to be given something: its own role, or itself where it has none.
    pub(super) fn home_of_bot(&self) -> Target {
        let user = self.bot.user.unwrap_or(UserId(0));
        let own = self.roles.iter().find(|role| role.bot == Some(user));
        own.map_or(Target::Member(user), |role| Target::Role(role.id))
    }
}

pub(super) fn roles(guild: &Value) -> Vec<Role> {
    let roles = list(&guild["roles"]);
    roles.iter().filter_map(role).collect()
}

fn role(value: &Value) -> Option<Role> {
    Some(Role {
        id: RoleId(number(&value["id"])?),
        name: value["name"].as_str()?.to_owned(),
        permissions: permissions(&value["permissions"]),
        bot: number(&value["tags"]["bot_id"]).map(UserId),
        is_managed: value["managed"] == true,
    })
}

/// In the order in which Discord lists them.
pub(super) fn channels(found: &[Value]) -> Vec<Channel> {
    let mut channels: Vec<Channel> = found.iter().filter_map(channel).collect();
    channels.sort_by_key(|channel| (channel.position, channel.id));
    channels
}

fn channel(value: &Value) -> Option<Channel> {
    let overwrites = list(&value["permission_overwrites"]);
    Some(Channel {
        id: ChannelId(number(&value["id"])?),
        name: value["name"].as_str().unwrap_or_default().to_owned(),
        kind: value["type"].as_u64()?,
        position: value["position"].as_i64().unwrap_or_default(),
        overwrites: overwrites.iter().filter_map(overwrite).collect(),
    })
}

fn overwrite(value: &Value) -> Option<Overwrite> {
    let id = number(&value["id"])?;
    Some(Overwrite {
        target: match value["type"].as_u64()? {
            0 => Target::Role(RoleId(id)),
            _ => Target::Member(UserId(id)),
        },
        allow: permissions(&value["allow"]),
        deny: permissions(&value["deny"]),
    })
}

/// `now` decides whether a timeout is over.
pub(super) fn person(member: &Value, guild: &Value, now: jiff::Timestamp) -> Person {
    let until = member["communication_disabled_until"].as_str();
    let until = until.and_then(|text| text.parse::<jiff::Timestamp>().ok());
    let roles: BTreeSet<RoleId> = list(&member["roles"])
        .iter()
        .filter_map(number)
        .map(RoleId)
        .collect();
    let user = number(&member["user"]["id"]);
    Person {
        user: user.map(UserId),
        roles,
        is_owner: user.is_some() && user == number(&guild["owner_id"]),
        is_timed_out: until.is_some_and(|until| until > now),
    }
}

/// As the member list shows it.
pub(super) fn name(member: &Value) -> String {
    let user = &member["user"];
    let names = [&member["nick"], &user["global_name"], &user["username"]];
    let name = names.into_iter().find_map(Value::as_str);
    name.unwrap_or_default().to_owned()
}

/// `said`: what the server says of each command; `None` where it could not be read.
pub(super) fn commands(
    wanted: &[Value],
    beginning: &[String],
    registered: &[Value],
    differ: bool,
    said: Option<&[Value]>,
) -> Commands {
    let has = |name: &Value| registered.iter().any(|command| command["name"] == *name);
    let names = wanted.iter().map(|command| &command["name"]);
    let missing = names.filter(|name| !has(name)).filter_map(Value::as_str);
    let of = |id: &Value| -> Vec<Override> {
        let mut said = said.unwrap_or_default().iter();
        let found = said.find(|entry| entry["id"] == *id);
        let found = found.map(|entry| entry["permissions"].clone());
        found
            .and_then(|all| serde_json::from_value(all).ok())
            .unwrap_or_default()
    };
    let missing: Vec<String> = missing.map(str::to_owned).collect();
    let ours = registered.iter().filter_map(|command| {
        let name = command["name"].as_str()?.to_owned();
        let overrides = of(&command["id"]);
        beginning
            .contains(&name)
            .then_some(Command { name, overrides })
    });
    let application = registered.first().map(|command| &command["application_id"]);
    Commands {
        differ: differ && missing.is_empty(),
        missing,
        beginning: ours.collect(),
        of_all: application.map(of).unwrap_or_default(),
        is_known: said.is_some(),
    }
}

fn permissions(value: &Value) -> Permissions {
    let bits = value.as_str().and_then(|text| text.parse().ok());
    Permissions::from_bits_truncate(bits.unwrap_or_default())
}

fn number(value: &Value) -> Option<u64> {
    value.as_str()?.parse().ok()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
