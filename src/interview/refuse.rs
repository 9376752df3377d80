//! Refusals put into words: what happened, and what to do now.

use super::compose::Scene;
use super::screen::{Notice, Prose};
use super::words::{MARK, count};
use super::{Act, NotUnderstood, Refusal};
use crate::dialog::{Kind, Question};

impl Scene<'_> {
    pub(super) fn refusal(&self, refusal: &Refusal, question: Option<&Question>) -> Notice {
        let (key, control) = match refusal {
            Refusal::NotUnderstood { typed, why } => {
                return self.not_understood(typed, why, question);
            }
            Refusal::Stale => ("notice-stale", None),
            Refusal::NothingToGoBackTo => ("notice-nothing-to-go-back-to", None),
            Refusal::NothingToEdit => ("notice-nothing-to-edit", None),
            Refusal::IsRunning => ("notice-is-running", None),
            Refusal::IsFinished => ("notice-is-finished", None),
            Refusal::IsStopped => (
                "notice-is-stopped",
                Some(self.control(Act::Resume, "control-resume")),
            ),
        };
        Notice {
            text: Prose::ours(self.voice.say(key)),
            controls: control.into_iter().collect(),
        }
    }

    /// What was typed is shown inert, and the choices are listed so that the next try is an informed one.
    fn not_understood(
        &self,
        typed: &str,
        why: &NotUnderstood,
        question: Option<&Question>,
    ) -> Notice {
        let choices = match (why, question) {
            (NotUnderstood::NoSuchChoice, Some(question)) => numbered(question),
            (NotUnderstood::Ambiguous(labels), _) => {
                labels.iter().map(|label| format!("\n- {label}")).collect()
            }
            _ => String::new(),
        };
        let is_typed = question.is_some_and(|question| question.choices().is_empty());
        let again = is_typed.then(|| self.control(Act::Form, "control-type-again"));
        let text = self
            .complaint(typed, why, question)
            .and(Prose::ours(choices));
        Notice {
            text,
            controls: again.into_iter().collect(),
        }
    }

    fn complaint(&self, typed: &str, why: &NotUnderstood, question: Option<&Question>) -> Prose {
        let example = question.map(|question| self.example(question));
        let example = example.unwrap_or_default();
        let (key, values) = match why {
            NotUnderstood::NoSuchChoice => ("not-understood-choice", vec![]),
            NotUnderstood::Ambiguous(_) => ("not-understood-ambiguous", vec![]),
            NotUnderstood::Count { picked, min, max } => {
                let values = [
                    ("picked", count(*picked)),
                    ("min", count(*min)),
                    ("max", count(*max)),
                ];
                ("not-understood-count", values.to_vec())
            }
            NotUnderstood::NotANumber => {
                ("not-understood-number", vec![("example", example.into())])
            }
            NotUnderstood::NumberOutside { min, max } => (
                "not-understood-number-outside",
                vec![("min", (*min).into()), ("max", (*max).into())],
            ),
            NotUnderstood::NotADate => ("not-understood-date", vec![("example", example.into())]),
            NotUnderstood::DateOutside { min, max } => (
                "not-understood-date-outside",
                vec![
                    ("min", self.voice.day(*min).into()),
                    ("max", self.voice.day(*max).into()),
                ],
            ),
            NotUnderstood::Length {
                characters,
                min,
                max,
            } => {
                let key = if characters < min {
                    "not-understood-length-short"
                } else {
                    "not-understood-length-long"
                };
                (
                    key,
                    vec![
                        ("characters", count(*characters)),
                        ("min", count(*min)),
                        ("max", count(*max)),
                    ],
                )
            }
            NotUnderstood::NoSkip => ("not-understood-no-skip", vec![]),
        };
        around_typed(
            &self
                .voice
                .say_with(key, &[values, vec![("typed", MARK.into())]].concat()),
            typed,
        )
    }

    /// A value that would be understood.
    fn example(&self, question: &Question) -> String {
        match &question.kind {
            Kind::Scale { range, .. } | Kind::Number { range, .. } => range.start().to_string(),
            Kind::Date { range, .. } => self.voice.typed_day(*range.start()),
            _ => String::new(),
        }
    }
}

/// How much of a refused text a notice quotes, in characters.
const QUOTED_LENGTH_MAX: usize = 100;

fn around_typed(sentence: &str, typed: &str) -> Prose {
    let mut quoted: String = typed.chars().take(QUOTED_LENGTH_MAX).collect();
    if typed.chars().count() > QUOTED_LENGTH_MAX {
        quoted.push('…');
    }
    match sentence.split_once(MARK) {
        Some((before, after)) => Prose::ours(before)
            .and(Prose::typed(quoted))
            .and(Prose::ours(after)),
        None => Prose::ours(sentence),
    }
}

fn numbered(question: &Question) -> String {
    let lines = question.choices().into_iter().enumerate();
    lines
        .map(|(index, choice)| format!("\n{}. {}", index + 1, choice.label))
        .collect()
}
