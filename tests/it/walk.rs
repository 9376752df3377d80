//! The way through a dialog: what is asked next, what an edited answer leaves standing, how long it is.

use proptest::prelude::*;
use should_i_certify::dialog::QuestionId;
use should_i_certify::dialog::answers::Answers;
use should_i_certify::dialog::conclude::conclude;
use should_i_certify::dialog::walk::{about, fallen_away, walk};

use crate::support::random::{answers_to, cases, completions, dialogs, interview, one_of};
use crate::support::{answers, whole};

/// The next question, and the expected number of questions.
fn asked(jotted: &str) -> String {
    let dialog = whole();
    let given = answers(&dialog, jotted);
    let found = walk(&dialog, &given);
    let about = about(&dialog, &given);
    match found.next {
        Some(next) => format!("{} of about {about}: {}", found.answered.len() + 1, next.id),
        None => format!("verdict after {about}"),
    }
}

#[test]
fn the_next_question_is_the_first_one_on_the_way_without_an_answer() {
    // Eight questions, two of them only for some: 6 + 2 / 2.
    assert_eq!(asked(""), "1 of about 7: way");
    assert_eq!(asked("way=90"), "2 of about 8: roots");
    assert_eq!(asked("way=skipped"), "2 of about 7: roots");
    assert_eq!(asked("way=30 roots=5"), "3 of about 7: home");
    assert_eq!(asked("way=30 roots=5 home=owned"), "4 of about 6: start");
    assert_eq!(asked("way=30 roots=5 home=rented"), "4 of about 7: reasons");
}

#[test]
fn about_is_exact_at_the_end() {
    let jotted = "way=30 roots=5 home=owned start=skipped place=Bern worry=skipped";
    assert_eq!(asked(jotted), "verdict after 6");
}

#[test]
fn an_edited_answer_keeps_what_still_applies_and_tells_what_fell_away() {
    let dialog = whole();
    let mut given = answers(&dialog, "way=90 roots=4 remote=no home=rented");
    given.extend(answers(&dialog, "way=30"));
    let fallen: Vec<&str> = fallen_away(&dialog, &given)
        .into_iter()
        .map(QuestionId::as_str)
        .collect();
    assert_eq!(fallen, ["remote"]);
    let kept: Vec<&str> = walk(&dialog, &given)
        .answered
        .iter()
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(kept, ["way", "roots", "home"]);
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_interview_ends_with_one_verdict((dialog, _) in dialogs()) {
        for end in completions(&dialog, &Answers::new()) {
            let found = walk(&dialog, &end);
            prop_assert!(found.answered.len() <= dialog.questions.len());
            let conclusion = conclude(&dialog, &found.answers);
            let first = dialog.verdicts.iter().find(|verdict| verdict.when.holds(&found.answers, &conclusion.held_ids()));
            prop_assert_eq!(Some(conclusion.verdict), first);
        }
    }

    #[test]
    fn about_is_never_below_the_position_and_exact_at_the_end((dialog, mut tape) in dialogs()) {
        let mut given = Answers::new();
        while let Some(next) = walk(&dialog, &given).next {
            let position = walk(&dialog, &given).answered.len() + 1;
            prop_assert!((position..=dialog.questions.len()).contains(&about(&dialog, &given)));
            given.insert(next.id.clone(), one_of(answers_to(next), &mut tape));
        }
        prop_assert_eq!(about(&dialog, &given), walk(&dialog, &given).answered.len());
    }

    #[test]
    fn an_edit_keeps_every_later_answer_that_still_applies((dialog, mut tape) in dialogs()) {
        let before = interview(&dialog, &mut tape);
        let way = walk(&dialog, &before);
        let question = one_of(way.answered.clone(), &mut tape);
        let mut after = before.clone();
        after.insert(question.id.clone(), one_of(answers_to(question), &mut tape));
        let edited = walk(&dialog, &after);
        for (id, answer) in &edited.answers {
            prop_assert_eq!(Some(answer), after.get(id));
        }
        for id in fallen_away(&dialog, &after) {
            prop_assert!(!edited.answers.contains_key(id));
        }
        after.extend(before.clone());
        prop_assert_eq!(walk(&dialog, &after).answers, way.answers);
    }
}
