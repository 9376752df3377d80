//! After a start: what was decided before the process ended, and not said or done.

use std::sync::Arc;

use super::speak::nonce;
use super::{Bot, Trouble};
use crate::store::InterviewId;

impl Bot {
    /// Each in its member's turn, since they may click in this very moment. One failure does not keep the others
    /// waiting; what is not said now is said at the next click.
    pub(super) async fn catch_up(self: &Arc<Self>) {
        let unspoken = match self.app.unspoken().await {
            Ok(unspoken) => unspoken,
            Err(error) => {
                tracing::error!(%error, "cannot look for what was not said");
                Vec::new()
            }
        };
        for (user, id) in unspoken {
            let bot = Arc::clone(self);
            let queued = self.lanes.queue(user, async move {
                if let Err(trouble) = bot.catch_up_with(id).await {
                    not_said(&trouble, id.0);
                }
            });
            if queued.is_err() {
                tracing::warn!(interview = %id, "still not said: too much else is going on");
            }
        }
        self.erase_what_is_owed().await;
    }

    async fn catch_up_with(&self, id: InterviewId) -> Result<(), Trouble> {
        let Some(turn) = self.app.still_unspoken(id).await? else {
            return Ok(());
        };
        let nonce = nonce("o", &turn.record, 0);
        self.let_in_and_speak(&turn.record, &turn.screen, &nonce)
            .await?;
        tracing::info!(interview = %id, "said what was not said before");
        Ok(())
    }
}

fn not_said(trouble: &Trouble, interview: u64) {
    tracing::warn!(interview, error = %trouble, "still not said");
}
