//! Placeholders: answers quoted inside texts.

use proptest::prelude::*;
use serde_json::{Value, json};
use should_i_certify::dialog::answers::{Answer, Answers};
use should_i_certify::dialog::conclude::conclude;
use should_i_certify::dialog::parse::parse;
use should_i_certify::dialog::placeholder::{fill, pieces};
use should_i_certify::dialog::walk::walk;
use should_i_certify::dialog::{Dialog, QuestionId};

use crate::support::random::{cases, completions, written};

fn filled(text: &str) -> String {
    fill(text, |question| {
        (question.as_str() == "place").then(|| "Bern".to_owned())
    })
}

#[test]
fn an_answer_stands_where_its_name_stood() {
    assert_eq!(
        filled("To {place}, to {place|nowhere}!"),
        "To Bern, to Bern!"
    );
    assert_eq!(
        filled("Why? {worry|No reason given.}{worry|}"),
        "Why? No reason given."
    );
    assert_eq!(filled("{{place} is {place}}"), "{place} is Bern}");
}

#[test]
fn what_cannot_be_read_stands_as_it_is() {
    assert_eq!(filled("a {place"), "a {place");
    assert_eq!(filled("a {Place}"), "a {Place}");
    assert_eq!(
        pieces("{Place}").unwrap_err().to_string(),
        "`{Place}` names no question"
    );
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn an_answer_that_stands_without_a_fallback_is_always_there((written, mut tape) in written()) {
        let question = tape.pick(written["questions"].as_array().map_or(1, Vec::len));
        if let Some(dialog) = telling(&written, &format!("{{q{question}}}")) {
            let question: QuestionId = format!("q{question}").parse().unwrap();
            for end in completions(&dialog, &Answers::new()) {
                let answers = walk(&dialog, &end).answers;
                for finding in conclude(&dialog, &answers).held {
                    let is_said = answers.get(&question).is_some_and(|answer| *answer != Answer::Skipped);
                    prop_assert!(finding.telling.is_none() || is_said);
                }
            }
        }
    }
}

/// The dialog with this text told by every finding that may tell it.
fn telling(written: &Value, text: &str) -> Option<Dialog> {
    let mut written = written.clone();
    let count = written["findings"].as_array().map_or(0, Vec::len);
    for finding in 0..count {
        written["findings"][finding]["tell"] = json!({ "side": "for", "text": text });
        if parse("random.json", &written.to_string()).is_err() {
            written["findings"][finding]["tell"] = json!(null);
        }
    }
    parse("random.json", &written.to_string()).ok()
}
