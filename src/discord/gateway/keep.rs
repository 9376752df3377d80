//! A shard whose task breaks down is held anew, and nobody else is concerned.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::discord::RunError;

/// 288 times a day at most, of the 1,000 identifies that Discord grants.
const PAUSE: Duration = Duration::from_secs(300);
/// The first time: what broke it down may not happen again.
const FIRST_PAUSE: Duration = Duration::from_secs(5);

/// Until it ends by itself, or until told to stop.
pub(super) async fn keep<Held>(
    hold: impl Fn() -> Held,
    broken: impl Fn(),
    stop: &CancellationToken,
) -> Result<(), RunError>
where
    Held: Future<Output = Result<(), RunError>>,
{
    let mut pause = FIRST_PAUSE;
    loop {
        if let Ok(ended) = AssertUnwindSafe(hold()).catch_unwind().await {
            return ended;
        }
        tracing::error!(?pause, "a shard broke down; it connects anew");
        broken();
        tokio::select! {
            () = stop.cancelled() => return Ok(()),
            () = sleep(pause) => pause = PAUSE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[tokio::test(start_paused = true)]
    async fn what_breaks_down_is_held_anew_until_it_ends() {
        let (held, told) = (AtomicU32::new(0), AtomicU32::new(0));
        let hold = || async {
            let count = held.fetch_add(1, Ordering::Relaxed);
            assert!(count >= 2, "meant to");
            Err(RunError::WrongToken)
        };
        let broken = || {
            told.fetch_add(1, Ordering::Relaxed);
        };
        let ended = keep(hold, broken, &CancellationToken::new()).await;
        assert!(matches!(ended, Err(RunError::WrongToken)));
        assert_eq!(told.into_inner(), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_told_to_stop_does_not_wait() {
        let stop = CancellationToken::new();
        let hold = || async { panic!("meant to") };
        keep(hold, || stop.cancel(), &stop).await.expect("it ends");
    }
}
