//! A person's click on a button and choice in a select menu.

use serde_json::{Value, json};

use super::{Refused, messages, visible, wake};
use crate::playground::{
    id::{self, Id},
    world::{
        World,
        interactions::{Kind, Opening},
        shape,
    },
};

const BUTTON: u64 = 2;
const STRING_SELECT: u64 = 3;
const USER_SELECT: u64 = 5;
const ROLE_SELECT: u64 = 6;
const MENTIONABLE_SELECT: u64 = 7;
const CHANNEL_SELECT: u64 = 8;

pub(crate) fn click(
    world: &mut World,
    user: Id,
    channel: Id,
    message: Id,
    custom_id: &str,
) -> Result<Id, Refused> {
    let component = usable(world, user, channel, message, custom_id)?;
    if component["type"] != BUTTON {
        return Err("This is not a button.".to_owned());
    }
    let data = json!({"custom_id": custom_id, "component_type": BUTTON, "id": component["id"]});
    open(world, user, channel, message, custom_id, data)
}

pub(crate) fn select(
    world: &mut World,
    user: Id,
    channel: Id,
    message: Id,
    custom_id: &str,
    values: &[String],
) -> Result<Id, Refused> {
    let component = usable(world, user, channel, message, custom_id)?;
    let kind = component["type"].as_u64().unwrap_or(0);
    check_values(&component, values)?;
    let mut data = json!({"custom_id": custom_id, "component_type": kind, "id": component["id"], "values": values});
    match kind {
        STRING_SELECT => check_options(&component, values)?,
        USER_SELECT..=CHANNEL_SELECT => {
            data["resolved"] = resolved(world, user, channel, kind, values)?;
        }
        _ => return Err("This is not a select menu.".to_owned()),
    }
    open(world, user, channel, message, custom_id, data)
}

fn open(
    world: &mut World,
    user: Id,
    channel: Id,
    message: Id,
    custom_id: &str,
    data: Value,
) -> Result<Id, Refused> {
    wake(world, user, channel)?;
    let opening = Opening {
        kind: Kind::Component,
        user,
        channel,
        source: Some(message),
        name: None,
        custom_id: Some(custom_id.to_owned()),
        focused_kind: None,
        data,
    };
    world
        .open_interaction(&opening)
        .ok_or_else(|| "This channel is gone.".to_owned())
}

/// The component, if the person sees the message and may use it.
fn usable(
    world: &World,
    user: Id,
    channel: Id,
    message: Id,
    custom_id: &str,
) -> Result<Value, Refused> {
    visible(world, user, channel)?;
    let found = messages(world, user, channel).find(|it| it.id == message);
    let found = found.ok_or("This message is gone.")?;
    let component =
        find(&found.components, custom_id).ok_or("This message has no such control.")?;
    if component["disabled"] == true {
        return Err("This control is switched off.".to_owned());
    }
    Ok(component.clone())
}

fn find<'a>(components: &'a [Value], custom_id: &str) -> Option<&'a Value> {
    components.iter().find_map(|component| {
        if component["custom_id"] == custom_id {
            return Some(component);
        }
        let accessory = component
            .get("accessory")
            .filter(|it| it["custom_id"] == custom_id);
        accessory.or_else(|| find(component["components"].as_array()?, custom_id))
    })
}

pub(super) fn check_values(component: &Value, values: &[String]) -> Result<(), Refused> {
    let least = component["min_values"].as_u64().unwrap_or(1);
    let most = component["max_values"].as_u64().unwrap_or(1);
    let count = values.len() as u64;
    if count < least || count > most {
        return Err(format!(
            "Choose between {least} and {most}; you chose {count}."
        ));
    }
    Ok(())
}

pub(super) fn check_options(component: &Value, values: &[String]) -> Result<(), Refused> {
    let options = component["options"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let unknown = values
        .iter()
        .find(|value| !options.iter().any(|it| it["value"] == **value));
    unknown.map_or(Ok(()), |value| {
        Err(format!("There is no option “{value}”."))
    })
}

fn resolved(
    world: &World,
    user: Id,
    channel: Id,
    kind: u64,
    values: &[String],
) -> Result<Value, Refused> {
    let mut resolved = json!({});
    for value in values {
        let id = id::decode(&json!(value)).ok_or("That is not an id.")?;
        add_resolved(world, user, channel, kind, id, &mut resolved)?;
    }
    Ok(resolved)
}

/// Adds the whole object behind an id to `resolved`, whatever the kind of select or option allows.
pub(super) fn add_resolved(
    world: &World,
    user: Id,
    channel: Id,
    kind: u64,
    id: Id,
    resolved: &mut Value,
) -> Result<(), Refused> {
    let guild = world
        .channels
        .get(&channel)
        .and_then(|it| world.guilds.get(&it.guild?));
    let key = id.to_string();
    let takes_user = matches!(kind, USER_SELECT | MENTIONABLE_SELECT);
    if let Some(found) = world.users.get(&id).filter(|_| takes_user) {
        resolved["users"][&key] = shape::user(found);
        if let Some(member) = guild.and_then(|it| it.members.get(&id)) {
            resolved["members"][&key] = shape::partial_member(member);
        }
        return Ok(());
    }
    let takes_role = matches!(kind, ROLE_SELECT | MENTIONABLE_SELECT);
    if let Some(role) = guild
        .and_then(|it| it.roles.get(&id))
        .filter(|_| takes_role)
    {
        resolved["roles"][&key] = shape::role(role);
        return Ok(());
    }
    if let Some(place) = world.channels.get(&id).filter(|_| kind == CHANNEL_SELECT) {
        resolved["channels"][&key] = shape::interaction_channel(world, place, user);
        return Ok(());
    }
    Err("That cannot be chosen here.".to_owned())
}
