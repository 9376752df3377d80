//! `/prompts edit`: a field with the text as it is, the new text beside the old one, and then live, or not.

use std::fmt::Write as _;

use serenity::all::{
    ButtonStyle, CreateActionRow, CreateButton, CreateEmbed, CreateSelectMenu,
    CreateSelectMenuKind, CreateSelectMenuOption,
};

use super::ask::{Fields, Options};
use super::diff::before_and_after;
use super::preview::Wish;
use super::words::{self, DIALOG, EDIT, LIST, PROMPT, UNDO, name};
use crate::app::moderate::wording::{Field, Missing, Proposal};
use crate::app::moderate::{Changed, Live, Moderator};
use crate::dialog::DialogId;
use crate::dialog::check::reach::Spot;
use crate::dialog::wording::{key_of_hash, short_hash};
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::render::limits::{EMBED_TITLE_MAX, FORM_TEXT_MAX, SUGGESTION_MAX, fit};
use crate::discord::render::{self, Body, FormField, Modal};
use crate::interview::Voice;
use crate::server::Change;
use crate::store::{ChannelId, DraftId};

/// What the field of the modal is called.
const TEXT: &str = "text";

impl Bot {
    pub(super) async fn edit(
        &self,
        ack: &Ack,
        by: &Moderator,
        options: &Options,
    ) -> Result<(), Trouble> {
        let dialog = options.text(DIALOG).unwrap_or_default();
        let key = options.text(PROMPT).unwrap_or_default();
        self.open_edit(ack, by, dialog, key).await
    }

    /// Opens the field for a text by its key.
    pub(super) async fn open_edit(
        &self,
        ack: &Ack,
        by: &Moderator,
        dialog: &str,
        key: &str,
    ) -> Result<(), Trouble> {
        let Ok(id) = dialog.parse::<DialogId>() else {
            return self.missing(ack, by, (dialog, key), Missing::Dialog).await;
        };
        match self.app.field(by, &id, key).await? {
            Ok(field) => {
                let read = field.read.to_string();
                let target = name(&[EDIT, "to", id.as_str(), &short_hash(key), &read]);
                let now = field.now.clone();
                self.open_field(ack, by, target, &field, now).await
            }
            Err(Missing::Text(near)) => {
                let found = self.texts_with(by, &id, key).await?;
                match found.is_empty() {
                    true => {
                        self.missing(ack, by, (dialog, key), Missing::Text(near))
                            .await
                    }
                    false => Ok(ack.whisper(&which(by, dialog, key, &found)).await?),
                }
            }
            Err(missing) => self.missing(ack, by, (dialog, key), missing).await,
        }
    }

    async fn open_field(
        &self,
        ack: &Ack,
        by: &Moderator,
        target: String,
        field: &Field,
        prefilled: String,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let form = FormField {
            name: TEXT,
            label: voice.say("edit-label"),
            placeholder: String::new(),
            prefilled,
            is_long: field.is_long,
            length_min: usize::from(!field.may_be_empty),
            // What is too long is told with the text kept; a field that cuts would lose what was pasted.
            length_max: FORM_TEXT_MAX,
        };
        let place = ("place", field.place.as_str().into());
        let title = voice.say_with("edit-heading", &[place]);
        if !ack.open(&Modal::of(target, &title, &[form])).await? {
            let words = voice.say("discord-too-slow-for-a-field");
            ack.whisper(&render::sentence(&words)).await?;
        }
        Ok(())
    }

    pub(super) async fn filled_edit(
        &self,
        ack: &Ack,
        by: &Moderator,
        rest: &[String],
        fields: &Fields,
    ) -> Result<(), Trouble> {
        let text = fields.get(TEXT).and_then(|values| values.first());
        let (Some(text), [to, dialog, hash, read]) = (text, rest) else {
            return self.foreign(ack, by).await;
        };
        let (Ok(id), Ok(read)) = (dialog.parse::<DialogId>(), read.parse()) else {
            return self.foreign(ack, by).await;
        };
        if to != "to" {
            return self.foreign(ack, by).await;
        }
        let server = self.app.server_now(by.guild).await?;
        let now = self.app.dialog_now(by, &server, &id).await?;
        let key = now.and_then(|now| key_of_hash(&now, hash));
        let Some(key) = key else {
            return self
                .missing(ack, by, (dialog, hash), Missing::Text(None))
                .await;
        };
        match self.app.propose(by, &id, &key, text, read).await? {
            Ok(proposal) => Ok(ack.whisper(&proposed(by, &proposal)).await?),
            Err(missing) => self.missing(ack, by, (dialog, &key), missing).await,
        }
    }

