//! One interview's way through the drawing: what was answered, what is asked now, what will not be asked, and the
//! verdict at its end.

use std::collections::BTreeSet;

use super::Graph;
use super::words::said;
use crate::dialog::conclude::conclude;
use crate::dialog::routing::Truth;
use crate::dialog::walk::walk;
use crate::dialog::{Answer, Answers, Dialog};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Of each question, in the order of asking.
    pub steps: Vec<Step>,
    /// Position of the verdict, once every question on the way is answered.
    pub verdict: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// With the answer as conditions name it; what was typed is not repeated.
    Answered(String),
    Asked,
    /// It may still come.
    Open,
    /// These answers lead past it.
    Passed,
}

impl Way {
    pub fn of(dialog: &Dialog, answers: &Answers) -> Way {
        let walk = walk(dialog, answers);
        let routing = dialog.routing();
        let asked = routing.asked(&routing.known(dialog, &walk.answers));
        let step =
            |(question, asked): (&super::Question, &Truth)| match walk.answers.get(&question.id) {
                Some(Answer::Text(_)) => Step::Answered("answered".to_owned()),
                Some(answer) => Step::Answered(said(answer)),
                None if walk.next.is_some_and(|next| next.id == question.id) => Step::Asked,
                None if *asked == Truth::No => Step::Passed,
                None => Step::Open,
            };
        let verdict = || {
            let verdict = conclude(dialog, &walk.answers).verdict;
            dialog.verdicts.iter().position(|it| it.id == verdict.id)
        };
        Way {
            steps: dialog.questions.iter().zip(&asked).map(step).collect(),
            verdict: walk.next.is_none().then(verdict).flatten(),
        }
    }

    /// The arrows that it takes, from and to a question each: an answer led to a question that was asked. Where none
    /// did, the way went past the questions between, and takes the arrows through those.
    pub(super) fn arrows(&self, graph: &Graph) -> BTreeSet<(usize, usize)> {
        let mut taken = BTreeSet::new();
        let is_asked = |at: &usize| matches!(self.steps[*at], Step::Answered(_) | Step::Asked);
        let mut open: Vec<usize> = (0..self.steps.len()).filter(is_asked).collect();
        while let Some(to) = open.pop() {
            let from = graph.questions[to].after.iter().map(|arrow| arrow.from);
            let (answered, passed): (Vec<usize>, Vec<usize>) =
                from.partition(|from| matches!(self.steps[*from], Step::Answered(_)));
            let around = if answered.is_empty() {
                passed
            } else {
                Vec::new()
            };
            taken.extend(answered.iter().chain(&around).map(|from| (*from, to)));
            open.extend(around);
        }
        taken
    }

    /// The same in words, a line for each step.
    pub fn words(&self, graph: &Graph) -> Vec<String> {
        let steps = graph.questions.iter().zip(&self.steps).enumerate();
        let line = |(at, (question, step)): (usize, (&super::Asked, &Step))| {
            let name = format!("{}. {}", at + 1, question.label);
            match step {
                Step::Answered(answer) => Some(format!("{name}: {answer}")),
                Step::Asked => Some(format!("{name}: being asked")),
                Step::Open | Step::Passed => None,
            }
        };
        let verdict = self.verdict.map(|at| &graph.verdicts[at].title);
        let verdict = verdict.map(|title| format!("Verdict: {title}"));
        steps.filter_map(line).chain(verdict).collect()
    }
}
