//! A server's history: what was changed, taking it back, and going back to an earlier version.

use std::collections::BTreeSet;

use super::{Changed, Moderator};
use crate::app::{App, AppError};
use crate::server::{Act, Change, Edit, GuildId, Server};

/// Most changes that are looked through for one to take back.
const LOOKED_AT_MAX: u32 = 500;

/// What taking a change back led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undone {
    Changed(Changed),
    /// Nothing (more) can be taken back.
    Nothing,
    /// The server has no change of this number.
    NoSuchChange,
    /// It took a message away, which does not come back.
    Gone,
}

impl App {
    /// A server's changes, newest first: at most `count_max` of those before version `before`.
    pub async fn history(
        &self,
        guild: GuildId,
        before: Option<u64>,
        count_max: usize,
    ) -> Result<Vec<Change>, AppError> {
        let now = self.server_now(guild).await?.version;
        let end = before.map_or(now, |before| before.saturating_sub(1).min(now));
        let after = end.saturating_sub(count_max as u64);
        let count = u32::try_from(now - after).unwrap_or(u32::MAX);
        let mut changes = self.store.changes(guild, after, count).await?;
        changes.retain(|change| change.version <= end);
        Ok(changes)
    }

    /// Takes back one change; without a number the newest one that was not taken back yet.
    pub async fn undo(&self, by: &Moderator, version: Option<u64>) -> Result<Undone, AppError> {
        let change = match version {
            Some(version) => self.store.one_change(by.guild, version).await?,
            None => {
                let changes = self.store.changes(by.guild, 0, LOOKED_AT_MAX).await?;
                match newest_standing(changes) {
                    Some(change) => Some(change),
                    None => return Ok(Undone::Nothing),
                }
            }
        };
        let Some(change) = change else {
            return Ok(Undone::NoSuchChange);
        };
        let edits: Vec<Edit> = change.edits.iter().rev().map(Edit::inverse).collect();
        if edits.iter().any(Edit::is_new_panel) {
            return Ok(Undone::Gone);
        }
        let act = Act::Undid(change.version);
        let changed = self.change(by, change.version, act, &edits).await?;
        Ok(Undone::Changed(changed))
    }

    /// The edits that make everything as it was after change `version`; `None`: there never was such a version.
    pub async fn edits_back_to(
        &self,
        guild: GuildId,
        version: u64,
    ) -> Result<Option<(Server, Vec<Edit>)>, AppError> {
        let now = self.server_now(guild).await?;
        if version > now.version {
            return Ok(None);
        }
        let later = self.store.changes(guild, version, u32::MAX).await?;
        let edits = now.back_to_before(&later);
        Ok(Some((now, edits)))
    }

    /// The server as it was at an earlier version.
    pub(super) async fn server_at(
        &self,
        guild: GuildId,
        now: &Server,
        version: u64,
    ) -> Result<Server, AppError> {
        if version >= now.version {
            return Ok(now.clone());
        }
        let later = self.store.changes(guild, version, u32::MAX).await?;
        let mut server = now.clone();
        for change in &later {
            let edits = change.edits.iter().rev().map(Edit::inverse).collect();
            server = server.after(&Change {
                version: change.version - 1,
                edits,
                ..change.clone()
            });
        }
        Ok(server)
    }
}

/// The newest change that neither takes another back nor was taken back.
fn newest_standing(newest_first: Vec<Change>) -> Option<Change> {
    let mut undone = BTreeSet::new();
    for change in newest_first {
        match change.act {
            _ if undone.contains(&change.version) => {}
            Act::Undid(version) => drop(undone.insert(version)),
            Act::Forgot => {}
            _ => return Some(change),
        }
    }
    None
}
