//! Where an interview stood is gone, closed, or out of reach: it goes on elsewhere when its member comes back.

use std::time::Duration;

use insta::assert_snapshot;
use serde_json::json;
use should_i_certify::playground::{Hat, Id, Place, Timing};

use crate::support::determined::{ANSWERS, Determined};
use crate::support::stage::{Seen, Stage};

/// One answer, then the loss, then `/interview resume` in this channel and on to the verdict.
async fn row(name: &str, channel: &str, is_announced: bool, lose: impl Fn(&Stage, Id)) -> String {
    let timing = Timing {
        answer: Duration::from_millis(1_500),
        patience: Duration::from_secs(2),
        ..Timing::default()
    };
    let stage = Stage::timed(timing).await;
    let mia = Determined::new(stage.mia().0);
    mia.does_the_next_thing().await;
    mia.does_the_next_thing().await;
    let (thread, _) = mia.card().expect("the second question");
    lose(&stage, thread.channel());
    if is_announced {
        hears(&stage, "gone; the interviews there").await;
    }
    let before = stage.discord.requests().len();
    let place = mia.person.at(stage.discord.channel(channel).unwrap());
    let mia = Determined::new(place);
    drop(mia.person.command("interview resume", json!({})).await);
    mia.looks();
    mia.gets_through().await;
    let verdicts = mia.verdicts();
    assert_eq!(verdicts.len(), 1, "{name}:\n{}", mia.screens());
    let lost = ANSWERS
        .iter()
        .filter(|it| !verdicts[0].contains(**it))
        .count();
    let requests = stage.discord.requests();
    let refused = requests[before..]
        .iter()
        .filter(|it| it.status >= 400)
        .count();
    let goes_on = match mia.verdict().expect("a verdict").0.channel() {
        place if place == thread.channel() => "in the same thread",
        place if place == mia.person.channel() => "in private",
        _ => "in a new thread",
    };
    let said = if mia.has_seen("I can no longer write in your thread") {
        ", with the reason"
    } else {
        ""
    };
    let log = stage.log();
    let told = ["gone; the interviews there", "out of reach; its interview"];
    let lines = log
        .lines()
        .filter(|line| told.iter().any(|it| line.contains(it)));
    format!(
        "{name} | {lost} | {refused} | goes on {goes_on}{said} | {} line(s)\n",
        lines.count()
    )
}

/// Goes on talking to the bot until it has noted this down.
async fn hears(stage: &Stage, words: &str) {
    let other = stage.discord.newcomer();
    for _ in 0..200 {
        if stage.log().contains(words) {
            return;
        }
        other.command("interview review", json!({})).await.unwrap();
    }
    panic!("the bot never said “{words}”");
}

fn withdraw(stage: &Stage, thread: Id, permission: &str) {
    assert!(stage.discord.set_permission(thread, permission, false));
}

