//! `/interview …`: the whole interview by keyboard. The answer is for the member alone; the card follows.

use super::speak::nonce_of_event;
use super::{Bot, Trouble, as_typed, now};
use crate::app::{Reply, Target, Turn, Who};
use crate::discord::ack::Ack;
use crate::discord::decode::{Ground, Keyboard};
use crate::discord::render;
use crate::discord::render::limits::{SUGGESTION_MAX, SUGGESTIONS_MAX, fit, length};
use crate::discord::rest::File;
use crate::interview::{Act, Screen, Voice};
use crate::store::Place;

impl Bot {
    pub(super) async fn keyboard(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        keyboard: Keyboard,
    ) -> Result<(), Trouble> {
        let target = Target::In(ground.channel);
        let is_back = keyboard == Keyboard::Resume;
        let act = match keyboard {
            Keyboard::Answer(text) => Act::Answer(as_typed(who, text)),
            Keyboard::Back => Act::Back,
            Keyboard::Review => Act::Review,
            Keyboard::Resume => Act::Resume,
            Keyboard::Stop => Act::Stop,
            Keyboard::Transcript => return self.transcript(ack, who, target).await,
        };
        match self.app.respond(who, target, &now(act)).await? {
            Reply::Notice(notice) => Ok(ack.whisper(&render::notice(None, &notice)).await?),
            Reply::Turn(turn) => {
                let shown = match is_back {
                    true => self.back_by_keyboard(ack, who, ground, &turn).await,
                    false => self.by_keyboard(ack, who, ground, &turn).await,
                };
                self.or_in_private(ack, who, &turn, shown).await
            }
        }
    }

    /// Who comes back may have left the thread, or it may have been archived since.
    async fn back_by_keyboard(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        turn: &Turn,
    ) -> Result<(), Trouble> {
        if let Place::Thread { thread, .. } = turn.record.place {
            ack.defer().await?;
            self.wake_and_let_in(thread, turn.record.seat.user).await?;
        }
        self.by_keyboard(ack, who, ground, turn).await
    }

    async fn by_keyboard(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        turn: &Turn,
    ) -> Result<(), Trouble> {
        let record = &turn.record;
        let body = match &turn.screen {
            Screen::Notice(notice) => render::notice(Some(record), notice),
            _ if record.place == Place::Opening => {
                ack.defer().await?;
                return self.open(ack, who, ground, turn.clone(), None).await;
            }
            screen => match render::on_card(record, screen) {
                Some(body) => body,
                None => return Ok(()),
            },
        };
        let told = ack.whisper(&body).await;
        match (&record.place, &turn.screen) {
            (Place::Ephemeral, Screen::Verdict(verdict)) => {
                self.whisper_verdict(ack, record, verdict).await?;
            }
            (_, screen) => {
                let nonce = nonce_of_event(ack.handle().id.get());
                self.speak(record, screen, &nonce).await?;
            }
        }
        Ok(told?)
    }

    pub(super) async fn suggest(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        typed: &str,
    ) -> Result<(), Trouble> {
        let target = Target::In(ground.channel);
        let texts = self.app.suggestions(who, target, typed).await?;
        let fitting = texts
            .into_iter()
            .filter(|text| length(text) > 0)
            .map(|text| (fit(&text, SUGGESTION_MAX), beginning(&text)))
            .take(SUGGESTIONS_MAX);
        Ok(ack.suggest(fitting.collect()).await?)
    }

    pub(super) async fn transcript(
        &self,
        ack: &Ack,
        who: &Who,
        target: Target,
    ) -> Result<(), Trouble> {
        match self.app.transcript(who, target).await? {
            Err(notice) => Ok(ack.whisper(&render::notice(None, &notice)).await?),
            Ok(text) => {
                let file = File {
                    name: "transcript.md".to_owned(),
                    bytes: text.into(),
                };
                let words = Voice::of(&who.locale).say("discord-transcript");
                let body = render::sentence(&words);
                Ok(ack.whisper_with(&body, Some(file)).await.map(drop)?)
            }
        }
    }
}

/// Of a long suggestion, as much as can be sent back: an unambiguous beginning means the whole.
fn beginning(text: &str) -> String {
    let whole = fit(text, SUGGESTION_MAX);
    if whole == text {
        whole
    } else {
        whole.trim_end_matches('…').to_owned()
    }
}
