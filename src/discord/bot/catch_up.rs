//! After a start: threads that were opened and not noted down before the process ended, and what was decided and not
//! said or done.

use std::sync::Arc;

use tokio::sync::mpsc;

use super::ground::kind_of;
use super::speak::nonce;
use super::{Bot, Trouble, chain};
use crate::app::Turn;
use crate::discord::duty::on_duty;
use crate::discord::trace;
use crate::store::{Duty, InterviewId};

impl Bot {
    /// Each in its member's turn, since they may click in this very moment. One failure does not keep the others
    /// waiting; what is not said now is said at the next click. Of several processes on one store, one at a time.
    pub(super) async fn catch_up(self: &Arc<Self>) {
        let ours = on_duty(&self.app, Duty::CatchUp).await;
        let (busy, mut all_done) = mpsc::channel::<()>(1);
        let unspoken = match self.app.unspoken().await {
            Ok(unspoken) => unspoken,
            Err(error) => {
                tracing::error!(error = chain(&error), "cannot look for what was not said");
                Vec::new()
            }
        };
        for (user, interview) in unspoken {
            let (bot, busy) = (Arc::clone(self), busy.clone());
            let _within = trace::interview(interview).entered();
            let queued = self.lanes.queue(user, async move {
                if let Err(trouble) = bot.catch_up_with(interview).await {
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
