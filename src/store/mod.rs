//! What is remembered: interviews, where they take place, every dialog revision that one needs, and what
//! servers' moderators made of the bot. In a file of SQLite's, or in PostgreSQL for many processes.
//!
//! The only place that says `sqlx` and `rusqlite`. Every save is committed when its call returns. What people told the bot is sealed
//! ([`seal`]); deleting leaves nothing of it in the file.

mod count;
mod database;
mod deed;
mod dialogs;
mod drafts;
mod duty;
mod erasing;
mod failure;
mod finding;
mod forget;
mod interviews;
mod keeper;
pub mod key;
mod last_saved;
mod link;
mod look;
mod moving;
mod openings;
mod own_commands;
mod proof;
pub mod record;
mod seal;
mod sealing;
mod servers;
mod sharing;
mod silence;
mod tallies;

use std::path::Path;
use std::sync::Arc;

pub use database::name;
pub use duty::{Duty, OnDuty};
pub use erasing::{Erasure, Held};
pub use failure::StoreError;
pub use key::{Key, KeyError, KeySource};
pub use look::{Standing, look};
pub use moving::{MoveError, Moved, move_store};
pub use openings::Opening;
pub use record::{
    ChannelId, DraftId, Gone, GuildId, InterviewId, MessageId, Place, Purpose, Record, Seat, Stand,
    UserId, Visibility,
};
pub use sealing::{Rotated, rotate_key};
pub use sharing::{Shared, Sharing};

use database::Database;
use dialogs::Kept;
use failure::failed;
use keeper::Queue;
use last_saved::LastSaved;
use seal::Sealer;
use sealing::Lock;
use servers::AtHand;

/// What is remembered.
#[derive(Debug, Clone)]
pub struct Store {
    database: Database,
    sealer: Arc<Sealer>,
    /// To the thread that holds the file; a server has none.
    queue: Option<Queue>,
    last_saved: Arc<LastSaved>,
    servers: Arc<AtHand>,
    kept: Arc<Kept>,
}

/// The database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Opens the database at a `sqlite://FILE` or `postgres://…` address, creates file and tables on first use and
    /// brings them up to date. With a wrong key, or without one, nothing is changed.
    pub async fn open(url: &str, source: &KeySource) -> Result<Store, OpenError> {
        Store::open_with(url, source, None).await
    }

    /// `new`: a file with the key that the database is being sealed with anew.
    async fn open_with(
        url: &str,
        source: &KeySource,
        new: Option<&Path>,
    ) -> Result<Store, OpenError> {
        let database = Database::connect(url).await?;
        let lock = Lock {
            database: &database,
            source,
            new,
        };
        let sealer = sealing::sealer(&lock).await?;
        database.migrate().await?;
        let sealer = match sealer {
            Some(sealer) => sealer,
            None => sealing::seal_first(&lock).await?,
        };
        let queue = Queue::open(&database).map_err(failed("begin to serve the database"))?;
        let store = Store {
            queue,
            database,
            sealer: Arc::new(sealer),
            last_saved: Arc::default(),
            servers: Arc::default(),
            kept: Arc::default(),
        };
        store.clean_once().await?;
        Ok(store)
    }

    /// Writes what is outstanding and lets go of the database.
    pub async fn close(&self) {
        if let Some(queue) = &self.queue {
            queue.close().await;
        }
        self.database.close().await;
    }
}

fn number(guild: Option<GuildId>) -> Option<i64> {
    guild.map(|guild| guild.0.cast_signed())
}
