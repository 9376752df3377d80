//! Waiting for one's turn at what one process does for all.

use std::time::Duration;

use crate::app::App;
use crate::store::{Duty, OnDuty};

const ASK_EVERY: Duration = Duration::from_secs(1);

/// Until nobody else is at it; whoever ends, however they end, is at nothing any more. `None`: nobody can tell, so it is
/// done without, which may be twice.
pub(super) async fn on_duty(app: &App, duty: Duty) -> Option<OnDuty> {
    loop {
        match app.hold(duty).await {
            Ok(Some(ours)) => return Some(ours),
            Ok(None) => tokio::time::sleep(ASK_EVERY).await,
            Err(error) => {
                tracing::warn!(?duty, %error, "cannot ask whose turn it is");
                return None;
            }
        }
    }
}
