//! What several tests share.

pub mod openapi;

use should_i_certify::dialog::problem::Problem;

/// A dialog with every kind of question, written as an author would.
pub(crate) const WHOLE: &str = include_str!("whole.json");

/// A report as a person reads it.
pub(crate) fn told(problems: &[Problem]) -> String {
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    problems.join("\n")
}
