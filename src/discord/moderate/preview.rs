//! `/prompts preview`: a moderator plays the interview where nobody else sees it, and jumps about in it.

use serenity::all::{
    ButtonStyle, CreateActionRow, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption,
};

use super::ask::Options;
use super::edit::button;
use super::words::{DIALOG, PREVIEW, PROMPT, name};
use crate::app::Turn;
use crate::app::moderate::Moderator;
use crate::app::moderate::wording::Missing;
use crate::dialog::check::reach::Spot;
use crate::dialog::{Dialog, DialogId};
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::render::limits::{
    OPTION_TEXT_MAX, OPTIONS_MAX, ROWS_MAX, SELECT_PLACEHOLDER_MAX, fit,
};
use crate::discord::render::{self, Body};
use crate::interview::{Screen, Voice};
use crate::store::{ChannelId, DraftId, InterviewId};

/// Where a preview begins, and of which wording.
pub(super) struct Wish<'a> {
    pub dialog: &'a DialogId,
    pub draft: Option<DraftId>,
    pub at: Option<Spot>,
}

impl Bot {
    pub(super) async fn preview_command(
        &self,
        ack: &Ack,
        by: &Moderator,
        channel: ChannelId,
        options: &Options,
    ) -> Result<(), Trouble> {
        let dialog = options.text(DIALOG).unwrap_or_default();
        let Ok(id) = dialog.parse::<DialogId>() else {
            return self.missing(ack, by, (dialog, ""), Missing::Dialog).await;
        };
        let wish = Wish {
            dialog: &id,
            draft: None,
            at: options.text(PROMPT).and_then(Spot::of_key),
        };
        self.begin_preview(ack, by, channel, &wish).await
    }

    pub(super) async fn begin_preview(
        &self,
        ack: &Ack,
        by: &Moderator,
        channel: ChannelId,
        wish: &Wish<'_>,
    ) -> Result<(), Trouble> {
        let begun = self
            .app
            .preview(by, channel, wish.dialog, wish.draft, wish.at.as_ref());
        match begun.await? {
            Ok(turn) => {
                if let Some(body) = render::on_card(&turn.record, &turn.screen) {
                    ack.whisper(&body).await?;
                }
                self.previewed_verdict(ack, &turn).await
            }
            Err(missing) => {
                self.not_previewed(ack, by, wish.dialog.as_str(), missing)
                    .await
            }
        }
    }

    pub(super) async fn press_preview(
        &self,
        ack: &Ack,
        by: &Moderator,
        rest: &[String],
        values: &[String],
    ) -> Result<(), Trouble> {
        let (act, arguments) = match rest {
            [act, arguments @ ..] => (act.as_str(), arguments),
            [] => return self.foreign(ack, by).await,
        };
        match (act, arguments, values) {
            ("where", [interview, dialog], []) => self.ask_where(ack, by, interview, dialog).await,
            ("to", [interview, _], [spot]) => self.jump(ack, by, interview, spot).await,
            ("end", [], []) => {
                self.app.end_previews(by).await?;
                let words = Voice::of(&by.locale).say("preview-ended");
                Ok(ack.update(&Body::words(words)).await?)
            }
            _ => self.foreign(ack, by).await,
        }
    }

    /// The questions and verdicts to jump to.
    async fn ask_where(
        &self,
        ack: &Ack,
        by: &Moderator,
        interview: &str,
        dialog: &str,
    ) -> Result<(), Trouble> {
        let server = self.app.server_now(by.guild).await?;
        let read = match dialog.parse() {
            Ok(id) => self.app.dialog_now(by, &server, &id).await?,
            Err(_) => None,
        };
        match read {
            Some(read) => Ok(ack.update(&places(by, &read, interview)).await?),
            None => self.missing(ack, by, (dialog, ""), Missing::Dialog).await,
        }
    }

    async fn jump(
        &self,
        ack: &Ack,
        by: &Moderator,
        interview: &str,
        spot: &str,
    ) -> Result<(), Trouble> {
        let (Ok(id), Some(spot)) = (interview.parse::<InterviewId>(), Spot::of_key(spot)) else {
            return self.foreign(ack, by).await;
        };
        match self.app.preview_at(by, id, &spot).await? {
            Ok(turn) => {
                if let Some(body) = render::on_card(&turn.record, &turn.screen) {
                    ack.update(&body).await?;
                }
                self.previewed_verdict(ack, &turn).await
            }
            Err(missing) => self.not_previewed(ack, by, "", missing).await,
        }
    }

    async fn previewed_verdict(&self, ack: &Ack, turn: &Turn) -> Result<(), Trouble> {
        match &turn.screen {
            Screen::Verdict(verdict) => self.whisper_verdict(ack, &turn.record, verdict).await,
            _ => Ok(()),
        }
    }

    async fn not_previewed(
        &self,
        ack: &Ack,
        by: &Moderator,
        dialog: &str,
        missing: Missing,
    ) -> Result<(), Trouble> {
        let key = match missing {
            Missing::Dialog => return self.missing(ack, by, (dialog, ""), missing).await,
            Missing::Text(_) => "preview-nowhere",
            Missing::Draft => "preview-gone",
        };
        let words = Voice::of(&by.locale).say(key);
        Ok(ack.whisper(&render::sentence(&words)).await?)
    }
}

/// Selects of everything that one can jump to.
fn places(by: &Moderator, dialog: &Dialog, interview: &str) -> Body {
    let voice = Voice::of(&by.locale);
    let questions = dialog.questions.iter();
    let questions = questions.map(|one| (format!("question.{}", one.id), one.label.as_str()));
    let verdicts = dialog.verdicts.iter();
    let verdicts = verdicts.map(|one| (format!("verdict.{}", one.id), one.title.as_str()));
    let kinds = [
        ("preview-questions", questions.collect::<Vec<_>>()),
        ("preview-verdicts", verdicts.collect()),
    ];
    let mut rows = Vec::new();
    for (key, spots) in &kinds {
        for some in spots.chunks(OPTIONS_MAX) {
            let options = some.iter().map(|(value, label)| {
                CreateSelectMenuOption::new(fit(label, OPTION_TEXT_MAX), value)
            });
            let options = options.collect();
            // Each select has a name of its own, as Discord wants.
            let parts = [PREVIEW, "to", interview, &rows.len().to_string()];
            let select =
                CreateSelectMenu::new(name(&parts), CreateSelectMenuKind::String { options });
            let placeholder = fit(&voice.say(key), SELECT_PLACEHOLDER_MAX);
            rows.push(CreateActionRow::SelectMenu(select.placeholder(placeholder)));
        }
    }
    rows.truncate(ROWS_MAX);
    Body::words(voice.say("preview-where")).with(rows)
}

/// What tells a preview from an interview, and leads about in it.
pub(in crate::discord) fn framed(
    voice: &Voice,
    interview: InterviewId,
    dialog: &DialogId,
    body: Body,
) -> Body {
    let parts = [PREVIEW, "where", &interview.to_string(), dialog.as_str()];
    let buttons = vec![
        button(&parts, &voice.say("preview-jump"), ButtonStyle::Secondary),
        button(
            &[PREVIEW, "end"],
            &voice.say("preview-end"),
            ButtonStyle::Secondary,
        ),
    ];
    let mut rows = body.components.clone();
    rows.truncate(ROWS_MAX - 1);
    rows.push(CreateActionRow::Buttons(buttons));
    body.above(voice.say("preview-banner")).with(rows)
}
