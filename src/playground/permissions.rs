//! Who may do what, computed as Discord documents it: roles, then the channel's overwrites, then what a missing
//! permission takes along. Pure: reads the world, changes nothing.

use super::{
    errors::{self, Refusal},
    id::Id,
    world::{
        World,
        guild::{Channel, Guild, Kind, Member},
    },
};

pub(crate) const CREATE_INSTANT_INVITE: u64 = 1;
pub(crate) const ADMINISTRATOR: u64 = 1 << 3;
pub(crate) const MANAGE_CHANNELS: u64 = 1 << 4;
pub(crate) const MANAGE_GUILD: u64 = 1 << 5;
pub(crate) const ADD_REACTIONS: u64 = 1 << 6;
pub(crate) const VIEW_CHANNEL: u64 = 1 << 10;
pub(crate) const SEND_MESSAGES: u64 = 1 << 11;
pub(crate) const SEND_TTS_MESSAGES: u64 = 1 << 12;
pub(crate) const MANAGE_MESSAGES: u64 = 1 << 13;
pub(crate) const EMBED_LINKS: u64 = 1 << 14;
pub(crate) const ATTACH_FILES: u64 = 1 << 15;
pub(crate) const READ_MESSAGE_HISTORY: u64 = 1 << 16;
pub(crate) const MENTION_EVERYONE: u64 = 1 << 17;
pub(crate) const USE_EXTERNAL_EMOJIS: u64 = 1 << 18;
pub(crate) const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
pub(crate) const MANAGE_THREADS: u64 = 1 << 34;
pub(crate) const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
pub(crate) const CREATE_PRIVATE_THREADS: u64 = 1 << 36;
pub(crate) const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;

/// Every bit that Discord has given a meaning.
pub(crate) const ALL: u64 = (1 << 53) - 1;

/// What can be switched in the page, in the order in which it is shown.
pub(crate) const SWITCHES: &[(&str, &str, u64)] = &[
    ("VIEW_CHANNEL", "View channel", VIEW_CHANNEL),
    ("SEND_MESSAGES", "Send messages", SEND_MESSAGES),
    (
        "SEND_MESSAGES_IN_THREADS",
        "Send messages in threads",
        SEND_MESSAGES_IN_THREADS,
    ),
    (
        "CREATE_PUBLIC_THREADS",
        "Create public threads",
        CREATE_PUBLIC_THREADS,
    ),
    (
        "CREATE_PRIVATE_THREADS",
        "Create private threads",
        CREATE_PRIVATE_THREADS,
    ),
    ("EMBED_LINKS", "Embed links", EMBED_LINKS),
    ("ATTACH_FILES", "Attach files", ATTACH_FILES),
    (
        "READ_MESSAGE_HISTORY",
        "Read message history",
        READ_MESSAGE_HISTORY,
    ),
    (
        "USE_APPLICATION_COMMANDS",
        "Use application commands",
        USE_APPLICATION_COMMANDS,
    ),
    ("MANAGE_THREADS", "Manage threads", MANAGE_THREADS),
    ("MANAGE_GUILD", "Manage server", MANAGE_GUILD),
    ("MANAGE_MESSAGES", "Manage messages", MANAGE_MESSAGES),
];

/// The bit of a permission by Discord's name for it.
pub(crate) fn by_name(name: &str) -> Option<u64> {
    SWITCHES
        .iter()
        .find(|switch| switch.0 == name)
        .map(|switch| switch.2)
}

/// What Discord writes in `app_permissions` and `member.permissions`: without what a missing permission takes along.
pub(crate) fn computed(world: &World, user: Id, channel: &Channel) -> u64 {
    let Some(guild) = channel.guild.and_then(|guild| world.guilds.get(&guild)) else {
        return in_direct_messages();
    };
    let Some(member) = guild.members.get(&user) else {
        return 0;
    };
    let base = of_member(guild, member);
    if base & ADMINISTRATOR != 0 {
        return ALL;
    }
    overwritten(base, guild, member, parent_or_self(world, channel))
}

