//! Everything that is shown to a person at one moment, in our own terms: words and what can be done, not
//! where it is drawn. Discord and the terminal draw the same screens.

use crate::dialog::{QuestionId, Reading, Tone};

use super::Act;
use super::glance::Glance;

/// Text with its origin: what authors and the bot wrote may be formatted, what a member typed is inert.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(pub Vec<Run>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Written by an author, a moderator or us; markdown is meant.
    Ours(String),
    /// Typed by a member; shown to the letter, pings nobody, formats nothing.
    Typed(String),
    Link {
        label: String,
        url: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    Question(Box<QuestionScreen>),
    Form(FormScreen),
    Review(ReviewScreen),
    Stopped(StoppedScreen),
    Verdict(Box<VerdictScreen>),
    Notice(Notice),
}

/// The card of the running question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionScreen {
    pub step: u32,
    pub question: QuestionId,
    pub progress: Progress,
    /// With the first question only.
    pub introduction: Option<String>,
    /// Because of what just happened.
    pub remark: Option<Prose>,
    pub prompt: Prose,
    /// How to answer, in a sentence.
    pub hint: String,
    pub input: InputField,
    pub why: Option<Why>,
    /// The answer as it stands, when an earlier one is being changed.
    pub current: Option<Prose>,
    /// Skip (where offered), Back, Why we ask, Review, Stop: in the order of drawing.
    pub controls: Vec<Control>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Counts from one.
    pub number: usize,
    /// The expected number of questions on this way; at least `number`.
    pub about: usize,
    /// "Question 3 of about 8".
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputField {
    PickOne {
        choices: Vec<ChoiceLine>,
    },
    PickSeveral {
        choices: Vec<ChoiceLine>,
        min: usize,
        max: usize,
    },
    /// The member opens a [`FormScreen`] with this control.
    Type(Control),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceLine {
    /// Goes into [`super::Input::Picked`].
    pub value: String,
    pub label: String,
    /// May be empty.
    pub description: String,
    /// It is the answer as it stands.
    pub is_current: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    pub heading: String,
    pub text: String,
    /// "From: …" the sections' titles.
    pub cites: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    pub act: Act,
    pub label: String,
}

/// A field to type into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormScreen {
    pub step: u32,
    /// At most 45 characters, as Discord's modals allow.
    pub title: String,
    /// At most 45 characters.
    pub label: String,
    pub placeholder: String,
    /// What was typed before, or the answer as it stands.
    pub prefilled: String,
    pub is_long: bool,
    /// In characters.
    pub length_min: usize,
    pub length_max: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewScreen {
    pub step: u32,
    pub title: String,
    pub text: String,
    pub answers: Vec<AnswerLine>,
    /// What the list of changeable answers is called.
    pub edit_label: String,
    pub controls: Vec<Control>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    pub question: QuestionId,
    pub label: String,
    pub answer: Prose,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoppedScreen {
    pub step: u32,
    pub title: String,
    pub text: String,
    pub controls: Vec<Control>,
}

/// A message of its own, not the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictScreen {
    pub step: u32,
    /// Begins with "Verdict:" in the member's language.
    pub title: String,
    pub tone: Tone,
    pub remark: Option<Prose>,
    pub summary: Prose,
    pub blocks: Vec<Block>,
    /// What the card says once the verdict stands below it.
    pub closing: Closing,
    /// What can be done from here, in the order of drawing.
    pub controls: VerdictControls,
    /// What others would read, and the question whether they may.
    pub share: SharePreview,
    /// What its picture shows.
    pub glance: Glance,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    pub title: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictControls {
    pub change_an_answer: String,
    pub share: String,
    pub transcript: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharePreview {
    /// "This is what everyone in the channel will read:".
    pub question: String,
    pub title: String,
    pub text: Prose,
    pub confirm: String,
    pub cancel: String,
    pub confirmed: String,
    pub cancelled: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub heading: String,
    pub style: BlockStyle,
    pub lines: Vec<Line>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockStyle {
    Paragraphs,
    Bullets,
    Numbers,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Of gauges.
    pub reading: Option<Reading>,
    pub prose: Prose,
    /// The sections that it rests on, by title.
    pub cites: Vec<String>,
}

/// A short refusal or hint, shown to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: Prose,
    pub controls: Vec<Control>,
}

impl Prose {
    pub fn ours(text: impl Into<String>) -> Prose {
        Prose(vec![Run::Ours(text.into())])
    }

    pub fn typed(text: impl Into<String>) -> Prose {
        Prose(vec![Run::Typed(text.into())])
    }

    #[must_use]
    pub fn and(mut self, more: Prose) -> Prose {
        self.0.extend(more.0);
        self
    }

    /// Without formatting: for transcripts, terminals and tests.
    pub fn plain(&self) -> String {
        self.0.iter().map(Run::plain).collect()
    }
}

impl Run {
    fn plain(&self) -> String {
        match self {
            Run::Ours(text) | Run::Typed(text) => text.clone(),
            Run::Link { label, url } => format!("{label} ({url})"),
        }
    }
}
