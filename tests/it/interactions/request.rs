//! One request at a time: whose is taken, and what the others are told.

use jiff::Timestamp;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::{Value, json};
use should_i_certify::playground::Options;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{IN_RESPONSE, by_http, endpoints, start};
use crate::support::replica::Replica;
use crate::support::stage::Stage;

const PING: &str = r#"{"type":1}"#;

async fn post(bot: &Replica, body: &[u8]) -> RequestBuilder {
    Client::new()
        .request(Method::POST, bot.url().await + "/interactions")
        .header("Content-Type", "application/json")
        .body(body.to_vec())
}

/// Signed by Discord as of so many seconds from now.
pub(super) async fn signed(
    stage: &Stage,
    bot: &Replica,
    body: &[u8],
    seconds: i64,
) -> RequestBuilder {
    let timestamp = (Timestamp::now().as_second() + seconds).to_string();
    let signature = stage.discord.signature(&timestamp, body);
    post(bot, body)
        .await
        .header("X-Signature-Ed25519", signature)
        .header("X-Signature-Timestamp", timestamp)
}

async fn told(request: RequestBuilder) -> (u16, String) {
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.text().await.unwrap())
}

async fn json_of(response: Response) -> Value {
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/json");
    response.json().await.unwrap()
}

/// `/privacy`, as Discord would say it.
pub(super) fn privacy(stage: &Stage, id: u64) -> Value {
    let mia = stage.mia().0;
    json!({
        "id": id.to_string(), "application_id": stage.discord.application_id(), "type": 2, "token": "a-token",
        "version": 1, "channel_id": mia.channel(), "locale": "en-US", "guild_locale": "en-US",
        "guild_id": stage.discord.guild(), "app_permissions": "0", "entitlements": [], "context": 0,
        "attachment_size_limit": 10_485_760, "authorizing_integration_owners": {},
        "data": {"id": "1", "name": "privacy", "type": 1},
        "member": {
            "user": {"id": mia.id(), "username": "mia", "discriminator": "0", "avatar": null},
            "roles": [], "joined_at": "2026-01-01T00:00:00Z", "deaf": false, "mute": false, "flags": 0,
            "permissions": "0",
        },
    })
}

