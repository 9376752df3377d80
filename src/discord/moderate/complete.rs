//! What is being typed into `/prompts …`, completed: as suggestions, and once more when it was sent half typed.

use super::ask::Options;
use super::words::{self, DIALOG, PROMPT};
use crate::app::moderate::Moderator;
use crate::app::moderate::texts::{TextLine, search};
use crate::dialog::DialogId;
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::render::limits::{SUGGESTION_MAX, SUGGESTIONS_MAX, fit};
use crate::interview::Voice;

impl Bot {
    /// Completes the options of every subcommand.
    pub(super) async fn suggest_for(
        &self,
        ack: &Ack,
        by: &Moderator,
        focused: &str,
        typed: &str,
        options: &Options,
    ) -> Result<(), Trouble> {
        let found = match focused {
            DIALOG => self.dialogs_with(by, typed).await?,
            PROMPT => {
                let options = self.with_dialog(by, options).await?;
                match options.text(DIALOG).map(str::parse) {
                    Some(Ok(dialog)) => self.texts_with(by, &dialog, typed).await?,
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        };
        Ok(ack.suggest(found).await?)
    }

    /// Dialogs whose name or title has what was typed: what is shown, and the id.
    async fn dialogs_with(
        &self,
        by: &Moderator,
        typed: &str,
    ) -> Result<Vec<(String, String)>, Trouble> {
        let server = self.app.server_now(by.guild).await?;
        let wanted = typed.to_lowercase();
        let mut found = Vec::new();
        for id in self.app.dialogs_of(&server) {
            let Some(dialog) = self.app.dialog_now(by, &server, &id).await? else {
                continue;
            };
            let label = format!("/{id} · {}", dialog.title);
            if label.to_lowercase().contains(&wanted) {
                found.push((fit(&label, SUGGESTION_MAX), id.to_string()));
            }
        }
        found.truncate(SUGGESTIONS_MAX);
        Ok(found)
    }

    /// Texts that have every word that was typed: what is shown, and the key.
    pub(super) async fn texts_with(
        &self,
        by: &Moderator,
        dialog: &DialogId,
        typed: &str,
    ) -> Result<Vec<(String, String)>, Trouble> {
        let lines = self.app.texts(by, dialog).await?.unwrap_or_default();
        let voice = Voice::of(&by.locale);
        let line = |line: &TextLine| {
            let mark = words::changed_mark(voice, line);
            let label = format!("{mark}{} — {}", line.place, line.now.replace('\n', " "));
            (fit(&label, SUGGESTION_MAX), line.key.clone())
        };
        let found = search(&lines, typed).into_iter().take(SUGGESTIONS_MAX);
        Ok(found.map(line).collect())
    }

    /// The options with a dialog and a text by their whole names, where only one can be meant.
    pub(super) async fn completed(
        &self,
        by: &Moderator,
        options: &Options,
    ) -> Result<Options, Trouble> {
        let options = self.with_dialog(by, options).await?;
        let dialog = options.text(DIALOG).and_then(|dialog| dialog.parse().ok());
        let (Some(dialog), Some(typed)) = (dialog, options.text(PROMPT)) else {
            return Ok(options);
        };
        let found = self.texts_with(by, &dialog, typed).await?;
        Ok(match &found[..] {
            [(_, only)] => options.with(PROMPT, only),
            _ => options,
        })
    }

    async fn with_dialog(&self, by: &Moderator, options: &Options) -> Result<Options, Trouble> {
        let Some(typed) = options.text(DIALOG) else {
            return Ok(options.clone());
        };
        let found = self.dialogs_with(by, typed.trim_start_matches('/')).await?;
        let is_whole = found.iter().any(|(_, id)| id == typed);
        Ok(match &found[..] {
            [(_, only)] if !is_whole => options.with(DIALOG, only),
            _ => options.clone(),
        })
    }
}
