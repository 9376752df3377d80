//! `/prompts history` and `/prompts undo`: who changed what, and taking it back.

use serenity::all::{ButtonStyle, CreateActionRow};

use super::edit::button;
use super::words::HISTORY;
use crate::app::moderate::history::Undone;
use crate::app::moderate::{Changed, Moderator};
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::render::{self, Body};
use crate::interview::Voice;
use crate::server::{Act, Change, Server};

/// Changes on a page.
const PER_PAGE: usize = 5;

/// Of one change, as many edits are told; the rest is counted.
const EDITS_SHOWN_MAX: usize = 3;

impl Bot {
    pub(super) async fn history(&self, ack: &Ack, by: &Moderator) -> Result<(), Trouble> {
        let body = self.history_page(by, None).await?;
        Ok(ack.whisper(&body).await?)
    }

    pub(super) async fn press_history(
        &self,
        ack: &Ack,
        by: &Moderator,
        rest: &[String],
    ) -> Result<(), Trouble> {
        let [before] = rest else {
            return self.foreign(ack, by).await;
        };
        let body = self.history_page(by, before.parse().ok()).await?;
        Ok(ack.update(&body).await?)
    }

    /// The changes before a version; the newest ones where none is named.
    async fn history_page(&self, by: &Moderator, before: Option<u64>) -> Result<Body, Trouble> {
        let voice = Voice::of(&by.locale);
        let server = self.app.server_now(by.guild).await?;
        let changes = self.app.history(by.guild, before, PER_PAGE).await?;
        let (Some(newest), Some(oldest)) = (changes.first(), changes.last()) else {
            return Ok(Body::words(voice.say("history-none")));
        };
        let mut entries = vec![voice.say("history-page")];
        for change in &changes {
            // A line between two of them, as between paragraphs.
            entries.push(format!("\n{}", self.entry(by, &server, change).await?));
        }
        let embed = super::diff::embed(voice, &entries).title(voice.say("history-title"));
        let (newest, oldest) = (newest.version, oldest.version);
        let newer = newest + PER_PAGE as u64 + 1;
        let turn = |to: u64, key: &str, is_possible: bool| {
            let parts = [HISTORY, &to.to_string()];
            button(&parts, &voice.say(key), ButtonStyle::Secondary).disabled(!is_possible)
        };
        if newest == server.version && oldest == 1 {
            return Ok(Body::embed(embed));
        }
        let buttons = vec![
            turn(newer, "history-newer", newest < server.version),
            turn(oldest, "history-older", oldest > 1),
        ];
        Ok(Body::embed(embed).with(vec![CreateActionRow::Buttons(buttons)]))
    }

    async fn entry(
        &self,
        by: &Moderator,
        server: &Server,
        change: &Change,
    ) -> Result<String, Trouble> {
        let voice = Voice::of(&by.locale);
        let head = [
            ("version", change.version.to_string().into()),
            ("author", format!("<@{}>", change.author).into()),
            ("when", format!("<t:{}:R>", change.at.as_second()).into()),
        ];
        let mut lines = vec![voice.say_with("history-entry", &head)];
        if let Some(act) = act(voice, change.act) {
            lines[0].push_str(" · ");
            lines[0].push_str(&act);
        }
        let shown = &change.edits[..change.edits.len().min(EDITS_SHOWN_MAX)];
        lines.extend(self.edits_in_words(by, server, shown).await?);
        let more = change.edits.len() - shown.len();
        if more > 0 {
            lines.push(voice.say_with("history-more", &[("count", more.into())]));
        }
        Ok(lines.join("\n"))
    }

    pub(super) async fn undo(
        &self,
        ack: &Ack,
        by: &Moderator,
        version: Option<u64>,
    ) -> Result<(), Trouble> {
        let body = self.undone(by, version).await?;
        Ok(ack.whisper(&body).await?)
    }

    pub(super) async fn press_undo(
        &self,
        ack: &Ack,
        by: &Moderator,
        rest: &[String],
    ) -> Result<(), Trouble> {
        let version = match rest {
            [version] => version.parse().ok(),
            _ => None,
        };
        let Some(version) = version else {
            return self.foreign(ack, by).await;
        };
        let body = self.undone(by, Some(version)).await?;
        Ok(ack.update(&body).await?)
    }

    async fn undone(&self, by: &Moderator, version: Option<u64>) -> Result<Body, Trouble> {
        let voice = Voice::of(&by.locale);
        let number = |version: u64| [("version", version.to_string().into())];
        Ok(match self.app.undo(by, version).await? {
            Undone::Changed(Changed::Live(live)) => {
                let taken_back = match live.change.act {
                    Act::Undid(version) => version,
                    _ => live.change.version,
                };
                self.take_panels_away(&live.change).await;
                let words = voice.say_with("undo-done", &number(taken_back));
                self.live(by, &live, "edit-live").await?.above(words)
            }
            Undone::Changed(Changed::Idle) => render::sentence(&voice.say("moderate-idle")),
            Undone::Changed(Changed::Stale(_)) => {
                let version = version.unwrap_or_default();
                render::sentence(&voice.say_with("undo-stale", &number(version)))
            }
            Undone::Gone => render::sentence(&voice.say("panel-not-back")),
            Undone::Nothing => render::sentence(&voice.say("undo-nothing")),
            Undone::NoSuchChange => {
                let version = version.unwrap_or_default();
                render::sentence(&voice.say_with("undo-no-such", &number(version)))
            }
        })
    }
}

/// How a change came about, where it was not simply edited.
fn act(voice: &Voice, act: Act) -> Option<String> {
    let number =
        |key: &str, version: u64| voice.say_with(key, &[("version", version.to_string().into())]);
    match act {
        Act::Edited => None,
        Act::Forgot => Some(voice.say("history-forgot")),
        Act::Imported => Some(voice.say("history-imported")),
        Act::Reset => Some(voice.say("history-reset")),
        Act::Undid(version) => Some(number("history-undid", version)),
        Act::Restored(0) => Some(voice.say("history-restored-beginning")),
        Act::Restored(version) => Some(number("history-restored", version)),
    }
}
