//! A dialog's tree, for its author: what is asked, which answers decide whether, and which lead to which verdict.
//!
//! Questions stand in a list and each may look at earlier answers, so the tree is what the conditions draw: an
//! arrow goes from a question that a condition looks at to the question that it governs. Arrows that others
//! imply are left out. Drawn as SVG ([`svg`]), also with one interview's [`Way`] through it, or told to other tools as
//! Mermaid and DOT ([`text`]).

mod arrange;
mod marks;
mod style;
pub mod svg;
pub mod text;
mod way;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::{Condition, Dialog, FindingId, Question, QuestionId, Tone, VerdictId};
pub use way::{Step, Way};
use words::Words;

/// How likely each verdict is, 0 to 1, for somebody who answers at random; empty where nobody has counted.
pub type Shares = BTreeMap<VerdictId, f64>;

#[derive(Clone, Debug, PartialEq)]
pub struct Graph {
    pub title: String,
    /// In the order of asking.
    pub questions: Vec<Asked>,
    /// In order of gravity.
    pub verdicts: Vec<Reached>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub id: QuestionId,
    pub label: String,
    /// What must hold, in words; empty: everybody is asked.
    pub asked_if: Vec<String>,
    /// The questions that the condition looks at, without those that others of them imply.
    pub after: Vec<Arrow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// Position of the question that is looked at.
    pub from: usize,
    /// What about its answer counts, in a few words.
    pub words: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Reached {
    pub id: VerdictId,
    pub title: String,
    pub tone: Tone,
    /// What must hold, in words; empty: whoever gets no graver one gets it.
    pub when: Vec<String>,
    /// Positions of the questions whose answers decide it, directly or through findings.
    pub from: Vec<usize>,
    pub share: Option<f64>,
}

impl Graph {
    pub fn of(dialog: &Dialog, shares: &Shares) -> Graph {
        let sight = Sight::of(dialog);
        let words = Words { dialog };
        let looks: Vec<BTreeSet<usize>> = dialog
            .questions
            .iter()
            .map(|question| sight.seen_by(&question.ask_if))
            .collect();
        let asked = |(at, question): (usize, &Question)| Asked {
            id: question.id.clone(),
            label: question.label.clone(),
            asked_if: words.whole(&question.ask_if),
            after: reduced(&looks, at)
                .into_iter()
                .map(|from| Arrow {
                    from,
                    words: words.about(&question.ask_if, &dialog.questions[from].id),
                })
                .collect(),
        };
        let reached = |verdict: &super::Verdict| Reached {
            id: verdict.id.clone(),
            title: verdict.title.clone(),
            tone: verdict.tone,
            when: words.whole(&verdict.when),
            from: sight.seen_by(&verdict.when).into_iter().collect(),
            share: shares.get(&verdict.id).copied(),
        };
        Graph {
            title: dialog.title.clone(),
            questions: dialog.questions.iter().enumerate().map(asked).collect(),
            verdicts: dialog.verdicts.iter().map(reached).collect(),
        }
    }
}

impl Graph {
    /// What the drawing says, a line for each question and verdict.
    pub fn words(&self) -> Vec<String> {
        let question = |(at, question): (usize, &Asked)| {
            let asked = svg::told(&question.asked_if, "everybody");
            format!("{}. {}: {asked}", at + 1, question.label)
        };
        let verdict = |verdict: &Reached| {
            let when = svg::told(&verdict.when, "otherwise");
            format!("Verdict “{}”: {when}", verdict.title)
        };
        let questions = self.questions.iter().enumerate().map(question);
        questions.chain(self.verdicts.iter().map(verdict)).collect()
    }
}

/// Which questions a condition looks at, also through findings.
struct Sight<'d> {
    questions: BTreeMap<&'d QuestionId, usize>,
    findings: BTreeMap<&'d FindingId, BTreeSet<usize>>,
}

impl<'d> Sight<'d> {
    fn of(dialog: &'d Dialog) -> Sight<'d> {
        let questions = dialog.questions.iter().enumerate();
        let mut sight = Sight {
            questions: questions.map(|(at, question)| (&question.id, at)).collect(),
            findings: BTreeMap::new(),
        };
        // A finding looks at earlier ones only, so one pass sees through all of them.
        for finding in &dialog.findings {
            let seen = sight.seen_by(&finding.when);
            sight.findings.insert(&finding.id, seen);
        }
        sight
    }

    fn seen_by(&self, condition: &Condition) -> BTreeSet<usize> {
        match condition {
            Condition::Always => BTreeSet::new(),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().flat_map(|part| self.seen_by(part)).collect()
            }
            Condition::Not(part) => self.seen_by(part),
            Condition::Answer { question, .. } => {
                self.questions.get(question).copied().into_iter().collect()
            }
            Condition::Finding(id) => self.findings.get(id).cloned().unwrap_or_default(),
        }
    }
}

/// What a question looks at, without those that another one of them looks at already, at any remove.
fn reduced(looks: &[BTreeSet<usize>], at: usize) -> BTreeSet<usize> {
    let implied: BTreeSet<usize> = looks[at]
        .iter()
        .flat_map(|other| ancestors(looks, *other))
        .collect();
    looks[at].difference(&implied).copied().collect()
}

fn ancestors(looks: &[BTreeSet<usize>], at: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open: Vec<usize> = looks[at].iter().copied().collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(&looks[next]);
        }
    }
    found
}
