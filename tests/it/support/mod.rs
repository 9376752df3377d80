//! What several tests share.

pub mod openapi;
pub(crate) mod random;

use should_i_certify::dialog::problem::Problem;

/// A dialog with every kind of question, written as an author would.
pub(crate) const WHOLE: &str = include_str!("whole.json");

/// A report as a person reads it.
pub(crate) fn told(problems: &[Problem]) -> String {
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    problems.join("\n")
}

/// A JSON text with another value at this JSON pointer.
pub(crate) fn edited(text: &str, pointer: &str, value: &str) -> String {
    let mut json: serde_json::Value = serde_json::from_str(text).unwrap();
    *json.pointer_mut(pointer).unwrap() = serde_json::from_str(value).unwrap();
    json.to_string()
}
