//! Every text that a moderator can reword, as they look for it.

use super::Moderator;
use super::place::place_name;
use crate::app::{App, AppError};
use crate::dialog::wording::{keys, texts};
use crate::dialog::{Dialog, DialogId};
use crate::interview::Voice;
use crate::server::Server;

/// One text of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLine {
    /// Stable: `question.exposure.prompt`.
    pub key: String,
    /// Where it stands, in words.
    pub place: String,
    /// As members read it now, in this moderator's language.
    pub now: String,
    /// The server has replaced it.
    pub is_changed: bool,
}

impl App {
    /// A dialog as this server's members read it now; `None`: the server has no such dialog.
    pub async fn dialog_now(
        &self,
        by: &Moderator,
        server: &Server,
        dialog: &DialogId,
    ) -> Result<Option<std::sync::Arc<Dialog>>, AppError> {
        let Some(revision) = self.latest(server, dialog) else {
            return Ok(None);
        };
        self.read(Some(by.guild), server, dialog, &revision, &by.locale)
            .await
    }

    /// The dialogs of a server, also those that are switched off: those of the operator, then its own.
    pub fn dialogs_of(&self, server: &Server) -> Vec<DialogId> {
        let operators = self.catalog.current().map(|dialog| dialog.id.clone());
        let own = server.dialogs.keys().filter(|id| !self.is_operators(id));
        operators.chain(own.cloned()).collect()
    }

    /// The newest revision of a dialog, switched off or not.
    pub(super) fn latest(
        &self,
        server: &Server,
        dialog: &DialogId,
    ) -> Option<crate::dialog::Revision> {
        self.offered(server, dialog)
            .or_else(|| server.dialogs.get(dialog).map(|own| own.revision.clone()))
    }

    /// Every text of a dialog in its order; `None`: the server has no such dialog.
    pub async fn texts(
        &self,
        by: &Moderator,
        dialog: &DialogId,
    ) -> Result<Option<Vec<TextLine>>, AppError> {
        let server = self.server_now(by.guild).await?;
        let Some(read) = self.dialog_now(by, &server, dialog).await? else {
            return Ok(None);
        };
        let voice = Voice::of(&by.locale);
        let changed = server.wording(dialog);
        let mut now = texts(&read);
        let line = |key: String| TextLine {
            place: place_name(voice, &read, &key),
            now: now.remove(&key).unwrap_or_default(),
            is_changed: changed.is_some_and(|texts| texts.contains_key(&key)),
            key,
        };
        Ok(Some(keys(&read).into_iter().map(line).collect()))
    }
}

/// The texts that have every word that was typed, in their place, their key or themselves; changed ones
/// first, then in the order of the dialog.
pub fn search<'t>(lines: &'t [TextLine], typed: &str) -> Vec<&'t TextLine> {
    let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let fits = |line: &&TextLine| {
        let text = format!("{} {} {}", line.place, line.key, line.now).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let mut found: Vec<&TextLine> = lines.iter().filter(fits).collect();
    found.sort_by_key(|line| !line.is_changed);
    found
}
