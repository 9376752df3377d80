//! The part of a dialog that decides, as small tables, and what it decides when answers are partly known.
//!
//! Three-valued logic (Kleene): a condition holds for sure, fails for sure, or is open. What is said to be
//! sure is so for every answer that is still possible; some sure things are called open, since conditions
//! are looked at one by one. Fixing the open answers one after the other decides everything.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::conditions::Test;
use super::cuts::{class_of, classes, tests};
use super::{Answer, Answers, ChoiceId, Condition, Dialog, FindingId, Kind, Question, QuestionId};

/// Most classes of answers that conditions may tell apart in one question: one bit each.
pub(super) const CLASSES_MAX: usize = 128;

/// Whether something holds; the order makes `all` the least and `any` the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Truth {
    No,
    Open,
    Yes,
}

/// What is known of one question's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// It is of one of these classes, a bit each.
    OneOf(u128),
    /// Of several choices: these are chosen, and none but those, a bit each.
    Between { must: u32, may: u32 },
}

/// A dialog's ways, findings and verdicts with positions in place of names.
#[derive(Debug)]
pub(super) struct Routing {
    pub(super) questions: Vec<Routed>,
    findings: Vec<Formula>,
    verdicts: Vec<Formula>,
}

/// A dialog's routing, once somebody asked for it. A copy of a dialog begins without, since it may be changed.
#[derive(Debug, Default)]
pub struct Compiled(OnceLock<Routing>);

impl Clone for Compiled {
    fn clone(&self) -> Compiled {
        Compiled::default()
    }
}

/// It follows from the rest of the dialog.
impl PartialEq for Compiled {
    fn eq(&self, _: &Compiled) -> bool {
        true
    }
}

impl Dialog {
    pub(super) fn routing(&self) -> &Routing {
        self.compiled.0.get_or_init(|| Routing::of(self))
    }
}

/// A question as the ways see it.
#[derive(Debug)]
pub(super) struct Routed {
    ask_if: Formula,
    /// One answer for each class.
    pub(super) classes: Vec<Answer>,
    /// Of several choices: those that a condition looks at, a bit each.
    pub(super) tested: u32,
    /// Nothing known.
    pub(super) anything: Known,
}

/// What a look at partly known answers shows.
#[derive(Debug)]
pub(super) struct Look {
    /// Whether each question is on the way.
    pub(super) asked: Vec<Truth>,
    /// The verdict's position, when it is sure.
    pub(super) verdict: Option<usize>,
}

#[derive(Debug)]
enum Formula {
    Always,
    All(Vec<Formula>),
    Any(Vec<Formula>),
    Not(Box<Formula>),
    /// The answer is of one of these classes, a bit each.
    OneOf(usize, u128),
    /// This choice, a bit, is among the chosen.
    Has(usize, u32),
    Finding(usize),
}

impl Routing {
    fn of(dialog: &Dialog) -> Routing {
        let tests = tests(dialog);
        let mut compile = Compile::default();
        for (position, finding) in dialog.findings.iter().enumerate() {
            compile.findings.insert(&finding.id, position);
        }
        let mut questions = Vec::new();
        for (position, question) in dialog.questions.iter().enumerate() {
            let tests = tests.get(&question.id).map_or(&[][..], Vec::as_slice);
            compile.add(position, question, tests);
            let (classes, choices) = &compile.answers[position];
            questions.push(Routed {
                ask_if: compile.formula(&question.ask_if),
                tested: tested(choices, tests),
                anything: anything(&question.kind, classes.len()),
                classes: classes.clone(),
            });
        }
        Routing {
            questions,
            findings: dialog
                .findings
                .iter()
                .map(|finding| compile.formula(&finding.when))
                .collect(),
            verdicts: dialog
                .verdicts
                .iter()
                .map(|verdict| compile.formula(&verdict.when))
                .collect(),
        }
    }

    /// How many parts its conditions have, at least one.
    pub(super) fn size(&self) -> usize {
        let ways = self.questions.iter().map(|question| &question.ask_if);
        let all = ways.chain(&self.findings).chain(&self.verdicts);
        all.map(Formula::size).sum::<usize>().max(1)
    }