    pub(super) async fn press_edit(
        &self,
        ack: &Ack,
        by: &Moderator,
        channel: ChannelId,
        rest: &[String],
    ) -> Result<(), Trouble> {
        let [act, draft] = rest else {
            return self.foreign(ack, by).await;
        };
        let Ok(draft) = draft.parse::<DraftId>() else {
            return self.foreign(ack, by).await;
        };
        match act.as_str() {
            "save" => self.save_edit(ack, by, draft, false).await,
            "over" => self.save_edit(ack, by, draft, true).await,
            "try" => self.try_out(ack, by, channel, draft).await,
            "again" => self.edit_again(ack, by, draft).await,
            "drop" => {
                if self.app.draft(by, draft).await?.is_some() {
                    self.app.drop_draft(draft).await?;
                }
                let words = Voice::of(&by.locale).say("edit-discarded");
                Ok(ack.update(&Body::words(words)).await?)
            }
            _ => self.foreign(ack, by).await,
        }
    }

    /// Plays the interview with a drafted text, beginning where it stands.
    async fn try_out(
        &self,
        ack: &Ack,
        by: &Moderator,
        channel: ChannelId,
        draft: DraftId,
    ) -> Result<(), Trouble> {
        match self.app.proposal(by, draft).await? {
            Ok(proposal) => {
                let wish = Wish {
                    dialog: &proposal.dialog,
                    draft: Some(draft),
                    at: Spot::of_key(&proposal.key),
                };
                self.begin_preview(ack, by, channel, &wish).await
            }
            Err(missing) => self.missing(ack, by, ("", ""), missing).await,
        }
    }

    async fn edit_again(&self, ack: &Ack, by: &Moderator, draft: DraftId) -> Result<(), Trouble> {
        let proposal = match self.app.proposal(by, draft).await? {
            Ok(proposal) => proposal,
            Err(missing) => return self.missing(ack, by, ("", ""), missing).await,
        };
        let (dialog, key) = (&proposal.dialog, &proposal.key);
        match self.app.field(by, dialog, key).await? {
            Ok(field) => {
                let read = field.read.to_string();
                let target = name(&[EDIT, "to", dialog.as_str(), &short_hash(key), &read]);
                self.open_field(ack, by, target, &field, proposal.text)
                    .await
            }
            Err(missing) => self.missing(ack, by, (dialog.as_str(), key), missing).await,
        }
    }

    async fn save_edit(
        &self,
        ack: &Ack,
        by: &Moderator,
        draft: DraftId,
        overwrites: bool,
    ) -> Result<(), Trouble> {
        let proposal = match self.app.proposal(by, draft).await? {
            Ok(proposal) => proposal,
            Err(missing) => return self.missing(ack, by, ("", ""), missing).await,
        };
        if !proposal.misfits.is_empty() {
            return Ok(ack.update(&proposed(by, &proposal)).await?);
        }
        let changed = self.app.make_text_live(by, draft, overwrites).await?;
        match changed {
            Ok(Changed::Live(live)) => {
                let body = self.live(by, &live, "edit-live").await?;
                Ok(ack.update(&body).await?)
            }
            Ok(Changed::Idle) => {
                let words = Voice::of(&by.locale).say("moderate-idle");
                Ok(ack.update(&Body::words(words)).await?)
            }
            Ok(Changed::Stale(changes)) => {
                let body = self.overtaken(by, &proposal, &changes).await?;
                Ok(ack.update(&body).await?)
            }
            Err(missing) => self.missing(ack, by, ("", ""), missing).await,
        }
    }

    /// What has taken effect, with the way back.
    pub(super) async fn live(
        &self,
        by: &Moderator,
        live: &Live,
        key: &str,
    ) -> Result<Body, Trouble> {
        let voice = Voice::of(&by.locale);
        let Change { version, edits, .. } = &live.change;
        let words = voice.say_with(key, &[("version", version.to_string().into())]);
        let lines = self.edits_in_words(by, &live.server, edits).await?;
        let offered = self.offer_changed(by.guild, &live.change).await;
        let offered = offered.map(|is_taken| match is_taken {
            true => "dialogs-registered",
            false => "dialogs-not-registered",
        });
        let offered = offered.map(|key| voice.say(key));
        let panels = self.redraw_panels(by, &live.change).await?;
        let lines: Vec<String> = offered.into_iter().chain(panels).chain(lines).collect();
        let undo = button(
            &[UNDO, &version.to_string()],
            &voice.say("edit-undo"),
            ButtonStyle::Secondary,
        );
        Ok(Body::embed(super::diff::embed(voice, &lines))
            .above(words)
            .with(vec![CreateActionRow::Buttons(vec![undo])]))
    }

