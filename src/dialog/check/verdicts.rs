//! Verdicts: each is somebody's.

use super::algebra::NotProven;
use super::{Proof, Report};
use crate::dialog::places::Part;

impl Proof<'_> {
    /// Tells verdicts that nobody gets: those that contradict themselves, and those whom graver ones leave
    /// nobody.
    pub(super) fn verdicts(&self, report: &mut Report) -> Result<(), NotProven> {
        let list = Part::root().key("verdicts");
        for (position, verdict) in self.dialog.verdicts.iter().enumerate() {
            if self.is_possible(&self.meaning.verdicts[position])? {
                continue;
            }
            let part = list.item(position);
            let holds = self.meaning.holds(&verdict.when, &self.algebra)?;
            match self.witness(&holds)? {
                Some(witness) => {
                    let graver = self.graver(position)?;
                    report.verdict_shadowed(&part, &verdict.id, &graver, witness);
                }
                None => {
                    let everything = self.algebra.everything();
                    let near = self.contradiction(&verdict.when, &everything)?;
                    let near = near.map_or(everything, |(_, before)| before);
                    report.verdict_never(&part.key("when"), &verdict.id, self.witness(&near)?);
                }
            }
        }
        Ok(())
    }

    /// The graver verdicts that together take everybody for whom this one's condition holds.
    fn graver(&self, position: usize) -> Result<Vec<&str>, NotProven> {
        let verdicts = &self.dialog.verdicts;
        let holds = self
            .meaning
            .holds(&verdicts[position].when, &self.algebra)?;
        let holds = self.possible(&holds)?;
        let mut graver = Vec::new();
        for (verdict, reached) in verdicts.iter().zip(&self.meaning.verdicts).take(position) {
            if self.algebra.meet(&holds, reached)? {
                graver.push(verdict.id.as_str());
            }
        }
        Ok(graver)
    }
}
