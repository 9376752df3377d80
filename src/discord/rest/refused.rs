//! How often Discord refused us lately. Who makes 10,000 such requests in ten minutes is shut out altogether, so what
//! can be done without is left out long before.
//!
//! Counted are 401, 403 and 429, but not a 429 that all users of a resource share. Source: Rate Limits, "Invalid
//! Request Limit".

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

const WINDOW: Duration = Duration::from_secs(600);
/// As exactly as time is told; it bounds the memory to some sixty numbers.
const SLICE: Duration = Duration::from_secs(10);

/// How much depends on a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Something else does in its place: an interview without a thread, a verdict without a picture.
    Optional,
    /// Without it something is not shown, which is told to the member.
    Usual,
    /// The answer to an interaction: without it Discord itself tells the member that the bot failed.
    Answer,
}

impl Need {
    /// Refusals of the last ten minutes from which on such calls are left out.
    fn refusals_max(self) -> u32 {
        match self {
            Need::Optional => 250,
            Need::Usual => 2_000,
            Need::Answer => 8_000,
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Refused {
    slices: Mutex<VecDeque<(Instant, u32)>>,
}

impl Refused {
    pub(super) fn leaves_room_for(&self, need: Need, now: Instant) -> bool {
        self.count(now) < need.refusals_max()
    }

    /// Gives back how many there were in the last ten minutes.
    pub(super) fn count_one(&self, now: Instant) -> u32 {
        let mut slices = self.slices.lock().unwrap_or_else(PoisonError::into_inner);
        match slices.back_mut() {
            Some((begin, count)) if now - *begin < SLICE => *count += 1,
            _ => slices.push_back((now, 1)),
        }
        drop(slices);
        self.count(now)
    }

    fn count(&self, now: Instant) -> u32 {
        let mut slices = self.slices.lock().unwrap_or_else(PoisonError::into_inner);
        while slices
            .front()
            .is_some_and(|(begin, _)| now - *begin > WINDOW)
        {
            slices.pop_front();
        }
        slices.iter().map(|(_, count)| count).sum()
    }
}

/// Tells the operator once each time that a bound is reached.
pub(super) fn tell(refusals: u32) {
    for (need, what) in [
        (Need::Optional, "threads and pictures"),
        (Need::Usual, "everything but answers to interactions"),
        (Need::Answer, "everything"),
    ] {
        if refusals == need.refusals_max() {
            tracing::error!(
                refusals,
                "Discord refused so many requests within ten minutes that {what} are left out for a while; look at \
                 the bot's permissions"
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: [Need; 3] = [Need::Optional, Need::Usual, Need::Answer];

    #[test]
    fn what_can_be_done_without_is_left_out_first_and_nothing_goes_far_below_the_bound() {
        let (refused, now) = (Refused::default(), Instant::now());
        let mut first = Vec::new();
        for count in 1..10_000 {
            assert_eq!(refused.count_one(now), count);
            let closed = EVERY
                .iter()
                .filter(|need| !refused.leaves_room_for(**need, now));
            let closed = closed.count();
            if closed > first.len() {
                first.push(count);
            }
        }
        assert_eq!(first, [250, 2_000, 8_000]);
    }

    #[test]
    fn after_ten_minutes_all_is_forgotten() {
        let (refused, now) = (Refused::default(), Instant::now());
        for second in 0..600 {
            refused.count_one(now + Duration::from_secs(second));
        }
        let after = |seconds| refused.count(now + Duration::from_secs(seconds));
        assert_eq!(after(600), 600);
        assert_eq!(after(900), 300, "those of the last five minutes");
        assert_eq!(after(1_210), 0);
        assert_eq!(refused.slices.lock().expect("free").len(), 0);
    }
}
