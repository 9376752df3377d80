//! What several tests share.

pub(crate) mod bed;
pub(crate) mod determined;
pub mod openapi;
pub(crate) mod postgres;
pub(crate) mod random;
pub(crate) mod replica;
pub(crate) mod stage;
pub(crate) mod strace;

use should_i_certify::dialog::answers::{Answer, Answers};
use should_i_certify::dialog::parse::parse;
use should_i_certify::dialog::problem::Problem;
use should_i_certify::dialog::{Dialog, Kind, QuestionId};

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

/// The dialog [`WHOLE`].
pub(crate) fn whole() -> Dialog {
    parse("whole.json", WHOLE).unwrap()
}

/// Answers as one jots them down: `way=90 reasons=sleep,none start=skipped place=Bern`.
pub(crate) fn answers(dialog: &Dialog, jotted: &str) -> Answers {
    let one = |pair: &str| {
        let (id, said) = pair.split_once('=').unwrap();
        let id: QuestionId = id.parse().unwrap();
        let answer = answer(&dialog.question(&id).unwrap().kind, said);
        (id, answer)
    };
    jotted.split_whitespace().map(one).collect()
}

fn answer(kind: &Kind, said: &str) -> Answer {
    match kind {
        Kind::Choice(_) | Kind::YesNo { .. } => Answer::Choice(said.parse().unwrap()),
        Kind::Choices { .. } => {
            Answer::Choices(said.split(',').map(|id| id.parse().unwrap()).collect())
        }
        _ if said == "skipped" => Answer::Skipped,
        Kind::Scale { .. } | Kind::Number { .. } => Answer::Number(said.parse().unwrap()),
        Kind::Date { .. } => Answer::Date(said.parse().unwrap()),
        Kind::ShortText(_) | Kind::LongText(_) => Answer::Text(said.to_owned()),
    }
}
