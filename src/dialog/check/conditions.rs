//! Conditions: none that always holds, none that never does, no part that makes no difference.
//!
//! A part counts only where the rest leaves it open: in `all`, where the others hold; in `any`, where none of
//! the others does. What it says elsewhere nobody sees.

use super::algebra::{NotProven, Set};
use super::{Proof, Report};
use crate::dialog::conditions::Test;
use crate::dialog::places::Part;
use crate::dialog::{Answer, Condition};

/// What a condition comes to where it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Never,
    Always,
    Depends,
}

/// How several parts make one condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    All,
    Any,
}

impl Proof<'_> {
    /// What a condition comes to within `care`, where it is looked at.
    pub(super) fn outcome(&self, holds: &Set, care: &Set) -> Result<Outcome, NotProven> {
        if !self.is_possible(&self.algebra.and(care, holds)?)? {
            return Ok(Outcome::Never);
        }
        if !self.is_possible(&self.algebra.without(care, holds)?)? {
            return Ok(Outcome::Always);
        }
        Ok(Outcome::Depends)
    }

    /// Tells the parts of a condition that could be dropped.
    pub(super) fn parts(
        &self,
        condition: &Condition,
        part: &Part,
        care: &Set,
        report: &mut Report,
    ) -> Result<(), NotProven> {
        match condition {
            Condition::All(parts) => self.joined(Join::All, parts, &part.key("all"), care, report),
            Condition::Any(parts) => self.joined(Join::Any, parts, &part.key("any"), care, report),
            Condition::Not(inner) => self.parts(inner, &part.key("not"), care, report),
            Condition::Answer {
                question,
                test: Test::In(answers),
            } => {
                let is = |answer: &Answer| Condition::Answer {
                    question: question.clone(),
                    test: Test::Is(answer.clone()),
                };
                let parts: Vec<Condition> = answers.iter().map(is).collect();
                self.joined(Join::Any, &parts, &part.key("in"), care, report)
            }
            Condition::Always | Condition::Answer { .. } | Condition::Finding(_) => Ok(()),
        }
    }

    fn joined(
        &self,
        join: Join,
        parts: &[Condition],
        list: &Part,
        care: &Set,
        report: &mut Report,
    ) -> Result<(), NotProven> {
        // Where a part leaves the others to decide.
        let mut passes = Vec::new();
        for part in parts {
            let holds = self.meaning.holds(part, &self.algebra)?;
            passes.push(match join {
                Join::All => holds,
                Join::Any => holds.into_not(),
            });
        }
        let mut before = vec![care.clone()];
        for set in &passes {
            before.push(self.algebra.and(&before[before.len() - 1], set)?);
        }
        let mut behind = self.algebra.everything();
        for (position, part) in parts.iter().enumerate().rev() {
            let open = self.algebra.and(&before[position], &behind)?;
            let stopped = self.algebra.without(&open, &passes[position])?;
            if parts.len() > 1 && !self.is_possible(&stopped)? {
                self.idle(
                    join,
                    &list.item(position),
                    &before[position],
                    &passes,
                    position,
                    report,
                )?;
                continue;
            }
            behind = self.algebra.and(&behind, &passes[position])?;
            self.parts(part, &list.item(position), &open, report)?;
        }
        Ok(())
    }

    fn idle(
        &self,
        join: Join,
        part: &Part,
        before: &Set,
        passes: &[Set],
        position: usize,
        report: &mut Report,
    ) -> Result<(), NotProven> {
        match join {
            Join::All => report.part_always(part, self.witness(before)?),
            Join::Any => {
                let holds = passes[position].clone().into_not();
                report.part_never(part, self.witness(&holds)?);
            }
        }
        Ok(())
    }

    /// Of a condition that never holds: the first part of its `all` that the parts before it rule out, and
    /// where those hold.
    pub(super) fn contradiction(
        &self,
        condition: &Condition,
        care: &Set,
    ) -> Result<Option<(usize, Set)>, NotProven> {
        let Condition::All(parts) = condition else {
            return Ok(None);
        };
        let mut before = care.clone();
        for (position, part) in parts.iter().enumerate() {
            let holds = self.meaning.holds(part, &self.algebra)?;
            let both = self.algebra.and(&before, &holds)?;
            if !self.is_possible(&both)? {
                return Ok(Some((position, before)).filter(|_| position > 0));
            }
            before = both;
        }
        Ok(None)
    }
}
