//! What a member wants deleted, and what that is: counted and exported before, and owed at Discord afterwards.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::database::Turn;
use super::deed::Deed;
use super::finding::{of_member, select};
use super::link::{Columns, Link, LinkError, Row, Statement, statement};
use super::{ChannelId, GuildId, MessageId, Record, Store, StoreError, UserId, failed, number};
use crate::server::Draft;

/// What is kept about a member in a server, or in direct messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Being asked, or stopped; previews too.
    pub open: u32,
    pub finished: u32,
    /// Of these, how many have a thread.
    pub threads: u32,
    /// Verdicts that were shown to a channel.
    pub shared: u32,
    /// What a moderator prepared and did not make live.
    pub drafts: u32,
}

impl Held {
    pub fn is_nothing(&self) -> bool {
        *self == Held::default()
    }
}

/// Something of the bot's at Discord that a member wanted deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// Everything that the bot wrote in a thread; `known`: of this we know without reading the thread.
    Thread {
        id: i64,
        thread: ChannelId,
        known: Vec<MessageId>,
        /// Nobody else speaks there, so the whole thread may go.
        is_private: bool,
    },
    Message {
        id: i64,
        channel: ChannelId,
        message: MessageId,
    },
}

impl Erasure {
    pub fn id(&self) -> i64 {
        match self {
            Erasure::Thread { id, .. } | Erasure::Message { id, .. } => *id,
        }
    }

    /// Its id, channel, message, card and verdict, and whether the channel is a private thread.
    fn read(row: &Row) -> Result<Erasure, LinkError> {
        let mut columns = row.columns();
        let (id, channel): (i64, i64) = (columns.next()?, columns.next()?);
        let channel = ChannelId(channel.cast_unsigned());
        let message = message_in(&mut columns)?;
        let (card, verdict) = (message_in(&mut columns)?, message_in(&mut columns)?);
        let is_private: i64 = columns.next()?;
        Ok(match message {
            Some(message) => Erasure::Message {
                id,
                channel,
                message,
            },
            None => Erasure::Thread {
                id,
                thread: channel,
                known: [card, verdict].into_iter().flatten().collect(),
                is_private: is_private == 1,
            },
        })
    }
}

fn message_in(columns: &mut Columns<'_>) -> Result<Option<MessageId>, LinkError> {
    let id: Option<i64> = columns.next()?;
    Ok(id.map(|id| MessageId(id.cast_unsigned())))
}

/// What a member wants deleted, in one commit.
struct Erase {
    user: i64,
    guild: Option<i64>,
}

impl Erase {
    fn here(&self, sql: &'static str) -> Statement {
        statement(sql).bind(self.user).bind(self.guild)
    }

    async fn erase(&self, mut link: Link<'_>) -> Result<Vec<Erasure>, LinkError> {
        if let Link::Server(_) = link {
            // Nobody settles or shares them meanwhile; SQLite has one writer at a time anyway.
            let sql = "SELECT id FROM interview WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 FOR UPDATE";
            link.execute(&self.here(sql)).await?;
        }
        let threads = "INSERT INTO erasure (guild_id, channel_id, message_id, card_id, verdict_id, is_private) \
                       SELECT guild_id, thread_id, CAST(NULL AS BIGINT), card_id, verdict_id, \
                       CASE visibility WHEN 'private' THEN 1 ELSE 0 END FROM interview \
                       WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 AND thread_id IS NOT NULL \
                       RETURNING id, channel_id, message_id, card_id, verdict_id, is_private";
        let shared = "INSERT INTO erasure (guild_id, channel_id, message_id, card_id, verdict_id, is_private) \
                      SELECT guild_id, shared.channel_id, message_id, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), 0 FROM shared \
                      JOIN interview ON interview.id = interview_id WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 \
                      RETURNING id, channel_id, message_id, card_id, verdict_id, is_private";
        let mut erasures = Vec::new();
        for owed in [threads, shared] {
            for row in link.rows(&self.here(owed)).await? {
                erasures.push(Erasure::read(&row)?);
            }
        }
        for gone in [
            "DELETE FROM interview WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2",
            "DELETE FROM draft WHERE author_id = $1 AND guild_id IS NOT DISTINCT FROM $2",
        ] {
            link.execute(&self.here(gone)).await?;
        }
        Ok(erasures)
    }
}

