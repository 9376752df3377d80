//! Application commands, global and of one guild: the same functions, told apart by the guild in the path.

use serde_json::{Value, json};

use super::{Answer, Outcome, call::Call, no_content, ok};
use crate::playground::{
    errors::{self, Refusal},
    id::Id,
    limits,
    world::{
        World,
        commands::{Command, normalized},
    },
};

/// Commands of each kind (slash, user, message) in one place.
const COMMANDS_MAX: [usize; 3] = [100, 15, 15];

pub(super) fn list(world: &mut World, call: &Call) -> Outcome {
    let guild = place(world, call)?;
    let wordy = call.asks("with_localizations");
    let here = world.commands.iter().filter(|it| it.guild == guild);
    ok(here.map(|it| it.json(world.application, wordy)).collect())
}

pub(super) fn one(world: &mut World, call: &Call) -> Outcome {
    let id = found(world, call)?;
    ok(shown(world, id))
}

pub(super) fn create(world: &mut World, call: &Call) -> Outcome {
    let guild = place(world, call)?;
    limits::commands::check(&call.body)?;
    let (id, is_new) = world.register(guild, &call.body);
    check_counts(world, guild).inspect_err(|_| world.commands.retain(|it| it.id != id))?;
    Ok(Answer {
        status: if is_new { 201 } else { 200 },
        body: Some(shown(world, id)),
    })
}

/// Replaces everything that was there; what keeps its name keeps its id.
pub(super) fn overwrite(world: &mut World, call: &Call) -> Outcome {
    let guild = place(world, call)?;
    limits::commands::check_all(&call.body)?;
    let bodies = call.body.as_array().map_or(&[][..], Vec::as_slice);
    check_duplicates(bodies)?;
    let before = world.commands.clone();
    world
        .commands
        .retain(|it| it.guild != guild || bodies.iter().any(|body| it.is_same(guild, body)));
    let ids: Vec<Id> = bodies
        .iter()
        .map(|body| world.register(guild, body).0)
        .collect();
    if let Err(refusal) = check_counts(world, guild) {
        world.commands = before;
        return Err(refusal);
    }
    ok(ids.into_iter().map(|id| shown(world, id)).collect())
}

fn check_duplicates(bodies: &[Value]) -> Result<(), Refusal> {
    let key = |body: &Value| {
        let body = normalized(body);
        (
            body["type"].as_u64(),
            body["name"].as_str().map(str::to_owned),
        )
    };
    let mut known = std::collections::BTreeSet::new();
    if bodies.iter().all(|body| known.insert(key(body))) {
        Ok(())
    } else {
        Err(errors::DUPLICATE_COMMAND)
    }
}

pub(super) fn edit(world: &mut World, call: &Call) -> Outcome {
    let (guild, id, version) = (place(world, call)?, found(world, call)?, world.next_id());
    let command = world
        .commands
        .iter()
        .find(|it| it.id == id)
        .ok_or(errors::UNKNOWN_COMMAND)?;
    let mut body = command.body.clone();
    for (field, value) in call.body.as_object().into_iter().flatten() {
        body[field] = value.clone();
    }
    limits::commands::check(&body)?;
    if world
        .commands
        .iter()
        .any(|it| it.id != id && it.is_same(guild, &body))
    {
        return Err(errors::DUPLICATE_COMMAND);
    }
    if let Some(command) = world.commands.iter_mut().find(|it| it.id == id) {
        (command.body, command.version) = (normalized(&body), version);
    }
    ok(shown(world, id))
}

pub(super) fn delete(world: &mut World, call: &Call) -> Outcome {
    let id = found(world, call)?;
    world.commands.retain(|it| it.id != id);
    no_content()
}

fn shown(world: &World, id: Id) -> Value {
    let command = world.commands.iter().find(|it| it.id == id);
    command.map_or(Value::Null, |it| it.json(world.application, true))
}

/// Who may use a command, where a guild has said so; Discord knows nothing of others.
pub(super) fn permissions(world: &mut World, call: &Call) -> Outcome {
    let (guild, command) = (place(world, call)?, call.id("command")?);
    let key = guild.map(|guild| (guild, command));
    let found = key.and_then(|key| world.overrides.get(&key));
    let permissions = found.ok_or(errors::UNKNOWN_COMMAND_PERMISSIONS)?;
    ok(json!({
        "id": command,
        "application_id": world.application,
        "guild_id": guild,
        "permissions": permissions,
    }))
}

/// The same for all commands of the application: what the guild has said of each, and under the application's own
/// number of all together.
pub(super) fn all_permissions(world: &mut World, call: &Call) -> Outcome {
    let guild = place(world, call)?;
    let here = world
        .overrides
        .iter()
        .filter(|((of, _), _)| Some(*of) == guild);
    let entry = |((_, id), permissions): (&(Id, Id), &Vec<Value>)| json!({"id": id, "application_id": world.application, "guild_id": guild, "permissions": permissions});
    ok(here.map(entry).collect())
}

/// The guild of the path, if it names one, after looking whose application it is.
fn place(world: &World, call: &Call) -> Result<Option<Id>, Refusal> {
    if call.id("application")? != world.application {
        return Err(errors::WRONG_APPLICATION);
    }
    if !call.path.contains_key("guild") {
        return Ok(None);
    }
    let guild = call.id("guild")?;
    let joined = world
        .guilds
        .get(&guild)
        .is_some_and(|it| it.members.contains_key(&world.bot));
    if joined {
        Ok(Some(guild))
    } else {
        Err(errors::MISSING_ACCESS)
    }
}

fn found(world: &World, call: &Call) -> Result<Id, Refusal> {
    let (guild, id) = (place(world, call)?, call.id("command")?);
    let is_it = |it: &&Command| it.id == id && it.guild == guild;
    world
        .commands
        .iter()
        .find(is_it)
        .map(|it| it.id)
        .ok_or(errors::UNKNOWN_COMMAND)
}

fn check_counts(world: &World, guild: Option<Id>) -> Result<(), Refusal> {
    for (kind, most) in (1..).zip(COMMANDS_MAX) {
        let here = world
            .commands
            .iter()
            .filter(|it| it.guild == guild && it.kind() == kind);
        if here.count() > most {
            return Err(errors::TOO_MANY_COMMANDS);
        }
    }
    Ok(())
}
