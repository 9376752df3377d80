//! How an answer set is written in bits: what each question's answer takes.

use std::collections::BTreeSet;

use biodivine_lib_bdd::BddVariable;

use super::compare::answers;
use crate::dialog::conditions::Test;
use crate::dialog::cuts::{all_tests, classes};
use crate::dialog::problem::Witness;
use crate::dialog::{Answer, ChoiceId, Condition, Dialog, Kind, Question, QuestionId};

/// The bits of one question. All of them are off where it is not asked.
#[derive(Debug, Clone)]
pub(super) struct Slot<'d> {
    pub(super) question: &'d Question,
    /// On where the question is asked, that is, answered.
    pub(super) asked: BddVariable,
    pub(super) answer: Bits,
}

/// What stands for the answer.
#[derive(Debug, Clone)]
pub(super) enum Bits {
    /// Nothing to tell apart: this answer stands for all.
    Only(Answer),
    /// One of these classes of answers, each with its bit.
    One(Vec<(Answer, BddVariable)>),
    /// Some of these choices, each with its bit.
    Several(Vec<(ChoiceId, BddVariable)>),
}

/// Hands out bits, one after the other.
#[derive(Debug, Default)]
pub(super) struct Fresh {
    pub(super) count: usize,
}

impl Fresh {
    fn bit(&mut self) -> BddVariable {
        // Beyond what a diagram can have, the last one is handed out again; the algebra then refuses.
        let bit = self.count.min(usize::from(u16::MAX));
        self.count += 1;
        BddVariable::from_index(bit)
    }
}

impl<'d> Slot<'d> {
    /// Bits for a question whose answers are told apart by these tests.
    pub(super) fn new(question: &'d Question, tests: &[&Test], fresh: &mut Fresh) -> Slot<'d> {
        let asked = fresh.bit();
        let answer = match &question.kind {
            Kind::Choices { choices, .. } => {
                let bits = choices
                    .iter()
                    .map(|choice| (choice.id.clone(), fresh.bit()));
                Bits::Several(bits.collect())
            }
            Kind::ShortText(bounds) | Kind::LongText(bounds) => {
                Bits::Only(Answer::Text("…".repeat(*bounds.length.start())))
            }
            _ => Bits::of_classes(classes(question, tests), fresh),
        };
        Slot {
            question,
            asked,
            answer,
        }
    }

    /// Every bit but [`Self::asked`].
    pub(super) fn bits(&self) -> Vec<BddVariable> {
        match &self.answer {
            Bits::Only(_) => Vec::new(),
            Bits::One(classes) => classes.iter().map(|(_, bit)| *bit).collect(),
            Bits::Several(choices) => choices.iter().map(|(_, bit)| *bit).collect(),
        }
    }

    /// The answer that bits stand for; `None` where the question is not asked.
    fn read(&self, bits: &[bool]) -> Option<Answer> {
        let is_on = |bit: &BddVariable| bits[bit.to_index()];
        if !is_on(&self.asked) {
            return None;
        }
        match &self.answer {
            Bits::Only(answer) => Some(answer.clone()),
            Bits::One(classes) => classes
                .iter()
                .find(|(_, bit)| is_on(bit))
                .map(|(answer, _)| answer.clone()),
            Bits::Several(choices) => {
                let chosen = choices.iter().filter(|(_, bit)| is_on(bit));
                Some(Answer::Choices(chosen.map(|(id, _)| id.clone()).collect()))
            }
        }
    }
}

impl Bits {
    fn of_classes(classes: Vec<Answer>, fresh: &mut Fresh) -> Bits {
        match <[Answer; 1]>::try_from(classes) {
            Ok([only]) => Bits::Only(only),
            Err(classes) => Bits::One(
                classes
                    .into_iter()
                    .map(|class| (class, fresh.bit()))
                    .collect(),
            ),
        }
    }
}

/// What a bit of an answer stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    Text,
    Class(Answer),
    Choice(ChoiceId),
}

