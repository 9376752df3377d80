//! What the bot asks about itself, its application, the servers and the people in them.

use serde_json::{Value, json};

use super::{Outcome, call::Call, ok};
use crate::playground::{
    errors::{self, Refusal},
    id, permissions as may,
    world::{
        World,
        guild::{Guild, Kind},
        shape,
    },
};

pub(super) fn gateway(world: &mut World, _: &Call) -> Outcome {
    ok(json!({"url": world.gateway_url()}))
}

pub(super) fn gateway_bot(world: &mut World, _: &Call) -> Outcome {
    let scale = &world.options.scale;
    let limit = json!({
        "total": 1000, "remaining": scale.identifies_left, "reset_after": 86_400_000,
        "max_concurrency": scale.max_concurrency,
    });
    ok(json!({"url": world.gateway_url(), "shards": scale.shards, "session_start_limit": limit}))
}

pub(super) fn current_user(world: &mut World, _: &Call) -> Outcome {
    let mut body = shape::user_by_id(world, world.bot);
    for (field, value) in [
        ("mfa_enabled", json!(false)),
        ("verified", json!(true)),
        ("email", Value::Null),
    ] {
        body[field] = value;
    }
    ok(body)
}

/// Guilds of one page, at most.
const PAGE: usize = 200;

/// In the order of their ids, as Discord gives them.
pub(super) fn current_guilds(world: &mut World, call: &Call) -> Outcome {
    let after: Option<id::Id> = call.query("after")?;
    let limit = call.query("limit")?.unwrap_or(PAGE).min(PAGE);

    let brief = |guild: &Guild| {
        let bits = guild
            .members
            .get(&world.bot)
            .map_or(0, |member| may::of_member(guild, member));
        json!({
            "id": guild.id, "name": guild.name, "icon": null, "banner": null, "owner": false,
            "permissions": bits.to_string(), "features": [],
        })
    };
    let joined = world
        .guilds
        .values()
        .filter(|guild| guild.members.contains_key(&world.bot))
        .filter(|guild| after.is_none_or(|after| guild.id > after));
    ok(joined.take(limit).map(brief).collect())
}

pub(super) fn user(world: &mut World, call: &Call) -> Outcome {
    let user = world
        .users
        .get(&call.id("user")?)
        .ok_or(errors::UNKNOWN_USER)?;
    ok(shape::user(user))
}

pub(super) fn application(world: &mut World, _: &Call) -> Outcome {
    let owner = world
        .guilds
        .values()
        .next()
        .map(|guild| shape::user_by_id(world, guild.owner));
    ok(json!({
        "id": world.application, "name": world.name_of(world.bot), "icon": null, "summary": "",
        "description": "The bot that this playground runs.", "bot_public": true, "bot_require_code_grant": false,
        "verify_key": world.endpoint.public_key(), "team": null, "owner": owner,
        "flags": flags(world.options.privileged_intents), "rpc_origins": [],
        "bot": shape::user_by_id(world, world.bot), "approximate_guild_count": world.guilds.len(),
        "redirect_uris": [], "interactions_endpoint_url": world.endpoint.url(), "role_connections_verification_url": null,
        "integration_types_config": {"0": {}},
    }))
}

/// As the portal shows which privileged intents a bot of few servers has. Source: Application, "Application Flags".
fn flags(intents: u64) -> u64 {
    let granted =
        [(8, 13), (1, 15), (15, 19)].map(|(intent, flag)| ((intents >> intent) & 1) << flag);
    granted.iter().sum()
}

/// Opens the direct channel with a person, or finds it.
pub(super) fn open_direct_channel(world: &mut World, call: &Call) -> Outcome {
    let user = id::decode(&call.body["recipient_id"]).ok_or(errors::UNKNOWN_USER)?;
    if !world.users.contains_key(&user) {
        return Err(errors::UNKNOWN_USER);
    }
    let is_it = |it: &&crate::playground::world::guild::Channel| {
        it.kind == Kind::Direct && it.recipient == Some(user)
    };
    let known = world.channels.values().find(is_it).map(|it| it.id);
    let channel = known.unwrap_or_else(|| world.add_direct_channel(user));
    ok(shape::channel(world, world.channel(channel)?))
}

pub(super) fn guild(world: &mut World, call: &Call) -> Outcome {
    ok(shape::guild(world, joined(world, call)?))
}

pub(super) fn channels(world: &mut World, call: &Call) -> Outcome {
    let guild = joined(world, call)?;
    let here = world.channels_of(guild.id).filter(|it| it.thread.is_none());
    ok(here.map(|it| shape::channel(world, it)).collect())
}

pub(super) fn roles(world: &mut World, call: &Call) -> Outcome {
    ok(joined(world, call)?
        .roles
        .values()
        .map(shape::role)
        .collect())
}

pub(super) fn member(world: &mut World, call: &Call) -> Outcome {
    let guild = joined(world, call)?;
    let member = guild
        .members
        .get(&call.id("user")?)
        .ok_or(errors::UNKNOWN_MEMBER)?;
    ok(shape::member(world, member))
}

/// The guild of the path; one that the bot is not in, does not exist for it.
fn joined<'a>(world: &'a World, call: &Call) -> Result<&'a Guild, Refusal> {
    let guild = world.guilds.get(&call.id("guild")?);
    guild
        .filter(|it| it.members.contains_key(&world.bot))
        .ok_or(errors::UNKNOWN_GUILD)
}
