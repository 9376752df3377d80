//! The exact analysis against brute force on small random dialogs, and against a dialog that no diagram holds.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use proptest::prelude::*;
use serde_json::{Value, json};
use should_i_certify::dialog::Dialog;
use should_i_certify::dialog::answers::Answers;
use should_i_certify::dialog::check::{check, compare};
use should_i_certify::dialog::conclude::conclude;
use should_i_certify::dialog::parse::parse_placed;
use should_i_certify::dialog::places::Places;
use should_i_certify::dialog::problem::Problem;
use should_i_certify::dialog::walk::walk;
use should_i_certify::discord::room;

use crate::support::random::{cases, completions, written};
use crate::support::told;

fn read(text: &str) -> (Dialog, Places) {
    parse_placed("random.json", text)
        .unwrap_or_else(|problems| panic!("{}\n{text}", told(&problems)))
}

/// The names in backticks of the problems of these rules.
fn named(problems: &[Problem], rules: &[&str]) -> BTreeSet<String> {
    let of_rules = problems
        .iter()
        .filter(|problem| rules.contains(&problem.rule));
    of_rules
        .map(|problem| problem.what.split('`').nth(1).unwrap().to_owned())
        .collect()
}

/// The same, by going all ways.
#[derive(Debug, Default, PartialEq)]
struct Found {
    never_asked: BTreeSet<String>,
    never_held: BTreeSet<String>,
    always_held: BTreeSet<String>,
    never_reached: BTreeSet<String>,
}

fn by_brute_force(dialog: &Dialog) -> Found {
    let ends = completions(dialog, &Answers::new());
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    let (mut held, mut reached) = (asked.clone(), asked.clone());
    for answers in &ends {
        for question in answers.keys() {
            *asked.entry(question.to_string()).or_default() += 1;
        }
        let conclusion = conclude(dialog, answers);
        for finding in &conclusion.held {
            *held.entry(finding.id.to_string()).or_default() += 1;
        }
        *reached
            .entry(conclusion.verdict.id.to_string())
            .or_default() += 1;
    }
    let questions = dialog
        .questions
        .iter()
        .map(|question| question.id.to_string());
    let findings = || dialog.findings.iter().map(|finding| finding.id.to_string());
    let verdicts = dialog.verdicts.iter().map(|verdict| verdict.id.to_string());
    Found {
        never_asked: questions.filter(|id| !asked.contains_key(id)).collect(),
        never_held: findings().filter(|id| !held.contains_key(id)).collect(),
        always_held: findings()
            .filter(|id| held.get(id) == Some(&ends.len()))
            .collect(),
        never_reached: verdicts.filter(|id| !reached.contains_key(id)).collect(),
    }
}

fn by_proof(problems: &[Problem]) -> Found {
    Found {
        never_asked: named(problems, &["question-never-asked"]),
        never_held: named(problems, &["finding-never-held"]),
        always_held: named(problems, &["finding-always-held"]),
        never_reached: named(problems, &["verdict-never-reached", "verdict-shadowed"]),
    }
}

/// Where a part of a condition can be dropped, with what is left of it.
fn without_part(text: &str, problem: &Problem) -> Option<Value> {
    let mut json: Value = serde_json::from_str(text).unwrap();
    let pointer = pointer_at(text, problem.place.line)?;
    let (list, index) = pointer.rsplit_once('/')?;
    let parts = json.pointer_mut(list)?.as_array_mut()?;
    parts.remove(index.parse().ok()?);
    Some(json)
}

/// The JSON pointer of what stands on a line of a text with one value a line.
fn pointer_at(text: &str, line: usize) -> Option<String> {
    let mut pointers = Vec::new();
    lines(
        &serde_json::from_str(text).unwrap(),
        String::new(),
        &mut pointers,
    );
    pointers.into_iter().nth(line - 1)
}

