//! Panels: a message with a Start button, posted after a look, pressed by members, taken away.

use insta::assert_snapshot;
use serde_json::json;

use crate::support::stage::{Seen, Stage, said, text};

async fn posts(stage: &Stage) -> Seen {
    let moderator = stage.moderator();
    let channel = moderator.0.channel();
    let options = json!({"channel": channel, "dialog": "every-kind"});
    moderator.types("prompts panel post", options).await;
    moderator.presses("Post it").await;
    moderator
}

#[tokio::test]
async fn a_panel_is_seen_first_then_posted_and_starts_interviews_also_after_a_restart() {
    let mut stage = Stage::open().await;
    let moderator = stage.moderator();
    let channel = moderator.0.channel();
    let options = json!({"channel": channel, "dialog": "every-kind"});
    let asked = moderator.types("prompts panel post", options).await;
    assert_snapshot!(asked.replace(&channel.to_string(), "channel"), @"
    This is what everybody in <#channel> will read. Post it?
    Which pet?
    Which pet? A dialog that asks in every way there is.

    A few questions about a pet.
    [Post it] [Don't]
    ");
    assert!(stage.mia().0.messages().is_empty());
    let posted = said(&moderator.presses("Post it").await);
    assert!(posted.starts_with("Posted in <#"), "{posted}");
    let panel = stage.mia().reads("Which pet?").await;
    assert_snapshot!(text(&panel), @"
    Which pet?
    Which pet? A dialog that asks in every way there is.

    A few questions about a pet.
    [Start]
    ");
    stage.kill().await;
    stage.start().await;
    let started = said(&stage.mia().presses_on(&panel, "Start").await);
    assert!(started.starts_with("Your interview is in <#"), "{started}");
    let again = said(&stage.mia().presses_on(&panel, "Start").await);
    assert!(again.contains("Continue"), "{again}");
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_panel_is_taken_away_by_command_or_by_undo_and_does_not_come_back() {
    let stage = Stage::open().await;
    let moderator = posts(&stage).await;
    stage.mia().reads("Which pet?").await;
    moderator.types("prompts undo", json!({})).await;
    assert!(stage.mia().0.messages().is_empty());
    let moderator = posts(&stage).await;
    let panel = stage.mia().reads("Which pet?").await;
    moderator.types("prompts panel remove", json!({})).await;
    let id = panel["id"].as_str().unwrap().to_owned();
    let removed = moderator.picks(&[&id]).await;
    assert_eq!(said(&removed), "Removed.\n");
    assert!(stage.mia().0.messages().is_empty());
    let told = moderator.types("prompts undo", json!({})).await;
    assert_snapshot!(told, @"A message that was removed does not come back. /prompts panel post puts up a new one.");
    let none = moderator.types("prompts panel remove", json!({})).await;
    assert_snapshot!(none, @"No Start button of mine stands in this server.");
}

#[tokio::test]
async fn where_the_bot_may_not_write_nothing_is_posted_and_the_fix_is_told() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let channel = moderator.0.channel();
    let options = json!({"channel": channel, "dialog": "every-kind"});
    moderator.types("prompts panel post", options).await;
    stage
        .discord
        .set_permission(channel, "SEND_MESSAGES", false);
    let refused = said(&moderator.presses("Post it").await);
    assert_snapshot!(refused.replace(&channel.to_string(), "channel"), @"Discord does not let me post in <#channel>, so nothing was posted. Allow me View Channel, Send Messages and Embed Links there, then press “Post it” again.");
    stage.discord.set_permission(channel, "SEND_MESSAGES", true);
    let posted = said(&moderator.presses("Post it").await);
    assert!(posted.starts_with("Posted"), "{posted}");
}
