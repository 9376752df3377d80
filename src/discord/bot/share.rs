//! Showing a verdict to the channel: asked first, done once.

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use tokio::time::sleep;

use super::speak::nonce;
use super::{Bot, Trouble, chain, now};
use crate::app::{Reply, Target, Turn, Who};
use crate::discord::ack::Ack;
use crate::discord::custom_id::CustomId;
use crate::discord::decode::Ground;
use crate::discord::render::{self, Body};
use crate::discord::rest::RestError;
use crate::interview::screen::VerdictScreen;
use crate::interview::{Act, Screen, Voice};
use crate::store::{ChannelId, Place, Purpose, Record, Shared, Sharing, UserId};

/// Discord tells a repeat from a second message "within the past few minutes". Source: Message, "Create Message".
const REPEAT_WITHIN: SignedDuration = SignedDuration::from_mins(2);

/// Some tries fit into that, and Discord has time to come to itself.
const SHARE_AGAIN_AFTER: Duration = Duration::from_secs(10);

impl Bot {
    pub(super) async fn ask_to_share(
        &self,
        ack: &Ack,
        who: &Who,
        id: &CustomId,
    ) -> Result<(), Trouble> {
        match self.verdict_of(who, id).await? {
            Ok((record, verdict)) => {
                let preview = self.share_preview(who, &record, &verdict).await?;
                Ok(ack.whisper(&preview).await?)
            }
            Err(words) => Ok(ack.whisper(&words).await?),
        }
    }

    async fn share_preview(
        &self,
        who: &Who,
        record: &Record,
        verdict: &VerdictScreen,
    ) -> Result<Body, Trouble> {
        let channel = self.app.shared_to(&record.seat).await?;
        let key = match channel == record.seat.channel {
            true => "share-into",
            false => "share-into-results",
        };
        let value = [("channel", format!("<#{channel}>").into())];
        let place = Voice::of(&who.locale).say_with(key, &value);
        Ok(render::preview(record.id, verdict, channel, &place))
    }

    /// `channel`: where the member saw that it would go. Nothing goes elsewhere unasked.
    pub(super) async fn share(
        self: &Arc<Self>,
        ack: &Ack,
        who: &Who,
        id: &CustomId,
        channel: ChannelId,
    ) -> Result<(), Trouble> {
        let (record, verdict) = match self.verdict_of(who, id).await? {
            Ok(found) => found,
            Err(words) => return Ok(ack.update(&words).await?),
        };
        if self.app.shared_to(&record.seat).await? != channel {
            let preview = self.share_preview(who, &record, &verdict).await?;
            let moved = Voice::of(&who.locale).say("share-moved");
            let words = format!("{moved}\n{}", preview.content);
            return Ok(ack.update(&preview.above(words)).await?);
        }
        ack.defer().await?;
        let body = render::shared(&verdict);
        let nonce = nonce("s", &record, 0);
        self.app.note_sharing(record.id, channel, &nonce).await?;
        let message = match self.rest.post(channel, &body, &nonce).await {
            Ok(message) => message,
            Err(error) => {
                let key = self.unshared(&record, channel, &error).await?;
                let value = [("channel", format!("<#{channel}>").into())];
                let words = Voice::of(&who.locale).say_with(key, &value);
                return Ok(ack.update(&render::sentence(&words)).await?);
            }
        };
        let shared = Shared { channel, message };
        self.app.keep_shared(record.id, shared).await?;
        ack.update(&render::sentence(&verdict.share.confirmed))
            .await?;
        self.offer_no_more(&record, *verdict).await
    }