/// What really can be done: nothing without the view, no trimmings without the right to send.
pub(crate) fn effective(world: &World, user: Id, channel: &Channel) -> u64 {
    let bits = computed(world, user, channel);
    if bits & VIEW_CHANNEL == 0 {
        return 0;
    }
    let sending = if channel.kind.is_thread() {
        SEND_MESSAGES_IN_THREADS
    } else {
        SEND_MESSAGES
    };
    if bits & sending != 0 {
        return bits;
    }
    bits & !(MENTION_EVERYONE | SEND_TTS_MESSAGES | ATTACH_FILES | EMBED_LINKS)
}

/// Whether the channel shows in this user's list at all.
pub(crate) fn is_visible(world: &World, user: Id, channel: &Channel) -> bool {
    if channel.guild.is_none() {
        return channel.recipient == Some(user) || world.bot == user;
    }
    let bits = effective(world, user, channel);
    let is_member = channel
        .thread
        .as_ref()
        .is_some_and(|thread| thread.members.contains_key(&user));
    bits & VIEW_CHANNEL != 0
        && (channel.kind != Kind::PrivateThread || is_member || bits & MANAGE_THREADS != 0)
}

/// Refuses as Discord does: without access 50001, with access but without one of the bits 50013.
pub(crate) fn require(
    world: &World,
    user: Id,
    channel: &Channel,
    bits: u64,
) -> Result<(), Refusal> {
    if !is_visible(world, user, channel) {
        return Err(errors::MISSING_ACCESS);
    }
    if effective(world, user, channel) & bits != bits {
        return Err(errors::MISSING_PERMISSIONS);
    }
    Ok(())
}

/// What the member may do in the whole guild, before any channel has a say.
pub(crate) fn of_member(guild: &Guild, member: &Member) -> u64 {
    if guild.owner == member.user {
        return ALL;
    }
    let everyone = guild
        .roles
        .get(&guild.id)
        .map_or(0, |role| role.permissions);
    let bits = member
        .roles
        .iter()
        .filter_map(|role| guild.roles.get(role))
        .fold(everyone, |bits, role| bits | role.permissions);
    if bits & ADMINISTRATOR != 0 { ALL } else { bits }
}

fn overwritten(base: u64, guild: &Guild, member: &Member, channel: &Channel) -> u64 {
    let apply = |bits: u64, deny: u64, allow: u64| bits & !deny | allow;
    let mut bits = base;
    let of_roles = |overwrite: &&super::world::guild::Overwrite| !overwrite.is_member;
    for overwrite in channel
        .overwrites
        .iter()
        .filter(of_roles)
        .filter(|it| it.target == guild.id)
    {
        bits = apply(bits, overwrite.deny, overwrite.allow);
    }
    let (mut deny, mut allow) = (0, 0);
    for overwrite in channel.overwrites.iter().filter(of_roles) {
        if member.roles.contains(&overwrite.target) {
            deny |= overwrite.deny;
            allow |= overwrite.allow;
        }
    }
    bits = apply(bits, deny, allow);
    for overwrite in channel
        .overwrites
        .iter()
        .filter(|it| it.is_member && it.target == member.user)
    {
        bits = apply(bits, overwrite.deny, overwrite.allow);
    }
    bits
}

/// Threads have no overwrites of their own: their parent's count.
fn parent_or_self<'a>(world: &'a World, channel: &'a Channel) -> &'a Channel {
    channel
        .thread
        .as_ref()
        .and(channel.parent)
        .and_then(|parent| world.channels.get(&parent))
        .unwrap_or(channel)
}

fn in_direct_messages() -> u64 {
    VIEW_CHANNEL
        | SEND_MESSAGES
        | EMBED_LINKS
        | ATTACH_FILES
        | READ_MESSAGE_HISTORY
        | ADD_REACTIONS
        | USE_EXTERNAL_EMOJIS
        | USE_APPLICATION_COMMANDS
}
