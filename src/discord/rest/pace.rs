//! How fast we ask: Discord answers 50 requests a second of one bot and refuses the rest, which counts against it.
//!
//! The generic cell rate algorithm (a leaky bucket that stores one moment). Answers to interactions are exempt,
//! at Discord and here.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// 40 a second.
const EACH: Duration = Duration::from_millis(25);
/// After a rest, so many go at once: no second holds more than 48. Source: Rate Limits, "Global Rate Limit".
const AT_ONCE: u32 = 8;

#[derive(Debug, Default)]
pub(super) struct Pace {
    /// When the bucket is empty again.
    empty_at: Mutex<Option<Instant>>,
}

impl Pace {
    /// When a request may go that is made now; `None` where that is after the deadline, and nothing is reserved.
    pub(super) fn reserve(&self, now: Instant, deadline: Instant) -> Option<Instant> {
        let mut empty_at = self.empty_at.lock().unwrap_or_else(PoisonError::into_inner);
        let from = empty_at.map_or(now, |at| at.max(now));
        let waiting = (from - now).saturating_sub(EACH * (AT_ONCE - 1));
        let slot = now + waiting;
        if slot > deadline {
            return None;
        }
        *empty_at = Some(from + EACH);
        Some(slot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When each of so many requests goes that are all made at the same moment, in milliseconds.
    fn slots(count: usize, patience: Duration) -> Vec<Option<u128>> {
        let (pace, now) = (Pace::default(), Instant::now());
        let slots = (0..count).map(|_| pace.reserve(now, now + patience));
        slots
            .map(|slot| slot.map(|slot| (slot - now).as_millis()))
            .collect()
    }

    #[test]
    fn no_second_holds_more_than_discord_answers() {
        let slots: Vec<u128> = slots(400, Duration::from_secs(60))
            .into_iter()
            .flatten()
            .collect();
        assert_eq!(slots.len(), 400);
        assert_eq!(slots[..10], [0, 0, 0, 0, 0, 0, 0, 0, 25, 50]);
        for from in &slots {
            let second = slots.iter().filter(|at| (*from..from + 1_000).contains(at));
            assert!(second.count() <= 50, "the second from {from} ms");
        }
    }

    #[test]
    fn who_would_wait_too_long_is_told_at_once_and_takes_nobodys_turn() {
        let slots = slots(10_000, Duration::from_secs(5));
        let waiting = slots.iter().flatten().count();
        assert_eq!(waiting, 208);
        assert!(slots[..waiting].iter().all(Option::is_some));
    }

    #[test]
    fn after_a_rest_several_go_at_once_again() {
        let (pace, now) = (Pace::default(), Instant::now());
        let far = now + Duration::from_secs(60);
        for _ in 0..20 {
            pace.reserve(now, far).expect("in time");
        }
        let later = now + Duration::from_secs(1);
        let slots = (0..AT_ONCE).map(|_| pace.reserve(later, far).expect("in time"));
        assert!(slots.into_iter().all(|slot| slot == later));
    }
}
