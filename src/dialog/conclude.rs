//! What follows from answers: findings, gauges, the one verdict, and what would change it.

use std::collections::BTreeSet;

use super::{
    Answer, Answers, Dialog, Finding, FindingId, Gauge, QuestionId, Reading, Side, Verdict,
};

/// Everything that follows from the answers that apply.
#[derive(Debug, Clone)]
pub struct Conclusion<'a> {
    pub verdict: &'a Verdict,
    /// Findings that hold, in the dialog's order.
    pub held: Vec<&'a Finding>,
    /// Those of them that the verdict's condition rests on, directly or through other findings.
    pub decisive: BTreeSet<FindingId>,
    pub gauges: Vec<(&'a Gauge, Reading)>,
}

/// One way to another verdict: the fewest answers to change, each within the member's power.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'a> {
    /// In the order of asking.
    pub answers: Vec<(QuestionId, Answer)>,
    /// The sum of the efforts that the author states.
    pub effort: u32,
    pub leads_to: &'a Verdict,
}

/// Concludes from the answers that apply (see [`super::walk`]); exactly one verdict, always.
pub fn conclude<'a>(dialog: &'a Dialog, answers: &Answers) -> Conclusion<'a> {
    let mut ids = BTreeSet::new();
    let mut held = Vec::new();
    for finding in &dialog.findings {
        if finding.when.holds(answers, &ids) {
            ids.insert(finding.id.clone());
            held.push(finding);
        }
    }
    let verdict = verdict(dialog, answers, &ids);
    Conclusion {
        verdict,
        gauges: gauges(dialog, answers, &ids),
        decisive: decisive(verdict, &held),
        held,
    }
}

/// A finding refers to earlier ones only, so one pass from the last to the first reaches them all.
fn decisive(verdict: &Verdict, held: &[&Finding]) -> BTreeSet<FindingId> {
    let mut named = verdict.when.findings();
    let mut decisive = BTreeSet::new();
    for finding in held.iter().rev() {
        if named.contains(&finding.id) {
            named.extend(finding.when.findings());
            decisive.insert(finding.id.clone());
        }
    }
    decisive
}

fn verdict<'a>(dialog: &'a Dialog, answers: &Answers, held: &BTreeSet<FindingId>) -> &'a Verdict {
    dialog
        .verdicts
        .iter()
        .find(|verdict| verdict.when.holds(answers, held))
        .expect("the last verdict of a whole dialog has no condition")
}

fn gauges<'a>(
    dialog: &'a Dialog,
    answers: &Answers,
    held: &BTreeSet<FindingId>,
) -> Vec<(&'a Gauge, Reading)> {
    let read = |gauge: &Gauge| match () {
        () if gauge.met.holds(answers, held) => Reading::Met,
        () if gauge.not_met.holds(answers, held) => Reading::NotMet,
        () => Reading::Unknown,
    };
    dialog
        .gauges
        .iter()
        .map(|gauge| (gauge, read(gauge)))
        .collect()
}

impl<'a> Conclusion<'a> {
    /// The findings that speak this way and are told: what decided first, otherwise in the dialog's order.
    pub fn reasons(&self, side: Side) -> Vec<&'a Finding> {
        let speaks = |finding: &&&Finding| {
            finding
                .telling
                .as_ref()
                .is_some_and(|telling| telling.side == side)
        };
        let speaking = self.held.iter().filter(speaks).copied();
        let (decisive, others): (Vec<_>, Vec<_>) =
            speaking.partition(|finding| self.decisive.contains(&finding.id));
        [decisive, others].concat()
    }

    /// The ids of the findings that hold, for conditions.
    pub fn held_ids(&self) -> BTreeSet<FindingId> {
        self.held.iter().map(|finding| finding.id.clone()).collect()
    }
}
