//! One member going through one dialog: the state machine, and everything that a person sees of it.
//!
//! Answers are the truth. The position is computed by walking the dialog with them ([`crate::dialog::walk`]),
//! so going back, editing and resuming are changes of answers and nothing else. [`step`] is the whole bot:
//! an interview and an event in, the interview and an outcome out. It has no clock, cannot fail and says
//! nothing: a refusal is an outcome like any other, and [`compose`] puts outcomes into words.

pub mod compose;
pub mod export;
mod formats;
pub mod glance;
pub mod golden;
pub mod input;
mod refuse;
pub mod screen;
pub mod since;
pub mod step;
pub mod transcript;
pub mod verdict;
pub mod voice;
mod words;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::dialog::{Answers, QuestionId};

pub use compose::compose;
pub use screen::Screen;
pub use step::step;
pub use voice::Voice;

/// What is remembered of an interview, beside who holds it and where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interview {
    /// Every answer given; some may not apply (any more).
    pub answers: Answers,
    pub state: State,
    /// Counts the events that changed something. A card names the step that it belongs to, and a save
    /// names the step that it read.
    pub step: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Asking {
        /// The earlier question that is being changed; otherwise the next open one is asked.
        editing: Option<QuestionId>,
        /// Text that was typed and not accepted, kept for mending.
        draft: Option<Draft>,
        since: Timestamp,
    },
    Stopped {
        at: Timestamp,
    },
    Finished {
        at: Timestamp,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub question: QuestionId,
    pub text: String,
}

/// What a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The step that the clicked card showed; `None` for commands and typed messages, which mean "now".
    pub seen: Option<u32>,
    pub act: Act,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Show where we are.
    Show,
    /// Show the current question with why it is asked.
    Why,
    /// Open the field in which the current question is typed.
    Form,
    Answer(Input),
    /// Drop the last answer, or leave an edit.
    Back,
    /// Show the answers so far.
    Review,
    /// Change an earlier answer.
    Edit(QuestionId),
    Stop,
    Resume,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Values of buttons and selects: choice ids, or the numbers of a scale.
    Picked(Vec<String>),
    /// Typed anywhere: a field, a command's option, a message. Numbers and days are written as the language
    /// writes them.
    Typed {
        text: String,
        locale: String,
    },
    Skip,
}

/// What an event led to, in terms of meaning; [`compose`] says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Question {
        why: bool,
        remark: Option<Remark>,
    },
    Form,
    Review,
    Stopped,
    /// The interview is complete; `fresh`: by an answer given just now, so this verdict was never shown.
    Verdict {
        fresh: bool,
        remark: Option<Remark>,
    },
    Refused(Refusal),
}

/// Said above the question or the verdict because of what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// These answers do not apply any more after an edit.
    FellAway(Vec<QuestionId>),
    Resumed,
    /// The last answer was dropped.
    WentBack,
}

/// Why an event changed nothing (or only kept the typed text).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The card is not the current one: a double click, an old message, a race.
    Stale,
    /// What was typed or picked is not an answer to the current question.
    NotUnderstood {
        typed: String,
        why: NotUnderstood,
    },
    NothingToGoBackTo,
    /// There is no such answer to change.
    NothingToEdit,
    IsStopped,
    IsFinished,
    IsRunning,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotUnderstood {
    NoSuchChoice,
    /// The beginnings of several choices fit.
    Ambiguous(Vec<String>),
    /// How many were picked, of a several-choices question.
    Count {
        picked: usize,
        min: usize,
        max: usize,
    },
    NotANumber,
    NumberOutside {
        min: i64,
        max: i64,
    },
    NotADate,
    DateOutside {
        min: Date,
        max: Date,
    },
    Length {
        characters: usize,
        min: usize,
        max: usize,
    },
    NoSkip,
}

impl Interview {
    pub fn begin(now: Timestamp) -> Interview {
        Interview {
            answers: Answers::new(),
            state: State::Asking {
                editing: None,
                draft: None,
                since: now,
            },
            step: 0,
        }
    }

    pub fn is_finished(&self) -> bool {
        matches!(self.state, State::Finished { .. })
    }
}
