//! Revisions: what an interview is pinned to.

use proptest::prelude::*;
use should_i_certify::dialog::parse::{parse, parse_file};
use should_i_certify::dialog::revision::canonical;

use crate::support::random::{cases, written};
use crate::support::{WHOLE, edited, whole};

#[test]
fn the_revision_of_a_dialog_never_changes_by_itself() {
    // A stored interview looks for its dialog under this name.
    insta::assert_snapshot!(whole().revision.as_str(), @"04f6a6e8e0678c0b631a848b158df31772efc51fcf14c77f84cb114b8967cb26");
}

#[test]
fn layout_and_the_schemas_place_are_no_part_of_a_revision() {
    let compact = edited(WHOLE, "/$schema", "\"elsewhere.json\"");
    assert_eq!(
        parse("compact.json", &compact).unwrap().revision,
        whole().revision
    );
}

#[test]
fn a_changed_word_is_another_revision() {
    let other = edited(WHOLE, "/title", "\"Should I stay?\"");
    assert_ne!(
        parse("other.json", &other).unwrap().revision,
        whole().revision
    );
}

proptest! {
    #![proptest_config(cases(50))]

    #[test]
    fn canonical_content_reads_as_the_same_dialog((written, _) in written()) {
        let text = written.to_string();
        let canonical = canonical(&parse_file("random.json", &text).unwrap());
        prop_assert_eq!(parse("stored", &canonical), parse("random.json", &text));
    }
}
