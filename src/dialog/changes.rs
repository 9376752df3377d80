//! What would change the verdict: the fewest answers that, given otherwise, lead to another one.
//!
//! An exact search by growing number of changes. Three-valued logic ([`super::routing`]) cuts off whole
//! branches that lead to the verdict at hand, and nothing else is left out.

use super::conclude::Change;
use super::routing::{Known, Look, Routing, Truth};
use super::walk::walk;
use super::{Answer, Answers, ChoiceId, Dialog, Kind, Question, QuestionId};

/// Most parts of conditions that one search looks at. That is a fraction of a second, however large the
/// dialog; the shipped one needs a hundredth of it.
pub const PARTS_MAX: usize = 4_000_000;

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes<'a> {
    /// All with the smallest count there is, least effort first, then in the order of asking.
    pub found: Vec<Change<'a>>,
    /// Nothing was left out: the search ended before [`PARTS_MAX`]. Otherwise there may be further changes
    /// of the same count, or, when none was found, of a higher one.
    pub is_complete: bool,
}

/// The fewest changes that lead to another verdict; none while the interview is unfinished.
///
/// A change picks choices that the author calls within the member's power, and each picked choice counts
/// one: another choice of a one-choice or yes/no question, a further choice of a several-choices question.
/// Taking a choice away is no change, since no author says what that would take. All other answers stay;
/// numbers, days and texts state facts.
///
/// Where a change opens questions that the member never answered, it may pick choices there too. Those that
/// it leaves open must not matter: it is a change only if all their answers lead to the same verdict.
pub fn what_would_change<'a>(dialog: &'a Dialog, answers: &Answers) -> Changes<'a> {
    let routing = Routing::of(dialog);
    let known = routing.known(dialog, answers);
    let verdict = routing.look(&known).verdict;
    let mut search = Search {
        dialog,
        routing: &routing,
        answers,
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
    answers: &'s Answers,
    /// The answers, question by question.
    given: &'s [Known],
    /// The verdict at hand.
    verdict: Option<usize>,
    looks_left: usize,
    /// What is changed on the branch at hand, in the order of asking.
    picked: Vec<(usize, Pick)>,
    found: Vec<Change<'a>>,
}

/// Another answer within the member's power.
#[derive(Debug, Clone)]
struct Pick {
    known: Known,
    answer: Answer,
    /// So many choices are picked.
    count: usize,
    effort: u32,
}

impl Search<'_, '_> {
    fn run(&mut self) {
        let most: usize = self
            .dialog
            .questions
            .iter()
            .map(|question| self.count_max(question))
            .sum();
        let open: Vec<Known> = (0..self.given.len())
            .map(|question| self.reach(question))
            .collect();
        for count in 1..=most {
            self.branch(0, count, &mut open.clone());
            if !self.found.is_empty() || self.looks_left == 0 {
                return;
            }
        }
    }

