//! What the operator's log must never hold, at the most talkative level, and what its lines always do.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use should_i_certify::playground::{Aim, Fault};

use crate::support::stage::Stage;

#[tokio::test]
async fn the_log_of_a_whole_interview_holds_no_answer_and_no_token() {
    let mut stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    mia.picks(&["quiet"]).await;
    mia.presses("Yes").await;
    mia.writes("Write the answer", "Leviathan").await;
    let card = mia.reads("Tell us about").await;
    mia.0.reply(&card, "Found beneath the harbour.").unwrap();
    mia.reads("Verdict:").await;
    for command in [
        "privacy",
        "interview my-data export",
        "interview my-data delete",
    ] {
        mia.types(command, json!({})).await;
    }
    mia.presses("Delete everything").await;
    mia.reads("What remains").await;
    assert!(stage.stop().await.success());

    let log = stage.log();
    assert!(log.contains("DEBUG"), "the log is talkative");
    for answer in ["Leviathan", "harbour"] {
        assert!(!log.contains(answer), "{answer}");
    }
    assert!(!log.contains(&stage.discord.token()), "the bot's token");
    let requests = stage.discord.requests();
    let tokens: Vec<&str> = requests
        .iter()
        .filter_map(|request| token(&request.path))
        .collect();
    assert!(!tokens.is_empty());
    for token in tokens {
        assert!(!log.contains(token), "an interaction's token");
    }
}

/// With a process that writes JSON, at this level.
async fn in_json(filter: &str) -> Stage {
    let mut stage = Stage::open().await;
    assert!(stage.stop().await.success());
    let mut command = stage.command();
    command.env("LOG_FORMAT", "json").env("RUST_LOG", filter);
    stage.forget_log();
    stage.start_as(command).await;
    stage
}

fn lines(stage: &Stage) -> Vec<Value> {
    let log = stage.log();
    let line = |line: &str| {
        let read: Value = serde_json::from_str(line).expect("each line is JSON");
        for field in read.as_object().unwrap().keys() {
            let times = line.matches(&format!("\"{field}\":")).count();
            assert_eq!(times, 1, "{field} stands once in {line}");
        }
        read
    };
    log.lines().map(line).collect()
}

/// By the id of what they follow from.
fn by_trace(lines: &[Value]) -> BTreeMap<&str, Vec<&Value>> {
    let mut traces: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for line in lines {
        if let Some(trace) = line["trace"].as_str() {
            traces.entry(trace).or_default().push(line);
        }
    }
    traces
}

#[tokio::test]
async fn as_json_every_line_of_an_interview_has_the_fields_that_are_promised() {
    let mut stage = in_json("should_i_certify=debug").await;
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    assert!(stage.stop().await.success());

    let lines = lines(&stage);
    for line in &lines {
        for field in ["timestamp", "level", "target", "message"] {
            assert!(line[field].is_string(), "{field}: {line}");
        }
        let moment = line["timestamp"].as_str().unwrap();
        assert!(moment.parse::<jiff::Timestamp>().is_ok(), "{line}");
    }
    let ids: BTreeSet<&str> = lines
        .iter()
        .filter_map(|it| it["interaction"].as_str())
        .collect();
    assert_eq!(ids.len(), 2, "{ids:?}");
    // A message that was heard in between has a trace of its own.
    let clicks = lines.iter().filter(|it| it["interaction"].is_string());
    let clicks: Vec<Value> = clicks.cloned().collect();
    assert_eq!(by_trace(&clicks).len(), 2);
    let named = |line: &&Value| line["trace"].is_string();
    for line in lines.iter().filter(named) {
        assert_eq!(line["shard"], 0, "{line}");
        assert!(line["kind"].is_string(), "{line}");
    }
    let press = lines.iter().filter(|it| it["kind"] == "press");
    let interviews: BTreeSet<String> = press.map(|it| it["interview"].to_string()).collect();
    assert_eq!(interviews, BTreeSet::from(["\"1\"".to_owned()]));
}

#[tokio::test]
async fn one_id_leads_through_a_click_from_its_arrival_to_the_work_after_it() {
    let mut stage = in_json("should_i_certify=debug").await;
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    mia.picks(&["quiet"]).await;
    mia.presses("Yes").await;
    mia.writes("Write the answer", "Leviathan").await;
    mia.presses("Rather not").await;
    let has_picture = |it: &Value| {
        it["attachments"]
            .as_array()
            .is_some_and(|it| !it.is_empty())
    };
    mia.0.sees(has_picture).await.unwrap();
    assert!(stage.stop().await.success());

    let lines = lines(&stage);
    let traces = by_trace(&lines);
    let said = |lines: &[&Value], words: &str| {
        let mut said = lines.iter();
        said.any(|it| it["message"] == words || it["doing"] == words || it["call"] == words)
    };
    // The last click: saved, answered, and a picture follows in a task of its own.
    let last = traces
        .values()
        .find(|lines| lines.iter().any(|it| it["kind"] == "press") && said(lines, "attach a file"))
        .unwrap_or_else(|| panic!("no click leads to a picture: {lines:#?}"));
    for words in [
        "interaction came in",
        "save",
        "answer an interaction",
        "interaction answered",
    ] {
        assert!(said(last, words), "{words}: {last:#?}");
    }
    // One interaction, one id; and nothing is saved or said outside of one.
    let mut of: BTreeMap<&str, &str> = BTreeMap::new();
    for line in &lines {
        if let (Some(interaction), Some(trace)) =
            (line["interaction"].as_str(), line["trace"].as_str())
        {
            assert_eq!(of.entry(interaction).or_insert(trace), &trace, "{line}");
        }
    }
    for line in &lines {
        let route = line["route"].as_str().unwrap_or_default();
        let is_said = ["/interactions", "/webhooks", "/channels"]
            .iter()
            .any(|it| route.starts_with(it));
        let is_saved = ["load", "save", "settle"]
            .iter()
            .any(|it| line["doing"] == *it);
        assert!(
            !(is_said || is_saved) || line["trace"].is_string(),
            "{line}"
        );
    }
}

#[tokio::test]
async fn a_failure_says_in_which_click_it_was_even_when_little_is_logged() {
    let mut stage = in_json("error").await;
    let mia = stage.mia().starts().await;
    stage.discord.faults().set(Fault::Refuse {
        aim: Aim::at("POST /interactions/{}/{}/callback"),
        status: 404,
        code: 10_062,
        message: "Unknown interaction".to_owned(),
    });
    drop(mia.0.command("interview review", json!({})).await);
    assert!(stage.stop().await.success());
    let lines = lines(&stage);
    let [line] = lines.as_slice() else {
        panic!("{lines:#?}");
    };
    assert!(line["trace"].is_string() && line["interaction"].is_string());
    assert_eq!(line["interview"], "1");
    assert!(line["error"].as_str().unwrap().contains("10062"), "{line}");
}

/// The interaction's token in a path such as `interactions/ID/TOKEN/callback`.
fn token(path: &str) -> Option<&str> {
    let mut parts = path
        .split('/')
        .skip_while(|part| !["interactions", "webhooks"].contains(part));
    parts.nth(2)
}
