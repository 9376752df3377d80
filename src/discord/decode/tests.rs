//! Payloads as Discord sends them, and as it never would.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::store::{ChannelId, MessageId, UserId};

fn interaction_of(kind: u64, data: &Value) -> Value {
    json!({
        "id": "10", "application_id": "11", "type": kind, "token": "t", "version": 1, "data": data,
        "guild_id": "12", "channel_id": "13", "locale": "en-GB", "entitlements": [],
        "attachment_size_limit": 1, "app_permissions": "0",
        "channel": {"id": "13", "type": 12, "parent_id": "14"},
        "member": {
            "user": {"id": "15", "username": "mia", "discriminator": "0", "avatar": null},
            "roles": [], "deaf": false, "mute": false, "flags": 0, "joined_at": null, "permissions": "0",
        },
    })
}

fn filled_in(components: &Value) -> Value {
    interaction_of(
        5,
        &json!({"custom_id": "1.42.3.form", "components": components}),
    )
}

fn command(name: &str, options: &Value) -> Value {
    interaction_of(
        2,
        &json!({"id": "9", "name": name, "type": 1, "options": options}),
    )
}

fn interaction(payload: &Value) -> Result<Heard, NotUnderstood> {
    let text = payload.to_string();
    super::interaction(serde_json::from_str(&text), || payload.clone())
}

fn asked(payload: &Value) -> Asked {
    interaction(payload).expect("understood").asked
}

#[test]
fn a_field_is_read_in_its_older_and_its_newer_form() {
    let input = json!({"type": 4, "custom_id": "answer", "value": "words"});
    for row in [
        json!({"type": 1, "components": [input]}),
        json!({"type": 18, "id": 1, "component": input}),
    ] {
        let asked = asked(&filled_in(&json!([row])));
        assert!(
            matches!(&asked, Asked::Filled { text, source: None, .. } if text == "words"),
            "{asked:?}"
        );
    }
}

#[test]
fn a_command_in_a_thread_means_the_threads_channel() {
    let heard = interaction(&command("pets", &json!([]))).expect("understood");
    assert_eq!(heard.ground.channel, ChannelId(13));
    assert_eq!(heard.ground.parent, ChannelId(14));
    assert_eq!(heard.who.user, UserId(15));
    assert!(matches!(heard.asked, Asked::Begin { wish: None, .. }));
}

#[test]
fn the_keyboard_is_understood() {
    let value = json!([{"name": "value", "type": 3, "value": "2"}]);
    let options = json!([{"name": "answer", "type": 1, "options": value}]);
    let answer = Asked::Keyboard(Keyboard::Answer("2".to_owned()));
    assert_eq!(asked(&command("interview", &options)), answer);
    let options = json!([{"name": "dance", "type": 1, "options": []}]);
    assert_eq!(asked(&command("interview", &options)), Asked::Foreign);
}

#[test]
fn what_cannot_be_read_can_be_answered_where_it_says_how() {
    let mut payload = command("pets", &json!([]));
    payload["channel_id"].take();
    let riddle = interaction(&payload).expect_err("a field is missing");
    assert_eq!(riddle.id.as_deref(), Some("10"));
    assert!(riddle.answerable.is_some());
    assert_eq!(riddle.locale, "en-GB");
}

fn anything() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(json!("0")),
        Just(json!([])),
        Just(json!({})),
        Just(json!([[[{"id": 0}]]])),
    ]
}

/// Puts something else in the place that `at` counts to; `None`: takes it out.
fn forge(value: &mut Value, at: &mut usize, other: Option<&Value>) {
    let parts: Vec<&mut Value> = match value {
        Value::Object(fields) => {
            if let (Some(key), None) = (fields.keys().nth(*at).cloned(), other) {
                fields.remove(&key);
                return;
            }
            fields.values_mut().collect()
        }
        Value::Array(items) => items.iter_mut().collect(),
        _ => return,
    };
    for part in parts {
        if *at == 0 {
            if let Some(other) = other {
                *part = other.clone();
            }
            return;
        }
        *at -= 1;
        forge(part, at, other);
    }
}

fn pressed() -> Value {
    let mut payload = interaction_of(
        3,
        &json!({"custom_id": "1.42.3.list.0", "component_type": 3, "values": ["a", "b"]}),
    );
    payload["message"] = json!({
        "id": "20", "channel_id": "13", "content": "", "timestamp": "2026-01-01T00:00:00Z",
        "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [],
        "attachments": [], "embeds": [], "pinned": false, "type": 0, "flags": 64,
        "author": {"id": "11", "username": "bot", "discriminator": "0", "avatar": null, "bot": true},
    });
    payload
}

fn posted() -> Value {
    json!({
        "id": "21", "channel_id": "13", "guild_id": "12", "content": "a flat", "mentions": [{"id": "11"}],
        "author": {"id": "15", "bot": false}, "message_reference": {"message_id": "20"},
    })
}

#[test]
fn a_click_and_a_typed_answer_are_understood() {
    let asked = asked(&pressed());
    assert!(
        matches!(&asked, Asked::Press { values, source, .. } if values.len() == 2 && source.is_ephemeral),
        "{asked:?}"
    );
    let typed = message(&posted()).expect("understood");
    assert_eq!(typed.replies_to, Some(MessageId(20)));
}

#[test]
fn what_nobody_reads_may_be_anything() {
    let mut payload = pressed();
    // Breaks serenity's own reading down (0.12.5, `ImageHash`).
    payload["member"]["user"]["avatar"] = json!("a🌍".to_owned() + &"0".repeat(27));
    payload["message"]["embeds"] = json!("none");
    assert!(matches!(asked(&payload), Asked::Press { .. }));
}

#[test]
fn who_acted_must_be_said() {
    let mut payload = pressed();
    payload["member"].take();
    let riddle = interaction(&payload).expect_err("nobody acted");
    assert_eq!(riddle.why, "it does not say who acted");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_forged_payload_breaks_nothing(
        forgeries in proptest::collection::vec((0usize..60, proptest::option::of(anything())), 1..4),
        which in 0usize..6,
    ) {
        let input = json!({"type": 4, "custom_id": "answer", "value": "words"});
        let options = json!([{"name": "answer", "type": 1, "options": [{"name": "value", "type": 3, "value": "2"}]}]);
        let mut payload = match which {
            0 => command("pets", &json!([{"name": "visibility", "type": 3, "value": "public"}])),
            1 => command("interview", &options),
            2 => interaction_of(4, &json!({"id": "9", "name": "interview", "type": 1, "options": options})),
            3 => pressed(),
            4 => posted(),
            _ => filled_in(&json!([{"type": 1, "components": [input]}])),
        };
        for (mut at, other) in forgeries {
            forge(&mut payload, &mut at, other.as_ref());
        }
        drop(interaction(&payload));
        drop(message(&payload));
    }
}
