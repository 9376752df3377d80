//! What a member could pick instead: the choices of a question that are within their power and not chosen.

use std::collections::BTreeSet;

use super::routing::{Known, Routed};
use super::{Answer, Choice, ChoiceId, Kind, Question};

/// Another answer within the member's power.
#[derive(Debug, Clone)]
pub(super) struct Pick {
    pub(super) known: Known,
    pub(super) answer: Answer,
    /// So many choices are picked.
    pub(super) count: usize,
    pub(super) effort: u32,
}

/// The picks of one question, given the answer at hand.
#[derive(Debug)]
pub(super) struct Offers<'a> {
    question: &'a Question,
    routed: &'a Routed,
    /// Of several choices: those that are chosen and stay.
    chosen: BTreeSet<ChoiceId>,
    /// Within power and not chosen.
    addable: Vec<&'a Choice>,
    /// Whether there is an answer at hand.
    is_answered: bool,
}

impl<'a> Offers<'a> {
    pub(super) fn of(question: &'a Question, routed: &'a Routed, given: Option<&Answer>) -> Self {
        let (chosen, instead_of) = match given {
            Some(Answer::Choices(chosen)) => (chosen.clone(), None),
            Some(Answer::Choice(id)) => (BTreeSet::new(), Some(id)),
            _ => (BTreeSet::new(), None),
        };
        let mut addable = question.choices();
        addable.retain(|choice| {
            let is_at_hand = chosen.contains(&choice.id) || instead_of == Some(&choice.id);
            choice.within_power.is_some() && !is_at_hand
        });
        Offers {
            question,
            routed,
            chosen,
            addable,
            is_answered: given.is_some(),
        }
    }

    /// The most choices that one pick has.
    pub(super) fn count_max(&self) -> usize {
        let room = match &self.question.kind {
            Kind::Choices { count, .. } => count.end().saturating_sub(self.chosen.len()),
            _ => 1,
        };
        room.min(self.addable.len())
    }

    /// Every pick of at most so many choices, each a set of positions among the addable ones, a bit each.
    /// One after the other, since there can be millions.
    pub(super) fn sets(&self, count: usize) -> impl Iterator<Item = u64> + use<> {
        let choices = self.addable.len();
        let least = match &self.question.kind {
            Kind::Choices { count, .. } => count.start().saturating_sub(self.chosen.len()).max(1),
            _ => 1,
        };
        (least..=count.min(self.count_max())).flat_map(move |size| {
            let first = (1_u64 << size) - 1;
            std::iter::successors(Some(first), |set| Some(next_of_same_size(*set)))
                .take_while(move |set| *set < 1 << choices)
        })
    }

    pub(super) fn pick(&self, set: u64) -> Pick {
        let choices = self.addable.iter().enumerate();
        let picked: Vec<&Choice> = choices
            .filter(|(bit, _)| set & (1 << bit) != 0)
            .map(|(_, choice)| *choice)
            .collect();
        let ids = picked.iter().map(|choice| choice.id.clone());
        let answer = match &self.question.kind {
            Kind::Choices { .. } => {
                Answer::Choices(self.chosen.iter().cloned().chain(ids).collect())
            }
            _ => Answer::Choice(picked[0].id.clone()),
        };
        let powers = picked
            .iter()
            .filter_map(|choice| choice.within_power.as_ref());
        Pick {
            known: self.routed.known(&self.question.kind, &answer),
            answer,
            count: picked.len(),
            effort: powers.map(|power| u32::from(power.effort)).sum(),
        }
    }

    /// What may be known of the answer after any pick or none.
    pub(super) fn reach(&self, given: Known) -> Known {
        if !self.is_answered {
            return self.routed.anything;
        }
        let picks = (0..self.addable.len()).map(|bit| self.pick(1 << bit).known);
        picks.fold(given, Known::or)
    }
}

/// The next larger number with as many bits (Gosper).
fn next_of_same_size(set: u64) -> u64 {
    let lowest = set & set.wrapping_neg();
    let carried = set + lowest;
    carried | (((set ^ carried) / lowest) >> 2)
}
