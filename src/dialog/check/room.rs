//! What a screen has room for, and what stands on it besides the dialog's own texts: handed in by who draws
//! screens, since a dialog knows nothing of where it is shown. All lengths are in UTF-16 units, the strictest
//! way to count.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Text of a card, of a review.
    pub text: usize,
    /// So many answers can be picked from a review.
    pub answers_in_review: usize,
    /// Label of a field to type into.
    pub field_label: usize,
    /// What one character typed into a line becomes at most, once nothing in it means anything.
    pub typed_growth: usize,
    /// The same of a character typed into several lines.
    pub typed_lines_growth: usize,
    /// What a typed answer of several lines gets on top.
    pub typed_around: usize,
    /// So much of a typed answer is repeated where answers are listed.
    pub typed_shown: usize,
    pub marks: Marks,
    pub sentences: Sentences,
}

/// What formatting adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// Between two parts of a card.
    pub gap: usize,
    pub prompt: usize,
    /// To each choice that is listed, with its number and its description.
    pub choice: usize,
    pub current: usize,
    pub hint: usize,
    pub why: usize,
    /// To each section that a "why" names.
    pub cite: usize,
    /// To each answer of a review, with its number.
    pub answer: usize,
}

/// How to answer, by kind of question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hints {
    pub one: usize,
    pub several: usize,
    pub scale: usize,
    pub number: usize,
    pub date: usize,
    pub text: usize,
}

/// The longest sentences that the bot itself says there, without the values in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentences {
    /// Above a card, but for the next one.
    pub remark: usize,
    /// Above a card: that answers fell away; their labels come on top.
    pub fell_away: usize,
    pub hints: Hints,
    /// A day in words.
    pub day: usize,
    pub why: usize,
    /// Above a review.
    pub review: usize,
    /// Beside a field for numbers.
    pub field_label: usize,
}
