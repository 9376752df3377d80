//! What the engine costs: one step, the walk, the conclusion, what would change it, the words for a screen, and the
//! messages that Discord is sent for it; of the shipped dialog, and against size, on generated dialogs of 10 to 60 questions.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on says where"
)]

mod generated;

use divan::Bencher;
use generated::generated;
use jiff::Timestamp;
use should_i_certify::dialog::changes::what_would_change;
use should_i_certify::dialog::conclude::conclude;
use should_i_certify::dialog::parse::parse;
use should_i_certify::dialog::walk::walk;
use should_i_certify::dialog::{Answers, Dialog, Kind};
use should_i_certify::discord::drawn;
use should_i_certify::interview::step::current;
use should_i_certify::interview::{Act, Event, Input, Interview, Outcome, Voice, compose, step};
use should_i_certify::store::InterviewId;

const SHIPPED: &str = include_str!("../../dialogs/should-i-certify.json");
const QUESTIONS: [usize; 4] = [0, 10, 30, 60];
const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn main() {
    divan::main();
}

/// Of so many questions; none stands for the shipped dialog.
fn dialog(questions: usize) -> Dialog {
    match questions {
        0 => parse("should-i-certify", SHIPPED).unwrap(),
        _ => parse("generated", &generated(questions).to_string()).unwrap(),
    }
}

fn event(act: Act) -> Event {
    Event { seen: None, act }
}

/// What a click on the first choice is, or a skip.
fn input(dialog: &Dialog, interview: &Interview) -> Input {
    match &current(dialog, interview).unwrap().kind {
        Kind::Choice(choices) | Kind::Choices { choices, .. } => {
            Input::Picked(vec![choices[0].id.to_string()])
        }
        Kind::YesNo { .. } => Input::Picked(vec!["yes".to_owned()]),
        Kind::Scale { .. } => Input::Picked(vec!["1".to_owned()]),
        _ => Input::Skip,
    }
}

/// Up to the last question, with the answer to it.
fn almost_done(dialog: &Dialog) -> (Interview, Event) {
    let mut interview = Interview::begin(NOW);
    loop {
        let answer = event(Act::Answer(input(dialog, &interview)));
        let (after, outcome) = step(dialog, &interview, &answer, NOW);
        assert!(after != interview, "not taken: {outcome:?}");
        if after.is_finished() {
            return (interview, answer);
        }
        interview = after;
    }
}

fn done(dialog: &Dialog) -> (Interview, Outcome) {
    let (interview, answer) = almost_done(dialog);
    step(dialog, &interview, &answer, NOW)
}

fn answers(dialog: &Dialog) -> Answers {
    walk(dialog, &done(dialog).0.answers).answers
}

#[divan::bench(args = QUESTIONS)]
fn step_to_the_verdict(bencher: Bencher, questions: usize) {
    let dialog = dialog(questions);
    let (interview, answer) = almost_done(&dialog);
    bencher.bench(|| step(&dialog, &interview, &answer, NOW));
}

#[divan::bench(args = QUESTIONS)]
fn walk_the_whole_way(bencher: Bencher, questions: usize) {
    let dialog = dialog(questions);
    let given = answers(&dialog);
    bencher.bench(|| walk(&dialog, &given));
}

#[divan::bench(args = QUESTIONS)]
fn conclude_a_whole_interview(bencher: Bencher, questions: usize) {
    let dialog = dialog(questions);
    let given = answers(&dialog);
    bencher.bench(|| conclude(&dialog, &given));
}

#[divan::bench(args = QUESTIONS)]
fn what_would_change_the_verdict(bencher: Bencher, questions: usize) {
    let dialog = dialog(questions);
    let given = answers(&dialog);
    bencher.bench(|| what_would_change(&dialog, &given));
}

#[divan::bench(args = QUESTIONS)]
fn words_for_the_last_question(bencher: Bencher, questions: usize) {
    let dialog = dialog(questions);
    let (interview, _) = almost_done(&dialog);
    let (interview, outcome) = step(&dialog, &interview, &event(Act::Show), NOW);
    let voice = Voice::of("en-US");
    bencher.bench(|| compose(&dialog, voice, &interview, &outcome));
}

#[divan::bench(args = QUESTIONS)]
fn words_for_the_verdict(bencher: Bencher, questions: usize) {
    let dialog = dialog(questions);
    let (interview, outcome) = done(&dialog);
    let voice = Voice::of("en-US");
    bencher.bench(|| compose(&dialog, voice, &interview, &outcome));
}

#[divan::bench(args = QUESTIONS)]
fn messages_of_the_last_question(bencher: Bencher, questions: usize) {
    let dialog = dialog(questions);
    let (interview, _) = almost_done(&dialog);
    let (interview, outcome) = step(&dialog, &interview, &event(Act::Show), NOW);
    let screen = compose(&dialog, Voice::of("en-US"), &interview, &outcome);
    assert_eq!(drawn(InterviewId(1), &screen).len(), 1);
    bencher.bench(|| drawn(InterviewId(1), &screen));
}

#[divan::bench(args = QUESTIONS)]
fn messages_of_the_verdict(bencher: Bencher, questions: usize) {
    let dialog = dialog(questions);
    let (interview, outcome) = done(&dialog);
    let screen = compose(&dialog, Voice::of("en-US"), &interview, &outcome);
    assert!(!drawn(InterviewId(1), &screen).is_empty());
    bencher.bench(|| drawn(InterviewId(1), &screen));
}
