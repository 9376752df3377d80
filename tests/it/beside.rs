//! Work that takes long holds nobody up, even where one thread serves everybody.

use serde_json::{Value, json};
use should_i_certify::playground::Options;

use crate::proof::entangled;
use crate::support::stage::{Stage, text};

#[tokio::test]
async fn clicks_are_answered_while_a_file_is_being_checked() {
    let mut stage = Stage::closed(Options::default()).await;
    let mut command = stage.command();
    // Whatever kept this thread busy would keep everybody waiting.
    command.env("TOKIO_WORKER_THREADS", "1");
    stage.start_as(command).await;
    let mia = stage.mia().starts().await;
    let moderator = stage.moderator();
    // Seconds of work, which end with its being called not proven.
    let content = entangled().to_string();
    let files = [("file", "random.json", content.as_bytes())];
    let sent = moderator
        .0
        .command_with("prompts import", json!({}), &files)
        .await;
    let first = sent.unwrap().message().expect("an answer").clone();
    let is_checking = |message: &Value| text(message).ends_with(" …\n");
    assert!(is_checking(&first), "{}", text(&first));

    mia.presses("A flat").await;
    mia.reads("2 of about").await;

    let is_it = |message: &Value| message["id"] == first["id"];
    let now = moderator.0.sees(is_it).await.unwrap();
    assert!(is_checking(&now), "checked before anybody was answered");
    let is_checked = |message: &Value| is_it(message) && !is_checking(message);
    let checked = moderator.0.sees(is_checked).await.unwrap();
    assert!(
        text(&checked).contains("too entangled"),
        "{}",
        text(&checked)
    );
}
