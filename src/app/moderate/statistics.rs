//! What a server's moderators may know of how their interviews go.

use std::sync::Arc;

use super::Moderator;
use crate::app::{App, AppError};
use crate::dialog::{Dialog, DialogId};
use crate::server::statistics::{Period, Statistics, statistics};

/// What is told of a dialog, with the dialog in this server's words.
#[derive(Clone, Debug)]
pub struct Told {
    pub dialog: Arc<Dialog>,
    pub statistics: Statistics,
}

impl App {
    /// Without a dialog, of the first that the server has. `None`: it has no such dialog.
    pub async fn statistics(
        &self,
        by: &Moderator,
        dialog: Option<&DialogId>,
        period: Period,
    ) -> Result<Option<Told>, AppError> {
        let server = self.store.server(by.guild).await?;
        let known = self.dialogs_of(&server);
        let found = known
            .iter()
            .find(|id| dialog.is_none_or(|dialog| dialog == *id));
        let Some(id) = found else {
            return Ok(None);
        };
        let Some(dialog) = self.dialog_now(by, &server, id).await? else {
            return Ok(None);
        };
        let tallies = self.store.tallies(by.guild, id).await?;
        let statistics = statistics(&tallies, period, self.now());
        Ok(Some(Told { dialog, statistics }))
    }
}
