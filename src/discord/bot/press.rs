//! A control was used, or a field was filled in: the card changes in place, or a notice says why not.

use std::sync::Arc;

use super::speak::nonce_of_event;
use super::{Bot, Trouble, as_typed, now};
use crate::app::{Reply, Target, Turn, Who};
use crate::discord::ack::Ack;
use crate::discord::custom_id::{CustomId, Press};
use crate::discord::decode::{Ground, Source};
use crate::discord::render::{self, Body};
use crate::discord::rest::{Frame, RestError};
use crate::interview::screen::{FormScreen, Notice, VerdictScreen};
use crate::interview::{Act, Event, Outcome, Refusal, Screen, Voice};
use crate::store::{MessageId, Place, Record};

impl Bot {
    pub(super) async fn press(
        self: &Arc<Self>,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        id: &CustomId,
        values: &[String],
        source: Source,
    ) -> Result<(), Trouble> {
        match &id.press {
            Press::Continue => Box::pin(self.go_on(ack, who, ground, id)).await,
            Press::StartOver => Box::pin(self.start_over(ack, who, ground, id)).await,
            Press::Share => Box::pin(self.ask_to_share(ack, who, id)).await,
            Press::ShareYes(channel) => Box::pin(self.share(ack, who, id, *channel)).await,
            Press::ShareNo => Box::pin(self.leave_unshared(ack, who, id)).await,
            Press::Verdict => Box::pin(self.last_verdict(ack, who, ground, id)).await,
            Press::Transcript => {
                Box::pin(self.transcript(ack, who, Target::Interview(id.interview))).await
            }
            press => match press.act(values) {
                Some(act) => Box::pin(self.act(ack, who, ground, id, act, Some(source))).await,
                None => {
                    let words = Voice::of(&who.locale).say("discord-foreign");
                    Ok(ack.whisper(&render::sentence(&words)).await?)
                }
            },
        }
    }

    pub(super) async fn filled(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        id: &CustomId,
        text: String,
        source: Option<Source>,
    ) -> Result<(), Trouble> {
        let act = Act::Answer(as_typed(who, text));
        Box::pin(self.act(ack, who, ground, id, act, source)).await
    }

    /// What most clicks need stands in its own room, and the rest in boxes.
    async fn act(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        id: &CustomId,
        act: Act,
        source: Option<Source>,
    ) -> Result<(), Trouble> {
        let event = Event {
            seen: Some(id.step),
            act,
        };
        let turn = match self
            .app
            .respond(who, Target::Interview(id.interview), &event)
            .await?
        {
            Reply::Turn(turn) => *turn,
            Reply::Notice(notice) => {
                return Ok(ack.whisper(&render::notice(None, &notice)).await?);
            }
        };
        match &turn.screen {
            Screen::Form(form) => Box::pin(self.open_form(ack, who, id, &turn.record, form)).await,
            Screen::Notice(notice) => Box::pin(self.refused(ack, who, &turn, notice, source)).await,
            screen => match render::on_card(&turn.record, screen) {
                Some(_) if turn.record.place == Place::Opening => {
                    ack.defer().await?;
                    Box::pin(self.open(ack, who, ground, turn, None)).await
                }
                Some(body) => {
                    let shown = self.shown(ack, id, &turn, &body, source).await;
                    Box::pin(self.or_in_private(ack, who, &turn, shown)).await
                }
                None => Ok(()),
            },
        }
    }

    async fn open_form(
        &self,
        ack: &Ack,
        who: &Who,
        id: &CustomId,
        record: &Record,
        form: &FormScreen,
    ) -> Result<(), Trouble> {
        let press = match id.press {
            Press::Retry => Press::Retry,
            _ => Press::Form,
        };
        if !ack.open(&render::form(record.id, form, press)).await? {
            let words = Voice::of(&who.locale).say("discord-too-slow-for-a-field");
            ack.whisper(&render::sentence(&words)).await?;
        }
        Ok(())
    }

