//! How the process fares: what it is connected to, whether an answer can be saved, whether its tasks take turns.
//!
//! Deafness is met in three places. Twilight ends a connection whose heartbeat stays without an answer, and
//! [`super::gateway`] one on which nothing is heard; both connect anew. A task that stands still ends the process
//! ([`heart`]). What lasts although it is tried again and again is told to the operator ([`outage`]).

mod heart;
mod outage;
mod report;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;

use super::{Connection, Settings};
use crate::app::App;
use crate::config::Shards;
use crate::metrics::{self, Line};
pub(super) use heart::Pulse;
pub use heart::{Heart, Silence};
pub(super) use report::Report;
use report::{Process, Standing, Storage, Told};

/// How long a write may take until the store counts as not writable.
const WRITE_MAX: Duration = Duration::from_secs(1);
/// How long what was found holds, so that however often somebody asks, the store has no work of it.
const WRITE_FRESH: Duration = Duration::from_secs(3);

/// How long counting interviews may take until the old count is told, well below Prometheus's own bound of ten seconds.
const COUNT_MAX: Duration = Duration::from_secs(3);
/// How long a count holds.
const COUNT_FRESH: Duration = Duration::from_secs(10);

/// Whether people see the commands that we have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Commands {
    Awaited,
    Registered,
    NotRegistered,
}

/// Whether interactions that come by HTTP are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Interactions {
    /// We do not know yet which application we are.
    Awaited,
    Answered,
}

#[derive(Debug)]
pub(super) struct Health {
    app: Arc<App>,
    pub(super) heart: Heart,
    stop: CancellationToken,
    state: watch::Sender<Connection>,
    lines: Mutex<Lines>,
    storage: tokio::sync::Mutex<Option<Found>>,
    /// Shards that were connected at least once.
    greeted: Mutex<BTreeSet<u32>>,
    /// When interviews were counted last.
    counted: tokio::sync::Mutex<Option<Instant>>,
}

/// What the gateway, the endpoint and the commands have come to.
#[derive(Debug)]
struct Lines {
    /// Of this process, by number; `None`: there are none.
    shards: Option<BTreeMap<u32, Connection>>,
    /// `None`: none come by HTTP.
    interactions: Option<Told<Interactions>>,
    commands: Told<Commands>,
    connection: Told<Connection>,
}

/// What the last write to the store has come to.
#[derive(Debug)]
struct Found {
    at: Instant,
    storage: Told<Storage>,
}

impl Health {
    pub(super) fn new(
        app: Arc<App>,
        settings: &Settings,
        stop: CancellationToken,
        state: watch::Sender<Connection>,
    ) -> Health {
        let now = Timestamp::now();
        let by_http = settings.public_key;
        Health {
            app,
            heart: settings.heart.clone(),
            stop,
            state,
            lines: Mutex::new(Lines {
                shards: (settings.shards != Shards::None).then(BTreeMap::new),
                interactions: by_http.map(|_| Told::new(Interactions::Awaited, now)),
                commands: Told::new(Commands::Awaited, now),
                connection: Told::new(Connection::Connecting, now),
            }),
            storage: tokio::sync::Mutex::default(),
            greeted: Mutex::default(),
            counted: tokio::sync::Mutex::default(),
        }
    }

    /// These shards are to be connected before the bot is.
    pub(super) fn expect_shards(&self, numbers: impl Iterator<Item = u32>) {
        let expect = |number| {
            metrics::shard(number, Line::Connecting);
            (number, Connection::Connecting)
        };
        let shards = numbers.map(expect).collect();
        self.change(|lines| lines.shards = Some(shards));
    }

    pub(super) fn shard(&self, number: u32, connection: Connection) {
        metrics::shard(number, line(connection));
        // A connection that is resumed at once is not seen as interrupted.
        if connection == Connection::Ready && !self.greeted().insert(number) {
            metrics::reconnected(number);
        }
        self.change(|lines| {
            let shards = lines.shards.as_mut();
            if let Some(shard) = shards.and_then(|shards| shards.get_mut(&number)) {
                *shard = connection;
            }
        });
    }

    /// Discord has said who we are.
    pub(super) fn known(&self) {
        self.change(|lines| {
            if let Some(interactions) = &mut lines.interactions {
                interactions.becomes(Interactions::Answered, Timestamp::now());
            }
        });
    }

    pub(super) fn commands(&self, commands: Commands) {
        self.change(|lines| lines.commands.becomes(commands, Timestamp::now()));
    }

    /// Tells outages and keeps the event loop's pulse, until it is dropped.
    pub(super) async fn attend(self: Arc<Self>) {
        let pulse = self.heart.pulse("event loop".to_owned());
        let outages = outage::follow(self.state.subscribe(), tell_outage);
        pulse.awake(outages).await;
    }

