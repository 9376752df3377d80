//! What `/metrics` tells, held against what was done and what the loopback Discord saw.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use should_i_certify::metrics::ALL;
use should_i_certify::playground::{Aim, Fault, Hat};

use crate::support::stage::Stage;

/// One line each: the name, its labels, and the value.
struct Told(Vec<(String, BTreeMap<String, String>, f64)>);

impl Told {
    async fn by(stage: &Stage) -> Told {
        let response = reqwest::get(stage.health_url() + "/metrics").await.unwrap();
        let kind = &response.headers()["content-type"];
        assert_eq!(kind, "text/plain; version=0.0.4; charset=utf-8");
        Told::read(&response.text().await.unwrap())
    }

    fn read(text: &str) -> Told {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        Told(lines.map(sample).collect())
    }

    /// The sum of what has this name and these labels.
    fn sum(&self, name: &str, labels: &[(&str, &str)]) -> f64 {
        let fits = |found: &BTreeMap<String, String>| {
            let mut wanted = labels.iter();
            wanted.all(|(key, value)| found.get(*key).is_some_and(|it| it == value))
        };
        let found = self.0.iter().filter(|(it, has, _)| it == name && fits(has));
        found.map(|(_, _, value)| value).sum()
    }
}

fn sample(line: &str) -> (String, BTreeMap<String, String>, f64) {
    let (series, value) = line.rsplit_once(' ').unwrap();
    let (name, labels) = series.split_once('{').unwrap_or((series, "}"));
    let labels = labels.strip_suffix('}').unwrap().replace("{}", "()");
    let pairs = labels.split(',').filter(|pair| !pair.is_empty());
    let pair = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap();
        (key.to_owned(), value.trim_matches('"').replace("()", "{}"))
    };
    (
        name.to_owned(),
        pairs.map(pair).collect(),
        value.parse().unwrap(),
    )
}

/// From the first question to the verdict, with typed words and a picture.
async fn play(stage: &Stage) {
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    mia.picks(&["quiet"]).await;
    mia.presses("Yes").await;
    mia.writes("Write the answer", "Leviathan").await;
    let card = mia.reads("Tell us about").await;
    mia.0.reply(&card, "Found beneath the harbour.").unwrap();
    mia.reads("Verdict:").await;
    let has_picture = |it: &Value| {
        it["attachments"]
            .as_array()
            .is_some_and(|it| !it.is_empty())
    };
    mia.0.sees(has_picture).await.unwrap();
}

/// What the loopback Discord was asked, as `/metrics` counts it.
fn asked(stage: &Stage) -> BTreeMap<(String, String, String), f64> {
    let mut asked = BTreeMap::new();
    for request in stage.discord.requests() {
        let (method, route) = request.route.split_once(' ').unwrap();
        let route = match request.path.ends_with("/@original") {
            true => "/webhooks/{}/{}/messages/@original",
            false => route,
        };
        let key = (
            method.to_owned(),
            route.to_owned(),
            request.status.to_string(),
        );
        *asked.entry(key).or_default() += 1.0;
    }
    asked
}

fn counted(told: &Told) -> BTreeMap<(String, String, String), f64> {
    let requests = told
        .0
        .iter()
        .filter(|(name, ..)| name == "certify_discord_requests_total");
    let key = |labels: &BTreeMap<String, String>| {
        let label = |name: &str| labels[name].clone();
        (label("method"), label("route"), label("status"))
    };
    requests
        .map(|(_, labels, value)| (key(labels), *value))
        .collect()
}

#[tokio::test]
async fn a_played_interview_is_counted_to_the_last_request() {
    let stage = Stage::open().await;
    play(&stage).await;
    let told = Told::by(&stage).await;
    assert_eq!(counted(&told), asked(&stage));

    let answers = "certify_interaction_duration_seconds_count";
    for (kind, outcome, count) in [
        ("begin", "deferred", 1.0),
        ("press", "shown", 4.0),
        ("form", "shown", 1.0),
    ] {
        let labels = [("kind", kind), ("outcome", outcome)];
        assert_eq!(told.sum(answers, &labels), count, "{kind} {outcome}");
    }
    let callbacks = [("route", "/interactions/{}/{}/callback")];
    let callbacks = told.sum("certify_discord_requests_total", &callbacks);
    assert_eq!(told.sum(answers, &[]), callbacks);

    for (state, count) in [("asking", 0.0), ("stopped", 0.0), ("finished", 1.0)] {
        assert_eq!(told.sum("certify_interviews", &[("state", state)]), count);
    }
    let store = "certify_store_duration_seconds_count";
    assert_eq!(told.sum(store, &[("doing", "begin")]), 1.0);
    assert_eq!(
        told.sum(store, &[("doing", "save"), ("outcome", "done")]),
        5.0
    );
    assert_eq!(told.sum(store, &[("outcome", "failed")]), 0.0);
    for quiet in [
        "certify_acknowledgement_misses_total",
        "certify_undecodable_events_total",
        "certify_gateway_reconnects_total",
        "certify_rate_limit_wait_seconds_count",
    ] {
        assert_eq!(told.sum(quiet, &[]), 0.0, "{quiet}");
    }
    let shard = |state| [("shard", "0"), ("state", state)];
    let shards = "certify_gateway_shard_state";
    assert_eq!(told.sum(shards, &shard("ready")), 1.0);
    assert_eq!(told.sum(shards, &shard("interrupted")), 0.0);
    let build = [("version", env!("CARGO_PKG_VERSION"))];
    assert_eq!(told.sum("certify_build_info", &build), 1.0);
}

