//! Servers as their moderators made them, and how they became so.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::deed::Deed;
use super::link::{Link, LinkError, Row, Statement, statement};
use super::{Store, StoreError, failed};
use crate::server::{Change, GuildId, Server};

/// Servers that are at hand as they were read last, so that an answer need not ask for them again.
#[derive(Debug, Default)]
pub(super) struct AtHand(Mutex<HashMap<GuildId, Arc<Server>>>);

/// A few kilobytes each.
const AT_HAND_MAX: usize = 1_000;

impl AtHand {
    fn at(&self, guild: GuildId, version: u64) -> Option<Arc<Server>> {
        let servers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = servers.get(&guild)?;
        (known.version == version).then(|| Arc::clone(known))
    }

    fn keep(&self, guild: GuildId, server: &Arc<Server>) {
        let mut servers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if servers.len() >= AT_HAND_MAX {
            servers.clear();
        }
        servers.insert(guild, Arc::clone(server));
    }

    /// Where something was deleted, nothing of it stays: a server that is begun anew has the same versions again.
    pub(super) fn forget_all(&self) {
        let mut servers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        servers.clear();
    }
}

impl Store {
    /// A server of the version that an interview was read with, or of a newer one.
    pub async fn server_at(&self, guild: GuildId, version: u64) -> Result<Arc<Server>, StoreError> {
        if version == 0 {
            return Ok(Arc::default());
        }
        if let Some(server) = self.servers.at(guild, version) {
            return Ok(server);
        }
        let server = Arc::new(self.server(guild).await?);
        self.servers.keep(guild, &server);
        Ok(server)
    }

    /// A server as it stands; as nobody changed it where nothing is known of it.
    pub async fn server(&self, guild: GuildId) -> Result<Server, StoreError> {
        let doing = "read a server's settings";
        let sql = "SELECT content FROM server WHERE guild_id = $1";
        let find = statement(sql).bind(guild.0.cast_signed());
        let Some(row) = self.find_one(doing, find).await? else {
            return Ok(Server::default());
        };
        let content: Vec<u8> = row.get(0).map_err(failed(doing))?;
        serde_json::from_slice(&content).map_err(failed(doing))
    }

    /// Saves a server with the change that led to it. `false`: somebody else saved a change of this number;
    /// read again.
    pub async fn save_server(
        &self,
        guild: GuildId,
        server: &Server,
        change: &Change,
    ) -> Result<bool, StoreError> {
        let doing = "save a server's settings";
        let sql = "INSERT INTO server_change (guild_id, version, content) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        let note = statement(sql)
            .bind(guild.0.cast_signed())
            .bind(change.version.cast_signed())
            .bind(serde_json::to_vec(change).map_err(failed(doing))?);
        let sql = "INSERT INTO server (guild_id, version, content) VALUES ($1, $2, $3) \
                   ON CONFLICT (guild_id) DO UPDATE SET version = excluded.version, content = excluded.content";
        let put = statement(sql)
            .bind(guild.0.cast_signed())
            .bind(server.version.cast_signed())
            .bind(serde_json::to_vec(server).map_err(failed(doing))?);
        self.perform(doing, Changing { note, put }).await
    }

    /// A server's changes after a version, newest first, at most so many.
    pub async fn changes(
        &self,
        guild: GuildId,
        after: u64,
        count_max: u32,
    ) -> Result<Vec<Change>, StoreError> {
        let sql = "SELECT content FROM server_change WHERE guild_id = $1 AND version > $2 ORDER BY version DESC LIMIT $3";
        let find = statement(sql)
            .bind(guild.0.cast_signed())
            .bind(after.cast_signed())
            .bind(i64::from(count_max));
        let rows = self.find("read a server's history", find).await?;
        rows.iter().map(change).collect()
    }

    /// One change of a server.
    pub async fn one_change(
        &self,
        guild: GuildId,
        version: u64,
    ) -> Result<Option<Change>, StoreError> {
        let sql = "SELECT content FROM server_change WHERE guild_id = $1 AND version = $2";
        let find = statement(sql)
            .bind(guild.0.cast_signed())
            .bind(version.cast_signed());
        let row = self.find_one("read a server's history", find).await?;
        row.as_ref().map(change).transpose()
    }
}

/// A change and what came of it; `false`: somebody else made the change of this number.
struct Changing {
    note: Statement,
    put: Statement,
}

impl Deed for Changing {
    type Outcome = bool;

    fn is_one_statement(&self) -> bool {
        false
    }

    fn run<'a>(&'a self, mut link: Link<'a>) -> BoxFuture<'a, Result<bool, LinkError>> {
        async move {
            let is_ours = link.execute(&self.note).await? == 1;
            if is_ours {
                link.execute(&self.put).await?;
            }
            Ok(is_ours)
        }
        .boxed()
    }
}

fn change(row: &Row) -> Result<Change, StoreError> {
    let doing = "understand a server's history";
    let content: Vec<u8> = row.get(0).map_err(failed(doing))?;
    serde_json::from_slice(&content).map_err(failed(doing))
}
