//! Interviews on Discord, at the wire: what a member does, and what stands on their screen.

use insta::assert_snapshot;
use serde_json::{Value, json};
use should_i_certify::playground::{Outcome, Recorded};

use crate::support::stage::{COMMAND, Seen, Stage, id, said, text};

/// All questions but the last, by click.
async fn answered_but_one(stage: &Stage) -> Seen {
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    mia.picks(&["walks"]).await;
    mia.presses("Yes").await;
    mia.writes("Write the answer", "Nemo").await;
    mia
}

#[tokio::test]
async fn an_interview_goes_by_click_from_the_command_to_the_verdict() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    assert_snapshot!(mia.screen(), @"
    ---
    ▰▱▱▱▱▱▱ Question 1 of about 7
    A few questions about a pet.

    ### Where do you live?

    1. **A flat**: Without a garden
    2. **A house**
    3. **A house boat**

    -# Pick one.
    [A flat] [A house] [A house boat]
    [Why we ask] [Review] [Stop]
    ");
    let second = mia.presses("A flat").await;
    assert_snapshot!(said(&second), @"
    ▰▰▱▱▱▱▱ Question 2 of about 7
    ### What do you like?

    -# Pick 1 to 2.
    [Walks / Quiet / Company, lots of it ▾]
    [Back] [Why we ask] [Review] [Stop]
    ");
    let third = mia.picks(&["walks", "company"]).await;
    assert_snapshot!(said(&third), @"
    ▰▰▰▱▱▱▱ Question 3 of about 7
    ### Are you allergic to fur?

    -# Pick one.
    [Yes] [No]
    [Back] [Why we ask] [Review] [Stop]
    ");
    mia.presses("Yes").await;
    let last = mia.writes("Write the answer", "*Nemo* @everyone").await;
    assert_snapshot!(said(&last), @r"
    ▰▰▰▰▰ Question 5 of about 5
    ### Tell us about \*Nemo\* \@^everyone.

    -# In your own words, up to 200 characters. It is quoted back to you and never decides anything.
    [Write the answer]
    [Rather not] [Back] [Why we ask] [Review] [Stop]
    ");
    mia.presses("Rather not").await;
    mia.reads("Verdict:").await;
    mia.reads("Transcript").await;
    assert_snapshot!(mia.screen(), @r"
    ---
    All questions answered
    Your verdict stands below.
    ---
    Verdict: A fish
    A fish has no fur, \*Nemo\* \@^everyone.
    ### Why
    Fur is the problem.
    -# § Money
    ### What speaks for it
    - You like walks.
    -# § Room and Time
    ### What speaks against it
    - Fur makes you sneeze.
    -# § Money
    ### The conditions
    - ❌ Not met: There is room
    ### What would change this verdict
    - Nothing within your power alone would lead to another verdict right now.
    ### Next steps
    1. Save up for a tank.
    -# § Money
    ### To read on
    - [Saving Up](https://example.org/saving)
    ### Your answers
    - Home: A flat
    - Likes: Walks · Company, lots of it
    - Allergy: Yes
    - Name: \*Nemo\* \@^everyone
    - Story: Rather not
    [Change an answer] [Share in the channel] [Transcript]
    ");
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_private_thread_is_opened_for_a_week_and_nobody_else_is_let_in() {
    let stage = Stage::open().await;
    stage.mia().starts().await;
    let asked = stage.request("POST /channels/{}/threads");
    assert_eq!(asked.body["type"], 12);
    assert_eq!(asked.body["invitable"], false);
    assert_eq!(asked.body["auto_archive_duration"], 10_080);
    assert!(stage.bystander().0.threads().is_empty());
}

#[tokio::test]
async fn a_public_interview_is_one_that_others_see() {
    let stage = Stage::open().await;
    let public = json!({"visibility": "public"});
    stage.mia().types(COMMAND, public).await;
    assert_eq!(stage.request("POST /channels/{}/threads").body["type"], 11);
    assert_eq!(stage.bystander().0.threads().len(), 1);
}

#[tokio::test]
async fn commands_are_registered_once_and_again_only_when_they_differ() {
    let mut stage = Stage::open().await;
    let route = "PUT /applications/{}/commands";
    assert_eq!(stage.count(route), 1);
    assert!(stage.stop().await.success());
    stage.start().await;
    assert_eq!(stage.count(route), 1);
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_double_click_counts_once() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let card = mia.reads("A flat").await;
    let click = || mia.0.click(&card, "1.1.0.pick.flat");
    let (first, second) = tokio::join!(click(), click());
    assert!(said(&first.unwrap()).contains("What do you like?"));
    assert!(said(&second.unwrap()).contains("What do you like?"));
    let told = mia.reads("from an earlier moment").await;
    assert_eq!(told["flags"], 64);
}

#[tokio::test]
async fn somebody_elses_click_changes_nothing() {
    let stage = Stage::open().await;
    let mia = stage.mia();
    mia.types(COMMAND, json!({"visibility": "public"})).await;
    let thread = mia.0.enters_thread().await.unwrap();
    let other = Seen(stage.bystander().0.at(thread.channel()));
    assert_snapshot!(said(&other.presses("A flat").await), @"This interview belongs to somebody else. Start your own with /every-kind.");
    other.reads("Where do you live?").await;
}

#[tokio::test]
async fn a_refused_text_is_kept_for_mending() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    mia.picks(&["walks"]).await;
    mia.presses("No").await;
    mia.presses("4").await;
    let refused = mia.writes("Write the answer", "plenty").await;
    assert_snapshot!(said(&refused), @"
    “plenty” is not a whole number. Write digits only, for instance 0.
    [Mend the answer]
    ");
    let Outcome::Modal(field) = mia.presses("Mend the answer").await else {
        panic!("no field opened");
    };
    assert_eq!(
        field.data["components"][0]["components"][0]["value"],
        "plenty"
    );
    let mended = mia.0.submit(&field, json!({"answer": "3"})).await.unwrap();
    assert_eq!(mended, Outcome::Acknowledged);
    mia.reads("From which day?").await;
    assert!(
        !mia.screen().contains("plenty"),
        "the notice has done its work"
    );
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn an_answer_can_be_changed_after_the_verdict() {
    let stage = Stage::open().await;
    let mia = answered_but_one(&stage).await;
    mia.presses("Rather not").await;
    let first = mia.reads("Verdict:").await;
    mia.presses("Change an answer").await;
    mia.picks(&["home"]).await;
    let card = mia.presses("A house").await;
    assert_snapshot!(said(&card), @"
    All questions answered
    Your verdict stands below.
    ");
    mia.sees_another_verdict(&first).await;
    // Its picture may have come since; what it says has not changed.
    let stands = |it: &Value| it["id"] == first["id"] && text(it) == text(&first);
    assert!(
        mia.0.messages().iter().any(stands),
        "the old verdict stays as it was"
    );
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn looking_at_the_answers_after_the_verdict_leaves_nothing_behind() {
    let stage = Stage::open().await;
    let mia = answered_but_one(&stage).await;
    mia.presses("Rather not").await;
    mia.reads("Transcript").await;
    let before = mia.screen();
    mia.presses("Change an answer").await;
    mia.presses("Leave them as they are").await;
    let withdrawn = |request: &Recorded| request.route.starts_with("DELETE ");
    stage.discord.request(0, withdrawn).await.unwrap();
    assert_eq!(mia.screen(), before);
    mia.presses("Change an answer").await;
    mia.reads("Leave them as they are").await;
}

#[tokio::test]
async fn an_edit_that_is_left_brings_no_second_verdict() {
    let mut stage = Stage::open().await;
    let mia = answered_but_one(&stage).await;
    mia.presses("Rather not").await;
    mia.reads("Verdict:").await;
    mia.presses("Change an answer").await;
    mia.picks(&["home"]).await;
    mia.presses("Keep it as it is").await;
    assert!(stage.stop().await.success());
    stage.start().await;
    mia.0.command("interview resume", json!({})).await.unwrap();
    let in_thread = mia.0.messages().into_iter().filter(|it| it["flags"] != 64);
    let verdicts = in_thread.filter(|it| text(it).contains("Verdict:")).count();
    assert_eq!(verdicts, 1, "{}", mia.screen());
}

#[tokio::test]
async fn a_verdict_is_shared_once_and_only_after_a_question() {
    let stage = Stage::open().await;
    let mia = answered_but_one(&stage).await;
    mia.presses("Rather not").await;
    let asked = mia.presses("Share in the channel").await;
    let general = stage.mia().0.channel().to_string();
    let preview = said(&asked).replace(&general, "general");
    assert_snapshot!(preview, @"
    This is what everyone in the channel would read. Your answers stay here.
    It would go into <#general>.
    A verdict from “Which pet?”
    **A fish**
    A fish has no fur, and no name.
    [Share it] [Do not share]
    ");
    let channel = stage.bystander();
    assert_eq!(channel.screen(), "");
    mia.presses_on(asked.message().unwrap(), "Share it").await;
    mia.reads("Shared.").await;
    assert_snapshot!(channel.screen(), @"
    A verdict from “Which pet?”
    **A fish**
    A fish has no fur, and no name.
    ");
    mia.sees_no("Share in the channel").await;
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn without_leave_to_write_nothing_is_shared_and_the_cure_is_told() {
    let stage = Stage::open().await;
    let mia = answered_but_one(&stage).await;
    mia.presses("Rather not").await;
    let channel = stage.mia().0.channel();
    stage
        .discord
        .set_permission(channel, "SEND_MESSAGES", false);
    let asked = mia.presses("Share in the channel").await;
    mia.presses_on(asked.message().unwrap(), "Share it").await;
    mia.reads("A moderator can allow me Send Messages").await;
}

#[tokio::test]
async fn a_transcript_is_a_file_for_the_member_alone() {
    let stage = Stage::open().await;
    let mia = answered_but_one(&stage).await;
    mia.presses("Rather not").await;
    let outcome = mia.presses("Transcript").await;
    let message = outcome.message().unwrap();
    assert_eq!(message["attachments"][0]["filename"], "transcript.md");
    assert_eq!(message["flags"], 64);
}

#[tokio::test]
async fn a_second_start_offers_to_continue_or_to_start_over() {
    let stage = Stage::open().await;
    let mia = stage.mia();
    let thread = mia.starts().await;
    thread.presses("A flat").await;
    let offer = mia.types(COMMAND, json!({})).await;
    assert_snapshot!(offer, @"
    You have an interview of “Which pet?” here already, with one answer so far. Continue it, or start over? Starting over drops the answers.
    [Continue] [Start over]
    ");
    stage.discord.set_archived(thread.0.channel(), true);
    mia.presses("Continue").await;
    mia.reads("Your interview is in <#").await;
    thread.picks(&["walks"]).await;
}

#[tokio::test]
async fn starting_over_drops_the_answers() {
    let stage = Stage::open().await;
    let mia = stage.mia();
    let thread = mia.starts().await;
    thread.presses("A flat").await;
    mia.types(COMMAND, json!({})).await;
    mia.presses("Start over").await;
    thread.reads("Where do you live?").await;
}

#[tokio::test]
async fn a_deleted_card_comes_back() {
    let stage = Stage::open().await;
    let mia = stage.mia();
    let thread = mia.starts().await;
    let card = thread.reads("Where do you live?").await;
    stage.discord.delete_message(thread.0.channel(), id(&card));
    mia.types(COMMAND, json!({})).await;
    mia.presses("Continue").await;
    thread.presses("A flat").await;
}

#[tokio::test]
async fn a_deleted_thread_is_opened_anew() {
    let stage = Stage::open().await;
    let mia = stage.mia();
    let thread = mia.starts().await;
    thread.presses("A flat").await;
    stage.discord.delete_channel(thread.0.channel());
    mia.types(COMMAND, json!({})).await;
    mia.presses("Continue").await;
    let anew = Seen(thread.0.enters_thread().await.unwrap());
    anew.reads("What do you like?").await;
}

#[tokio::test]
async fn stopping_keeps_the_answers_and_continuing_goes_on() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    assert_snapshot!(said(&mia.presses("Stop").await), @"
    Stopped
    Your answer is kept. Continue whenever you like.
    [Continue] [Review]
    ");
    let back = mia.presses("Continue").await;
    assert_snapshot!(said(&back), @"
    ▰▰▱▱▱▱▱ Question 2 of about 7
    Welcome back. Your answers are as you left them.

    ### What do you like?

    -# Pick 1 to 2.
    [Walks / Quiet / Company, lots of it ▾]
    [Back] [Why we ask] [Review] [Stop]
    ");
}

#[tokio::test]
async fn everything_goes_by_keyboard() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    assert_snapshot!(mia.types("interview answer", json!({"value": "1"})).await, @"
    ▰▰▱▱▱▱▱ Question 2 of about 7
    ### What do you like?

    -# Pick 1 to 2.
    [Walks / Quiet / Company, lots of it ▾]
    [Back] [Why we ask] [Review] [Stop]
    ");
    mia.types("interview answer", json!({"value": "walks, company"}))
        .await;
    mia.types("interview back", json!({})).await;
    mia.types("interview stop", json!({})).await;
    mia.types("interview resume", json!({})).await;
    assert_snapshot!(mia.types("interview review", json!({})).await, @"
    Your answers so far
    Pick one to change it. Later answers that still apply stay.

    1. **Home**: A flat
    [Home ▾]
    [Back to the question]
    ");
    for answer in ["b", "yes", "Nemo"] {
        mia.types("interview answer", json!({"value": answer}))
            .await;
    }
    let last = mia
        .types("interview answer", json!({"value": "Rather not"}))
        .await;
    assert_snapshot!(last, @"
    All questions answered
    Your verdict stands below.
    ");
    mia.reads("Verdict:").await;
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn what_can_be_answered_is_offered_while_typing() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let offered = mia
        .0
        .autocomplete("interview answer", json!({"value": "hou"}), "value")
        .await;
    let names: Vec<String> = offered
        .unwrap()
        .iter()
        .map(|it| it["name"].to_string())
        .collect();
    assert_eq!(names, ["\"A house\"", "\"A house boat\""]);
}

#[tokio::test]
async fn a_reply_to_the_card_is_an_answer_and_the_next_card_stands_below() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let card = mia.reads("Where do you live?").await;
    mia.0.reply(&card, "a flat").unwrap();
    mia.reads("What do you like?").await;
    mia.sees_no_control_on(&card).await;
    assert_snapshot!(mia.screen(), @"
    ---
    Question 1 of about 7
    ### Where do you live?

    ✓ A flat
    ---
    a flat
    ---
    ▰▰▱▱▱▱▱ Question 2 of about 7
    ### What do you like?

    -# Pick 1 to 2.
    [Walks / Quiet / Company, lots of it ▾]
    [Back] [Why we ask] [Review] [Stop]
    ");
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_message_that_mentions_the_bot_is_an_answer() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let card = mia.reads("Where do you live?").await;
    let bot = card["author"]["id"].as_str().unwrap();
    mia.0.say(&format!("<@{bot}> 2")).unwrap();
    mia.reads("What do you like?").await;
}

#[tokio::test]
async fn who_speaks_to_the_bot_after_the_verdict_is_told_that_it_is_over() {
    let stage = Stage::open().await;
    let mia = answered_but_one(&stage).await;
    mia.presses("Rather not").await;
    let verdict = mia.reads("Verdict:").await;
    let bot = verdict["author"]["id"].as_str().unwrap();
    mia.0.say("thanks, all of you").unwrap();
    mia.0
        .say(&format!("<@{bot}> and what about a dog?"))
        .unwrap();
    let told = mia.reads("The interview is finished").await;
    let asked = mia.reads("what about a dog?").await;
    assert_eq!(told["message_reference"]["message_id"], asked["id"]);
    let messages = mia.0.messages();
    let replies = messages
        .iter()
        .filter(|it| it["message_reference"].is_object());
    assert_eq!(
        replies.count(),
        1,
        "other talk is left alone\n{}",
        mia.screen()
    );
}

#[tokio::test]
async fn what_is_not_understood_is_told_with_the_choices_and_nothing_is_lost() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let card = mia.reads("Where do you live?").await;
    mia.0.reply(&card, "on the **moon** <@1>").unwrap();
    let told = mia.reads("none of the choices").await;
    assert_snapshot!(text(&told), @r"
    “on the \*\*moon\*\* \<\@1\>” is none of the choices. Answer with a number, a letter or a label:
    1. A flat
    2. A house
    3. A house boat
    ");
    mia.presses("A flat").await;
}

#[tokio::test]
async fn other_talk_in_the_thread_is_left_alone() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    mia.0.say("a flat").unwrap();
    let said = mia.0.say("hello there").unwrap();
    let card = mia.reads("Where do you live?").await;
    mia.0
        .reply(&json!({"id": said.to_string()}), "just talking")
        .unwrap();
    mia.0.reply(&card, "a house").unwrap();
    mia.reads("What do you like?").await;
    assert!(!mia.screen().contains("none of the choices"));
}

#[tokio::test]
async fn without_leave_to_open_threads_the_interview_is_held_on_the_spot() {
    let stage = Stage::open().await;
    let mia = stage.mia();
    stage
        .discord
        .set_permission(mia.0.channel(), "CREATE_PRIVATE_THREADS", false);
    assert_snapshot!(mia.types(COMMAND, json!({})).await, @"
    I may not open a usable thread here, so the interview is held right here, where only you see it. A moderator can allow me in this channel: Create Private Threads.
    ▰▱▱▱▱▱▱ Question 1 of about 7
    A few questions about a pet.

    ### Where do you live?

    1. **A flat**: Without a garden
    2. **A house**
    3. **A house boat**

    -# Pick one.
    [A flat] [A house] [A house boat]
    [Why we ask] [Review] [Stop]
    ");
    mia.presses("A flat").await;
    mia.picks(&["walks"]).await;
    mia.presses("Yes").await;
    mia.writes("Write the answer", "Nemo").await;
    mia.presses("Rather not").await;
    mia.reads("Verdict:").await;
    assert_eq!(stage.bystander().screen(), "");
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_direct_message_holds_an_interview_too() {
    let stage = Stage::open().await;
    let mia = Seen(stage.mia().0.in_direct_messages());
    assert_snapshot!(mia.types(COMMAND, json!({})).await, @"
    Direct messages have no threads, so the interview is held right here, in messages that vanish when Discord is closed; your answers are kept.
    ▰▱▱▱▱▱▱ Question 1 of about 7
    A few questions about a pet.

    ### Where do you live?

    1. **A flat**: Without a garden
    2. **A house**
    3. **A house boat**

    -# Pick one.
    [A flat] [A house] [A house boat]
    [Why we ask] [Review] [Stop]
    ");
    mia.presses("A flat").await;
    mia.reads("What do you like?").await;
}

#[tokio::test]
async fn buttons_work_after_the_process_was_killed() {
    let mut stage = Stage::open().await;
    let mia = answered_but_one(&stage).await;
    stage.kill().await;
    stage.start().await;
    mia.presses("Rather not").await;
    mia.reads("Verdict:").await;
}
