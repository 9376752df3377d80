//! What Discord's own client does for a person, and what it would not let them do: writing, commands, buttons, selects,
//! modals. A refusal here is a sentence for that person.

mod components;
mod invocation;
mod modals;

pub(crate) use self::{
    components::{click, select},
    invocation::{Invocation, invoke},
    modals::submit,
};

use super::{
    id::Id,
    permissions as may,
    rest::delivery,
    rest::mentions::{self, Defaults},
    world::{
        World,
        files::File,
        guild::Channel,
        message::{Message, kind},
    },
};

/// A sentence that the person reads.
pub(crate) type Refused = String;

/// Characters that a person without a subscription may write.
const CONTENT_MAX: usize = 2_000;

/// Posts what a person typed.
pub(crate) fn say(
    world: &mut World,
    user: Id,
    channel: Id,
    content: &str,
    reply_to: Option<Id>,
    files: &[File],
) -> Result<Id, Refused> {
    let place = visible(world, user, channel)?.clone();
    world
        .check_sending(user, &place)
        .map_err(|refusal| format!("{}.", refusal.message))?;
    if content.trim().is_empty() && files.is_empty() {
        return Err("There is nothing to send.".to_owned());
    }
    if content.chars().count() > CONTENT_MAX {
        return Err(format!("A message has at most {CONTENT_MAX} characters."));
    }
    if reply_to.is_some_and(|id| world.message(channel, id).is_none()) {
        return Err("The message that this replies to is gone.".to_owned());
    }
    let mut message = Message::new(world.next_id(), &place, user, world.now());
    message.content = content.trim().to_owned();
    message.reference = reply_to.map(|id| (channel, id));
    message.kind = if reply_to.is_some() {
        kind::REPLY
    } else {
        kind::DEFAULT
    };
    let kept = files
        .iter()
        .map(|file| delivery::keep(world, channel, file, &file.filename, None));
    message.attachments = kept.collect();
    message.mentions = mentions::resolve(
        world,
        &message,
        &serde_json::Value::Null,
        Defaults::Everything,
    );
    world.set_archived(channel, false);
    Ok(world.post(message))
}

/// Takes an ephemeral message off this person's screen.
pub(crate) fn dismiss(
    world: &mut World,
    user: Id,
    channel: Id,
    message: Id,
) -> Result<(), Refused> {
    let found = world
        .message_mut(channel, message)
        .filter(|it| it.only_for == Some(user));
    let found = found.ok_or("Only a message that is shown to you alone can be dismissed.")?;
    found.is_dismissed = true;
    Ok(())
}

/// "Close thread" and its opposite: for its maker, and for those who manage threads.
pub(crate) fn close_thread(
    world: &mut World,
    user: Id,
    channel: Id,
    archived: bool,
) -> Result<(), Refused> {
    let place = visible(world, user, channel)?;
    let thread = place.thread.as_ref().ok_or("This is not a thread.")?;
    let manages = may::effective(world, user, place) & may::MANAGE_THREADS != 0;
    let may_open = !archived && !thread.locked && world.check_sending(user, place).is_ok();
    if !manages && thread.owner != user && !may_open {
        return Err("Only whoever manages threads may do this.".to_owned());
    }
    world.set_archived(channel, archived);
    Ok(())
}

pub(crate) fn delete_thread(world: &mut World, user: Id, channel: Id) -> Result<(), Refused> {
    let place = visible(world, user, channel)?;
    let is_allowed =
        place.thread.is_some() && may::effective(world, user, place) & may::MANAGE_THREADS != 0;
    if !is_allowed {
        return Err("Only whoever manages threads may delete one.".to_owned());
    }
    world.delete_channel(channel);
    Ok(())
}

/// The channel, if this person sees it.
pub(crate) fn visible(world: &World, user: Id, channel: Id) -> Result<&Channel, Refused> {
    let found = world
        .channels
        .get(&channel)
        .filter(|it| may::is_visible(world, user, it));
    found.ok_or_else(|| "You do not have access to this channel.".to_owned())
}

/// What this person sees of a channel's messages, oldest first.
pub(crate) fn messages(world: &World, user: Id, channel: Id) -> impl Iterator<Item = &Message> {
    let all = world
        .messages
        .get(&channel)
        .into_iter()
        .flat_map(|it| it.values());
    all.filter(move |it| it.only_for.is_none_or(|only| only == user) && !it.is_dismissed)
}

/// Buttons of a closed thread wake it first, as the web client does; those of a locked one do nothing.
fn wake(world: &mut World, user: Id, channel: Id) -> Result<(), Refused> {
    let place = visible(world, user, channel)?;
    let Some(thread) = &place.thread else {
        return Ok(());
    };
    if thread.locked && world.check_unlocked(user, place).is_err() {
        return Err("This thread is locked.".to_owned());
    }
    if thread.archived {
        may::require(world, user, place, may::SEND_MESSAGES_IN_THREADS)
            .map_err(|_| "This thread is closed, and you may not open it.".to_owned())?;
        world.set_archived(channel, false);
    }
    Ok(())
}
