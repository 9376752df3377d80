//! A dialog: what is asked, what follows from the answers, and why.
//!
//! The nouns of a dialog that has been read and found whole. How it is written in a file stands in
//! [`file`], how one becomes the other in [`parse`]. Everything below this module is pure: no clock, no
//! files, no network, no randomness.

pub mod answers;
pub mod bounds;
mod certain;
pub mod changes;
pub mod check;
pub mod conclude;
pub mod conditions;
mod cuts;
pub mod diff;
pub mod file;
pub mod graph;
pub mod ids;
mod offers;
pub mod parse;
pub mod placeholder;
pub mod places;
pub mod problem;
pub mod revision;
mod routing;
pub mod schema;
pub mod slots;
pub mod texts;
pub mod walk;
pub mod wording;
pub mod written;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jiff::civil::Date;
use routing::Compiled;

pub use answers::{Answer, Answers};
pub use conditions::Condition;
pub use ids::{ChoiceId, CiteId, DialogId, FindingId, GaugeId, QuestionId, Revision, VerdictId};

/// One dialog file, read and found whole: every name in it resolves, every order holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Dialog {
    /// Also the name of its slash command, wherever no wording gives another.
    pub id: DialogId,
    /// Hash of the canonical content of the file, without any wording laid over it.
    pub revision: Revision,
    /// The slash command's name in the language of a wording; empty: the id.
    pub command: String,
    /// What the slash command says of itself, 1–100 characters.
    pub description: String,
    /// What a person reads as the interview's name, for instance as the thread's.
    pub title: String,
    /// Said once, above the first question.
    pub introduction: String,
    /// The most questions that anybody may be asked, where the author promises that.
    pub questions_max: Option<usize>,
    pub source: Source,
    /// In the order of asking.
    pub questions: Vec<Question>,
    /// A finding refers to earlier ones only.
    pub findings: Vec<Finding>,
    pub gauges: Vec<Gauge>,
    /// In order of gravity; the last one has [`Condition::Always`].
    pub verdicts: Vec<Verdict>,
    compiled: Compiled,
}

/// What the dialog rests on: the sections of a text, its elements and the guides it hands on to.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub title: String,
    pub url: Option<String>,
    pub sections: Vec<Section>,
    pub elements: Vec<Element>,
    pub guides: Vec<Guide>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub id: CiteId,
    pub title: String,
}

/// One traceable statement of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub id: CiteId,
    /// The section that it stands in.
    pub section: CiteId,
    /// What it says, in our words; for authors, never shown to members.
    pub gist: String,
}

/// A further text that a verdict points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    pub id: CiteId,
    pub name: String,
    /// The section that hands the reader on to it.
    pub section: CiteId,
    /// Shown as a link once somebody set it; the bare name until then.
    pub url: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub id: QuestionId,
    /// A word or three for lists: review, autocomplete, "the answers given".
    pub label: String,
    pub prompt: String,
    /// "Why we ask".
    pub why: String,
    pub cites: Vec<CiteId>,
    /// Over earlier answers only.
    pub ask_if: Condition,
    pub kind: Kind,
}

/// What can be answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One of the choices.
    Choice(Vec<Choice>),
    /// Several of the choices: at least `count.start()`, at most `count.end()`.
    Choices {
        choices: Vec<Choice>,
        count: RangeInclusive<usize>,
    },
    /// Exactly two choices, `yes` and `no`.
    YesNo { yes: Choice, no: Choice },
    /// A whole number from `low` to `high`, both ends named.
    Scale {
        range: RangeInclusive<i64>,
        low: String,
        high: String,
        skip: Option<String>,
    },
    /// A whole number in a unit.
    Number {
        range: RangeInclusive<i64>,
        unit: String,
        skip: Option<String>,
    },
    Date {
        range: RangeInclusive<Date>,
        skip: Option<String>,
    },
    /// One line; never routes.
    ShortText(TextBounds),
    /// A paragraph; never routes.
    LongText(TextBounds),
}

/// Bounds of a typed text, in Unicode scalar values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextBounds {
    pub length: RangeInclusive<usize>,
    /// Shown in the empty field.
    pub placeholder: String,
    /// The label of "skip", where the dialog offers it.
    pub skip: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub id: ChoiceId,
    pub label: String,
    /// May be empty.
    pub description: String,
    pub cites: Vec<CiteId>,
    /// What it takes to get here from another answer; `None`: not for the member to decide.
    pub within_power: Option<WithinPower>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithinPower {
    /// 1 (a talk, an afternoon) to 5 (years), as the author states it.
    pub effort: u8,
    /// What to do to get here, as advice: an imperative without a full stop.
    pub advice: String,
}

/// A named statement that holds or not, given the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub id: FindingId,
    pub when: Condition,
    /// `None`: a stepping stone for other conditions that nobody is told.
    pub telling: Option<Telling>,
    pub cites: Vec<CiteId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    pub side: Side,
    pub text: String,
}

