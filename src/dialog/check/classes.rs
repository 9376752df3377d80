//! Classes of equivalent answers, each by one of its answer sets: what a reader has to see to have seen everything
//! that a dialog says. Exact: classes are sets of answer sets ([`super`]), none is met by chance.
//!
//! Answer sets are of one class when they lead through the same questions to the same verdict. Parts of a verdict (a
//! finding told, a gauge's reading, a passage, an answer) that no class shows so far get answer sets that show many
//! of them at once; so every part is shown with every verdict that it can stand beside.

use std::fmt;

use biodivine_lib_bdd::BddValuation;
use num_bigint::BigUint;

use super::Proof;
use super::algebra::{NotProven, Set};
use super::measure::{End, extreme};
use super::space::{Name, Slot, read};
use crate::dialog::problem::{Witness, jot};
use crate::dialog::{Dialog, QuestionId, Verdict, VerdictId};

/// Most ways that are shown of one verdict, and most answer sets beside them: who reviews a change reads no more.
/// The shipped dialog needs up to eight of each.
pub const SHOWN_MAX: usize = 12;

/// The classes of one verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reaching {
    pub verdict: VerdictId,
    /// How many answer sets lead to it.
    pub answer_sets: BigUint,
    /// The shortest way first.
    pub classes: Vec<Class>,
    /// Beyond [`SHOWN_MAX`].
    pub ways_left_out: BigUint,
    /// Beyond [`SHOWN_MAX`].
    pub parts_left_out: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    pub name: ClassName,
    /// The shortest interview of the class.
    pub answers: Witness,
}

/// What a class is called, whatever others there are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClassName {
    /// The questions, in the order of asking.
    Way(Vec<QuestionId>),
    /// The part that it shows, in the words of a dialog file: `finding.gap_named`, `target=role`.
    Part(String),
}

/// The classes of every verdict, in order of gravity.
///
/// # Errors
/// The dialog is too entangled.
pub fn classes(dialog: &Dialog) -> Result<Vec<Reaching>, NotProven> {
    let proof = Proof::of(dialog)?;
    let verdicts = dialog.verdicts.iter().zip(&proof.meaning.verdicts);
    verdicts
        .map(|(verdict, reached)| proof.reaching(verdict, &proof.possible(reached)?))
        .collect()
}

/// The bits of an answer set.
type Row = Vec<bool>;

/// A part of a verdict's message, and where it is told.
struct Part {
    key: String,
    told: Set,
}

impl Part {
    fn is_shown_by(&self, row: &BddValuation) -> bool {
        self.told.eval_in(row)
    }
}

impl Proof<'_> {
    fn reaching(&self, verdict: &Verdict, reached: &Set) -> Result<Reaching, NotProven> {
        let (mut rows, rest) = self.by_way(reached)?;
        let name = |bits: &Row| ClassName::Way(self.way_of(bits));
        let mut names: Vec<ClassName> = rows.iter().map(name).collect();
        let mut parts = Vec::new();
        for part in self.parts_of(verdict)? {
            if self.algebra.meet(reached, &part.told)? {
                parts.push(part);
            }
        }
        for row in rows.iter().cloned().map(BddValuation::new) {
            parts.retain(|part| !part.is_shown_by(&row));
        }
        let ways_shown = rows.len();
        while !parts.is_empty() && rows.len() - ways_shown < SHOWN_MAX {
            let row = self.row_of(reached, &parts)?;
            names.push(ClassName::Part(parts[0].key.clone()));
            let shown = BddValuation::new(row.clone());
            parts.retain(|part| !part.is_shown_by(&shown));
            rows.push(row);
        }
        let classes = names.into_iter().zip(rows).map(|(name, bits)| Class {
            name,
            answers: read(&self.meaning.slots, &bits),
        });
        Ok(Reaching {
            verdict: verdict.id.clone(),
            answer_sets: reached.exact_cardinality(),
            classes: classes.collect(),
            ways_left_out: self.count_ways(rest)?,
            parts_left_out: parts.len(),
        })
    }

    /// The shortest interview that shows the first of these parts, and then each other one that goes with those
    /// before it.
    fn row_of(&self, reached: &Set, parts: &[Part]) -> Result<Row, NotProven> {
        let mut shown = reached.clone();
        for part in parts {
            let also = self.algebra.and(&shown, &part.told)?;
            if !also.is_false() {
                shown = also;
            }
        }
        let (_, row) = extreme(&shown, &self.effort, End::Least)
            .expect("every part here is shown to somebody with this verdict");
        Ok(row)
    }

    /// The shortest interview of each way, shortest first, and what lies on none of them.
    fn by_way(&self, reached: &Set) -> Result<(Vec<Row>, Set), NotProven> {
        let (mut rows, mut rest) = (Vec::new(), reached.clone());
        while rows.len() < SHOWN_MAX
            && let Some((_, bits)) = extreme(&rest, &self.effort, End::Least)
        {
            let mut way = self.algebra.everything();
            for slot in &self.meaning.slots {
                let asked = self.algebra.bit(slot.asked);
                way = match bits[slot.asked.to_index()] {
                    true => self.algebra.and(&way, &asked)?,
                    false => self.algebra.without(&way, &asked)?,
                };
            }
            rest = self.algebra.without(&rest, &way)?;
            rows.push(bits);
        }
        Ok((rows, rest))
    }

    fn way_of(&self, bits: &[bool]) -> Vec<QuestionId> {
        let slots = self.meaning.slots.iter();
        let asked = slots.filter(|slot| bits[slot.asked.to_index()]);
        asked.map(|slot| slot.question.id.clone()).collect()
    }

    fn parts_of(&self, verdict: &Verdict) -> Result<Vec<Part>, NotProven> {
        let mut parts = Vec::new();
        let mut add = |key: String, told: Set| parts.push(Part { key, told });
        let findings = self.dialog.findings.iter().zip(&self.meaning.findings);
        for (finding, holds) in findings.filter(|(finding, _)| finding.telling.is_some()) {
            add(format!("finding.{}", finding.id), holds.clone());
        }
        for (list, passages) in [
            ("rationale", &verdict.rationale),
            ("step", &verdict.next_steps),
        ] {
            for passage in passages {
                let told = self.meaning.holds(&passage.when, &self.algebra)?;
                add(format!("{list}.{}", passage.id), told);
            }
        }
        for gauge in &self.dialog.gauges {
            let read = self.meaning.read(gauge, &self.algebra)?;
            let unknown = self.algebra.any([&read.met, &read.not_met])?.into_not();
            add(format!("gauge.{} met", gauge.id), read.met);
            add(format!("gauge.{} not met", gauge.id), read.not_met);
            add(format!("gauge.{} unknown", gauge.id), unknown);
        }
        for slot in &self.meaning.slots {
            self.answers_of(slot, &mut add);
        }
        Ok(parts)
    }

    fn answers_of(&self, slot: &Slot, add: &mut impl FnMut(String, Set)) {
        for (name, bit) in slot.named_bits() {
            let answer = match name {
                Name::Choice(id) => Some(id.to_string()),
                Name::Class(answer) => jot(&answer),
                Name::Text => None,
            };
            if let Some(answer) = answer {
                add(
                    format!("{}={answer}", slot.question.id),
                    self.algebra.bit(bit),
                );
            }
        }
    }
}

impl fmt::Display for ClassName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ClassName::Way(questions) => {
                let ids: Vec<&str> = questions.iter().map(QuestionId::as_str).collect();
                f.write_str(&ids.join(" → "))
            }
            ClassName::Part(key) => write!(f, "with {key}"),
        }
    }
}
