//! What is done every hour without anybody asking: forgetting what is due, and deleting at Discord what is owed.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::{MissedTickBehavior, interval, timeout};
use tokio_util::sync::CancellationToken;

use super::Bot;
use crate::app::sweep::Swept;
use crate::discord::duty::on_duty;
use crate::store::Duty;

const EVERY: Duration = Duration::from_secs(60 * 60);

impl Bot {
    /// Until told to stop; the first round is at once.
    pub(in crate::discord) async fn keep_up(self: Arc<Self>, stop: CancellationToken) {
        let mut rounds = interval(EVERY);
        rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                _ = rounds.tick() => {}
            }
            // Of several processes on one store, one at a time.
            let ours = tokio::select! {
                () = stop.cancelled() => return,
                ours = on_duty(&self.app, Duty::Sweep) => ours,
            };
            self.sweep(Timestamp::now()).await;
            // Before we know who we are, the start sees to it.
            if self.me.get().is_some() {
                self.erase_what_is_owed().await;
            }
            drop(ours);
        }
    }

    async fn sweep(&self, now: Timestamp) {
        match timeout(EVERY, self.app.sweep(now)).await {
            Ok(Ok(swept)) if swept == Swept::default() => tracing::debug!("nothing to forget"),
            Ok(Ok(swept)) => tracing::info!(?swept, "forgot what was due"),
            Ok(Err(error)) => {
                tracing::error!(%error, "could not forget what is due; tried again in an hour");
            }
            Err(_) => tracing::error!("forgetting what is due took over an hour; it is begun anew"),
        }
    }
}
