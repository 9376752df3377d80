//! Giving a dialog or its texts out as a file.

use super::Moderator;
use crate::app::{App, AppError};
use crate::dialog::parse::parse_file;
use crate::dialog::wording::{is_for_servers, texts};
use crate::dialog::{Dialog, DialogId, written};

/// What goes into the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The texts that this server has replaced.
    Changed,
    /// Every text as the moderator's members read it now.
    Everything,
    /// The dialog as its author wrote it.
    Dialog,
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
            What::Dialog => return self.written(&read).await,
        };
        Ok(Some(Exported {
            name: format!("{dialog}.wording.json"),
            text: written::wording(&read, &wording),
            count: Some(wording.len()),
        }))
    }

    /// A revision's file; `None`: it is not kept.
    async fn written(&self, dialog: &Dialog) -> Result<Option<Exported>, AppError> {
        let offered = self.catalog.offered(&dialog.id);
        let offered = offered.filter(|(offered, _)| offered.revision == dialog.revision);
        let content = match offered {
            Some((_, content)) => Some(content.to_owned()),
            None => self.store.dialog(&dialog.revision).await?,
        };
        let file = content.and_then(|content| parse_file(dialog.id.as_str(), &content).ok());
        Ok(file.map(|file| Exported {
            name: format!("{}.json", dialog.id),
            text: written::dialog(&file),
            count: None,
        }))
    }
}
