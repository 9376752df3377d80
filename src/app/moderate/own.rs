//! A server's own dialogs: which there are, switching them off and on, removing them.

use std::sync::Arc;

use super::Moderator;
use crate::app::{App, AppError, Who};
use crate::dialog::{Dialog, DialogId};
use crate::server::{Edit, GuildId, OwnDialog, Server};
use crate::store::Record;

/// Most dialogs of a server's own, off or on: so many commands of its own does Discord take of an
/// application. Source: Application Commands, "Registering a Command".
pub const OWN_DIALOGS_MAX: usize = 100;

impl App {
    /// What a server's own commands stand for: its dialogs that are on, unless the operator offers one of
    /// the same name.
    pub async fn own_on_offer(&self, guild: GuildId) -> Result<(u64, Vec<Arc<Dialog>>), AppError> {
        let server = self.server_now(guild).await?;
        let mut dialogs = Vec::new();
        for (id, own) in &server.dialogs {
            if self.is_operators(id) || !own.is_on {
                continue;
            }
            let read = self
                .read(Some(guild), &server, id, &own.revision, "")
                .await?;
            dialogs.extend(read);
        }
        Ok((server.version, dialogs))
    }

    /// Whether members can begin a dialog in a server.
    pub fn is_offered(&self, server: &Server, id: &DialogId) -> bool {
        self.offered(server, id).is_some()
    }

    /// Whether the operator offers a dialog of this name, to every server.
    pub fn is_operators(&self, id: &DialogId) -> bool {
        self.catalog.offered(id).is_some()
    }

    /// Removes a server's own dialog, and with it what it has reworded there.
    pub fn removal(&self, server: &Server, id: &DialogId) -> Vec<Edit> {
        let texts = server.wording(id).into_iter().flatten();
        let texts = texts.map(|(key, _)| Edit::text(server, id, key, None));
        std::iter::once(Edit::dialog(server, id, None))
            .chain(texts)
            .collect()
    }

    pub fn switching(&self, server: &Server, id: &DialogId, own: &OwnDialog, is_on: bool) -> Edit {
        let after = OwnDialog {
            is_on,
            ..own.clone()
        };
        Edit::dialog(server, id, Some(after))
    }

    /// A server's own dialog as this moderator reads it, also where one of the operator's stands before it.
    pub async fn own_dialog(
        &self,
        by: &Moderator,
        server: &Server,
        id: &DialogId,
    ) -> Result<Option<Arc<Dialog>>, AppError> {
        let Some(own) = server.dialogs.get(id) else {
            return Ok(None);
        };
        self.read(Some(by.guild), server, id, &own.revision, &by.locale)
            .await
    }

    /// What an interview is called, in the words of whom it belongs to.
    pub async fn title_of(&self, record: &Record) -> Result<String, AppError> {
        let who = Who {
            user: record.seat.user,
            guild: record.seat.guild,
            roles: Vec::new(),
            locale: record.seat.locale.clone(),
        };
        Ok(self.dialog_of(record, &who).await?.title.clone())
    }

    pub async fn expect_own_commands(&self, guild: GuildId) -> Result<(), AppError> {
        Ok(self.store.expect_own_commands(guild).await?)
    }

    pub async fn has_own_commands(&self, guild: GuildId) -> Result<bool, AppError> {
        Ok(self.store.has_own_commands(guild).await?)
    }

    pub async fn forget_own_commands(&self, guild: GuildId) -> Result<(), AppError> {
        Ok(self.store.forget_own_commands(guild).await?)
    }
}