    /// Whether interviews can be held now; where not, what to do.
    pub(super) async fn report(&self) -> Report {
        let storage = self.storage().await;
        let process = match self.stop.is_cancelled() {
            true => Process::Stopping,
            false => Process::Running,
        };
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let gateway = lines.shards.as_ref().map(|_| &lines.connection);
        Report::new(
            process,
            gateway,
            lines.interactions.as_ref(),
            &lines.commands,
            &storage,
        )
    }

    fn greeted(&self) -> MutexGuard<'_, BTreeSet<u32>> {
        self.greeted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// For who reads the metrics; none of it is work for who clicks.
    pub(super) async fn count_interviews(&self) {
        let mut last = self.counted.lock().await;
        if last.is_some_and(|at| at.elapsed() < COUNT_FRESH) {
            return;
        }
        match timeout(COUNT_MAX, self.app.count_interviews()).await {
            Ok(Ok(counted)) => metrics::interviews(&counted),
            Ok(Err(error)) => tracing::warn!(%error, "interviews are not counted"),
            Err(_) => {
                tracing::warn!("interviews are not counted: it took longer than {COUNT_MAX:?}");
            }
        }
        *last = Some(Instant::now());
    }

    fn change(&self, with: impl FnOnce(&mut Lines)) {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        with(&mut lines);
        let shards = lines.shards.as_ref();
        let connection = match shards {
            Some(shards) => together(shards.values(), lines.commands.is),
            None => together([&Connection::Ready].into_iter(), lines.commands.is),
        };
        lines.connection.becomes(connection, Timestamp::now());
        self.state.send_if_modified(|state| {
            let before = std::mem::replace(state, connection);
            before != connection
        });
    }

    /// One write at a time, and none while the last one still tells enough.
    async fn storage(&self) -> Told<Storage> {
        let mut last = self.storage.lock().await;
        if let Some(found) = last.as_ref().filter(|it| it.at.elapsed() < WRITE_FRESH) {
            return found.storage.clone();
        }
        let written = timeout(WRITE_MAX, self.app.prove_writable()).await;
        let cause = match written {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(format!("{:#}", anyhow::Error::new(error))),
            Err(_) => Some(format!("it took longer than {WRITE_MAX:?}")),
        };
        let is = match cause {
            None => Storage::Writable,
            Some(_) => Storage::NotWritable,
        };
        let before = last.take().map(|it| it.storage);
        let mut storage = before.clone().unwrap_or(Told::new(is, Timestamp::now()));
        storage.becomes(is, Timestamp::now());
        tell_storage(before.map(|it| it.is), cause);
        let at = Instant::now();
        last.insert(Found { at, storage }).storage.clone()
    }
}

/// How the bot stands with Discord: as the shard that fares worst.
fn together<'a>(
    shards: impl Iterator<Item = &'a Connection> + Clone,
    commands: Commands,
) -> Connection {
    let mut all = shards.clone();
    if all.any(|it| *it == Connection::Interrupted) {
        return Connection::Interrupted;
    }
    let (mut all, mut any) = (shards.clone(), shards);
    let is_up = any.next().is_some() && all.all(|it| *it == Connection::Ready);
    match is_up && commands != Commands::Awaited {
        true => Connection::Ready,
        false => Connection::Connecting,
    }
}

fn line(connection: Connection) -> Line {
    match connection {
        Connection::Connecting => Line::Connecting,
        Connection::Ready => Line::Ready,
        Connection::Interrupted => Line::Interrupted,
    }
}

fn tell_outage(lasted: Duration) {
    tracing::error!(
        minutes = lasted.as_secs() / 60,
        "no connection to Discord for this long; it goes on being tried: {}",
        Connection::Interrupted.what_to_do().unwrap_or_default()
    );
}

/// A line each time that it changes.
fn tell_storage(before: Option<Storage>, cause: Option<String>) {
    match cause {
        Some(cause) if before != Some(Storage::NotWritable) => {
            let what_to_do = Storage::NotWritable.what_to_do().unwrap_or_default();
            tracing::error!(error = cause, "the store cannot be written: {what_to_do}");
        }
        None if before == Some(Storage::NotWritable) => {
            tracing::info!("the store can be written again");
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Connection::{Connecting, Interrupted, Ready};

    #[test]
    fn the_bot_is_connected_when_all_its_shards_and_its_commands_are() {
        let together = |shards: &[Connection], commands| together(shards.iter(), commands);
        let registered = Commands::Registered;
        assert_eq!(together(&[], registered), Connecting);
        assert_eq!(together(&[Ready, Ready], Commands::Awaited), Connecting);
        assert_eq!(together(&[Ready, Connecting], registered), Connecting);
        assert_eq!(together(&[Interrupted, Ready], registered), Interrupted);
        assert_eq!(together(&[Ready, Ready], registered), Ready);
        // People go on with the old commands, and interviews are held.
        assert_eq!(together(&[Ready], Commands::NotRegistered), Ready);
    }
}
