//! Whether another text may stand where a dialog has one: for wording files and for who rewords in Discord.

use std::collections::BTreeMap;

use super::bounds::TextKind;
use super::certain::{Certain, Facts};
use super::parse::nearest::nearest;
use super::placeholder::{self, Piece};
pub use super::texts::Misfit;
use super::texts::{Fillable, misfits};
use super::wording::visit;
use super::{Dialog, QuestionId};

/// Every place of a dialog whose text may be replaced, by key.
#[derive(Debug)]
pub struct Slots<'d> {
    dialog: &'d Dialog,
    certain: Certain<'d>,
    questions: Vec<&'d str>,
    slots: BTreeMap<String, (TextKind, String)>,
}

impl<'d> Slots<'d> {
    pub fn of(dialog: &'d Dialog) -> Self {
        let mut slots = BTreeMap::new();
        visit(&mut dialog.clone(), &mut |key, kind, text| {
            slots.insert(key.to_owned(), (kind, text.clone()));
        });
        let questions = dialog.questions.iter();
        Slots {
            dialog,
            certain: Certain::new(&dialog.questions, &dialog.findings),
            questions: questions.map(|question| question.id.as_str()).collect(),
            slots,
        }
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.slots.keys().map(String::as_str)
    }

    /// What sort of text stands at a key.
    pub fn kind(&self, key: &str) -> Option<TextKind> {
        self.slots.get(key).map(|(kind, _)| *kind)
    }

    /// The key that was meant, perhaps.
    pub fn nearest(&self, key: &str) -> Option<String> {
        nearest(key, self.keys()).map(str::to_owned)
    }

    /// What speaks against this text at this key, nothing when it fits; `None`: there is no such key.
    pub fn misfits(&self, key: &str, text: &str) -> Option<Vec<Misfit>> {
        let (kind, own) = self.slots.get(key)?;
        let place = self.place(key);
        let fillable = place.map(|(facts, earlier)| Fillable {
            certain: &self.certain,
            facts,
            earlier: &self.dialog.questions[..earlier],
            names: Some(&self.questions),
        });
        let mut found = misfits(*kind, text, fillable.as_ref());
        found.extend(
            lost(own, text)
                .into_iter()
                .map(|lost| Misfit::placeholder_lost(&lost)),
        );
        Some(found)
    }

    /// What is certain where a text with placeholders is shown, and how many questions come before.
    fn place(&self, key: &str) -> Option<(Facts<'_>, usize)> {
        let (dialog, certain) = (self.dialog, &self.certain);
        let end = dialog.questions.len();
        let parts: Vec<&str> = key.split('.').collect();
        match parts[..] {
            ["question", id, "prompt"] => {
                let position = dialog
                    .questions
                    .iter()
                    .position(|question| question.id.as_str() == id)?;
                Some((certain.facts(&dialog.questions[position].ask_if), position))
            }
            ["finding", id, _] => {
                let finding = dialog
                    .findings
                    .iter()
                    .find(|finding| finding.id.as_str() == id)?;
                Some((certain.facts(&finding.when), end))
            }
            ["verdict", id, ref inside @ ..] => {
                let verdict = dialog
                    .verdicts
                    .iter()
                    .find(|verdict| verdict.id.as_str() == id)?;
                let passage = match inside {
                    ["rationale", id] => verdict.rationale.iter().find(|passage| passage.id == *id),
                    ["step", id] => verdict.next_steps.iter().find(|passage| passage.id == *id),
                    _ => None,
                };
                let facts = match passage {
                    Some(passage) => certain.both(&verdict.when, &passage.when),
                    None => certain.facts(&verdict.when),
                };
                Some((facts, end))
            }
            _ => None,
        }
    }
}

/// The answers that the own text quotes and the new one does not.
fn lost(own: &str, text: &str) -> Vec<QuestionId> {
    let quoted = |text: &str| {
        let pieces = placeholder::pieces(text).unwrap_or_default().into_iter();
        let ids = pieces.filter_map(|piece| match piece {
            Piece::Answer { question, .. } => Some(question),
            Piece::Text(_) => None,
        });
        ids.collect::<Vec<_>>()
    };
    let kept = quoted(text);
    let mut lost = quoted(own);
    lost.retain(|id| !kept.contains(id));
    lost.dedup();
    lost
}
