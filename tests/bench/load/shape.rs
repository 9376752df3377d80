//! What Discord sends, in the shapes that the playground's server sends it, as text.

use serde_json::{Value, json};

pub(crate) const APPLICATION: u64 = 1_100_000_000_000_000_001;
const BOT: u64 = 1_100_000_000_000_000_002;
/// The server in which interviews are held; others follow it.
pub(crate) const GUILD: u64 = 1_100_000_000_000_000_100;
const CHANNEL: u64 = 1_100_000_000_000_000_200;
const ROLE: u64 = 1_100_000_000_000_000_300;
pub(crate) const MEMBER: u64 = 1_100_000_000_000_100_000;

/// Everything that a member may, but no threads: the bot cannot open one, so interviews are held in messages that only
/// their member sees. Threads are opened at 40 requests a second, which is all that Discord grants a bot, and a load
/// of thousands a second would wait for them alone.
const PERMISSIONS_OF_BOT: &str = "2248370386619969";
const PERMISSIONS: &str = "2248473465835073";
/// With Manage Server.
const PERMISSIONS_OF_MODERATOR: &str = "2248473465835105";

const MOMENT: &str = "2026-01-02T03:04:05.678000+00:00";

/// What somebody does.
pub(crate) enum Deed<'a> {
    Command,
    Click {
        custom_id: &'a str,
    },
    Select {
        custom_id: &'a str,
        value: &'a str,
    },
    Fill {
        custom_id: &'a str,
        field: &'a str,
    },
    /// `/prompts import`, of a file at this address.
    Import {
        url: &'a str,
        size: usize,
    },
}

impl Deed<'_> {
    /// Source: Receiving and Responding, "Interaction Type".
    fn kind(&self) -> u8 {
        match self {
            Deed::Command | Deed::Import { .. } => 2,
            Deed::Click { .. } | Deed::Select { .. } => 3,
            Deed::Fill { .. } => 5,
        }
    }

    fn data(&self) -> Value {
        match self {
            Deed::Command => json!({
                "id": "1100000000000000400", "name": "should-i-certify", "type": 1, "options": [],
            }),
            Deed::Click { custom_id } => {
                json!({ "custom_id": custom_id, "component_type": 2, "id": 3 })
            }
            Deed::Select { custom_id, value } => {
                json!({ "custom_id": custom_id, "component_type": 3, "id": 2, "values": [value] })
            }
            Deed::Fill { custom_id, field } => json!({ "custom_id": custom_id, "components": [
                { "type": 18, "id": 1, "component": {
                    "type": 4, "id": 2, "custom_id": field, "value": "Because it was asked for.",
                } },
            ] }),
            Deed::Import { url, size } => json!({
                "id": "1100000000000000401", "name": "prompts", "type": 1,
                "options": [{ "name": "import", "type": 1, "options": [
                    { "name": "file", "type": 11, "value": "1100000000000000500" },
                ] }],
                "resolved": { "attachments": { "1100000000000000500": {
                    "id": "1100000000000000500", "filename": "large.json", "size": size, "url": url,
                    "proxy_url": url, "content_type": "application/json", "ephemeral": true,
                } } },
            }),
        }
    }
}

