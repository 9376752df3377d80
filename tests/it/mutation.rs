//! How strong `check` and the comparison of meanings are: every shipped dialog with one thing wrong at a time.
//!
//! A mutant drops or alters one choice, condition, finding, gauge, verdict, passage, edge (`ask_if`) or
//! citation. It is
//!
//! - **reported** when reading or checking it tells a problem that the dialog itself does not have: it is
//!   unsound, or says something that is good for nothing;
//! - **compared** when it is as sound as the dialog and means something else: moving a verdict is no fault
//!   that anybody could see in the new file alone. The comparison of both has to find the difference, with
//!   answers for which evaluating both dialogs shows it;
//! - **equivalent** when the comparison proves that nobody is led to anything else;
//! - **missed** otherwise. There are none.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use should_i_certify::dialog::Dialog;
use should_i_certify::dialog::answers::Answers;
use should_i_certify::dialog::check::compare::Example;
use should_i_certify::dialog::check::{Differences, check, compare};
use should_i_certify::dialog::conclude::{Conclusion, conclude};
use should_i_certify::dialog::parse::parse_placed;
use should_i_certify::dialog::walk::walk;
use should_i_certify::discord::room;

use crate::support::told;

const SHIPPED: [(&str, &str); 1] = [(
    "should-i-certify.json",
    include_str!("../../dialogs/should-i-certify.json"),
)];

/// Every so-manieth mutant is judged, which takes some twenty seconds; with 1 it is all of them, as before a
/// release: 1,719 of `should-i-certify`, of which 567 were reported, 1,099 compared, 53 equivalent, none missed.
const EVERY: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Caught {
    Reported,
    Compared,
    Equivalent,
    Missed,
}

#[test]
fn every_mutant_of_a_shipped_dialog_is_caught_or_proven_equivalent() {
    for (file, text) in SHIPPED {
        let json: Value = serde_json::from_str(text).unwrap();
        let (dialog, places) = parse_placed(file, text).unwrap();
        let own: BTreeSet<String> = check(&dialog, &places, &room())
            .into_iter()
            .map(|problem| problem.what)
            .collect();
        let mutants: Vec<Mutant> = mutants(&json).into_iter().step_by(EVERY).collect();
        let verdicts = in_parallel(&mutants, |mutant| judge(&dialog, &own, mutant));
        let table = table(&mutants, &verdicts);
        println!("{file}\n{table}");
        let missed: Vec<&str> = mutants
            .iter()
            .zip(&verdicts)
            .filter(|(_, caught)| **caught == Caught::Missed)
            .map(|(mutant, _)| mutant.name.as_str())
            .collect();
        assert!(missed.is_empty(), "{table}\nmissed:\n{}", missed.join("\n"));
        assert!(mutants.len() > 300, "{} mutants", mutants.len());
    }
}

fn judge(dialog: &Dialog, own: &BTreeSet<String>, mutant: &Mutant) -> Caught {
    let Ok((changed, places)) = parse_placed("mutant.json", &mutant.text) else {
        return Caught::Reported;
    };
    let problems = check(&changed, &places, &room());
    if problems.iter().any(|problem| !own.contains(&problem.what)) {
        return Caught::Reported;
    }
    match compare(dialog, &changed) {
        Ok(differences) if differences.is_empty() => Caught::Equivalent,
        Ok(differences) if is_shown(dialog, &changed, &differences) => Caught::Compared,
        _ => Caught::Missed,
    }
}

/// Whether evaluating both dialogs shows every difference that the comparison claims.
fn is_shown(old: &Dialog, new: &Dialog, differences: &Differences) -> bool {
    let sides = |example: &Example| {
        let left = ended(old, &example.old.answers())?;
        let right = ended(new, &example.new.answers())?;
        Some((left, right))
    };
    let moved = differences.moved.iter().all(|moved| {
        sides(&moved.example).is_some_and(|(left, right)| {
            left.verdict.id == moved.from && right.verdict.id == moved.to
        })
    });
    let questions = differences.questions.iter().all(|differing| {
        let asked = |answers: Answers| answers.contains_key(&differing.id);
        asked(differing.example.old.answers()) != asked(differing.example.new.answers())
    });
    let findings = differences.findings.iter().all(|differing| {
        let is_told = |conclusion: &Conclusion| {
            let mut held = conclusion.held.iter();
            held.any(|finding| finding.id == differing.id && finding.telling.is_some())
        };
        sides(&differing.example).is_some_and(|(left, right)| is_told(&left) != is_told(&right))
    });
    let gauges = differences.gauges.iter().all(|differing| {
        let read = |conclusion: &Conclusion| {
            let mut gauges = conclusion.gauges.iter();
            let found = gauges.find(|(gauge, _)| gauge.id == differing.id);
            found.map(|(_, reading)| *reading)
        };
        sides(&differing.example).is_some_and(|(left, right)| read(&left) != read(&right))
    });
    let passages = differences.passages.iter().all(|differing| {
        let (verdict, key) = &differing.id;
        let is_told = |conclusion: &Conclusion, answers: &Answers| {
            let held = conclusion.held_ids();
            let rationale = conclusion
                .verdict
                .rationale
                .iter()
                .map(|it| ("rationale", it));
            let steps = conclusion.verdict.next_steps.iter().map(|it| ("step", it));
            conclusion.verdict.id == *verdict
                && rationale.chain(steps).any(|(list, passage)| {
                    format!("{list}.{}", passage.id) == *key && passage.when.holds(answers, &held)
                })
        };
        let example = &differing.example;
        sides(example).is_some_and(|(left, right)| {
            is_told(&left, &example.old.answers()) != is_told(&right, &example.new.answers())
        })
    });
    moved && questions && findings && gauges && passages
}

