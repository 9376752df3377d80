//! After a start: what was decided before the process ended, and not said or done.

use super::speak::nonce;
use super::{Bot, Trouble};

impl Bot {
    /// One failure does not keep the others waiting; what is not said now is said at the next click.
    pub(super) async fn catch_up(&self) {
        let turns = match self.app.unspoken().await {
            Ok(turns) => turns,
            Err(error) => {
                tracing::error!(%error, "cannot look for what was not said");
                Vec::new()
            }
        };
        for turn in turns {
            let spoken = self
                .let_in_and_speak(&turn.record, &turn.screen, &nonce("o", &turn.record, 0))
                .await;
            match spoken {
                Ok(()) => {
                    tracing::info!(interview = %turn.record.id, "said what was not said before");
                }
                Err(trouble) => not_said(&trouble, turn.record.id.0),
            }
        }
        self.erase_what_is_owed().await;
    }
}

fn not_said(trouble: &Trouble, interview: u64) {
    tracing::warn!(interview, error = %trouble, "still not said");
}
