//! What holds for the machine whatever a person does, over every dialog that we ship.

use std::sync::LazyLock;

use jiff::Timestamp;
use proptest::prelude::*;
use proptest::sample::Index;
use should_i_certify::app::Catalog;
use should_i_certify::dialog::conclude::conclude;
use should_i_certify::dialog::parse::parse;
use should_i_certify::dialog::walk::walk;
use should_i_certify::dialog::wording::{Wording, keys};
use should_i_certify::dialog::{Dialog, Question};
use should_i_certify::discord::room;
use should_i_certify::interview::screen::Run;
use should_i_certify::interview::step::current;
use should_i_certify::interview::{
    Act, Event, Input, Interview, Outcome, Refusal, Screen, State, Voice, compose, step,
};

fn now() -> Timestamp {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

static DIALOGS: LazyLock<Vec<Dialog>> = LazyLock::new(|| {
    let shipped = Catalog::built_in(&room()).unwrap();
    let every_kind = parse("every-kind.json", include_str!("dialogs/every-kind.json")).unwrap();
    let shipped = shipped.current().map(|dialog| Dialog::clone(dialog));
    shipped.chain([every_kind]).collect()
});

fn typed(text: &str) -> Input {
    let (text, locale) = (text.to_owned(), "en-GB".to_owned());
    Input::Typed { text, locale }
}

/// What a person might do, before it is known which question they see.
#[derive(Clone, Debug)]
enum Whim {
    Pick(Vec<Index>),
    Type(String),
    Skip,
    Back,
    Edit(Index),
    Why,
    Form,
    Review,
    Stop,
    Resume,
    Show,
    /// Click on a card that is so many steps old.
    Stale(u32),
}

fn whim() -> impl Strategy<Value = Whim> {
    prop_oneof![
        12 => prop::collection::vec(any::<Index>(), 1..4).prop_map(Whim::Pick),
        4 => "(\\PC{0,12}|[0-9]{1,3}|2027-0[1-9]-1[0-9]|[a-h])".prop_map(Whim::Type),
        2 => Just(Whim::Skip),
        2 => Just(Whim::Back),
        2 => any::<Index>().prop_map(Whim::Edit),
        1 => prop_oneof![Just(Whim::Why), Just(Whim::Form), Just(Whim::Review), Just(Whim::Show)],
        1 => prop_oneof![Just(Whim::Stop), Just(Whim::Resume)],
        1 => (1_u32..5).prop_map(Whim::Stale),
    ]
}

fn event(dialog: &Dialog, interview: &Interview, whim: &Whim) -> Event {
    let question = current(dialog, interview);
    let act = match whim {
        Whim::Pick(indices) => Act::Answer(picked(question, indices)),
        Whim::Type(text) => Act::Answer(typed(text)),
        Whim::Skip => Act::Answer(Input::Skip),
        Whim::Back => Act::Back,
        Whim::Edit(index) => Act::Edit(index.get(&dialog.questions).id.clone()),
        Whim::Why => Act::Why,
        Whim::Form => Act::Form,
        Whim::Review => Act::Review,
        Whim::Stop => Act::Stop,
        Whim::Resume => Act::Resume,
        Whim::Show => Act::Show,
        Whim::Stale(age) => {
            return Event {
                seen: Some(interview.step.wrapping_sub(*age)),
                act: Act::Back,
            };
        }
    };
    Event { seen: None, act }
}

fn picked(question: Option<&Question>, indices: &[Index]) -> Input {
    let choices = question.map(Question::choices).unwrap_or_default();
    if choices.is_empty() {
        return Input::Picked(vec!["3".to_owned()]);
    }
    Input::Picked(
        indices
            .iter()
            .map(|index| index.get(&choices).id.to_string())
            .collect(),
    )
}

/// What must hold after any event.
fn is_sound(
    dialog: &Dialog,
    before: &Interview,
    event: &Event,
    after: &Interview,
    outcome: &Outcome,
) {
    let found = walk(dialog, &after.answers);
    match &after.state {
        State::Finished { .. } => assert!(found.next.is_none(), "finished with an open question"),
        State::Asking { .. } => assert!(current(dialog, after).is_some(), "asking nothing"),
        State::Stopped { .. } => {}
    }
    if let State::Asking { editing: None, .. } = after.state {
        assert!(
            found.next.is_some(),
            "asking although everything is answered"
        );
    }
    let changed = after.answers != before.answers || after.is_finished() != before.is_finished();
    if changed {
        assert_eq!(after.step, before.step + 1, "a change is a step");
    }
    if let Outcome::Refused(refusal) = outcome {
        assert_eq!(
            (&after.answers, after.step),
            (&before.answers, before.step),
            "a refusal changes nothing"
        );
        assert!(event.seen.is_none() || *refusal == Refusal::Stale);
    }
    assert!(matches!(outcome, Outcome::Verdict { .. }) <= after.is_finished());
}

/// Nothing that a person sees is empty, and composing never fails.
fn is_sayable(dialog: &Dialog, interview: &Interview, outcome: &Outcome) {
    match compose(dialog, Voice::of("en-US"), interview, outcome) {
        Screen::Question(question) => {
            assert!(!question.prompt.plain().trim().is_empty());
            assert!(question.progress.number <= question.progress.about);
        }
        Screen::Verdict(verdict) => {
            assert!(verdict.title.starts_with("Verdict: "));
            let unfilled = |run: &Run| matches!(run, Run::Ours(text) if text.contains('{'));
            assert!(
                !verdict.summary.0.iter().any(unfilled),
                "a placeholder was left"
            );
            assert!(verdict.blocks.iter().all(|block| !block.lines.is_empty()));
        }
        Screen::Notice(notice) => assert!(!notice.text.plain().trim().is_empty()),
        Screen::Review(_) | Screen::Stopped(_) | Screen::Form(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_person_does_the_interview_stays_sound(whims in prop::collection::vec(whim(), 1..60)) {
        for dialog in DIALOGS.iter() {
            let mut interview = Interview::begin(now());
            for whim in &whims {
                let event = event(dialog, &interview, whim);
                let (after, outcome) = step(dialog, &interview, &event, now());
                is_sound(dialog, &interview, &event, &after, &outcome);
                is_sayable(dialog, &after, &outcome);
                interview = after;
            }
        }
    }

    #[test]
    fn an_interview_that_is_only_answered_ends_after_at_most_as_many_answers_as_there_are_questions(
        picks in prop::collection::vec(prop::collection::vec(any::<Index>(), 1..3), 200),
    ) {
        for dialog in DIALOGS.iter() {
            let mut interview = Interview::begin(now());
            let mut picks = picks.iter();
            while !interview.is_finished() {
                let question = current(dialog, &interview).unwrap();
                let input = if question.skip().is_some() { Input::Skip } else { answerable(question, picks.next()) };
                interview = step(dialog, &interview, &Event { seen: None, act: Act::Answer(input) }, now()).0;
                prop_assert!(interview.step as usize <= dialog.questions.len());
            }
            conclude(dialog, &interview.answers);
        }
    }

    #[test]
    fn what_is_stored_comes_back_the_same(whims in prop::collection::vec(whim(), 1..30)) {
        for dialog in DIALOGS.iter() {
            let mut interview = Interview::begin(now());
            for whim in &whims {
                interview = step(dialog, &interview, &event(dialog, &interview, whim), now()).0;
            }
            let stored = serde_json::to_string(&interview).unwrap();
            prop_assert_eq!(serde_json::from_str::<Interview>(&stored).unwrap(), interview);
        }
    }
}

/// What was concluded, by names alone.
fn essence(dialog: &Dialog, interview: &Interview) -> String {
    let conclusion = conclude(dialog, &interview.answers);
    let held: Vec<&str> = conclusion
        .held
        .iter()
        .map(|finding| finding.id.as_str())
        .collect();
    let gauges: Vec<String> = conclusion
        .gauges
        .iter()
        .map(|(gauge, reading)| format!("{}={reading:?}", gauge.id))
        .collect();
    let decisive = &conclusion.decisive;
    format!("{} {held:?} {gauges:?} {decisive:?}", conclusion.verdict.id)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a server's moderators write, even what they could never save.
    #[test]
    fn a_servers_wording_never_changes_what_is_asked_in_which_order_or_what_is_concluded(
        texts in prop::collection::vec((any::<Index>(), "\\PC{0,40}"), 1..80),
        picks in prop::collection::vec(prop::collection::vec(any::<Index>(), 1..3), 200),
    ) {
        for dialog in DIALOGS.iter() {
            let keys = keys(dialog);
            let wording: Wording = texts
                .iter()
                .map(|(index, text)| (index.get(&keys).clone(), text.clone()))
                .collect();
            let worded = dialog.worded(&[&wording]);
            let (mut own, mut reworded) = (Interview::begin(now()), Interview::begin(now()));
            let mut picks = picks.iter();
            while let Some(question) = current(dialog, &own) {
                prop_assert_eq!(current(&worded, &reworded).map(|question| &question.id), Some(&question.id));
                let input = if question.skip().is_some() { Input::Skip } else { answerable(question, picks.next()) };
                let event = Event { seen: None, act: Act::Answer(input) };
                own = step(dialog, &own, &event, now()).0;
                reworded = step(&worded, &reworded, &event, now()).0;
                prop_assert_eq!(&own, &reworded);
            }
            prop_assert_eq!(essence(dialog, &own), essence(&worded, &reworded));
        }
    }
}

/// An input that this question takes.
fn answerable(question: &Question, pick: Option<&Vec<Index>>) -> Input {
    let choices = question.choices();
    match (choices.is_empty(), pick) {
        (false, Some(pick)) => Input::Picked(vec![pick[0].get(&choices).id.to_string()]),
        _ => typed("12"),
    }
}