    /// Nothing changed; but a card that shows an earlier moment (the process may have ended between saving
    /// and showing) is drawn anew, so that nobody is stuck before it.
    async fn refused(
        &self,
        ack: &Ack,
        who: &Who,
        turn: &Turn,
        notice: &Notice,
        source: Option<Source>,
    ) -> Result<(), Trouble> {
        let words = render::notice(Some(&turn.record), notice);
        let is_stale = turn.outcome == Outcome::Refused(Refusal::Stale);
        if !is_stale || !source.is_some_and(|source| is_its_card(&turn.record, source)) {
            return Ok(ack.whisper(&words).await?);
        }
        let target = Target::Interview(turn.record.id);
        if let Reply::Turn(current) = self.app.respond(who, target, &now(Act::Show)).await?
            && let Some(body) = render::on_card(&current.record, &current.screen)
        {
            ack.update(&body).await?;
            self.tell_verdict(&current.record, &current.screen).await?;
        }
        Ok(ack.whisper(&words).await?)
    }

    /// The card, in place: where the click came from it, as the answer to the click; otherwise by itself.
    async fn shown(
        &self,
        ack: &Ack,
        id: &CustomId,
        turn: &Turn,
        body: &Body,
        source: Option<Source>,
    ) -> Result<(), Trouble> {
        let record = &turn.record;
        match source {
            Some(source) if is_its_card(record, source) && is_told(turn) => {
                return Box::pin(self.withdraw_card(ack, record)).await;
            }
            Some(source) if is_its_card(record, source) => {
                if let Err(error) = ack.update(body).await {
                    tracing::warn!(%error, "card drawn by another way");
                    let nonce = nonce_of_event(ack.handle().id.get());
                    Box::pin(self.show_card(record, body, &nonce)).await?;
                }
                return Box::pin(self.verdict_after_card(ack, turn)).await;
            }
            Some(source) if source.is_ephemeral && id.press != Press::Retry => {
                ack.update(body).await?;
            }
            Some(source) => Box::pin(self.quiet(ack, source)).await?,
            None => Box::pin(ack.whisper(body)).await?,
        }
        let nonce = nonce_of_event(ack.handle().id.get());
        Box::pin(self.speak(record, &turn.screen, &nonce)).await
    }

    /// Back to a verdict that stands above already: the card below it has nothing more to say.
    async fn withdraw_card(&self, ack: &Ack, record: &Record) -> Result<(), Trouble> {
        ack.take_away().await?;
        if let Place::Thread {
            thread, verdict, ..
        } = record.place
        {
            let place = Place::Thread {
                thread,
                card: None,
                verdict,
            };
            self.app.settle(record.id, &place).await?;
        }
        Ok(())
    }

    /// The click is answered without words: what it led to stands on the card. A refusal has done its work.
    async fn quiet(&self, ack: &Ack, source: Source) -> Result<(), RestError> {
        if source.is_ephemeral {
            ack.take_away().await
        } else {
            ack.defer().await
        }
    }

    async fn verdict_after_card(&self, ack: &Ack, turn: &Turn) -> Result<(), Trouble> {
        match (&turn.record.place, &turn.screen) {
            (Place::Ephemeral, Screen::Verdict(verdict)) => {
                self.whisper_verdict(ack, &turn.record, verdict).await
            }
            _ => self.tell_verdict(&turn.record, &turn.screen).await,
        }
    }

    pub(in crate::discord) async fn whisper_verdict(
        &self,
        ack: &Ack,
        record: &Record,
        verdict: &VerdictScreen,
    ) -> Result<(), Trouble> {
        let mut first = None;
        for body in render::verdict(record.id, verdict) {
            let message = ack.whisper_with(&body, None).await?;
            first = first.or(message);
        }
        if let Some(message) = first {
            let handle = ack.handle().clone();
            let frame = Frame::FollowUp { handle, message };
            self.picture(frame, &verdict.glance);
        }
        Ok(())
    }
}

/// Whether what was clicked is the interview's card. Without a thread, whatever was clicked is.
fn is_its_card(record: &Record, source: Source) -> bool {
    match record.place {
        Place::Thread { card, .. } => {
            card == Some(source.message) && in_view(record, source.message)
        }
        Place::Ephemeral => true,
        Place::Opening => false,
    }
}

/// The verdict that it led to has been said.
fn is_told(turn: &Turn) -> bool {
    let has_verdict = matches!(
        turn.record.place,
        Place::Thread {
            verdict: Some(_),
            ..
        }
    );
    has_verdict && matches!(turn.screen, Screen::Verdict(_))
}

/// No verdict stands below it.
fn in_view(record: &Record, message: MessageId) -> bool {
    match record.place {
        Place::Thread {
            verdict: Some(verdict),
            ..
        } => message > verdict,
        _ => true,
    }
}
