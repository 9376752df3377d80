//! What moderators do: every change is prepared, shown, made live with the version that was read, recorded,
//! and can be taken back.

pub mod desk;
pub mod export;
pub mod history;
pub mod import;
pub mod own;
pub mod place;
pub mod preview;
pub mod settings;
pub mod statistics;
pub mod texts;
pub mod wording;

pub(super) use desk::Desk;

use super::{App, AppError};
use crate::dialog::DialogId;
use crate::server::{Act, Change, Draft, Edit, GuildId, Server, Subject, UserId};
use crate::store::DraftId;

/// Somebody who may change what a server's members are asked; who that is, the caller has found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moderator {
    pub user: UserId,
    pub guild: GuildId,
    /// Discord's language of this person.
    pub locale: String,
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    Live(Box<Live>),
    /// What it would change was changed by somebody else since it was read: those changes, newest first.
    Stale(Vec<Change>),
    /// It is so already.
    Idle,
}

/// A change that has taken effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    pub change: Change,
    pub server: Server,
}

/// How often a change is tried anew because somebody else changed something else in between.
const SAVE_ATTEMPTS_MAX: usize = 5;

/// Most changes of others that are told to somebody whose own comes too late.
const TOLD_MAX: u32 = 50;

impl App {
    /// A server as it stands now.
    pub async fn server_now(&self, guild: GuildId) -> Result<Server, AppError> {
        Ok(self.store.server(guild).await?)
    }

    /// Makes edits live that were prepared on version `read` of the server.
    pub async fn change(
        &self,
        by: &Moderator,
        read: u64,
        act: Act,
        edits: &[Edit],
    ) -> Result<Changed, AppError> {
        for _ in 0..SAVE_ATTEMPTS_MAX {
            let server = self.store.server(by.guild).await?;
            let is_overtaken = self.replaces_what_was_reworded(by, read, edits).await?;
            if is_overtaken || !edits.iter().all(|edit| edit.fits(&server)) {
                return self.stale(by, read, edits).await.map(Changed::Stale);
            }
            let edits: Vec<Edit> = edits
                .iter()
                .filter(|edit| !edit.is_idle())
                .cloned()
                .collect();
            if edits.is_empty() {
                return Ok(Changed::Idle);
            }
            let change = Change {
                version: server.version + 1,
                author: by.user,
                at: (self.clock)(),
                act,
                edits,
            };
            let after = server.after(&change);
            if self.store.save_server(by.guild, &after, &change).await? {
                let server = after;
                return Ok(Changed::Live(Box::new(Live { change, server })));
            }
        }
        Err(AppError::ServerContended(by.guild))
    }

    /// What others changed since version `read` in the places that these edits touch.
    async fn stale(
        &self,
        by: &Moderator,
        read: u64,
        edits: &[Edit],
    ) -> Result<Vec<Change>, AppError> {
        let subjects: Vec<Subject> = edits.iter().map(Edit::subject).collect();
        let mut changes = self.store.changes(by.guild, read, TOLD_MAX).await?;
        for change in &mut changes {
            change
                .edits
                .retain(|edit| subjects.contains(&edit.subject()));
        }
        changes.retain(|change| !change.edits.is_empty());
        Ok(changes)
    }

    /// Whether another revision of a dialog would go live that was not proven with what was reworded since.
    async fn replaces_what_was_reworded(
        &self,
        by: &Moderator,
        read: u64,
        edits: &[Edit],
    ) -> Result<bool, AppError> {
        let replaced: Vec<&DialogId> = edits.iter().filter_map(Edit::replaced).collect();
        if replaced.is_empty() {
            return Ok(false);
        }
        let since = self.store.changes(by.guild, read, u32::MAX).await?;
        let mut edits = since.iter().flat_map(|change| &change.edits);
        Ok(edits.any(|edit| match edit.subject() {
            Subject::Text(dialog, _) => replaced.contains(&&dialog),
            _ => false,
        }))
    }

    /// Keeps what a moderator prepared until they say yes or no.
    pub async fn keep_draft(&self, by: &Moderator, draft: &Draft) -> Result<DraftId, AppError> {
        let now = (self.clock)();
        Ok(self.store.keep_draft(by.guild, by.user, draft, now).await?)
    }

    /// A draft of this moderator; `None`: it was made live, dropped, or is somebody else's.
    pub async fn draft(&self, by: &Moderator, id: DraftId) -> Result<Option<Draft>, AppError> {
        Ok(self.store.draft(by.guild, by.user, id).await?)
    }

    pub async fn drop_draft(&self, id: DraftId) -> Result<(), AppError> {
        Ok(self.store.drop_draft(id).await?)
    }
}
