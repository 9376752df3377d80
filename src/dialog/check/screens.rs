//! Screens: none is longer than what it is drawn on takes, whatever is answered.
//!
//! How long a text with answers in it becomes is a sum over the bits of an answer set, so the longest is
//! found on the diagram like the longest way, and comes with the answers that make it.

use super::algebra::NotProven;
use super::lengths::{Lengths, units};
use super::measure::{End, extreme};
use super::room::Room;
use super::space::{Slot, read};
use super::{Proof, Report};
use crate::dialog::bounds::TextKind;
use crate::dialog::places::Part;
use crate::dialog::problem::Witness;
use crate::dialog::{Dialog, Kind, Question, QuestionId};

/// The longest card of a question: in units, with the answers before it that make it so long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Longest {
    pub question: QuestionId,
    pub length: usize,
    pub witness: Witness,
}

/// The longest card of each question that is ever asked.
///
/// # Errors
/// The dialog is too entangled.
pub fn longest_cards(dialog: &Dialog, room: &Room) -> Result<Vec<Longest>, NotProven> {
    let proof = Proof::of(dialog)?;
    let mut longest = Vec::new();
    for (position, is_first) in proof.firsts()?.into_iter().enumerate() {
        longest.extend(proof.card(position, is_first, &Lengths::own(room))?);
    }
    Ok(longest)
}

