//! What a check costs: of the shipped dialog, and against size, on generated dialogs of 10 to 60 questions.
//!
//! `cargo bench` runs it. A generated dialog is orderly, as dialogs are: conditions look at questions nearby,
//! findings at questions and at each other, verdicts at findings.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on says where"
)]

use serde_json::{Value, json};
use should_i_certify::dialog::Dialog;
use should_i_certify::dialog::check::compare::compare;
use should_i_certify::dialog::check::summary::summary;
use should_i_certify::dialog::check::{Room, check};
use should_i_certify::dialog::parse::parse_placed;
use should_i_certify::dialog::places::Places;
use should_i_certify::discord::room;

const SHIPPED: &str = include_str!("../../dialogs/should-i-certify.json");

fn main() {
    divan::main();
}

fn read(text: &str) -> (Dialog, Places, Room) {
    let (dialog, places) = parse_placed("dialog.json", text).unwrap();
    (dialog, places, room())
}

#[divan::bench]
fn read_the_shipped_dialog() -> (Dialog, Places) {
    parse_placed("dialog.json", SHIPPED).unwrap()
}

#[divan::bench]
fn check_the_shipped_dialog(bencher: divan::Bencher) {
    let (dialog, places, room) = read(SHIPPED);
    bencher.bench(|| check(&dialog, &places, &room));
}

#[divan::bench]
fn compare_the_shipped_dialog_with_itself(bencher: divan::Bencher) {
    let (dialog, ..) = read(SHIPPED);
    bencher.bench(|| compare(&dialog, &dialog));
}

#[divan::bench]
fn number_the_shipped_dialog(bencher: divan::Bencher) {
    let (dialog, ..) = read(SHIPPED);
    bencher.bench(|| summary(&dialog));
}

#[divan::bench(args = [10, 20, 30, 40, 50, 60], sample_count = 10)]
fn check_a_dialog_of_so_many_questions(bencher: divan::Bencher, questions: usize) {
    let (dialog, places, room) = read(&generated(questions).to_string());
    let problems = check(&dialog, &places, &room);
    assert!(problems.iter().all(|problem| problem.rule != "not-proven"));
    bencher.bench(|| check(&dialog, &places, &room));
}

/// Questions of four choices; every third is asked of some only.
fn generated(questions: usize) -> Value {
    const CHOICES: [&str; 4] = ["a", "b", "c", "d"];
    let is = |number: usize, choice: usize| json!({ "answer": format!("q{number}"), "is": CHOICES[choice % 4] });
    let question = |number: usize| {
        let choices = CHOICES.map(|id| json!({ "id": id, "label": id }));
        let mut question = json!({
            "id": format!("q{number}"), "label": "L", "prompt": "P", "why": "W",
            "answer": { "kind": "choice", "choices": choices },
        });
        if number % 3 == 2 {
            question["ask_if"] = json!({ "any": [is(number - 1, 0), is(number - 2, number)] });
        }
        question
    };
    let mut findings = Vec::new();
    for number in 0..questions {
        for (choice, id) in CHOICES.iter().take(3).enumerate() {
            findings.push(json!({
                "id": format!("f{number}{id}"), "when": is(number, choice),
                "tell": { "side": "for", "text": "T" },
            }));
        }
    }
    let near = |number: usize| {
        let next = (number + 1) % questions;
        json!({ "all": [
            { "finding": format!("f{number}a") },
            { "not": { "finding": format!("f{next}b") } },
        ] })
    };
    let verdict = |number: usize| {
        let mut verdict = json!({
            "id": format!("v{number}"), "tone": "go", "title": "T", "summary": "S",
            "rationale": [{ "id": "r", "text": "R" }], "next_steps": [],
        });
        if number < 9 {
            let first = number * questions / 9;
            verdict["when"] = json!({ "any": [near(first), near(first + 1)] });
        }
        verdict
    };
    json!({
        "id": "generated", "description": "D", "title": "T", "introduction": "I",
        "source": { "title": "S", "sections": [{ "id": "S1", "title": "One" }] },
        "questions": (0..questions).map(question).collect::<Vec<_>>(),
        "findings": findings,
        "verdicts": (0..10).map(verdict).collect::<Vec<_>>(),
    })
}