/// What follows from a finished interview; `None` when these are not the answers of one.
fn ended<'d>(dialog: &'d Dialog, answers: &Answers) -> Option<Conclusion<'d>> {
    let walk = walk(dialog, answers);
    (walk.next.is_none() && walk.answers == *answers).then(|| conclude(dialog, answers))
}

/// The shares, by what was altered.
fn table(mutants: &[Mutant], verdicts: &[Caught]) -> String {
    let kinds = [
        Caught::Reported,
        Caught::Compared,
        Caught::Equivalent,
        Caught::Missed,
    ];
    let mut sorts: Vec<&str> = mutants.iter().map(|mutant| mutant.sort).collect();
    sorts.sort_unstable();
    sorts.dedup();
    let mut text = format!(
        "{:34}{:>9}{:>10}{:>10}{:>12}{:>8}\n",
        "altered", "mutants", "reported", "compared", "equivalent", "missed"
    );
    let mut line = |name: &str, of: &dyn Fn(&Mutant) -> bool| {
        let caught: Vec<Caught> = mutants
            .iter()
            .zip(verdicts)
            .filter(|(mutant, _)| of(mutant))
            .map(|(_, caught)| *caught)
            .collect();
        let count = |kind| caught.iter().filter(|one| **one == kind).count();
        let [reported, compared, equivalent, missed] = kinds.map(count);
        let total = caught.len();
        writeln!(
            text,
            "{name:34}{total:>9}{reported:>10}{compared:>10}{equivalent:>12}{missed:>8}"
        )
        .unwrap();
    };
    for sort in sorts {
        line(sort, &|mutant| mutant.sort == sort);
    }
    line("all", &|_| true);
    text
}

fn in_parallel<T: Sync, R: Send>(items: &[T], judge: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let position = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(position) else {
                return done;
            };
            done.push((position, judge(item)));
        }
    };
    let mut all: Vec<(usize, R)> = std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    });
    all.sort_by_key(|(position, _)| *position);
    all.into_iter().map(|(_, result)| result).collect()
}

/// A dialog with one thing wrong.
#[derive(Debug)]
struct Mutant {
    sort: &'static str,
    /// What was done where.
    name: String,
    text: String,
}

fn mutants(json: &Value) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    let mut mutant = |sort: &'static str, pointer: &str, alter: &dyn Fn(&mut Value)| {
        let mut changed = json.clone();
        alter(changed.pointer_mut(pointer).unwrap());
        if changed != *json {
            let (name, text) = (format!("{sort} {pointer}"), changed.to_string());
            mutants.push(Mutant { sort, name, text });
        }
    };
    let mut pointers = Vec::new();
    collect(json, String::new(), &mut pointers);
    for pointer in &pointers {
        alter(json, pointer, &mut mutant);
    }
    mutants
}

fn collect(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                collect(value, format!("{pointer}/{key}"), pointers);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect(value, format!("{pointer}/{index}"), pointers);
            }
        }
        _ => {}
    }
    pointers.push(pointer);
}

type Make<'m> = dyn FnMut(&'static str, &str, &dyn Fn(&mut Value)) + 'm;

/// Everything that is done to the value at a pointer.
fn alter(json: &Value, pointer: &str, mutant: &mut Make) {
    let value = json.pointer(pointer).unwrap();
    let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
    alter_list(key, value, pointer, mutant);
    alter_condition(key, parent, pointer, mutant);
    alter_detail(key, value, pointer, mutant);
    if matches!(key, "is" | "has") && value.is_string() {
        for other in others(json, parent, value) {
            mutant("a condition tests another answer", pointer, &|value| {
                *value = json!(other);
            });
        }
    }
    if value.get("met").is_some() {
        mutant("met and not met are exchanged", pointer, &|gauge| {
            let met = gauge["met"].take();
            gauge["met"] = gauge["not_met"].take();
            gauge["not_met"] = met;
        });
    }
    if value.get("answer").is_some_and(Value::is_string) || value.get("finding").is_some() {
        mutant("a part of a condition is negated", pointer, &|part| {
            *part = json!({ "not": part });
        });
    }
}

