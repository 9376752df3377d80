//! What is wrong with a dialog: where, which rule, and what to do about it.

use std::fmt;

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
        write!(f, "  cure: {}", self.cure)
    }
}
