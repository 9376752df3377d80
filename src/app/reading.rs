//! A dialog as somebody reads it: the revision that is meant, in their language and their server's words.

use std::sync::Arc;

use super::catalog::Words;
use super::{App, AppError, Who};
use crate::dialog::parse::parse;
use crate::dialog::{Dialog, DialogId, Revision};
use crate::metrics::stored;
use crate::server::{Draft, GuildId, Server};
use crate::store::{DraftId, Purpose, Record, Seat};

impl App {
    /// A server as its moderators made it; a direct message is nobody's server.
    pub(super) async fn server(&self, guild: Option<GuildId>) -> Result<Server, AppError> {
        match guild {
            Some(guild) => Ok(stored("load a server", self.store.server(guild)).await?),
            None => Ok(Server::default()),
        }
    }

    /// The server of an interview, which was read with it.
    pub(super) async fn server_of(&self, record: &Record) -> Result<Arc<Server>, AppError> {
        let Some(guild) = record.seat.guild else {
            return Ok(Arc::default());
        };
        let server = self.store.server_at(guild, record.server_version);
        Ok(stored("load a server", server).await?)
    }

    /// The dialog that an interview is pinned to, in this person's language and this server's words.
    pub(super) async fn dialog_of(
        &self,
        record: &Record,
        who: &Who,
    ) -> Result<Arc<Dialog>, AppError> {
        let seat = &record.seat;
        let server = self.server_of(record).await?;
        let (dialog, revision) = (&seat.dialog, &record.revision);
        let drafted = match seat.purpose {
            Purpose::Preview(Some(draft)) => self.drafted(seat, draft).await?,
            Purpose::Preview(None) | Purpose::Real => None,
        };
        let read = match drafted {
            Some(draft) => {
                let own = self.read(None, &server, dialog, revision, "").await?;
                let words = draft.wording(&server, dialog);
                own.map(|own| Arc::new(self.catalog.worded(&own, &who.locale, Some(&words))))
            }
            None => {
                self.read(seat.guild, &server, dialog, revision, &who.locale)
                    .await?
            }
        };
        read.ok_or(AppError::RevisionMissing(record.id))
    }

    /// What is being previewed; `None`: it was made live or dropped.
    async fn drafted(&self, seat: &Seat, id: DraftId) -> Result<Option<Draft>, AppError> {
        match seat.guild {
            Some(guild) => Ok(self.store.draft(guild, seat.user, id).await?),
            None => Ok(None),
        }
    }

    /// A revision of a dialog as somebody in a server reads it; `None` where it is not kept.
    pub(super) async fn read(
        &self,
        guild: Option<GuildId>,
        server: &Server,
        dialog: &DialogId,
        revision: &Revision,
        locale: &str,
    ) -> Result<Option<Arc<Dialog>>, AppError> {
        let words = Words {
            locale,
            server: guild.map(|guild| (guild, server)),
        };
        if let Some(dialog) = self.catalog.known(dialog, revision, &words) {
            return Ok(Some(dialog));
        }
        let Some(content) = self.store.dialog(revision).await? else {
            return Ok(None);
        };
        let parsed = parse(dialog.as_str(), &content).ok();
        Ok(parsed.map(|dialog| self.catalog.word(&dialog, &words)))
    }
}
