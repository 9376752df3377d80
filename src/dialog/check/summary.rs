//! Numbers about a dialog: how many ways, how many answer sets, who gets which verdict, which answers decide.
//!
//! Shares are told twice, since no one knows how members answer: of all answer sets, and of random walks, that
//! is, of people who at each question give each answer that conditions tell apart equally often.
//!
//! An answer decides as much as it tells of the verdict: the information, in bits, that "was this answered so"
//! gives of "which verdict is it" over random walks. Nothing decides more than the verdict has bits itself.

use num_bigint::BigUint;

use super::Proof;
use super::algebra::{NotProven, Set};
use super::mass::{Weights, marginals};
use super::measure::End;
use super::space::{Bits, Name, Slot};
use crate::dialog::problem::{Witness, jot};
use crate::dialog::{Dialog, Kind, QuestionId, VerdictId};

#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Different sequences of questions.
    pub ways: BigUint,
    /// Of answers that conditions tell apart.
    pub answer_sets: BigUint,
    pub shortest: (usize, Witness),
    pub longest: (usize, Witness),
    /// In order of gravity.
    pub verdicts: Vec<Share>,
    /// What there is to know about the verdict, in bits.
    pub verdict_bits: f64,
    /// Those that tell something, most first.
    pub answers: Vec<Deciding>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    pub verdict: VerdictId,
    pub answer_sets: BigUint,
    /// From 0 to 1.
    pub of_answer_sets: f64,
    /// From 0 to 1.
    pub of_walks: f64,
}

/// What an answer tells of the verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Deciding {
    pub question: QuestionId,
    /// By its name; the first of a class of numbers or days.
    pub answer: String,
    pub bits: f64,
    /// The most likely verdict of those who answer so, with its share of them, from 0 to 1.
    pub leads_to: (VerdictId, f64),
}

/// Numbers about a dialog.
///
/// # Errors
/// The dialog is too entangled.
pub fn summary(dialog: &Dialog) -> Result<Summary, NotProven> {
    let proof = Proof::of(dialog)?;
    let possible = &proof.meaning.possible;
    let weights = proof.weights()?;
    let mut reached = Vec::new();
    for set in &proof.meaning.verdicts {
        reached.push(proof.possible(set)?);
    }
    let answer_sets = possible.exact_cardinality();
    let masses: Vec<(f64, Vec<f64>)> = reached.iter().map(|set| marginals(set, &weights)).collect();
    let share = |(position, set): (usize, &Set)| Share {
        verdict: dialog.verdicts[position].id.clone(),
        answer_sets: set.exact_cardinality(),
        of_answer_sets: ratio(&set.exact_cardinality(), &answer_sets),
        of_walks: masses[position].0,
    };
    Ok(Summary {
        ways: proof.count_ways(possible.clone())?,
        shortest: proof.way(End::Least).ok_or(NotProven)?,
        longest: proof.way(End::Most).ok_or(NotProven)?,
        verdicts: reached.iter().enumerate().map(share).collect(),
        verdict_bits: entropy(masses.iter().map(|(mass, _)| *mass)),
        answers: proof.deciding(&masses),
        answer_sets,
    })
}

impl Proof<'_> {
    /// A random walk's: each answer of a question equally likely.
    fn weights(&self) -> Result<Weights, NotProven> {
        let mut weights = Weights::new(self.effort.len());
        for slot in &self.meaning.slots {
            match (&slot.answer, &slot.question.kind) {
                (Bits::Several(choices), Kind::Choices { count, .. }) => {
                    let bits: Vec<_> = choices.iter().map(|(_, bit)| *bit).collect();
                    weights.several(slot.asked, &bits, count);
                }
                (Bits::One(classes), _) => weights.one(slot.asked, classes.len()),
                _ => weights.one(slot.asked, 1),
            }
        }
        Ok(weights)
    }

    /// The different rows of "asked" bits, whatever the answers.
    pub(super) fn count_ways(&self, mut ways: Set) -> Result<BigUint, NotProven> {
        let mut answers = 0_usize;
        for bit in self.meaning.slots.iter().flat_map(Slot::bits).rev() {
            let off = self.algebra.fixed(&ways, &[(bit, false)])?;
            let on = self.algebra.fixed(&ways, &[(bit, true)])?;
            ways = self.algebra.or(&off, &on)?;
            answers += 1;
        }
        // An answer's bit is free by now, so it counts each way twice.
        Ok(ways.exact_cardinality() >> answers)
    }

    fn deciding(&self, verdicts: &[(f64, Vec<f64>)]) -> Vec<Deciding> {
        let mut answers = Vec::new();
        for slot in &self.meaning.slots {
            for (name, bit) in slot.named_bits() {
                let answer = match name {
                    Name::Choice(id) => id.to_string(),
                    Name::Class(answer) => jot(&answer).unwrap_or_default(),
                    Name::Text => continue,
                };
                let given: Vec<f64> = verdicts
                    .iter()
                    .map(|(_, bits)| bits[bit.to_index()])
                    .collect();
                let bits = information(verdicts, &given);
                let total: f64 = given.iter().sum();
                let most = given
                    .iter()
                    .enumerate()
                    .max_by(|left, right| left.1.total_cmp(right.1));
                if let Some((position, mass)) = most.filter(|_| bits > BITS_MIN) {
                    let verdict = self.dialog.verdicts[position].id.clone();
                    answers.push(Deciding {
                        question: slot.question.id.clone(),
                        answer,
                        bits,
                        leads_to: (verdict, mass / total),
                    });
                }
            }
        }
        answers.sort_by(|left, right| right.bits.total_cmp(&left.bits));
        answers
    }
}

/// Less is what rounding leaves.
const BITS_MIN: f64 = 1e-6;

/// What knowing whether an answer was given tells of the verdict.
fn information(verdicts: &[(f64, Vec<f64>)], given: &[f64]) -> f64 {
    let all = entropy(verdicts.iter().map(|(mass, _)| *mass));
    let others: Vec<f64> = verdicts
        .iter()
        .zip(given)
        .map(|((mass, _), given)| mass - given)
        .collect();
    let rest = |masses: &[f64]| {
        let total: f64 = masses.iter().sum();
        if total <= 0.0 {
            return 0.0;
        }
        total * entropy(masses.iter().map(|mass| mass / total))
    };
    all - rest(given) - rest(&others)
}

fn entropy(shares: impl Iterator<Item = f64>) -> f64 {
    let bits = shares.filter(|share| *share > 0.0);
    bits.map(|share| -share * share.log2()).sum()
}

fn ratio(part: &BigUint, whole: &BigUint) -> f64 {
    // Shifted to what a float holds.
    let shift = whole.bits().saturating_sub(1_000);
    let float = |number: &BigUint| {
        (number >> shift)
            .to_string()
            .parse::<f64>()
            .unwrap_or_default()
    };
    float(part) / float(whole)
}
