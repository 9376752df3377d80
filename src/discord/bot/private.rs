//! An interview whose thread is out of reach – deleted, locked, or closed to us – goes on in messages that only its
//! member sees.

use super::{Bot, Trouble};
use crate::app::{Turn, Who};
use crate::discord::ack::Ack;
use crate::discord::render;
use crate::interview::{Screen, Voice};
use crate::store::{Place, Record};

impl Bot {
    /// What was to be shown in the thread, shown to the member alone where the thread did not take it.
    pub(super) async fn or_in_private(
        &self,
        ack: &Ack,
        who: &Who,
        turn: &Turn,
        shown: Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let Place::Thread { thread, .. } = turn.record.place else {
            return shown;
        };
        match shown {
            Err(Trouble::Rest(error)) if error.is_out_of_reach() => {
                tracing::warn!(%thread, %error, "a thread is out of reach; its interview goes on in private");
                self.go_on_in_private(ack, who, turn).await
            }
            shown => shown,
        }
    }

    async fn go_on_in_private(&self, ack: &Ack, who: &Who, turn: &Turn) -> Result<(), Trouble> {
        let record = Record {
            place: Place::Ephemeral,
            ..turn.record.clone()
        };
        self.app.settle(record.id, &record.place).await?;
        let reason = Voice::of(&who.locale).say("discord-thread-out-of-reach");
        self.whisper_all(ack, &record, &turn.screen, reason).await
    }

    /// The card with a reason above it, and the verdict where it is one.
    pub(super) async fn whisper_all(
        &self,
        ack: &Ack,
        record: &Record,
        screen: &Screen,
        reason: String,
    ) -> Result<(), Trouble> {
        match render::on_card(record, screen) {
            Some(card) => ack.whisper(&card.above(reason)).await?,
            None => ack.whisper(&render::sentence(&reason)).await?,
        }
        match screen {
            Screen::Verdict(verdict) => self.whisper_verdict(ack, record, verdict).await,
            _ => Ok(()),
        }
    }
}
