//! The answers to interactions: the callback, and what follows it by the interaction's own token.

use serde_json::{Value, json};

use super::{
    Answer, Outcome,
    call::Call,
    delivery::{self, Defaults},
    no_content, ok,
};
use crate::playground::{
    errors::{self, Refusal},
    id::Id,
    limits::{self, form::Form},
    world::{
        World,
        interactions::{Interaction, Kind, State},
        message::{EPHEMERAL, LOADING, Message, kind as message_kind},
        shape,
    },
};

pub(crate) fn callback(world: &mut World, call: &Call) -> Outcome {
    let id = call
        .id("interaction")
        .map_err(|_| errors::UNKNOWN_INTERACTION)?;
    let interaction = world
        .awaiting(id, call.text("token"), call.timing.answer)?
        .clone();
    let number = call.body["type"].as_u64().unwrap_or(0);
    check_type(&interaction, number)?;
    let data = &call.body["data"];
    match number {
        4 => reply(world, call, &interaction, data)?,
        5 => defer(world, &interaction, data)?,
        6 => world.settle(id, State::Acknowledged, interaction.source),
        7 => update(world, call, &interaction, data)?,
        8 => {
            limits::commands::check_autocompletion(data, interaction.focused_kind.unwrap_or(3))?;
            let choices = data["choices"].as_array().cloned().unwrap_or_default();
            world.settle(id, State::Choices(choices), None);
        }
        _ => {
            limits::modals::check(data)?;
            world.settle(id, State::Modal(data.clone()), None);
        }
    }
    if call.asks("with_response") {
        described(world, id, number)
    } else {
        no_content()
    }
}

/// Which kinds of answer each kind of interaction takes.
fn check_type(interaction: &Interaction, number: u64) -> Result<(), Refusal> {
    let allowed: &[i64] = match interaction.kind {
        Kind::Command => &[4, 5, 9],
        Kind::Component => &[4, 5, 6, 7, 9],
        Kind::Autocomplete => &[8],
        Kind::Modal => &[4, 5, 6, 7],
    };
    let mut form = Form::default();
    form.choice("type", &json!(number), allowed);
    form.finish()?;
    if interaction.kind == Kind::Modal && matches!(number, 6 | 7) && interaction.source.is_none() {
        return Err(errors::UNKNOWN_MESSAGE);
    }
    Ok(())
}

/// A message that answers, before its text is in it.
fn blank(world: &mut World, interaction: &Interaction, flags: u64) -> Result<Message, Refusal> {
    let (id, now) = (world.next_id(), world.now());
    let channel = world.channel(interaction.channel)?;
    world.check_unlocked(world.bot, channel)?;
    let mut message = Message::new(id, channel, world.bot, now);
    message.flags = flags & EPHEMERAL;
    message.only_for = (flags & EPHEMERAL != 0).then_some(interaction.user);
    message.origin = Some(interaction.origin());
    let source = interaction.original.or(interaction.source);
    message.reference = source.map(|source| (channel.id, source));
    message.kind = match (source, interaction.kind) {
        (Some(_), _) => message_kind::REPLY,
        (None, Kind::Command) => message_kind::CHAT_INPUT_COMMAND,
        _ => message_kind::DEFAULT,
    };
    Ok(message)
}

fn reply(
    world: &mut World,
    call: &Call,
    interaction: &Interaction,
    data: &Value,
) -> Result<(), Refusal> {
    if data.is_null() {
        return Err(Form::refuse(
            "data",
            "BASE_TYPE_REQUIRED",
            "This field is required",
        ));
    }
    let message = blank(world, interaction, data["flags"].as_u64().unwrap_or(0))?;
    let message = delivery::compose(world, call, data, message, Defaults::Users)
        .map_err(|refusal| refusal.inside("data"))?;
    world.set_archived(interaction.channel, false);
    let id = world.post(message);
    world.settle(interaction.id, State::Replied, Some(id));
    Ok(())
}

fn defer(world: &mut World, interaction: &Interaction, data: &Value) -> Result<(), Refusal> {
    let mut message = blank(world, interaction, data["flags"].as_u64().unwrap_or(0))?;
    message.flags |= LOADING;
    let id = world.post(message);
    world.settle(interaction.id, State::Deferred, Some(id));
    Ok(())
}

