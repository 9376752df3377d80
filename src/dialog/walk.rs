//! The way through a dialog.
//!
//! Questions stand in a list and each may carry a condition over earlier answers. One pass in that order
//! decides everything: a question is on the way when its condition holds over the answers that apply so
//! far, and an answer applies when its question is on the way. The first question on the way without an
//! answer is the next one. A pass looks at each question once, so every interview ends; and because
//! nothing but the answers is looked at, an edited answer keeps all later ones that still apply.

use std::collections::BTreeSet;

use super::routing::Truth;
use super::{Answers, Dialog, Question, QuestionId};

/// What one pass over the questions finds.
#[derive(Debug, Clone)]
pub struct Walk<'a> {
    /// The answers that apply.
    pub answers: Answers,
    /// Questions on the way that have an answer, in order.
    pub answered: Vec<&'a Question>,
    /// The first question on the way without an answer; `None`: the interview is complete.
    pub next: Option<&'a Question>,
}

/// Walks as far as the answers reach: to the first question on the way that has none.
pub fn walk<'a>(dialog: &'a Dialog, given: &Answers) -> Walk<'a> {
    let mut found = Walk {
        answers: Answers::new(),
        answered: Vec::new(),
        next: None,
    };
    for question in &dialog.questions {
        if !question.ask_if.holds(&found.answers, &BTreeSet::new()) {
            continue;
        }
        let Some(answer) = given.get(&question.id) else {
            found.next = Some(question);
            break;
        };
        found.answers.insert(question.id.clone(), answer.clone());
        found.answered.push(question);
    }
    found
}

/// The given answers whose questions are certainly off the way, in the order of the dialog.
///
/// An answer behind the next open question stays in doubt until that one is answered, so it is not told
/// as fallen away.
pub fn fallen_away<'a>(dialog: &'a Dialog, given: &Answers) -> Vec<&'a QuestionId> {
    let found = walk(dialog, given);
    let open = found.next.map(|next| &next.id);
    dialog
        .questions
        .iter()
        .map(|question| &question.id)
        .take_while(|id| Some(*id) != open)
        .filter(|id| given.contains_key(*id) && !found.answers.contains_key(*id))
        .collect()
}

/// About how many questions this member will have been asked at the end, for "Question 3 of about 8".
///
/// Every question that is on the way for sure counts one, every one that may come counts a half, rounded
/// up. It is at least the position of the next question, at most the number of questions, and exact once
/// the interview is complete.
pub fn about(dialog: &Dialog, given: &Answers) -> usize {
    let routing = dialog.routing();
    let asked = routing.asked(&routing.known(dialog, given));
    let count = |truth: Truth| asked.iter().filter(|asked| **asked == truth).count();
    count(Truth::Yes) + count(Truth::Open).div_ceil(2)
}