    /// Looks at what follows from what is known of each question's answer.
    pub(super) fn look(&self, known: &[Known]) -> Look {
        let view = self.ways(known);
        let verdict = self.verdict(&view);
        Look {
            asked: view.asked,
            verdict,
        }
    }

    /// Whether each question is on the way.
    pub(super) fn asked(&self, known: &[Known]) -> Vec<Truth> {
        self.ways(known).asked
    }

    fn ways<'v>(&'v self, known: &'v [Known]) -> View<'v> {
        let mut view = View {
            known,
            asked: Vec::with_capacity(self.questions.len()),
            findings: &self.findings,
            held: vec![Cell::new(None); self.findings.len()],
        };
        for question in &self.questions {
            let asked = view.truth(&question.ask_if);
            view.asked.push(asked);
        }
        view
    }

    fn verdict(&self, view: &View) -> Option<usize> {
        for (position, when) in self.verdicts.iter().enumerate() {
            match view.truth(when) {
                Truth::Yes => return Some(position),
                Truth::No => {}
                Truth::Open => return None,
            }
        }
        None
    }

    /// What is known once these answers are given.
    pub(super) fn known(&self, dialog: &Dialog, answers: &Answers) -> Vec<Known> {
        let questions = dialog.questions.iter().zip(&self.questions);
        let known = questions.map(|(question, routed)| match answers.get(&question.id) {
            Some(answer) => routed.known(&question.kind, answer),
            None => routed.anything,
        });
        known.collect()
    }
}

impl Formula {
    fn size(&self) -> usize {
        match self {
            Formula::All(parts) | Formula::Any(parts) => {
                1 + parts.iter().map(Formula::size).sum::<usize>()
            }
            Formula::Not(part) => 1 + part.size(),
            _ => 1,
        }
    }
}

impl Routed {
    /// This very answer.
    pub(super) fn known(&self, kind: &Kind, answer: &Answer) -> Known {
        match (kind, answer) {
            (Kind::Choices { choices, .. }, Answer::Choices(chosen)) => {
                let bits = choices.iter().enumerate();
                let must = bits
                    .filter(|(_, choice)| chosen.contains(&choice.id))
                    .fold(0, |set, (bit, _)| set | 1 << bit);
                Known::Between { must, may: must }
            }
            (Kind::ShortText(_) | Kind::LongText(_), _) => self.anything,
            _ => Known::OneOf(class_of(&self.classes, answer).map_or(0, |class| 1 << class)),
        }
    }

    /// Whether nothing about it is open that a condition looks at.
    pub(super) fn is_settled(&self, known: Known) -> bool {
        match known {
            Known::OneOf(classes) => classes.count_ones() <= 1,
            Known::Between { must, may } => may & !must & self.tested == 0,
        }
    }
}

impl Known {
    /// What is known when it is the one or the other.
    pub(super) fn or(self, other: Known) -> Known {
        match (self, other) {
            (Known::OneOf(left), Known::OneOf(right)) => Known::OneOf(left | right),
            (
                Known::Between { must, may },
                Known::Between {
                    must: also,
                    may: further,
                },
            ) => Known::Between {
                must: must & also,
                may: may | further,
            },
            // A question has answers of one sort.
            (known, _) => known,
        }
    }
}

fn anything(kind: &Kind, classes: usize) -> Known {
    match kind {
        Kind::Choices { choices, .. } => Known::Between {
            must: 0,
            may: u32::MAX >> (u32::BITS as usize - choices.len()),
        },
        // A text is of the only class there is.
        Kind::ShortText(_) | Kind::LongText(_) => Known::OneOf(1),
        _ => Known::OneOf(u128::MAX >> (CLASSES_MAX - classes)),
    }
}

fn tested(choices: &[ChoiceId], tests: &[&Test]) -> u32 {
    let is_tested = |id: &ChoiceId| {
        tests
            .iter()
            .any(|test| matches!(test, Test::Has(has) if has == id))
    };
    let bits = choices.iter().enumerate().filter(|(_, id)| is_tested(id));
    bits.fold(0, |set, (bit, _)| set | 1 << bit)
}

