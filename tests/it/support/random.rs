//! Small random dialogs, written as JSON like any other, and every way through them.
//!
//! A dialog is read off a tape of random bytes, so a failing one shrinks towards zeros.

use proptest::prelude::*;
use serde_json::{Value, json};
use should_i_certify::dialog::answers::{Answer, Answers};
use should_i_certify::dialog::parse::parse;
use should_i_certify::dialog::walk::walk;
use should_i_certify::dialog::{Dialog, Kind, Question};

use super::told;

/// So many cases; a failing one is printed and not written into a file, since it shrinks to a dialog that
/// one can read.
pub(crate) fn cases(count: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    // proptest reads the variable itself, and then lets a number in the code win.
    let is_asked = std::env::var_os("PROPTEST_CASES").is_some();
    ProptestConfig {
        failure_persistence: None,
        cases: if is_asked { default.cases } else { count },
        ..default
    }
}

/// Random bytes that decide everything about a dialog, then zeros without end.
#[derive(Debug, Clone)]
pub(crate) struct Tape {
    bytes: std::vec::IntoIter<u8>,
}

impl Tape {
    /// One of so many.
    pub(crate) fn pick(&mut self, count: usize) -> usize {
        usize::from(self.bytes.next().unwrap_or_default()) % count
    }

    fn chance(&mut self) -> bool {
        self.pick(2) == 1
    }
}

/// A whole dialog of up to six questions, and the rest of its tape.
pub(crate) fn dialogs() -> impl Strategy<Value = (Dialog, Tape)> {
    written().prop_map(|(json, tape)| {
        let text = json.to_string();
        let dialog = parse("random.json", &text).map_err(|problems| told(&problems));
        (
            dialog.unwrap_or_else(|report| panic!("{report}\n{text}")),
            tape,
        )
    })
}

/// The same, as it is written.
pub(crate) fn written() -> impl Strategy<Value = (Value, Tape)> {
    prop::collection::vec(any::<u8>(), 200..600).prop_map(|bytes| {
        let mut tape = Tape {
            bytes: bytes.into_iter(),
        };
        (dialog(&mut tape), tape)
    })
}

fn dialog(tape: &mut Tape) -> Value {
    let mut known = Known::default();
    let mut questions = Vec::new();
    for number in 0..tape.pick(6) + 1 {
        let mut question = question(number, tape);
        if number > 0 && tape.chance() {
            question["ask_if"] = known.condition(tape, 2);
        }
        known.questions.push(question.clone());
        questions.push(question);
    }
    let mut findings = Vec::new();
    for number in 0..tape.pick(4) {
        let id = format!("f{number}");
        findings.push(json!({ "id": id, "when": known.condition(tape, 2) }));
        known.findings.push(id);
    }
    let count = tape.pick(3) + 2;
    let verdicts = (0..count).map(|number| {
        let mut verdict = json!({
            "id": format!("v{number}"), "tone": "go", "title": "T", "summary": "S",
            "rationale": [{ "id": "r", "text": "R" }], "next_steps": [],
        });
        if number + 1 < count {
            verdict["when"] =
                json!({ "all": [known.condition(tape, 1), known.condition(tape, 2)] });
        }
        verdict
    });
    json!({
        "id": "random", "description": "D", "title": "T", "introduction": "I",
        "source": { "title": "S", "sections": [{ "id": "S1", "title": "One" }] },
        "verdicts": verdicts.collect::<Vec<_>>(), "findings": findings, "questions": questions,
    })
}

fn question(number: usize, tape: &mut Tape) -> Value {
    let answer = match tape.pick(8) {
        _ if number == 0 => json!({ "kind": "yes_no", "yes": powers(tape) }),
        0 => json!({ "kind": "yes_no", "yes": powers(tape), "no": powers(tape) }),
        1 | 2 => json!({ "kind": "choice", "choices": choices(tape) }),
        3 | 4 => {
            let choices = choices(tape);
            let min = tape.pick(2) + 1;
            let max = (min + tape.pick(2)).min(choices.len());
            json!({ "kind": "choices", "choices": choices, "min": min, "max": max })
        }
        5 => json!({ "kind": "number", "min": 0, "max": 4, "unit": "h" }),
        6 => json!({ "kind": "date", "min": "2026-01-30", "max": "2026-02-02" }),
        _ => json!({ "kind": "short_text", "max": 9 }),
    };
    let mut question = json!({
        "id": format!("q{number}"), "label": "L", "prompt": "P", "why": "W", "answer": answer,
    });
    let is_measured = ["number", "date"].contains(&question["answer"]["kind"].as_str().unwrap());
    if is_measured && tape.chance() {
        question["answer"]["skip"] = json!("Skip");
    }
    question
}

fn choices(tape: &mut Tape) -> Vec<Value> {
    let choice = |name| {
        let mut choice = powers(tape);
        choice["id"] = json!(name);
        choice["label"] = json!("L");
        choice
    };
    ["a", "b", "c"].map(choice).into()
}