#[tokio::test]
async fn an_interview_outlives_the_place_that_it_stood_in() {
    let mut table =
        "what happens | lost | refused requests | the interview | operator sees\n".to_owned();
    let lock = |stage: &Stage, thread: Id| {
        stage.discord.set_locked(thread, true);
        stage.discord.set_archived(thread, true);
    };
    let throw_out = |stage: &Stage, _: Id| {
        let guild = stage.discord.guild();
        stage.discord.remove_guild(guild);
        stage.discord.restore_guild(guild);
    };
    let leave_and_come_back = |stage: &Stage, _: Id| {
        let guild = stage.discord.guild();
        stage.discord.remove_member(guild, Hat::Member);
        stage.discord.add_member(guild, Hat::Member);
    };
    let delete_channel = |stage: &Stage, _: Id| {
        stage
            .discord
            .delete_channel(stage.discord.channel("general").unwrap());
    };
    for row in [
        row("thread deleted", "general", true, |stage, it| {
            stage.discord.delete_channel(it);
        })
        .await,
        row("thread archived", "general", false, |stage, it| {
            stage.discord.set_archived(it, true);
        })
        .await,
        row("thread locked", "general", false, lock).await,
        row("channel deleted", "career", true, delete_channel).await,
        row(
            "bot thrown out and invited again",
            "general",
            true,
            throw_out,
        )
        .await,
        row(
            "member left and came back",
            "general",
            false,
            leave_and_come_back,
        )
        .await,
        row("may not write in threads", "general", false, |stage, it| {
            withdraw(stage, it, "SEND_MESSAGES_IN_THREADS");
        })
        .await,
        row("may not see the channel", "general", false, |stage, it| {
            withdraw(stage, it, "VIEW_CHANNEL");
        })
        .await,
    ] {
        table.push_str(&row);
    }
    assert_snapshot!(table, @"
    what happens | lost | refused requests | the interview | operator sees
    thread deleted | 0 | 0 | goes on in a new thread | 1 line(s)
    thread archived | 0 | 0 | goes on in the same thread | 0 line(s)
    thread locked | 0 | 1 | goes on in private, with the reason | 1 line(s)
    channel deleted | 0 | 0 | goes on in a new thread | 1 line(s)
    bot thrown out and invited again | 0 | 0 | goes on in a new thread | 1 line(s)
    member left and came back | 0 | 0 | goes on in the same thread | 0 line(s)
    may not write in threads | 0 | 1 | goes on in private, with the reason | 1 line(s)
    may not see the channel | 0 | 1 | goes on in private, with the reason | 1 line(s)
    ");
}

#[tokio::test]
async fn a_verdict_that_the_thread_does_not_take_is_shown_to_its_member_at_once() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    mia.picks(&["walks"]).await;
    mia.presses("Yes").await;
    mia.writes("Write the answer", "Nemo").await;
    withdraw(&stage, mia.0.channel(), "SEND_MESSAGES_IN_THREADS");
    mia.presses("Rather not").await;
    let verdict = mia.reads("Verdict:").await;
    assert_eq!(
        verdict["flags"].as_u64().unwrap() & 64,
        64,
        "only Mia sees it"
    );
    mia.reads("I can no longer write in your thread").await;
}

#[tokio::test]
async fn a_typed_answer_changes_the_old_card_where_no_new_one_can_be_posted() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    withdraw(&stage, mia.0.channel(), "SEND_MESSAGES_IN_THREADS");
    let card = mia.reads("Where do you live?").await;
    mia.0.reply(&card, "a flat").unwrap();
    let changed = mia.reads("What do you like?").await;
    assert_eq!(changed["id"], card["id"]);
}

/// The channel in which the command was typed is deleted when the interview has long gone on in another one.
#[tokio::test]
async fn an_interview_is_moved_by_the_loss_of_its_threads_channel_and_of_no_other() {
    let stage = Stage::open().await;
    let channel = |name| stage.discord.channel(name).unwrap();
    let (general, career) = (channel("general"), channel("career"));
    // So that there is somewhere to be in the end.
    stage.discord.add_channel(Place::Text, "late");
    let lose = async |place: Id, what: &str| {
        stage.discord.delete_channel(place);
        hears(&stage, &format!("gone={what}(ChannelId({place}))")).await;
    };
    let mia = stage.mia().starts().await;
    lose(mia.0.channel(), "Thread").await;
    let resumes = json!({});
    let elsewhere = stage.mia().0.at(career);
    elsewhere
        .command("interview resume", resumes)
        .await
        .unwrap();
    let mia = Seen(elsewhere.enters_thread().await.unwrap());
    mia.reads("Where do you live?").await;
    lose(general, "Channel").await;
    mia.presses("A flat").await;
    mia.reads("What do you like?").await;
    assert_eq!(stage.count("POST /channels/{}/threads"), 2);

    lose(career, "Channel").await;
    let moves = stage.log().matches("gone; the interviews there").count();
    assert_eq!(moves, 2, "once with its thread, once with its channel");
}
