//! Several processes over one store: Discord sends each click to the next one, and one of them is killed midway.

use std::time::Duration;

use serde_json::{Value, json};
use should_i_certify::playground::{Aim, Fault, Options, Timing, When};

use super::request::{privacy, signed};
use super::{BY_REQUEST, IN_RESPONSE, endpoints, start};
use crate::support::determined::{ANSWERS, Determined};
use crate::support::postgres::fresh_database;
use crate::support::replica::Replica;
use crate::support::stage::{COMMAND, Seen, Stage, text};

const REPLICAS: usize = 3;

/// The processes, over one store.
async fn replicas(stage: &Stage) -> [Replica; REPLICAS] {
    let one = || start(stage, &[("SHARDS", "none")]);
    let bots: [Replica; REPLICAS] = tokio::join!(one(), one(), one()).into();
    let all: Vec<&Replica> = bots.iter().collect();
    endpoints(stage, &all).await;
    bots
}

const OPEN_A_THREAD: &str = "POST /channels/{}/threads";

/// How many threads there are.
fn opened(stage: &Stage) -> usize {
    let opened = stage.discord.requests().into_iter();
    let opened = opened.filter(|it| it.route == OPEN_A_THREAD && it.status == 201);
    opened.count()
}

/// With members who wait for as long as a process waits for another.
fn patient() -> Options {
    let timing = Timing {
        patience: Duration::from_secs(40),
        ..Timing::default()
    };
    Options {
        timing,
        ..Options::default()
    }
}

/// All of whose processes remember in a database server.
async fn over_postgres() -> Stage {
    let mut stage = Stage::closed(patient()).await;
    let key = "0f".repeat(32);
    stage.remembers_in(fresh_database().await, ["DATA_KEY", &key]);
    stage
}

/// Two members get through while one replica after the other has its turn, and one is killed.
async fn any_replica_serves_any_click(stage: &Stage) {
    let mut bots = replicas(stage).await;
    let members = [
        Determined::wavering(stage.mia().0),
        Determined::new(stage.bystander().0),
    ];
    for _ in 0..3 {
        for member in &members {
            member.does_the_next_thing().await;
        }
    }
    for bot in &bots {
        assert!(bot.has_said("interaction came in") > 0, "each has its turn");
    }
    bots[1].kill().await;
    for member in &members {
        member.gets_through().await;
        let verdicts = member.verdicts();
        assert_eq!(verdicts.len(), 1, "{}", member.screens());
        for answer in ANSWERS {
            assert_eq!(
                verdicts[0].matches(answer).count(),
                1,
                "{}",
                member.screens()
            );
        }
    }
    assert_eq!(opened(stage), members.len(), "a thread too many");
    assert_eq!(stage.count(BY_REQUEST), 0);
    assert!(stage.count(IN_RESPONSE) > 10);
}

/// What Discord signed, sent to one process and, by whoever caught it, to another.
#[tokio::test]
async fn an_answer_that_is_sent_to_two_processes_counts_once() {
    let stage = over_postgres().await;
    let bots = replicas(&stage).await;
    let mia = stage.mia().starts().await;
    let card = mia.reads("Where do you live?").await;
    let press = press(&stage, &mia, &card, "A flat");
    let first = signed(&stage, &bots[0], &press, 0)
        .await
        .send()
        .await
        .unwrap();
    let second = signed(&stage, &bots[1], &press, 0)
        .await
        .send()
        .await
        .unwrap();
    let first: Value = first.json().await.unwrap();
    let second: Value = second.json().await.unwrap();
    let shown = text(&first["data"]);
    assert_eq!(first["type"], 7);
    assert!(shown.contains("What do you like?"), "{first}");
    assert_eq!(second["type"], 7, "the same card, as it stands: {second}");
    let review = mia.types("interview review", json!({})).await;
    assert!(
        review.contains("A flat") && !review.contains("Walks"),
        "{review}"
    );
}

/// A click as Discord would say it.
fn press(stage: &Stage, mia: &Seen, card: &Value, label: &str) -> Vec<u8> {
    let mut press = privacy(stage, 6_000);
    press["type"] = json!(3);
    press["data"] = json!({"component_type": 2, "custom_id": mia.control(card, label)});
    press["channel_id"] = json!(mia.0.channel());
    press["message"] = card.clone();
    press.to_string().into_bytes()
}

#[tokio::test]
async fn any_of_three_processes_over_one_file_serves_any_click_and_one_that_is_killed_loses_nothing()
 {
    let stage = Stage::closed(Options::default()).await;
    any_replica_serves_any_click(&stage).await;
}

#[tokio::test]
async fn any_of_three_processes_over_postgres_serves_any_click_and_one_that_is_killed_loses_nothing()
 {
    any_replica_serves_any_click(&over_postgres().await).await;
}

/// They start at the same moment, on a new store.
#[tokio::test]
async fn commands_are_registered_once_by_however_many_processes() {
    let stage = over_postgres().await;
    let _bots = replicas(&stage).await;
    assert_eq!(stage.count("GET /applications/{}/commands"), REPLICAS);
    assert_eq!(stage.count("PUT /applications/{}/commands"), 1);
}

/// Mia begins with one process, of whose request for a thread Discord thinks for so long, and goes on with the next,
/// which finds that the first is at it.
async fn one_opens_and_one_waits(stage: &Stage, seconds: f64) -> [Replica; REPLICAS] {
    let bots = replicas(stage).await;
    stage.discord.faults().set(Fault::Slow {
        aim: Aim::at(OPEN_A_THREAD),
        seconds,
        when: When::Before,
    });
    let mia = stage.mia();
    endpoints(stage, &[&bots[0]]).await;
    let begins = mia.clone();
    tokio::spawn(async move { begins.types(COMMAND, json!({})).await });
    stage.discord.faults().met(1).await;
    endpoints(stage, &[&bots[1]]).await;
    let offer = mia.types(COMMAND, json!({})).await;
    assert!(offer.contains("[Continue]"), "{offer}");
    mia.presses("Continue").await;
    bots[1].says("is waited for").await;
    assert_eq!(opened(stage), 0);
    bots
}

/// The way there, the one thread, and in it one card.
async fn expect_one_thread(stage: &Stage) {
    stage.mia().reads("Your interview goes on below.").await;
    stage.mia().reads("Your interview is in <#").await;
    let mia = Seen(stage.mia().0.enters_thread().await.unwrap());
    mia.reads("Where do you live?").await;
    assert_eq!(opened(stage), 1);
    assert_eq!(mia.screen().matches("Where do you live?").count(), 1);
}

async fn while_one_process_opens_a_thread_no_other_does(stage: &Stage) {
    // Longer than a process that says nothing is waited for.
    let _bots = one_opens_and_one_waits(stage, 7.0).await;
    expect_one_thread(stage).await;
}

#[tokio::test]
async fn while_one_process_over_a_file_opens_a_thread_no_other_does() {
    let stage = Stage::closed(patient()).await;
    while_one_process_opens_a_thread_no_other_does(&stage).await;
}

#[tokio::test]
async fn while_one_process_over_postgres_opens_a_thread_no_other_does() {
    while_one_process_opens_a_thread_no_other_does(&over_postgres().await).await;
}

#[tokio::test]
async fn a_process_that_is_killed_while_it_opens_a_thread_is_taken_over_from() {
    let stage = Stage::closed(patient()).await;
    let mut bots = one_opens_and_one_waits(&stage, 3600.0).await;
    bots[0].kill().await;
    expect_one_thread(&stage).await;
}
