//! Rewording a text: the field, the proof that it fits, live, and two at once.

use insta::assert_snapshot;
use serde_json::json;
use should_i_certify::playground::{Aim, Fault, Hat, Outcome};

use super::{opens, prefilled, rewords};
use crate::support::stage::{Stage, said};

const HOME: &str = "question.home.prompt";

#[tokio::test]
async fn a_moderator_rewords_a_question_sees_it_and_makes_it_live() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let running = stage.mia().starts().await;
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where do you live?"
    );
    let proposed = rewords(&moderator, HOME, "Where is your home?").await;
    assert_snapshot!(proposed, @"
    **Not live yet.** Members still read the old text.
    Question “Home”: the question
    ```diff
    - Where do you live?
    + Where is your home?
    ```
    [Make it live] [Try it out] [Edit again] [Discard]
    ");
    running.reads("Where do you live?").await;
    let live = moderator.presses("Make it live").await;
    assert_snapshot!(said(&live), @"
    **Live.** Members read it from now on, also in interviews that are running.
    /every-kind · Question “Home”: the question
    ```diff
    - Where do you live?
    + Where is your home?
    ```

    [Undo]
    ");
    running.presses("A flat").await;
    let back = running.presses("Back").await;
    assert!(
        said(&back).contains("Where is your home?"),
        "{}",
        said(&back)
    );
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where is your home?"
    );
    let undone = moderator.presses("Undo").await;
    assert_snapshot!(said(&undone), @"
    **Taken back:** change 1.
    /every-kind · Question “Home”: the question
    ```diff
    - Where is your home?
    + Where do you live?
    ```

    [Undo]
    ");
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where do you live?"
    );
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_text_that_does_not_fit_is_refused_with_the_reason_and_kept() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let long = "long ".repeat(30);
    let refused = rewords(&moderator, "question.home.label", &long).await;
    assert_snapshot!(refused, @"
    **This text cannot go live yet.** It is kept here.
    Question “Home”: short name
    - This text has 150 characters, but 40 fit here. Shorten it by 110.

    Your text:
    ```diff
    - Home
    + long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long 
    ```
    [Edit again] [Discard]
    ");
    let again = moderator.presses("Edit again").await;
    assert_eq!(prefilled(&again), long);
    let refused = rewords(&moderator, HOME, "Where do you live, {name}?").await;
    assert_snapshot!(refused, @"
    **This text cannot go live yet.** It is kept here.
    Question “Home”: the question
    - `{name}` is not answered yet when this is shown. Say it without that answer.

    Your text:
    ```diff
    - Where do you live?
    + Where do you live, {name}?
    ```
    [Edit again] [Discard]
    ");
    let refused = rewords(&moderator, "verdict.fish.summary", "A fish has no fur.").await;
    assert_snapshot!(refused, @"
    **This text cannot go live yet.** It is kept here.
    Verdict “A fish”: summary
    - The dialog says `{name}` here, this text does not. Say `{name}` somewhere in it.

    Your text:
    ```diff
    - A fish has no fur, {name|and no name}.
    + A fish has no fur.
    ```
    [Edit again] [Discard]
    ");
}

#[tokio::test]
async fn a_text_is_found_by_its_words_and_one_that_does_not_exist_is_told() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let typed = json!({"dialog": "every-kind", "prompt": "flat label"});
    let found = moderator
        .0
        .autocomplete("prompts edit", typed, "prompt")
        .await
        .unwrap();
    let names: Vec<&str> = found.iter().filter_map(|it| it["name"].as_str()).collect();
    assert_snapshot!(names.join("\n"), @"Question “Home”, choice “A flat” — A flat");
    let typed = json!({"dialog": "kind", "prompt": ""});
    let found = moderator
        .0
        .autocomplete("prompts edit", typed, "dialog")
        .await
        .unwrap();
    assert_eq!(found[0]["value"], "every-kind");
    assert_snapshot!(said(&opens(&moderator, "question.home.promt").await), @"“every-kind” has no text called “question.home.promt”. Did you mean “question.home.prompt”?");
    let half = json!({"dialog": "/every", "prompt": "where live"});
    let field = moderator.0.command("prompts edit", half).await.unwrap();
    assert_eq!(prefilled(&field), "Where do you live?");
    let several = json!({"dialog": "every-kind", "prompt": "verdict fish"});
    assert_snapshot!(moderator.types("prompts edit", several).await, @"
    Several texts have “verdict fish” in them. Which one?
    [Verdict “A fish”: title — A fish / Verdict “A fish”: summary — A fish has no fur, {name|and no name}. / Verdict “A fish”: why (fur) — Fur is the problem. / Verdict “A fish”: next step (save) — Save up for a tank. ▾]
    ");
    assert_eq!(
        prefilled(&moderator.picks(&["verdict.fish.title"]).await),
        "A fish"
    );
    let options = json!({"dialog": "cats", "prompt": "question.home.prompt"});
    assert_snapshot!(moderator.types("prompts edit", options).await, @"This server has no dialog called “cats”. Pick one from the list that appears while you type.");
}

#[tokio::test]
async fn of_two_moderators_the_second_sees_what_changed_and_is_asked() {
    let stage = Stage::open().await;
    let (first, second) = (stage.moderator(), stage.deputy());
    let Outcome::Modal(open) = opens(&second, HOME).await else {
        panic!("no field opened");
    };
    rewords(&first, HOME, "Where is your home?").await;
    first.presses("Make it live").await;
    let text = json!({"text": "Where do you sleep?"});
    second.0.submit(&open, text).await.unwrap();
    let asked = said(&second.presses("Make it live").await);
    let asked = asked.replace(&first.0.id().to_string(), "first");
    let times = asked.split(" · <t:").count();
    assert_eq!(times, 2, "{asked}");
    let asked: Vec<&str> = asked
        .split(" · <t:")
        .flat_map(|part| part.split(":R>"))
        .collect();
    let asked: Vec<&str> = asked
        .into_iter()
        .filter(|part| part.parse::<i64>().is_err())
        .collect();
    assert_snapshot!(asked.concat(), @"
    **Somebody changed this text while you were at it.** Yours is kept here and is not live.
    Question “Home”: the question
    <@first>
    ```diff
    - Where is your home?
    + Where do you sleep?
    ```
    [Replace it with mine] [Edit again] [Discard]
    ");
    assert_eq!(
        prefilled(&opens(&second, HOME).await),
        "Where is your home?"
    );
    second.presses("Replace it with mine").await;
    assert_eq!(prefilled(&opens(&first, HOME).await), "Where do you sleep?");
    let history = first.types("prompts history", json!({})).await;
    let places = [&first, &second].map(|one| history.find(&format!("<@{}>", one.0.id())));
    let [Some(first), Some(second)] = places else {
        panic!("not both of them in\n{history}");
    };
    assert!(second < first, "the newest change stands first\n{history}");
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_member_is_not_offered_it_and_who_forges_a_control_is_told_and_changes_nothing() {
    let stage = Stage::open().await;
    let mia = stage.mia();
    let refused = mia
        .0
        .command("prompts list", json!({"dialog": "every-kind"}))
        .await;
    assert!(refused.is_err(), "{refused:?}");
    rewords(&stage.moderator(), HOME, "Where is your home?").await;
    let thread = mia.starts().await;
    for forged in [
        json!({"data": {"custom_id": "p.edit.save.1"}}),
        json!({"data": {"custom_id": "p.undo.1"}}),
        json!({"data": {"custom_id": "p.list.pick.every-kind", "component_type": 3, "values": [HOME]}}),
        json!({"type": 2, "data": {"name": "prompts", "id": "1", "type": 1, "custom_id": null,
            "options": [{"type": 1, "name": "history", "options": []}]}}),
    ] {
        let (aim, patch) = (Aim::default(), forged);
        stage
            .discord
            .faults()
            .set(Fault::AlterInteraction { aim, patch });
        let told = thread.presses("Why we ask").await;
        assert!(
            said(&told).contains("Only people who may manage this server"),
            "{}",
            said(&told)
        );
    }
    assert_eq!(
        prefilled(&opens(&stage.moderator(), HOME).await),
        "Where do you live?"
    );
}

#[tokio::test]
async fn whom_the_server_lets_use_it_may_and_nobody_else() {
    let stage = Stage::open().await;
    assert!(
        stage
            .discord
            .set_command_permission(Hat::Member, "prompts", true)
    );
    let mia = stage.mia();
    rewords(&mia, HOME, "Where is your home?").await;
    let live = mia.presses("Make it live").await;
    assert!(said(&live).contains("Live."), "{}", said(&live));
    stage
        .discord
        .set_command_permission(Hat::Member, "prompts", false);
    let told = mia.presses("Undo").await;
    assert!(
        said(&told).contains("Only people who may manage this server"),
        "{}",
        said(&told)
    );
}

#[tokio::test]
async fn wording_pings_nobody_and_cannot_break_out_of_its_place() {
    let stage = Stage::open().await;
    let text = "Where @everyone? ```<@&1> **bold** \u{202e}";
    rewords(&stage.moderator(), HOME, text).await;
    stage.moderator().presses("Make it live").await;
    let thread = stage.mia().starts().await;
    let card = thread.reads("Where").await;
    assert_eq!(card["mentions"], json!([]));
    assert_eq!(card["mention_everyone"], false);
    stage.expect_lawful_requests();
}
