//! Every condition of a dialog where it stands: what it is good for, and where it is looked at.

use super::algebra::{NotProven, Set};
use super::conditions::Outcome;
use super::said::Owner;
use super::{Proof, Report};
use crate::dialog::places::Part;
use crate::dialog::{Condition, Gauge, Passage};

impl Proof<'_> {
    /// Tells conditions that decide nothing, and parts of them.
    pub(super) fn conditions(&self, report: &mut Report) -> Result<(), NotProven> {
        let everything = self.algebra.everything();
        let root = Part::root();
        for (position, question) in self.dialog.questions.iter().enumerate() {
            let part = root.key("questions").item(position).key("ask_if");
            let owner = Owner::Question(&question.id);
            self.condition(owner, &question.ask_if, &part, &everything, report)?;
        }
        for (position, finding) in self.dialog.findings.iter().enumerate() {
            let part = root.key("findings").item(position).key("when");
            let owner = Owner::Finding(&finding.id);
            self.condition(owner, &finding.when, &part, &everything, report)?;
        }
        for (position, gauge) in self.dialog.gauges.iter().enumerate() {
            self.gauge(gauge, &root.key("gauges").item(position), report)?;
        }
        self.verdict_conditions(report)
    }

    fn gauge(&self, gauge: &Gauge, part: &Part, report: &mut Report) -> Result<(), NotProven> {
        let read = self.meaning.read(gauge, &self.algebra)?;
        let unknown = self.algebra.any([&read.met, &read.not_met])?.into_not();
        let readings = [
            ("met", &read.met),
            ("not met", &read.not_met),
            ("unknown", &unknown),
        ];
        let mut possible = Vec::new();
        for (name, set) in readings {
            if self.is_possible(set)? {
                possible.push((name, set));
            }
        }
        if let [(only, set)] = possible[..] {
            report.gauge_fixed(part, &gauge.id, only, self.witness(set)?);
            return Ok(());
        }
        let everything = self.algebra.everything();
        let owner = Owner::Gauge(&gauge.id, "met");
        self.condition(owner, &gauge.met, &part.key("met"), &everything, report)?;
        let owner = Owner::Gauge(&gauge.id, "not met");
        let care = read.met.into_not();
        self.condition(owner, &gauge.not_met, &part.key("not_met"), &care, report)
    }

    fn verdict_conditions(&self, report: &mut Report) -> Result<(), NotProven> {
        let mut left = self.algebra.everything();
        for (position, verdict) in self.dialog.verdicts.iter().enumerate() {
            let part = Part::root().key("verdicts").item(position);
            let reached = &self.meaning.verdicts[position];
            if self.is_possible(reached)? {
                self.parts(&verdict.when, &part.key("when"), &left, report)?;
                let passages = &part.key("rationale");
                self.passages(&verdict.rationale, passages, reached, report)?;
                let passages = &part.key("next_steps");
                self.passages(&verdict.next_steps, passages, reached, report)?;
            }
            left = self.algebra.without(&left, reached)?;
        }
        Ok(())
    }

    fn passages(
        &self,
        passages: &[Passage],
        list: &Part,
        reached: &Set,
        report: &mut Report,
    ) -> Result<(), NotProven> {
        for (position, passage) in passages.iter().enumerate() {
            let part = list.item(position).key("when");
            let owner = Owner::Passage(&passage.id);
            self.condition(owner, &passage.when, &part, reached, report)?;
        }
        Ok(())
    }

    fn condition(
        &self,
        owner: Owner,
        condition: &Condition,
        part: &Part,
        care: &Set,
        report: &mut Report,
    ) -> Result<(), NotProven> {
        if *condition == Condition::Always {
            return Ok(());
        }
        let holds = self.meaning.holds(condition, &self.algebra)?;
        match self.outcome(&holds, care)? {
            Outcome::Never => {
                let contradiction = self.contradiction(condition, care)?;
                let at = contradiction.as_ref().map(|(position, _)| *position);
                let near = contradiction.map_or_else(|| care.clone(), |(_, before)| before);
                report.never(owner, part, at, self.witness(&near)?);
            }
            Outcome::Always => report.always(owner, part, self.witness(care)?),
            Outcome::Depends => self.parts(condition, part, care, report)?,
        }
        Ok(())
    }
}
