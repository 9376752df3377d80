//! The verdict's picture on Discord: it joins the words that stand already, and they never depend on it.

use serde_json::{Value, json};
use should_i_certify::playground::{Aim, Fault, When};

use crate::support::stage::{COMMAND, Seen, Stage};

const POST: &str = "POST /channels/{}/messages";
const EDIT: &str = "PATCH /channels/{}/messages/{}";

/// Somebody whose next answer is the last one.
async fn before_the_verdict(stage: &Stage) -> Seen {
    let mia = stage.mia().starts().await;
    answers_all_but_one(&mia).await;
    mia
}

async fn answers_all_but_one(mia: &Seen) {
    mia.presses("A flat").await;
    mia.picks(&["walks"]).await;
    mia.presses("Yes").await;
    mia.writes("Write the answer", "Nemo").await;
}

fn has_picture(message: &Value) -> bool {
    message["attachments"]
        .as_array()
        .is_some_and(|files| !files.is_empty())
}

fn offers(message: &Value, label: &str) -> bool {
    let rows = message["components"].as_array().into_iter().flatten();
    rows.flat_map(|row| row["components"].as_array().into_iter().flatten())
        .any(|control| control["label"] == label)
}

fn refused(route: &str) -> Fault {
    Fault::Refuse {
        aim: Aim::at(route),
        status: 403,
        code: 50_013,
        message: "Missing Permissions".to_owned(),
    }
}

#[tokio::test]
async fn the_picture_joins_the_verdict_with_alt_text_that_says_the_same() {
    let stage = Stage::open().await;
    let mia = before_the_verdict(&stage).await;
    mia.presses("Rather not").await;
    let verdict = mia.0.sees(has_picture).await.unwrap();
    let file = &verdict["attachments"][0];
    insta::assert_snapshot!(file["description"].as_str().unwrap(), @"Verdict: A fish. Better not. “Which pet?”. There is room: Not met. 1 speaks for it: You like walks. 1 speaks against it: Fur makes you sneeze.");
    assert_eq!(file["content_type"], "image/png");
    assert_eq!(file["width"], 1_200);
    let bytes = reqwest::get(file["url"].as_str().unwrap())
        .await
        .unwrap()
        .bytes()
        .await
        .unwrap();
    assert_eq!(file["size"], bytes.len());
    assert_eq!(verdict["embeds"][0]["title"], "Verdict: A fish");
    assert!(offers(&verdict, "Transcript"), "no control was lost");
    assert_eq!(mia.screen().matches("Verdict:").count(), 1);
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn the_words_are_said_first_and_the_edit_names_nothing_but_the_picture() {
    let stage = Stage::open().await;
    let mia = before_the_verdict(&stage).await;
    mia.presses("Rather not").await;
    mia.0.sees(has_picture).await.unwrap();
    let requests = stage.discord.requests();
    let said = requests.iter().rposition(|it| it.route == POST).unwrap();
    let attached = requests.iter().rposition(|it| it.route == EDIT).unwrap();
    assert!(said < attached);
    let keys: Vec<&String> = requests[attached]
        .body
        .as_object()
        .unwrap()
        .keys()
        .collect();
    assert_eq!(keys, ["attachments"]);
}

#[tokio::test]
async fn a_verdict_stands_where_its_picture_is_refused() {
    let stage = Stage::open().await;
    let mia = before_the_verdict(&stage).await;
    stage.discord.faults().set(refused(EDIT));
    mia.presses("Rather not").await;
    stage.discord.faults().met(1).await;
    let verdict = mia.reads("Verdict:").await;
    assert!(!has_picture(&verdict));
    let outcome = mia.presses("Transcript").await;
    assert!(outcome.message().is_some());
}

#[tokio::test]
async fn a_picture_whose_receipt_was_lost_is_there_once() {
    let mut stage = Stage::open().await;
    let mia = before_the_verdict(&stage).await;
    stage.discord.faults().set(Fault::Drop {
        aim: Aim::at(EDIT),
        when: When::After,
    });
    mia.presses("Rather not").await;
    stage.discord.faults().met(1).await;
    assert!(stage.stop().await.success());
    let verdict = mia.reads("Verdict:").await;
    assert_eq!(verdict["attachments"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn sharing_a_verdict_leaves_its_picture_where_it_is_and_shows_it_to_nobody() {
    let stage = Stage::open().await;
    let mia = before_the_verdict(&stage).await;
    mia.presses("Rather not").await;
    mia.0.sees(has_picture).await.unwrap();
    let asked = mia.presses("Share in the channel").await;
    mia.presses_on(asked.message().unwrap(), "Share it").await;
    mia.sees_no("Share in the channel").await;
    assert!(has_picture(&mia.reads("Verdict:").await));
    let shared = stage.bystander().reads("A fish").await;
    assert!(!has_picture(&shared), "reasons are the member's own");
}

#[tokio::test]
async fn who_has_no_thread_gets_the_picture_too() {
    let stage = Stage::open().await;
    let mia = stage.mia();
    stage
        .discord
        .set_permission(mia.0.channel(), "CREATE_PRIVATE_THREADS", false);
    mia.types(COMMAND, json!({})).await;
    answers_all_but_one(&mia).await;
    mia.presses("Rather not").await;
    let verdict = mia.0.sees(has_picture).await.unwrap();
    assert_eq!(verdict["embeds"][0]["title"], "Verdict: A fish");
    assert_eq!(verdict["flags"], 64);
    assert!(stage.bystander().0.messages().is_empty());
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_picture_under_way_is_finished_before_the_process_ends() {
    let mut stage = Stage::open().await;
    let mia = before_the_verdict(&stage).await;
    mia.presses("Rather not").await;
    mia.reads("Verdict:").await;
    assert!(stage.stop().await.success());
    assert!(has_picture(&mia.reads("Verdict:").await));
}
