//! When and how often an interaction may be answered, and by what.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use should_i_certify::playground::{Hat, Options, Outcome, Playground, Timing};

use super::{bot::Bot, wire::Wire};

/// A bot with one command, and what Mia's use of it looks like to the bot.
async fn asked(timing: Timing) -> (Wire, Bot, Value) {
    let options = Options {
        timing,
        ..Options::default()
    };
    let wire = Wire::to(Playground::start(options).await.unwrap());
    let mut bot = Bot::connect(&wire.playground).await;
    let mia = wire.playground.person(Hat::Member);
    tokio::spawn(async move { mia.command("hello", json!({})).await });
    let event = bot.event("INTERACTION_CREATE").await;
    (wire, bot, event)
}

fn callback(event: &Value) -> String {
    let text = |field: &str| event[field].as_str().unwrap().to_owned();
    format!("/interactions/{}/{}/callback", text("id"), text("token"))
}

fn webhook(event: &Value) -> String {
    let text = |field: &str| event[field].as_str().unwrap().to_owned();
    format!("/webhooks/{}/{}", text("application_id"), text("token"))
}

fn message(text: &str) -> Value {
    json!({"type": 4, "data": {"content": text}})
}

#[tokio::test]
async fn an_answer_after_the_deadline_is_refused_as_unknown() {
    let timing = Timing {
        answer: Duration::from_millis(20),
        ..Timing::default()
    };
    let wire = Wire::to(
        Playground::start(Options {
            timing,
            ..Options::default()
        })
        .await
        .unwrap(),
    );
    let mut bot = Bot::connect(&wire.playground).await;
    let outcome = wire
        .playground
        .person(Hat::Member)
        .command("hello", json!({}))
        .await;
    assert_eq!(outcome.unwrap(), Outcome::Failed);
    let event = bot.event("INTERACTION_CREATE").await;
    let late = wire
        .refused(Method::POST, &callback(&event), message("Too late"))
        .await;
    assert_eq!(late, (404, 10062));
}

#[tokio::test]
async fn a_second_first_answer_is_refused() {
    let (wire, _bot, event) = asked(Timing::default()).await;
    assert_eq!(wire.post(&callback(&event), message("One")).await.0, 204);
    let second = wire
        .refused(Method::POST, &callback(&event), message("Two"))
        .await;
    assert_eq!(second, (400, 40060));
}

#[tokio::test]
async fn a_refused_body_does_not_use_the_answer_up() {
    let (wire, _bot, event) = asked(Timing::default()).await;
    let (status, answer) = wire
        .post(&callback(&event), message(&"a".repeat(2_001)))
        .await;
    assert_eq!(status, 400);
    assert!(
        answer.pointer("/errors/data/content/_errors/0").is_some(),
        "{answer}"
    );
    assert_eq!(
        wire.post(&callback(&event), message("Shorter")).await.0,
        204
    );
}

#[tokio::test]
async fn a_command_cannot_be_answered_with_an_update() {
    let (wire, _bot, event) = asked(Timing::default()).await;
    for kind in [1, 6, 7, 8] {
        let body = json!({"type": kind, "data": {"content": "x"}});
        assert_eq!(
            wire.refused(Method::POST, &callback(&event), body).await,
            (400, 50035)
        );
    }
}

#[tokio::test]
async fn with_response_returns_the_message() {
    let (wire, _bot, event) = asked(Timing::default()).await;
    let path = format!("{}?with_response=true", callback(&event));
    let (status, answer) = wire.post(&path, message("Here")).await;
    assert_eq!(status, 200);
    assert_eq!(answer["resource"]["message"]["content"], "Here");
}

#[tokio::test]
async fn an_expired_token_is_refused_as_unauthorized() {
    let timing = Timing {
        token: Duration::ZERO,
        ..Timing::default()
    };
    let (wire, _bot, event) = asked(timing).await;
    assert_eq!(wire.post(&callback(&event), message("One")).await.0, 204);
    let follow_up = wire
        .refused(Method::POST, &webhook(&event), json!({"content": "x"}))
        .await;
    assert_eq!(follow_up, (401, 50027));
}

