//! Where uploads are checked: one of a server at a time and few in all, apart from what answers members, and
//! not longer than somebody waits.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::server::GuildId;

/// Checks that run at the same time; each keeps one core busy and takes some 100 MB at worst.
const CHECKS_MAX: usize = 2;

/// How long a moderator waits for a check. The exact analysis gives up by itself within [`STEPS_MAX`] steps,
/// a few seconds; this is for what that does not bound, on a machine that is busy.
///
/// [`STEPS_MAX`]: crate::dialog::check::algebra::STEPS_MAX
pub const CHECK_TIME_MAX: Duration = Duration::from_secs(30);

#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Desk {
    taken: Arc<Mutex<BTreeSet<GuildId>>>,
}

/// A place at the desk; it is free again once the last clone is gone.
#[derive(Clone, Debug)]
pub(super) struct Pass {
    _place: Arc<Taken>,
}

#[derive(Debug)]
struct Taken {
    desk: Desk,
    guild: GuildId,
}

/// It took longer than somebody waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooSlow;

impl Desk {
    /// `None`: this server has a check running, or too many others have.
    pub(super) fn take(&self, guild: GuildId) -> Option<Pass> {
        let mut taken = self.taken();
        if taken.len() >= CHECKS_MAX || !taken.insert(guild) {
            return None;
        }
        let desk = self.clone();
        Some(Pass {
            _place: Arc::new(Taken { desk, guild }),
        })
    }

    fn taken(&self) -> MutexGuard<'_, BTreeSet<GuildId>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.desk.taken().remove(&self.guild);
    }
}

impl Pass {
    /// Runs a job on a thread of its own. A job that is not waited for any longer keeps its place until its end.
    pub(super) async fn apart<T: Send + 'static>(
        &self,
        time_max: Duration,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, TooSlow> {
        let place = self.clone();
        let running = tokio::task::spawn_blocking(move || {
            let done = job();
            drop(place);
            done
        });
        let done = tokio::time::timeout(time_max, running).await;
        Ok(done.map_err(|_| TooSlow)?.expect("checking does not panic"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_has_one_place_and_all_together_few() {
        let desk = Desk::default();
        let first = desk.take(GuildId(1)).expect("free");
        assert!(desk.take(GuildId(1)).is_none());
        let second = desk.take(GuildId(2)).expect("free");
        assert!(desk.take(GuildId(3)).is_none());
        drop((first, second));
        assert!(desk.take(GuildId(1)).is_some());
    }

    #[tokio::test]
    async fn what_takes_too_long_is_left_and_keeps_its_place_until_its_end() {
        let desk = Desk::default();
        let pass = desk.take(GuildId(1)).expect("free");
        let (end, is_told_to_end) = std::sync::mpsc::channel::<()>();
        let job = move || is_told_to_end.recv().unwrap_or_default();
        assert_eq!(pass.apart(Duration::ZERO, job).await, Err(TooSlow));
        drop(pass);
        assert!(desk.take(GuildId(1)).is_none());
        end.send(()).expect("still running");
        while desk.take(GuildId(1)).is_none() {
            tokio::task::yield_now().await;
        }
    }
}
