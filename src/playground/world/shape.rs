//! How Discord writes its objects in JSON: users, members, roles, channels, messages, guilds. Reads the world only.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    World,
    guild::{Channel, Guild, Kind, Member, Role, Thread, User},
    message::{Attachment, Message, Origin},
};
use crate::playground::{id::Id, permissions};

/// Discord's way to write a moment: microseconds and an offset.
pub(crate) fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S.%6f+00:00").to_string()
}

pub(crate) fn user(user: &User) -> Value {
    json!({
        "id": user.id, "username": user.username, "discriminator": "0", "global_name": user.global_name,
        "avatar": null, "bot": user.is_bot, "system": false, "public_flags": 0, "flags": 0,
        "banner": null, "accent_color": null, "avatar_decoration_data": null,
    })
}

pub(crate) fn user_by_id(world: &World, id: Id) -> Value {
    world.users.get(&id).map_or(Value::Null, user)
}

/// A member without its user, as inside messages and `resolved`.
pub(crate) fn partial_member(member: &Member) -> Value {
    json!({
        "roles": member.roles, "joined_at": moment(member.joined), "nick": null, "avatar": null, "banner": null,
        "premium_since": null, "deaf": false, "mute": false, "flags": 0, "pending": false,
        "communication_disabled_until": null,
    })
}

pub(crate) fn member(world: &World, member: &Member) -> Value {
    let mut whole = partial_member(member);
    whole["user"] = user_by_id(world, member.user);
    whole
}

pub(crate) fn role(role: &Role) -> Value {
    let mut whole = json!({
        "id": role.id, "name": role.name, "permissions": role.permissions.to_string(), "position": role.position,
        "color": 0, "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
        "hoist": false, "managed": role.bot.is_some(), "mentionable": false, "icon": null,
        "unicode_emoji": null, "flags": 0,
    });
    if let Some(bot) = role.bot {
        whole["tags"] = json!({"bot_id": bot});
    }
    whole
}

pub(crate) fn channel(world: &World, channel: &Channel) -> Value {
    let mut whole = json!({
        "id": channel.id, "type": channel.kind as u8, "last_message_id": channel.last_message, "flags": 0,
    });
    if channel.kind == Kind::Direct {
        let recipients: Vec<Value> = channel
            .recipient
            .iter()
            .map(|id| user_by_id(world, *id))
            .collect();
        whole["recipients"] = json!(recipients);
        return whole;
    }
    whole["guild_id"] = json!(channel.guild);
    whole["name"] = json!(channel.name);
    whole["parent_id"] = json!(channel.parent);
    whole["rate_limit_per_user"] = json!(channel.slowmode_seconds);
    whole["last_pin_timestamp"] = Value::Null;
    match &channel.thread {
        Some(thread) => add_thread(world, &mut whole, channel.kind, thread),
        None => add_place(&mut whole, channel),
    }
    whole
}

fn add_place(whole: &mut Value, channel: &Channel) {
    whole["position"] = json!(channel.position);
    whole["topic"] = json!(channel.topic);
    whole["nsfw"] = json!(false);
    whole["permission_overwrites"] = channel
        .overwrites
        .iter()
        .map(|it| {
            let (allow, deny) = (it.allow.to_string(), it.deny.to_string());
            json!({"id": it.target, "type": u8::from(it.is_member), "allow": allow, "deny": deny})
        })
        .collect();
    if channel.kind == Kind::Forum {
        whole["available_tags"] = json!([]);
        whole["default_reaction_emoji"] = Value::Null;
        whole["default_sort_order"] = Value::Null;
    }
    if channel.kind == Kind::Voice {
        whole["bitrate"] = json!(64_000);
        whole["user_limit"] = json!(0);
        whole["rtc_region"] = Value::Null;
    }
}

fn add_thread(world: &World, whole: &mut Value, kind: Kind, thread: &Thread) {
    whole["owner_id"] = json!(thread.owner);
    whole["message_count"] = json!(thread.message_count);
    whole["total_message_sent"] = json!(thread.message_count);
    whole["member_count"] = json!(thread.members.len().min(50));
    whole["thread_metadata"] = json!({
        "archived": thread.archived, "locked": thread.locked,
        "auto_archive_duration": thread.auto_archive_minutes,
        "archive_timestamp": moment(thread.archive_changed), "create_timestamp": moment(thread.created),
    });
    if kind == Kind::PrivateThread {
        whole["thread_metadata"]["invitable"] = json!(thread.invitable);
    }
    if !thread.applied_tags.is_empty() {
        whole["applied_tags"] = json!(thread.applied_tags);
    }
    if let Some(joined) = thread.members.get(&world.bot) {
        whole["member"] = json!({
            "id": whole["id"], "user_id": world.bot, "join_timestamp": moment(*joined), "flags": 1, "muted": false,
        });
    }
}

pub(crate) fn thread_member(thread: Id, user: Id, joined: Timestamp) -> Value {
    json!({"id": thread, "user_id": user, "join_timestamp": moment(joined), "flags": 0})
}

/// The channel of an interaction, with what the person may do there.
pub(crate) fn interaction_channel(world: &World, place: &Channel, person: Id) -> Value {
    let mut whole = channel(world, place);
    whole["permissions"] = json!(permissions::computed(world, person, place).to_string());
    whole
}

/// A message as the REST routes return it.
pub(crate) fn message(world: &World, message: &Message) -> Value {
    let mut whole = bare_message(world, message);
    if let Some((channel, id)) = message.reference {
        whole["message_reference"] =
            json!({"type": 0, "channel_id": channel, "message_id": id, "guild_id": message.guild});
        let referenced = world
            .message(channel, id)
            .map(|found| bare_message(world, found));
        whole["referenced_message"] = json!(referenced);
    }
    whole
}

