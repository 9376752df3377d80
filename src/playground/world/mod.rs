//! Everything that this Discord remembers, in memory, behind one lock. Each file adds the deeds of one noun; nothing
//! here knows of HTTP, sockets or the page.

mod access;
pub(crate) mod commands;
pub(crate) mod files;
pub(crate) mod founding;
pub(crate) mod guild;
pub(crate) mod interactions;
pub(crate) mod message;
pub(crate) mod sessions;
pub(crate) mod shape;
pub(crate) mod threads;

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    hash::{BuildHasher, Hasher, RandomState},
};

use jiff::Timestamp;
use serde_json::Value;

use self::{
    commands::Command,
    files::Files,
    guild::{Channel, Guild, User},
    interactions::Interaction,
    message::Message,
    sessions::{Arrivals, Identified, Session},
};
use super::{
    Options,
    endpoint::{Endpoint, Parcel},
    errors::{self, Refusal},
    id::{Id, Ids},
    person::Hat,
    record::Record,
};

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) options: Options,
    pub(crate) token: String,
    /// Where this server is reached, for the addresses of attachments.
    pub(crate) base_url: String,
    pub(crate) application: Id,
    pub(crate) bot: Id,
    pub(crate) guild_locale: String,
    pub(crate) hats: BTreeMap<Hat, Id>,
    pub(crate) users: BTreeMap<Id, User>,
    pub(crate) guilds: BTreeMap<Id, Guild>,
    pub(crate) channels: BTreeMap<Id, Channel>,
    /// Which channels and threads each guild has.
    channels_of: BTreeMap<Id, BTreeSet<Id>>,
    pub(crate) messages: BTreeMap<Id, BTreeMap<Id, Message>>,
    pub(crate) commands: Vec<Command>,
    /// Who may use a command in a guild, where the guild says so itself: Discord's permission objects.
    pub(crate) overrides: BTreeMap<(Id, Id), Vec<Value>>,
    pub(crate) interactions: BTreeMap<Id, Interaction>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) arrivals: Arrivals,
    pub(crate) identified: Vec<Identified>,
    pub(crate) files: Files,
    /// Nonces of the last messages, for `enforce_nonce`.
    pub(crate) nonces: VecDeque<(Id, String, Id)>,
    /// The last message that somebody has seen in a channel.
    pub(crate) seen: BTreeMap<(Id, Id), Id>,
    /// What a fault does to the next interaction before the bot gets it.
    pub(crate) next_patch: Option<Value>,
    pub(crate) endpoint: Endpoint,
    /// An interaction that goes by HTTP, until it is sent.
    pub(crate) parcel: Option<Parcel>,
    pub(crate) record: Record,
    ids: Ids,
}

impl World {
    pub(crate) fn new(options: Options, base_url: String) -> Self {
        let mut ids = Ids::default();
        let nobody = ids.next(Timestamp::now());
        let mut world = Self {
            token: random_text("loopback"),
            base_url,
            application: nobody,
            bot: nobody,
            guild_locale: "en-US".to_owned(),
            hats: BTreeMap::new(),
            users: BTreeMap::new(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            channels_of: BTreeMap::new(),
            messages: BTreeMap::new(),
            commands: Vec::new(),
            overrides: BTreeMap::new(),
            interactions: BTreeMap::new(),
            sessions: Vec::new(),
            arrivals: Arrivals::default(),
            identified: Vec::new(),
            files: Files::default(),
            nonces: VecDeque::new(),
            seen: BTreeMap::new(),
            next_patch: None,
            endpoint: Endpoint::default(),
            parcel: None,
            record: Record::default(),
            ids,
            options,
        };
        let names = world.options.guilds.clone();
        world.found(&names);
        world.found_small(world.options.scale.small_guilds);
        world
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    pub(crate) fn next_id(&mut self) -> Id {
        self.ids.next(Timestamp::now())
    }

    pub(crate) fn channel(&self, id: Id) -> Result<&Channel, Refusal> {
        self.channels.get(&id).ok_or(errors::UNKNOWN_CHANNEL)
    }

    pub(crate) fn gateway_url(&self) -> String {
        format!("{}/gateway", self.base_url.replacen("http", "ws", 1))
    }

    /// Where a session is taken up again.
    pub(crate) fn resume_url(&self) -> String {
        format!("{}/resume", self.gateway_url())
    }

    pub(crate) fn active_threads(&self, guild: Option<Id>) -> impl Iterator<Item = &Channel> {
        let is_active = |it: &&Channel| it.thread.as_ref().is_some_and(|thread| !thread.archived);
        guild
            .into_iter()
            .flat_map(|guild| self.channels_of(guild))
            .filter(is_active)
    }

    /// A guild's channels and threads.
    pub(crate) fn channels_of(&self, guild: Id) -> impl Iterator<Item = &Channel> {
        let here = self.channels_of.get(&guild).into_iter().flatten();
        here.filter_map(|id| self.channels.get(id))
    }

    pub(crate) fn put_channel(&mut self, channel: Channel) {
        if let Some(guild) = channel.guild {
            let here = self.channels_of.entry(guild).or_default();
            here.insert(channel.id);
        }
        self.channels.insert(channel.id, channel);
    }

    pub(crate) fn take_channel(&mut self, id: Id) {
        let taken = self.channels.remove(&id);
        let guild = taken.and_then(|channel| channel.guild);
        if let Some(here) = guild.and_then(|guild| self.channels_of.get_mut(&guild)) {
            here.remove(&id);
        }
    }

    pub(crate) fn name_of(&self, user: Id) -> String {
        self.users
            .get(&user)
            .map_or_else(|| "Somebody".to_owned(), |it| it.display_name().to_owned())
    }
}

/// A text that nobody can guess: the standard library seeds its hashers from the system's randomness.
pub(crate) fn random_text(start: &str) -> String {
    let part = || RandomState::new().build_hasher().finish();
    format!("{start}-{:016x}{:016x}", part(), part())
}
