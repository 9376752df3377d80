//! What would change the verdict: the fewest answers that, given otherwise, lead to another one that is
//! worth going for: its tone is no graver than that of the verdict at hand.
//!
//! An exact search by growing number of changes. Three-valued logic ([`super::routing`]) cuts off whole
//! branches that lead to the verdict at hand, and nothing else is left out.

use super::conclude::Change;
use super::offers::{Offers, Pick};
use super::routing::{Known, Look, Routing, Truth};
use super::walk::walk;
use super::{Answers, Dialog, Kind};

/// Most parts of conditions that one search looks at. That is a fraction of a second, however large the
/// dialog; the shipped one needs a hundredth of it.
pub const PARTS_MAX: usize = 4_000_000;

/// Most changes that are kept; a person reads three.
pub const FOUND_MAX: usize = 500;

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes<'a> {
    /// All with the smallest count there is, least effort first, then in the order of asking.
    pub found: Vec<Change<'a>>,
    /// Nothing was left out: neither [`PARTS_MAX`] nor [`FOUND_MAX`] was reached. Otherwise there may be further changes
    /// of the same count, or, when none was found, of a higher one.
    pub is_complete: bool,
}

/// The fewest changes that lead to another verdict whose tone is no graver; none while the interview is
/// unfinished.
///
/// A change picks choices that the author calls within the member's power, and each picked choice counts
/// one: another choice of a one-choice or yes/no question, a further choice of a several-choices question.
/// Taking a choice away is no change, since no author says what that would take. All other answers stay;
/// numbers, days and texts state facts.
///
/// Where a change opens questions that the member never answered, it may pick choices there too. Those that
/// it leaves open must not matter: it is a change only if all their answers lead to the same verdict.
pub fn what_would_change<'a>(dialog: &'a Dialog, answers: &Answers) -> Changes<'a> {
    let routing = dialog.routing();
    let known = routing.known(dialog, answers);
    let verdict = routing.look(&known).verdict;
    let questions = dialog.questions.iter().zip(&routing.questions);
    let offers: Vec<Offers> = questions
        .map(|(question, routed)| Offers::of(question, routed, answers.get(&question.id)))
        .collect();
    let mut search = Search {
        dialog,
        routing,
        offers: &offers,
        given: &known,
        verdict,
        looks_left: PARTS_MAX / routing.size(),
        picked: Vec::new(),
        found: Vec::new(),
    };
    if walk(dialog, answers).next.is_none() && verdict.is_some() {
        search.run();
    }
    let mut found = search.found;
    found.sort_by_key(|change| change.effort);
    Changes {
        found,
        is_complete: search.looks_left > 0,
    }
}

struct Search<'a, 's> {
    dialog: &'a Dialog,
    routing: &'s Routing,
    /// What may be picked, question by question.
    offers: &'s [Offers<'s>],
    /// The answers, question by question.
    given: &'s [Known],
    /// The verdict at hand.
    verdict: Option<usize>,
    looks_left: usize,
    /// What is changed on the branch at hand, in the order of asking.
    picked: Vec<(usize, Pick)>,
    found: Vec<Change<'a>>,
}

impl Search<'_, '_> {
    fn run(&mut self) {
        let most: usize = self.offers.iter().map(Offers::count_max).sum();
        let reached = self.offers.iter().zip(self.given);
        let reached: Vec<Known> = reached
            .map(|(offers, given)| offers.reach(*given))
            .collect();
        for count in 1..=most {
            self.branch(0, count, &mut reached.clone());
            if !self.found.is_empty() || self.looks_left == 0 {
                return;
            }
        }
    }

    /// Looks at every pick of exactly this count among the questions from this one on.
    fn branch(&mut self, from: usize, count: usize, known: &mut Vec<Known>) {
        let Some(look) = self.look(known) else { return };
        if self.asked(&look) == Truth::No || look.verdict.is_some() && look.verdict == self.verdict
        {
            return;
        }
        let before = known.clone();
        for question in from..known.len() {
            if look.asked[question] != Truth::No {
                let offers = &self.offers[question];
                for set in offers.sets(count) {
                    self.take(question, offers.pick(set), count, known);
                    if self.looks_left == 0 {
                        return;
                    }
                }
            }
            known[question] = self.given[question];
        }
        known.clone_from(&before);
    }