/// One interaction, as the gateway carries it.
pub(crate) fn interaction(
    sequence: u64,
    id: u64,
    token: &str,
    member: u64,
    deed: &Deed<'_>,
    message: Option<&Value>,
) -> String {
    let kind = deed.kind();
    let permissions = match deed {
        Deed::Import { .. } => PERMISSIONS_OF_MODERATOR,
        _ => PERMISSIONS,
    };
    let data = deed.data();
    let message = message.map_or(String::new(), |card| {
        format!(r#""message":{},"#, message_of(member, card))
    });
    let user = user(member);
    format!(
        r#"{{"t":"INTERACTION_CREATE","s":{sequence},"op":0,"d":{{"id":"{id}","application_id":"{APPLICATION}","type":{kind},"data":{data},"token":"{token}","version":1,"channel_id":"{CHANNEL}","channel":{{"id":"{CHANNEL}","type":0,"last_message_id":"{id}","flags":0,"guild_id":"{GUILD}","name":"careers","parent_id":null,"rate_limit_per_user":0,"last_pin_timestamp":null,"position":0,"topic":"Ask here","nsfw":false,"permission_overwrites":[],"permissions":"{permissions}"}},"app_permissions":"{PERMISSIONS_OF_BOT}","locale":"en-US","entitlements":[],"attachment_size_limit":10485760,{message}"member":{{"roles":["{ROLE}"],"joined_at":"{MOMENT}","nick":null,"avatar":null,"banner":null,"premium_since":null,"deaf":false,"mute":false,"flags":0,"pending":false,"communication_disabled_until":null,"user":{user},"permissions":"{permissions}"}},"guild_id":"{GUILD}","guild":{{"id":"{GUILD}","locale":"en-US","features":["COMMUNITY","NEWS"]}},"guild_locale":"en-US","context":0,"authorizing_integration_owners":{{"0":"{GUILD}"}}}}}}"#
    )
}

fn user(id: u64) -> String {
    format!(
        r#"{{"id":"{id}","username":"member.{id}","discriminator":"0","global_name":"Member","avatar":null,"bot":false,"system":false,"public_flags":0,"flags":0,"banner":null,"accent_color":null,"avatar_decoration_data":null}}"#
    )
}

/// The id of the message that only this member sees.
pub(crate) fn card_id(member: u64) -> u64 {
    member + 1_000_000_000
}

/// `card`: what the bot made it of.
pub(crate) fn message_of(member: u64, card: &Value) -> String {
    let id = card_id(member);
    let (embeds, components) = (&card["embeds"], &card["components"]);
    let (content, user) = (&card["content"], user(member));
    let content = content.as_str().map_or(json!(""), |text| json!(text));
    format!(
        r#"{{"id":"{id}","channel_id":"{CHANNEL}","type":20,"flags":64,"author":{{"id":"{BOT}","username":"should-i-certify","discriminator":"0","global_name":null,"avatar":null,"bot":true,"system":false,"public_flags":0,"flags":0}},"content":{content},"timestamp":"{MOMENT}","edited_timestamp":null,"tts":false,"pinned":false,"mention_everyone":false,"mention_roles":[],"mentions":[],"attachments":[],"embeds":{embeds},"components":{components},"application_id":"{APPLICATION}","webhook_id":"{APPLICATION}","interaction_metadata":{{"id":"{id}","type":2,"user":{user},"name":"should-i-certify","authorizing_integration_owners":{{"0":"{GUILD}"}}}}}}"#,
        embeds = list(embeds),
        components = list(components),
    )
}

fn list(value: &Value) -> String {
    match value {
        Value::Array(_) => value.to_string(),
        _ => "[]".to_owned(),
    }
}

pub(crate) fn hello() -> String {
    json!({ "op": 10, "t": null, "s": null, "d": { "heartbeat_interval": 41_250 } }).to_string()
}

/// `guilds`: of this shard.
pub(crate) fn ready(url: &str, shard: &Value, guilds: &[u64]) -> String {
    let guilds: Vec<Value> = guilds
        .iter()
        .map(|id| json!({ "id": id.to_string(), "unavailable": true }))
        .collect();
    json!({ "op": 0, "t": "READY", "s": 1, "d": {
        "v": 10, "session_id": "benchmark", "session_type": "normal", "resume_gateway_url": url,
        "user": { "id": BOT.to_string(), "username": "should-i-certify", "bot": true, "discriminator": "0" },
        "application": { "id": APPLICATION.to_string(), "flags": 0 },
        "guilds": guilds, "shard": shard, "private_channels": [], "relationships": [],
    } })
    .to_string()
}

/// What a server brings along when the bot connects.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Size {
    /// 150 channels, 120 roles, 100 emojis: some 130 KB.
    Large,
    /// 25 channels, 20 roles, 10 emojis: some 20 KB.
    Usual,
}

/// The template of a server's first event, with `GUILD` wherever its id stands.
pub(crate) fn guild_create(size: Size) -> String {
    let (channels, roles, emojis) = match size {
        Size::Large => (150, 120, 100),
        Size::Usual => (25, 20, 10),
    };
    let id = |kind: u64, number: u64| {
        (1_200_000_000_000_000_000 + kind * 1_000_000 + number).to_string()
    };
    let channel = |number: u64| {
        json!({
            "id": id(1, number), "type": 0, "last_message_id": id(9, number), "flags": 0, "guild_id": "GUILD",
            "name": format!("channel-of-many-words-{number}"), "parent_id": id(1, number / 20),
            "rate_limit_per_user": 0, "last_pin_timestamp": null, "position": number, "nsfw": false,
            "topic": "What is talked about here, and what is better asked elsewhere.",
            "permission_overwrites": (0..4).map(|it| json!({
                "id": id(2, it), "type": 0, "allow": "1024", "deny": "2048",
            })).collect::<Vec<_>>(),
        })
    };
    let role = |number: u64| {
        json!({
            "id": id(2, number), "name": format!("Role {number}"), "permissions": "2248473465835073",
            "position": number, "color": 0, "hoist": false, "managed": false, "mentionable": false, "icon": null,
            "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
            "unicode_emoji": null, "flags": 0,
        })
    };
    let emoji = |number: u64| {
        json!({
            "id": id(3, number), "name": format!("emoji_{number}"), "roles": [], "require_colons": true,
            "managed": false, "animated": false, "available": true,
        })
    };
    let guild = json!({
        "id": "GUILD", "name": "A server", "icon": null, "owner_id": id(4, 1), "features": ["COMMUNITY"],
        "verification_level": 1, "default_message_notifications": 1, "explicit_content_filter": 2,
        "preferred_locale": "en-US", "premium_tier": 2, "member_count": 12_345, "large": true,
        "unavailable": false, "joined_at": MOMENT, "voice_states": [], "presences": [], "stage_instances": [],
        "guild_scheduled_events": [], "soundboard_sounds": [], "stickers": [], "threads": [],
        "members": [{ "user": { "id": BOT.to_string(), "username": "should-i-certify", "bot": true },
            "roles": [], "joined_at": MOMENT, "deaf": false, "mute": false, "flags": 0 }],
        "channels": (0..channels).map(channel).collect::<Vec<_>>(),
        "roles": (0..roles).map(role).collect::<Vec<_>>(),
        "emojis": (0..emojis).map(emoji).collect::<Vec<_>>(),
    });
    // In Discord's order, which saves readers the way through all of it.
    format!(r#"{{"t":"GUILD_CREATE","s":2,"op":0,"d":{guild}}}"#)
}
