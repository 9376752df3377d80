//! Who is really pinged by a message: what its text names, cut by `allowed_mentions` or by the default of its route.

use serde_json::Value;

use crate::playground::{
    id::{self, Id},
    permissions::{self, MENTION_EVERYONE},
    world::{
        World,
        message::{Mentions, Message},
    },
};

/// What is pinged when the body does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Defaults {
    /// An ordinary message: users, roles, everyone, and the author of the message replied to.
    Everything,
    /// The answer to an interaction: users.
    Users,
}

pub(crate) fn resolve(
    world: &World,
    message: &Message,
    allowed: &Value,
    defaults: Defaults,
) -> Mentions {
    let text = whole_text(message);
    let named = named_ids(&text);
    let may_ping_all = may_mention_everyone(world, message);
    let listed = |kind: &str, id: Id| {
        let ids = allowed[kind].as_array();
        ids.into_iter()
            .flatten()
            .any(|it| id::decode(it) == Some(id))
    };
    let is_parsed = |kind: &str| match allowed["parse"].as_array() {
        Some(kinds) => kinds.iter().any(|it| it == kind),
        None if allowed.is_object() => false,
        None => defaults == Defaults::Everything || kind == "users",
    };
    let mut mentions = Mentions::default();
    for (is_role, id) in named {
        if is_role && may_ping_all && (is_parsed("roles") || listed("roles", id)) {
            push_once(&mut mentions.roles, id);
        } else if !is_role
            && world.users.contains_key(&id)
            && (is_parsed("users") || listed("users", id))
        {
            push_once(&mut mentions.users, id);
        }
    }
    let names_all = text.contains("@everyone") || text.contains("@here");
    mentions.everyone = names_all && may_ping_all && is_parsed("everyone");
    if let Some(author) = replied_author(world, message, allowed, defaults) {
        push_once(&mut mentions.users, author);
    }
    mentions
}

/// The author of the message that is replied to, unless the reply is told not to ping.
fn replied_author(
    world: &World,
    message: &Message,
    allowed: &Value,
    defaults: Defaults,
) -> Option<Id> {
    let (channel, id) = message.reference?;
    let pings = match allowed["replied_user"].as_bool() {
        Some(pings) => pings,
        None => !allowed.is_object() && defaults == Defaults::Everything,
    };
    pings
        .then(|| world.message(channel, id).map(|found| found.author))
        .flatten()
}

fn may_mention_everyone(world: &World, message: &Message) -> bool {
    let channel = world.channels.get(&message.channel);
    channel
        .is_some_and(|it| permissions::effective(world, message.author, it) & MENTION_EVERYONE != 0)
}

fn push_once(ids: &mut Vec<Id>, id: Id) {
    if !ids.contains(&id) {
        ids.push(id);
    }
}

/// The content, and every text display.
fn whole_text(message: &Message) -> String {
    let mut text = message.content.clone();
    for component in &message.components {
        add_text(component, &mut text);
    }
    text
}

fn add_text(component: &Value, text: &mut String) {
    if component["type"] == 10 {
        text.push('\n');
        text.push_str(component["content"].as_str().unwrap_or_default());
    }
    for inner in component["components"].as_array().into_iter().flatten() {
        add_text(inner, text);
    }
}

/// `<@1>`, `<@!1>` and `<@&1>` in order; true for roles.
fn named_ids(text: &str) -> Vec<(bool, Id)> {
    let mut named = Vec::new();
    for part in text.split("<@").skip(1) {
        let Some((inside, _)) = part.split_once('>') else {
            continue;
        };
        let (is_role, digits) = match inside.strip_prefix('&') {
            Some(digits) => (true, digits),
            None => (false, inside.strip_prefix('!').unwrap_or(inside)),
        };
        if let Ok(id) = digits.parse() {
            named.push((is_role, id));
        }
    }
    named
}
