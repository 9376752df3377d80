//! Back to a running interview, wherever it stands: continue, or start over.

use super::begin::point_to;
use super::speak::nonce_of_event;
use super::{Bot, Trouble, now};
use crate::app::{Reply, Target, Turn, Who};
use crate::discord::ack::Ack;
use crate::discord::custom_id::CustomId;
use crate::discord::decode::Ground;
use crate::discord::render;
use crate::interview::{Act, Screen};
use crate::store::Place;

impl Bot {
    pub(super) async fn go_on(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        id: &CustomId,
    ) -> Result<(), Trouble> {
        let target = Target::Interview(id.interview);
        let reply = match self.app.respond(who, target, &now(Act::Show)).await? {
            Reply::Turn(turn) if matches!(turn.screen, Screen::Stopped(_)) => {
                self.app.respond(who, target, &now(Act::Resume)).await?
            }
            reply => reply,
        };
        self.lead(ack, who, ground, reply).await
    }

    pub(super) async fn start_over(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        id: &CustomId,
    ) -> Result<(), Trouble> {
        let reply = self.app.start_over(who, id.interview, id.step).await?;
        self.lead(ack, who, ground, reply).await
    }

    /// The card where the interview stands; where its thread is gone, a new one.
    async fn lead(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        reply: Reply,
    ) -> Result<(), Trouble> {
        let turn = match reply {
            Reply::Turn(turn) => *turn,
            Reply::Notice(notice) => {
                return Ok(ack.whisper(&render::notice(None, &notice)).await?);
            }
        };
        if let Screen::Notice(notice) = &turn.screen {
            return Ok(ack
                .whisper(&render::notice(Some(&turn.record), notice))
                .await?);
        }
        match turn.record.place {
            Place::Thread { .. } => self.lead_to_thread(ack, who, ground, turn).await,
            Place::Opening => {
                ack.defer().await?;
                self.open_from_offer(ack, who, ground, turn).await
            }
            Place::Ephemeral => match render::on_card(&turn.record, &turn.screen) {
                Some(card) => Ok(ack.update(&card).await?),
                None => Ok(()),
            },
        }
    }

    async fn lead_to_thread(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        turn: Turn,
    ) -> Result<(), Trouble> {
        let Place::Thread { thread, .. } = turn.record.place else {
            return Ok(());
        };
        ack.defer().await?;
        let nonce = nonce_of_event(ack.handle().id.get());
        let woken = match self.wake_and_let_in(thread, turn.record.seat.user).await {
            Ok(()) => self.speak(&turn.record, &turn.screen, &nonce).await,
            Err(error) => Err(error.into()),
        };
        match woken {
            Ok(()) => Ok(ack
                .update(&render::sentence(&point_to(who, thread)))
                .await?),
            Err(Trouble::Rest(error)) if error.is_out_of_reach() => {
                tracing::info!(%thread, %error, "an interview's thread is out of reach");
                self.open_from_offer(ack, who, ground, turn).await
            }
            Err(trouble) => Err(trouble),
        }
    }

    /// The offer becomes the way to the new thread, or says that something new stands below.
    async fn open_from_offer(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        turn: Turn,
    ) -> Result<(), Trouble> {
        self.open(ack, who, ground, turn, None).await?;
        let words = crate::interview::Voice::of(&who.locale).say("discord-goes-on-below");
        Ok(ack.update(&render::sentence(&words)).await?)
    }
}
