//! Waiting for one's turn at what one process does for all.

use crate::app::App;
use crate::store::{Duty, OnDuty};

/// Until nobody else is at it; whoever ends, however they end, is at nothing any more. `None`: nobody can tell, so it is
/// done without, which may be twice.
pub(super) async fn on_duty(app: &App, duty: Duty) -> Option<OnDuty> {
    match app.wait_for(duty).await {
        Ok(ours) => Some(ours),
        Err(error) => {
            tracing::warn!(?duty, %error, "cannot ask whose turn it is");
            None
        }
    }
}
