//! Giving a dialog or its texts out as a file.

use super::Moderator;
use crate::app::{App, AppError};
use crate::dialog::parse::parse_file;
use crate::dialog::wording::{is_for_servers, texts};
use crate::dialog::{DialogId, Revision, written};

/// What goes into the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The texts that this server has replaced.
    Changed,
    /// Every text as the moderator's members read it now.
    Everything,
    /// The dialog as its author wrote it.
    Dialog,
    /// The same of the server's own one, also where one of the operator's stands before it.
    OwnDialog,
}

/// A file that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub name: String,
    pub text: String,
    /// Texts in it; `None` of a dialog.
    pub count: Option<usize>,
}

impl App {
    /// `None`: the server has no such dialog.
    pub async fn export(
        &self,
        by: &Moderator,
        dialog: &DialogId,
        what: What,
    ) -> Result<Option<Exported>, AppError> {
        let server = self.server_now(by.guild).await?;
        if what == What::OwnDialog {
            return match server.dialogs.get(dialog) {
                Some(own) => self.written(dialog, &own.revision).await,
                None => Ok(None),
            };
        }
        let Some(read) = self.dialog_now(by, &server, dialog).await? else {
            return Ok(None);
        };
        let wording = match what {
            What::Changed => server.wording(dialog).cloned().unwrap_or_default(),
            What::Everything => {
                let mut texts = texts(&read);
                texts.retain(|key, _| is_for_servers(key));
                texts
            }
            What::Dialog | What::OwnDialog => return self.written(dialog, &read.revision).await,
        };
        Ok(Some(Exported {
            name: format!("{dialog}.wording.json"),
            text: written::wording(&read, &wording),
            count: Some(wording.len()),
        }))
    }

    /// A revision's file; `None`: it is not kept.
    async fn written(
        &self,
        dialog: &DialogId,
        revision: &Revision,
    ) -> Result<Option<Exported>, AppError> {
        let offered = self.catalog.offered(dialog);
        let offered = offered.filter(|(offered, _)| offered.revision == *revision);
        let content = match offered {
            Some((_, content)) => Some(content.to_owned()),
            None => self.store.dialog(revision).await?,
        };
        let file = content.and_then(|content| parse_file(dialog.as_str(), &content).ok());
        Ok(file.map(|file| Exported {
            name: format!("{dialog}.json"),
            text: written::dialog(&file),
            count: None,
        }))
    }
}
