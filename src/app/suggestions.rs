//! What can be typed for the current question.

use crate::dialog::{Dialog, Kind};
use crate::interview::Interview;
use crate::interview::step::current;

/// The choices that fit what was typed so far, as texts that mean them; of several choices, the last one
/// after a comma is completed.
pub(super) fn suggestions(dialog: &Dialog, interview: &Interview, typed: &str) -> Vec<String> {
    let Some(question) = current(dialog, interview) else {
        return Vec::new();
    };
    let (before, last) = match (&question.kind, typed.rsplit_once(',')) {
        (Kind::Choices { .. }, Some((before, last))) => (format!("{}, ", before.trim()), last),
        _ => (String::new(), typed),
    };
    let wanted = last.trim().to_lowercase();
    let labels = question
        .choices()
        .into_iter()
        .map(|choice| choice.label.as_str())
        .chain(question.skip());
    let fitting = labels.filter(|label| label.to_lowercase().contains(&wanted));
    fitting.map(|label| format!("{before}{label}")).collect()
}
