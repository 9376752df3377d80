//! How a session begins, is taken up again, and ends. What it is owed meanwhile stands in `world::sessions`.

use serde_json::{Value, json};

use super::End;
use crate::playground::world::{
    World,
    guild::Guild,
    random_text,
    sessions::{GUILDS, PRIVILEGED, Session},
    shape,
};

/// Bits that an intent may have.
const INTENTS: u64 = (1 << 26) - 1;

/// Discord's close codes, as far as this gateway uses them.
pub(super) mod close {
    pub(crate) const UNKNOWN_OPCODE: u16 = 4001;
    pub(crate) const DECODE_ERROR: u16 = 4002;
    pub(crate) const NOT_AUTHENTICATED: u16 = 4003;
    pub(crate) const AUTHENTICATION_FAILED: u16 = 4004;
    pub(crate) const ALREADY_AUTHENTICATED: u16 = 4005;
    pub(crate) const INVALID_SEQUENCE: u16 = 4007;
    pub(crate) const SESSION_TIMED_OUT: u16 = 4009;
    pub(crate) const INVALID_SHARD: u16 = 4010;
    pub(crate) const SHARDING_REQUIRED: u16 = 4011;
    pub(crate) const INVALID_INTENTS: u16 = 4013;
    pub(crate) const DISALLOWED_INTENTS: u16 = 4014;
}

/// A socket's hold on a session. A resume on another socket takes the session out of it.
#[derive(Clone, Debug)]
pub(super) struct Held {
    id: String,
    turn: u64,
}

impl Held {
    /// The session, while this hold is the latest.
    pub(super) fn find<'a>(&self, world: &'a mut World) -> Option<&'a mut Session> {
        world
            .session(&self.id)
            .filter(|session| session.turn == self.turn)
    }

    /// Ends the session for good.
    pub(super) fn forget(&self, world: &mut World) {
        if self.find(world).is_some() {
            world.close_session(&self.id);
        }
    }

    /// Lets go of the session: it waits for a resume, unless the way in which the connection ended closes it.
    pub(super) fn release(&self, world: &mut World, end: &End) {
        let is_over = match end {
            End::ByPeer(code) => matches!(code, Some(1000 | 1001)),
            End::Close(Some(code)) => {
                [close::INVALID_SEQUENCE, close::SESSION_TIMED_OUT].contains(code)
            }
            End::Close(None) | End::Silently => false,
        };
        if is_over {
            self.forget(world);
        } else if let Some(session) = self.find(world) {
            session.is_connected = false;
        }
    }
}

/// Why a session is not taken up again.
pub(super) enum Refused {
    /// Told with op 9; the socket stays open for an identify.
    Invalid,
    Closed(u16),
}

/// Starts a session and queues what it begins with, or says with which code the socket is to be closed.
pub(super) fn open(world: &mut World, data: &Value) -> Result<Held, u16> {
    if !is_token(world, data) {
        return Err(close::AUTHENTICATION_FAILED);
    }
    let intents = data["intents"].as_u64().unwrap_or(u64::MAX);
    if intents & !INTENTS != 0 {
        return Err(close::INVALID_INTENTS);
    }
    if intents & PRIVILEGED & !world.options.privileged_intents != 0 {
        return Err(close::DISALLOWED_INTENTS);
    }
    let (shard, shards) = shard_of(data)?;
    if joined(world, shard, shards).count() > world.options.scale.guilds_a_shard_max {
        return Err(close::SHARDING_REQUIRED);
    }
    let id = random_text("session");
    let mut session = Session::new(id.clone(), shard, shards, intents);
    greet(world, &mut session);
    let turn = session.turn;
    world.open_session(session);
    Ok(Held { id, turn })
}

/// Number and total; who says nothing of it is the only one.
fn shard_of(data: &Value) -> Result<(u64, u64), u16> {
    let shard = match &data["shard"] {
        Value::Null => Some((0, 1)),
        shard => shard[0].as_u64().zip(shard[1].as_u64()),
    };
    shard
        .filter(|(shard, shards)| shard < shards)
        .ok_or(close::INVALID_SHARD)
}

/// The guilds of a shard that the bot is in.
fn joined(world: &World, shard: u64, shards: u64) -> impl Iterator<Item = &Guild> {
    let all = world.guilds.values();
    all.filter(move |it| it.members.contains_key(&world.bot) && it.id.shard(shards) == shard)
}

/// READY with the guilds still unavailable, then each guild.
fn greet(world: &World, session: &mut Session) {
    let (shard, shards) = (session.shard, session.shards);
    let guilds: Vec<_> = joined(world, shard, shards).collect();
    let unavailable: Vec<Value> = guilds
        .iter()
        .map(|it| json!({"id": it.id, "unavailable": true}))
        .collect();
    let ready = json!({
        "v": 10, "user": shape::user_by_id(world, world.bot), "guilds": unavailable, "session_id": session.id,
        "resume_gateway_url": world.resume_url(), "shard": [shard, shards], "session_type": "normal",
        "application": {"id": world.application, "flags": 0}, "private_channels": [], "relationships": [],
        "user_settings": {}, "presences": [], "guild_join_requests": [], "geo_ordered_rtc_regions": [],
    });
    session.push("READY", &ready);
    if session.intents & GUILDS != 0 {
        for guild in guilds {
            session.push("GUILD_CREATE", &shape::guild_create(world, guild));
        }
    }
}

/// Takes a session up again.
pub(super) fn reopen(world: &mut World, data: &Value, sequence: u64) -> Result<Held, Refused> {
    if !is_token(world, data) {
        return Err(Refused::Closed(close::AUTHENTICATION_FAILED));
    }
    let id = data["session_id"].as_str().unwrap_or_default();
    let session = world.session(id).ok_or(Refused::Invalid)?;
    if sequence > session.last_sequence {
        return Err(Refused::Closed(close::INVALID_SEQUENCE));
    }
    if !session.can_resume(sequence) {
        return Err(Refused::Invalid);
    }
    session.is_connected = true;
    session.turn += 1;
    session.push("RESUMED", &json!({}));
    Ok(Held {
        id: id.to_owned(),
        turn: session.turn,
    })
}

fn is_token(world: &World, data: &Value) -> bool {
    let shown = data["token"].as_str().unwrap_or_default();
    shown.strip_prefix("Bot ").unwrap_or(shown) == world.token
}