fn update(
    world: &mut World,
    call: &Call,
    interaction: &Interaction,
    data: &Value,
) -> Result<(), Refusal> {
    let source = interaction.source.ok_or(errors::UNKNOWN_MESSAGE)?;
    world.check_awake(world.channel(interaction.channel)?)?;
    delivery::amend(
        world,
        call,
        data,
        (interaction.channel, source),
        Defaults::Users,
    )
    .map_err(|refusal| refusal.inside("data"))?;
    world.settle(interaction.id, State::Updated, Some(source));
    Ok(())
}

/// What `with_response=true` asks for.
fn described(world: &World, id: Id, number: u64) -> Outcome {
    let interaction = world
        .interactions
        .get(&id)
        .ok_or(errors::UNKNOWN_INTERACTION)?;
    let message = interaction
        .original
        .and_then(|it| world.message(interaction.channel, it));
    let mut body = json!({
        "interaction": {
            "id": id, "type": interaction.kind as u8, "channel_id": interaction.channel,
            "guild_id": interaction.guild, "response_message_id": interaction.original,
            "response_message_loading": message.is_some_and(|it| it.flags & LOADING != 0),
            "response_message_ephemeral": message.is_some_and(Message::is_ephemeral),
        },
        "resource": {"type": number},
    });
    if let Some(message) = message {
        body["resource"]["message"] = shape::message(world, message);
    }
    Ok(Answer {
        status: 200,
        body: Some(body),
    })
}

pub(super) fn follow_up(world: &mut World, call: &Call) -> Outcome {
    let interaction = by_path(world, call)?;
    let deferred = interaction
        .original
        .filter(|_| interaction.state == State::Deferred);
    if let Some(original) = deferred.filter(|id| is_loading(world, interaction.channel, *id)) {
        delivery::amend(
            world,
            call,
            &call.body,
            (interaction.channel, original),
            Defaults::Users,
        )?;
        return shown(world, interaction.channel, original);
    }
    let flags = call.body["flags"].as_u64().unwrap_or(0);
    let message = blank(world, &interaction, flags)?;
    let message = delivery::compose(world, call, &call.body, message, Defaults::Users)?;
    world.set_archived(interaction.channel, false);
    let id = world.post(message);
    if let Some(found) = world.interactions.get_mut(&interaction.id) {
        found.followups.push(id);
    }
    shown(world, interaction.channel, id)
}

fn is_loading(world: &World, channel: Id, message: Id) -> bool {
    world
        .message(channel, message)
        .is_some_and(|it| it.flags & LOADING != 0)
}

pub(super) fn read(world: &mut World, call: &Call) -> Outcome {
    let interaction = by_path(world, call)?;
    let message = named(&interaction, call)?;
    shown(world, interaction.channel, message)
}

pub(super) fn edit(world: &mut World, call: &Call) -> Outcome {
    let interaction = by_path(world, call)?;
    let message = named(&interaction, call)?;
    world.check_awake(world.channel(interaction.channel)?)?;
    delivery::amend(
        world,
        call,
        &call.body,
        (interaction.channel, message),
        Defaults::Users,
    )?;
    shown(world, interaction.channel, message)
}

pub(super) fn delete(world: &mut World, call: &Call) -> Outcome {
    let interaction = by_path(world, call)?;
    let message = named(&interaction, call)?;
    let gone = world.delete_message(interaction.channel, message);
    if gone.is_none() {
        Err(errors::UNKNOWN_MESSAGE)
    } else {
        no_content()
    }
}

fn by_path(world: &World, call: &Call) -> Result<Interaction, Refusal> {
    if call.id("application")? != world.application {
        return Err(errors::UNKNOWN_WEBHOOK);
    }
    world
        .by_token(call.text("token"), call.timing.token)
        .cloned()
}

/// `@original`, or one of the follow-ups.
fn named(interaction: &Interaction, call: &Call) -> Result<Id, Refusal> {
    if call.text("message") == "@original" {
        return interaction.original.ok_or(errors::UNKNOWN_MESSAGE);
    }
    let id = call.id("message")?;
    let is_its_own = interaction.original == Some(id) || interaction.followups.contains(&id);
    if is_its_own {
        Ok(id)
    } else {
        Err(errors::UNKNOWN_MESSAGE)
    }
}

fn shown(world: &World, channel: Id, message: Id) -> Outcome {
    ok(shape::message(
        world,
        world
            .message(channel, message)
            .ok_or(errors::UNKNOWN_MESSAGE)?,
    ))
}
