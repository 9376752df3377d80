//! Conversations with the machine, word for word: what a person types, and what they read.

use insta::assert_snapshot;
use jiff::Timestamp;
use should_i_certify::cli::draw::draw;
use should_i_certify::cli::trial::Talk;
use should_i_certify::dialog::Dialog;
use should_i_certify::dialog::parse::parse;

fn now() -> Timestamp {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

fn every_kind() -> Dialog {
    parse("every-kind.json", include_str!("dialogs/every-kind.json")).unwrap()
}

/// Lines typed one after the other, with everything that is read in between.
fn talk(lines: &[&str]) -> String {
    let dialog = every_kind();
    let (mut talk, first) = Talk::begin(&dialog, now());
    let mut text = draw(&first);
    for line in lines {
        text += &format!("\n> {line}\n{}", talk.hears(line));
    }
    text
}

/// Only what is read after the last line.
fn after(lines: &[&str]) -> String {
    let text = talk(lines);
    let last = text.rfind("\n> ").unwrap();
    text[last + 1..].to_owned()
}

#[test]
fn an_interview_goes_from_the_first_question_to_the_verdict() {
    assert_snapshot!(talk(&["2", "a, company", "no", "4", "3 hours", "2026-12-24", "Bello", "Rather not"]), @"");
}

#[test]
fn another_answer_takes_a_shorter_way_to_another_verdict() {
    assert_snapshot!(talk(&["flat", "quiet", "yes", "Nemo", "He swims."]), @"");
}
