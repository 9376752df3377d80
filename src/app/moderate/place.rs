//! Where a text stands, in words: "Question “Exposure”: the question itself".

use fluent_bundle::FluentValue;

use crate::dialog::Dialog;
use crate::interview::Voice;

/// What a moderator calls the place of a text.
pub fn place_name(voice: &Voice, dialog: &Dialog, key: &str) -> String {
    let parts: Vec<&str> = key.split('.').collect();
    let (part, name, inner) = match parts[..] {
        ["dialog" | "source", field] => (format!("{}-{field}", parts[0]), "", String::new()),
        ["question", id, "choice", choice, field] => (
            format!("choice-{field}"),
            id,
            choice_label(dialog, id, choice),
        ),
        ["verdict", id, kind @ ("rationale" | "step"), passage] => {
            (format!("verdict-{kind}"), id, passage.to_owned())
        }
        [part, id, field] => (format!("{part}-{field}"), id, String::new()),
        _ => return key.to_owned(),
    };
    let name = label(dialog, parts[0], name);
    let values: [(&str, FluentValue<'_>); 2] = [("name", name.into()), ("inner", inner.into())];
    voice.say_with(&format!("place-{part}"), &values)
}

/// What a part of the dialog is called in lists.
fn label(dialog: &Dialog, part: &str, id: &str) -> String {
    let found = match part {
        "question" => dialog
            .questions
            .iter()
            .find(|question| question.id.as_str() == id)
            .map(|question| &question.label),
        "gauge" => dialog
            .gauges
            .iter()
            .find(|gauge| gauge.id.as_str() == id)
            .map(|gauge| &gauge.label),
        "verdict" => dialog
            .verdicts
            .iter()
            .find(|verdict| verdict.id.as_str() == id)
            .map(|verdict| &verdict.title),
        "guide" => dialog
            .source
            .guides
            .iter()
            .find(|guide| guide.id.as_str() == id)
            .map(|guide| &guide.name),
        _ => None,
    };
    found.map_or_else(|| id.replace('_', " "), Clone::clone)
}

fn choice_label(dialog: &Dialog, question: &str, choice: &str) -> String {
    let question = dialog
        .questions
        .iter()
        .find(|one| one.id.as_str() == question);
    let choices = question
        .map(|question| question.choices())
        .unwrap_or_default();
    let found = choices.into_iter().find(|one| one.id.as_str() == choice);
    found.map_or_else(|| choice.to_owned(), |choice| choice.label.clone())
}
