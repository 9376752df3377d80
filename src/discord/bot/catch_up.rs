//! After a start: threads that were opened and not noted down before the process ended, and what was decided and not
//! said. Each in its member's row, so that it is not overtaken by what the member does meanwhile.

use std::sync::Arc;

use super::ground::kind_of;
use super::speak::nonce;
use super::{Bot, Trouble, chain};
use crate::store::{InterviewId, Record};

impl Bot {
    /// One failure does not keep the others waiting; what is not said now is said at the next click.
    pub(super) async fn catch_up(self: &Arc<Self>) {
        let unspoken = match self.app.unspoken().await {
            Ok(unspoken) => unspoken,
            Err(error) => {
                tracing::error!(error = chain(&error), "cannot look for what was not said");
                return;
            }
        };
        for (interview, user) in unspoken {
            let bot = Arc::clone(self);
            let said = async move {
                if let Err(trouble) = bot.speak_up(interview).await {
                    tracing::warn!(%interview, error = chain(&trouble), "still not said");
                }
            };
            if self.lanes.queue(user, said).is_err() {
                tracing::warn!(%interview, "still not said: too much to do");
            }
        }
    }

    /// Where no thread is found, the interview gets one when its member comes back.
    async fn speak_up(&self, interview: InterviewId) -> Result<(), Trouble> {
        let Some(turn) = self.app.as_it_stands(interview).await? else {
            return Ok(());
        };
        let kind = kind_of(turn.record.seat.visibility);
        let found = self.found_again(&turn.record, kind).await?;
        let record: Record = found.unwrap_or(turn.record);
        if record.is_unspoken() {
            let nonce = nonce("o", &record, 0);
            self.let_in_and_speak(&record, &turn.screen, &nonce).await?;
            tracing::info!(%interview, "said what was not said before");
        }
        Ok(())
    }
}
