//! A shard whose task breaks down is held anew, and nobody else is concerned.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::discord::RunError;
use crate::discord::health::Pulse;

/// 288 times a day at most, of the 1,000 identifies that Discord grants.
const PAUSE: Duration = Duration::from_secs(300);
/// The first time: what broke it down may not happen again.
const FIRST_PAUSE: Duration = Duration::from_secs(5);

/// Until it ends by itself, or until told to stop. What is held beats the pulse by itself.
pub(super) async fn keep<Held>(
    hold: impl Fn() -> Held,
    broken: impl Fn(),
    pulse: &Pulse,
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
            () = pulse.awake(sleep(pause)) => pause = PAUSE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::health::Heart;
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
        let pulse = Heart::default().pulse("shard 0".to_owned());
        let ended = keep(hold, broken, &pulse, &CancellationToken::new()).await;
        assert!(matches!(ended, Err(RunError::WrongToken)));
        assert_eq!(told.into_inner(), 2);
        // Nobody takes the pauses for a task that is stuck.
        assert!((305..310).contains(&pulse.beats()), "{}", pulse.beats());
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_told_to_stop_does_not_wait() {
        let stop = CancellationToken::new();
        let hold = || async { panic!("meant to") };
        let pulse = Heart::default().pulse("shard 0".to_owned());
        let ended = keep(hold, || stop.cancel(), &pulse, &stop).await;
        ended.expect("it ends");
    }
}
