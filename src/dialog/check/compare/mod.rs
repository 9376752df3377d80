//! What differs in meaning between two dialogs, for instance two revisions of one: exact, with counts and
//! a witness each.
//!
//! Both dialogs are laid over rows that hold an answer set of each, and only pairs count that agree: where
//! both ask a question, it has the same answer. A pair is one person answering both. Parts are the same
//! part when they have the same name. Texts are not compared.

mod details;

use biodivine_lib_bdd::BddVariable;
use num_bigint::BigUint;

pub use self::details::Offered;
pub(super) use self::details::answers;
use self::details::details;
use super::algebra::{Algebra, NotProven, Set};
use super::meaning::Meaning;
use super::measure::{End, extreme};
use super::space::{Fresh, Name, Slot, read, slots_of_both};
use crate::dialog::problem::Witness;
use crate::dialog::{Dialog, FindingId, Gauge, GaugeId, QuestionId, Reading, VerdictId};

/// Everything that differs. Without differences the dialogs lead everybody to the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differences {
    /// How many pairs of answer sets agree; without a change of questions, how many answer sets there are.
    pub compared: BigUint,
    pub moved: Vec<Moved>,
    pub questions: Vec<Differing<QuestionId>>,
    pub findings: Vec<Differing<FindingId>>,
    pub gauges: Vec<Differing<GaugeId>>,
    pub passages: Vec<Differing<(VerdictId, String)>>,
    /// Questions that take other answers. Pairs exist only of what both take.
    pub offered: Vec<Offered>,
    /// Keys of citations, sides, tones and efforts that differ: `finding.gap.cites`.
    pub details: Vec<String>,
}

/// Answer sets that lead from one verdict to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub from: VerdictId,
    pub to: VerdictId,
    pub count: BigUint,
    pub example: Example,
}

/// A part that says something else for some: is asked, told or read differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing<Id> {
    pub id: Id,
    pub count: BigUint,
    pub example: Example,
}

/// The answers of one person to both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    pub old: Witness,
    pub new: Witness,
}

impl Differences {
    pub fn is_empty(&self) -> bool {
        self.moved.is_empty()
            && self.questions.is_empty()
            && self.findings.is_empty()
            && self.gauges.is_empty()
            && self.passages.is_empty()
            && self.offered.is_empty()
            && self.details.is_empty()
    }
}

/// What differs in meaning.
///
/// # Errors
/// The dialogs are too entangled to be compared within the bounds of [`super::algebra`].
pub fn compare(old: &Dialog, new: &Dialog) -> Result<Differences, NotProven> {
    let pair = Pair::of(old, new)?;
    Ok(Differences {
        compared: pair.agreeing.exact_cardinality(),
        moved: pair.moved()?,
        questions: pair.questions()?,
        findings: pair.findings()?,
        gauges: pair.gauges()?,
        passages: pair.passages()?,
        offered: details::offered(old, new),
        details: details(old, new),
    })
}

/// Where each part of a dialog says something.
type Sets<Id> = Vec<(Id, Set)>;

struct Pair<'d> {
    algebra: Algebra,
    old: Meaning<'d>,
    new: Meaning<'d>,
    agreeing: Set,
    effort: Vec<i64>,
}

