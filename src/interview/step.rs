use jiff::Timestamp;

use super::{Event, Interview, Outcome};
use crate::dialog::Dialog;

pub fn step(
    dialog: &Dialog,
    interview: &Interview,
    event: &Event,
    now: Timestamp,
) -> (Interview, Outcome) {
    todo!("{dialog:?} {interview:?} {event:?} {now}")
}