fn alter_list(key: &str, list: &Value, pointer: &str, mutant: &mut Make) {
    let dropped = match key {
        "choices" => "a choice is dropped",
        "elements" => "an element is dropped",
        "questions" => "a question is dropped",
        "findings" => "a finding is dropped",
        "gauges" => "a gauge is dropped",
        "verdicts" => "a verdict is dropped",
        "rationale" | "next_steps" => "a passage is dropped",
        "all" | "any" => "a part of a condition is dropped",
        "in" => "an answer of a condition is dropped",
        _ => return,
    };
    drop_each(dropped, list, pointer, mutant);
    match key {
        "findings" => swap_neighbours("two findings are swapped", list, pointer, mutant),
        "verdicts" => swap_neighbours("two verdicts are swapped", list, pointer, mutant),
        _ => {}
    }
}

fn alter_condition(key: &str, parent: &str, pointer: &str, mutant: &mut Make) {
    let negate = |value: &mut Value| *value = json!({ "not": value });
    let remove = |owner: &mut Value| drop(owner.as_object_mut().unwrap().remove(key));
    match key {
        "all" | "any" => {
            let other = if key == "all" { "any" } else { "all" };
            mutant("all and any are exchanged", parent, &|parent| {
                let parts = parent[key].take();
                *parent = json!({ other: parts });
            });
        }
        "ask_if" => {
            mutant("an edge is negated", pointer, &negate);
            mutant("an edge is dropped", parent, &remove);
        }
        "when" => {
            mutant("a condition is negated", pointer, &negate);
            mutant("a condition is dropped", parent, &remove);
        }
        "met" | "not_met" => mutant("a condition is negated", pointer, &negate),
        _ => {}
    }
}

fn alter_detail(key: &str, value: &Value, pointer: &str, mutant: &mut Make) {
    match key {
        // One of each list: dropping another is no other kind of change.
        "cites" => mutant("a citation is dropped", pointer, &|list| {
            drop(list.as_array_mut().unwrap().pop());
        }),
        "tell" => {
            let finding = pointer.rsplit_once('/').unwrap().0;
            mutant("a finding is not told", finding, &|finding| {
                drop(finding.as_object_mut().unwrap().remove("tell"));
            });
        }
        "side" => {
            let other = if value == "for" { "against" } else { "for" };
            mutant("a side is turned", pointer, &|side| *side = json!(other));
        }
        "at_least" | "less_than" if value.is_i64() => {
            for step in [-1, 1] {
                let moved = value.as_i64().unwrap() + step;
                mutant("a bound is moved", pointer, &|bound| *bound = json!(moved));
            }
        }
        _ => {}
    }
}

fn drop_each(sort: &'static str, list: &Value, pointer: &str, mutant: &mut Make) {
    let count = list.as_array().map_or(0, Vec::len);
    for index in 0..count {
        mutant(sort, pointer, &|list| {
            list.as_array_mut().unwrap().remove(index);
        });
    }
}

fn swap_neighbours(sort: &'static str, list: &Value, pointer: &str, mutant: &mut Make) {
    let count = list.as_array().map_or(0, Vec::len);
    for index in 1..count {
        mutant(sort, pointer, &|list| {
            list.as_array_mut().unwrap().swap(index - 1, index);
        });
    }
}

/// The next other choice of the question that a condition tests.
fn others(json: &Value, condition: &str, choice: &Value) -> Vec<String> {
    let id = &json.pointer(condition).unwrap()["answer"];
    let questions = json["questions"].as_array().unwrap();
    let question = questions.iter().find(|question| question["id"] == *id);
    let answer = &question.unwrap()["answer"];
    let choices: Vec<String> = match answer["choices"].as_array() {
        Some(choices) => choices
            .iter()
            .map(|choice| choice["id"].as_str().unwrap().to_owned())
            .collect(),
        None => vec!["yes".to_owned(), "no".to_owned()],
    };
    let own = choices.iter().position(|id| id == choice);
    let next = own.map(|own| choices[(own + 1) % choices.len()].clone());
    next.into_iter().collect()
}

#[test]
fn the_shipped_dialogs_have_no_problems() {
    for (file, text) in SHIPPED {
        let (dialog, places) = parse_placed(file, text).unwrap();
        let problems = check(&dialog, &places, &room());
        assert!(problems.is_empty(), "{}", told(&problems));
    }
}
