//! Who is in a thread: listed, added, removed.

use serde_json::Value;

use super::{Outcome, call::Call, no_content, ok};
use crate::playground::{
    errors::{self, Refusal},
    id::Id,
    permissions::{self as may, MANAGE_THREADS, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL},
    world::{
        World,
        guild::{Channel, Kind, Thread},
        sessions::GUILD_MEMBERS,
        shape,
    },
};

/// Members of one thread, by Discord's own bound.
const MEMBERS_MAX: usize = 1_000;

pub(super) fn list(world: &mut World, call: &Call) -> Outcome {
    let (channel, thread) = thread_at(world, call)?;
    if world.options.privileged_intents & GUILD_MEMBERS == 0 {
        return Err(errors::MISSING_ACCESS);
    }
    let all = thread.members.iter();
    ok(all
        .map(|(user, since)| shape::thread_member(channel.id, *user, *since))
        .collect::<Value>())
}

pub(super) fn one(world: &mut World, call: &Call) -> Outcome {
    let user = user(world, call)?;
    let (channel, thread) = thread_at(world, call)?;
    let since = thread.members.get(&user).ok_or(errors::UNKNOWN_MEMBER)?;
    ok(shape::thread_member(channel.id, user, *since))
}

pub(super) fn add(world: &mut World, call: &Call) -> Outcome {
    let user = user(world, call)?;
    let (channel, thread) = thread_at(world, call)?;
    world.check_awake(channel)?;
    may::require(world, world.bot, channel, SEND_MESSAGES_IN_THREADS)?;
    world.check_unlocked(world.bot, channel)?;
    if user != world.bot && !may_invite(world, channel, thread) {
        return Err(errors::MISSING_PERMISSIONS);
    }
    let guild = channel.guild.and_then(|guild| world.guilds.get(&guild));
    if guild.is_none_or(|guild| !guild.members.contains_key(&user)) {
        return Err(errors::UNKNOWN_MEMBER);
    }
    let parent = channel
        .parent
        .and_then(|parent| world.channels.get(&parent));
    if parent.is_none_or(|parent| may::effective(world, user, parent) & VIEW_CHANNEL == 0) {
        return Err(errors::MISSING_ACCESS);
    }
    if thread.members.len() >= MEMBERS_MAX && !thread.members.contains_key(&user) {
        return Err(errors::TOO_MANY_THREAD_MEMBERS);
    }
    let (id, bot) = (channel.id, world.bot);
    world.join_thread(id, user, bot);
    no_content()
}

/// In a private thread that is not invitable, only its moderators and its maker add others.
fn may_invite(world: &World, channel: &Channel, thread: &Thread) -> bool {
    thread.invitable
        || thread.owner == world.bot
        || may::effective(world, world.bot, channel) & MANAGE_THREADS != 0
}

pub(super) fn remove(world: &mut World, call: &Call) -> Outcome {
    let user = user(world, call)?;
    let (channel, thread) = thread_at(world, call)?;
    world.check_awake(channel)?;
    let is_own = channel.kind == Kind::PrivateThread && thread.owner == world.bot;
    if user != world.bot && !is_own {
        may::require(world, world.bot, channel, MANAGE_THREADS)?;
    }
    let id = channel.id;
    if world.leave_thread(id, user) {
        no_content()
    } else {
        Err(errors::UNKNOWN_MEMBER)
    }
}

fn thread_at<'a>(world: &'a World, call: &Call) -> Result<(&'a Channel, &'a Thread), Refusal> {
    let channel = world.channel(call.id("channel")?)?;
    let thread = channel.thread.as_ref().ok_or(errors::WRONG_CHANNEL_TYPE)?;
    may::require(world, world.bot, channel, VIEW_CHANNEL)?;
    Ok((channel, thread))
}

fn user(world: &World, call: &Call) -> Result<Id, Refusal> {
    if call.text("user") == "@me" {
        Ok(world.bot)
    } else {
        call.id("user")
    }
}
