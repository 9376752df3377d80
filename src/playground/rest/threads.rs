//! Threads opened by the bot, and the list of those that are open.

use serde_json::{Value, json};

use super::{Outcome, call::Call, created, messages, ok};
use crate::playground::{
    errors::{self, Refusal},
    id::{self, Id},
    limits,
    permissions::{self as may, CREATE_PRIVATE_THREADS, CREATE_PUBLIC_THREADS, SEND_MESSAGES},
    world::{
        World,
        guild::{Channel, Kind},
        shape,
        threads::Plan,
    },
};

pub(super) fn open(world: &mut World, call: &Call) -> Outcome {
    let parent = world.channel(call.id("channel")?)?.clone();
    may::require(world, world.bot, &parent, 0)?;
    match parent.kind {
        Kind::Forum => return open_post(world, call, &parent),
        Kind::Text | Kind::Announcement => {}
        _ => return Err(errors::WRONG_CHANNEL_TYPE),
    }
    limits::threads::check(&call.body)?;
    // Without a type Discord opens a private one.
    let kind = Kind::decode(call.body["type"].as_u64().unwrap_or(12));
    let needed = match (parent.kind, kind) {
        (Kind::Text, Some(Kind::PublicThread)) => CREATE_PUBLIC_THREADS,
        (Kind::Text, Some(Kind::PrivateThread)) => CREATE_PRIVATE_THREADS,
        _ => return Err(errors::WRONG_CHANNEL_TYPE),
    };
    may::require(world, world.bot, &parent, needed)?;
    let plan = plan(
        &call.body,
        parent.id,
        kind.unwrap_or(Kind::PrivateThread),
        None,
    );
    let thread = open_planned(world, &plan)?;
    created(shape::channel(world, world.channel(thread)?))
}

pub(super) fn open_from_message(world: &mut World, call: &Call) -> Outcome {
    let (parent, starter) = (
        world.channel(call.id("channel")?)?.clone(),
        call.id("message")?,
    );
    may::require(world, world.bot, &parent, CREATE_PUBLIC_THREADS)?;
    let message = world
        .message(parent.id, starter)
        .filter(|it| !it.is_ephemeral());
    let message = message.ok_or(errors::UNKNOWN_MESSAGE)?;
    if message.is_system() {
        return Err(errors::SYSTEM_MESSAGE);
    }
    let kind = match parent.kind {
        Kind::Text => Kind::PublicThread,
        Kind::Announcement => Kind::AnnouncementThread,
        _ => return Err(errors::WRONG_CHANNEL_TYPE),
    };
    if world.channels.contains_key(&starter) {
        return Err(errors::MESSAGE_HAS_THREAD);
    }
    limits::threads::check(&call.body)?;
    let thread = open_planned(world, &plan(&call.body, parent.id, kind, Some(starter)))?;
    created(shape::channel(world, world.channel(thread)?))
}

/// A post in a forum: a thread whose first message comes with it.
fn open_post(world: &mut World, call: &Call, parent: &Channel) -> Outcome {
    may::require(world, world.bot, parent, SEND_MESSAGES)?;
    limits::threads::check_post(&call.body)?;
    let thread = open_planned(
        world,
        &plan(&call.body, parent.id, Kind::PublicThread, None),
    )?;
    let message = match messages::post(world, call, thread, &call.body["message"]) {
        Ok(message) => message,
        Err(refusal) => {
            world.delete_channel(thread);
            return Err(refusal);
        }
    };
    let mut body = shape::channel(world, world.channel(thread)?);
    body["message"] = world
        .message(thread, message)
        .map_or(Value::Null, |it| shape::message(world, it));
    created(body)
}

fn plan(body: &Value, parent: Id, kind: Kind, starter: Option<Id>) -> Plan {
    let tags = body["applied_tags"].as_array();
    Plan {
        parent,
        name: body["name"].as_str().unwrap_or_default().to_owned(),
        kind,
        invitable: body["invitable"].as_bool().unwrap_or(true),
        auto_archive_minutes: body["auto_archive_duration"].as_u64().unwrap_or(4_320),
        slowmode_seconds: body["rate_limit_per_user"].as_u64().unwrap_or(0),
        applied_tags: tags.into_iter().flatten().filter_map(id::decode).collect(),
        starter,
    }
}

fn open_planned(world: &mut World, plan: &Plan) -> Result<Id, Refusal> {
    if world
        .active_threads(world.channel(plan.parent)?.guild)
        .count()
        >= world.options.threads_max
    {
        return Err(errors::TOO_MANY_THREADS);
    }
    world
        .open_thread(plan, world.bot)
        .ok_or(errors::UNKNOWN_CHANNEL)
}

pub(super) fn active(world: &mut World, call: &Call) -> Outcome {
    let guild = call.id("guild")?;
    if !world.guilds.contains_key(&guild) {
        return Err(errors::UNKNOWN_GUILD);
    }
    let seen: Vec<&Channel> = world
        .active_threads(Some(guild))
        .filter(|it| may::is_visible(world, world.bot, it))
        .collect();
    let joined = seen.iter().filter_map(|it| {
        let since = it.thread.as_ref()?.members.get(&world.bot)?;
        Some(shape::thread_member(it.id, world.bot, *since))
    });
    let members: Vec<Value> = joined.collect();
    let threads: Vec<Value> = seen.iter().map(|it| shape::channel(world, it)).collect();
    ok(json!({"threads": threads, "members": members}))
}