    /// Somebody else was faster: what they made of it, and the choice.
    async fn overtaken(
        &self,
        by: &Moderator,
        proposal: &Proposal,
        changes: &[Change],
    ) -> Result<Body, Trouble> {
        let voice = Voice::of(&by.locale);
        let mut text = format!("{}\n", proposal.place);
        for change in changes.iter().take(1) {
            let _ = writeln!(
                text,
                "<@{}> · <t:{}:R>",
                change.author,
                change.at.as_second()
            );
        }
        text.push_str(&before_and_after(&proposal.now, &proposal.text));
        let draft = proposal.draft.to_string();
        let over = voice.say("edit-overwrite");
        let buttons = vec![
            button(&[EDIT, "over", &draft], &over, ButtonStyle::Danger),
            again(voice, &draft),
            discard(voice, &draft),
        ];
        Ok(Body::embed(CreateEmbed::new().description(text))
            .above(voice.say("edit-stale"))
            .with(vec![CreateActionRow::Buttons(buttons)]))
    }

    /// There is no such dialog, text or draft.
    pub(super) async fn missing(
        &self,
        ack: &Ack,
        by: &Moderator,
        (dialog, key): (&str, &str),
        missing: Missing,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let (dialog, key) = (fit(dialog, SUGGESTION_MAX), fit(key, SUGGESTION_MAX));
        let mut values = vec![("dialog", dialog.into()), ("key", key.into())];
        let sentence = match missing {
            Missing::Dialog => "moderate-no-dialog",
            Missing::Draft => "moderate-no-draft",
            Missing::Text(None) => "moderate-no-text",
            Missing::Text(Some(near)) => {
                values.push(("near", near.into()));
                "moderate-no-text-near"
            }
        };
        let words = voice.say_with(sentence, &values);
        Ok(ack.whisper(&render::sentence(&words)).await?)
    }
}

/// Several texts could be meant.
fn which(by: &Moderator, dialog: &str, typed: &str, found: &[(String, String)]) -> Body {
    let voice = Voice::of(&by.locale);
    let options = found
        .iter()
        .map(|(label, key)| CreateSelectMenuOption::new(label, key));
    let options = options.collect();
    let select = CreateSelectMenu::new(
        name(&[LIST, "pick", dialog]),
        CreateSelectMenuKind::String { options },
    );
    let words = voice.say_with(
        "edit-which",
        &[("typed", fit(typed, SUGGESTION_MAX).into())],
    );
    Body::words(words).with(vec![CreateActionRow::SelectMenu(select)])
}

/// A prepared text beside the one that stands, with what can be done with it.
fn proposed(by: &Moderator, proposal: &Proposal) -> Body {
    let voice = Voice::of(&by.locale);
    let draft = proposal.draft.to_string();
    let texts = before_and_after(&proposal.now, &proposal.text);
    let embed = |text: String| {
        CreateEmbed::new()
            .title(fit(&proposal.place, EMBED_TITLE_MAX))
            .description(render::cut(&text))
    };
    let after = [again(voice, &draft), discard(voice, &draft)];
    if proposal.misfits.is_empty() {
        let save = voice.say("edit-save");
        let save = button(&[EDIT, "save", &draft], &save, ButtonStyle::Success);
        let parts = [EDIT, "try", &draft];
        let attempt = button(&parts, &voice.say("edit-try"), ButtonStyle::Primary);
        let buttons = [save, attempt].into_iter().chain(after).collect();
        return Body::embed(embed(texts))
            .above(voice.say("edit-proposed"))
            .with(vec![CreateActionRow::Buttons(buttons)]);
    }
    let mut text = String::new();
    for misfit in &proposal.misfits {
        let _ = writeln!(text, "- {}", words::misfit(voice, misfit));
    }
    let _ = write!(text, "\n{}\n{texts}", voice.say("edit-what-you-typed"));
    Body::embed(embed(text))
        .above(voice.say("edit-refused"))
        .with(vec![CreateActionRow::Buttons(after.to_vec())])
}

fn again(voice: &Voice, draft: &str) -> CreateButton {
    let label = voice.say("edit-again");
    button(&[EDIT, "again", draft], &label, ButtonStyle::Secondary)
}

fn discard(voice: &Voice, draft: &str) -> CreateButton {
    let label = voice.say("edit-discard");
    button(&[EDIT, "drop", draft], &label, ButtonStyle::Secondary)
}

pub(super) fn button(parts: &[&str], label: &str, style: ButtonStyle) -> CreateButton {
    CreateButton::new(name(parts)).label(label).style(style)
}