    fn take(&mut self, question: usize, pick: Pick, count: usize, known: &mut Vec<Known>) {
        let left = count - pick.count;
        known[question] = pick.known;
        self.picked.push((question, pick));
        if left > 0 {
            self.branch(question + 1, left, known);
        } else {
            let mut fixed = known.clone();
            fixed[question + 1..].copy_from_slice(&self.given[question + 1..]);
            let verdict = self.settle(&mut fixed);
            if let Some(verdict) = verdict.filter(|verdict| self.is_worth_it(*verdict)) {
                self.keep(verdict);
            }
        }
        self.picked.pop();
    }

    /// Whether somebody with the verdict at hand may want this one.
    fn is_worth_it(&self, verdict: usize) -> bool {
        let tone = |verdict: usize| self.dialog.verdicts[verdict].tone;
        self.verdict
            .is_some_and(|now| verdict != now && tone(verdict) <= tone(now))
    }

    /// Whether everything picked is on the way.
    fn asked(&self, look: &Look) -> Truth {
        let picked = self
            .picked
            .iter()
            .map(|(question, _)| look.asked[*question]);
        picked.min().unwrap_or(Truth::Yes)
    }

    /// The verdict that every answer to the questions still open leads to, provided that everything picked
    /// is asked.
    fn settle(&mut self, known: &mut Vec<Known>) -> Option<usize> {
        let look = self.look(known)?;
        match self.asked(&look) {
            Truth::No => return None,
            Truth::Yes if look.verdict.is_some() => return look.verdict,
            Truth::Yes | Truth::Open => {}
        }
        let open = self.first_open(&look, known)?;
        let before = known[open];
        let mut verdict = None;
        for half in self.split(open, before) {
            known[open] = half;
            let led_to = self.settle(known);
            if led_to.is_none() || verdict.is_some() && verdict != led_to {
                verdict = None;
                break;
            }
            verdict = led_to;
        }
        known[open] = before;
        verdict
    }

    /// The first question on the way whose answer is open; what comes before it is decided.
    fn first_open(&self, look: &Look, known: &[Known]) -> Option<usize> {
        let questions = self.routing.questions.iter().enumerate();
        let mut open = questions.filter(|(position, routed)| {
            look.asked[*position] == Truth::Yes && !routed.is_settled(known[*position])
        });
        open.next().map(|(position, _)| position)
    }

    /// What is known of a question, in smaller parts: class by class, or with and without one choice.
    fn split(&self, question: usize, known: Known) -> Vec<Known> {
        match (known, &self.dialog.questions[question].kind) {
            (Known::OneOf(classes), _) => (0..u128::BITS)
                .map(|bit| 1 << bit)
                .filter(|class| classes & class != 0)
                .map(Known::OneOf)
                .collect(),
            (Known::Between { must, may }, Kind::Choices { count, .. }) => {
                let open = may & !must & self.routing.questions[question].tested;
                let choice = 1 << open.trailing_zeros();
                let with = (must | choice, may);
                let without = (must, may & !choice);
                let fits = |(must, may): &(u32, u32)| {
                    must.count_ones() as usize <= *count.end()
                        && may.count_ones() as usize >= *count.start()
                };
                let halves = [with, without].into_iter().filter(fits);
                halves
                    .map(|(must, may)| Known::Between { must, may })
                    .collect()
            }
            (known, _) => vec![known],
        }
    }

    fn keep(&mut self, verdict: usize) {
        let questions = &self.dialog.questions;
        let answers = self
            .picked
            .iter()
            .map(|(question, pick)| (questions[*question].id.clone(), pick.answer.clone()));
        self.found.push(Change {
            answers: answers.collect(),
            effort: self.picked.iter().map(|(_, pick)| pick.effort).sum(),
            leads_to: &self.dialog.verdicts[verdict],
        });
        if self.found.len() == FOUND_MAX {
            self.looks_left = 0;
        }
    }

    fn look(&mut self, known: &[Known]) -> Option<Look> {
        self.looks_left = self.looks_left.checked_sub(1)?;
        (self.looks_left > 0).then(|| self.routing.look(known))
    }
}