impl<'d> Pair<'d> {
    fn of(old: &'d Dialog, new: &'d Dialog) -> Result<Pair<'d>, NotProven> {
        let mut fresh = Fresh::default();
        let (old_slots, new_slots) = slots_of_both(old, new, &mut fresh);
        let algebra = Algebra::new(fresh.count)?;
        let mut effort = vec![1; fresh.count];
        for slot in old_slots.iter().chain(&new_slots) {
            effort[slot.asked.to_index()] = super::QUESTION_EFFORT;
        }
        let old = Meaning::of(old, old_slots, &algebra)?;
        let new = Meaning::of(new, new_slots, &algebra)?;
        let agreeing = agreeing(&old, &new, &algebra)?;
        Ok(Pair {
            algebra,
            old,
            new,
            agreeing,
            effort,
        })
    }

    fn moved(&self) -> Result<Vec<Moved>, NotProven> {
        let mut moved = Vec::new();
        let verdicts = self.old.dialog.verdicts.iter();
        for (from, left) in verdicts.zip(&self.old.verdicts) {
            let left = self.algebra.and(&self.agreeing, left)?;
            let verdicts = self.new.dialog.verdicts.iter();
            for (to, reached) in verdicts.zip(&self.new.verdicts) {
                let both = self.algebra.and(&left, reached)?;
                if let Some(example) = self.example(&both).filter(|_| from.id != to.id) {
                    moved.push(Moved {
                        from: from.id.clone(),
                        to: to.id.clone(),
                        count: both.exact_cardinality(),
                        example,
                    });
                }
            }
        }
        Ok(moved)
    }

    fn questions(&self) -> Result<Vec<Differing<QuestionId>>, NotProven> {
        let asked = |meaning: &Meaning| -> Sets<QuestionId> {
            let slots = meaning.slots.iter();
            slots
                .map(|slot| (slot.question.id.clone(), self.algebra.bit(slot.asked)))
                .collect()
        };
        self.differing(&asked(&self.old), &asked(&self.new))
    }

    fn findings(&self) -> Result<Vec<Differing<FindingId>>, NotProven> {
        let told = |meaning: &Meaning| -> Sets<FindingId> {
            let findings = meaning.dialog.findings.iter().zip(&meaning.findings);
            findings
                .filter(|(finding, _)| finding.telling.is_some())
                .map(|(finding, holds)| (finding.id.clone(), holds.clone()))
                .collect()
        };
        self.differing(&told(&self.old), &told(&self.new))
    }

    /// Where some reading differs.
    fn gauges(&self) -> Result<Vec<Differing<GaugeId>>, NotProven> {
        let mut differing: Vec<Differing<GaugeId>> = Vec::new();
        for reading in [Reading::Met, Reading::NotMet, Reading::Unknown] {
            let (old, new) = (
                self.read(&self.old, reading)?,
                self.read(&self.new, reading)?,
            );
            for found in self.differing(&old, &new)? {
                if !differing.iter().any(|known| known.id == found.id) {
                    differing.push(found);
                }
            }
        }
        Ok(differing)
    }

    fn read(&self, meaning: &Meaning, reading: Reading) -> Result<Sets<GaugeId>, NotProven> {
        let read = |gauge: &Gauge| {
            let read = meaning.read(gauge, &self.algebra)?;
            let set = match reading {
                Reading::Met => read.met,
                Reading::NotMet => read.not_met,
                Reading::Unknown => self.algebra.any([&read.met, &read.not_met])?.into_not(),
            };
            Ok((gauge.id.clone(), set))
        };
        meaning.dialog.gauges.iter().map(read).collect()
    }

    fn passages(&self) -> Result<Vec<Differing<(VerdictId, String)>>, NotProven> {
        self.differing(&self.told(&self.old)?, &self.told(&self.new)?)
    }

    fn told(&self, meaning: &Meaning) -> Result<Sets<(VerdictId, String)>, NotProven> {
        let mut told = Vec::new();
        let verdicts = meaning.dialog.verdicts.iter();
        for (verdict, reached) in verdicts.zip(&meaning.verdicts) {
            let rationale = verdict
                .rationale
                .iter()
                .map(|passage| ("rationale", passage));
            let steps = verdict.next_steps.iter().map(|passage| ("step", passage));
            for (list, passage) in rationale.chain(steps) {
                let holds = meaning.holds(&passage.when, &self.algebra)?;
                let set = self.algebra.and(reached, &holds)?;
                told.push(((verdict.id.clone(), format!("{list}.{}", passage.id)), set));
            }
        }
        Ok(told)
    }

    /// Parts whose sets differ; one that only one of the two has holds nowhere in the other.
    fn differing<Id: Clone + PartialEq>(
        &self,
        old: &[(Id, Set)],
        new: &[(Id, Set)],
    ) -> Result<Vec<Differing<Id>>, NotProven> {
        let nothing = self.algebra.nothing();
        let of = |id: &Id, sets: &[(Id, Set)]| {
            let found = sets.iter().find(|(known, _)| known == id);
            found.map_or_else(|| nothing.clone(), |(_, set)| set.clone())
        };
        let added = new
            .iter()
            .filter(|(id, _)| !old.iter().any(|(known, _)| known == id));
        let mut differing = Vec::new();
        for (id, _) in old.iter().chain(added) {
            let difference = self.algebra.difference(&of(id, old), &of(id, new))?;
            differing.extend(self.differing_where(id, &difference)?);
        }
        Ok(differing)
    }

    fn differing_where<Id: Clone>(
        &self,
        id: &Id,
        set: &Set,
    ) -> Result<Option<Differing<Id>>, NotProven> {
        if set.is_false() {
            return Ok(None);
        }
        let set = self.algebra.and(&self.agreeing, set)?;
        Ok(self.example(&set).map(|example| Differing {
            id: id.clone(),
            count: set.exact_cardinality(),
            example,
        }))
    }

    fn example(&self, set: &Set) -> Option<Example> {
        let (_, bits) = extreme(set, &self.effort, End::Least)?;
        Some(Example {
            old: read(&self.old.slots, &bits),
            new: read(&self.new.slots, &bits),
        })
    }
}

/// The pairs of possible answer sets that agree wherever both dialogs ask.
fn agreeing(old: &Meaning, new: &Meaning, algebra: &Algebra) -> Result<Set, NotProven> {
    let mut agreeing = algebra.everything();
    for left in &old.slots {
        let mut slots = new.slots.iter();
        let Some(right) = slots.find(|right| right.question.id == left.question.id) else {
            continue;
        };
        if left.asked == right.asked {
            continue;
        }
        let both = algebra.and(&algebra.bit(left.asked), &algebra.bit(right.asked))?;
        let mut same = algebra.everything();
        for (left, right) in shared_bits(left, right) {
            let set = |bit: Option<BddVariable>| {
                bit.map_or_else(|| algebra.nothing(), |bit| algebra.bit(bit))
            };
            let differs = algebra.difference(&set(left), &set(right))?;
            same = algebra.without(&same, &differs)?;
        }
        let agree = algebra.or(&same, &both.into_not())?;
        agreeing = algebra.and(&agreeing, &agree)?;
    }
    let both = algebra.and(&old.possible, &new.possible)?;
    algebra.and(&both, &agreeing)
}

/// The bits of the same answer in both; `None` where one does not have it.
fn shared_bits(left: &Slot, right: &Slot) -> Vec<(Option<BddVariable>, Option<BddVariable>)> {
    let (left, right) = (left.named_bits(), right.named_bits());
    let of = |name: &Name, bits: &[(Name, BddVariable)]| {
        let found = bits.iter().find(|(known, _)| known == name);
        found.map(|(_, bit)| *bit)
    };
    let mut shared: Vec<_> = left
        .iter()
        .map(|(name, bit)| (Some(*bit), of(name, &right)))
        .collect();
    let only_right = right.iter().filter(|(name, _)| of(name, &left).is_none());
    shared.extend(only_right.map(|(_, bit)| (None, Some(*bit))));
    shared
}
