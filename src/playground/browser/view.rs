//! Everything on one person's screen as one JSON object, from which the page draws itself. Reads the world only.

use serde_json::{Value, json};

use crate::playground::{
    BotState, Shared, client,
    id::Id,
    limits::commands::LOCALES,
    permissions::{self as may, SWITCHES},
    person::Hat,
    world::{
        World,
        commands::Command,
        guild::{Channel, Kind},
        interactions::{Kind as InteractionKind, State},
        message::{LOADING, Message},
        shape,
    },
};

/// Messages shown of a channel.
const MESSAGES_MAX: usize = 100;
/// Threads listed below a channel, the newest.
const THREADS_MAX: usize = 100;
/// Characters of a message that a reply to it shows.
const PREVIEW_MAX: usize = 120;

pub(crate) fn of(world: &World, shared: &Shared, user: Id, channel: Id) -> Value {
    let guild = world
        .channels
        .get(&channel)
        .and_then(|it| it.guild)
        .unwrap_or(world.first_guild());
    json!({
        "hat": world.hats.iter().find(|it| *it.1 == user).map(|it| it.0),
        "me": person(world, user),
        "locale": world.users.get(&user).map(|user| &user.locale),
        "locales": LOCALES.as_slice(),
        "hats": hats(world),
        "bot": bot(world, &shared.bot_state.borrow()),
        "guild": guild_of(world, guild),
        "channels": channels(world, user, guild),
        "channel": channel,
        "messages": messages(world, user, channel),
        "commands": commands(world, user, channel),
        "permissions": switches(world, channel),
        "has_maps": shared.maps.borrow().is_some(),
        "pending": pending(world, user, channel),
    })
}

fn person(world: &World, id: Id) -> Value {
    let mut whole = shape::user_by_id(world, id);
    whole["avatar_color"] = json!(world.users.get(&id).map(|user| user.avatar_color));
    whole
}

fn hats(world: &World) -> Value {
    let about = |hat: &Hat| match hat {
        Hat::Member => "may post and start interviews",
        Hat::Moderator => "manages the server, and makes the interviews its own with /prompts",
        Hat::Deputy => "manages the server too: two may change things at the same time",
        Hat::Bystander => "another member, who is not invited to private threads",
    };
    let hats = world.hats.iter();
    hats.map(|(hat, user)| json!({"hat": hat, "user": person(world, *user), "about": about(hat)}))
        .collect()
}

/// What the owner says counts, but a bot that is connected is online.
fn bot(world: &World, told: &BotState) -> Value {
    let (state, detail) = match told {
        BotState::Failed(why) => ("failed", Some(why.as_str())),
        BotState::Starting if !world.is_connected() => ("starting", None),
        _ if world.is_connected() => ("online", None),
        _ => ("offline", None),
    };
    let mut whole = person(world, world.bot);
    whole["state"] = json!(state);
    whole["detail"] = json!(detail);
    whole
}

fn guild_of(world: &World, id: Id) -> Value {
    let Some(guild) = world.guilds.get(&id) else {
        return Value::Null;
    };
    let roles: Vec<Value> = guild.roles.values().map(shape::role).collect();
    json!({"id": guild.id, "name": guild.name, "roles": roles})
}

fn channels(world: &World, user: Id, guild: Id) -> Value {
    let mut here: Vec<&Channel> = world
        .channels
        .values()
        .filter(|it| it.guild == Some(guild) && it.thread.is_none())
        .filter(|it| may::is_visible(world, user, it))
        .collect();
    here.sort_by_key(|it| it.position);
    here.into_iter()
        .map(|it| channel(world, user, it))
        .collect()
}

fn channel(world: &World, user: Id, place: &Channel) -> Value {
    let mut whole = entry(world, user, place);
    whole["threads"] = world
        .channels
        .values()
        .rev()
        .filter(|it| it.parent == Some(place.id) && it.thread.is_some())
        .filter(|it| may::is_visible(world, user, it))
        .take(THREADS_MAX)
        .map(|it| thread(world, user, it))
        .collect();
    whole
}

fn thread(world: &World, user: Id, place: &Channel) -> Value {
    let mut whole = entry(world, user, place);
    if let Some(thread) = &place.thread {
        whole["archived"] = json!(thread.archived);
        whole["locked"] = json!(thread.locked);
        whole["member"] = json!(thread.members.contains_key(&user));
    }
    whole
}

fn entry(world: &World, user: Id, place: &Channel) -> Value {
    let seen = world.seen.get(&(user, place.id)).copied();
    let is_unread = place
        .last_message
        .is_some_and(|last| seen.is_none_or(|seen| seen < last));
    json!({
        "id": place.id, "name": place.name, "type": place.kind as u8, "unread": is_unread,
        "can_send": place.kind != Kind::Voice && world.check_sending(user, place).is_ok(),
    })
}

