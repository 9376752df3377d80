//! After a start: threads that were opened and not noted down before the process ended, verdicts that were being shared,
//! and what was decided and not said or done.

use std::sync::Arc;

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::ground::kind_of;
use super::speak::nonce;
use super::{Bot, Trouble, chain};
use crate::app::Turn;
use crate::discord::duty::on_duty;
use crate::discord::trace;
use crate::store::{Duty, InterviewId, Sharing, UserId};

/// What a process that ended owes.
enum Owed {
    /// A card or a verdict in a thread, or the thread itself.
    Word(InterviewId),
    /// A verdict in a channel.
    Share(Sharing),
}

impl Owed {
    fn interview(&self) -> InterviewId {
        match self {
            Owed::Word(interview) => *interview,
            Owed::Share(sharing) => sharing.interview,
        }
    }
}

impl Bot {
    /// Each in its member's turn, since they may click in this very moment. One failure does not keep the others
    /// waiting; what is not said now is said at the next click. Of several processes on one store, one at a time;
    /// who is told to stop while it waits leaves it to the next start.
    pub(super) async fn catch_up(self: &Arc<Self>, stop: &CancellationToken) {
        let ours = on_duty(&self.app, Duty::CatchUp);
        let Some(ours) = stop.run_until_cancelled(ours).await else {
            return;
        };
        let (busy, mut all_done) = mpsc::channel::<()>(1);
        for (user, owed) in self.owed().await {
            let (bot, busy) = (Arc::clone(self), busy.clone());
            let _within = trace::interview(owed.interview()).entered();
            let queued = self.lanes.queue(user, async move {
                if let Err(trouble) = bot.make_good(&owed).await {
                    tracing::warn!(error = chain(&trouble), "still not said");
                }
                drop(busy);
            });
            if queued.is_err() {
                tracing::warn!("still not said: too much else is going on");
            }
        }
        self.erase_what_is_owed().await;
        drop(busy);
        all_done.recv().await;
        drop(ours);
    }

    async fn owed(&self) -> Vec<(UserId, Owed)> {
        let unspoken = self.app.unspoken().await.unwrap_or_else(|error| {
            tracing::error!(error = chain(&error), "cannot look for what was not said");
            Vec::new()
        });
        let sharings = self.app.sharings().await.unwrap_or_else(|error| {
            tracing::error!(
                error = chain(&error),
                "cannot look for what was being shared"
            );
            Vec::new()
        });
        let unspoken = unspoken
            .into_iter()
            .map(|(user, it)| (user, Owed::Word(it)));
        let sharings = sharings.into_iter().map(|it| (it.user, Owed::Share(it)));
        unspoken.chain(sharings).collect()
    }

    async fn make_good(&self, owed: &Owed) -> Result<(), Trouble> {
        match owed {
            Owed::Word(interview) => self.catch_up_with(*interview).await,
            Owed::Share(sharing) => self.share_again(sharing).await,
        }
    }

    /// Where no thread is found, the interview gets one when its member comes back.
    async fn catch_up_with(&self, interview: InterviewId) -> Result<(), Trouble> {
        let Some(turn) = self.app.as_it_stands(interview).await? else {
            return Ok(());
        };
        let kind = kind_of(turn.record.seat.visibility);
        let Turn { record, screen, .. } = self.found_again(turn, kind).await?;
        if record.is_unspoken() {
            let nonce = nonce("o", &record, 0);
            self.let_in_and_speak(&record, &screen, &nonce).await?;
            tracing::info!("said what was not said before");
        }
        Ok(())
    }
}
