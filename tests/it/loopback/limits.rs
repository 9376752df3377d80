//! Bodies that Discord refuses, and some at the very limit that it takes.

use reqwest::Method;
use serde_json::{Value, json};

use super::wire::Wire;

fn button(custom_id: &str) -> Value {
    json!({"type": 2, "style": 1, "label": "Yes", "custom_id": custom_id})
}

fn row(components: &[Value]) -> Value {
    json!({"type": 1, "components": components})
}

fn options(count: usize) -> Value {
    (0..count)
        .map(|number| json!({"label": "An option", "value": number.to_string()}))
        .collect()
}

fn select(options: &Value) -> Value {
    json!({"type": 3, "custom_id": "choice", "options": options})
}

/// A select of roles in which these are picked already; from one to two may be.
fn roles(preselected: &Value) -> Value {
    json!({"type": 6, "custom_id": "choice", "min_values": 1, "max_values": 2, "default_values": preselected})
}

fn a_role(id: &str) -> Value {
    json!({"id": id, "type": "role"})
}

#[tokio::test]
async fn bodies_at_the_limit_are_taken() {
    let wire = Wire::start().await;
    let path = format!("/channels/{}/messages", wire.channel("general"));
    let five_rows: Vec<Value> = (0..5).map(|it| row(&[button(&format!("{it}"))])).collect();
    for body in [
        json!({"content": "é".repeat(2_000)}),
        json!({"embeds": [{"description": "a".repeat(4_096)}, {"description": "a".repeat(1_904)}]}),
        json!({"content": "a", "components": five_rows}),
        json!({"content": "a", "components": [row(&[select(&options(25))])]}),
        json!({"content": "a", "components": [row(&[roles(&json!([a_role("1"), a_role("2")]))])]}),
        json!({"content": "a", "components": [row(&[roles(&json!([]))])]}),
        json!({"content": "a", "nonce": "n".repeat(25)}),
        json!({"flags": 1 << 15, "components": [{"type": 17, "components": [{"type": 10, "content": "Hi"}]}]}),
    ] {
        let (status, answer) = wire.post(&path, body.clone()).await;
        assert_eq!(status, 200, "{body}\n{answer}");
    }
}

#[tokio::test]
async fn bodies_beyond_the_limit_are_refused_with_the_place_of_the_fault() {
    let wire = Wire::start().await;
    let path = format!("/channels/{}/messages", wire.channel("general"));
    let six_rows: Vec<Value> = (0..6).map(|it| row(&[button(&format!("{it}"))])).collect();
    let two = "a".repeat(3_001);
    let link =
        json!({"type": 2, "style": 5, "label": "x", "url": "https://a.example", "custom_id": "b"});
    for (body, place) in [
        (json!({"content": "a".repeat(2_001)}), "/content"),
        (
            json!({"embeds": [{"description": two}, {"description": two}]}),
            "/embeds",
        ),
        (
            json!({"embeds": [{"title": "a".repeat(257)}]}),
            "/embeds/0/title",
        ),
        (
            json!({"embeds": [{"fields": [{"name": "", "value": "a"}]}]}),
            "/embeds/0/fields/0/name",
        ),
        (json!({"embeds": [{}]}), "/embeds/0/description"),
        (
            json!({"content": "a", "components": six_rows}),
            "/components",
        ),
        (
            json!({"content": "a", "components": [row(&[button("a"), button("a")])]}),
            "/components/0/components/1/custom_id",
        ),
        (
            json!({"content": "a", "components": [row(&[button("a"), select(&options(2))])]}),
            "/components/0/components",
        ),
        (
            json!({"content": "a", "components": [row(&[select(&options(26))])]}),
            "/components/0/components/0/options",
        ),
        (
            json!({"content": "a", "components": [row(&[roles(&json!([a_role("1"), a_role("2"), a_role("3")]))])]}),
            "/components/0/components/0/default_values",
        ),
        (
            json!({"content": "a", "components": [row(&[roles(&json!([{"id": "1", "type": "user"}]))])]}),
            "/components/0/components/0/default_values/0",
        ),
        (
            json!({"content": "a", "components": [row(&[roles(&json!([a_role("none")]))])]}),
            "/components/0/components/0/default_values/0/id",
        ),
        (
            json!({"content": "a", "components": [row(&[link])]}),
            "/components/0/components/0",
        ),
        (
            json!({"content": "a", "components": [row(&[button(&"a".repeat(101))])]}),
            "/components/0/components/0/custom_id",
        ),
        (
            json!({"content": "a", "components": [{"type": 10, "content": "Hi"}]}),
            "/components/0/type",
        ),
        (
            json!({"content": "a", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}),
            "/allowed_mentions",
        ),
        (
            json!({"content": "a", "flags": 1 << 15, "components": [{"type": 10, "content": "Hi"}]}),
            "/content",
        ),
    ] {
        let (status, answer) = wire.post(&path, body.clone()).await;
        assert_eq!((status, &answer["code"]), (400, &json!(50035)), "{body}");
        let fault = answer["errors"]
            .pointer(place)
            .map(|it| &it["_errors"][0]["code"]);
        assert!(fault.is_some_and(Value::is_string), "{place} in {answer}");
    }
}

