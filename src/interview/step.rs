//! The state machine: one interview, one event, one outcome. Deterministic; time is handed in.

use jiff::Timestamp;

use super::input::read;
use super::{Act, Draft, Event, Input, Interview, NotUnderstood, Outcome, Refusal, Remark, State};
use crate::dialog::walk::{fallen_away, walk};
use crate::dialog::{Answer, Dialog, Question, QuestionId};

/// What becomes of an interview when something happens to it. It cannot fail: what does not fit is an
/// [`Outcome::Refused`], and then the interview is unchanged but for a kept [`Draft`].
pub fn step(
    dialog: &Dialog,
    interview: &Interview,
    event: &Event,
    now: Timestamp,
) -> (Interview, Outcome) {
    if event.seen.is_some_and(|seen| seen != interview.step) {
        return (interview.clone(), Outcome::Refused(Refusal::Stale));
    }
    match &interview.state {
        State::Asking { .. } => while_asking(dialog, interview, &event.act, now),
        State::Stopped { .. } => while_stopped(dialog, interview, &event.act, now),
        State::Finished { .. } => when_finished(dialog, interview, &event.act, now),
    }
}

/// The question that is being asked: the one being changed, otherwise the next open one.
pub fn current<'a>(dialog: &'a Dialog, interview: &Interview) -> Option<&'a Question> {
    match &interview.state {
        State::Asking {
            editing: Some(id), ..
        } => dialog.question(id),
        State::Asking { editing: None, .. } => walk(dialog, &interview.answers).next,
        State::Stopped { .. } | State::Finished { .. } => None,
    }
}

fn while_asking(
    dialog: &Dialog,
    interview: &Interview,
    act: &Act,
    now: Timestamp,
) -> (Interview, Outcome) {
    let show = |why| (interview.clone(), Outcome::Question { why, remark: None });
    match act {
        Act::Show | Act::Resume => show(false),
        Act::Why => show(true),
        Act::Form => (interview.clone(), Outcome::Form),
        Act::Review => (interview.clone(), Outcome::Review),
        Act::Answer(input) => answer(dialog, interview, input, now),
        Act::Back => back(dialog, interview, now),
        Act::Edit(question) => edit(dialog, interview, question, now),
        Act::Stop => (
            next_step(interview, State::Stopped { at: now }),
            Outcome::Stopped,
        ),
    }
}

fn while_stopped(
    dialog: &Dialog,
    interview: &Interview,
    act: &Act,
    now: Timestamp,
) -> (Interview, Outcome) {
    match act {
        Act::Resume => go_on(
            dialog,
            next_step(interview, asking(now)),
            Some(Remark::Resumed),
            now,
        ),
        Act::Show | Act::Stop => (interview.clone(), Outcome::Stopped),
        Act::Review => (interview.clone(), Outcome::Review),
        _ => (interview.clone(), Outcome::Refused(Refusal::IsStopped)),
    }
}

fn when_finished(
    dialog: &Dialog,
    interview: &Interview,
    act: &Act,
    now: Timestamp,
) -> (Interview, Outcome) {
    match act {
        Act::Show | Act::Resume => (
            interview.clone(),
            Outcome::Verdict {
                fresh: false,
                remark: None,
            },
        ),
        Act::Review => (interview.clone(), Outcome::Review),
        Act::Edit(question) => edit(dialog, interview, question, now),
        _ => (interview.clone(), Outcome::Refused(Refusal::IsFinished)),
    }
}

fn answer(
    dialog: &Dialog,
    interview: &Interview,
    input: &Input,
    now: Timestamp,
) -> (Interview, Outcome) {
    let question = current(dialog, interview).expect("an interview that is asking has a question");
    match read(question, input) {
        Ok(answer) => accept(dialog, interview, question, answer, now),
        Err(why) => refuse(interview, question, input, why),
    }
}

fn accept(
    dialog: &Dialog,
    interview: &Interview,
    question: &Question,
    answer: Answer,
    now: Timestamp,
) -> (Interview, Outcome) {
    let mut after = next_step(interview, asking(now));
    after.answers.insert(question.id.clone(), answer);
    let fell: Vec<QuestionId> = fallen_away(dialog, &after.answers)
        .into_iter()
        .cloned()
        .collect();
    after.answers.retain(|id, _| !fell.contains(id));
    let remark = (!fell.is_empty()).then_some(Remark::FellAway(fell));
    go_on_with_answer(dialog, after, remark, now)
}

/// Typed text is kept for mending; what was picked can be picked again.
fn refuse(
    interview: &Interview,
    question: &Question,
    input: &Input,
    why: NotUnderstood,
) -> (Interview, Outcome) {
    let mut after = interview.clone();
    let mut shown = String::new();
    if let Input::Typed { text, .. } = input {
        shown.clone_from(text);
        if let State::Asking { draft, .. } = &mut after.state {
            *draft = Some(Draft {
                question: question.id.clone(),
                text: text.clone(),
            });
        }
    }
    (
        after,
        Outcome::Refused(Refusal::NotUnderstood { typed: shown, why }),
    )
}

fn back(dialog: &Dialog, interview: &Interview, now: Timestamp) -> (Interview, Outcome) {
    if matches!(
        interview.state,
        State::Asking {
            editing: Some(_),
            ..
        }
    ) {
        return go_on(dialog, next_step(interview, asking(now)), None, now);
    }
    let found = walk(dialog, &interview.answers);
    let Some(last) = found.answered.last() else {
        return (
            interview.clone(),
            Outcome::Refused(Refusal::NothingToGoBackTo),
        );
    };
    let mut after = next_step(interview, asking(now));
    after.answers.remove(&last.id);
    go_on(dialog, after, Some(Remark::WentBack), now)
}

fn edit(
    dialog: &Dialog,
    interview: &Interview,
    question: &QuestionId,
    now: Timestamp,
) -> (Interview, Outcome) {
    if !walk(dialog, &interview.answers)
        .answers
        .contains_key(question)
    {
        return (interview.clone(), Outcome::Refused(Refusal::NothingToEdit));
    }
    let state = State::Asking {
        editing: Some(question.clone()),
        draft: None,
        since: now,
    };
    (
        next_step(interview, state),
        Outcome::Question {
            why: false,
            remark: None,
        },
    )
}

/// Asks the next question, or returns to the verdict that stands: without a new answer there is none to
/// conclude anew.
fn go_on(
    dialog: &Dialog,
    mut after: Interview,
    remark: Option<Remark>,
    now: Timestamp,
) -> (Interview, Outcome) {
    if walk(dialog, &after.answers).next.is_some() {
        return (after, Outcome::Question { why: false, remark });
    }
    after.state = State::Finished { at: now };
    (
        after,
        Outcome::Verdict {
            fresh: false,
            remark,
        },
    )
}

/// Asks the next question, or concludes with what was just answered.
fn go_on_with_answer(
    dialog: &Dialog,
    after: Interview,
    remark: Option<Remark>,
    now: Timestamp,
) -> (Interview, Outcome) {
    match go_on(dialog, after, remark, now) {
        (after, Outcome::Verdict { remark, .. }) => (
            after,
            Outcome::Verdict {
                fresh: true,
                remark,
            },
        ),
        asked => asked,
    }
}

fn asking(now: Timestamp) -> State {
    State::Asking {
        editing: None,
        draft: None,
        since: now,
    }
}

fn next_step(interview: &Interview, state: State) -> Interview {
    Interview {
        answers: interview.answers.clone(),
        state,
        step: interview.step + 1,
    }
}