impl Deed for Erase {
    type Outcome = Vec<Erasure>;

    fn is_one_statement(&self) -> bool {
        false
    }

    fn turn(&self) -> Option<Turn> {
        Some(Turn::Of(self.user))
    }

    fn run<'a>(&'a self, link: Link<'a>) -> BoxFuture<'a, Result<Vec<Erasure>, LinkError>> {
        self.erase(link).boxed()
    }
}

impl Store {
    /// How much is kept about a member here.
    pub async fn held(&self, user: UserId, guild: Option<GuildId>) -> Result<Held, StoreError> {
        let doing = "count what is kept about a member";
        let sql = "SELECT count(*) FILTER (WHERE state <> 'finished') AS open, \
                   count(*) FILTER (WHERE state = 'finished') AS finished, count(thread_id) AS threads, \
                   (SELECT count(*) FROM shared JOIN interview ON id = interview_id WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2) \
                   AS shared, \
                   (SELECT count(*) FROM draft WHERE author_id = $1 AND guild_id IS NOT DISTINCT FROM $2) AS drafts \
                   FROM interview WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2";
        let find = of_member(sql, user, guild);
        let found = self.find_one(doing, find).await?;
        let read = |row: &Row| -> Result<Held, LinkError> {
            let mut columns = row.columns();
            let mut count = || -> Result<u32, LinkError> {
                Ok(columns.next::<i64>()?.try_into().unwrap_or(u32::MAX))
            };
            Ok(Held {
                open: count()?,
                finished: count()?,
                threads: count()?,
                shared: count()?,
                drafts: count()?,
            })
        };
        let held = found.as_ref().map(read).transpose();
        Ok(held.map_err(failed(doing))?.unwrap_or_default())
    }

    /// A member's interviews here, the oldest first.
    pub async fn interviews_of(
        &self,
        user: UserId,
        guild: Option<GuildId>,
    ) -> Result<Vec<Record>, StoreError> {
        let sql =
            select!("WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 ORDER BY id + 0");
        let find = of_member(sql, user, guild);
        self.records("read a member's interviews", find).await
    }

    /// What a moderator prepared here.
    pub async fn drafts_of(
        &self,
        user: UserId,
        guild: Option<GuildId>,
    ) -> Result<Vec<Draft>, StoreError> {
        let doing = "read a moderator's drafts";
        let sql = "SELECT content FROM draft WHERE author_id = $1 AND guild_id IS NOT DISTINCT FROM $2 ORDER BY id";
        let find = of_member(sql, user, guild);
        let drafts = self.find(doing, find).await?;
        let read = |row: &Row| {
            let content: Vec<u8> = row.get(0).map_err(failed(doing))?;
            serde_json::from_slice(&content).map_err(failed(doing))
        };
        drafts.iter().map(read).collect()
    }

    /// Deletes everything about a member here. What is to be deleted at Discord is remembered with the same commit,
    /// without whose it was, until [`Store::is_erased`].
    pub async fn erase(
        &self,
        user: UserId,
        guild: Option<GuildId>,
    ) -> Result<Vec<Erasure>, StoreError> {
        let erase = Erase {
            user: user.0.cast_signed(),
            guild: number(guild),
        };
        let erased = self.perform("delete what is kept about a member", erase);
        let erasures = erased.await?;
        self.empty_log().await?;
        Ok(erasures)
    }

    /// What is still to be deleted at Discord.
    pub async fn erasures(&self) -> Result<Vec<Erasure>, StoreError> {
        let sql = "SELECT id, channel_id, message_id, card_id, verdict_id, is_private FROM erasure ORDER BY id";
        let doing = "look for what is to be deleted";
        let rows = self.find(doing, statement(sql)).await?;
        let erasures: Result<_, _> = rows.iter().map(Erasure::read).collect();
        erasures.map_err(failed(doing))
    }

    /// It is deleted at Discord, or cannot be.
    pub async fn is_erased(&self, erasure: i64) -> Result<(), StoreError> {
        let forget = statement("DELETE FROM erasure WHERE id = $1").bind(erasure);
        let noted = self.perform("note that something is deleted", forget);
        noted.await.map(drop)
    }
}
