//! Dialogs of any size. They are orderly, as dialogs are: conditions look at questions nearby, findings at questions
//! and at each other, verdicts at findings.

use serde_json::{Value, json};

/// Questions of four choices; every third is asked of some only.
pub(crate) fn generated(questions: usize) -> Value {
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
