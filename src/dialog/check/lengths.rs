//! How long texts and answers are in words: as they stand, or as long as another wording may make them.

use super::room::Room;
use super::screens::as_weight;
use super::space::{Bits, Slot};
use crate::dialog::bounds::TextKind;
use crate::dialog::{Answer, Kind, Question};

/// Between the choices of one answer.
const SEPARATOR: usize = " · ".len() - 1;

#[derive(Debug, Clone, Copy)]
pub(super) struct Lengths<'r> {
    pub(super) room: &'r Room,
    is_at_bounds: bool,
}

/// In UTF-16 units.
pub(super) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

impl<'r> Lengths<'r> {
    /// Of the dialog's own texts.
    pub(super) fn own(room: &'r Room) -> Self {
        Lengths {
            room,
            is_at_bounds: false,
        }
    }

    /// Of texts as long as their bounds allow, with every answer quoted as often as the dialog does.
    pub(super) fn at_bounds(room: &'r Room) -> Self {
        Lengths {
            room,
            is_at_bounds: true,
        }
    }

    pub(super) fn is_at_bounds(&self) -> bool {
        self.is_at_bounds
    }

    pub(super) fn of(&self, kind: TextKind, text: &str) -> usize {
        if self.is_at_bounds {
            kind.length_max()
        } else {
            units(text)
        }
    }

    /// Adds to bits what their question's answer is in words, so many times; typed text up to `typed_max`.
    pub(super) fn weigh_answer(
        &self,
        slot: &Slot,
        typed_max: usize,
        times: i64,
        weights: &mut [i64],
    ) {
        match &slot.answer {
            Bits::Only(answer) => {
                let length = self.answer(slot.question, answer, typed_max);
                weights[slot.asked.to_index()] += as_weight(length) * times;
            }
            Bits::One(classes) => {
                for (answer, bit) in classes {
                    let length = self.answer(slot.question, answer, typed_max);
                    weights[bit.to_index()] += as_weight(length) * times;
                }
            }
            Bits::Several(choices) => {
                weights[slot.asked.to_index()] -= as_weight(SEPARATOR) * times;
                for (id, bit) in choices {
                    let label = slot.question.choice(id).map_or("", |choice| &choice.label);
                    let length = self.of(TextKind::ChoiceLabel, label) + SEPARATOR;
                    weights[bit.to_index()] += as_weight(length) * times;
                }
            }
        }
    }

    /// Makes "skipped" as long as what stands in its place.
    pub(super) fn weigh_skip(&self, slot: &Slot, fallback: i64, weights: &mut [i64]) {
        if let Bits::One(classes) = &slot.answer {
            for (_, bit) in classes
                .iter()
                .filter(|(answer, _)| *answer == Answer::Skipped)
            {
                let label = self.answer(slot.question, &Answer::Skipped, 0);
                weights[bit.to_index()] += fallback - as_weight(label);
            }
        }
    }

    /// The longest answer in words, where answers are listed.
    pub(super) fn longest_answer(&self, slot: &Slot) -> usize {
        let typed_max = self.room.typed_shown;
        let one = |answer: &Answer| self.answer(slot.question, answer, typed_max);
        match (&slot.answer, &slot.question.kind) {
            (Bits::Only(answer), _) => one(answer),
            (Bits::One(classes), _) => classes
                .iter()
                .map(|(answer, _)| one(answer))
                .max()
                .unwrap_or(0),
            (Bits::Several(_), Kind::Choices { choices, count }) => {
                let labels = choices
                    .iter()
                    .map(|choice| self.of(TextKind::ChoiceLabel, &choice.label));
                let mut labels: Vec<usize> = labels.collect();
                labels.sort_unstable_by_key(|length| std::cmp::Reverse(*length));
                labels
                    .into_iter()
                    .take(*count.end())
                    .map(|length| length + SEPARATOR)
                    .sum()
            }
            (Bits::Several(_), _) => 0,
        }
    }

    /// A class of answers by its longest.
    fn answer(&self, question: &Question, answer: &Answer, typed_max: usize) -> usize {
        match (answer, &question.kind) {
            (Answer::Choice(id), _) => {
                let label = question.choice(id).map_or("", |choice| &choice.label);
                self.of(TextKind::ChoiceLabel, label)
            }
            (Answer::Number(_), Kind::Number { range, unit, .. }) => {
                longest_number(range) + 1 + self.of(TextKind::Unit, unit)
            }
            (Answer::Number(_), Kind::Scale { range, .. }) => longest_number(range),
            (Answer::Date(_), _) => self.room.sentences.day,
            (Answer::Skipped, _) => self.of(TextKind::Skip, question.skip().unwrap_or_default()),
            (Answer::Text(_), Kind::ShortText(bounds) | Kind::LongText(bounds)) => {
                let growth = match question.kind {
                    Kind::LongText(_) => self.room.typed_lines_growth,
                    _ => self.room.typed_growth,
                };
                let typed = (*bounds.length.end()).min(typed_max) * growth + self.room.typed_around;
                let skip = bounds
                    .skip
                    .as_deref()
                    .map(|skip| self.of(TextKind::Skip, skip));
                typed.max(skip.unwrap_or_default())
            }
            _ => 0,
        }
    }

    /// The choices in words, where they are listed at all.
    pub(super) fn choices(&self, question: &Question) -> usize {
        let room = self.room;
        let lines: Vec<(usize, usize)> = match &question.kind {
            Kind::Scale {
                range, low, high, ..
            } => {
                let plain = range.clone().skip(2).map(|_| 0);
                let ends = [low, high].map(|end| self.of(TextKind::ScaleEnd, end));
                let number = longest_number(range);
                ends.into_iter()
                    .chain(plain)
                    .map(|end| (number, end))
                    .collect()
            }
            _ => {
                let choices = question.choices().into_iter();
                choices
                    .map(|choice| {
                        let label = self.of(TextKind::ChoiceLabel, &choice.label);
                        (
                            label,
                            self.of(TextKind::ChoiceDescription, &choice.description),
                        )
                    })
                    .collect()
            }
        };
        if lines.iter().all(|(_, description)| *description == 0) {
            return 0;
        }
        let line = |(label, description): &(usize, usize)| label + description + room.marks.choice;
        lines.iter().map(line).sum::<usize>() + room.marks.gap
    }

    /// The sentence that says how to answer, with its values.
    pub(super) fn hint(&self, question: &Question) -> usize {
        let hints = &self.room.sentences.hints;
        match &question.kind {
            Kind::Choice(_) | Kind::YesNo { .. } => hints.one,
            // Counts have two digits at most.
            Kind::Choices { .. } => hints.several + 2 + 2,
            Kind::Scale {
                range, low, high, ..
            } => {
                let ends = [low, high].map(|end| self.of(TextKind::ScaleEnd, end));
                hints.scale + 2 * longest_number(range) + ends[0] + ends[1]
            }
            Kind::Number { range, unit, .. } => {
                hints.number + 2 * longest_number(range) + self.of(TextKind::Unit, unit)
            }
            // It shows how a day is written, too.
            Kind::Date { .. } => hints.date + 3 * self.room.sentences.day,
            Kind::ShortText(bounds) | Kind::LongText(bounds) => {
                hints.text + units(&bounds.length.end().to_string())
            }
        }
    }
}

fn longest_number(range: &std::ops::RangeInclusive<i64>) -> usize {
    // No language puts more than a mark between every two digits.
    let length = |number: &i64| units(&number.to_string()) + units(&number.to_string()) / 2;
    length(range.start()).max(length(range.end()))
}
