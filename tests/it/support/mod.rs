//! What several tests share.

pub(crate) mod random;

use should_i_certify::dialog::Dialog;
use should_i_certify::dialog::parse::parse;
use should_i_certify::dialog::problem::Problem;

/// A dialog with every kind of question, written as an author would.
pub(crate) const WHOLE: &str = include_str!("whole.json");

/// A report as a person reads it.
pub(crate) fn told(problems: &[Problem]) -> String {
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    problems.join("\n")
}

/// The dialog that answers the article's question.
pub(crate) fn should_i_certify() -> Dialog {
    let text = include_str!("../../../dialogs/should-i-certify.json");
    match parse("should-i-certify.json", text) {
        Ok(dialog) => dialog,
        Err(problems) => panic!("{}", told(&problems)),
    }
}

/// A JSON text with another value at this JSON pointer.
pub(crate) fn edited(text: &str, pointer: &str, value: &str) -> String {
    let mut json: serde_json::Value = serde_json::from_str(text).unwrap();
    *json.pointer_mut(pointer).unwrap() = serde_json::from_str(value).unwrap();
    json.to_string()
}
