//! Whether a dialog does what its author means, for every combination of answers: proven, not sampled.
//!
//! **The theory.** Numbers and days are cut at the constants that conditions use ([`super::cuts`]), texts
//! never route, so the answer sets of finished interviews are finite: very many, yet each is a row of bits.
//! A question has one bit for being asked, and one for each class of its answers (exactly one is on) or, of
//! several choices, one for each (as many are on as may be picked). Where a question is not asked, all its
//! bits are off, so each answer set is one row and each possible row one answer set ([`space`]). A condition
//! is then a set of rows. Such sets are kept as reduced ordered binary decision diagrams, which are small
//! where a dialog is orderly, and on which "does anything lie in both" is a walk ([`algebra`]). [`meaning`]
//! turns a dialog into sets: what is possible, where each finding holds, where each verdict is the verdict.
//! A rule is a question about those sets, and an element of the answer is the witness.
//!
//! The encoding grows with the dialog; what it means may be too entangled for any encoding. The algebra then
//! gives up within a stated bound, and the report says that nothing is proven.

pub mod algebra;
mod choices;
pub mod classes;
pub mod compare;
mod conditions;
mod lengths;
mod mass;
mod meaning;
mod measure;
pub mod reach;
pub mod room;
mod rules;
mod said;
pub mod screens;
mod source;
mod space;
pub mod summary;
mod verdicts;
mod ways;

use std::collections::BTreeMap;

use self::algebra::{Algebra, NotProven, Set};
pub use self::compare::{Differences, compare};
use self::meaning::Meaning;
use self::measure::{End, extreme};
pub use self::room::Room;
use self::space::{Fresh, Slot, read};
use super::cuts::all_tests;
use super::places::{Part, Places};
use super::problem::{Problem, Reason, Severity, Value, Witness};
use super::wording::Wording;
use super::{Dialog, Question};

/// Everything that is wrong with a dialog that was read, in the order of the file.
pub fn check(dialog: &Dialog, places: &Places, room: &Room) -> Vec<Problem> {
    let mut report = Report {
        places,
        problems: Vec::new(),
    };
    source::source(dialog, &mut report);
    if prove(dialog, room, &mut report).is_err() {
        report.not_proven();
    }
    let mut problems = report.problems;
    problems.sort_by(|left, right| left.place.cmp(&right.place));
    problems
}

/// What a wording, for a language or a server, makes wrong with a dialog that is whole without it: screens
/// that become too long. `file` is what problems call the wording.
pub fn check_wording(file: &str, dialog: &Dialog, wording: &Wording, room: &Room) -> Vec<Problem> {
    let places = Places::new(file, BTreeMap::new());
    let screens = |dialog: &Dialog| {
        let mut report = Report {
            places: &places,
            problems: Vec::new(),
        };
        let proof = Proof::of(dialog);
        if proof
            .and_then(|proof| proof.screens(room, &mut report))
            .is_err()
        {
            report.not_proven();
        }
        report.problems
    };
    let own = screens(dialog);
    let mut problems = screens(&dialog.worded(&[wording]));
    problems.retain(|problem| !own.contains(problem));
    problems
}

fn prove(dialog: &Dialog, room: &Room, report: &mut Report) -> Result<(), NotProven> {
    let proof = Proof::of(dialog)?;
    proof.ways(report);
    proof.verdicts(report)?;
    proof.conditions(report)?;
    proof.choices(report)?;
    proof.screens(room, report)
}

/// A witness with fewer questions is shorter than one with fewer of several choices, however many.
const QUESTION_EFFORT: i64 = 10_000;

/// A dialog with what it means.
#[derive(Debug)]
struct Proof<'d> {
    dialog: &'d Dialog,
    algebra: Algebra,
    meaning: Meaning<'d>,
    /// What each bit adds to a witness's length.
    effort: Vec<i64>,
}

/// What was found so far.
#[derive(Debug)]
struct Report<'p> {
    places: &'p Places,
    problems: Vec<Problem>,
}

impl<'d> Proof<'d> {
    fn of(dialog: &'d Dialog) -> Result<Proof<'d>, NotProven> {
        let tests = all_tests(dialog);
        let mut fresh = Fresh::default();
        let slot = |question: &'d Question| {
            let tests = tests.get(&question.id).map_or(&[][..], Vec::as_slice);
            Slot::new(question, tests, &mut fresh)
        };
        let slots: Vec<Slot> = dialog.questions.iter().map(slot).collect();
        let algebra = Algebra::new(fresh.count)?;
        let mut effort = vec![0; fresh.count];
        for slot in &slots {
            effort[slot.asked.to_index()] = QUESTION_EFFORT;
            for bit in slot.bits() {
                effort[bit.to_index()] = 1;
            }
        }
        let meaning = Meaning::of(dialog, slots, &algebra)?;
        Ok(Proof {
            dialog,
            algebra,
            meaning,
            effort,
        })
    }

    /// The possible answer sets in a set.
    fn possible(&self, set: &Set) -> Result<Set, NotProven> {
        self.algebra.and(&self.meaning.possible, set)
    }

    /// Whether some possible answer set is in a set.
    fn is_possible(&self, set: &Set) -> Result<bool, NotProven> {
        self.algebra.meet(&self.meaning.possible, set)
    }

    /// The shortest interview whose answers are in a set.
    fn witness(&self, set: &Set) -> Result<Option<Witness>, NotProven> {
        let found = extreme(&self.possible(set)?, &self.effort, End::Least);
        Ok(found.map(|(_, bits)| read(&self.meaning.slots, &bits)))
    }
}

impl Report<'_> {
    fn add(
        &mut self,
        (severity, rule): (Severity, &'static str),
        part: &Part,
        what: String,
        cure: impl Into<String>,
        witness: Option<Witness>,
    ) {
        self.problems.push(Problem {
            rule,
            severity,
            place: self.places.of(part),
            what,
            cure: cure.into(),
            witness,
            reason: None,
        });
    }

    /// Names what was told last for those who word dialogs and do not write them.
    fn named(
        &mut self,
        name: &'static str,
        values: impl IntoIterator<Item = (&'static str, Value)>,
    ) {
        if let Some(problem) = self.problems.last_mut() {
            problem.reason = Some(Reason::new(name, values));
        }
    }
}
