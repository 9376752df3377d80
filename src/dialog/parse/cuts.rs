//! Whether conditions cut a question's answers into few enough classes to be decided exactly.

use super::faults::Faults;
use super::spot::Spot;
use crate::dialog::Dialog;
use crate::dialog::cuts::{classes, tests};
use crate::dialog::routing::CLASSES_MAX;

/// Tells questions whose conditions use too many constants.
pub(super) fn check(dialog: &Dialog, root: &Spot, faults: &mut Faults) {
    let tests = tests(dialog);
    for (question, spot) in root.key("questions").items(&dialog.questions) {
        let tests = tests.get(&question.id).map_or(&[][..], Vec::as_slice);
        let found = classes(question, tests).len();
        if found > CLASSES_MAX {
            faults.count(
                &spot.key("answer"),
                "different answers that conditions tell apart",
                found,
                1,
                CLASSES_MAX,
            );
        }
    }
}
