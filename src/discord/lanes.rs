//! One member's events one after the other, different members' at the same time, all of it bounded. What a job logs
//! is marked as whoever queued it is.

use std::collections::{HashMap, VecDeque};
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt;
use tokio::time::{Instant, timeout_at};
use tokio_util::task::TaskTracker;
use tracing::Instrument;

use crate::store::UserId;

/// Members that are served at the same time.
const LANES_MAX: usize = 4_096;
/// Events of one member that wait. A person does not come near; a script does.
const LANE_LENGTH_MAX: usize = 32;

type Job = Pin<Box<dyn Future<Output = ()> + Send>>;

/// There is no room.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Full;

#[derive(Clone, Default)]
pub(super) struct Lanes {
    waiting: Arc<Mutex<HashMap<UserId, VecDeque<Job>>>>,
    tracker: TaskTracker,
}

impl std::fmt::Debug for Lanes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lanes").finish_non_exhaustive()
    }
}

impl Lanes {
    pub(super) fn queue(
        &self,
        user: UserId,
        job: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), Full> {
        let job = job.in_current_span();
        let mut lanes = self.lanes();
        if let Some(lane) = lanes.get_mut(&user) {
            if lane.len() >= LANE_LENGTH_MAX {
                return Err(Full);
            }
            lane.push_back(Box::pin(job));
            return Ok(());
        }
        if lanes.len() >= LANES_MAX {
            return Err(Full);
        }
        lanes.insert(user, VecDeque::new());
        self.tracker.spawn(self.clone().drive(user, Box::pin(job)));
        Ok(())
    }

    /// Work that belongs to nobody's row.
    pub(super) fn aside(&self, job: impl Future<Output = ()> + Send + 'static) {
        self.tracker.spawn(job.in_current_span());
    }

    /// Until all is done, or that moment; `false`: something is left.
    pub(super) async fn finish(&self, end: Instant) -> bool {
        self.tracker.close();
        let is_done = timeout_at(end, self.tracker.wait()).await.is_ok();
        if !is_done {
            let left = self.tracker.len();
            tracing::warn!(left, "ended before all work was done");
        }
        is_done
    }

    /// A job that panics takes no other with it.
    async fn drive(self, user: UserId, first: Job) {
        let mut next = Some(first);
        while let Some(job) = next {
            if AssertUnwindSafe(job).catch_unwind().await.is_err() {
                tracing::error!("an event's task broke down");
            }
            next = self.next(user);
        }
    }

    /// The next job; a lane without one is closed.
    fn next(&self, user: UserId) -> Option<Job> {
        let mut lanes = self.lanes();
        let job = lanes.get_mut(&user).and_then(VecDeque::pop_front);
        if job.is_none() {
            lanes.remove(&user);
        }
        job
    }

    fn lanes(&self) -> MutexGuard<'_, HashMap<UserId, VecDeque<Job>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;
    use tokio::sync::{mpsc, oneshot};

    #[tokio::test]
    async fn one_member_waits_for_himself_and_for_nobody_else() {
        let lanes = Lanes::default();
        let (said, mut heard) = mpsc::unbounded_channel();
        let (open, gate) = oneshot::channel::<()>();
        let say = |word: &'static str| {
            let said = said.clone();
            async move { said.send(word).expect("somebody listens") }
        };
        lanes
            .queue(UserId(1), async { gate.await.expect("opened") })
            .expect("room");
        lanes.queue(UserId(1), say("second of one")).expect("room");
        lanes.queue(UserId(2), say("first of two")).expect("room");
        assert_eq!(heard.recv().await, Some("first of two"));
        open.send(()).expect("waiting");
        assert_eq!(heard.recv().await, Some("second of one"));
        assert!(lanes.finish(Instant::now() + Duration::from_secs(1)).await);
        assert!(lanes.lanes().is_empty());
    }

    #[tokio::test]
    async fn a_breakdown_stops_nothing_else() {
        let lanes = Lanes::default();
        let (done, is_done) = oneshot::channel();
        lanes
            .queue(UserId(1), async { panic!("meant to") })
            .expect("room");
        lanes
            .queue(UserId(1), async { done.send(()).expect("waiting") })
            .expect("room");
        is_done.await.expect("the next job ran");
    }

    #[tokio::test]
    async fn a_row_has_an_end() {
        let lanes = Lanes::default();
        for _ in 0..=LANE_LENGTH_MAX {
            lanes
                .queue(UserId(1), std::future::pending())
                .expect("room");
        }
        assert_eq!(lanes.queue(UserId(1), async {}), Err(Full));
        assert_eq!(lanes.queue(UserId(2), async {}), Ok(()));
    }
}
