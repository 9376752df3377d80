//! What the operator's log must never hold, at the most talkative level.

use serde_json::json;

use crate::support::stage::Stage;

#[tokio::test]
async fn the_log_of_a_whole_interview_holds_no_answer_and_no_token() {
    let mut stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    mia.picks(&["quiet"]).await;
    mia.presses("Yes").await;
    mia.writes("Write the answer", "Leviathan").await;
    let card = mia.reads("Tell us about").await;
    mia.0.reply(&card, "Found beneath the harbour.").unwrap();
    mia.reads("Verdict:").await;
    for command in [
        "privacy",
        "interview my-data export",
        "interview my-data delete",
    ] {
        mia.types(command, json!({})).await;
    }
    mia.presses("Delete everything").await;
    mia.reads("What remains").await;
    assert!(stage.stop().await.success());

    let log = stage.log();
    assert!(log.contains("DEBUG"), "the log is talkative");
    for answer in ["Leviathan", "harbour"] {
        assert!(!log.contains(answer), "{answer}");
    }
    assert!(!log.contains(&stage.discord.token()), "the bot's token");
    let requests = stage.discord.requests();
    let tokens: Vec<&str> = requests
        .iter()
        .filter_map(|request| token(&request.path))
        .collect();
    assert!(!tokens.is_empty());
    for token in tokens {
        assert!(!log.contains(token), "an interaction's token");
    }
}

/// The interaction's token in a path such as `interactions/ID/TOKEN/callback`.
fn token(path: &str) -> Option<&str> {
    let mut parts = path
        .split('/')
        .skip_while(|part| !["interactions", "webhooks"].contains(part));
    parts.nth(2)
}
