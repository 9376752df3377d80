//! A dialog's command: an interview in a thread of its own, or without one where none can be.

use super::ground::{NoThread, check, kind_of};
use super::{Bot, Trouble};
use crate::app::{Started, Turn, Who};
use crate::dialog::DialogId;
use crate::discord::ack::Ack;
use crate::discord::decode::Ground;
use crate::discord::render;
use crate::discord::rest::ThreadKind;
use crate::interview::Voice;
use crate::store::{ChannelId, Place, Record, Visibility};

impl Bot {
    pub(super) async fn begin(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        dialog: &DialogId,
        wish: Option<Visibility>,
    ) -> Result<(), Trouble> {
        ack.defer().await?;
        match self.app.start(who, ground.parent, dialog, wish).await? {
            None => {
                let words = Voice::of(&who.locale).say("discord-no-such-dialog");
                Ok(ack.whisper(&render::sentence(&words)).await?)
            }
            Some(Started::New(turn)) => {
                let overruled = overruled(who, wish, turn.record.seat.visibility);
                self.open(ack, who, ground, *turn, overruled).await
            }
            Some(Started::Hindered(hindered)) => self.turn_away(ack, who, &hindered).await,
            Some(Started::Already { turn, offer }) => {
                Ok(ack.whisper(&render::offer(&turn.record, &offer)).await?)
            }
        }
    }

    /// A thread, the member in it, the card in it, and the way there with a remark; or the card right here.
    pub(super) async fn open(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        turn: Turn,
        remark: Option<String>,
    ) -> Result<(), Trouble> {
        let kind = kind_of(turn.record.seat.visibility);
        let opened = match check(ground, kind) {
            Ok(()) => self.open_thread(&turn, ground.parent, kind).await?,
            Err(why) => Err(why),
        };
        match opened {
            Ok(thread) => {
                let way = point_to(who, thread);
                let words = [Some(way), remark].into_iter().flatten();
                let words = words.collect::<Vec<_>>().join("\n");
                Ok(ack.whisper(&render::sentence(&words)).await?)
            }
            Err(why) => self.stay_here(ack, who, turn, why).await,
        }
    }

    /// `Ok(Err(…))`: no thread, or none that can be used.
    pub(super) async fn open_thread(
        &self,
        turn: &Turn,
        parent: ChannelId,
        kind: ThreadKind,
    ) -> Result<Result<ChannelId, NoThread>, Trouble> {
        let Turn { record, screen, .. } = match self.thread_for(turn, parent, kind).await? {
            Ok(turn) => turn,
            Err(why) => return Ok(Err(why)),
        };
        let Place::Thread { thread, .. } = record.place else {
            return Ok(Err(NoThread::Refused));
        };
        let nonce = nonce_of_opening(&record);
        match self.let_in_and_speak(&record, &screen, &nonce).await {
            Ok(()) => Ok(Ok(thread)),
            Err(Trouble::Rest(error)) => {
                tracing::warn!(%thread, %error, "a thread cannot be used and is archived");
                if let Err(error) = self.rest.set_archived(thread, true).await {
                    tracing::warn!(%thread, %error, "an unused thread is left behind");
                }
                Ok(Err(NoThread::of(&error, kind)))
            }
            Err(trouble) => Err(trouble),
        }
    }

    /// Without a thread: messages that only the member sees, with the reason above the first.
    async fn stay_here(
        &self,
        ack: &Ack,
        who: &Who,
        turn: Turn,
        why: NoThread,
    ) -> Result<(), Trouble> {
        let record = Record {
            place: Place::Ephemeral,
            ..turn.record
        };
        self.app.settle(record.id, &record.place).await?;
        let reason = why.sentence(Voice::of(&who.locale));
        self.whisper_all(ack, &record, &turn.screen, reason).await
    }
}

pub(super) fn point_to(who: &Who, thread: ChannelId) -> String {
    let link = format!("<#{thread}>");
    Voice::of(&who.locale).say_with("discord-in-thread", &[("thread", link.into())])
}

/// What is said of a thread that others may read although nobody wished it, or may not although it was wished.
fn overruled(who: &Who, wish: Option<Visibility>, visibility: Visibility) -> Option<String> {
    let key = match (wish, visibility) {
        (Some(Visibility::Public), Visibility::Private) => "entry-always-private",
        (None | Some(Visibility::Private), Visibility::Public) => "entry-always-public",
        _ => return None,
    };
    Some(Voice::of(&who.locale).say(key))
}

/// The same for every try of the same opening.
pub(super) fn nonce_of_opening(record: &Record) -> String {
    super::speak::nonce("o", record, 0)
}
