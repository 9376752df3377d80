//! Sets of answer sets as reduced ordered binary decision diagrams, within a stated bound.
//!
//! A diagram of `n` bits can take `2^n` nodes, and somebody may write a dialog that makes it so. Every
//! operation here counts its steps and gives up instead of hanging or eating memory.

use std::cell::Cell;

use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet, op_function};

/// Most nodes of one diagram. The shipped dialog's largest has a few thousand; this many take about 10 MB
/// while they are made.
pub const NODES_MAX: usize = 100_000;

/// Most steps of one operation, which bounds the memory that it takes besides its result.
const OPERATION_STEPS_MAX: usize = 4_000_000;

/// Most steps of a whole check: about two seconds.
pub const STEPS_MAX: usize = 30_000_000;

/// Most bits of an answer set. A bit is a choice or a class of answers; [`crate::dialog::bounds`] lets a
/// dialog of choices alone have 1,560.
const BITS_MAX: u16 = 10_000;

/// The dialog is too entangled to be looked at exactly within [`NODES_MAX`] and [`STEPS_MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too entangled to be proven")]
pub struct NotProven;

/// A set of answer sets; none of them is listed.
pub(super) type Set = Bdd;

/// Everything that can be done with sets over so many bits.
#[derive(Debug)]
pub(super) struct Algebra {
    bits: BddVariableSet,
    steps_left: Cell<usize>,
}

type Operation = fn(Option<bool>, Option<bool>) -> Option<bool>;

impl Algebra {
    /// Over so many bits, at most [`BITS_MAX`].
    pub(super) fn new(bits: usize) -> Result<Algebra, NotProven> {
        let bits = u16::try_from(bits).ok().filter(|bits| *bits <= BITS_MAX);
        Ok(Algebra {
            bits: BddVariableSet::new_anonymous(bits.ok_or(NotProven)?),
            steps_left: Cell::new(STEPS_MAX),
        })
    }

    pub(super) fn everything(&self) -> Set {
        self.bits.mk_true()
    }

    pub(super) fn nothing(&self) -> Set {
        self.bits.mk_false()
    }

    /// Where a bit is set.
    pub(super) fn bit(&self, bit: BddVariable) -> Set {
        self.bits.mk_var(bit)
    }

    pub(super) fn and(&self, left: &Set, right: &Set) -> Result<Set, NotProven> {
        match (left.as_bool(), right.as_bool()) {
            (Some(false), _) | (_, Some(true)) => Ok(left.clone()),
            (_, Some(false)) | (Some(true), _) => Ok(right.clone()),
            _ => self.apply(left, right, op_function::and),
        }
    }

    pub(super) fn or(&self, left: &Set, right: &Set) -> Result<Set, NotProven> {
        match (left.as_bool(), right.as_bool()) {
            (Some(true), _) | (_, Some(false)) => Ok(left.clone()),
            (_, Some(true)) | (Some(false), _) => Ok(right.clone()),
            _ => self.apply(left, right, op_function::or),
        }
    }

    pub(super) fn without(&self, left: &Set, right: &Set) -> Result<Set, NotProven> {
        match (left.as_bool(), right.as_bool()) {
            (Some(false), _) | (_, Some(false)) => Ok(left.clone()),
            (_, Some(true)) => Ok(self.nothing()),
            _ => self.apply(left, right, op_function::and_not),
        }
    }

    /// Where exactly one of the two holds.
    pub(super) fn difference(&self, left: &Set, right: &Set) -> Result<Set, NotProven> {
        self.apply(left, right, op_function::xor)
    }

    pub(super) fn all<'s>(
        &self,
        sets: impl IntoIterator<Item = &'s Set>,
    ) -> Result<Set, NotProven> {
        let mut sets = sets.into_iter();
        sets.try_fold(self.everything(), |all, set| self.and(&all, set))
    }

    pub(super) fn any<'s>(
        &self,
        sets: impl IntoIterator<Item = &'s Set>,
    ) -> Result<Set, NotProven> {
        let mut sets = sets.into_iter();
        sets.try_fold(self.nothing(), |any, set| self.or(&any, set))
    }

    /// Whether two sets share anything. Ends at the first thing that they share.
    pub(super) fn meet(&self, left: &Set, right: &Set) -> Result<bool, NotProven> {
        self.finds(left, right, op_function::and)
    }

    /// Whether two sets are not the same.
    pub(super) fn differ(&self, left: &Set, right: &Set) -> Result<bool, NotProven> {
        self.finds(left, right, op_function::xor)
    }

    /// The set with these bits fixed, and free from then on.
    pub(super) fn fixed(&self, set: &Set, bits: &[(BddVariable, bool)]) -> Result<Set, NotProven> {
        let left = self.steps_left.get().checked_sub(set.size());
        self.steps_left.set(left.ok_or(NotProven)?);
        Ok(set.restrict(bits))
    }

    fn apply(&self, left: &Set, right: &Set, operation: Operation) -> Result<Set, NotProven> {
        let steps = self.steps();
        let counted = |left, right| match steps.get().checked_sub(1) {
            Some(rest) => {
                steps.set(rest);
                operation(left, right)
            }
            // The result is thrown away; any constant ends the operation at once.
            None => Some(false),
        };
        let result = Bdd::binary_op_with_limit(NODES_MAX, left, right, counted);
        self.spend(&steps)?;
        result.ok_or(NotProven)
    }

    fn finds(&self, left: &Set, right: &Set, operation: Operation) -> Result<bool, NotProven> {
        let steps = self.steps();
        let found = Cell::new(false);
        let counted = |left, right| match steps.get().checked_sub(1) {
            Some(rest) if !found.get() => {
                steps.set(rest);
                let holds = operation(left, right);
                found.set(holds == Some(true));
                holds
            }
            _ => Some(false),
        };
        Bdd::check_binary_op(usize::MAX, left, right, counted);
        self.spend(&steps)?;
        Ok(found.get())
    }

    fn steps(&self) -> Cell<usize> {
        Cell::new(OPERATION_STEPS_MAX.min(self.steps_left.get()))
    }

    fn spend(&self, left: &Cell<usize>) -> Result<(), NotProven> {
        let spent = self.steps().get() - left.get();
        self.steps_left.set(self.steps_left.get() - spent);
        if left.get() == 0 {
            return Err(NotProven);
        }
        Ok(())
    }
}