impl Slot<'_> {
    /// The bits of an answer, with what they stand for. What is the only answer is given where it is asked.
    pub(super) fn named_bits(&self) -> Vec<(Name, BddVariable)> {
        match &self.answer {
            Bits::Only(Answer::Text(_)) => vec![(Name::Text, self.asked)],
            Bits::Only(answer) => vec![(Name::Class(answer.clone()), self.asked)],
            Bits::One(classes) => classes
                .iter()
                .map(|(answer, bit)| (Name::Class(answer.clone()), *bit))
                .collect(),
            Bits::Several(choices) => choices
                .iter()
                .map(|(id, bit)| (Name::Choice(id.clone()), *bit))
                .collect(),
        }
    }
}

/// Slots for two dialogs whose answers are to be compared, cut at the constants of both.
///
/// A question that both ask in the same cases has the same bits in both. Otherwise its bits stand side by
/// side, since diagrams stay small where what belongs together stands together.
pub(super) fn slots_of_both<'d>(
    old: &'d Dialog,
    new: &'d Dialog,
    fresh: &mut Fresh,
) -> (Vec<Slot<'d>>, Vec<Slot<'d>>) {
    let tests = [all_tests(old), all_tests(new)];
    let slot = |question: &'d Question, other: Option<&Question>, fresh: &mut Fresh| {
        let of_both = tests.iter().filter_map(|tests| tests.get(&question.id));
        let ends = other.map_or_else(Vec::new, ends);
        let tests: Vec<&Test> = of_both.flatten().copied().chain(&ends).collect();
        Slot::new(question, &tests, fresh)
    };
    let shared = shared(old, new);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut coming = new.questions.iter().peekable();
    for question in &old.questions {
        while let Some(next) = coming.next_if(|next| old.question(&next.id).is_none()) {
            right.push(slot(next, None, fresh));
        }
        let other = new.question(&question.id);
        left.push(slot(question, other, fresh));
        if let Some(other) = other {
            coming.next_if(|next| next.id == other.id);
            right.push(match left.last() {
                Some(left) if shared.contains(&other.id) => Slot {
                    question: other,
                    ..left.clone()
                },
                _ => slot(other, Some(question), fresh),
            });
        }
    }
    for next in coming.filter(|next| old.question(&next.id).is_none()) {
        right.push(slot(next, None, fresh));
    }
    right.sort_by_key(|slot| position(new, slot.question));
    (left, right)
}

fn position(dialog: &Dialog, question: &Question) -> Option<usize> {
    let mut questions = dialog.questions.iter();
    questions.position(|known| known.id == question.id)
}

/// The questions that take the same answers in both and are asked in the same cases.
fn shared<'d>(old: &'d Dialog, new: &Dialog) -> BTreeSet<&'d QuestionId> {
    let mut shared = BTreeSet::new();
    for question in &old.questions {
        let Some(other) = new.question(&question.id) else {
            continue;
        };
        let mut looked_at = Vec::new();
        looks_at(&question.ask_if, &mut looked_at);
        if question.ask_if == other.ask_if
            && answers(question) == answers(other)
            && looked_at.iter().all(|id| shared.contains(id))
        {
            shared.insert(&question.id);
        }
    }
    shared
}

fn looks_at<'d>(condition: &'d Condition, found: &mut Vec<&'d QuestionId>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                looks_at(part, found);
            }
        }
        Condition::Not(part) => looks_at(part, found),
        Condition::Answer { question, .. } => found.push(question),
        Condition::Always | Condition::Finding(_) => {}
    }
}

/// Tests that cut where a question's own range begins and ends.
fn ends(question: &Question) -> Vec<Test> {
    match &question.kind {
        Kind::Scale { range, .. } | Kind::Number { range, .. } => vec![
            Test::AtLeast(Answer::Number(*range.start())),
            Test::AtLeast(Answer::Number(range.end().saturating_add(1))),
        ],
        Kind::Date { range, .. } => {
            let behind = range.end().tomorrow().ok();
            let days = std::iter::once(*range.start()).chain(behind);
            days.map(|day| Test::AtLeast(Answer::Date(day))).collect()
        }
        _ => Vec::new(),
    }
}

/// The answer set that bits stand for.
pub(super) fn read(slots: &[Slot], bits: &[bool]) -> Witness {
    let answers = slots
        .iter()
        .filter_map(|slot| Some((slot.question.id.clone(), slot.read(bits)?)));
    Witness::new(answers.collect())
}
