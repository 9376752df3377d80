//! From what was picked or typed to an answer. People type choices by number, letter, label or an
//! unambiguous beginning; conditions and order never depend on how an answer came in.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::voice::ENGLISH;
use super::{Input, NotUnderstood, Voice};
use crate::dialog::{Answer, Choice, ChoiceId, Kind, Question};

/// What an input means as an answer to this question.
pub fn read(question: &Question, input: &Input) -> Result<Answer, NotUnderstood> {
    match input {
        Input::Skip if question.skip().is_some() => Ok(Answer::Skipped),
        Input::Skip => Err(NotUnderstood::NoSkip),
        Input::Typed { text, locale } => {
            let voice = Voice::of(locale);
            match is_skip(question, voice, text) {
                true => Ok(Answer::Skipped),
                false => typed(question, voice, text),
            }
        }
        Input::Picked(values) => picked(question, values),
    }
}

/// The label, or the plain word: people type what they see or what they mean.
fn is_skip(question: &Question, voice: &Voice, text: &str) -> bool {
    question
        .skip()
        .is_some_and(|label| folded(label) == folded(text) || is_word(voice, "typed-skip", text))
}

/// Whether it is a plain word of the language, or the English one.
fn is_word(voice: &Voice, key: &str, text: &str) -> bool {
    [voice, Voice::of(ENGLISH)]
        .iter()
        .any(|voice| folded(&voice.say(key)) == folded(text))
}

fn picked(question: &Question, values: &[String]) -> Result<Answer, NotUnderstood> {
    let ids = values
        .iter()
        .map(|value| known(question, value))
        .collect::<Result<Vec<_>, _>>();
    match &question.kind {
        Kind::Choices { count, .. } => several(ids?, count),
        Kind::Choice(_) | Kind::YesNo { .. } => match <[ChoiceId; 1]>::try_from(ids?) {
            Ok([id]) => Ok(Answer::Choice(id)),
            Err(ids) => Err(NotUnderstood::Count {
                picked: ids.len(),
                min: 1,
                max: 1,
            }),
        },
        _ => match values {
            [value] => typed(question, Voice::of(ENGLISH), value),
            _ => Err(NotUnderstood::Count {
                picked: values.len(),
                min: 1,
                max: 1,
            }),
        },
    }
}

fn known(question: &Question, value: &str) -> Result<ChoiceId, NotUnderstood> {
    let fits = |choice: &&Choice| choice.id.as_str() == value;
    question
        .choices()
        .into_iter()
        .find(fits)
        .map(|choice| choice.id.clone())
        .ok_or(NotUnderstood::NoSuchChoice)
}

fn several(ids: Vec<ChoiceId>, count: &RangeInclusive<usize>) -> Result<Answer, NotUnderstood> {
    let chosen: BTreeSet<ChoiceId> = ids.into_iter().collect();
    if count.contains(&chosen.len()) {
        return Ok(Answer::Choices(chosen));
    }
    Err(NotUnderstood::Count {
        picked: chosen.len(),
        min: *count.start(),
        max: *count.end(),
    })
}

fn typed(question: &Question, voice: &Voice, text: &str) -> Result<Answer, NotUnderstood> {
    match &question.kind {
        Kind::YesNo { yes, .. } if is_word(voice, "typed-yes", text) => {
            Ok(Answer::Choice(yes.id.clone()))
        }
        Kind::YesNo { no, .. } if is_word(voice, "typed-no", text) => {
            Ok(Answer::Choice(no.id.clone()))
        }
        Kind::Choice(_) | Kind::YesNo { .. } => {
            meant(&question.choices(), text).map(Answer::Choice)
        }
        Kind::Choices { count, .. } => several(all_meant(&question.choices(), text)?, count),
        Kind::Scale { range, .. } => number(range, voice, text, ""),
        Kind::Number { range, unit, .. } => number(range, voice, text, unit),
        Kind::Date { range, .. } => date(range, voice, text),
        Kind::ShortText(bounds) | Kind::LongText(bounds) => words(&bounds.length, text),
    }
}

