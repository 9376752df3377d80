//! What is told about each part to whoever asks: how it stands, since when, and what to do. Nothing about anybody.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::{Commands, Interactions};
use crate::discord::Connection;
use crate::metrics;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Process {
    Running,
    Stopping,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Storage {
    Writable,
    NotWritable,
}

/// How something stands, and since when.
#[derive(Clone, Debug)]
pub(super) struct Told<T> {
    pub(super) is: T,
    pub(super) since: Timestamp,
}

impl<T: PartialEq> Told<T> {
    pub(super) fn new(is: T, since: Timestamp) -> Told<T> {
        Told { is, since }
    }

    pub(super) fn becomes(&mut self, is: T, now: Timestamp) {
        if self.is != is {
            *self = Told { is, since: now };
        }
    }
}

pub(super) trait Standing {
    fn name(&self) -> &'static str;
    /// Absent where all is well.
    fn what_to_do(&self) -> Option<&'static str>;
    /// Whether no interview can be held while it stands so.
    fn hinders(&self) -> bool {
        self.what_to_do().is_some()
    }
}

impl Standing for Process {
    fn name(&self) -> &'static str {
        match self {
            Process::Running => "running",
            Process::Stopping => "stopping",
        }
    }

    fn what_to_do(&self) -> Option<&'static str> {
        match self {
            Process::Running => None,
            Process::Stopping => Some("nothing: it was told to end and does so within seconds"),
        }
    }
}

impl Standing for Connection {
    fn name(&self) -> &'static str {
        match self {
            Connection::Connecting => "connecting",
            Connection::Ready => "connected",
            Connection::Interrupted => "interrupted",
        }
    }

    fn what_to_do(&self) -> Option<&'static str> {
        match self {
            Connection::Ready => None,
            Connection::Connecting | Connection::Interrupted => Some(
                "wait; if it lasts for minutes, see whether https://discordstatus.com tells of an outage, whether this \
                 machine reaches the network, and what the log says last about the gateway",
            ),
        }
    }
}

impl Standing for Interactions {
    fn name(&self) -> &'static str {
        match self {
            Interactions::Awaited => "not answered yet",
            Interactions::Answered => "answered",
        }
    }

    fn what_to_do(&self) -> Option<&'static str> {
        match self {
            Interactions::Answered => None,
            Interactions::Awaited => Some(
                "wait: they are answered by HTTP once Discord has said which application this is",
            ),
        }
    }
}

impl Standing for Commands {
    fn name(&self) -> &'static str {
        match self {
            Commands::Awaited => "not looked at yet",
            Commands::Registered => "registered",
            Commands::NotRegistered => "not registered",
        }
    }

    fn what_to_do(&self) -> Option<&'static str> {
        match self {
            Commands::Registered => None,
            Commands::Awaited => Some("wait: they are registered once Discord has said who we are"),
            Commands::NotRegistered => Some(
                "people see the old commands: the log says why (commands are not registered); it is tried again after 10 s, 20 s … an hour",
            ),
        }
    }

    fn hinders(&self) -> bool {
        *self == Commands::Awaited
    }
}

impl Standing for Storage {
    fn name(&self) -> &'static str {
        match self {
            Storage::Writable => "writable",
            Storage::NotWritable => "not writable",
        }
    }

    fn what_to_do(&self) -> Option<&'static str> {
        match self {
            Storage::Writable => None,
            Storage::NotWritable => Some(
                "no answer can be saved: see whether the disk is full, whether the file and its folder may be written, and \
                 whether another program holds the database; the log names the cause",
            ),
        }
    }
}

#[derive(Debug, Serialize)]
pub(in crate::discord) struct Report {
    pub(in crate::discord) ready: bool,
    parts: BTreeMap<&'static str, Part>,
}

#[derive(Debug, Serialize)]
struct Part {
    is: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what_to_do: Option<&'static str>,
    #[serde(skip)]
    hinders: bool,
}

impl Report {
    pub(super) fn new(
        process: Process,
        gateway: Option<&Told<Connection>>,
        interactions: Option<&Told<Interactions>>,
        commands: &Told<Commands>,
        store: &Told<Storage>,
    ) -> Report {
        let mut parts = BTreeMap::from([
            ("process", part(&process, None)),
            ("commands", part(&commands.is, Some(commands.since))),
            ("store", part(&store.is, Some(store.since))),
        ]);
        if let Some(gateway) = gateway {
            parts.insert("gateway", part(&gateway.is, Some(gateway.since)));
        }
        if let Some(interactions) = interactions {
            let standing = part(&interactions.is, Some(interactions.since));
            parts.insert("interactions", standing);
        }
        Report {
            ready: !parts.values().any(|part| part.hinders),
            parts,
        }
    }

    /// For who reads the metrics.
    pub(in crate::discord) fn measure(&self) {
        for (name, part) in &self.parts {
            metrics::part(name, part.what_to_do.is_none());
        }
    }
}

fn part(standing: &impl Standing, since: Option<Timestamp>) -> Part {
    Part {
        is: standing.name(),
        since,
        what_to_do: standing.what_to_do(),
        hinders: standing.hinders(),
    }
}