impl Proof<'_> {
    /// Tells screens that the dialog's own texts can make too long, and those that other words could.
    pub(super) fn screens(&self, room: &Room, report: &mut Report) -> Result<(), NotProven> {
        let questions = Part::root().key("questions");
        let slots = self.meaning.slots.iter().zip(self.firsts()?);
        for (position, (slot, is_first)) in slots.enumerate() {
            let part = questions.item(position);
            self.card_fits(position, is_first, &part.key("prompt"), (room, report))?;
            let label = field_label(slot.question, room);
            if label > room.field_label {
                report.field_label_too_long(&part.key("answer"), label, room.field_label);
            }
        }
        self.review(room, report);
        Ok(())
    }

    fn card_fits(
        &self,
        position: usize,
        is_first: bool,
        part: &Part,
        (room, report): (&Room, &mut Report),
    ) -> Result<(), NotProven> {
        let id = &self.dialog.questions[position].id;
        match self.card(position, is_first, &Lengths::own(room))? {
            Some(own) if own.length > room.text => {
                report.card_too_long(part, id, own.length, room.text, own.witness);
                return Ok(());
            }
            _ => {}
        }
        match self.card(position, is_first, &Lengths::at_bounds(room))? {
            Some(most) if most.length > room.text => {
                report.wording_could_overflow(part, id, most.length, room.text);
            }
            _ => {}
        }
        Ok(())
    }

    /// The longest card of a question; `None` of one that is never asked.
    pub(super) fn card(
        &self,
        position: usize,
        is_first: bool,
        lengths: &Lengths,
    ) -> Result<Option<Longest>, NotProven> {
        let slot = &self.meaning.slots[position];
        let set = self.possible(&self.algebra.bit(slot.asked))?;
        let (fixed, weights) = self.filled(slot, &slot.question.prompt, lengths);
        let Some((answers, bits)) = extreme(&set, &weights, End::Most) else {
            return Ok(None);
        };
        let prompt = usize::try_from(fixed + answers).unwrap_or_default();
        let length = prompt + self.around(slot, is_first, lengths);
        Ok(Some(Longest {
            question: slot.question.id.clone(),
            length,
            witness: read(&self.meaning.slots, &bits),
        }))
    }

    /// What stands around a prompt at most: as the first question, while the answer is changed, or after
    /// other answers fell away.
    fn around(&self, slot: &Slot, is_first: bool, lengths: &Lengths) -> usize {
        let room = lengths.room;
        let question = slot.question;
        let (marks, sentences) = (&room.marks, &room.sentences);
        let gap = |part: usize| part + marks.gap;
        let why = gap(marks.why + sentences.why + lengths.of(TextKind::Why, &question.why))
            + self.cited(question, lengths);
        let remark = gap(sentences.remark);
        let introduction = match is_first {
            true => gap(lengths.of(TextKind::Introduction, &self.dialog.introduction)),
            false => 0,
        };
        let current = gap(marks.current + lengths.longest_answer(slot));
        let labels = self
            .dialog
            .questions
            .iter()
            .map(|other| lengths.of(TextKind::Label, &other.label) + marks.gap);
        let fell_away = gap(sentences.fell_away + labels.sum::<usize>());
        let more = (remark + introduction + why)
            .max(remark + current + why)
            .max(fell_away);
        let choices = lengths.choices(question);
        let hint = gap(marks.hint + lengths.hint(question));
        marks.prompt + choices + hint + more
    }

    fn cited(&self, question: &Question, lengths: &Lengths) -> usize {
        let sections = self.dialog.sections_of(&question.cites).into_iter();
        sections
            .map(|section| {
                lengths.of(TextKind::SectionTitle, &section.title) + lengths.room.marks.cite
            })
            .sum()
    }

    /// Whether each question is the first that somebody is asked.
    fn firsts(&self) -> Result<Vec<bool>, NotProven> {
        let mut unasked = self.meaning.possible.clone();
        let mut firsts = Vec::new();
        for slot in &self.meaning.slots {
            let asked = self.algebra.bit(slot.asked);
            firsts.push(self.algebra.meet(&unasked, &asked)?);
            unasked = self.algebra.without(&unasked, &asked)?;
        }
        Ok(firsts)
    }

    /// The list of answers, and how many of them can be picked from it.
    fn review(&self, room: &Room, report: &mut Report) {
        let part = Part::root().key("questions");
        if let Some((longest, witness)) = self.way(End::Most)
            && longest > room.answers_in_review
        {
            report.review_out_of_reach(&part, longest, room.answers_in_review, witness);
        }
        let lengths = Lengths::own(room);
        let mut weights = vec![0; self.effort.len()];
        for slot in &self.meaning.slots {
            let line = lengths.of(TextKind::Label, &slot.question.label) + room.marks.answer;
            weights[slot.asked.to_index()] += as_weight(line);
            lengths.weigh_answer(slot, room.typed_shown, 1, &mut weights);
        }
        let longest = extreme(&self.meaning.possible, &weights, End::Most);
        let Some((answers, bits)) = longest else {
            return;
        };
        let length = usize::try_from(answers).unwrap_or_default() + room.sentences.review;
        if length > room.text {
            let witness = read(&self.meaning.slots, &bits);
            report.review_too_long(&part, length, room.text, witness);
        }
    }

    /// What a text with answers comes to: a fixed sum, and what each bit adds.
    fn filled(&self, before: &Slot, text: &str, lengths: &Lengths) -> (i64, Vec<i64>) {
        use crate::dialog::placeholder::{Piece, pieces};
        let mut weights = vec![0; self.effort.len()];
        let mut fixed = 0;
        for piece in pieces(text).unwrap_or_default() {
            match piece {
                Piece::Text(text) => fixed += as_weight(units(&text)),
                Piece::Answer { question, fallback } => {
                    let fallback = as_weight(units(&fallback.unwrap_or_default()));
                    let mut slots = self.meaning.slots.iter();
                    if let Some(slot) = slots.find(|slot| slot.question.id == question) {
                        fixed += fallback;
                        weights[slot.asked.to_index()] -= fallback;
                        lengths.weigh_answer(slot, usize::MAX, 1, &mut weights);
                        lengths.weigh_skip(slot, fallback, &mut weights);
                    }
                }
            }
        }
        if lengths.is_at_bounds() {
            fixed = as_weight(lengths.of(TextKind::Prompt, &before.question.prompt));
        }
        (fixed, weights)
    }
}

pub(super) fn as_weight(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX / 1_000_000)
}

/// The label of a number's field; others are of the bot's own making.
fn field_label(question: &Question, room: &Room) -> usize {
    match &question.kind {
        Kind::Number { range, unit, .. } => {
            let ends = units(&range.start().to_string()) + units(&range.end().to_string());
            room.sentences.field_label + ends + units(unit)
        }
        _ => 0,
    }
}
