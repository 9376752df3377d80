//! Which interactions were seen lately: Discord delivers an event "zero to many" times.

use std::collections::{HashSet, VecDeque};

/// More than arrive while a copy may still be on its way.
const WINDOW: usize = 4_096;

#[derive(Debug, Default)]
pub(super) struct Recent {
    order: VecDeque<u64>,
    known: HashSet<u64>,
}

impl Recent {
    /// Whether it is seen for the first time.
    pub(super) fn is_new(&mut self, id: u64) -> bool {
        if !self.known.insert(id) {
            return false;
        }
        self.order.push_back(id);
        if self.order.len() > WINDOW
            && let Some(oldest) = self.order.pop_front()
        {
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
        for id in 0..10_000 {
            assert!(recent.is_new(id));
            assert!(!recent.is_new(id));
        }
        assert_eq!(recent.known.len(), WINDOW);
        assert_eq!(recent.order.len(), WINDOW);
    }
}
