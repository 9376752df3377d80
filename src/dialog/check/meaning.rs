//! What a dialog means: for each of its parts, the set of answer sets for which it holds.

use std::collections::BTreeMap;

use super::algebra::{Algebra, NotProven, Set};
use super::space::{Bits, Slot};
use crate::dialog::conditions::Test;
use crate::dialog::{Condition, Dialog, FindingId, Gauge, Kind, QuestionId};

#[derive(Debug)]
pub(super) struct Meaning<'d> {
    pub(super) dialog: &'d Dialog,
    pub(super) slots: Vec<Slot<'d>>,
    /// Every answer set that a finished interview can have.
    pub(super) possible: Set,
    /// Where each finding holds. Outside of what is possible, these and those below say nothing.
    pub(super) findings: Vec<Set>,
    /// Where each verdict is the verdict.
    pub(super) verdicts: Vec<Set>,
    names: Names<'d>,
}

#[derive(Debug, Default)]
struct Names<'d> {
    questions: BTreeMap<&'d QuestionId, usize>,
    findings: BTreeMap<&'d FindingId, usize>,
}

/// Where a gauge is read like this.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) met: Set,
    pub(super) not_met: Set,
}

impl<'d> Meaning<'d> {
    /// What a dialog means, over the bits of these slots.
    pub(super) fn of(
        dialog: &'d Dialog,
        slots: Vec<Slot<'d>>,
        algebra: &Algebra,
    ) -> Result<Meaning<'d>, NotProven> {
        let mut names = Names::default();
        for (position, question) in dialog.questions.iter().enumerate() {
            names.questions.insert(&question.id, position);
        }
        let mut meaning = Meaning {
            dialog,
            slots,
            possible: algebra.everything(),
            findings: Vec::new(),
            verdicts: Vec::new(),
            names,
        };
        for position in 0..dialog.questions.len() {
            let answered = meaning.answered(position, algebra)?;
            meaning.possible = algebra.and(&meaning.possible, &answered)?;
        }
        for (position, finding) in dialog.findings.iter().enumerate() {
            let holds = meaning.holds(&finding.when, algebra)?;
            meaning.findings.push(holds);
            meaning.names.findings.insert(&finding.id, position);
        }
        meaning.conclude(algebra)?;
        Ok(meaning)
    }

    fn conclude(&mut self, algebra: &Algebra) -> Result<(), NotProven> {
        let mut left = algebra.everything();
        for verdict in &self.dialog.verdicts {
            let holds = self.holds(&verdict.when, algebra)?;
            self.verdicts.push(algebra.and(&left, &holds)?);
            left = algebra.without(&left, &holds)?;
        }
        Ok(())
    }

    /// A question is answered, once, where it is asked; elsewhere all its bits are off.
    fn answered(&self, position: usize, algebra: &Algebra) -> Result<Set, NotProven> {
        let slot = &self.slots[position];
        let asked = self.holds(&slot.question.ask_if, algebra)?;
        let bits: Vec<Set> = slot
            .bits()
            .into_iter()
            .map(|bit| algebra.bit(bit))
            .collect();
        let on = algebra.bit(slot.asked);
        let off = algebra.any(bits.iter().chain([&on]))?.into_not();
        let answered = match (&slot.question.kind, &slot.answer) {
            (Kind::Choices { count, .. }, _) => count_within(&bits, count, algebra)?,
            (_, Bits::Only(_)) => algebra.everything(),
            _ => count_within(&bits, &(1..=1), algebra)?,
        };
        let asked_and_answered = algebra.all([&asked, &on, &answered])?;
        algebra.or(&asked_and_answered, &algebra.without(&off, &asked)?)
    }

    /// Where a condition holds.
    pub(super) fn holds(&self, condition: &Condition, algebra: &Algebra) -> Result<Set, NotProven> {
        match condition {
            Condition::Always => Ok(algebra.everything()),
            Condition::All(parts) => parts.iter().try_fold(algebra.everything(), |all, part| {
                algebra.and(&all, &self.holds(part, algebra)?)
            }),
            Condition::Any(parts) => parts.iter().try_fold(algebra.nothing(), |any, part| {
                algebra.or(&any, &self.holds(part, algebra)?)
            }),
            Condition::Not(part) => Ok(self.holds(part, algebra)?.into_not()),
            Condition::Answer { question, test } => {
                self.passes(&self.slots[self.names.questions[question]], test, algebra)
            }
            Condition::Finding(id) => Ok(self.findings[self.names.findings[id]].clone()),
        }
    }

    fn passes(&self, slot: &Slot, test: &Test, algebra: &Algebra) -> Result<Set, NotProven> {
        match (&slot.answer, test) {
            (Bits::Several(choices), Test::Has(choice)) => {
                let bit = choices.iter().find(|(id, _)| id == choice);
                Ok(bit.map_or_else(|| algebra.nothing(), |(_, bit)| algebra.bit(*bit)))
            }
            (Bits::One(classes), test) => {
                let named = classes.iter().filter(|(class, _)| test.holds(class));
                let bits: Vec<Set> = named.map(|(_, bit)| algebra.bit(*bit)).collect();
                algebra.any(&bits)
            }
            (Bits::Only(answer), test) if test.holds(answer) => Ok(algebra.bit(slot.asked)),
            (Bits::Only(_) | Bits::Several(_), _) => Ok(algebra.nothing()),
        }
    }

    pub(super) fn read(&self, gauge: &Gauge, algebra: &Algebra) -> Result<Read, NotProven> {
        let met = self.holds(&gauge.met, algebra)?;
        let not_met = algebra.without(&self.holds(&gauge.not_met, algebra)?, &met)?;
        Ok(Read { met, not_met })
    }
}

/// Where so many of these bits are on.
fn count_within(
    bits: &[Set],
    count: &std::ops::RangeInclusive<usize>,
    algebra: &Algebra,
) -> Result<Set, NotProven> {
    // By dynamic programming from the last bit: where exactly so many of the bits behind are on.
    let most = *count.end();
    let mut exactly = vec![algebra.nothing(); most + 1];
    exactly[0] = algebra.everything();
    for bit in bits.iter().rev() {
        let mut with = vec![algebra.without(&exactly[0], bit)?];
        for number in 1..=most {
            let on = algebra.and(&exactly[number - 1], bit)?;
            with.push(algebra.or(&on, &algebra.without(&exactly[number], bit)?)?);
        }
        exactly = with;
    }
    algebra.any(&exactly[(*count.start()).min(most + 1)..])
}
