//! What is certain where a condition holds: which further conditions hold, and which questions are answered.
//!
//! A sound and simple reading: what it calls certain is so, while some certain things escape it. It serves
//! texts, where the cure of a doubt is a fallback and costs nothing.

use std::collections::BTreeMap;

use super::conditions::Test;
use super::{Answer, Condition, Finding, FindingId, Question, QuestionId};

/// Most facts that are followed at once; beyond, fewer things are called certain.
const FACTS_MAX: usize = 64;

/// Conditions that hold; `None`: the place is never reached, so everything does.
pub(super) type Facts<'d> = Option<Vec<&'d Condition>>;

#[derive(Debug)]
pub(super) struct Certain<'d> {
    /// What holds where a question is asked.
    questions: BTreeMap<&'d QuestionId, Facts<'d>>,
    findings: BTreeMap<&'d FindingId, Facts<'d>>,
}

impl<'d> Certain<'d> {
    pub(super) fn new(questions: &'d [Question], findings: &'d [Finding]) -> Self {
        let mut certain = Certain {
            questions: BTreeMap::new(),
            findings: BTreeMap::new(),
        };
        for question in questions {
            let facts = certain.facts(&question.ask_if);
            certain.questions.insert(&question.id, facts);
        }
        for finding in findings {
            let facts = certain.facts(&finding.when);
            certain.findings.insert(&finding.id, facts);
        }
        certain
    }

    /// Everything that is seen to hold where this condition does.
    pub(super) fn facts(&self, condition: &'d Condition) -> Facts<'d> {
        match condition {
            Condition::All(parts) => {
                // What is said here comes before what follows from it, should there be too many.
                let mut all = vec![condition];
                join(&mut all, parts.iter().collect());
                for part in parts {
                    join(&mut all, self.facts(part)?);
                }
                Some(all)
            }
            Condition::Any(parts) => {
                let mut shared: Facts<'d> = None;
                for facts in parts.iter().filter_map(|part| self.facts(part)) {
                    shared = Some(match shared {
                        None => facts,
                        Some(shared) => intersection(shared, &facts),
                    });
                }
                let mut shared = shared?;
                join(&mut shared, vec![condition]);
                Some(shared)
            }
            Condition::Finding(id) => with(condition, self.findings.get(id)),
            Condition::Answer { question, .. } => with(condition, self.questions.get(question)),
            Condition::Always => Some(Vec::new()),
            Condition::Not(_) => Some(vec![condition]),
        }
    }

    /// Everything that holds where both do.
    pub(super) fn both(&self, left: &'d Condition, right: &'d Condition) -> Facts<'d> {
        let mut facts = self.facts(left)?;
        join(&mut facts, self.facts(right)?);
        Some(facts)
    }

    /// Whether this question has an answer that was not "skip".
    pub(super) fn is_answered(&self, question: &Question, facts: &Facts) -> bool {
        let Some(known) = facts else {
            return true;
        };
        let says = |condition: &&Condition| match condition {
            Condition::Answer { question: of, test } => *of == question.id && !allows_skip(test),
            _ => false,
        };
        known.iter().any(says) || question.skip().is_none() && self.is_asked(question, known)
    }

    fn is_asked(&self, question: &Question, known: &[&Condition]) -> bool {
        let tested = |fact: &&Condition| matches!(fact, Condition::Answer { question: of, .. } if *of == question.id);
        follows(&question.ask_if, known) || known.iter().any(tested)
    }
}

/// Whether a condition follows from facts, as far as a look at its parts tells.
fn follows(condition: &Condition, facts: &[&Condition]) -> bool {
    if facts.contains(&condition) {
        return true;
    }
    match condition {
        Condition::Always => true,
        Condition::All(parts) => parts.iter().all(|part| follows(part, facts)),
        Condition::Any(parts) => parts.iter().any(|part| follows(part, facts)),
        Condition::Answer { question, test } => facts.iter().any(|fact| match fact {
            Condition::Answer {
                question: of,
                test: known,
            } => of == question && within(known, test),
            _ => false,
        }),
        Condition::Not(_) | Condition::Finding(_) => false,
    }
}

/// Whether every answer that passes the first test is named by the second.
fn within(known: &Test, wanted: &Test) -> bool {
    let named = |answer: &Answer| wanted.holds(answer);
    match known {
        Test::Is(answer) => named(answer),
        Test::In(answers) => answers.iter().all(named),
        Test::Has(_) | Test::AtLeast(_) | Test::LessThan(_) => known == wanted,
    }
}

fn allows_skip(test: &Test) -> bool {
    test.holds(&Answer::Skipped)
}

/// A condition and what holds where it does.
fn with<'d>(condition: &'d Condition, further: Option<&Facts<'d>>) -> Facts<'d> {
    let mut facts = vec![condition];
    if let Some(further) = further {
        join(&mut facts, further.clone()?);
    }
    Some(facts)
}

fn join<'d>(facts: &mut Vec<&'d Condition>, further: Vec<&'d Condition>) {
    for fact in further {
        if facts.len() < FACTS_MAX && !facts.contains(&fact) {
            facts.push(fact);
        }
    }
}

fn intersection<'d>(mut left: Vec<&'d Condition>, right: &[&'d Condition]) -> Vec<&'d Condition> {
    left.retain(|fact| right.contains(fact));
    left
}
