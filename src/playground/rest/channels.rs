//! `/channels/{}`: a channel or thread read, changed, deleted.

use serde_json::Value;

use super::{Outcome, call::Call, no_content, ok};
use crate::playground::{
    errors::{self, Refusal},
    limits,
    permissions::{
        self as may, MANAGE_CHANNELS, MANAGE_THREADS, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL,
    },
    world::{
        World,
        guild::{Channel, Kind, Thread},
        message::kind,
        shape,
    },
};

pub(super) fn one(world: &mut World, call: &Call) -> Outcome {
    let channel = world.channel(call.id("channel")?)?;
    may::require(world, world.bot, channel, VIEW_CHANNEL)?;
    ok(shape::channel(world, channel))
}

pub(super) fn edit(world: &mut World, call: &Call) -> Outcome {
    let channel = world.channel(call.id("channel")?)?.clone();
    may::require(world, world.bot, &channel, VIEW_CHANNEL)?;
    if let Some(thread) = &channel.thread {
        limits::threads::check_edit(&call.body)?;
        check_thread_edit(world, &channel, thread, &call.body)?;
        edit_thread(world, &channel, &call.body);
    } else {
        may::require(world, world.bot, &channel, MANAGE_CHANNELS)?;
        limits::threads::check_channel_edit(&call.body)?;
        edit_channel(world, &channel, &call.body);
    }
    ok(shape::channel(world, world.channel(channel.id)?))
}

/// The maker of a thread may rename and close it; locking and slowing down are for its moderators. Opening a closed
/// one needs the right to write, and in a locked one the right to manage.
fn check_thread_edit(
    world: &World,
    channel: &Channel,
    thread: &Thread,
    body: &Value,
) -> Result<(), Refusal> {
    let bits = may::effective(world, world.bot, channel);
    if bits & MANAGE_THREADS != 0 {
        return check_waking(thread, body);
    }
    let fields = body
        .as_object()
        .map_or_else(Vec::new, |it| it.keys().map(String::as_str).collect());
    let for_moderators = ["locked", "rate_limit_per_user", "flags"];
    if thread.locked || fields.iter().any(|it| for_moderators.contains(it)) {
        return Err(errors::MISSING_PERMISSIONS);
    }
    let only_wakes = fields == ["archived"] && body["archived"] == false;
    let may_wake = only_wakes && bits & SEND_MESSAGES_IN_THREADS != 0;
    if thread.owner != world.bot && !may_wake {
        return Err(errors::MISSING_PERMISSIONS);
    }
    check_waking(thread, body)
}

/// An archived thread takes no change unless it is opened by the same request.
fn check_waking(thread: &Thread, body: &Value) -> Result<(), Refusal> {
    let touches_archived = body.get("archived").is_some_and(Value::is_boolean);
    let only_locks = body
        .as_object()
        .is_some_and(|it| it.keys().all(|key| key == "locked"));
    if thread.archived && !touches_archived && !only_locks {
        return Err(errors::ARCHIVED);
    }
    Ok(())
}

fn edit_thread(world: &mut World, before: &Channel, body: &Value) {
    let now = world.now();
    let Some(channel) = world.channels.get_mut(&before.id) else {
        return;
    };
    if let Some(name) = body["name"].as_str() {
        channel.name = name.trim().to_owned();
    }
    if let Some(seconds) = body["rate_limit_per_user"].as_u64() {
        channel.slowmode_seconds = seconds;
    }
    let renamed = (channel.name != before.name).then(|| channel.name.clone());
    let Some(thread) = &mut channel.thread else {
        return;
    };
    if let Some(archived) = body["archived"]
        .as_bool()
        .filter(|it| *it != thread.archived)
    {
        thread.archived = archived;
        thread.archive_changed = now;
    }
    thread.locked = body["locked"].as_bool().unwrap_or(thread.locked);
    thread.invitable = body["invitable"].as_bool().unwrap_or(thread.invitable);
    let minutes = body["auto_archive_duration"].as_u64();
    thread.auto_archive_minutes = minutes.unwrap_or(thread.auto_archive_minutes);
    world.dispatch_channel("THREAD_UPDATE", before.id);
    if let Some(name) = renamed {
        let sentence = format!(
            "{} changed the thread name: {name}",
            world.name_of(world.bot)
        );
        world.post_system(before.id, world.bot, kind::CHANNEL_NAME_CHANGE, &sentence);
    }
}

fn edit_channel(world: &mut World, before: &Channel, body: &Value) {
    let Some(channel) = world.channels.get_mut(&before.id) else {
        return;
    };
    if let Some(name) = body["name"].as_str() {
        channel.name = name.to_owned();
    }
    if body.get("topic").is_some() {
        channel.topic = body["topic"].as_str().map(str::to_owned);
    }
    world.dispatch_channel("CHANNEL_UPDATE", before.id);
}

pub(super) fn delete(world: &mut World, call: &Call) -> Outcome {
    let channel = world.channel(call.id("channel")?)?.clone();
    let needed = if channel.thread.is_some() {
        MANAGE_THREADS
    } else {
        MANAGE_CHANNELS
    };
    may::require(world, world.bot, &channel, needed)?;
    let body = shape::channel(world, &channel);
    world.delete_channel(channel.id);
    ok(body)
}

pub(super) fn typing(world: &mut World, call: &Call) -> Outcome {
    let channel = world.channel(call.id("channel")?)?;
    if channel.kind == Kind::Forum {
        return Err(errors::NOT_A_TEXT_CHANNEL);
    }
    world.check_sending(world.bot, channel)?;
    no_content()
}
