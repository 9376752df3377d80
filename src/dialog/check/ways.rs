//! Ways: nobody is asked more questions than the author promises.

use super::measure::{End, extreme};
use super::space::{Slot, read};
use super::{Proof, Report};
use crate::dialog::places::Part;
use crate::dialog::problem::Witness;

impl Proof<'_> {
    /// Tells a way that is longer than the dialog says.
    pub(super) fn ways(&self, report: &mut Report) {
        let longest = self.way(End::Most);
        if let Some((max, (longest, witness))) = self.dialog.questions_max.zip(longest)
            && longest > max
        {
            report.way_too_long(&Part::root().key("questions_max"), longest, max, witness);
        }
    }

    /// The shortest or the longest way, in questions asked.
    pub(super) fn way(&self, end: End) -> Option<(usize, Witness)> {
        let sign = match end {
            End::Least => 1,
            End::Most => -1,
        };
        let mut weights = self.effort.clone();
        for bit in self.meaning.slots.iter().flat_map(Slot::bits) {
            weights[bit.to_index()] *= sign;
        }
        let (_, bits) = extreme(&self.meaning.possible, &weights, end)?;
        let slots = self.meaning.slots.iter();
        let length = slots.filter(|slot| bits[slot.asked.to_index()]).count();
        Some((length, read(&self.meaning.slots, &bits)))
    }
}
