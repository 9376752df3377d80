//! A connection that stays away is told again and again, less and less often.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

use crate::discord::Connection;

/// Without a connection for so long, somebody should look; then after twice as long, and so on.
const FIRST: Duration = Duration::from_secs(600);

/// Calls `tell` with how long it has lasted, for as long as the state is followed.
pub(super) async fn follow(mut state: watch::Receiver<Connection>, tell: impl Fn(Duration)) {
    while state.wait_for(|it| *it != Connection::Ready).await.is_ok() {
        let (begin, mut bound) = (Instant::now(), FIRST);
        loop {
            tokio::select! {
                connected = state.wait_for(|it| *it == Connection::Ready) => match connected {
                    Ok(_) => break,
                    Err(_) => return,
                },
                () = sleep_until(begin + bound) => {
                    tell(bound);
                    bound *= 2;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    fn minutes(count: u64) -> Duration {
        Duration::from_secs(60 * count)
    }

    #[tokio::test(start_paused = true)]
    async fn an_outage_is_told_after_ten_minutes_then_each_time_that_it_doubled() {
        let state = watch::Sender::new(Connection::Connecting);
        let told = Arc::new(Mutex::new(Vec::new()));
        let hearing = Arc::clone(&told);
        let tell = move |lasted: Duration| {
            hearing
                .lock()
                .expect("no panic")
                .push(lasted.as_secs() / 60);
        };
        tokio::spawn(follow(state.subscribe(), tell));
        let heard = || std::mem::take(&mut *told.lock().expect("no panic"));

        tokio::time::sleep(minutes(9)).await;
        assert!(heard().is_empty());
        // Another way of being without a connection is the same outage.
        state.send_replace(Connection::Interrupted);
        tokio::time::sleep(minutes(92)).await;
        assert_eq!(heard(), [10, 20, 40, 80]);

        state.send_replace(Connection::Ready);
        tokio::time::sleep(minutes(1_000)).await;
        assert!(heard().is_empty());
        state.send_replace(Connection::Interrupted);
        tokio::time::sleep(minutes(11)).await;
        assert_eq!(heard(), [10]);
    }
}