/// A message as the gateway carries it: with the guild and the author's membership.
pub(crate) fn message_event(world: &World, found: &Message) -> Value {
    let mut whole = message(world, found);
    let Some(guild) = found.guild.and_then(|guild| world.guilds.get(&guild)) else {
        return whole;
    };
    whole["guild_id"] = json!(guild.id);
    if let Some(author) = guild.members.get(&found.author) {
        whole["member"] = partial_member(author);
    }
    for mention in whole["mentions"].as_array_mut().into_iter().flatten() {
        let mentioned = crate::playground::id::decode(&mention["id"]);
        if let Some(mentioned) = mentioned.and_then(|id| guild.members.get(&id)) {
            mention["member"] = partial_member(mentioned);
        }
    }
    whole
}

fn bare_message(world: &World, message: &Message) -> Value {
    let mentions: Vec<Value> = message
        .mentions
        .users
        .iter()
        .map(|id| user_by_id(world, *id))
        .collect();
    let mut whole = json!({
        "id": message.id, "channel_id": message.channel, "type": message.kind, "flags": message.flags,
        "author": user_by_id(world, message.author), "content": message.content,
        "timestamp": moment(message.created), "edited_timestamp": message.edited.map(moment),
        "tts": false, "pinned": false, "mention_everyone": message.mentions.everyone,
        "mention_roles": message.mentions.roles, "mentions": mentions,
        "attachments": message.attachments.iter().filter(|it| !it.in_embed).map(attachment).collect::<Vec<_>>(),
        "embeds": message.embeds, "components": message.components,
    });
    if let Some(nonce) = &message.nonce {
        whole["nonce"] = nonce.clone();
    }
    if let Some(poll) = &message.poll {
        whole["poll"] = poll.clone();
    }
    if let Some(thread) = world.channels.get(&message.id) {
        whole["thread"] = channel(world, thread);
    }
    if let Some(origin) = &message.origin {
        whole["application_id"] = json!(world.application);
        whole["webhook_id"] = json!(world.application);
        whole["interaction_metadata"] = interaction_metadata(world, origin);
    }
    whole
}

fn interaction_metadata(world: &World, origin: &Origin) -> Value {
    let mut whole = json!({
        "id": origin.interaction, "type": origin.kind, "user": user_by_id(world, origin.user),
        "authorizing_integration_owners": {},
    });
    if let Some(name) = &origin.name {
        whole["name"] = json!(name);
    }
    match (origin.kind, origin.source) {
        (3, Some(source)) => whole["interacted_message_id"] = json!(source),
        (5, _) => {
            whole["triggering_interaction_metadata"] = json!({
                "id": origin.interaction, "type": 2, "user": user_by_id(world, origin.user),
                "authorizing_integration_owners": {},
            });
        }
        _ => {}
    }
    whole
}

pub(crate) fn attachment(attachment: &Attachment) -> Value {
    let mut shape = json!({
        "id": attachment.id, "filename": attachment.filename, "description": attachment.description,
        "content_type": attachment.content_type, "size": attachment.size, "url": attachment.url,
        "proxy_url": attachment.url,
    });
    if let Some((width, height)) = attachment.pixels {
        shape["width"] = json!(width);
        shape["height"] = json!(height);
    }
    shape
}

/// A guild as `GET /guilds/{}` returns it.
pub(crate) fn guild(world: &World, guild: &Guild) -> Value {
    json!({
        "id": guild.id, "name": guild.name, "icon": null, "description": null, "splash": null,
        "discovery_splash": null, "banner": null, "owner_id": guild.owner, "application_id": null,
        "afk_channel_id": null, "afk_timeout": 300, "system_channel_id": null, "system_channel_flags": 0,
        "widget_enabled": false, "widget_channel_id": null, "verification_level": 0,
        "default_message_notifications": 1, "explicit_content_filter": 0, "mfa_level": 0, "nsfw_level": 0,
        "nsfw": false, "features": [], "emojis": [], "stickers": [],
        "roles": guild.roles.values().map(role).collect::<Vec<_>>(),
        "rules_channel_id": null, "public_updates_channel_id": null, "safety_alerts_channel_id": null,
        "preferred_locale": world.guild_locale, "premium_tier": 0, "premium_subscription_count": 0,
        "premium_progress_bar_enabled": false, "vanity_url_code": null, "max_members": 500_000,
        "max_presences": null, "max_video_channel_users": 25, "max_stage_video_channel_users": 50,
        "hub_type": null, "incidents_data": null,
    })
}

/// A guild as the gateway introduces it, with the threads that the bot can see.
pub(crate) fn guild_create(world: &World, found: &Guild) -> Value {
    let mut whole = guild(world, found);
    let here = || world.channels_of(found.id);
    let threads = here().filter(|it| it.thread.as_ref().is_some_and(|thread| !thread.archived));
    let visible = threads.filter(|it| permissions::is_visible(world, world.bot, it));
    whole["threads"] = visible.map(|it| channel(world, it)).collect();
    whole["channels"] = here()
        .filter(|it| it.thread.is_none())
        .map(|it| channel(world, it))
        .collect();
    whole["members"] = found
        .members
        .get(&world.bot)
        .map(|it| member(world, it))
        .into_iter()
        .collect();
    whole["joined_at"] = json!(moment(found.joined));
    whole["member_count"] = json!(found.members.len());
    for (field, value) in [("large", false), ("unavailable", false)] {
        whole[field] = json!(value);
    }
    for list in [
        "voice_states",
        "presences",
        "stage_instances",
        "guild_scheduled_events",
        "soundboard_sounds",
    ] {
        whole[list] = json!([]);
    }
    whole
}
