//! Reading dialog files: what is whole is read, and everything that is wrong is told at once.

use should_i_certify::dialog::parse::parse;

use crate::support::{WHOLE, told};

#[test]
fn a_whole_dialog_is_read() {
    let dialog = parse("whole.json", WHOLE)
        .map_err(|problems| told(&problems))
        .unwrap();
    assert_eq!(dialog.questions.len(), 8);
    assert_eq!(dialog.verdicts.last().unwrap().id.as_str(), "wait");
}
