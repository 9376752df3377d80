use super::{Interview, Outcome, Screen, Voice};
use crate::dialog::Dialog;

pub fn compose(dialog: &Dialog, voice: &Voice, interview: &Interview, outcome: &Outcome) -> Screen {
    todo!("{dialog:?} {voice:?} {interview:?} {outcome:?}")
}