#[tokio::test]
async fn an_empty_message_has_a_code_of_its_own() {
    let wire = Wire::start().await;
    let path = format!("/channels/{}/messages", wire.channel("general"));
    for body in [
        json!({}),
        json!({"content": "  \n "}),
        json!({"embeds": []}),
    ] {
        assert_eq!(wire.refused(Method::POST, &path, body).await, (400, 50006));
    }
}

fn command(fields: &Value) -> Value {
    let mut command = json!({"name": "interview", "description": "Everything about an interview"});
    for (field, value) in fields.as_object().unwrap() {
        command[field] = value.clone();
    }
    command
}

fn option(name: &str, kind: u8) -> Value {
    json!({"name": name, "description": "An option", "type": kind})
}

#[tokio::test]
async fn commands_are_refused_for_what_the_specification_misses() {
    let wire = Wire::start().await;
    let path = format!(
        "/applications/{}/commands",
        wire.playground.application_id()
    );
    let mut required = option("late", 3);
    required["required"] = json!(true);
    let mut both = option("word", 3);
    (both["autocomplete"], both["choices"]) = (json!(true), json!([{"name": "a", "value": "a"}]));
    let mut long = option("long", 3);
    long["choices"] = json!([{"name": "a", "value": "a".repeat(101)}]);
    let mut deep = option("group", 2);
    deep["options"] = json!([option("inner", 2)]);
    let wordy = (0..25).map(|it| {
        let mut it = option(&format!("o{it}"), 3);
        it["choices"] = (0..25)
            .map(|it| json!({"name": format!("{it:020}"), "value": "v"}))
            .collect();
        it
    });
    for fields in [
        json!({"name": "Interview"}),
        json!({"name": "two words"}),
        json!({"description": ""}),
        json!({"options": [option("early", 3), required]}),
        json!({"options": [both]}),
        json!({"options": [long]}),
        json!({"options": [option("sub", 1), option("plain", 3)]}),
        json!({"options": [option("twice", 3), option("twice", 3)]}),
        json!({"options": [deep]}),
        json!({"options": wordy.collect::<Vec<_>>()}),
        json!({"name_localizations": {"xx": "a"}}),
        json!({"name_localizations": {"de": "Gross"}}),
    ] {
        let refused = wire.refused(Method::POST, &path, command(&fields)).await;
        assert_eq!(refused, (400, 50035), "{fields}");
    }
    assert_eq!(wire.get(&path).await.1, json!([]));
}

#[tokio::test]
async fn a_bulk_overwrite_keeps_the_ids_of_what_keeps_its_name() {
    let wire = Wire::start().await;
    let path = format!(
        "/applications/{}/commands",
        wire.playground.application_id()
    );
    let named = |name: &str| command(&json!({"name": name}));
    let (_, before) = wire.put(&path, json!([named("one"), named("two")])).await;
    let (status, after) = wire.put(&path, json!([named("three"), named("two")])).await;
    assert_eq!(status, 200);
    assert_eq!(after.as_array().unwrap().len(), 2);
    assert_eq!(after[1]["id"], before[1]["id"]);
    let twice = wire
        .refused(Method::PUT, &path, json!([named("one"), named("one")]))
        .await;
    assert_eq!(twice, (400, 40041));
    let hundred_and_one: Vec<Value> = (0..101).map(|it| named(&format!("c{it}"))).collect();
    let many = wire
        .refused(Method::PUT, &path, json!(hundred_and_one))
        .await;
    assert_eq!(many, (400, 30032));
    assert_eq!(wire.get(&path).await.1.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn threads_take_four_durations_and_a_name() {
    let wire = Wire::start().await;
    let path = format!("/channels/{}/threads", wire.channel("general"));
    for body in [
        json!({"name": "a", "type": 12, "auto_archive_duration": 61}),
        json!({"name": "", "type": 12}),
        json!({"name": "a".repeat(101), "type": 12}),
        json!({"name": "a", "type": 12, "rate_limit_per_user": 21_601}),
    ] {
        assert_eq!(wire.refused(Method::POST, &path, body).await, (400, 50035));
    }
    let (_, thread) = wire.post(&path, json!({"name": "a"})).await;
    assert_eq!(thread["type"], 12, "without a type it is private");
    assert_eq!(thread["thread_metadata"]["invitable"], true);
}
