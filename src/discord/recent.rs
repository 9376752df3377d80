//! Which interactions were seen lately: Discord delivers an event "zero to many" times, and who has caught a signed
//! request may send it again while its timestamp is still taken.

use std::collections::{HashSet, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

/// More than arrive while a copy may still be on its way.
const WINDOW: usize = 4_096;
/// What came within this time is remembered however much it is: longer than a signed request is taken, from five seconds
/// before its time until five seconds after it.
const KEPT: Duration = Duration::from_secs(12);
/// As much as would come in that time at ten thousand a second, in about four MiB.
const MOST: usize = 120_000;

#[derive(Debug, Default)]
pub(super) struct Recent {
    order: VecDeque<(u64, Instant)>,
    known: HashSet<u64>,
}

impl Recent {
    /// Whether it is seen for the first time.
    pub(super) fn is_new(&mut self, id: u64, now: Instant) -> bool {
        if !self.known.insert(id) {
            return false;
        }
        self.order.push_back((id, now));
        while let Some((oldest, seen)) = self.order.front().copied() {
            let may_go = self.order.len() > WINDOW && now.duration_since(seen) > KEPT;
            if !may_go && self.order.len() <= MOST {
                break;
            }
            self.order.pop_front();
            self.known.remove(&oldest);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_and_memory_is_bounded() {
        let mut recent = Recent::default();
        let mut now = Instant::now();
        for id in 0..10_000 {
            assert!(recent.is_new(id, now));
            assert!(!recent.is_new(id, now));
        }
        assert_eq!(recent.known.len(), 10_000);
        now += KEPT + Duration::from_secs(1);
        assert!(recent.is_new(10_000, now));
        assert_eq!(recent.known.len(), WINDOW);
        assert_eq!(recent.order.len(), WINDOW);
    }

    #[test]
    fn a_flood_is_bounded_too() {
        let mut recent = Recent::default();
        let now = Instant::now();
        for id in 0..2 * MOST as u64 {
            assert!(recent.is_new(id, now));
        }
        assert_eq!(recent.known.len(), MOST);
        assert_eq!(recent.order.len(), MOST);
    }
}
