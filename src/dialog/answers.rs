//! What a member said. Answers are the truth; the position in the dialog is computed from them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ChoiceId, QuestionId};

/// What a member said to one question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Of a one-choice question, and `yes` or `no` of a yes/no question.
    Choice(ChoiceId),
    Choices(BTreeSet<ChoiceId>),
    /// Of a scale or a number question.
    Number(i64),
    Date(Date),
    Text(String),
    /// The question offers "skip" and the member took it.
    Skipped,
}

/// Every answer that was given, by question. Some may not apply (any more): see [`super::walk`].
pub type Answers = BTreeMap<QuestionId, Answer>;