#[tokio::test]
async fn only_what_discord_signed_just_now_is_answered() {
    let (stage, bot) = by_http().await;
    let ping = PING.as_bytes();
    let pong = signed(&stage, &bot, ping, 0).await.send().await.unwrap();
    assert_eq!(json_of(pong).await, json!({"type": 1}));
    let not_signed = (401, "the request is not signed\n".to_owned());
    assert_eq!(told(post(&bot, ping).await).await, not_signed);
    let without_time = post(&bot, ping).await;
    let without_time = without_time.header("X-Signature-Ed25519", "ab".repeat(64));
    assert_eq!(told(without_time).await, not_signed);
    let forged = without_signature_of_discord(&bot).await;
    let not_discords = "the signature is not Discord's for this application\n";
    assert_eq!(forged, (401, not_discords.to_owned()));
    let altered = signed(&stage, &bot, ping, 0).await.body(r#"{"type":2}"#);
    assert_eq!(told(altered).await, (401, not_discords.to_owned()));
    for seconds in [-60, 60] {
        let late = told(signed(&stage, &bot, ping, seconds).await).await;
        let words = "the request's time is more than 5 seconds from now\n";
        assert_eq!(late, (401, words.to_owned()));
    }
    let line = bot.says("of another time was refused").await;
    assert!(line.contains("seconds=60"), "{line}");
    let counted = told(Client::new().get(bot.url().await + "/metrics"))
        .await
        .1;
    // Discord itself tries a forged one when it is told the address.
    for (why, count) in [("unsigned", 2), ("not_discords", 3), ("out_of_time", 2)] {
        let line = format!("certify_refused_interactions_total{{why=\"{why}\"}} {count}\n");
        assert!(counted.contains(&line), "{line}{counted}");
    }
}

async fn without_signature_of_discord(bot: &Replica) -> (u16, String) {
    let request = post(bot, PING.as_bytes()).await;
    let now = Timestamp::now().as_second().to_string();
    told(
        request
            .header("X-Signature-Ed25519", "ab".repeat(64))
            .header("X-Signature-Timestamp", now),
    )
    .await
}

#[tokio::test]
async fn a_body_that_does_not_come_in_is_not_waited_for() {
    let (_stage, bot) = by_http().await;
    let address = bot.url().await.replace("http://", "");
    let mut connection = TcpStream::connect(&address).await.unwrap();
    let begun = format!(
        "POST /interactions HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"
    );
    connection.write_all(begun.as_bytes()).await.unwrap();
    let mut told = String::new();
    connection.read_to_string(&mut told).await.unwrap();
    assert!(told.starts_with("HTTP/1.1 408 "), "{told}");
    assert!(
        told.ends_with("the body did not come in within 3s\n"),
        "{told}"
    );
}

#[tokio::test]
async fn what_is_no_interaction_is_told_so() {
    let (stage, bot) = by_http().await;
    let url = bot.url().await + "/interactions";
    let got = told(Client::new().get(&url)).await;
    assert_eq!(got, (405, "interactions come by POST\n".to_owned()));
    let large = vec![b' '; 1024 * 1024 + 1];
    let too_large = told(signed(&stage, &bot, &large, 0).await).await;
    let words = "a body may have 1048576 bytes\n";
    assert_eq!(too_large, (413, words.to_owned()));
    let other_type = signed(&stage, &bot, PING.as_bytes(), 0).await;
    let plain = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("text/plain"))]);
    let other_type = other_type.headers(plain);
    assert_eq!(told(other_type).await.0, 415);
    let garbage = told(signed(&stage, &bot, b"{", 0).await).await;
    assert_eq!(garbage, (400, "the body is no JSON\n".to_owned()));
    for strange in [
        json!({}),
        json!([1]),
        json!({"type": 77}),
        json!({"id": "x", "type": 2}),
    ] {
        let strange = strange.to_string();
        let told = told(signed(&stage, &bot, strange.as_bytes(), 0).await).await;
        assert_eq!(told, (400, "this is no interaction\n".to_owned()));
    }
    assert_eq!(bot.has_said("interaction not understood"), 4);
    let mut unknown = privacy(&stage, 4_000);
    unknown["app_permissions"] = json!([]);
    let unknown = unknown.to_string();
    let answer = signed(&stage, &bot, unknown.as_bytes(), 0).await;
    let answer = json_of(answer.send().await.unwrap()).await;
    assert_eq!(answer["type"], 4);
    assert!(bot.log().contains("interaction=\"4000\""), "{}", bot.log());
}

#[tokio::test]
async fn what_was_taken_once_is_not_done_again() {
    let (stage, bot) = by_http().await;
    let body = privacy(&stage, 5_000).to_string();
    let first = signed(&stage, &bot, body.as_bytes(), 0).await;
    let again = first.try_clone().unwrap();
    let answer = json_of(first.send().await.unwrap()).await;
    assert_eq!(
        (&answer["type"], &answer["data"]["flags"]),
        (&json!(4), &json!(64))
    );
    let copy = (409, "this interaction was taken before\n".to_owned());
    assert_eq!(told(again).await, copy);
    // Signed anew, as nobody but Discord can.
    let anew = signed(&stage, &bot, body.as_bytes(), 1).await;
    assert_eq!(told(anew).await, copy);
    assert_eq!(bot.has_said("a copy of an interaction"), 2);
}

