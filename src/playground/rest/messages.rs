//! `/channels/{}/messages`: read, posted, edited and deleted with the bot's token.

use serde_json::{Value, json};

use super::{
    Outcome,
    call::Call,
    delivery::{self, Defaults},
    no_content, ok,
};
use crate::playground::{
    errors::{self, Refusal},
    id::{self, Id},
    limits::form::Form,
    permissions::{
        self as may, ATTACH_FILES, EMBED_LINKS, MANAGE_MESSAGES, READ_MESSAGE_HISTORY, VIEW_CHANNEL,
    },
    world::{
        World,
        message::{Message, kind},
        shape,
    },
};

/// Nonces remembered for `enforce_nonce`.
const NONCES_MAX: usize = 1_000;

pub(super) fn list(world: &mut World, call: &Call) -> Outcome {
    let channel = world.channel(call.id("channel")?)?;
    may::require(world, world.bot, channel, VIEW_CHANNEL)?;
    let limit = call.query::<usize>("limit")?.unwrap_or(50);
    if !(1..=100).contains(&limit) {
        return Err(Form::refuse(
            "limit",
            "NUMBER_TYPE_MAX",
            "int value should be less than or equal to 100.",
        ));
    }
    if may::effective(world, world.bot, channel) & READ_MESSAGE_HISTORY == 0 {
        return ok(json!([]));
    }
    let (before, after) = (call.query::<Id>("before")?, call.query::<Id>("after")?);
    let messages = world
        .messages
        .get(&channel.id)
        .into_iter()
        .flat_map(|it| it.values());
    let mut found: Vec<&Message> = messages
        .filter(|it| !it.is_ephemeral())
        .filter(|it| before.is_none_or(|id| it.id < id) && after.is_none_or(|id| it.id > id))
        .collect();
    if after.is_none() {
        found.reverse();
    }
    found.truncate(limit);
    found.sort_by_key(|it| std::cmp::Reverse(it.id));
    ok(found
        .into_iter()
        .map(|it| shape::message(world, it))
        .collect())
}

pub(super) fn one(world: &mut World, call: &Call) -> Outcome {
    let channel = world.channel(call.id("channel")?)?;
    may::require(
        world,
        world.bot,
        channel,
        VIEW_CHANNEL | READ_MESSAGE_HISTORY,
    )?;
    let message = visible(world, channel.id, call.id("message")?)?;
    ok(shape::message(world, message))
}

pub(super) fn create(world: &mut World, call: &Call) -> Outcome {
    let channel = call.id("channel")?;
    let id = post(world, call, channel, &call.body)?;
    ok(shape::message(world, visible(world, channel, id)?))
}

/// Posts as the bot; also the first message of a forum post.
pub(super) fn post(
    world: &mut World,
    call: &Call,
    channel: Id,
    data: &Value,
) -> Result<Id, Refusal> {
    let bot = world.bot;
    let place = world.channel(channel)?.clone();
    world.check_sending(bot, &place)?;
    check_trimmings(world, channel, data, !call.files.is_empty())?;
    let nonce = data["nonce"]
        .as_str()
        .map_or_else(|| data["nonce"].to_string(), str::to_owned);
    if data["enforce_nonce"] == true
        && let Some((_, _, known)) = world
            .nonces
            .iter()
            .find(|it| (it.0, &it.1) == (channel, &nonce))
        && world.message(channel, *known).is_some()
    {
        return Ok(*known);
    }
    let mut message = Message::new(world.next_id(), &place, bot, world.now());
    message.nonce = data.get("nonce").filter(|it| !it.is_null()).cloned();
    message.reference = reference(world, channel, data)?;
    if message.reference.is_some() {
        message.kind = kind::REPLY;
    }
    let message = delivery::compose(world, call, data, message, Defaults::Everything)?;
    world.set_archived(channel, false);
    let id = world.post(message);
    world.nonces.push_back((channel, nonce, id));
    if world.nonces.len() > NONCES_MAX {
        world.nonces.pop_front();
    }
    Ok(id)
}

fn check_trimmings(
    world: &World,
    channel: Id,
    data: &Value,
    has_files: bool,
) -> Result<(), Refusal> {
    let has_embeds = data["embeds"].as_array().is_some_and(|it| !it.is_empty());
    let embeds = if has_embeds { EMBED_LINKS } else { 0 };
    let files = if has_files { ATTACH_FILES } else { 0 };
    may::require(world, world.bot, world.channel(channel)?, embeds | files)
}

/// The message that is replied to.
fn reference(world: &World, channel: Id, data: &Value) -> Result<Option<(Id, Id)>, Refusal> {
    let Some(id) = id::decode(&data["message_reference"]["message_id"]) else {
        return Ok(None);
    };
    let place = world.channel(channel)?;
    if may::effective(world, world.bot, place) & READ_MESSAGE_HISTORY == 0 {
        return Err(errors::REPLY_NEEDS_HISTORY);
    }
    if world.message(channel, id).is_some() {
        return Ok(Some((channel, id)));
    }
    if data["message_reference"]["fail_if_not_exists"] == false {
        return Ok(None);
    }
    Err(Form::refuse(
        "message_reference",
        "REPLIES_UNKNOWN_MESSAGE",
        "Unknown message",
    ))
}

pub(super) fn edit(world: &mut World, call: &Call) -> Outcome {
    let (channel, id) = (call.id("channel")?, call.id("message")?);
    let place = world.channel(channel)?;
    may::require(world, world.bot, place, VIEW_CHANNEL)?;
    let message = visible(world, channel, id)?;
    if message.is_system() {
        return Err(errors::SYSTEM_MESSAGE);
    }
    if message.author != world.bot {
        return Err(errors::NOT_THE_AUTHOR);
    }
    world.check_awake(place)?;
    delivery::amend(world, call, &call.body, (channel, id), Defaults::Everything)?;
    ok(shape::message(world, visible(world, channel, id)?))
}

pub(super) fn delete(world: &mut World, call: &Call) -> Outcome {
    let (channel, id) = (call.id("channel")?, call.id("message")?);
    let place = world.channel(channel)?;
    let message = visible(world, channel, id)?;
    let needed = if message.author == world.bot {
        VIEW_CHANNEL
    } else {
        MANAGE_MESSAGES
    };
    may::require(world, world.bot, place, needed)?;
    world.delete_message(channel, id);
    no_content()
}

/// A message that the bot's token reaches: ephemeral ones are not.
fn visible(world: &World, channel: Id, message: Id) -> Result<&Message, Refusal> {
    let found = world
        .message(channel, message)
        .filter(|it| !it.is_ephemeral());
    found.ok_or(errors::UNKNOWN_MESSAGE)
}
