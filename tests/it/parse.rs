//! Reading dialog files: what is whole is read, and everything that is wrong is told at once.

use proptest::prelude::*;
use serde_json::{Value, json};
use should_i_certify::dialog::file::DialogFile;
use should_i_certify::dialog::parse::parse;

use crate::support::random::{Tape, cases, one_of, written};
use crate::support::{WHOLE, edited, told};

/// What is said of a file; nothing when it is whole.
fn report(text: &str) -> String {
    parse("moved.json", text)
        .err()
        .map(|problems| told(&problems))
        .unwrap_or_default()
}

#[test]
fn a_whole_dialog_is_read() {
    assert_eq!(report(WHOLE), "");
}

#[test]
fn every_fault_is_told_at_once_with_place_and_cure() {
    insta::assert_snapshot!(report(include_str!("support/broken.json")), @r#"
moved.json:2:9: error[bad-name]: `Should I?` is not a name: 1 to 32 lower-case letters, digits, - or _, beginning with a letter
  cure: Choose a short name; it is never shown to members.
moved.json:3:18: error[text-empty]: this text is empty
  cure: Write 1 to 100 characters.
moved.json:7:31: error[bad-url]: `example.org` is no web address
  cure: Write the whole address, beginning with https:// or http://.
moved.json:9:43: error[unknown-section]: there is no section `S7`
  cure: Write one of `S1`.
moved.json:9:74: error[duplicate-name]: another section, element or guide is named `S1` already
  cure: Give it a name of its own.
moved.json:13:25: error[unknown-key]: there is no key `lable` here
  cure: Did you mean `label`?
moved.json:13:56: error[placeholder-too-early]: `{motive}` is not answered yet when this is shown
  cure: Ask `motive` before, or say it without that answer.
moved.json:13:109: error[unknown-citation]: there is no section, element or guide `E9`
  cure: Write one of `E1`, `S1`.
moved.json:14:27: error[unknown-word]: `choise` is no value of `kind`
  cure: Did you mean `choice`?
moved.json:17:32: error[text-too-long]: this text has 47 characters, but 40 fit here
  cure: Shorten it by 7.
moved.json:17:119: error[wrong-type]: `why` is a number here
  cure: Write a text in double quotes.
moved.json:18:39: error[forward-reference]: question `hours` does not come before this
  cure: Move question `hours` up, or refer to an earlier one.
moved.json:18:79: error[finding-in-ask-if]: `ask_if` looks at a finding, but findings are known only when all is answered
  cure: Test the answers themselves.
moved.json:19:48: error[count]: the number of choices is 1
  cure: Have 2 to 25.
moved.json:19:110: error[out-of-bounds]: an effort of 9 is out of bounds
  cure: Choose from 1 (a talk, an afternoon) to 5 (years).
moved.json:22:31: error[text-line-break]: this text has a line break, but is shown on one line
  cure: Write it on one line.
moved.json:22:111: error[crossed-bounds]: `min` is not below `max`
  cure: Swap them, or widen the range.
moved.json:25:46: error[bad-placeholder]: a `{` is never closed
  cure: Write `{question}` or `{question|otherwise}`; a brace itself is `{{`.
moved.json:25:65: error[placeholder-not-here]: no answer is filled in here; this would be shown with its braces
  cure: Say it without the answer, or in a prompt, telling, summary, rationale or next step.
moved.json:25:118: error[bad-date]: `2026-02-30` is no day
  cure: Write year, month and day, like 2026-11-30.
moved.json:28:13: error[duplicate-name]: another question is named `motive` already
  cure: Give it a name of its own.
moved.json:32:117: error[out-of-bounds]: a text of 5000 characters is out of bounds
  cure: Choose from 1 to 900.
moved.json:36:29: error[condition-head]: this condition has `all` and `answer` at once
  cure: Write exactly one of `all`, `any`, `not`, `finding` or `answer`; `all` and `any` join several.
moved.json:36:29: error[condition-test]: `answer` stands without a test
  cure: Write exactly one of `is`, `in`, `has`, `at_least` or `less_than` beside it.
moved.json:36:38: error[empty-condition]: `all` is empty
  cure: List at least one, or leave the condition out.
moved.json:36:81: error[unknown-word]: `pro` is no value of `side`
  cure: Write one of `for`, `against`, `note`.
moved.json:36:96: error[unknown-placeholder]: there is no question `wods`
  cure: Did you mean `{words}`?
moved.json:38:35: error[unknown-choice]: there is no choice `skipped`
  cure: Write one of `gap`.
moved.json:38:77: error[misfit-test]: `has` does not fit the answers of question `motive`
  cure: Use `is` or `in`.
moved.json:38:114: error[misfit-value]: nobody can answer question `motive` like this
  cure: Write the id of one of its choices.
moved.json:39:19: error[text-routes]: question `words` is answered with a text, and text never routes
  cure: Ask a question with choices and test that.
moved.json:39:70: error[no-skip]: question `hours` cannot be skipped
  cure: Give `hours` a `skip`, or test another answer.
moved.json:39:83: error[condition-test]: `answer` has `is` and `in` at once
  cure: Write exactly one of `is`, `in`, `has`, `at_least` or `less_than` beside it.
moved.json:39:95: error[unknown-question]: there is no question `hourz`
  cure: Did you mean `hours`?
moved.json:40:20: error[forward-reference]: finding `last` does not come before this
  cure: Move finding `last` up, or refer to an earlier one.
moved.json:40:39: error[condition-head]: this condition says nothing
  cure: Write exactly one of `all`, `any`, `not`, `finding` or `answer`; `all` and `any` join several.
moved.json:40:45: error[condition-test]: `is` stands without `answer`
  cure: Add `"answer"` with the question whose answer is tested.
moved.json:40:84: error[unknown-key]: there is no key `at_last` here
  cure: Did you mean `at_least`?
moved.json:40:134: error[wrong-type]: `at_least` is true or false here
  cure: Write a whole number or a text.
moved.json:42:42: error[unknown-finding]: there is no finding `lst`
  cure: Did you mean `last`?
moved.json:45:5: error[verdict-order]: this verdict has no condition, so those after it are never reached
  cure: Give it a `when`, or move it to the end.
moved.json:45:43: error[placeholder-not-here]: no answer is filled in here; this would be shown with its braces
  cure: Say it without the answer, or in a prompt, telling, summary, rationale or next step.
moved.json:45:83: error[count]: the number of paragraphs is 0
  cure: Have 1 to 20.
moved.json:45:110: error[bad-name]: `A b` is not a name: 1 to 32 lower-case letters, digits, - or _, beginning with a letter
  cure: Choose a short name; it is never shown to members.
moved.json:46:5: error[missing-key]: an item of `verdicts` lacks `next_steps`
  cure: Add `"next_steps": …`.
moved.json:46:26: error[verdict-order]: the last verdict has a condition, so some members would get none
  cure: Leave out its `when`, or add a last verdict without one.
moved.json:46:133: error[duplicate-key]: `text` stands twice in the same object
  cure: Remove one of the two.
"#);
}

#[test]
fn what_is_no_json_is_told_in_our_words() {
    let texts = [
        "",
        "{",
        "{ \"id\": \"a\", }",
        "{ // why\n}",
        "{ 'id': 1 }",
        "{ \"id\" 1 }",
        "{ \"id\": }",
        "{ \"id\": \"a\n\" }",
        "{ \"id\": \"\\q\" }",
        "{ \"a\": 01 }",
        "{ \"ä\": yes }",
        "[1 2]",
        "{} {}",
        "\u{feff}{}",
        "}",
    ];
    let told: Vec<String> = texts.iter().map(|text| first_line(&report(text))).collect();
    insta::assert_snapshot!(told.join("\n"), @r"
moved.json:1:1: error[syntax]: this is not JSON
moved.json:1:1: error[syntax]: this object has no `}`
moved.json:1:12: error[syntax]: there is a comma after the last item
moved.json:1:3: error[syntax]: JSON has no comments
moved.json:1:3: error[syntax]: a text stands in double quotes, not in single ones
moved.json:1:8: error[syntax]: a colon is missing after this key
moved.json:1:9: error[syntax]: this `}` closes nothing
moved.json:1:10: error[syntax]: a text holds a line break or tab; write \n or \t
moved.json:1:10: error[syntax]: this text has no closing quote, or a backslash that means nothing
moved.json:1:9: error[syntax]: a comma is missing before this
moved.json:1:8: error[syntax]: this is a bare word; a text stands in double quotes
moved.json:1:3: error[syntax]: a comma is missing before this
moved.json:1:4: error[syntax]: something follows after the end
moved.json:1:1: error[syntax]: this is not JSON
moved.json:1:1: error[syntax]: this `}` closes nothing
");
}

#[test]
fn what_is_no_dialog_at_all_is_told_by_its_missing_keys() {
    insta::assert_snapshot!(report("[]"), @"
moved.json:1:1: error[wrong-type]: the file is a list here
  cure: Write an object in `{` `}`.
");
    insta::assert_snapshot!(report("{}"), @r#"
moved.json:1:1: error[missing-key]: the file lacks `description`
  cure: Add `"description": …`.
moved.json:1:1: error[missing-key]: the file lacks `findings`
  cure: Add `"findings": …`.
moved.json:1:1: error[missing-key]: the file lacks `id`
  cure: Add `"id": …`.
moved.json:1:1: error[missing-key]: the file lacks `introduction`
  cure: Add `"introduction": …`.
moved.json:1:1: error[missing-key]: the file lacks `questions`
  cure: Add `"questions": …`.
moved.json:1:1: error[missing-key]: the file lacks `source`
  cure: Add `"source": …`.
moved.json:1:1: error[missing-key]: the file lacks `title`
  cure: Add `"title": …`.
moved.json:1:1: error[missing-key]: the file lacks `verdicts`
  cure: Add `"verdicts": …`.
"#);
}

#[test]
fn what_is_mended_in_the_shape_is_not_complained_about_again() {
    // Conditions test that question, and verdicts name findings.
    let text = edited(WHOLE, "/questions/3/answer/kind", "\"choise\"");
    insta::assert_snapshot!(report(&text), @"
moved.json:1:1764: error[unknown-word]: `choise` is no value of `kind`
  cure: Did you mean `choice`?
");
    let text = edited(WHOLE, "/findings", "7");
    insta::assert_snapshot!(report(&text), @"
moved.json:1:113: error[wrong-type]: `findings` is a number here
  cure: Write a list in `[` `]`.
");
}

#[test]
fn a_text_may_count_on_an_answer_that_its_condition_tests() {
    let told = "{way} minutes, {reasons}.";
    let report = report(&edited(
        WHOLE,
        "/findings/0/tell/text",
        &json!(told).to_string(),
    ));
    insta::assert_snapshot!(report, @"
moved.json:1:169: error[placeholder-fallback]: `{reasons}` may have no answer here: not everybody who reads this was asked, or they may skip it
  cure: Say what stands there otherwise: `{reasons|…}`.
");
}

#[test]
fn a_hostile_file_is_refused_within_bounds() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let nested = format!("{}{{}}{}", r#"{"not":"#.repeat(200), "}".repeat(200));
    let many: Vec<Value> = (0..3000)
        .map(|number| json!({ "id": format!("q{number}"), "cites": [number.to_string()] }))
        .collect();
    let questions = edited(WHOLE, "/questions", &json!(many).to_string());
    let texts = [" ".repeat(300_000), deep, nested, questions];
    let told: Vec<String> = texts.iter().map(|text| summary(&report(text))).collect();
    insta::assert_snapshot!(told.join("\n"), @"
too-big x1
too-deep x1
too-deep x1
missing-key x200, more-problems x1
");
}

#[test]
fn findings_that_unfold_into_exponentially_many_are_read_at_once() {
    let mut findings = vec![json!({ "id": "f0", "when": { "answer": "roots", "is": 3 } })];
    for number in 1..200 {
        let before = json!({ "finding": format!("f{}", number - 1) });
        let both = json!([before, { "any": [before, before] }, { "answer": "way", "at_least": number % 50 }]);
        let text = "{remote|x} {way}";
        findings.push(json!({ "id": format!("f{number}"), "when": { "all": both }, "tell": { "side": "for", "text": text } }));
    }
    let text = edited(WHOLE, "/findings", &json!(findings).to_string());
    insta::assert_snapshot!(summary(&report(&text)), @"unknown-finding x6");
}

#[test]
fn a_source_has_sections_within_bounds() {
    let told = [0, 201].map(|count| {
        let section = |number| json!({ "id": format!("S{number}"), "title": "One" });
        let sections: Vec<Value> = (0..count).map(section).collect();
        let text = edited(WHOLE, "/source/sections", &json!(sections).to_string());
        let report = report(&text);
        let (_, of_count) = report.split_once("error[count]: ").unwrap();
        of_count.lines().take(2).collect::<Vec<_>>().join("\n")
    });
    insta::assert_snapshot!(told.join("\n"), @"
    the number of sections is 0
      cure: Have 1 to 200.
    the number of sections is 201
      cure: Have 0 to 200.
    ");
}

/// How often each rule is told.
fn summary(report: &str) -> String {
    let mut rules = std::collections::BTreeMap::new();
    for line in report.lines() {
        if let Some((_, rest)) = line.split_once("error[") {
            *rules
                .entry(rest.split(']').next().unwrap_or_default())
                .or_insert(0) += 1;
        }
    }
    let rules: Vec<String> = rules
        .iter()
        .map(|(rule, count)| format!("{rule} x{count}"))
        .collect();
    rules.join(", ")
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_has_the_shape_is_what_serde_reads((random, mut tape) in written(), is_random: bool) {
        let mut value = if is_random { random } else { serde_json::from_str(WHOLE).unwrap() };
        for _ in 0..tape.pick(2) + 1 {
            mutate(&mut value, &mut tape);
        }
        let report = report(&value.to_string());
        let rules = ["unknown-key", "missing-key", "wrong-type", "unknown-word"];
        let has_shape = !rules.iter().any(|rule| report.contains(&format!("error[{rule}]")));
        let read = serde_json::from_value::<DialogFile>(value.clone());
        prop_assert_eq!(has_shape, read.is_ok(), "{}\n{:?}\n{}", report, read.err(), value);
    }
}

/// Replaces, removes, renames or adds something somewhere.
fn mutate(value: &mut Value, tape: &mut Tape) {
    let mut places = Vec::new();
    collect(value, String::new(), &mut places);
    let place = &places[tape.pick(250) * places.len() / 250];
    let target = value.pointer_mut(place).unwrap();
    match (tape.pick(4), target) {
        (0, Value::Object(object)) if !object.is_empty() => {
            let keys: Vec<String> = object.keys().cloned().collect();
            object.remove(&one_of(keys, tape));
        }
        (1, Value::Object(object)) => {
            object.insert(
                one_of(vec!["extra", "kind", "is", "skip", "cites"], tape).to_owned(),
                json!(1),
            );
        }
        (_, target) => {
            let values = vec![
                json!(null),
                json!(true),
                json!(7),
                json!(-1),
                json!(2.5),
                json!("no"),
                json!({}),
                json!(u64::MAX),
            ];
            // serde also reads a list as an object without keys, which nobody writes.
            *target = one_of(values, tape);
        }
    }
}

fn collect(value: &Value, place: String, places: &mut Vec<String>) {
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        Value::Array(items) => (0..)
            .map(|index: usize| index.to_string())
            .zip(items)
            .collect(),
        _ => Vec::new(),
    };
    for (key, value) in inside {
        collect(value, format!("{place}/{key}"), places);
    }
    places.push(place);
}

fn first_line(report: &str) -> String {
    report.lines().next().unwrap_or_default().to_owned()
}
