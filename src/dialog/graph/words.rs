//! Conditions in words, as short as an author can still read them: choices and findings by their ids, and every
//! "not" carried inward to what it denies.

use crate::dialog::conditions::Test;
use crate::dialog::{Answer, Condition, Dialog, QuestionId};

pub(super) struct Words<'d> {
    pub(super) dialog: &'d Dialog,
}

/// A condition whose denials stand at its leaves only.
enum Plain<'d> {
    Leaf {
        question: Option<&'d QuestionId>,
        /// "= yes", "has no reporting"; of a finding, its words.
        verb: &'static str,
        values: Vec<String>,
        is_denied: bool,
    },
    All(Vec<Plain<'d>>),
    Any(Vec<Plain<'d>>),
}

impl Words<'_> {
    /// What must hold, each for itself; empty: it always holds.
    pub(super) fn whole(&self, condition: &Condition) -> Vec<String> {
        match plain(condition, false) {
            Plain::All(parts) => merged(parts, true)
                .iter()
                .map(|part| self.told(part, false))
                .collect(),
            one => vec![self.told(&one, false)],
        }
    }

    /// `inside`: part of another condition, so that what has parts itself needs brackets.
    fn told(&self, plain: &Plain<'_>, inside: bool) -> String {
        match plain {
            Plain::All(parts) => self.joined(parts, " and ", inside),
            Plain::Any(parts) => self.joined(parts, " or ", inside),
            Plain::Leaf {
                question,
                verb,
                values,
                ..
            } => {
                let label = question.map(|id| self.label(id));
                let words = [
                    label.unwrap_or_default(),
                    (*verb).to_owned(),
                    values.join(" / "),
                ];
                let words = words.into_iter().filter(|word| !word.is_empty());
                words.collect::<Vec<_>>().join(" ")
            }
        }
    }

    fn joined(&self, parts: &[Plain<'_>], word: &str, inside: bool) -> String {
        let told: Vec<String> = parts.iter().map(|part| self.told(part, true)).collect();
        if inside && told.len() > 1 {
            format!("({})", told.join(word))
        } else {
            told.join(word)
        }
    }

    /// What a condition wants of this one question, in its own words.
    pub(super) fn about(&self, condition: &Condition, question: &QuestionId) -> String {
        let mut found = Vec::new();
        collect(&plain(condition, false), question, &mut found);
        found.join(", ")
    }

    fn label(&self, id: &QuestionId) -> String {
        let question = self.dialog.question(id);
        question.map_or_else(|| id.to_string(), |question| question.label.clone())
    }
}

/// De Morgan, down to the leaves.
fn plain(condition: &Condition, is_denied: bool) -> Plain<'_> {
    match condition {
        Condition::Always => Plain::All(Vec::new()),
        Condition::Not(part) => plain(part, !is_denied),
        Condition::All(parts) | Condition::Any(parts) => {
            let is_all = matches!(condition, Condition::All(_)) != is_denied;
            let told = parts.iter().map(|part| plain(part, is_denied));
            let mut told = merged(told.collect(), is_all);
            match told.len() {
                1 => told.remove(0),
                _ if is_all => Plain::All(told),
                _ => Plain::Any(told),
            }
        }
        Condition::Finding(id) => Plain::Leaf {
            question: None,
            verb: if is_denied { "not" } else { "" },
            values: vec![spaced(id.as_str())],
            is_denied,
        },
        Condition::Answer { question, test } => Plain::Leaf {
            question: Some(question),
            verb: verb(test, is_denied),
            values: values(test),
            is_denied,
        },
    }
}

/// Takes apart what needs no brackets, and joins leaves about the same question: "has reporting / coordination".
fn merged(parts: Vec<Plain<'_>>, is_all: bool) -> Vec<Plain<'_>> {
    let mut merged: Vec<Plain<'_>> = Vec::new();
    for part in parts {
        match part {
            Plain::All(inner) if is_all => merged.extend(inner),
            Plain::Any(inner) if !is_all => merged.extend(inner),
            part => {
                if let Some(part) = join(merged.last_mut(), part, is_all) {
                    merged.push(part);
                }
            }
        }
    }
    merged
}

/// Gives the part back where it cannot be joined. An "or" joins what is wanted, an "and" what is denied: "has no
/// a / b" is neither of the two.
fn join<'d>(last: Option<&mut Plain<'d>>, part: Plain<'d>, is_all: bool) -> Option<Plain<'d>> {
    match (last, part) {
        (
            Some(Plain::Leaf {
                question: Some(of),
                verb: known,
                values: all,
                is_denied: true,
            }),
            Plain::Leaf {
                question: Some(question),
                verb,
                values,
                is_denied: true,
            },
        ) if is_all && *of == question && *known == verb => {
            all.extend(values);
            None
        }
        (
            Some(Plain::Leaf {
                question: Some(of),
                verb: known,
                values: all,
                is_denied: false,
            }),
            Plain::Leaf {
                question: Some(question),
                verb,
                values,
                is_denied: false,
            },
        ) if !is_all && *of == question && *known == verb => {
            all.extend(values);
            None
        }
        (_, part) => Some(part),
    }
}

fn collect(plain: &Plain<'_>, of: &QuestionId, found: &mut Vec<String>) {
    match plain {
        Plain::All(parts) | Plain::Any(parts) => {
            for part in parts {
                collect(part, of, found);
            }
        }
        Plain::Leaf {
            question: Some(question),
            verb,
            values,
            ..
        } if *question == of => {
            let words = format!("{verb} {}", values.join(" / "));
            if !found.contains(&words) {
                found.push(words);
            }
        }
        Plain::Leaf { .. } => {}
    }
}

fn verb(test: &Test, is_denied: bool) -> &'static str {
    match (test, is_denied) {
        (Test::Is(_) | Test::In(_), false) => "=",
        (Test::Is(_) | Test::In(_), true) => "≠",
        (Test::Has(_), false) => "has",
        (Test::Has(_), true) => "has no",
        (Test::AtLeast(_), false) | (Test::LessThan(_), true) => "≥",
        (Test::LessThan(_), false) | (Test::AtLeast(_), true) => "<",
    }
}

fn values(test: &Test) -> Vec<String> {
    match test {
        Test::Is(answer) | Test::AtLeast(answer) | Test::LessThan(answer) => vec![said(answer)],
        Test::In(answers) => answers.iter().map(said).collect(),
        Test::Has(choice) => vec![spaced(choice.as_str())],
    }
}

pub(super) fn said(answer: &Answer) -> String {
    match answer {
        Answer::Choice(id) => spaced(id.as_str()),
        Answer::Choices(ids) => {
            let ids: Vec<String> = ids.iter().map(|id| spaced(id.as_str())).collect();
            ids.join(" with ")
        }
        Answer::Number(number) => number.to_string(),
        Answer::Date(date) => date.to_string(),
        Answer::Text(text) => text.clone(),
        Answer::Skipped => "skipped".to_owned(),
    }
}

fn spaced(id: &str) -> String {
    id.replace('_', " ")
}