    /// The sentence for the member. Where the verdict may stand in the channel all the same, its note is kept, and it is
    /// looked for again.
    async fn unshared(
        self: &Arc<Self>,
        record: &Record,
        channel: ChannelId,
        error: &RestError,
    ) -> Result<&'static str, Trouble> {
        if error.may_have_arrived() {
            tracing::warn!(%error, "nobody knows whether a verdict was shared; it is tried again");
            self.share_later(record.seat.user);
            return Ok("share-uncertain");
        }
        tracing::warn!(%error, "a verdict was not shared");
        self.app.forget_sharing(record.id, channel).await?;
        Ok(match error.is_channel_gone() {
            true => "share-channel-gone",
            false => "share-refused",
        })
    }

    /// In the member's turn, until it is known or nobody can find out any more; the next start does it as well.
    fn share_later(self: &Arc<Self>, user: UserId) {
        let bot = Arc::downgrade(self);
        tokio::spawn(async move {
            sleep(SHARE_AGAIN_AFTER).await;
            let Some(bot) = bot.upgrade() else { return };
            let again = Arc::clone(&bot);
            let queued = bot.lanes.queue(user, async move {
                if !again.settle_shares(user).await {
                    again.share_later(user);
                }
            });
            if queued.is_err() {
                tracing::warn!("a verdict is not shared again: too much else is going on");
            }
        });
    }

    /// Finds out what became of a member's verdicts that were being shared; `false`: not of each.
    pub(super) async fn settle_shares(&self, user: UserId) -> bool {
        let sharings = match self.app.sharings().await {
            Ok(sharings) => sharings,
            Err(error) => {
                let error = chain(&error);
                tracing::error!(error, "cannot look for what was being shared");
                return false;
            }
        };
        let mut is_settled = true;
        for sharing in sharings.iter().filter(|it| it.user == user) {
            if let Err(trouble) = self.share_again(sharing).await {
                let error = chain(&trouble);
                tracing::warn!(error, "nobody knows yet whether a verdict was shared");
                is_settled = false;
            }
        }
        is_settled
    }

    /// What was being shared when a process ended, or Discord did not answer: posted again, it stands there once, and its
    /// message is known.
    pub(super) async fn share_again(&self, sharing: &Sharing) -> Result<(), Trouble> {
        let (interview, channel) = (sharing.interview, sharing.channel);
        let age = self.app.now().duration_since(sharing.asked_at);
        let turn = self.app.as_it_stands(interview).await?;
        let turn = turn.filter(|_| age < REPEAT_WITHIN);
        let Some(Turn {
            record,
            screen: Screen::Verdict(verdict),
            ..
        }) = turn
        else {
            tracing::warn!(%interview, %channel, "a verdict may stand in a channel and will not be deleted with the rest");
            return Ok(self.app.forget_sharing(interview, channel).await?);
        };
        let body = render::shared(&verdict);
        let message = self.rest.post(channel, &body, &sharing.nonce).await?;
        let shared = Shared { channel, message };
        self.app.keep_shared(interview, shared).await?;
        tracing::info!(%channel, "a verdict that was being shared is shared");
        self.offer_no_more(&record, *verdict).await
    }

    /// The verdict anew, for the member alone; where it is being changed, the way to its card.
    pub(super) async fn last_verdict(
        &self,
        ack: &Ack,
        who: &Who,
        ground: &Ground,
        id: &CustomId,
    ) -> Result<(), Trouble> {
        let target = Target::Interview(id.interview);
        match self.app.respond(who, target, &now(Act::Show)).await? {
            Reply::Turn(turn) => match &turn.screen {
                Screen::Verdict(verdict) => {
                    ack.defer().await?;
                    self.whisper_verdict(ack, &turn.record, verdict).await
                }
                _ => self.go_on(ack, who, ground, id).await,
            },
            Reply::Notice(notice) => Ok(ack.whisper(&render::notice(None, &notice)).await?),
        }
    }

    /// Shared once is enough: the button goes.
    async fn offer_no_more(
        &self,
        record: &Record,
        mut verdict: VerdictScreen,
    ) -> Result<(), Trouble> {
        let Place::Thread {
            thread,
            verdict: Some(message),
            ..
        } = record.place
        else {
            return Ok(());
        };
        verdict.controls.share.clear();
        if let Some(last) = render::verdict(record.id, &verdict).last() {
            self.redraw(thread, message, last).await?;
        }
        Ok(())
    }

    pub(super) async fn leave_unshared(
        &self,
        ack: &Ack,
        who: &Who,
        id: &CustomId,
    ) -> Result<(), Trouble> {
        let words = match self.verdict_of(who, id).await? {
            Ok((_, verdict)) => render::sentence(&verdict.share.cancelled),
            Err(words) => words,
        };
        Ok(ack.update(&words).await?)
    }

    /// The verdict that the button belongs to, or why there is none (any more).
    async fn verdict_of(
        &self,
        who: &Who,
        id: &CustomId,
    ) -> Result<Result<(Record, Box<VerdictScreen>), Body>, Trouble> {
        let target = Target::Interview(id.interview);
        let turn = match self.app.respond(who, target, &now(Act::Show)).await? {
            Reply::Turn(turn) => *turn,
            Reply::Notice(notice) => return Ok(Err(render::notice(None, &notice))),
        };
        let Turn { record, screen, .. } = turn;
        let sorry = |key: &str| render::sentence(&Voice::of(&who.locale).say(key));
        if record.seat.purpose != Purpose::Real {
            return Ok(Err(sorry("preview-no-share")));
        }
        Ok(match screen {
            Screen::Verdict(verdict) if record.interview.step == id.step => Ok((record, verdict)),
            _ => Err(sorry("discord-verdict-is-old")),
        })
    }
}
