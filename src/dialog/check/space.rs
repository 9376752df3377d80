//! How an answer set is written in bits: what each question's answer takes.

use biodivine_lib_bdd::BddVariable;

use crate::dialog::conditions::Test;
use crate::dialog::cuts::classes;
use crate::dialog::problem::Witness;
use crate::dialog::{Answer, ChoiceId, Kind, Question};

/// The bits of one question. All of them are off where it is not asked.
#[derive(Debug)]
pub(super) struct Slot<'d> {
    pub(super) question: &'d Question,
    /// On where the question is asked, that is, answered.
    pub(super) asked: BddVariable,
    pub(super) answer: Bits,
}

/// What stands for the answer.
#[derive(Debug)]
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

/// The answer set that bits stand for.
pub(super) fn read(slots: &[Slot], bits: &[bool]) -> Witness {
    let answers = slots
        .iter()
        .filter_map(|slot| Some((slot.question.id.clone(), slot.read(bits)?)));
    Witness::new(answers.collect())
}
