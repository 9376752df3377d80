//! `/prompts export`: texts or a dialog as a file that only the moderator sees.

use super::ask::Options;
use super::words::{CHANGED_TEXTS, DIALOG, WHAT, WHOLE_DIALOG};
use crate::app::moderate::Moderator;
use crate::app::moderate::export::{Exported, What};
use crate::app::moderate::wording::Missing;
use crate::dialog::DialogId;
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::render::Body;
use crate::discord::rest::File;
use crate::interview::Voice;

impl Bot {
    pub(super) async fn export(
        &self,
        ack: &Ack,
        by: &Moderator,
        options: &Options,
    ) -> Result<(), Trouble> {
        let dialog = options.text(DIALOG).unwrap_or_default();
        let what = match options.text(WHAT) {
            Some(CHANGED_TEXTS) => What::Changed,
            Some(WHOLE_DIALOG) => What::Dialog,
            _ => What::Everything,
        };
        self.export_as(ack, by, dialog, what).await
    }

    pub(super) async fn export_as(
        &self,
        ack: &Ack,
        by: &Moderator,
        dialog: &str,
        what: What,
    ) -> Result<(), Trouble> {
        let exported = match dialog.parse::<DialogId>() {
            Ok(id) => self.app.export(by, &id, what).await?,
            Err(_) => None,
        };
        let Some(exported) = exported else {
            return self.missing(ack, by, (dialog, ""), Missing::Dialog).await;
        };
        let words = handed_over(by, dialog, &exported);
        let file = File {
            name: exported.name,
            bytes: exported.text.into(),
        };
        ack.whisper_with(&Body::words(words), Some(file)).await?;
        Ok(())
    }
}

fn handed_over(by: &Moderator, dialog: &str, exported: &Exported) -> String {
    let voice = Voice::of(&by.locale);
    let name = ("name", exported.name.as_str().into());
    match exported.count {
        None => voice.say_with("export-dialog", &[name]),
        Some(0) => voice.say_with("export-nothing-changed", &[name, ("dialog", dialog.into())]),
        Some(count) => voice.say_with("export-texts", &[name, ("count", count.into())]),
    }
}
