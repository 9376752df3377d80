//! Interviews as this process saved them last, so that the next click need not read what was just written. Whether one
//! still stands so is told by the save that follows: it names the step that it read.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::record::{InterviewId, Purpose, Record};

/// A kilobyte or two each. What was saved before as many others goes, and is read again where it is needed.
const KEPT_MAX: usize = 1_024;

#[derive(Debug, Default)]
pub(super) struct LastSaved(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    records: HashMap<InterviewId, Record>,
    /// As they came, each with its step; some were taken since, or saved anew.
    order: VecDeque<(InterviewId, u32)>,
}

impl LastSaved {
    /// Not a preview: it is shown in words that change without its being saved.
    pub(super) fn keep(&self, record: &Record) {
        if record.seat.purpose != Purpose::Real {
            return;
        }
        let mut kept = self.kept();
        while kept.order.len() >= KEPT_MAX {
            if let Some((oldest, step)) = kept.order.pop_front() {
                kept.drop_at(oldest, step);
            }
        }
        kept.order.push_back((record.id, record.interview.step));
        kept.records.insert(record.id, record.clone());
    }

    /// The interview as it was saved with this step, for whoever saves the next.
    pub(super) fn take(&self, id: InterviewId, step: u32) -> Option<Record> {
        let record = self.kept().records.remove(&id)?;
        (record.interview.step == step).then_some(record)
    }

    /// Where something was deleted, nothing of it stays.
    pub(super) fn forget_all(&self) {
        *self.kept() = Kept::default();
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    /// Unless it was saved anew since.
    fn drop_at(&mut self, id: InterviewId, step: u32) {
        let kept = self.records.get(&id);
        if kept.is_some_and(|record| record.interview.step == step) {
            self.records.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::interview::Interview;
    use crate::store::{ChannelId, Place, Seat, UserId, Visibility};

    fn record(id: u64, purpose: Purpose) -> Record {
        Record {
            id: InterviewId(id),
            seat: Seat {
                user: UserId(1),
                guild: None,
                channel: ChannelId(7),
                dialog: "pets".parse().expect("an id"),
                locale: "en-GB".to_owned(),
                visibility: Visibility::Private,
                purpose,
            },
            server_version: 0,
            place: Place::Ephemeral,
            revision: "0123456789abcdef".repeat(4).parse().expect("a hash"),
            interview: Interview::begin(Timestamp::UNIX_EPOCH),
        }
    }

    #[test]
    fn only_the_step_that_was_saved_last_is_at_hand_and_only_once() {
        let saved = LastSaved::default();
        saved.keep(&record(1, Purpose::Real));
        assert_eq!(saved.take(InterviewId(1), 1), None);
        saved.keep(&record(1, Purpose::Real));
        assert_eq!(
            saved.take(InterviewId(1), 0),
            Some(record(1, Purpose::Real))
        );
        assert_eq!(saved.take(InterviewId(1), 0), None);
    }

    #[test]
    fn who_goes_on_is_kept_however_often_they_are_saved() {
        let saved = LastSaved::default();
        let mut mine = record(1, Purpose::Real);
        for round in 0..10 * KEPT_MAX as u64 {
            if round.is_multiple_of(KEPT_MAX as u64 / 2) {
                mine.interview.step += 1;
                saved.keep(&mine);
            }
            saved.keep(&record(2 + round, Purpose::Real));
        }
        assert!(saved.take(mine.id, mine.interview.step).is_some());
    }

    #[test]
    fn the_oldest_go_and_previews_never_come() {
        let saved = LastSaved::default();
        for id in 0..=KEPT_MAX as u64 {
            saved.keep(&record(id, Purpose::Real));
        }
        saved.keep(&record(2_000, Purpose::Preview(None)));
        assert_eq!(saved.take(InterviewId(0), 0), None);
        assert_eq!(saved.take(InterviewId(2_000), 0), None);
        assert!(saved.take(InterviewId(1), 0).is_some());
        saved.forget_all();
        assert_eq!(saved.take(InterviewId(2), 0), None);
    }
}
