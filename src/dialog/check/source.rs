//! The source: nothing of it is listed and never used.

use std::collections::BTreeSet;

use super::Report;
use crate::dialog::places::Part;
use crate::dialog::{CiteId, Dialog, Verdict};

/// Tells elements of the source that nothing cites, and guides that no verdict hands on.
pub(super) fn source(dialog: &Dialog, report: &mut Report) {
    let cited = cited(dialog);
    let part = Part::root().key("source");
    for (position, element) in dialog.source.elements.iter().enumerate() {
        if !cited.contains(&element.id) {
            report.uncited(&part.key("elements").item(position), "element", &element.id);
        }
    }
    for (position, guide) in dialog.source.guides.iter().enumerate() {
        if !cited.contains(&guide.id) {
            report.uncited(&part.key("guides").item(position), "guide", &guide.id);
        }
    }
}

fn cited(dialog: &Dialog) -> BTreeSet<&CiteId> {
    let questions = dialog.questions.iter().flat_map(|question| {
        let choices = question.choices().into_iter();
        choices
            .flat_map(|choice| &choice.cites)
            .chain(&question.cites)
    });
    let findings = dialog.findings.iter().flat_map(|finding| &finding.cites);
    let gauges = dialog.gauges.iter().flat_map(|gauge| &gauge.cites);
    let verdicts = dialog.verdicts.iter().flat_map(of_verdict);
    questions
        .chain(findings)
        .chain(gauges)
        .chain(verdicts)
        .collect()
}

fn of_verdict(verdict: &Verdict) -> impl Iterator<Item = &CiteId> {
    let passages = verdict.rationale.iter().chain(&verdict.next_steps);
    verdict
        .cites
        .iter()
        .chain(passages.flat_map(|passage| &passage.cites))
}