#[tokio::test]
async fn an_address_that_does_not_do_as_discord_asks_is_not_taken() {
    let (stage, bot) = by_http().await;
    let url = bot.url().await;
    let refused = stage.discord.set_endpoints(&[url.clone() + "/livez"]).await;
    assert_eq!(
        refused.unwrap_err(),
        format!("{url}/livez: a PING got 405 and not PONG")
    );
    let other = Stage::closed(Options::default()).await;
    let refused = other
        .discord
        .set_endpoints(&[url.clone() + "/interactions"])
        .await;
    assert_eq!(
        refused.unwrap_err(),
        format!("{url}/interactions: a PING got 401 and not PONG")
    );
}

#[tokio::test]
async fn without_a_gateway_it_is_ready_once_discord_has_said_who_it_is() {
    let (stage, bot) = by_http().await;
    let (status, told) = bot.readiness().await;
    let standing = |told: &Value| -> Value {
        let parts = told["parts"].as_object().unwrap().iter();
        parts
            .map(|(name, part)| (name.clone(), part["is"].clone()))
            .collect()
    };
    let well = json!({
        "process": "running", "interactions": "answered", "commands": "registered", "store": "writable",
    });
    assert_eq!((status, standing(&told)), (200, well));
    assert_eq!(stage.discord.arrivals().connections, 0, "no gateway");
    let other = Stage::closed(Options::default()).await;
    let (silent, wake) = silent_discord().await;
    let key = other.discord.public_key();
    let settings = [
        ("SHARDS", "none"),
        ("DISCORD_PUBLIC_KEY", &key),
        ("DISCORD_API_URL", &silent),
    ];
    let bot = Replica::start(&other, &settings);
    let (status, told) = bot.readiness().await;
    let not_yet = json!({
        "process": "running", "interactions": "not answered yet", "commands": "not looked at yet", "store": "writable",
    });
    assert_eq!((status, standing(&told)), (503, not_yet));
    drop(wake);
}

/// Takes connections and says nothing.
async fn silent_discord() -> (String, tokio::net::TcpListener) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    (format!("http://{address}"), listener)
}

#[tokio::test]
async fn a_key_of_another_application_is_told_at_once() {
    let stage = Stage::closed(Options::default()).await;
    let other = Stage::closed(Options::default()).await;
    let key = other.discord.public_key();
    let mut bot = Replica::start(&stage, &[("SHARDS", "none"), ("DISCORD_PUBLIC_KEY", &key)]);
    assert_eq!(bot.ends().await.code(), Some(78));
    let line = bot.says("error:").await;
    let shown = stage.discord.public_key();
    let words = "DISCORD_PUBLIC_KEY is not this application's: the Developer Portal (General Information) shows";
    assert_eq!(line, format!("error: {words} {shown}"));
}

#[tokio::test]
async fn an_address_that_is_not_set_yet_is_asked_for() {
    let stage = Stage::closed(Options::default()).await;
    let bot = start(&stage, &[("SHARDS", "none")]).await;
    bot.says("set the Interactions Endpoint URL").await;
    endpoints(&stage, &[&bot]).await;
    stage.mia().starts().await;
    assert!(stage.count(IN_RESPONSE) > 0);
}

#[tokio::test]
async fn settings_by_which_nothing_would_be_heard_are_refused() {
    let stage = Stage::closed(Options::default()).await;
    let key = stage.discord.public_key();
    for (settings, words) in [
        (
            vec![("SHARDS", "none")],
            "SHARDS is none, but there is no DISCORD_PUBLIC_KEY",
        ),
        (
            vec![("DISCORD_PUBLIC_KEY", key.as_str()), ("LISTEN_ADDR", "off")],
            "DISCORD_PUBLIC_KEY is set, but LISTEN_ADDR is off",
        ),
        (
            vec![("DISCORD_PUBLIC_KEY", &key[1..])],
            "copy the 64 hexadecimal digits",
        ),
        (
            vec![("SHARDS", "0..=3")],
            "SHARD_COUNT does not say of how many",
        ),
    ] {
        let mut bot = Replica::start(&stage, &settings);
        assert!(!bot.ends().await.success());
        bot.says(words).await;
    }
}
