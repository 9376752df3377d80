//! When a shard may identify. Discord takes one identify of each bucket in five seconds, from all processes of a bot
//! together; those that share a store wait for each other. Source: Gateway, "Rate Limiting" and "Sharding".

use std::sync::Arc;

use tokio::sync::oneshot;
use tokio::time::sleep;
use twilight_gateway::queue::{IDENTIFY_DELAY, InMemoryQueue, Queue};

use crate::app::App;
use crate::discord::duty::on_duty;
use crate::store::Duty;

#[derive(Clone, Debug)]
pub(super) struct Turns {
    /// Among the shards of this process.
    here: InMemoryQueue,
    /// Discord's `max_concurrency`.
    buckets: u16,
    app: Arc<App>,
}

impl Turns {
    pub(super) fn new(here: InMemoryQueue, buckets: u16, app: Arc<App>) -> Turns {
        Turns { here, buckets, app }
    }
}

impl Queue for Turns {
    fn enqueue(&self, shard: u32) -> oneshot::Receiver<()> {
        let (go, may_go) = oneshot::channel();
        let here = self.here.enqueue(shard);
        let app = Arc::clone(&self.app);
        let bucket = shard % u32::from(self.buckets.max(1));
        tokio::spawn(async move {
            if here.await.is_err() {
                return;
            }
            let turn = on_duty(&app, Duty::Identify { bucket }).await;
            // Who waits no more, because the process ends, does not identify either.
            if go.send(()).is_ok() {
                sleep(IDENTIFY_DELAY).await;
            }
            drop(turn);
        });
        may_go
    }
}
