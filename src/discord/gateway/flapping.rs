//! How long to stay away after a connection that did not last.
//!
//! Discord grants 1,000 identifies a day and resets the token of who takes more. A connection that lived is
//! met again at once; one that ends soon after it began, again and again, less and less often.

use std::time::Duration;

/// A connection that was of use this long was none of a row of failures.
const LIVED: Duration = Duration::from_secs(60);
/// 288 a day.
const PAUSE_MAX: Duration = Duration::from_secs(300);

#[derive(Debug, Default)]
pub(super) struct Flapping {
    /// Short connections in a row.
    short: u32,
}

impl Flapping {
    /// `lived`: since Discord said that all is ready; `None`: it never did.
    pub(super) fn ended(&mut self, lived: Option<Duration>) -> Duration {
        if lived.is_some_and(|lived| lived >= LIVED) {
            self.short = 0;
        }
        self.short += 1;
        match self.short {
            1 => Duration::ZERO,
            n => Duration::from_secs(1 << (n - 2).min(9)).min(PAUSE_MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pauses(lives: &[Option<u64>]) -> Vec<u64> {
        let mut flapping = Flapping::default();
        lives
            .iter()
            .map(|lived| flapping.ended(lived.map(Duration::from_secs)).as_secs())
            .collect()
    }

    #[test]
    fn the_first_end_is_met_again_at_once() {
        assert_eq!(pauses(&[Some(1), Some(90), Some(90)]), [0, 0, 0]);
    }

    #[test]
    fn who_hangs_up_again_and_again_is_asked_less_and_less() {
        let ends = [None; 12];
        assert_eq!(
            pauses(&ends),
            [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
        );
    }

    #[test]
    fn a_day_of_it_stays_far_below_the_identifies_that_discord_grants() {
        let mut flapping = Flapping::default();
        let mut day = Duration::from_secs(24 * 60 * 60);
        let mut identifies = 0;
        while let Some(left) = day.checked_sub(flapping.ended(Some(Duration::ZERO))) {
            day = left;
            identifies += 1;
        }
        assert!(identifies < 350, "{identifies}");
    }
}