/// Which way a finding speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    For,
    Against,
    Note,
}

/// One of the dialog's named conditions.
#[derive(Clone, Debug, PartialEq)]
pub struct Gauge {
    pub id: GaugeId,
    pub label: String,
    pub cites: Vec<CiteId>,
    /// Looked at first.
    pub met: Condition,
    /// Neither of the two: unknown.
    pub not_met: Condition,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    Met,
    NotMet,
    Unknown,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub id: VerdictId,
    pub when: Condition,
    pub tone: Tone,
    /// Without the word "Verdict".
    pub title: String,
    /// The verdict in a sentence or two.
    pub summary: String,
    /// Why, paragraph by paragraph.
    pub rationale: Vec<Passage>,
    pub next_steps: Vec<Passage>,
    pub cites: Vec<CiteId>,
}

/// How grave a verdict sounds; the words carry the meaning, this only colours them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    Go,
    Care,
    Wait,
    Stop,
}

/// A paragraph or a step of a verdict that may be told to some only.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Unique within the verdict's rationale or steps; part of its wording key.
    pub id: String,
    pub when: Condition,
    pub text: String,
    /// Sections, elements, and guides to read on.
    pub cites: Vec<CiteId>,
}

impl Dialog {
    /// What one types to begin.
    pub fn command_name(&self) -> &str {
        match self.command.as_str() {
            "" => self.id.as_str(),
            name => name,
        }
    }

    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    pub fn finding(&self, id: &FindingId) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.id == *id)
    }

    pub fn verdict(&self, id: &VerdictId) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| verdict.id == *id)
    }

    /// The sections that citations rest on, each once, in the order of the source.
    pub fn sections_of<'a>(&'a self, cites: &[CiteId]) -> Vec<&'a Section> {
        let ids: BTreeSet<&CiteId> = cites
            .iter()
            .map(|cite| self.source.section_of(cite))
            .collect();
        self.source
            .sections
            .iter()
            .filter(|section| ids.contains(&section.id))
            .collect()
    }

    /// The guides among citations, in the order of the source.
    pub fn guides_of<'a>(&'a self, cites: &[CiteId]) -> Vec<&'a Guide> {
        self.source
            .guides
            .iter()
            .filter(|guide| cites.contains(&guide.id))
            .collect()
    }
}

impl Source {
    /// An element's or guide's section; a section is its own.
    fn section_of<'a>(&'a self, cite: &'a CiteId) -> &'a CiteId {
        let element = self
            .elements
            .iter()
            .find(|element| element.id == *cite)
            .map(|element| &element.section);
        let guide = || {
            self.guides
                .iter()
                .find(|guide| guide.id == *cite)
                .map(|guide| &guide.section)
        };
        element.or_else(guide).unwrap_or(cite)
    }
}

impl Question {
    /// The choices a person picks from; empty for kinds that are typed.
    pub fn choices(&self) -> Vec<&Choice> {
        match &self.kind {
            Kind::Choice(choices) | Kind::Choices { choices, .. } => choices.iter().collect(),
            Kind::YesNo { yes, no } => vec![yes, no],
            _ => Vec::new(),
        }
    }

    pub fn choice(&self, id: &ChoiceId) -> Option<&Choice> {
        self.choices().into_iter().find(|choice| choice.id == *id)
    }

    /// Whether this could be answered here: it has the question's kind and lies within its bounds.
    pub fn takes(&self, answer: &Answer) -> bool {
        match (&self.kind, answer) {
            (_, Answer::Skipped) => self.skip().is_some(),
            (Kind::Choice(_) | Kind::YesNo { .. }, Answer::Choice(id)) => self.choice(id).is_some(),
            (Kind::Choices { count, .. }, Answer::Choices(ids)) => {
                count.contains(&ids.len()) && ids.iter().all(|id| self.choice(id).is_some())
            }
            (Kind::Scale { range, .. } | Kind::Number { range, .. }, Answer::Number(number)) => {
                range.contains(number)
            }
            (Kind::Date { range, .. }, Answer::Date(date)) => range.contains(date),
            (Kind::ShortText(bounds) | Kind::LongText(bounds), Answer::Text(text)) => {
                bounds.length.contains(&text.chars().count())
            }
            _ => false,
        }
    }

    /// The label of "skip", where the question offers it.
    pub fn skip(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scale { skip, .. } | Kind::Number { skip, .. } | Kind::Date { skip, .. } => {
                skip.as_deref()
            }
            Kind::ShortText(bounds) | Kind::LongText(bounds) => bounds.skip.as_deref(),
            Kind::Choice(_) | Kind::Choices { .. } | Kind::YesNo { .. } => None,
        }
    }

    /// Whether conditions may look at its answers. Text never routes.
    pub fn routes(&self) -> bool {
        !matches!(self.kind, Kind::ShortText(_) | Kind::LongText(_))
    }
}