#[tokio::test]
async fn the_first_follow_up_fills_a_deferred_answer() {
    let (wire, _bot, event) = asked(Timing::default()).await;
    let path = webhook(&event);
    assert_eq!(
        wire.refused(Method::POST, &path, json!({"content": "x"}))
            .await,
        (404, 10015)
    );
    let deferred = json!({"type": 5, "data": {"flags": 64}});
    assert_eq!(wire.post(&callback(&event), deferred).await.0, 204);
    let original = format!("{path}/messages/@original");
    let (_, thinking) = wire.get(&original).await;
    assert_eq!(thinking["flags"], 64 | 128);
    let (_, filled) = wire.post(&path, json!({"content": "Done"})).await;
    assert_eq!(
        (&filled["id"], &filled["flags"]),
        (&thinking["id"], &json!(64))
    );
    let (_, second) = wire
        .post(&path, json!({"content": "More", "flags": 64}))
        .await;
    assert_ne!(second["id"], thinking["id"]);

    let direct = format!(
        "/channels/{}/messages/{}",
        event["channel_id"].as_str().unwrap(),
        second["id"].as_str().unwrap()
    );
    assert_eq!(
        wire.refused(Method::GET, &direct, Value::Null).await,
        (404, 10008)
    );
    assert_eq!(wire.delete(&original).await.0, 204);
    assert_eq!(
        wire.refused(Method::GET, &original, Value::Null).await,
        (404, 10008)
    );
}

#[tokio::test]
async fn an_ephemeral_answer_is_seen_by_nobody_else() {
    let (wire, _bot, event) = asked(Timing::default()).await;
    let body = json!({"type": 4, "data": {"content": "Between us", "flags": 64}});
    assert_eq!(wire.post(&callback(&event), body).await.0, 204);
    wire.playground
        .person(Hat::Member)
        .reads("Between us")
        .await
        .unwrap();
    assert!(wire.playground.person(Hat::Moderator).messages().is_empty());
}

#[tokio::test]
async fn an_interaction_carries_what_discord_sends() {
    let (_wire, _bot, event) = asked(Timing::default()).await;
    for field in [
        "app_permissions",
        "locale",
        "guild_locale",
        "channel",
        "guild",
        "token",
        "version",
    ] {
        assert!(!event[field].is_null(), "{field}");
    }
    assert_eq!(event["context"], 0);
    assert_eq!(
        event["authorizing_integration_owners"]["0"],
        event["guild_id"]
    );
    assert_eq!(event["attachment_size_limit"], 10 * 1024 * 1024);
    assert!(event["member"]["permissions"].is_string());
    assert!(event["channel"]["permissions"].is_string());
}

#[tokio::test]
async fn choices_are_offered_while_one_types() {
    let wire = Wire::start().await;
    let mut bot = Bot::connect(&wire.playground).await;
    let path = format!(
        "/applications/{}/commands",
        wire.playground.application_id()
    );
    let option = json!({"name": "word", "description": "A word", "type": 3, "autocomplete": true});
    let command = json!({"name": "find", "description": "Finds", "options": [option]});
    assert_eq!(wire.post(&path, command).await.0, 201);
    let mia = wire.playground.person(Hat::Member);
    let (choices, ()) = tokio::join!(
        mia.autocomplete("find", json!({"word": "ce"}), "word"),
        async {
            let event = bot.event("INTERACTION_CREATE").await;
            assert_eq!(event["data"]["options"][0]["value"], "ce");
            assert_eq!(event["data"]["options"][0]["focused"], true);
            let choices =
                json!({"type": 8, "data": {"choices": [{"name": "Certificate", "value": "c"}]}});
            assert_eq!(wire.post(&callback(&event), choices).await.0, 204);
        }
    );
    assert_eq!(
        choices.unwrap(),
        [json!({"name": "Certificate", "value": "c"})]
    );
}
