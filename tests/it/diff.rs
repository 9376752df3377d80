//! What changed between two versions of a dialog, as a reviewer reads it.

use insta::assert_snapshot;
use should_i_certify::dialog::diff::diff;
use should_i_certify::dialog::parse::parse;

use crate::support::edited;

const DIALOG: &str = include_str!("dialogs/every-kind.json");

/// The report on one change of the dialog that asks in every way there is.
fn after(pointer: &str, value: &str) -> String {
    let old = parse("old.json", DIALOG).unwrap();
    let new = parse("new.json", &edited(DIALOG, pointer, value)).unwrap();
    diff(&old, &new)
}

#[test]
fn a_change_of_one_condition_tells_who_gets_another_verdict() {
    assert_snapshot!(after("/findings/0/when/at_least", "3"), @"
    # What changed in `every-kind`

    ## Verdicts that move

    - 27 answer sets from “A dog” to “A plant”
      - for example: `home=flat likes=walks allergic=no patience=3 hours=2 from=2026-01-01`

    ## Findings that hold for others than before

    - `has_time`: 54 answer sets
      - for example: `home=flat likes=walks allergic=no patience=3 hours=2 from=2026-01-01`

    Compared: 180 answer sets in all.

    No text changed.
    ");
}

#[test]
fn a_change_of_words_alone_says_so() {
    assert_snapshot!(after("/questions/0/prompt", "\"Where is your home?\""), @"
    # What changed in `every-kind`

    Nothing in meaning: the same is asked and concluded for every combination of answers.

    ## Texts

    - `question.home.prompt`
      - before: Where do you live?
      - now: Where is your home?
    ");
}

#[test]
fn the_same_dialog_in_another_layout_has_not_changed() {
    let old = parse("old.json", DIALOG).unwrap();
    let compact: serde_json::Value = serde_json::from_str(DIALOG).unwrap();
    let new = parse("new.json", &compact.to_string()).unwrap();
    assert_snapshot!(diff(&old, &new), @"
    # What changed in `every-kind`

    Nothing: the two are the same.
    ");
}

#[test]
fn a_change_of_effort_and_bounds_is_told() {
    let efforts = edited(
        DIALOG,
        "/questions/0/answer/choices/1/within_power/effort",
        "4",
    );
    let both = edited(&efforts, "/questions/6/answer/max", "30");
    let (old, new) = (
        parse("old.json", DIALOG).unwrap(),
        parse("new.json", &both).unwrap(),
    );
    assert_snapshot!(diff(&old, &new), @"
    # What changed in `every-kind`

    ## What a question takes

    - `name`: a text of 1 to 20 characters → a text of 1 to 30 characters

    ## Citations, sides, tones and efforts

    - `question.home.choice.house.within_power`

    Compared: 126 answer sets in all.

    No text changed.
    ");
}
