//! Choices: each makes a difference to somebody.
//!
//! Two choices are the same when, with everything else equal, they lead to the same further questions, the
//! same verdict with the same passages, the same gauges, and are told the same findings. Of several
//! choices, when one in the place of the other does. Where a text quotes the answer, choices differ by that.

use std::collections::BTreeSet;

use biodivine_lib_bdd::BddVariable;

use super::algebra::{NotProven, Set};
use super::space::{Bits, Slot};
use super::{Proof, Report};
use crate::dialog::placeholder::{Piece, pieces};
use crate::dialog::places::Part;
use crate::dialog::{Choice, Dialog, Kind, QuestionId};

impl Proof<'_> {
    /// Tells choices that differ from another in nothing, and questions whose answers do.
    pub(super) fn choices(&self, report: &mut Report) -> Result<(), NotProven> {
        let outcomes = self.outcomes()?;
        let quoted = quoted(self.dialog);
        for (position, slot) in self.meaning.slots.iter().enumerate() {
            if quoted.contains(&slot.question.id) || !self.is_possible(&self.asked(slot))? {
                continue;
            }
            let part = Part::root().key("questions").item(position);
            match &slot.answer {
                Bits::Only(_) if slot.question.routes() => {
                    report.question_idle(&part, &slot.question.id);
                }
                Bits::Only(_) => {}
                _ => self.answers(slot, &part, &outcomes, report)?,
            }
        }
        Ok(())
    }

    /// Everything that an answer can make a difference to, but for further questions.
    pub(super) fn outcomes(&self) -> Result<Vec<Set>, NotProven> {
        let mut outcomes = Vec::new();
        for (finding, holds) in self.dialog.findings.iter().zip(&self.meaning.findings) {
            if finding.telling.is_some() {
                outcomes.push(holds.clone());
            }
        }
        for gauge in &self.dialog.gauges {
            let read = self.meaning.read(gauge, &self.algebra)?;
            outcomes.extend([read.met, read.not_met]);
        }
        for (verdict, reached) in self.dialog.verdicts.iter().zip(&self.meaning.verdicts) {
            outcomes.push(reached.clone());
            for passage in verdict.rationale.iter().chain(&verdict.next_steps) {
                let told = self.meaning.holds(&passage.when, &self.algebra)?;
                outcomes.push(self.algebra.and(reached, &told)?);
            }
        }
        Ok(outcomes)
    }

    fn answers(
        &self,
        slot: &Slot,
        part: &Part,
        outcomes: &[Set],
        report: &mut Report,
    ) -> Result<(), NotProven> {
        let bits = slot.bits();
        let concerned: Vec<&Set> = outcomes
            .iter()
            .filter(|outcome| outcome.support_set().iter().any(|bit| bits.contains(bit)))
            .collect();
        // One of each sort, and those that are the same as it.
        let mut sorts: Vec<(usize, Vec<usize>)> = Vec::new();
        for (position, bit) in bits.iter().enumerate() {
            let mut same = None;
            for (sort, (first, _)) in sorts.iter().enumerate() {
                if self.are_same(slot, (bits[*first], *bit), &concerned)? {
                    same = Some(sort);
                    break;
                }
            }
            match same {
                Some(sort) => sorts[sort].1.push(position),
                None => sorts.push((position, Vec::new())),
            }
        }
        if sorts.len() == 1 {
            report.question_idle(part, &slot.question.id);
            return Ok(());
        }
        let choices = slot.question.choices();
        for (first, same) in sorts {
            // Classes of numbers and days are no choices; what conditions cut and do not use is theirs.
            for position in same.into_iter().filter(|_| !choices.is_empty()) {
                let witness = self.witness(&self.algebra.bit(bits[position]))?;
                let at = choice_part(slot, part, position);
                let (id, other): (&Choice, &Choice) = (choices[position], choices[first]);
                report.choice_idle(&at, &id.id, &other.id, witness);
            }
        }
        Ok(())
    }

    /// Whether one bit in the place of another makes no difference.
    fn are_same(
        &self,
        slot: &Slot,
        (left, right): (BddVariable, BddVariable),
        outcomes: &[&Set],
    ) -> Result<bool, NotProven> {
        let with = |set: &Set, on: BddVariable| {
            let bits = match &slot.answer {
                Bits::Several(_) => vec![left, right],
                _ => slot.bits(),
            };
            let fixed: Vec<(BddVariable, bool)> =
                bits.into_iter().map(|bit| (bit, bit == on)).collect();
            self.algebra.fixed(set, &fixed)
        };
        let possible = with(&self.meaning.possible, left)?;
        let other = with(&self.meaning.possible, right)?;
        if self.algebra.differ(&possible, &other)? {
            return Ok(false);
        }
        for outcome in outcomes {
            let difference = self
                .algebra
                .difference(&with(outcome, left)?, &with(outcome, right)?)?;
            if self.algebra.meet(&possible, &difference)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    pub(super) fn asked(&self, slot: &Slot) -> Set {
        self.algebra.bit(slot.asked)
    }
}

fn choice_part(slot: &Slot, question: &Part, position: usize) -> Part {
    let answer = question.key("answer");
    match slot.question.kind {
        Kind::YesNo { .. } => answer.key(["yes", "no"][position]),
        _ => answer.key("choices").item(position),
    }
}

/// The questions whose answers some text quotes.
fn quoted(dialog: &Dialog) -> BTreeSet<QuestionId> {
    let prompts = dialog.questions.iter().map(|question| &question.prompt);
    let findings = dialog.findings.iter();
    let tellings = findings.filter_map(|finding| Some(&finding.telling.as_ref()?.text));
    let summaries = dialog.verdicts.iter().map(|verdict| &verdict.summary);
    let passages = dialog
        .verdicts
        .iter()
        .flat_map(|verdict| verdict.rationale.iter().chain(&verdict.next_steps))
        .map(|passage| &passage.text);
    let texts = prompts.chain(tellings).chain(summaries).chain(passages);
    let pieces = texts.flat_map(|text| pieces(text).unwrap_or_default());
    let quoted = pieces.filter_map(|piece| match piece {
        Piece::Answer { question, .. } => Some(question),
        Piece::Text(_) => None,
    });
    quoted.collect()
}