    /// Looks at every pick of exactly this count among the questions from this one on.
    fn branch(&mut self, from: usize, count: usize, known: &mut Vec<Known>) {
        let Some(look) = self.look(known) else { return };
        let is_off_the_way = self
            .picked
            .iter()
            .any(|(question, _)| look.asked[*question] == Truth::No);
        if is_off_the_way || look.verdict.is_some() && look.verdict == self.verdict {
            return;
        }
        let before = known.clone();
        for question in from..known.len() {
            if look.asked[question] != Truth::No {
                for pick in self.picks(question, count) {
                    self.take(question, pick, count, known);
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
            if let Some(verdict) = self
                .settle(&mut fixed)
                .filter(|verdict| Some(*verdict) != self.verdict)
            {
                self.keep(verdict);
            }
        }
        self.picked.pop();
    }

    /// The verdict that every answer to the questions still open leads to, provided that everything picked
    /// is asked.
    fn settle(&mut self, known: &mut Vec<Known>) -> Option<usize> {
        let look = self.look(known)?;
        let asked = self
            .picked
            .iter()
            .map(|(question, _)| look.asked[*question])
            .min();
        match asked.unwrap_or(Truth::Yes) {
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
    }

    fn look(&mut self, known: &[Known]) -> Option<Look> {
        self.looks_left = self.looks_left.checked_sub(1)?;
        (self.looks_left > 0).then(|| self.routing.look(known))
    }
}

/// What the member could pick.
impl Search<'_, '_> {
    /// Other answers to a question that pick at most so many choices.
    fn picks(&self, question: usize, count: usize) -> Vec<Pick> {
        let asked = &self.dialog.questions[question];
        let answers: Vec<(Answer, Vec<&ChoiceId>)> = match &asked.kind {
            Kind::Choices { count: range, .. } => {
                let chosen = self.chosen(&asked.id);
                let room = count.min(range.end().saturating_sub(chosen.len()));
                let sets = subsets(&self.addable(asked), room).into_iter();
                let sets = sets.filter(|set| range.contains(&(chosen.len() + set.len())));
                sets.map(|set| {
                    let all = chosen.iter().copied().chain(set.iter().copied());
                    (Answer::Choices(all.cloned().collect()), set)
                })
                .collect()
            }
            _ => {
                let others = self.addable(asked).into_iter();
                others
                    .map(|id| (Answer::Choice(id.clone()), vec![id]))
                    .collect()
            }
        };
        let routed = &self.routing.questions[question];
        let pick = |(answer, picked): (Answer, Vec<&ChoiceId>)| Pick {
            known: routed.known(&asked.kind, &answer),
            answer,
            count: picked.len(),
            effort: picked.iter().map(|id| effort(asked, id)).sum(),
        };
        answers.into_iter().map(pick).collect()
    }

    /// The most choices that a change may pick in this question.
    fn count_max(&self, question: &Question) -> usize {
        let addable = self.addable(question).len();
        match &question.kind {
            Kind::Choices { count, .. } => {
                addable.min(count.end().saturating_sub(self.chosen(&question.id).len()))
            }
            _ => addable.min(1),
        }
    }

    /// What may be known of a question's answer after any change.
    fn reach(&self, question: usize) -> Known {
        let asked = &self.dialog.questions[question];
        let routed = &self.routing.questions[question];
        if !self.answers.contains_key(&asked.id) {
            return routed.anything;
        }
        let addable = self.addable(asked).into_iter().cloned();
        match self.given[question] {
            Known::OneOf(given) => Known::OneOf(addable.fold(given, |classes, id| {
                classes | routed.known(&asked.kind, &Answer::Choice(id)).classes()
            })),
            Known::Between { must, .. } => {
                let added = Answer::Choices(addable.collect());
                Known::Between {
                    must,
                    may: must | routed.known(&asked.kind, &added).chosen(),
                }
            }
        }
    }

    /// The choices within the member's power that are not chosen.
    fn addable<'q>(&self, question: &'q Question) -> Vec<&'q ChoiceId> {
        let given = self.answers.get(&question.id);
        let is_chosen = |id: &ChoiceId| match given {
            Some(Answer::Choice(chosen)) => chosen == id,
            Some(Answer::Choices(chosen)) => chosen.contains(id),
            _ => false,
        };
        let choices = question.choices().into_iter();
        choices
            .filter(|choice| choice.within_power.is_some() && !is_chosen(&choice.id))
            .map(|choice| &choice.id)
            .collect()
    }

    fn chosen(&self, question: &QuestionId) -> Vec<&ChoiceId> {
        match self.answers.get(question) {
            Some(Answer::Choices(chosen)) => chosen.iter().collect(),
            _ => Vec::new(),
        }
    }
}

fn effort(question: &Question, choice: &ChoiceId) -> u32 {
    let choice = question.choice(choice);
    let power = choice.and_then(|choice| choice.within_power.as_ref());
    power.map_or(0, |power| power.effort.into())
}

/// Every set of one to so many of these, smaller ones first.
fn subsets<'c>(choices: &[&'c ChoiceId], most: usize) -> Vec<Vec<&'c ChoiceId>> {
    let mut sets: Vec<Vec<&ChoiceId>> = Vec::new();
    // Sets of the size before, each with the position behind its last choice.
    let mut smaller = vec![(Vec::new(), 0)];
    for _ in 0..most {
        let mut larger = Vec::new();
        for (set, from) in smaller {
            for (position, choice) in choices.iter().enumerate().skip(from) {
                let mut set = set.clone();
                set.push(*choice);
                larger.push((set, position + 1));
            }
        }
        sets.extend(larger.iter().map(|(set, _)| set.clone()));
        smaller = larger;
    }
    sets
}
