//! Answers and authors' texts in words: choices by their labels, placeholders filled in.

use fluent_bundle::FluentValue;

use super::Voice;
use super::screen::{AnswerLine, Prose, Run};
use crate::dialog::placeholder::{Piece, pieces};
use crate::dialog::walk::Walk;
use crate::dialog::{Answer, Answers, CiteId, Dialog, Kind, Question};

/// An answer as a person reads it.
pub(super) fn answer_in_words(voice: &Voice, question: &Question, answer: &Answer) -> Prose {
    match answer {
        Answer::Choice(id) => Prose::ours(
            question
                .choice(id)
                .map_or(id.as_str(), |choice| &choice.label),
        ),
        Answer::Choices(ids) if ids.is_empty() => Prose::ours(voice.say("answer-nothing")),
        Answer::Choices(ids) => {
            let chosen = question
                .choices()
                .into_iter()
                .filter(|choice| ids.contains(&choice.id));
            Prose::ours(
                chosen
                    .map(|choice| choice.label.as_str())
                    .collect::<Vec<_>>()
                    .join(" · "),
            )
        }
        Answer::Number(number) => match &question.kind {
            Kind::Number { unit, .. } => Prose::ours(format!("{} {unit}", voice.number(*number))),
            _ => Prose::ours(voice.number(*number)),
        },
        Answer::Date(date) => Prose::ours(voice.day(*date)),
        Answer::Text(text) => Prose::typed(text.clone()),
        Answer::Skipped => Prose::ours(
            question
                .skip()
                .map_or_else(|| voice.say("answer-skipped"), str::to_owned),
        ),
    }
}

/// The answers that apply, in the order of asking.
pub(super) fn answer_lines(voice: &Voice, walk: &Walk<'_>) -> Vec<AnswerLine> {
    let line = |question: &&Question| AnswerLine {
        question: question.id.clone(),
        label: question.label.clone(),
        answer: answer_in_words(voice, question, &walk.answers[&question.id]),
    };
    walk.answered.iter().map(line).collect()
}

/// An author's text with answers in the place of its placeholders.
pub(super) fn filled(dialog: &Dialog, voice: &Voice, answers: &Answers, text: &str) -> Prose {
    let run = |piece: Piece| match piece {
        Piece::Text(text) => Prose::ours(text),
        Piece::Answer { question, fallback } => {
            match dialog.question(&question).zip(answers.get(&question)) {
                Some((asked, answer)) if *answer != Answer::Skipped => {
                    inserted(voice, asked, answer)
                }
                _ => Prose::ours(fallback.unwrap_or_default()),
            }
        }
    };
    let whole = |_| vec![Piece::Text(text.to_owned())];
    pieces(text)
        .unwrap_or_else(whole)
        .into_iter()
        .map(run)
        .fold(Prose::default(), Prose::and)
}

/// An answer in the middle of a text: what reads as a name stays bare, a whole paragraph is quoted.
fn inserted(voice: &Voice, question: &Question, answer: &Answer) -> Prose {
    let words = answer_in_words(voice, question, answer);
    match question.kind {
        Kind::LongText(_) => {
            let quoted = voice.say_with("quoted", &[("text", MARK.into())]);
            let (before, after) = quoted.split_once(MARK).unwrap_or_default();
            Prose::ours(before).and(words).and(Prose::ours(after))
        }
        _ => words,
    }
}

/// The titles of the sections that citations rest on.
pub(super) fn sections(dialog: &Dialog, cites: &[CiteId]) -> Vec<String> {
    dialog
        .sections_of(cites)
        .into_iter()
        .map(|section| section.title.clone())
        .collect()
}

/// The guides among citations: links where an address is known, bare names until then.
pub(super) fn guides(dialog: &Dialog, cites: &[CiteId]) -> Vec<Prose> {
    let named = |guide: &&crate::dialog::Guide| match &guide.url {
        Some(url) => Prose(vec![Run::Link {
            label: guide.name.clone(),
            url: url.clone(),
        }]),
        None => Prose::ours(guide.name.clone()),
    };
    dialog.guides_of(cites).iter().map(named).collect()
}

/// Stands for what was typed while a sentence is put together, so that it stays apart from what may be
/// formatted. It cannot be typed: control characters are left out of answers.
pub(super) const MARK: &str = "\u{1}";

/// A count for a sentence.
pub(super) fn count(number: usize) -> FluentValue<'static> {
    FluentValue::from(number)
}
