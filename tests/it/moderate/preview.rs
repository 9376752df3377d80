//! Previews: the interview as members would meet it, where only the moderator sees it.

use insta::assert_snapshot;
use serde_json::json;

use super::rewords;
use crate::support::stage::{Stage, said};

const HOME: &str = "question.home.prompt";

#[tokio::test]
async fn a_moderator_plays_a_drafted_text_before_anybody_else_reads_it() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    rewords(
        &moderator,
        "question.name.prompt",
        "What would you call it?",
    )
    .await;
    let card = moderator.presses("Try it out").await;
    assert_snapshot!(said(&card), @"
    **Preview.** Only you see it, and nothing is counted.
    ▰▰▰▰▱ Question 4 of about 5
    ### What would you call it?

    -# In your own words, up to 20 characters. It is quoted back to you and never decides anything.
    [Write the answer]
    [Back] [Why we ask] [Review] [Stop]
    [Jump to …] [End preview]
    ");
    let next = moderator.writes("Write the answer", "Nemo").await;
    assert!(said(&next).starts_with("**Preview.**"), "{}", said(&next));
    let running = stage.mia().starts().await;
    assert!(!running.screen().contains("call it"));
    moderator.presses("Make it live").await;
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_preview_jumps_to_any_question_or_verdict_and_shares_nothing() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let first = moderator
        .types("prompts preview", json!({"dialog": "every-kind"}))
        .await;
    assert!(first.contains("Where do you live?"), "{first}");
    assert_snapshot!(said(&moderator.presses("Jump to …").await), @"
    Where to? The answers on the way are filled in for you.
    [Home / Likes / Allergy / Patience / Time / From when / Name / Story ▾]
    [A fish / A dog / A plant ▾]
    ");
    let question = said(&moderator.picks(&["question.story"]).await);
    assert_snapshot!(question, @"
    **Preview.** Only you see it, and nothing is counted.
    ▰▰▰▰▰ Question 5 of about 5
    ### Tell us about ….

    -# In your own words, up to 200 characters. It is quoted back to you and never decides anything.
    [Write the answer]
    [Rather not] [Back] [Why we ask] [Review] [Stop]
    [Jump to …] [End preview]
    ");
    moderator.presses("Jump to …").await;
    moderator.picks(&["verdict.fish"]).await;
    let verdict = moderator.reads("Verdict:").await;
    assert!(
        verdict["embeds"][0]["title"]
            .as_str()
            .unwrap()
            .contains("A fish")
    );
    let told = said(&moderator.presses("Share in the channel").await);
    assert_eq!(told, "This is a preview; there is nothing to share.\n");
    let ended = moderator.presses("End preview").await;
    assert_eq!(
        said(&ended),
        "The preview has ended. Nothing of it was kept.\n"
    );
}

#[tokio::test]
async fn a_preview_is_no_interview_of_the_moderators_own() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let at_verdict = json!({"dialog": "every-kind", "prompt": "verdict.fish.title"});
    moderator.types("prompts preview", at_verdict).await;
    let none = moderator.types("interview review", json!({})).await;
    assert!(none.contains("no interview"), "{none}");
    let own = moderator.starts().await;
    own.reads("Where do you live?").await;
    moderator
        .types("prompts preview", json!({"dialog": "every-kind"}))
        .await;
    own.presses("A flat").await;
    assert!(own.screen().contains("Question 2"), "{}", own.screen());
}

#[tokio::test]
async fn a_text_of_the_bots_own_place_begins_the_preview_where_it_is_shown() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let options = json!({"dialog": "every-kind", "prompt": "question.allergic.why"});
    let card = moderator.types("prompts preview", options).await;
    assert!(card.contains("allergic"), "{card}");
    let options = json!({"dialog": "cats"});
    let told = moderator.types("prompts preview", options).await;
    assert!(told.contains("no dialog called “cats”"), "{told}");
    let proposed = rewords(&moderator, HOME, "Where is your home?").await;
    assert!(proposed.contains("Try it out"), "{proposed}");
}
