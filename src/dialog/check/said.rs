//! Every sentence that proving a dialog says of its faults: a named constructor for each.

use super::Report;
use super::algebra::{NODES_MAX, STEPS_MAX};
use crate::dialog::VerdictId;
use crate::dialog::places::Part;
use crate::dialog::problem::{Severity, Witness};

const ERROR: Severity = Severity::Error;

impl Report<'_> {
    pub(super) fn not_proven(&mut self) {
        self.add(
            (ERROR, "not-proven"),
            &Part::root(),
            format!(
                "this dialog is too entangled to be proven: it takes more than {NODES_MAX} nodes of a decision diagram, or {STEPS_MAX} steps"
            ),
            "Let conditions look at fewer answers at once, above all at answers that stand far apart.",
            None,
        );
    }
}

/// Of verdicts.
impl Report<'_> {
    pub(super) fn verdict_never(&mut self, part: &Part, id: &VerdictId) {
        self.add(
            (ERROR, "verdict-never-reached"),
            part,
            format!("nobody gets verdict `{id}`: its condition never holds"),
            "Mend the condition, or remove the verdict.",
            None,
        );
    }

    pub(super) fn verdict_shadowed(
        &mut self,
        part: &Part,
        id: &VerdictId,
        graver: &[&str],
        witness: Witness,
    ) {
        self.add(
            (ERROR, "verdict-shadowed"),
            part,
            format!(
                "nobody gets verdict `{id}`: whoever fits it gets {} before",
                listed(graver)
            ),
            "Move it up, narrow the graver ones, or remove it.",
            Some(witness),
        );
    }
}

fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