#[tokio::test]
async fn faults_are_counted_as_what_they_are() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let faults = stage.discord.faults();

    // A limit is waited out, and then the request goes.
    faults.set(Fault::RateLimit {
        aim: Aim::at("PATCH /channels/{}/messages/{}"),
        retry_after: Some(0.3),
        header: None,
        global: false,
    });
    mia.types("interview resume", json!({})).await;
    // Discord's three seconds are over.
    faults.set(Fault::Refuse {
        aim: Aim::at("POST /interactions/{}/{}/callback"),
        status: 404,
        code: 10_062,
        message: "Unknown interaction".to_owned(),
    });
    drop(mia.0.command("privacy", json!({})).await);
    // Not to be understood, each in its way.
    faults.set(Fault::AlterInteraction {
        aim: Aim::default(),
        patch: json!({ "channel_id": [] }),
    });
    mia.types("privacy", json!({})).await;
    faults.set(Fault::Garbage {
        text: r#"{"op":0,"s":null,"t":"THREAD_DELETE","d":{"id":[]}}"#.to_owned(),
    });
    mia.types("privacy", json!({})).await;
    faults.set(Fault::DropSockets);
    stage.discord.disconnected().await.unwrap();
    stage.discord.connected().await.unwrap();
    faults.set(Fault::Garbage {
        text: r#"{"op":0,"s":9,"t":"THREAD_DELETE","d":{"id":[]}}"#.to_owned(),
    });
    mia.types("privacy", json!({})).await;

    let told = Told::by(&stage).await;
    assert_eq!(counted(&told), asked(&stage));
    let limited = [("status", "429")];
    assert_eq!(told.sum("certify_discord_requests_total", &limited), 1.0);
    let discord = [("cause", "discord")];
    assert_eq!(
        told.sum("certify_rate_limit_wait_seconds_count", &discord),
        1.0
    );
    assert!(told.sum("certify_rate_limit_wait_seconds_sum", &discord) > 0.2);
    let privacy = [("kind", "privacy")];
    assert_eq!(
        told.sum("certify_acknowledgement_misses_total", &privacy),
        1.0
    );
    let late = [("kind", "privacy"), ("outcome", "too_late")];
    let answers = "certify_interaction_duration_seconds_count";
    assert_eq!(told.sum(answers, &late), 1.0);
    assert_eq!(told.sum(answers, &[("kind", "unreadable")]), 1.0);
    for what in ["interaction", "payload", "event"] {
        let lost = [("what", what)];
        assert_eq!(
            told.sum("certify_undecodable_events_total", &lost),
            1.0,
            "{what}"
        );
    }
    assert_eq!(told.sum("certify_gateway_reconnects_total", &[]), 1.0);
}

#[tokio::test]
async fn no_label_tells_of_anybody() {
    let stage = Stage::open().await;
    play(&stage).await;
    let mia = stage.mia();
    mia.types("interview resume", json!({})).await;
    stage.moderator().types("prompts doctor", json!({})).await;
    let text = reqwest::get(stage.health_url() + "/metrics").await.unwrap();
    let text = text.text().await.unwrap();
    // What promtool says of it is looked at by `deploy/check`.
    let kept = concat!(env!("CARGO_TARGET_TMPDIR"), "/metrics.txt");
    std::fs::write(kept, &text).unwrap();
    let told = Told::read(&text);
    for (name, labels, _) in &told.0 {
        let suffixes = ["_bucket", "_sum", "_count", ""];
        let named = ALL.iter().find(|named| {
            let mut suffixed = suffixes
                .iter()
                .map(|suffix| format!("{}{suffix}", named.name));
            suffixed.any(|it| it == *name)
        });
        let named = named.unwrap_or_else(|| panic!("{name} is nowhere described"));
        for (label, value) in labels {
            assert!(
                label == "le" || named.labels.contains(&label.as_str()),
                "{name} {label}"
            );
            let digits = value.chars().filter(char::is_ascii_digit).count();
            assert!(
                label == "le" || label == "commit" || digits < 4,
                "{name}: {value}"
            );
        }
    }
    let member = stage.discord.person(Hat::Member).id().to_string();
    for secret in ["Leviathan", "harbour", &member, &stage.discord.token()] {
        assert!(!text.contains(secret), "{secret}");
    }
}
