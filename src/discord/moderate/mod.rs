//! `/prompts`: what moderators do, each area in its file. Whoever is not allowed is told so at every step.

mod allowed;
pub(super) mod ask;
mod command;
mod complete;
mod dialogs;
mod diff;
mod doctor;
mod edit;
mod export;
mod history;
mod import;
mod list;
mod panel;
mod preview;
mod redraw;
mod restore;
mod settings;
mod statistics;
mod words;

pub(super) use allowed::Override;
pub(super) use ask::{Ask, Moderation};
pub(super) use command::prompts;
pub(super) use preview::framed;

use super::ack::Ack;
use super::bot::{Bot, Trouble};
use super::decode::Ground;
use super::render;
use crate::app::Who;
use crate::app::moderate::Moderator;
use crate::interview::Voice;
use ask::Options;

impl Bot {
    pub(super) async fn moderate(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        moderation: &Moderation,
    ) -> Result<(), Trouble> {
        let Some(guild) = who.guild else {
            return self.whisper_key(ack, who, "discord-foreign").await;
        };
        let by = Moderator {
            user: who.user,
            guild,
            locale: who.locale.clone(),
        };
        let is_suggesting = matches!(moderation.ask, Ask::Suggest { .. });
        let is_counting = matches!(&moderation.ask, Ask::Command { words, .. } if words[..] == [words::STATISTICS]);
        if is_counting && self.may_count(&by, &moderation.roles).await? {
            return self.moderated(ack, &by, ground, &moderation.ask).await;
        }
        match self.may_moderate(ack, &by, ground, moderation).await? {
            true => self.moderated(ack, &by, ground, &moderation.ask).await,
            false if is_suggesting => Ok(ack.suggest(Vec::new()).await?),
            false => self.whisper_key(ack, who, "moderate-not-allowed").await,
        }
    }

    async fn moderated(
        &self,
        ack: &Ack,
        by: &Moderator,
        ground: &Ground,
        ask: &Ask,
    ) -> Result<(), Trouble> {
        match ask {
            Ask::Command { words, options } => {
                let options = &self.completed(by, options).await?;
                self.prompts_command(ack, by, ground, words, options).await
            }
            Ask::Suggest {
                focused,
                typed,
                options,
                ..
            } => self.suggest_for(ack, by, focused, typed, options).await,
            Ask::Press { words, values, .. } => {
                self.prompts_press(ack, by, ground, words, values).await
            }
            Ask::Filled { words, fields, .. } => self.prompts_filled(ack, by, words, fields).await,
        }
    }

    async fn prompts_command(
        &self,
        ack: &Ack,
        by: &Moderator,
        ground: &Ground,
        words: &[String],
        options: &Options,
    ) -> Result<(), Trouble> {
        match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [words::EDIT] => self.edit(ack, by, options).await,
            [words::PREVIEW] => self.preview_command(ack, by, ground.channel, options).await,
            [words::PANEL, words::POST] => self.ask_to_post_panel(ack, by, options).await,
            [words::PANEL, words::REMOVE] => self.ask_which_panel(ack, by).await,
            [words::LIST] => self.list(ack, by, options).await,
            [words::HISTORY] => self.history(ack, by).await,
            [words::UNDO] => self.undo(ack, by, options.number(words::CHANGE)).await,
            [words::RESTORE] => self.ask_to_restore(ack, by, options).await,
            [words::STATISTICS] => self.statistics(ack, by, options).await,
            [words::DOCTOR] => self.doctor(ack, by, options).await,
            [words::RESET] => self.ask_to_reset(ack, by, options).await,
            [words::SETTINGS] => self.settings(ack, by).await,
            [words::EXPORT] => self.export(ack, by, options).await,
            [words::IMPORT] => self.import(ack, by, options).await,
            [words::DIALOGS] => self.list_dialogs(ack, by).await,
            _ => self.foreign(ack, by).await,
        }
    }

    /// `words`: what a control is called, part by part.
    async fn prompts_press(
        &self,
        ack: &Ack,
        by: &Moderator,
        ground: &Ground,
        words: &[String],
        values: &[String],
    ) -> Result<(), Trouble> {
        let (area, rest) = match words {
            [area, rest @ ..] => (area.as_str(), rest),
            [] => return self.foreign(ack, by).await,
        };
        match area {
            words::EDIT => self.press_edit(ack, by, ground.channel, rest).await,
            words::PANEL => self.press_panel(ack, by, rest, values).await,
            words::PREVIEW => self.press_preview(ack, by, rest, values).await,
            words::LIST => self.press_list(ack, by, rest, values).await,
            words::HISTORY => self.press_history(ack, by, rest).await,
            words::UNDO => self.press_undo(ack, by, rest).await,
            words::RESTORE => self.press_restore(ack, by, rest).await,
            words::DOCTOR => self.press_doctor(ack, by, rest).await,
            words::SETTINGS => self.press_settings(ack, by, rest, values).await,
            words::DIALOGS => self.press_dialogs(ack, by, rest, values).await,
            _ => self.foreign(ack, by).await,
        }
    }

    async fn prompts_filled(
        &self,
        ack: &Ack,
        by: &Moderator,
        words: &[String],
        fields: &ask::Fields,
    ) -> Result<(), Trouble> {
        match words {
            [area, rest @ ..] if area == words::EDIT => {
                self.filled_edit(ack, by, rest, fields).await
            }
            [area, rest @ ..] if area == words::SETTINGS => {
                self.filled_settings(ack, by, rest, fields).await
            }
            _ => self.foreign(ack, by).await,
        }
    }

    /// A control or command that is none of ours (any more).
    async fn foreign(&self, ack: &Ack, by: &Moderator) -> Result<(), Trouble> {
        let words = Voice::of(&by.locale).say("discord-foreign");
        Ok(ack.whisper(&render::sentence(&words)).await?)
    }

    async fn whisper_key(&self, ack: &Ack, who: &Who, key: &str) -> Result<(), Trouble> {
        let words = Voice::of(&who.locale).say(key);
        Ok(ack.whisper(&render::sentence(&words)).await?)
    }
}
