//! A server that goes without a word: a machine that stands still, a path that is cut. Whoever asked would wait for a
//! quarter of an hour, which is how long the kernel goes on sending, and so would whoever clears up after them.
//!
//! So nothing waits longer than a server takes that is there, and from the first silence on each connection is doubted
//! until it has answered.

use std::io::ErrorKind;
use std::pin::pin;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::time::timeout;

/// Longer than waiting for a connection and the server's own limit for a statement together.
const ANSWER_MAX: Duration = Duration::from_secs(7);

/// When a connection was found cut or silent: others may be, too.
static LAST_CUT: Mutex<Option<Instant>> = Mutex::new(None);

/// Whether a connection was found so within this time.
pub(super) fn was_one_cut_within(time: Duration) -> bool {
    let last = LAST_CUT.lock().unwrap_or_else(PoisonError::into_inner);
    last.is_some_and(|at| at.elapsed() < time)
}

pub(super) fn note_a_cut() {
    *LAST_CUT.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
}

/// What is asked of a server by somebody who waits.
pub(super) async fn in_time<T, E: From<sqlx::Error>>(
    asking: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    within(ANSWER_MAX, asking).await
}

/// Whoever gives up before, by themselves or because nobody waits for them any more, leaves a connection in doubt.
pub(super) async fn within<T, E: From<sqlx::Error>>(
    time: Duration,
    asking: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let mut asking = pin!(asking);
    // Goes before the connection does, which is doubted then.
    let doubt = Doubt;
    match timeout(time, &mut asking).await {
        Ok(done) => {
            std::mem::forget(doubt);
            done
        }
        Err(_) => Err(sqlx::Error::from(std::io::Error::from(ErrorKind::TimedOut)).into()),
    }
}

struct Doubt;

impl Drop for Doubt {
    fn drop(&mut self) {
        note_a_cut();
    }
}