fn messages(world: &World, user: Id, channel: Id) -> Value {
    let mut newest: Vec<&Message> = client::messages(world, user, channel).collect();
    let surplus = newest.len().saturating_sub(MESSAGES_MAX);
    newest.drain(..surplus);
    newest.into_iter().map(|it| message(world, it)).collect()
}

fn message(world: &World, message: &Message) -> Value {
    let mut whole = shape::message(world, message);
    whole["mentions_resolved"] = mentioned(world, &whole.to_string());
    whole["author"]["avatar_color"] =
        json!(world.users.get(&message.author).map(|it| it.avatar_color));
    if message.is_ephemeral() {
        whole["ephemeral"] = json!(true);
    }
    if message.flags & LOADING != 0 {
        whole["thinking"] = json!(true);
    }
    if let Some(origin) = message
        .origin
        .as_ref()
        .filter(|it| it.kind == InteractionKind::Command as u8)
    {
        let name = origin.name.as_deref().unwrap_or_default();
        whole["interaction_label"] = json!(format!("{} used /{name}", world.name_of(origin.user)));
    }
    if let Some(replied) = message
        .reference
        .and_then(|(channel, id)| world.message(channel, id))
    {
        whole["reply_preview"] =
            json!({"author": world.name_of(replied.author), "content": preview(replied)});
    }
    if let Some(sentence) = &message.sentence {
        whole["system"] = json!(sentence);
    }
    whole
}

fn preview(message: &Message) -> String {
    let title = message
        .embeds
        .first()
        .and_then(|embed| embed["title"].as_str())
        .unwrap_or_default();
    let text = if message.content.is_empty() {
        title
    } else {
        &message.content
    };
    text.chars().take(PREVIEW_MAX).collect()
}

/// The names behind `<@…>`, `<@&…>` and `<#…>` anywhere in a text.
fn mentioned(world: &World, text: &str) -> Value {
    let mut names = json!({});
    for part in text.split('<').skip(1) {
        let Some((inside, _)) = part.split_once('>') else {
            continue;
        };
        let Ok(id) = inside
            .trim_start_matches(['@', '#', '&', '!'])
            .parse::<Id>()
        else {
            continue;
        };
        let user = world
            .users
            .get(&id)
            .map(|user| user.display_name().to_owned());
        let channel = || world.channels.get(&id).map(|channel| channel.name.clone());
        let role = || {
            world
                .guilds
                .values()
                .find_map(|it| it.roles.get(&id))
                .map(|role| role.name.clone())
        };
        if let Some(name) = user.or_else(channel).or_else(role) {
            names[id.to_string()] = json!(name);
        }
    }
    names
}

fn commands(world: &World, user: Id, channel: Id) -> Value {
    let offered = world.commands_for(user, channel);
    let locale = world.users.get(&user).map_or("", |user| &user.locale);
    let in_words = |command: &Command| {
        let mut whole = command.json(world.application, true);
        word(&mut whole, locale);
        whole
    };
    offered.into_iter().map(in_words).collect()
}

/// Says a command and everything in it in the client's language; a name stays, and `shown` is what one reads.
fn word(part: &mut Value, locale: &str) {
    let translated = |part: &Value, field: &str| {
        let translations = &part[format!("{field}_localizations")];
        // Source: Reference, "Locales": Discord falls back from the one Spanish to the other.
        let found = [locale, if locale == "es-419" { "es-ES" } else { locale }];
        found
            .iter()
            .find_map(|locale| translations.get(*locale))
            .cloned()
    };
    part["shown"] = translated(part, "name").unwrap_or_else(|| part["name"].clone());
    if let Some(description) = translated(part, "description") {
        part["description"] = description;
    }
    for list in ["options", "choices"] {
        let inner = part.get_mut(list).and_then(Value::as_array_mut);
        for inner in inner.into_iter().flatten() {
            word(inner, locale);
        }
    }
}

/// What the bot may do in the channel looked at.
fn switches(world: &World, channel: Id) -> Value {
    let bits = world
        .channels
        .get(&channel)
        .map_or(0, |it| may::computed(world, world.bot, it));
    let switch = |(name, label, bit): &(&str, &str, u64)| json!({"permission": name, "label": label, "allowed": bits & bit != 0});
    SWITCHES.iter().map(switch).collect()
}

/// The interactions of this person here that await their first answer.
fn pending(world: &World, user: Id, channel: Id) -> Value {
    let own = world
        .interactions
        .values()
        .rev()
        .take(100)
        .filter(|it| it.user == user && it.channel == channel);
    own.filter(|it| it.state == State::Waiting && it.kind != InteractionKind::Autocomplete)
        .map(|it| json!({"message": it.source, "custom_id": it.custom_id}))
        .collect()
}
