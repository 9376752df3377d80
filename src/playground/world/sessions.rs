//! What the gateway owes to each session: numbered events, kept until they are acknowledged, so that a resumed
//! session gets what it missed. The sockets themselves are in `gateway`.

use std::collections::VecDeque;
use std::time::Instant;

use serde_json::{Value, json};

use super::World;
use crate::playground::{id::Id, permissions};

pub(crate) const GUILDS: u64 = 1;
pub(crate) const GUILD_MEMBERS: u64 = 1 << 1;
pub(crate) const GUILD_PRESENCES: u64 = 1 << 8;
pub(crate) const GUILD_MESSAGES: u64 = 1 << 9;
pub(crate) const DIRECT_MESSAGES: u64 = 1 << 12;
pub(crate) const MESSAGE_CONTENT: u64 = 1 << 15;
/// What has to be switched on in Discord's portal before it may be asked for.
pub(crate) const PRIVILEGED: u64 = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

/// Events kept of a connected session. A burst of some thousand interactions must fit; a session that falls further
/// behind is invalid, as Discord's are.
const EVENTS_MAX: usize = 20_000;
/// Events kept for a session that nobody listens to; those of killed bots must not pile up.
const EVENTS_UNHEARD_MAX: usize = 2_000;
/// Sessions kept for a resume; the oldest disconnected one goes first.
const SESSIONS_MAX: usize = 64;

/// How often bots came to the gateway so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrivals {
    /// Handshakes, those that a fault spoilt included.
    pub connections: u32,
    /// Of which Discord grants 1,000 a day.
    pub identifies: u32,
    pub resumes: u32,
    /// Handshakes at the address that READY names for resuming.
    pub at_resume_address: u32,
}

/// A shard that was let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identified {
    pub shard: u64,
    pub shards: u64,
    pub at: Instant,
}

/// Shards that are remembered as having identified; those of a test are few.
const IDENTIFIED_MAX: usize = 10_000;

#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) shard: u64,
    pub(crate) shards: u64,
    pub(crate) intents: u64,
    pub(crate) is_connected: bool,
    /// Grows with every resume, so that the socket before it knows that it is no longer meant.
    pub(crate) turn: u64,
    pub(crate) last_sequence: u64,
    events: VecDeque<(u64, String)>,
}

impl Session {
    pub(crate) fn new(id: String, shard: u64, shards: u64, intents: u64) -> Self {
        let events = VecDeque::new();
        Self {
            id,
            shard,
            shards,
            intents,
            is_connected: true,
            turn: 1,
            last_sequence: 0,
            events,
        }
    }

    pub(crate) fn push(&mut self, name: &str, data: &Value) {
        self.last_sequence += 1;
        let text = json!({"op": 0, "s": self.last_sequence, "t": name, "d": data}).to_string();
        self.events.push_back((self.last_sequence, text));
        let most = if self.is_connected {
            EVENTS_MAX
        } else {
            EVENTS_UNHEARD_MAX
        };
        while self.events.len() > most {
            self.events.pop_front();
        }
    }

    /// The events after a sequence number, with the number of the last one.
    pub(crate) fn after(&self, sequence: u64) -> Vec<(u64, String)> {
        let seen = self.events.partition_point(|event| event.0 <= sequence);
        self.events.range(seen..).cloned().collect()
    }

    /// Whether nothing after this number was forgotten.
    pub(crate) fn can_resume(&self, sequence: u64) -> bool {
        let first_kept = self
            .events
            .front()
            .map_or(self.last_sequence + 1, |event| event.0);
        sequence <= self.last_sequence && sequence + 1 >= first_kept
    }

    /// The client has seen everything up to here.
    pub(crate) fn acknowledge(&mut self, sequence: u64) {
        while self.events.front().is_some_and(|event| event.0 < sequence) {
            self.events.pop_front();
        }
    }

    pub(crate) fn last(&self) -> Option<String> {
        self.events.back().map(|event| event.1.clone())
    }

    fn is_owed(&self, name: &str, guild: Option<Id>) -> bool {
        let is_its_shard = guild.map_or(0, |guild| guild.shard(self.shards)) == self.shard;
        let intent = intent_of(name, guild.is_some());
        is_its_shard && (intent == 0 || self.intents & intent != 0)
    }
}

/// The intent that an event needs; 0 when it is always sent.
fn intent_of(name: &str, is_in_guild: bool) -> u64 {
    match name {
        _ if name.starts_with("MESSAGE_") && is_in_guild => GUILD_MESSAGES,
        _ if name.starts_with("MESSAGE_") => DIRECT_MESSAGES,
        _ if name.starts_with("GUILD_MEMBER_") => GUILD_MEMBERS,
        _ if ["GUILD_", "CHANNEL_", "THREAD_"]
            .iter()
            .any(|start| name.starts_with(start)) =>
        {
            GUILDS
        }
        _ => 0,
    }
}

impl World {
    pub(crate) fn dispatch(
        &mut self,
        name: &str,
        guild: Option<Id>,
        channel: Option<Id>,
        data: &Value,
    ) {
        self.dispatch_veiled(name, guild, channel, data, None);
    }

    /// Sends to each session that asked for it; those without the message-content intent get `veiled` where given.
    pub(crate) fn dispatch_veiled(
        &mut self,
        name: &str,
        guild: Option<Id>,
        channel: Option<Id>,
        data: &Value,
        veiled: Option<&Value>,
    ) {
        let place = channel.and_then(|channel| self.channels.get(&channel));
        if name != "INTERACTION_CREATE"
            && place.is_some_and(|it| !permissions::is_visible(self, self.bot, it))
        {
            return;
        }
        for session in self
            .sessions
            .iter_mut()
            .filter(|session| session.is_owed(name, guild))
        {
            let reads_everything = session.intents & MESSAGE_CONTENT != 0;
            session.push(name, veiled.filter(|_| !reads_everything).unwrap_or(data));
        }
    }

    pub(crate) fn dispatch_channel(&mut self, name: &str, channel: Id) {
        let Some(found) = self.channels.get(&channel) else {
            return;
        };
        let mut data = super::shape::channel(self, found);
        if name == "THREAD_CREATE"
            && found
                .thread
                .as_ref()
                .is_some_and(|it| it.message_count == 0)
        {
            data["newly_created"] = json!(true);
        }
        let guild = found.guild;
        self.dispatch(name, guild, Some(channel), &data);
    }

    pub(crate) fn session(&mut self, id: &str) -> Option<&mut Session> {
        self.sessions.iter_mut().find(|session| session.id == id)
    }

    pub(crate) fn open_session(&mut self, session: Session) {
        if self.identified.len() < IDENTIFIED_MAX {
            self.identified.push(Identified {
                shard: session.shard,
                shards: session.shards,
                at: Instant::now(),
            });
        }
        if self.sessions.len() >= SESSIONS_MAX {
            let oldest = self
                .sessions
                .iter()
                .position(|session| !session.is_connected)
                .unwrap_or(0);
            self.sessions.remove(oldest);
        }
        self.sessions.push(session);
    }

    pub(crate) fn close_session(&mut self, id: &str) {
        self.sessions.retain(|session| session.id != id);
    }
}
