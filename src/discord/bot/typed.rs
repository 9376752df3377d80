//! Answers that are typed as messages: a reply to the card, or a message that mentions the bot.

use super::speak::nonce_of_event;
use super::{Bot, Trouble, as_typed, now, tell_operator};
use crate::app::{Reply, Target, Turn, Who};
use crate::discord::decode::Typed;
use crate::discord::render;
use crate::interview::screen::{Prose, QuestionScreen};
use crate::interview::{Act, Screen, Voice};
use crate::store::{ChannelId, MessageId, Place, Record, UserId};

impl Bot {
    /// `takes_all`: any message in the thread counts, not only replies and mentions.
    pub(super) async fn typed(&self, typed: Typed, me: UserId, takes_all: bool) {
        let (channel, message) = (typed.channel, typed.message);
        let (locale, is_to_me) = (typed.who.locale.clone(), typed.mentions.contains(&me));
        let Err(trouble) = self.take_typed(typed, me, takes_all).await else {
            return;
        };
        tell_operator(&trouble);
        // Of other messages nobody knows whether they were meant.
        if is_to_me && matches!(trouble, Trouble::App(_)) {
            let sorry = render::sentence(&Voice::of(&locale).say("discord-trouble"));
            if let Err(error) = self.rest.reply(channel, message, &sorry).await {
                tracing::warn!(%error, "trouble could not be told");
            }
        }
    }

    async fn take_typed(&self, typed: Typed, me: UserId, takes_all: bool) -> Result<(), Trouble> {
        let Some(before) = self.here(&typed).await? else {
            return Ok(());
        };
        let question = match before.screen {
            Screen::Question(question) => Some(question),
            _ => None,
        };
        let is_meant = takes_all && question.is_some()
            || typed.mentions.contains(&me)
            || typed
                .replies_to
                .is_some_and(|message| is_card(&before.record, message));
        if !is_meant {
            return Ok(());
        }
        let who = Who {
            locale: before.record.seat.locale.clone(),
            ..typed.who.clone()
        };
        let text = without_mention(&typed.text, me);
        if text.is_empty() && question.is_some() {
            let words = Voice::of(&who.locale).say("discord-nothing-to-read");
            let body = render::sentence(&words);
            return Ok(self
                .rest
                .reply(typed.channel, typed.message, &body)
                .await
                .map(drop)?);
        }
        let act = Act::Answer(as_typed(&who, text));
        let target = Target::Interview(before.record.id);
        match self.app.respond(&who, target, &now(act)).await? {
            Reply::Turn(turn) => {
                self.after_typed(&typed, &who, &turn, question.as_deref())
                    .await
            }
            Reply::Notice(_) => Ok(()),
        }
    }

    /// How this person's interview stands in this very thread.
    async fn here(&self, typed: &Typed) -> Result<Option<Turn>, Trouble> {
        let target = Target::In(typed.channel);
        let Reply::Turn(turn) = self
            .app
            .respond(&typed.who, target, &now(Act::Show))
            .await?
        else {
            return Ok(None);
        };
        let is_here =
            matches!(turn.record.place, Place::Thread { thread, .. } if thread == typed.channel);
        Ok(is_here.then_some(*turn))
    }

    async fn after_typed(
        &self,
        typed: &Typed,
        who: &Who,
        turn: &Turn,
        question: Option<&QuestionScreen>,
    ) -> Result<(), Trouble> {
        let record = &turn.record;
        if let Screen::Notice(notice) = &turn.screen {
            let body = render::notice(Some(record), notice);
            return Ok(self
                .rest
                .reply(typed.channel, typed.message, &body)
                .await
                .map(drop)?);
        }
        let Some(question) = question else {
            return Ok(());
        };
        let Place::Thread {
            thread,
            card: Some(old),
            verdict,
        } = record.place
        else {
            return self
                .speak(record, &turn.screen, &nonce_of_event(typed.message.0))
                .await;
        };
        // The next card below what was typed, as in a conversation; then the old one closes.
        let fresh = Record {
            place: Place::Thread {
                thread,
                card: None,
                verdict,
            },
            ..record.clone()
        };
        match self
            .speak(&fresh, &turn.screen, &nonce_of_event(typed.message.0))
            .await
        {
            Ok(()) => self.close_card(who, record, thread, old, question).await,
            Err(Trouble::Rest(error)) if error.is_out_of_reach() => {
                tracing::warn!(%thread, %error, "the old card shows what a new one could not");
                self.show_in_place(record, thread, old, &turn.screen).await
            }
            Err(trouble) => Err(trouble),
        }
    }

    /// Without leave to post, what was posted before can still be changed.
    async fn show_in_place(
        &self,
        record: &Record,
        thread: ChannelId,
        card: MessageId,
        screen: &Screen,
    ) -> Result<(), Trouble> {
        if let Some(body) = render::on_card(record, screen) {
            self.redraw(thread, card, &body).await?;
        }
        Ok(())
    }

    /// The old card says what was asked and answered.
    async fn close_card(
        &self,
        who: &Who,
        record: &Record,
        thread: ChannelId,
        card: MessageId,
        question: &QuestionScreen,
    ) -> Result<(), Trouble> {
        let target = Target::Interview(record.id);
        let reply = self.app.respond(who, target, &now(Act::Review)).await?;
        let answer = answer_to(&reply, question).unwrap_or_default();
        self.redraw(thread, card, &render::answered(question, &answer))
            .await?;
        Ok(())
    }
}

fn answer_to(reply: &Reply, question: &QuestionScreen) -> Option<Prose> {
    let Reply::Turn(turn) = reply else {
        return None;
    };
    let Screen::Review(review) = &turn.screen else {
        return None;
    };
    let line = review
        .answers
        .iter()
        .find(|line| line.question == question.question)?;
    Some(line.answer.clone())
}

fn is_card(record: &Record, message: MessageId) -> bool {
    matches!(record.place, Place::Thread { card: Some(card), .. } if card == message)
}

/// The bot's own mention is how it was called, not what was said.
fn without_mention(text: &str, me: UserId) -> String {
    text.replace(&format!("<@{me}>"), "")
        .replace(&format!("<@!{me}>"), "")
        .trim()
        .to_owned()
}