/// Several choices, separated by commas. A label may hold commas itself, so the whole text is tried first.
fn all_meant(choices: &[&Choice], text: &str) -> Result<Vec<ChoiceId>, NotUnderstood> {
    if let Ok(id) = meant(choices, text) {
        return Ok(vec![id]);
    }
    let parts = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts.map(|part| meant(choices, part)).collect()
}

/// The one choice that is meant: by label, then by number or letter, then by an unambiguous beginning of
/// the label or, where none fits, of a word in it ("house" means "A house").
fn meant(choices: &[&Choice], text: &str) -> Result<ChoiceId, NotUnderstood> {
    let text = folded(text);
    let exact = choices
        .iter()
        .find(|choice| folded(&choice.label) == text || choice.id.as_str() == text);
    if let Some(choice) = exact.or_else(|| choices.get(position(&text)?)) {
        return Ok(choice.id.clone());
    }
    if text.is_empty() {
        return Err(NotUnderstood::NoSuchChoice);
    }
    let begin_label = fitting(choices, |label| label.starts_with(&text));
    let found = if begin_label.is_empty() {
        fitting(choices, |label| has_word(label, &text))
    } else {
        begin_label
    };
    match found.as_slice() {
        [] => Err(NotUnderstood::NoSuchChoice),
        [choice] => Ok(choice.id.clone()),
        several => Err(NotUnderstood::Ambiguous(
            several.iter().map(|choice| choice.label.clone()).collect(),
        )),
    }
}

fn fitting<'a>(choices: &[&'a Choice], fits: impl Fn(&str) -> bool) -> Vec<&'a Choice> {
    choices
        .iter()
        .copied()
        .filter(|choice| fits(&folded(&choice.label)))
        .collect()
}

/// Whether the text stands in the label at the beginning of a word.
fn has_word(label: &str, text: &str) -> bool {
    label
        .match_indices(text)
        .any(|(at, _)| !label[..at].ends_with(char::is_alphanumeric))
}

/// `2`, `2.`, `b` and `b)` all mean the second one.
fn position(text: &str) -> Option<usize> {
    let bare = text.trim_end_matches(['.', ')']);
    if let Ok(number) = bare.parse::<usize>() {
        return number.checked_sub(1);
    }
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        (Some(letter @ 'a'..='z'), None) => Some(usize::from(letter as u8 - b'a')),
        _ => None,
    }
}

fn number(
    range: &RangeInclusive<i64>,
    voice: &Voice,
    text: &str,
    unit: &str,
) -> Result<Answer, NotUnderstood> {
    let folded_text = folded(text);
    let bare = folded_text
        .strip_suffix(&folded(unit))
        .unwrap_or(&folded_text)
        .trim();
    let number = voice.read_number(bare).ok_or(NotUnderstood::NotANumber)?;
    if range.contains(&number) {
        return Ok(Answer::Number(number));
    }
    Err(NotUnderstood::NumberOutside {
        min: *range.start(),
        max: *range.end(),
    })
}

fn date(range: &RangeInclusive<Date>, voice: &Voice, text: &str) -> Result<Answer, NotUnderstood> {
    let date = voice.read_day(text.trim()).ok_or(NotUnderstood::NotADate)?;
    if range.contains(&date) {
        return Ok(Answer::Date(date));
    }
    Err(NotUnderstood::DateOutside {
        min: *range.start(),
        max: *range.end(),
    })
}

/// Control characters are left out (line breaks stay); length is counted in characters.
fn words(length: &RangeInclusive<usize>, text: &str) -> Result<Answer, NotUnderstood> {
    let kept: String = text
        .trim()
        .chars()
        .filter(|c| !c.is_control() || *c == '\n')
        .collect();
    let characters = kept.chars().count();
    if length.contains(&characters) {
        return Ok(Answer::Text(kept));
    }
    Err(NotUnderstood::Length {
        characters,
        min: *length.start(),
        max: *length.end(),
    })
}

/// Case, surrounding space and a closing full stop do not matter when people type.
fn folded(text: &str) -> String {
    text.trim().trim_end_matches('.').to_lowercase()
}
