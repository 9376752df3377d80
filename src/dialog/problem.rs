//! What is wrong with a dialog: where, which rule, and what to do about it.

use std::fmt;

use super::{Answer, Answers, ChoiceId, QuestionId};

/// How bad a problem is. A dialog with errors is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Hint,
    Warning,
    Error,
}

/// A place in a file; lines and columns count from one, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub file: String,
    pub line: usize,
    pub column: usize,
}

/// One finding of `check`, in the words of the person who writes the dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Stable, for instance `unknown-key`.
    pub rule: &'static str,
    pub severity: Severity,
    pub place: Place,
    /// What is wrong, as a sentence.
    pub what: String,
    /// What to do about it, as a sentence.
    pub cure: String,
    /// A finished interview's answers that show it, where some do.
    pub witness: Option<Witness>,
    /// The same for people who do not write dialogs; `None` of what only an author meets.
    pub reason: Option<Reason>,
}

/// What is wrong and what to do about it as a name with values, for saying it in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// One of [`Reason::NAMES`].
    pub name: &'static str,
    pub values: Vec<(&'static str, Value)>,
}

/// What stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Count(usize),
    Text(String),
}

impl Reason {
    /// Every reason that there is; each language has a sentence for it.
    pub const NAMES: [&'static str; 30] = [
        "text-empty",
        "text-too-long",
        "text-line-break",
        "bad-command",
        "bad-url",
        "bad-placeholder-open",
        "bad-placeholder-name",
        "placeholder-not-here",
        "placeholder-fallback",
        "placeholder-too-early",
        "placeholder-lost",
        "unknown-placeholder",
        "unknown-placeholder-near",
        "unknown-text",
        "unknown-text-near",
        "unknown-key",
        "unknown-key-near",
        "duplicate-key",
        "text-expected",
        "more-problems",
        "card-too-long",
        "field-label-too-long",
        "review-too-long",
        "json",
        "json-comment",
        "json-comma",
        "json-comma-last",
        "json-quotes",
        "json-brackets",
        "json-control",
    ];

    pub(super) fn new(
        name: &'static str,
        values: impl IntoIterator<Item = (&'static str, Value)>,
    ) -> Reason {
        debug_assert!(Reason::NAMES.contains(&name), "{name}");
        let values = values.into_iter().collect();
        Reason { name, values }
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Value {
        Value::Count(count)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

/// The answers of one finished interview, in the order of asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness(Vec<(QuestionId, Answer)>);

impl Witness {
    pub(super) fn new(answers: Vec<(QuestionId, Answer)>) -> Witness {
        Witness(answers)
    }

    pub fn answers(&self) -> Answers {
        self.0.iter().cloned().collect()
    }
}

/// As one jots answers down: `way=90 reasons=sleep,none start=skipped`. Texts decide nothing and are left
/// out.
impl fmt::Display for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let jotted = self
            .0
            .iter()
            .filter_map(|(question, answer)| Some(format!("{question}={}", jot(answer)?)));
        f.write_str(&jotted.collect::<Vec<_>>().join(" "))
    }
}

/// An answer by its name; `None` of a text.
pub(super) fn jot(answer: &Answer) -> Option<String> {
    match answer {
        Answer::Choice(id) => Some(id.to_string()),
        Answer::Choices(ids) => {
            let ids: Vec<&str> = ids.iter().map(ChoiceId::as_str).collect();
            Some(ids.join(","))
        }
        Answer::Number(number) => Some(number.to_string()),
        Answer::Date(day) => Some(day.to_string()),
        Answer::Text(_) => None,
        Answer::Skipped => Some("skipped".to_owned()),
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Hint => "hint",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}: {}[{}]: {}",
            self.place, self.severity, self.rule, self.what
        )?;
        write!(f, "  cure: {}", self.cure)?;
        match &self.witness {
            Some(witness) => write!(f, "\n  witness: {witness}"),
            None => Ok(()),
        }
    }
}
