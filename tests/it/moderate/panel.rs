//! Panels: a message with a Start button, posted after a look, pressed by members, taken away.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::transfer::imports;
use super::{own, rewords};
use crate::support::stage::{Seen, Stage, id, said, text};

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

const TITLE: &str = "dialog.title";

/// A panel of the server's own dialog, as everybody sees it.
async fn posts_own(stage: &Stage) -> Value {
    let moderator = stage.moderator();
    own::takes_in(&moderator, &own::drink()).await;
    let options = json!({"channel": moderator.0.channel(), "dialog": "drink"});
    moderator.types("prompts panel post", options).await;
    moderator.presses("Post it").await;
    stage.mia().reads("What to drink").await
}

/// The message as it stands now, once it has these words.
async fn says(stage: &Stage, message: &Value, words: &str) -> Value {
    let is_it = |it: &Value| it["id"] == message["id"] && text(it).contains(words);
    stage.mia().0.sees(is_it).await.unwrap()
}

#[tokio::test]
async fn a_panel_says_what_its_dialog_says_once_that_is_reworded_and_when_it_is_taken_back() {
    let stage = Stage::open().await;
    let german = Seen(stage.moderator().0.speaking("de"));
    let options = json!({"channel": german.0.channel(), "dialog": "every-kind"});
    german.types("prompts panel post", options).await;
    german.presses("Aufstellen").await;
    let panel = stage.mia().reads("Which pet?").await;
    let moderator = stage.deputy();
    rewords(&moderator, TITLE, "A pet for you").await;
    moderator.presses("Make it live").await;
    let now = says(&stage, &panel, "A pet for you").await;
    assert!(
        text(&now).contains("[Starten]"),
        "in the language in which it was posted"
    );
    moderator.types("prompts undo", json!({})).await;
    says(&stage, &panel, "Which pet?\n").await;
    let file = json!({"texts": {TITLE: "Pets"}}).to_string();
    imports(&moderator, "every-kind.json", file).await;
    moderator.presses("Import").await;
    says(&stage, &panel, "Pets\n").await;
    moderator
        .types("prompts reset", json!({"dialog": "every-kind"}))
        .await;
    moderator.presses("Reset").await;
    says(&stage, &panel, "Which pet?\n").await;
    moderator
        .types("prompts restore", json!({"change": 4}))
        .await;
    moderator.presses("Go back").await;
    says(&stage, &panel, "Pets\n").await;
    let edits = stage.count("PATCH /channels/{}/messages/{}");
    rewords(&moderator, "question.home.label", "House").await;
    moderator.presses("Make it live").await;
    assert_eq!(
        stage.count("PATCH /channels/{}/messages/{}"),
        edits,
        "it does not stand there"
    );
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_panel_of_a_dialog_that_is_off_says_so_until_it_is_on_again() {
    let stage = Stage::open().await;
    let panel = posts_own(&stage).await;
    let moderator = stage.moderator();
    own::picks(&moderator).await;
    moderator.presses("Switch off").await;
    let off = says(&stage, &panel, "cannot be started").await;
    assert_snapshot!(text(&off), @"
    **/drink cannot be started at the moment.**
    What to drink
    Tea or coffee?

    One question.
    [Start]
    ");
    assert_eq!(off["components"][0]["components"][0]["disabled"], true);
    own::picks(&moderator).await;
    moderator.presses("Switch on").await;
    let on = says(&stage, &panel, "Tea or coffee?").await;
    assert!(!text(&on).contains("cannot be started"), "{}", text(&on));
    own::picks(&moderator).await;
    moderator.presses("Remove").await;
    moderator.presses("Remove").await;
    let gone = says(&stage, &panel, "cannot be started").await;
    assert_snapshot!(text(&gone), @"
    **/drink cannot be started at the moment.**
    [Start]
    ");
    moderator.types("prompts undo", json!({})).await;
    let back = says(&stage, &panel, "Tea or coffee?").await;
    let started = said(&stage.mia().presses_on(&back, "Start").await);
    assert!(started.starts_with("Your interview is in <#"), "{started}");
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_panel_that_somebody_deleted_is_forgotten_and_told() {
    let stage = Stage::open().await;
    let moderator = posts(&stage).await;
    let panel = stage.mia().reads("Which pet?").await;
    let channel = moderator.0.channel();
    stage.discord.delete_message(channel, id(&panel));
    rewords(&moderator, TITLE, "A pet for you").await;
    let live = said(&moderator.presses("Make it live").await);
    assert_snapshot!(live.replace(&channel.to_string(), "channel"), @"
    **Live.** Members read it from now on, also in interviews that are running.
    The Start button in <#channel> is gone from Discord, so it is forgotten here too. /prompts panel post puts up a new one.
    /every-kind · Title
    ```diff
    - Which pet?
    + A pet for you
    ```

    [Undo]
    ");
    let history = moderator.types("prompts history", json!({})).await;
    assert!(
        history.contains("· the message was deleted at Discord"),
        "{history}"
    );
    let none = moderator.types("prompts panel remove", json!({})).await;
    assert_snapshot!(none, @"No Start button of mine stands in this server.");
    let undone = moderator.types("prompts undo", json!({})).await;
    assert!(undone.starts_with("**Taken back:** change 2."), "{undone}");
    assert_eq!(
        stage.count("PATCH /channels/{}/messages/{}"),
        1,
        "nobody looks for it again"
    );
}

#[tokio::test]
async fn a_panel_that_cannot_be_changed_is_told_with_the_fix() {
    let stage = Stage::open().await;
    let moderator = posts(&stage).await;
    stage.mia().reads("Which pet?").await;
    let channel = moderator.0.channel();
    stage.discord.set_permission(channel, "VIEW_CHANNEL", false);
    rewords(&moderator, TITLE, "A pet for you").await;
    let live = said(&moderator.presses("Make it live").await);
    assert_snapshot!(live.replace(&channel.to_string(), "channel"), @"
    **Live.** Members read it from now on, also in interviews that are running.
    ⚠ The Start button in <#channel> still says what it said before: Discord did not let me change it. Allow me View Channel, Send Messages and Embed Links there, then change the text once more, or take the button away with /prompts panel remove.
    /every-kind · Title
    ```diff
    - Which pet?
    + A pet for you
    ```

    [Undo]
    ");
}
