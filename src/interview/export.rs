//! An interview as data for its member: each answer in words and as it is kept, and the verdict.

use serde::Serialize;

use super::verdict::verdict;
use super::words::{answer_in_words, filled};
use super::{Interview, State, Voice};
use crate::dialog::conclude::conclude;
use crate::dialog::walk::walk;
use crate::dialog::{Answer, Dialog, QuestionId, VerdictId};

/// Everything that is kept of an interview's content.
#[derive(Debug, Serialize)]
pub struct Exported<'a> {
    pub dialog_title: &'a str,
    /// With since when it is so, and what was typed and not accepted.
    pub state: &'a State,
    pub step: u32,
    pub answers: Vec<ExportedAnswer<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<ExportedVerdict<'a>>,
}

#[derive(Debug, Serialize)]
pub struct ExportedAnswer<'a> {
    pub question: &'a QuestionId,
    /// As it was asked; `None`: the dialog has no such question any more.
    pub asked: Option<String>,
    pub answer: String,
    pub kept_as: &'a Answer,
    /// Given, but not asked for any more after another answer was changed.
    pub is_used: bool,
}

#[derive(Debug, Serialize)]
pub struct ExportedVerdict<'a> {
    pub id: &'a VerdictId,
    pub title: String,
    pub summary: String,
}

/// Everything that is kept of an interview's content, in the words of a language.
pub fn export<'a>(dialog: &'a Dialog, voice: &Voice, interview: &'a Interview) -> Exported<'a> {
    let walk = walk(dialog, &interview.answers);
    let asked = |prompt: &str| filled(dialog, voice, &walk.answers, prompt).plain();
    let answers = interview.answers.iter().map(|(id, answer)| {
        let question = dialog.question(id);
        let words = question.map(|question| answer_in_words(voice, question, answer).plain());
        ExportedAnswer {
            question: id,
            asked: question.map(|question| asked(&question.prompt)),
            answer: words.unwrap_or_default(),
            kept_as: answer,
            is_used: walk.answers.contains_key(id),
        }
    });
    let concluded = interview.is_finished().then(|| {
        let told = verdict(dialog, voice, &interview.answers, interview.step, None);
        ExportedVerdict {
            id: &conclude(dialog, &walk.answers).verdict.id,
            title: told.title,
            summary: told.summary.plain(),
        }
    });
    Exported {
        dialog_title: &dialog.title,
        state: &interview.state,
        step: interview.step,
        answers: answers.collect(),
        verdict: concluded,
    }
}
