//! Conditions: what may be asked of answers and findings, as data.
//!
//! A test of a question that has no applying answer fails, so `not` of it holds.

use super::{Answer, Answers, FindingId, QuestionId};
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Holds for everybody: what an absent condition means.
    Always,
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Answer {
        question: QuestionId,
        test: Test,
    },
    Finding(FindingId),
}

/// What is asked of one answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    Is(Answer),
    In(Vec<Answer>),
    /// Of a several-choices question: this one is among them.
    Has(super::ChoiceId),
    /// Of numbers and dates; includes the bound. A skipped answer is neither.
    AtLeast(Answer),
    LessThan(Answer),
}

impl Condition {
    /// Whether it holds, given the answers that apply and the findings that hold.
    pub fn holds(&self, answers: &Answers, held: &BTreeSet<FindingId>) -> bool {
        match self {
            Condition::Always => true,
            Condition::All(parts) => parts.iter().all(|part| part.holds(answers, held)),
            Condition::Any(parts) => parts.iter().any(|part| part.holds(answers, held)),
            Condition::Not(part) => !part.holds(answers, held),
            Condition::Answer { question, test } => answers
                .get(question)
                .is_some_and(|answer| test.holds(answer)),
            Condition::Finding(id) => held.contains(id),
        }
    }
}

impl Condition {
    /// The findings that it names.
    pub fn findings(&self) -> BTreeSet<FindingId> {
        match self {
            Condition::Always | Condition::Answer { .. } => BTreeSet::new(),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().flat_map(Condition::findings).collect()
            }
            Condition::Not(part) => part.findings(),
            Condition::Finding(id) => BTreeSet::from([id.clone()]),
        }
    }
}

impl Test {
    pub fn holds(&self, answer: &Answer) -> bool {
        match self {
            Test::Is(wanted) => answer == wanted,
            Test::In(wanted) => wanted.contains(answer),
            Test::Has(choice) => {
                matches!(answer, Answer::Choices(chosen) if chosen.contains(choice))
            }
            Test::AtLeast(bound) => comparable(answer, bound) && answer >= bound,
            Test::LessThan(bound) => comparable(answer, bound) && answer < bound,
        }
    }
}

fn comparable(answer: &Answer, bound: &Answer) -> bool {
    matches!(
        (answer, bound),
        (Answer::Number(_), Answer::Number(_)) | (Answer::Date(_), Answer::Date(_))
    )
}