/// Replaces names by positions.
#[derive(Default)]
struct Compile<'d> {
    questions: BTreeMap<&'d QuestionId, usize>,
    findings: BTreeMap<&'d FindingId, usize>,
    /// Of each question so far: its classes, and its choices where several may be chosen.
    answers: Vec<(Vec<Answer>, Vec<ChoiceId>)>,
}

impl<'d> Compile<'d> {
    fn add(&mut self, position: usize, question: &'d Question, tests: &[&Test]) {
        let choices = match &question.kind {
            Kind::Choices { choices, .. } => {
                choices.iter().map(|choice| choice.id.clone()).collect()
            }
            _ => Vec::new(),
        };
        self.questions.insert(&question.id, position);
        self.answers.push((classes(question, tests), choices));
    }

    fn formula(&self, condition: &Condition) -> Formula {
        let all = |parts: &[Condition]| parts.iter().map(|part| self.formula(part)).collect();
        match condition {
            Condition::Always => Formula::Always,
            Condition::All(parts) => Formula::All(all(parts)),
            Condition::Any(parts) => Formula::Any(all(parts)),
            Condition::Not(part) => Formula::Not(Box::new(self.formula(part))),
            Condition::Answer { question, test } => self.test(self.questions[question], test),
            Condition::Finding(id) => Formula::Finding(self.findings[id]),
        }
    }

    fn test(&self, question: usize, test: &Test) -> Formula {
        let (classes, choices) = &self.answers[question];
        if let Test::Has(choice) = test {
            let bit = choices.iter().position(|id| id == choice);
            return Formula::Has(question, bit.map_or(0, |bit| 1 << bit));
        }
        let bits = classes
            .iter()
            .enumerate()
            .filter(|(_, class)| test.holds(class));
        Formula::OneOf(question, bits.fold(0, |set, (bit, _)| set | 1 << bit))
    }
}

/// One look in progress.
struct View<'v> {
    known: &'v [Known],
    asked: Vec<Truth>,
    findings: &'v [Formula],
    /// Found out when a condition asks for it: most findings decide no verdict.
    held: Vec<Cell<Option<Truth>>>,
}

impl View<'_> {
    fn truth(&self, formula: &Formula) -> Truth {
        match formula {
            Formula::Always => Truth::Yes,
            Formula::All(parts) => self.all(parts),
            Formula::Any(parts) => self.any(parts),
            Formula::Not(part) => self.truth(part).not(),
            Formula::OneOf(question, wanted) => {
                let truth = match self.known[*question] {
                    Known::OneOf(possible) if possible & wanted == 0 => Truth::No,
                    Known::OneOf(possible) if possible & !wanted == 0 => Truth::Yes,
                    _ => Truth::Open,
                };
                truth.min(self.asked[*question])
            }
            Formula::Has(question, choice) => {
                let truth = match self.known[*question] {
                    Known::Between { may, .. } if may & choice == 0 => Truth::No,
                    Known::Between { must, .. } if must & choice != 0 => Truth::Yes,
                    _ => Truth::Open,
                };
                truth.min(self.asked[*question])
            }
            Formula::Finding(finding) => self.held(*finding),
        }
    }

    fn held(&self, finding: usize) -> Truth {
        let held = &self.held[finding];
        let truth = held
            .get()
            .unwrap_or_else(|| self.truth(&self.findings[finding]));
        held.set(Some(truth));
        truth
    }

    fn all(&self, parts: &[Formula]) -> Truth {
        let mut truth = Truth::Yes;
        for part in parts {
            truth = truth.min(self.truth(part));
            if truth == Truth::No {
                break;
            }
        }
        truth
    }

    fn any(&self, parts: &[Formula]) -> Truth {
        let mut truth = Truth::No;
        for part in parts {
            truth = truth.max(self.truth(part));
            if truth == Truth::Yes {
                break;
            }
        }
        truth
    }
}

impl Truth {
    fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Open => Truth::Open,
            Truth::Yes => Truth::No,
        }
    }
}
