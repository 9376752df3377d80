//! Reading dialog files: what is whole is read, and everything that is wrong is told at once.

use should_i_certify::dialog::parse::parse;

use crate::support::{WHOLE, told};

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
moved.json:39:43: error[condition-test]: `answer` has `is` and `in` at once
  cure: Write exactly one of `is`, `in`, `has`, `at_least` or `less_than` beside it.
moved.json:39:55: error[unknown-question]: there is no question `hourz`
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

fn first_line(report: &str) -> String {
    report.lines().next().unwrap_or_default().to_owned()
}
