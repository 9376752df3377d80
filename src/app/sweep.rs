//! What is forgotten by itself once its time has passed. Two processes may sweep at once: each row goes once.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};

use super::{App, AppError};
use crate::dialog::Revision;
use crate::metrics::stored;
use crate::server::GuildId;
use crate::store::StoreError;

/// Without an answer for so long, an interview counts as abandoned.
pub const ABANDONED_AFTER_DAYS: u16 = 30;
/// So long after the bot left a server everything about it is kept, in case it comes back.
pub const GRACE_DAYS: u16 = 30;
/// Moderators' drafts and previews, and dialog revisions that nobody needs.
const UNFINISHED_AFTER_DAYS: u16 = 1;

/// Rows that go in one statement, so that no click waits long for it.
const BATCH: u32 = 200;
/// Statements of one kind in one round; what is left goes in the next.
const BATCHES_MAX: usize = 50;

/// What a round has forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub finished: u64,
    pub abandoned: u64,
    pub previews: u64,
    pub drafts: u64,
    pub dialogs: u64,
    pub servers: u64,
}

/// The servers that a shard can see: those whose number falls to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    pub number: u64,
    pub total: u64,
}

impl Shard {
    /// Source: Gateway, "Sharding".
    fn has(self, guild: GuildId) -> bool {
        (guild.0 >> 22) % self.total.max(1) == self.number
    }
}

impl App {
    /// Forgets what is due at a moment.
    pub async fn sweep(&self, now: Timestamp) -> Result<Swept, AppError> {
        stored("sweep", self.sweep_once(now)).await
    }

    async fn sweep_once(&self, now: Timestamp) -> Result<Swept, AppError> {
        let long_ago = days_before(now, ABANDONED_AFTER_DAYS);
        let short_ago = days_before(now, UNFINISHED_AFTER_DAYS);
        let swept = Swept {
            servers: self.forget_servers(now).await?,
            finished: self.forget_finished(now).await?,
            abandoned: in_batches(|| self.store.forget_abandoned(long_ago, BATCH)).await?,
            previews: in_batches(|| self.store.forget_previews(short_ago, BATCH)).await?,
            drafts: self.store.drop_drafts(short_ago).await?,
            dialogs: self.forget_dialogs(short_ago).await?,
        };
        self.catalog.forget_worded();
        self.store.empty_log().await?;
        Ok(swept)
    }

    /// Each server says for itself how long finished interviews are kept.
    async fn forget_finished(&self, now: Timestamp) -> Result<u64, AppError> {
        let mut count = 0;
        for guild in self.store.guilds_with_finished(now).await? {
            let before = days_before(now, self.kept_days(guild).await?);
            count += in_batches(|| self.store.forget_finished(guild, before, BATCH)).await?;
        }
        Ok(count)
    }

    async fn forget_dialogs(&self, before: Timestamp) -> Result<u64, AppError> {
        let offered = self.catalog.current();
        let offered: Vec<Revision> = offered.map(|dialog| dialog.revision.clone()).collect();
        Ok(self.store.forget_dialogs(&offered, before).await?)
    }

    async fn forget_servers(&self, now: Timestamp) -> Result<u64, AppError> {
        let before = days_before(now, GRACE_DAYS);
        let mut count = 0;
        for (guild, left_at) in self.store.departed().await? {
            if left_at < before && self.store.forget_guild(guild, before).await? > 0 {
                count += 1;
            }
        }
        Ok(count)
    }

    /// The bot was removed from a server: its data goes after a while.
    pub async fn note_departure(&self, guild: GuildId) -> Result<(), AppError> {
        Ok(self.store.note_departure(guild, (self.clock)()).await?)
    }

    /// The bot is in a server (again): its data stays.
    pub async fn note_presence(&self, guild: GuildId) -> Result<(), AppError> {
        Ok(self.store.forget_departure(guild).await?)
    }

    /// The servers that a shard sees after connecting: others of its servers were left while nobody listened.
    pub async fn note_presences(&self, shard: Shard, guilds: &[GuildId]) -> Result<(), AppError> {
        let guilds: HashSet<GuildId> = guilds.iter().copied().collect();
        let (known, departed) = (self.store.guilds().await?, self.store.departed().await?);
        for guild in known.into_iter().filter(|guild| shard.has(*guild)) {
            if !guilds.contains(&guild) {
                self.note_departure(guild).await?;
            }
        }
        for (guild, _) in departed {
            if guilds.contains(&guild) {
                self.note_presence(guild).await?;
            }
        }
        Ok(())
    }
}

/// Until nothing more is due, or the round has done enough.
async fn in_batches<F>(forget: impl Fn() -> F) -> Result<u64, StoreError>
where
    F: Future<Output = Result<u64, StoreError>>,
{
    let mut count = 0;
    for _ in 0..BATCHES_MAX {
        let gone = forget().await?;
        count += gone;
        if gone < BATCH.into() {
            break;
        }
    }
    Ok(count)
}

fn days_before(now: Timestamp, days: u16) -> Timestamp {
    now - SignedDuration::from_hours(24 * i64::from(days))
}