fn powers(tape: &mut Tape) -> Value {
    if tape.pick(4) > 0 {
        json!({ "within_power": { "effort": tape.pick(5) + 1, "advice": "try" } })
    } else {
        json!({})
    }
}

/// What a condition may refer to.
#[derive(Default)]
struct Known {
    questions: Vec<Value>,
    findings: Vec<String>,
}

impl Known {
    fn condition(&self, tape: &mut Tape, depth: usize) -> Value {
        if depth == 0 {
            return self.test(tape);
        }
        match tape.pick(6) {
            2 | 3 => {
                json!({ "all": [self.condition(tape, depth - 1), self.condition(tape, depth - 1)] })
            }
            4 => {
                json!({ "any": [self.condition(tape, depth - 1), self.condition(tape, depth - 1)] })
            }
            5 => json!({ "not": self.condition(tape, depth - 1) }),
            _ => self.test(tape),
        }
    }

    fn test(&self, tape: &mut Tape) -> Value {
        let findings = self.findings.len();
        let one = tape.pick(findings + 2 * self.questions.len());
        if one < findings {
            return json!({ "finding": self.findings[one] });
        }
        let question = &self.questions[(one - findings) / 2];
        let answer = &question["answer"];
        let choice = ["a", "b", "c"][tape.pick(3)];
        let mut test = match answer["kind"].as_str().unwrap() {
            "yes_no" => json!({ "is": (["yes", "no"][tape.pick(2)]) }),
            "choice" if tape.chance() => json!({ "in": [choice, "b"] }),
            "choice" => json!({ "is": choice }),
            "choices" => json!({ "has": choice }),
            "number" => measured(&json!(tape.pick(5)), answer, tape),
            "date" => {
                let day = ["2026-01-30", "2026-01-31", "2026-02-01"][tape.pick(3)];
                measured(&json!(day), answer, tape)
            }
            // Text never routes.
            _ => return json!({ "answer": "q0", "is": "yes" }),
        };
        test["answer"] = question["id"].clone();
        test
    }
}

fn measured(value: &Value, answer: &Value, tape: &mut Tape) -> Value {
    match tape.pick(4) {
        0 => json!({ "at_least": value }),
        1 => json!({ "less_than": value }),
        2 if !answer["skip"].is_null() => json!({ "is": "skipped" }),
        _ => json!({ "is": value }),
    }
}

/// Everything that one can answer.
pub(crate) fn answers_to(question: &Question) -> Vec<Answer> {
    let mut answers: Vec<Answer> = match &question.kind {
        Kind::Choice(_) | Kind::YesNo { .. } => {
            let ids = question
                .choices()
                .into_iter()
                .map(|choice| choice.id.clone());
            ids.map(Answer::Choice).collect()
        }
        Kind::Choices { choices, count } => {
            let sets = (0..1 << choices.len()).map(|set: u32| {
                let chosen = (0..choices.len()).filter(|bit| set & (1 << bit) != 0);
                chosen.map(|bit| choices[bit].id.clone()).collect()
            });
            let sets =
                sets.filter(|set: &std::collections::BTreeSet<_>| count.contains(&set.len()));
            sets.map(Answer::Choices).collect()
        }
        Kind::Scale { range, .. } | Kind::Number { range, .. } => {
            range.clone().map(Answer::Number).collect()
        }
        Kind::Date { range, .. } => {
            let days = range.start().series(jiff::Span::new().days(1));
            days.take_while(|day| day <= range.end())
                .map(Answer::Date)
                .collect()
        }
        Kind::ShortText(_) | Kind::LongText(_) => vec![Answer::Text("text".to_owned())],
    };
    answers.extend(question.skip().map(|_| Answer::Skipped));
    answers
}

/// Every way to go on from these answers to the end, each with all its answers.
pub(crate) fn completions(dialog: &Dialog, given: &Answers) -> Vec<Answers> {
    let Some(next) = walk(dialog, given).next else {
        return vec![given.clone()];
    };
    let mut all = Vec::new();
    for answer in answers_to(next) {
        let mut further = given.clone();
        further.insert(next.id.clone(), answer);
        all.extend(completions(dialog, &further));
    }
    all
}

/// A finished interview; now and then with answers to questions that are off its way.
pub(crate) fn interview(dialog: &Dialog, tape: &mut Tape) -> Answers {
    let mut given = Answers::new();
    for question in &dialog.questions {
        if tape.chance() {
            given.insert(question.id.clone(), one_of(answers_to(question), tape));
        }
    }
    while let Some(next) = walk(dialog, &given).next {
        given.insert(next.id.clone(), one_of(answers_to(next), tape));
    }
    given
}

/// One of several.
pub(crate) fn one_of<T>(mut items: Vec<T>, tape: &mut Tape) -> T {
    let position = tape.pick(items.len());
    items.swap_remove(position)
}
