//! The history, taking a change back, going back to an earlier version, and the dialog's own words again.

use insta::assert_snapshot;
use serde_json::json;

use super::{opens, prefilled, rewords};
use crate::support::stage::{Seen, Stage, said};

const HOME: &str = "question.home.prompt";

async fn makes_live(moderator: &Seen, key: &str, words: &str) {
    rewords(moderator, key, words).await;
    moderator.presses("Make it live").await;
}

/// Without the moment, which is another one each time.
fn timeless(text: &str) -> String {
    let mut parts = text.split("<t:");
    let mut timeless = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        timeless.push_str("<t");
        timeless.push_str(&part[part.find(":R>").unwrap_or_default()..]);
    }
    let author = timeless
        .split("<@")
        .nth(1)
        .and_then(|rest| rest.split('>').next());
    match author.map(str::to_owned) {
        Some(author) => timeless.replace(&author, "moderator"),
        None => timeless,
    }
}

#[tokio::test]
async fn the_history_tells_who_changed_what_and_undo_goes_back_step_by_step() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    assert_snapshot!(moderator.types("prompts history", json!({})).await, @"Nothing was changed yet.");
    assert_snapshot!(moderator.types("prompts undo", json!({})).await, @"There is nothing (more) to take back.");
    makes_live(&moderator, HOME, "Where is your home?").await;
    makes_live(&moderator, "question.home.label", "House").await;
    assert_snapshot!(timeless(&moderator.types("prompts history", json!({})).await), @"
    History
    The newest change stands first. /prompts undo takes one back, /prompts restore goes back to how everything was after one.

    **2** · <@moderator> · <t:R>
    /every-kind · Question “Home”: short name
    ```diff
    - Home
    + House
    ```

    **1** · <@moderator> · <t:R>
    /every-kind · Question “Home”: the question
    ```diff
    - Where do you live?
    + Where is your home?
    ```
    ");
    moderator.types("prompts undo", json!({})).await;
    moderator.types("prompts undo", json!({})).await;
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where do you live?"
    );
    assert_snapshot!(moderator.types("prompts undo", json!({})).await, @"There is nothing (more) to take back.");
    assert_snapshot!(moderator.types("prompts undo", json!({"change": 9})).await, @"This server has no change 9. /prompts history shows those that there are.");
}

#[tokio::test]
async fn a_change_that_was_built_upon_is_not_torn_out() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    makes_live(&moderator, HOME, "Where is your home?").await;
    makes_live(&moderator, HOME, "Where do you sleep?").await;
    assert_snapshot!(moderator.types("prompts undo", json!({"change": 1})).await, @"**Change 1 cannot be taken back by itself**: what it touched was changed again since. Take that back first, or use /prompts restore.");
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where do you sleep?"
    );
}

#[tokio::test]
async fn an_earlier_version_comes_back_whole_after_a_yes() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    makes_live(&moderator, HOME, "Where is your home?").await;
    makes_live(&moderator, HOME, "Where do you sleep?").await;
    makes_live(&moderator, "question.home.label", "House").await;
    let asked = moderator
        .types("prompts restore", json!({"change": 1}))
        .await;
    assert_snapshot!(asked, @"
    **Go back to how everything was after change 1?** This would change:
    /every-kind · Question “Home”: short name
    ```diff
    - House
    + Home
    ```
    /every-kind · Question “Home”: the question
    ```diff
    - Where do you sleep?
    + Where is your home?
    ```

    [Go back] [Leave it as it is]
    ");
    let left = moderator.presses("Leave it as it is").await;
    assert_snapshot!(said(&left), @"Left as it is.");
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where do you sleep?"
    );
    moderator
        .types("prompts restore", json!({"change": 1}))
        .await;
    let done = moderator.presses("Go back").await;
    assert!(said(&done).starts_with("**Done.**"), "{}", said(&done));
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where is your home?"
    );
    assert_eq!(
        prefilled(&opens(&moderator, "question.home.label").await),
        "Home"
    );
    assert_snapshot!(moderator.types("prompts restore", json!({"change": 9})).await, @"This server has no change 9: it has had 4 so far.");
}

#[tokio::test]
async fn reset_brings_back_the_dialogs_own_words_after_a_yes() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    makes_live(&moderator, HOME, "Where is your home?").await;
    makes_live(&moderator, "question.home.label", "House").await;
    let all = json!({"dialog": "every-kind", "changed": true});
    assert_snapshot!(moderator.types("prompts list", all).await, @"
    Changed texts of /every-kind
    1–2 of 2. ✎ marks what this server has changed.

    ✎ **Question “House”: short name**
    House
    ✎ **Question “House”: the question**
    Where is your home?
    [Question “House”: short name / Question “House”: the question ▾]
    ");
    let one = json!({"dialog": "every-kind", "prompt": HOME});
    assert_snapshot!(moderator.types("prompts reset", one).await, @"
    **Back to the dialog's own words?** This would change:
    /every-kind · Question “Home”: the question
    ```diff
    - Where is your home?
    + Where do you live?
    ```

    [Reset] [Leave it as it is]
    ");
    moderator.presses("Reset").await;
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where do you live?"
    );
    assert_eq!(
        prefilled(&opens(&moderator, "question.home.label").await),
        "House"
    );
    moderator
        .types("prompts reset", json!({"dialog": "every-kind"}))
        .await;
    moderator.presses("Reset").await;
    assert_eq!(
        prefilled(&opens(&moderator, "question.home.label").await),
        "Home"
    );
}

#[tokio::test]
async fn the_list_turns_its_pages_and_leads_to_a_text() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let first = moderator
        .types("prompts list", json!({"dialog": "every-kind"}))
        .await;
    assert_snapshot!(first, @"
    Texts of /every-kind
    1–10 of 79. ✎ marks what this server has changed.

    **Description of the command**
    Which pet? A dialog that asks in every way there is.
    **Title**
    Which pet?
    **Introduction**
    A few questions about a pet.
    **Source: title**
    On pets
    **Source: address**

    **Section S1: title**
    Room and Time
    **Section S2: title**
    Money
    **Guide “Walking in the Rain”: name**
    Walking in the Rain
    **Guide “Walking in the Rain”: address**

    **Guide “Saving Up”: name**
    Saving Up
    [Description of the command / Title / Introduction / Source: title / Source: address / Section S1: title / Section S2: title / Guide “Walking in the Rain”: name / Guide “Walking in the Rain”: address / Guide “Saving Up”: name ▾]
    [Back] [More]
    ");
    let second = said(&moderator.presses("More").await);
    assert!(second.contains("11–20"), "{second}");
    moderator.presses("Back").await;
    let field = moderator.picks(&["dialog.title"]).await;
    assert_eq!(prefilled(&field), "Which pet?");
}

#[tokio::test]
async fn wording_outlives_the_process() {
    let mut stage = Stage::open().await;
    makes_live(&stage.moderator(), HOME, "Where is your home?").await;
    stage.kill().await;
    stage.start().await;
    let thread = stage.mia().starts().await;
    thread.reads("Where is your home?").await;
}
