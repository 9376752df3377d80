//! Conversations with the machine, word for word: what a person types, and what they read.

use insta::assert_snapshot;
use jiff::Timestamp;
use should_i_certify::app::Catalog;
use should_i_certify::cli::draw::draw;
use should_i_certify::cli::trial::Talk;
use should_i_certify::dialog::Dialog;
use should_i_certify::dialog::parse::parse;
use should_i_certify::discord::room;

fn now() -> Timestamp {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

fn every_kind() -> Dialog {
    parse("every-kind.json", include_str!("dialogs/every-kind.json")).unwrap()
}

/// Lines typed one after the other, with everything that is read in between.
fn talk(lines: &[&str]) -> String {
    let dialog = every_kind();
    let (mut talk, first) = Talk::begin(&dialog, now());
    let mut text = draw(&first);
    for line in lines {
        text += &format!("\n> {line}\n{}", talk.hears(line));
    }
    text
}

/// Only what is read after the last line.
fn after(lines: &[&str]) -> String {
    let text = talk(lines);
    let last = text.rfind("\n> ").unwrap();
    text[last + 1..].to_owned()
}

#[test]
fn an_interview_goes_from_the_first_question_to_the_verdict() {
    assert_snapshot!(talk(&["2", "a, company", "no", "4", "3 hours", "2026-12-24", "Bello", "Rather not"]), @"
    — Question 1 of about 7 —
    A few questions about a pet.

    Where do you live?
      1. A flat – Without a garden
      2. A house
      3. A house boat
    Pick one. [Why we ask] [Review] [Stop]

    > 2
    — Question 2 of about 7 —
    What do you like?
      1. Walks
      2. Quiet
      3. Company, lots of it
    Pick 1 to 2. [Back] [Why we ask] [Review] [Stop]

    > a, company
    — Question 3 of about 7 —
    Are you allergic to fur?
      1. Yes
      2. No
    Pick one. [Back] [Why we ask] [Review] [Stop]

    > no
    — Question 4 of about 7 —
    How patient are you?
      1. 1 – not at all
      2. 2
      3. 3
      4. 4
      5. 5 – endlessly
    A whole number from 1 (not at all) to 5 (endlessly). [Hard to say] [Back] [Why we ask] [Review] [Stop]

    > 4
    — Question 5 of about 8 —
    How many hours a day can you spare?
    A whole number from 0 to 24 hours. [Back] [Why we ask] [Review] [Stop]

    > 3 hours
    — Question 6 of about 8 —
    From which day?
    A day from 1 January 2026 to 31 December 2030, written like 2026-01-01. [No date yet] [Back] [Why we ask] [Review] [Stop]

    > 2026-12-24
    — Question 7 of about 8 —
    What would you call it?
    In your own words, up to 20 characters. It is quoted back to you and never decides anything. [Back] [Why we ask] [Review] [Stop]

    > Bello
    — Question 8 of about 8 —
    Tell us about Bello.
    In your own words, up to 200 characters. It is quoted back to you and never decides anything. [Rather not] [Back] [Why we ask] [Review] [Stop]

    > Rather not
    === Verdict: A dog ===
    Bello and you will walk far.

    Why
    You have time and like walks.
          (Room and Time)
    And it can be soon.

    What speaks for it
      - You have time for Bello.
          (Room and Time)
      - You like walks.
          (Room and Time)

    What speaks against it
      - Nothing in your answers speaks against it.

    Also worth knowing
      - It is soon.

    The conditions
      [x] Met: There is room

    What would change this verdict
      - Nothing within your power alone would lead to another verdict right now.

    Next steps
      1. Buy a coat.
          (Room and Time)

    To read on
      - Walking in the Rain

    Your answers
      - Home: A house
      - Likes: Walks · Company, lots of it
      - Allergy: No
      - Patience: 4
      - Time: 3 hours
      - From when: 24 December 2026
      - Name: Bello
      - Story: Rather not
    ");
}

#[test]
fn another_answer_takes_a_shorter_way_to_another_verdict() {
    assert_snapshot!(talk(&["flat", "quiet", "yes", "Nemo", "He swims."]), @"
    — Question 1 of about 7 —
    A few questions about a pet.

    Where do you live?
      1. A flat – Without a garden
      2. A house
      3. A house boat
    Pick one. [Why we ask] [Review] [Stop]

    > flat
    — Question 2 of about 7 —
    What do you like?
      1. Walks
      2. Quiet
      3. Company, lots of it
    Pick 1 to 2. [Back] [Why we ask] [Review] [Stop]

    > quiet
    — Question 3 of about 7 —
    Are you allergic to fur?
      1. Yes
      2. No
    Pick one. [Back] [Why we ask] [Review] [Stop]

    > yes
    — Question 4 of about 5 —
    What would you call it?
    In your own words, up to 20 characters. It is quoted back to you and never decides anything. [Back] [Why we ask] [Review] [Stop]

    > Nemo
    — Question 5 of about 5 —
    Tell us about Nemo.
    In your own words, up to 200 characters. It is quoted back to you and never decides anything. [Rather not] [Back] [Why we ask] [Review] [Stop]

    > He swims.
    === Verdict: A fish ===
    A fish has no fur, Nemo.

    Why
    Fur is the problem.
          (Money)

    What speaks for it
      - Nothing in your answers speaks for it.

    What speaks against it
      - Fur makes you sneeze.
          (Money)

    The conditions
      [ ] Not met: There is room

    What would change this verdict
      - Nothing within your power alone would lead to another verdict right now.

    Next steps
      1. Save up for a tank.
          (Money)

    To read on
      - Saving Up (https://example.org/saving)

    Your answers
      - Home: A flat
      - Likes: Quiet
      - Allergy: Yes
      - Name: Nemo
      - Story: He swims.
    ");
}

#[test]
fn back_forgets_the_last_answer() {
    assert_snapshot!(after(&["house", "walks", "back"]), @"
    > back
    — Question 2 of about 7 —
    (The last answer was taken back.)

    What do you like?
      1. Walks
      2. Quiet
      3. Company, lots of it
    Pick 1 to 2. [Back] [Why we ask] [Review] [Stop]
    ");
}

#[test]
fn back_on_the_first_question_changes_nothing() {
    assert_snapshot!(talk(&["back"]), @"
    — Question 1 of about 7 —
    A few questions about a pet.

    Where do you live?
      1. A flat – Without a garden
      2. A house
      3. A house boat
    Pick one. [Why we ask] [Review] [Stop]

    > back
    ! This is the first question; there is nothing to go back to.
    ");
}

#[test]
fn why_we_ask_is_told_with_the_section_it_rests_on() {
    assert_snapshot!(after(&["why"]), @"
    > why
    — Question 1 of about 7 —
    A few questions about a pet.

    Where do you live?
      1. A flat – Without a garden
      2. A house
      3. A house boat

    Why we ask: Animals need room.
          (Room and Time)
    Pick one. [Why we ask] [Review] [Stop]
    ");
}

#[test]
fn an_edited_answer_keeps_the_later_ones_that_still_apply() {
    assert_snapshot!(after(&["house", "walks", "no", "4", "3", "edit 1", "flat"]), @"
    > flat
    — Question 6 of about 8 —
    From which day?
    A day from 1 January 2026 to 31 December 2030, written like 2026-01-01. [No date yet] [Back] [Why we ask] [Review] [Stop]
    ");
}

#[test]
fn an_edit_tells_which_later_answers_fell_away() {
    assert_snapshot!(after(&["house", "walks", "no", "4", "3", "edit 3", "yes"]), @"
    > yes
    — Question 4 of about 5 —
    (2 later answers no longer apply and were dropped: Patience, Time.)

    What would you call it?
    In your own words, up to 20 characters. It is quoted back to you and never decides anything. [Back] [Why we ask] [Review] [Stop]
    ");
}

#[test]
fn an_edit_that_opens_a_question_asks_it_and_goes_on_where_it_was() {
    assert_snapshot!(talk(&["house", "walks", "no", "1", "edit 4", "5", "1"]).rsplit("> edit 4").next().unwrap(), @"

    — Changing an earlier answer —
    How patient are you?
     *1. 1 – not at all
      2. 2
      3. 3
      4. 4
      5. 5 – endlessly
      (now: 1)
    A whole number from 1 (not at all) to 5 (endlessly). [Hard to say] [Keep it as it is] [Why we ask] [Review] [Stop]

    > 5
    — Question 5 of about 8 —
    How many hours a day can you spare?
    A whole number from 0 to 24 hours. [Back] [Why we ask] [Review] [Stop]

    > 1
    — Question 6 of about 7 —
    What would you call it?
    In your own words, up to 20 characters. It is quoted back to you and never decides anything. [Back] [Why we ask] [Review] [Stop]
    ");
}

#[test]
fn leaving_an_edit_keeps_the_answer_as_it_was() {
    assert_snapshot!(talk(&["house", "walks", "edit 1", "back"]).rsplit("> edit 1").next().unwrap(), @"

    — Changing an earlier answer —
    Where do you live?
      1. A flat – Without a garden
     *2. A house
      3. A house boat
      (now: A house)
    Pick one. [Keep it as it is] [Why we ask] [Review] [Stop]

    > back
    — Question 3 of about 7 —
    Are you allergic to fur?
      1. Yes
      2. No
    Pick one. [Back] [Why we ask] [Review] [Stop]
    ");
}

#[test]
fn a_finished_interview_can_be_changed_and_concludes_anew() {
    let way = [
        "house", "walks", "no", "4", "3", "skip", "Bello", "skip", "edit 3", "yes",
    ];
    assert_snapshot!(after(&way), @"
    > yes
    (3 later answers no longer apply and were dropped: Patience, Time, From when.)
    === Verdict: A fish ===
    A fish has no fur, Bello.

    Why
    Fur is the problem.
          (Money)

    What speaks for it
      - You like walks.
          (Room and Time)

    What speaks against it
      - Fur makes you sneeze.
          (Money)

    The conditions
      [x] Met: There is room

    What would change this verdict
      - Nothing within your power alone would lead to another verdict right now.

    Next steps
      1. Save up for a tank.
          (Money)

    To read on
      - Saving Up (https://example.org/saving)

    Your answers
      - Home: A house
      - Likes: Walks
      - Allergy: Yes
      - Name: Bello
      - Story: Rather not
    ");
}

#[test]
fn a_finished_interview_takes_no_further_answers() {
    assert_snapshot!(after(&["flat", "quiet", "yes", "Nemo", "skip", "house"]), @"
    > house
    ! The interview is finished. To change something, use “Change an answer” below the verdict.
    ");
}

#[test]
fn stopping_loses_nothing_and_resuming_goes_on() {
    assert_snapshot!(talk(&["house", "walks", "stop", "no", "resume"]).rsplit("> stop").next().unwrap(), @"

    Stopped
    Your 2 answers are kept. Continue whenever you like.
    [Continue] [Review]

    > no
    ! The interview is stopped. Continue it first.

    > resume
    — Question 3 of about 7 —
    (Welcome back. Your answers are as you left them.)

    Are you allergic to fur?
      1. Yes
      2. No
    Pick one. [Back] [Why we ask] [Review] [Stop]
    ");
}

#[test]
fn review_lists_the_answers_so_far() {
    assert_snapshot!(after(&["house", "walks, quiet", "no", "review"]), @"
    > review
    Your answers so far
    Pick one to change it. Later answers that still apply stay.
      1. Home: A house
      2. Likes: Walks · Quiet
      3. Allergy: No
    [Back to the question]
    ");
}

#[test]
fn what_is_not_understood_is_told_with_the_choices_and_nothing_is_lost() {
    assert_snapshot!(talk(&["castle", "hous", "house b"]), @"
    — Question 1 of about 7 —
    A few questions about a pet.

    Where do you live?
      1. A flat – Without a garden
      2. A house
      3. A house boat
    Pick one. [Why we ask] [Review] [Stop]

    > castle
    ! “castle” is none of the choices. Answer with a number, a letter or a label:
    1. A flat
    2. A house
    3. A house boat

    > hous
    ! “hous” fits several choices. Which one do you mean?
    - A house
    - A house boat

    > house b
    — Question 2 of about 7 —
    What do you like?
      1. Walks
      2. Quiet
      3. Company, lots of it
    Pick 1 to 2. [Back] [Why we ask] [Review] [Stop]
    ");
}

#[test]
fn every_refused_value_is_told_with_what_would_be_accepted() {
    let way = [
        "house",
        "walks, quiet, company",
        "quiet",
        "no",
        "4",
        "many",
        "25 hours",
        "24",
        "tomorrow",
        "1999-12-31",
        "no date yet",
        "A name that is much too long",
        "Rex",
        "Hm",
    ];
    let dialog = every_kind();
    let (mut talk, _) = Talk::begin(&dialog, now());
    let heard: Vec<String> = way
        .iter()
        .map(|line| talk.hears(line))
        .filter(|text| text.starts_with('!'))
        .collect();
    assert_snapshot!(heard.concat(), @"
    ! You picked 3; pick 1 to 2.
    ! “many” is not a whole number. Write digits only, for instance 0.
    ! It has to be from 0 to 24.
    ! “tomorrow” is not a day. Write it as year-month-day, for instance 2026-01-01.
    ! It has to be from 1 January 2026 to 31 December 2030.
    ! That is 28 characters; at most 20 fit. Your text is kept.
    ! That is 2 characters; it takes at least 5. Your text is kept.
    ");
}

#[test]
fn the_reason_that_decided_is_told_first() {
    let catalog = Catalog::built_in(&room()).unwrap();
    let dialog = catalog
        .current()
        .find(|dialog| dialog.id.as_str() == "should-i-certify")
        .unwrap();
    let (mut talk, _) = Talk::begin(dialog, now());
    let way = [
        "skip",
        "the news",
        "I don't know yet",
        "Yes, it is shrinking",
        "I don't know",
    ];
    let told = way.map(|line| talk.hears(line)).concat();
    let against = told
        .split("What speaks against it")
        .nth(1)
        .unwrap()
        .trim_start();
    assert!(
        against.starts_with("- Your industry earns less and less"),
        "{told}"
    );
    assert!(
        against.contains("- The news had a part in this."),
        "the others follow:\n{told}"
    );
}