/// What begins or ends on each line of pretty JSON.
fn lines(value: &Value, pointer: String, found: &mut Vec<String>) {
    found.push(pointer.clone());
    match value {
        Value::Object(object) if !object.is_empty() => {
            for (key, value) in object {
                lines(value, format!("{pointer}/{key}"), found);
            }
            found.push(pointer);
        }
        Value::Array(items) if !items.is_empty() => {
            for (index, value) in items.iter().enumerate() {
                lines(value, format!("{pointer}/{index}"), found);
            }
            found.push(pointer);
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_is_proven_is_what_going_all_ways_finds((random, _) in written()) {
        let text = serde_json::to_string_pretty(&random).unwrap();
        let (dialog, places) = read(&text);
        let problems = check(&dialog, &places, &room());
        prop_assert_eq!(by_proof(&problems), by_brute_force(&dialog), "{}", told(&problems));
    }

    #[test]
    fn a_witness_is_a_finished_interview((random, _) in written()) {
        let (dialog, places) = read(&random.to_string());
        for problem in check(&dialog, &places, &room()) {
            if let Some(witness) = problem.witness {
                let answers = witness.answers();
                let walk = walk(&dialog, &answers);
                prop_assert!(walk.next.is_none());
                prop_assert_eq!(walk.answers, answers);
            }
        }
    }

    #[test]
    fn a_part_that_makes_no_difference_can_be_dropped((random, _) in written()) {
        let text = serde_json::to_string_pretty(&random).unwrap();
        let (dialog, places) = read(&text);
        let idle = ["part-always-holds", "part-never-counts"];
        let problems = check(&dialog, &places, &room()).into_iter();
        for problem in problems.filter(|problem| idle.contains(&problem.rule)) {
            let changed = without_part(&text, &problem).unwrap().to_string();
            let differences = compare(&dialog, &read(&changed).0).unwrap();
            prop_assert!(differences.is_empty(), "{}\n{:?}", problem, differences);
        }
    }

    #[test]
    fn two_dialogs_are_compared_as_going_all_ways_does((left, _) in written(), (right, _) in written()) {
        // The same questions, so that one answer set can be given to both.
        let mut right = right;
        right["questions"] = left["questions"].clone();
        right["findings"] = json!([]);
        let verdicts = right["verdicts"].as_array_mut().unwrap();
        for verdict in verdicts.iter_mut() {
            if verdict.get("when").is_some() {
                verdict["when"] = left["verdicts"][0]["when"].clone();
            }
        }
        if left["findings"] != json!([]) {
            right["findings"] = left["findings"].clone();
        }
        let (old, _) = read(&left.to_string());
        let (new, _) = read(&right.to_string());
        let ends = completions(&old, &Answers::new());
        let moved = ends.iter().filter(|answers| {
            conclude(&old, answers).verdict.id != conclude(&new, answers).verdict.id
        });
        let differences = compare(&old, &new).unwrap();
        prop_assert_eq!(moved.count() > 0, !differences.moved.is_empty());
        for moved in &differences.moved {
            let answers = moved.example.old.answers();
            prop_assert_eq!(&conclude(&old, &answers).verdict.id, &moved.from);
            prop_assert_eq!(&conclude(&new, &answers).verdict.id, &moved.to);
        }
    }
}

#[test]
fn a_dialog_too_entangled_for_any_diagram_is_called_not_proven_at_once() {
    let text = entangled().to_string();
    let (dialog, places) = read(&text);
    let begun = Instant::now();
    let problems = check(&dialog, &places, &room());
    insta::assert_snapshot!(told(&problems), @"
    random.json:1:1: error[not-proven]: this dialog is too entangled to be proven: that takes more than 100000 nodes of a decision diagram or 30000000 steps
      cure: Let conditions look at fewer answers at once, above all at answers to questions that stand far apart.
    ");
    // Two seconds of an optimised build.
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

#[test]
fn a_dialog_with_as_many_questions_and_choices_as_there_may_be_is_proven() {
    let choices: Vec<Value> = (0..25)
        .map(|number| json!({ "id": format!("c{number}"), "label": "L" }))
        .collect();
    let question = |number: usize| {
        let kind = ["choice", "choices"][number % 2];
        json!({
            "id": format!("q{number}"), "label": "L", "prompt": "P", "why": "W",
            "answer": { "kind": kind, "choices": choices },
        })
    };
    let mut dialog = entangled();
    dialog["questions"] = (0..60).map(question).collect();
    dialog["verdicts"].as_array_mut().unwrap().remove(0);
    let (dialog, places) = read(&dialog.to_string());
    let problems = check(&dialog, &places, &room());
    let idle = problems
        .iter()
        .filter(|problem| problem.rule == "question-idle");
    assert_eq!(idle.count(), 60);
    assert!(problems.iter().all(|problem| problem.rule != "not-proven"));
}

/// Says whether each question of the first half is answered like its partner in the second, so that a diagram
/// has to remember the first half whole: 2^24 nodes.
pub(crate) fn entangled() -> Value {
    const QUESTIONS: usize = 48;
    let half = QUESTIONS / 2;
    let yes = |number: usize| json!({ "answer": format!("q{number}"), "is": "yes" });
    let question = |number: usize| {
        json!({
            "id": format!("q{number}"), "label": "L", "prompt": "P", "why": "W", "answer": { "kind": "yes_no" },
        })
    };
    let alike = |number: usize| {
        let partner = half + (number * 7) % half;
        json!({ "any": [
            { "all": [yes(number), yes(partner)] },
            { "all": [{ "not": yes(number) }, { "not": yes(partner) }] },
        ] })
    };
    let verdict = |id: &str| {
        json!({
            "id": id, "tone": "go", "title": "T", "summary": "S", "rationale": [{ "id": "r", "text": "R" }], "next_steps": [],
        })
    };
    let mut pairs = verdict("pairs");
    pairs["when"] = json!({ "all": (0..half).map(alike).collect::<Vec<_>>() });
    json!({
        "id": "entangled", "description": "D", "title": "T", "introduction": "I",
        "source": { "title": "S", "sections": [{ "id": "S1", "title": "One" }] },
        "questions": (0..QUESTIONS).map(question).collect::<Vec<_>>(),
        "findings": [], "verdicts": [pairs, verdict("last")],
    })
}
