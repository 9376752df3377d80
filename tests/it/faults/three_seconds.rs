//! Three seconds: an interaction is acknowledged in time whatever else is slow, and nothing is lost meanwhile.

use std::time::{Duration, Instant};

use serde_json::json;
use should_i_certify::playground::{Aim, Fault, Recorded, Timing, When};
use sqlx::{Connection, SqliteConnection};

use crate::support::stage::{Stage, said, text};

const MESSAGES: &str = "POST /channels/{}/messages";
const EDIT: &str = "PATCH /channels/{}/messages/{}";

#[tokio::test]
async fn a_click_is_acknowledged_while_every_edit_has_to_wait() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let card = mia.reads("Where do you live?").await;
    stage.discord.faults().set(Fault::RateLimit {
        aim: Aim::at(EDIT).times(0),
        retry_after: Some(30.0),
        header: None,
        global: true,
    });
    mia.types("interview answer", json!({"value": "1"})).await;
    stage.discord.faults().met(1).await;
    let begin = Instant::now();
    // Behind her own answer, whose card waits: acknowledged in time, by itself.
    mia.0
        .click(&card, &mia.control(&card, "Review"))
        .await
        .unwrap();
    assert!(
        begin.elapsed() < Duration::from_secs(3),
        "{:?}",
        begin.elapsed()
    );
    let is_silent = |request: &Recorded| request.body["type"] == 6 && request.status == 204;
    stage.discord.request(0, is_silent).await.unwrap();
    // Somebody else's: at once.
    let begin = Instant::now();
    let other = stage.bystander();
    let told = other.types("interview review", json!({})).await;
    assert!(told.contains("You have no interview here"), "{told}");
    assert!(
        begin.elapsed() < Duration::from_secs(2),
        "{:?}",
        begin.elapsed()
    );
}

#[tokio::test]
async fn who_acts_while_the_store_is_blocked_is_told_in_time_and_goes_on_afterwards() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let mut blocking = SqliteConnection::connect(&stage.database_url())
        .await
        .unwrap();
    sqlx::query("BEGIN IMMEDIATE")
        .execute(&mut blocking)
        .await
        .unwrap();
    let begin = Instant::now();
    let told = said(&mia.presses("A flat").await);
    assert!(told.contains("Something went wrong on my side"), "{told}");
    assert!(
        begin.elapsed() < Duration::from_secs(3),
        "{:?}",
        begin.elapsed()
    );
    sqlx::query("ROLLBACK")
        .execute(&mut blocking)
        .await
        .unwrap();
    mia.presses("A flat").await;
    mia.reads("What do you like?").await;
    let log = stage.log();
    let lines = log.lines().filter(|line| line.contains("ERROR"));
    assert_eq!(lines.count(), 1, "one line for the operator");
}

#[tokio::test]
async fn a_call_that_hangs_is_made_anew_and_says_its_words_once() {
    let timing = Timing {
        patience: Duration::from_secs(30),
        ..Timing::default()
    };
    let stage = Stage::timed(timing).await;
    let mia = stage.mia().starts().await;
    stage.discord.faults().set(Fault::Slow {
        aim: Aim::at(MESSAGES),
        seconds: 3_600.0,
        when: When::Before,
    });
    let card = mia.reads("Where do you live?").await;
    mia.0.reply(&card, "a flat").unwrap();
    let next = mia.reads("What do you like?").await;
    let asked = |it: &serde_json::Value| text(it).contains("What do you like?");
    assert_eq!(mia.0.messages().iter().filter(|it| asked(it)).count(), 1);
    assert!(asked(&next));
    assert!(stage.log().contains("tried again"));
}
