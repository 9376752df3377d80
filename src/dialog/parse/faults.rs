//! The faults of one file as they are found, until they become problems with a line and a column.

use super::spot::Spot;
use crate::dialog::bounds::PROBLEMS_MAX;
use crate::dialog::problem::{Place, Problem, Severity};
use crate::dialog::texts::Misfit;

/// Collects faults; [`super::said`] has a named constructor for each.
#[derive(Debug, Default)]
pub(super) struct Faults {
    found: Vec<Fault>,
}

#[derive(Debug)]
struct Fault {
    /// In bytes from the beginning of the file.
    offset: usize,
    misfit: Misfit,
}

impl Faults {
    /// Keeps a fault, unless what stands there was mended: then its own fault is told already.
    pub(super) fn add(&mut self, spot: &Spot, rule: &'static str, what: String, cure: String) {
        self.misfit(spot, Misfit::of_file(rule, what, cure));
    }

    /// The same of what moderators meet as well.
    pub(super) fn misfit(&mut self, spot: &Spot, misfit: Misfit) {
        if !spot.is_mended() {
            self.misfit_at(spot.offset(), misfit);
        }
    }

    pub(super) fn add_at(&mut self, offset: usize, rule: &'static str, what: String, cure: String) {
        self.misfit_at(offset, Misfit::of_file(rule, what, cure));
    }

    pub(super) fn misfit_at(&mut self, offset: usize, misfit: Misfit) {
        if !self.is_full() {
            self.found.push(Fault { offset, misfit });
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether further faults are not kept, so that looking for them is no use.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= PROBLEMS_MAX
    }

    /// Whether a fault of this rule was found.
    pub(super) fn has(&self, rule: &str) -> bool {
        self.found.iter().any(|fault| fault.misfit.rule == rule)
    }

    /// The problems in the order of the file.
    pub(super) fn into_problems(mut self, file: &str, text: &str) -> Vec<Problem> {
        if self.is_full() {
            let offset = text.len();
            let misfit = more_problems();
            self.found.push(Fault { offset, misfit });
        }
        self.found.sort_by_key(|fault| fault.offset);
        let lines = Lines::new(text);
        let problem = |fault: Fault| {
            let (line, column) = lines.place(fault.offset);
            let misfit = fault.misfit;
            Problem {
                rule: misfit.rule,
                severity: Severity::Error,
                place: Place {
                    file: file.to_owned(),
                    line,
                    column,
                },
                what: misfit.what,
                cure: misfit.cure,
                witness: None,
                reason: misfit.reason,
            }
        };
        self.found.into_iter().map(problem).collect()
    }
}

fn more_problems() -> Misfit {
    let what = format!("{PROBLEMS_MAX} problems are told; there may be more");
    let cure = "Mend these first, then check again.";
    let count = [("count", PROBLEMS_MAX.into())];
    Misfit::of_file("more-problems", what, cure).named("more-problems", count)
}

/// Where each line begins, in bytes.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// Line and column of a byte, both from one, the column in characters.
    pub(super) fn place(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let before = self.text.get(start..offset).unwrap_or_default();
        (line, before.chars().count() + 1)
    }
}
