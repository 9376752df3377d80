//! Answers that lead to a part of the dialog: the shortest interview in which it is met.

use super::Proof;
use super::algebra::NotProven;
use crate::dialog::{Answer, Answers, Dialog, FindingId, QuestionId, VerdictId};

/// A part of a dialog that somebody may meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    Question(QuestionId),
    Finding(FindingId),
    Verdict(VerdictId),
}

impl Spot {
    /// Where a text is met, by its key; `None` where it is everywhere or the key is unknown.
    pub fn of_key(key: &str) -> Option<Spot> {
        let mut parts = key.split('.');
        let (part, id) = (parts.next()?, parts.next()?);
        match part {
            "question" => id.parse().map(Spot::Question).ok(),
            "finding" => id.parse().map(Spot::Finding).ok(),
            "verdict" => id.parse().map(Spot::Verdict).ok(),
            _ => None,
        }
    }
}

/// The answers after which a question is the next one, or with which a verdict or finding is concluded.
/// `None`: nobody ever meets it. Typed texts are the word `typed`.
///
/// # Errors
/// The dialog is too entangled.
pub fn answers_to(dialog: &Dialog, spot: &Spot, typed: &str) -> Result<Option<Answers>, NotProven> {
    let proof = Proof::of(dialog)?;
    let found = match spot {
        Spot::Question(id) => {
            let mut slots = proof.meaning.slots.iter();
            let Some(slot) = slots.find(|slot| slot.question.id == *id) else {
                return Ok(None);
            };
            proof.witness(&proof.algebra.bit(slot.asked))?
        }
        Spot::Finding(id) => {
            let position = dialog.findings.iter().position(|one| one.id == *id);
            match position {
                Some(position) => proof.witness(&proof.meaning.findings[position])?,
                None => None,
            }
        }
        Spot::Verdict(id) => {
            let position = dialog.verdicts.iter().position(|one| one.id == *id);
            match position {
                Some(position) => proof.witness(&proof.meaning.verdicts[position])?,
                None => None,
            }
        }
    };
    Ok(found.map(|witness| {
        let mut answers = witness.answers();
        for answer in answers.values_mut() {
            if let Answer::Text(text) = answer {
                typed.clone_into(text);
            }
        }
        if let Spot::Question(id) = spot {
            let later = dialog
                .questions
                .iter()
                .skip_while(|question| question.id != *id);
            for question in later {
                answers.remove(&question.id);
            }
        }
        answers
    }))
}
