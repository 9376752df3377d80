//! Starting and stopping: everything that is wrong is told at once, and a process that is told to stop stops.

use std::process::Stdio;
use std::time::{Duration, Instant};

use insta::assert_snapshot;
use should_i_certify::playground::{Aim, Fault, When};
use tokio::process::Child;

use crate::support::stage::{Stage, terminate};

const GATEWAY: &str = "GET /gateway/bot";
const COMMANDS: &str = "GET /applications/{}/commands";
const REGISTER: &str = "PUT /applications/{}/commands";

/// How a second process ends on its own, and the error that it ends with.
async fn ends(stage: &Stage, settings: &[(&str, &str)]) -> String {
    let mut command = stage.command();
    for (name, value) in settings {
        command.env(name, value);
    }
    let ended = command.stderr(Stdio::piped()).output().await.unwrap();
    let written = String::from_utf8(ended.stderr).unwrap();
    let error = written.find("error: ").map_or("", |at| &written[at..]);
    // A thread that still ends may log below it; what is logged begins with its year.
    let error = error.lines().filter(|line| !line.starts_with("20"));
    let error: String = error.map(|line| format!("{line}\n")).collect();
    format!("exit code {}\n{error}", ended.status.code().unwrap())
}

#[tokio::test]
async fn all_settings_that_are_wrong_are_told_at_once() {
    let stage = Stage::open().await;
    let wrong = [
        ("DISCORD_TOKEN_FILE", "/nowhere/token"),
        ("DISCORD_API_URL", "discord"),
        ("DATABASE_URL", "mysql://bot:secret@localhost/bot"),
        ("DIALOGS_DIR", "/nowhere/dialogs"),
        ("TYPED_ANSWERS", "some"),
        ("LISTEN_ADDR", "everywhere"),
        ("DISCORD_PUBLIC_KEY", "mine"),
        ("SHARDS", "some"),
        ("LOG_FORMAT", "xml"),
        ("RUST_LOG", "a=b=c"),
    ];
    assert_snapshot!(ends(&stage, &wrong).await, @"
    exit code 78
    error: 10 settings are wrong
      - LOG_FORMAT is `xml`: choose text or json
      - RUST_LOG is `a=b=c`: write it like info or should_i_certify=debug (invalid filter directive: too many '=' in filter directive, expected 0 or 1)
      - DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set: keep one of them
      - DISCORD_API_URL is `discord`: write it like http://127.0.0.1:4400, or leave it out to use Discord itself
      - DATABASE_URL names no database: write it like sqlite://should-i-certify.db or postgres://USER:PASSWORD@HOST/NAME
      - DIALOGS_DIR is `/nowhere/dialogs`, which is no folder, or none that may be looked into: name one that holds dialogs, or leave it out to use those built in
      - TYPED_ANSWERS is `some`: choose off, replies or all
      - LISTEN_ADDR is `everywhere`: write it like 127.0.0.1:8080 or [::1]:8080, or `off` to listen nowhere
      - DISCORD_PUBLIC_KEY is `mine`: copy the 64 hexadecimal digits of Public Key from the Developer Portal (General Information)
      - SHARDS is `some`: write a range like 0..=3, one number, all, or none
    ");
}

#[tokio::test]
async fn an_address_that_is_taken_ends_the_process_with_words() {
    let stage = Stage::open().await;
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let told = ends(&stage, &[("LISTEN_ADDR", &address)]).await;
    assert_snapshot!(told.replace(&address, "ADDRESS"), @"
    exit code 78
    error: cannot listen on ADDRESS (Address already in use (os error 98)): give LISTEN_ADDR an address of this machine with a free port, or `off`
    ");
}

#[tokio::test]
async fn every_close_that_would_only_happen_again_ends_the_process_with_words() {
    let mut stage = Stage::open().await;
    assert!(stage.stop().await.success());
    let mut table = String::new();
    for code in [4_004, 4_010, 4_011, 4_012, 4_013, 4_014] {
        stage.discord.faults().set(Fault::CloseAfterHello {
            aim: Aim::default(),
            code: Some(code),
        });
        table.push_str(&format!("closed with {code}: {}", ends(&stage, &[]).await));
    }
    assert_snapshot!(table, @"
    closed with 4004: exit code 77
    error: Discord does not accept the token: copy it anew from the Developer Portal (Bot, Reset Token)
    closed with 4010: exit code 1
    error: the gateway cannot be used: Discord knows no such shard (4010): start again, and the number of shards is asked for anew
    closed with 4011: exit code 1
    error: the gateway cannot be used: so many servers need more shards (4011): start again, and the number of shards is asked for anew
    closed with 4012: exit code 1
    error: the gateway cannot be used: Discord no longer speaks this version of the gateway (4012): a newer version of this program is needed
    closed with 4013: exit code 77
    error: Discord refuses an intent that was asked for: TYPED_ANSWERS=all needs the message content intent, which is switched on in the Developer Portal (Bot, Privileged Gateway Intents); or choose TYPED_ANSWERS=replies
    closed with 4014: exit code 77
    error: Discord refuses an intent that was asked for: TYPED_ANSWERS=all needs the message content intent, which is switched on in the Developer Portal (Bot, Privileged Gateway Intents); or choose TYPED_ANSWERS=replies
    ");
}

#[tokio::test]
async fn a_start_outlasts_limits_and_failures_of_what_it_asks_for() {
    let mut stage = Stage::open().await;
    for route in [GATEWAY, COMMANDS, REGISTER] {
        let limit = Fault::RateLimit {
            aim: Aim::at(route),
            retry_after: Some(0.1),
            header: Some("0".to_owned()),
            global: false,
        };
        let failure = Fault::Status {
            aim: Aim::at(route),
            status: 503,
        };
        for fault in [limit, failure] {
            assert!(stage.stop().await.success());
            let met = stage.discord.faults().met_so_far();
            stage.discord.forget_commands();
            stage.discord.faults().set(fault);
            stage.start().await;
            assert_eq!(stage.discord.faults().met_so_far(), met + 1, "{route}");
        }
    }
    stage.mia().starts().await;
}

#[tokio::test]
async fn a_discord_that_fails_at_the_start_ends_with_words() {
    let mut stage = Stage::open().await;
    assert!(stage.stop().await.success());
    stage.discord.faults().set(Fault::Status {
        aim: Aim::at(GATEWAY).times(0),
        status: 500,
    });
    let told = ends(&stage, &[]).await;
    assert_snapshot!(told.replace(&stage.discord.url(), "ADDRESS"), @"
    exit code 69
    error: the server at ADDRESS cannot be reached: could not ask for the gateway: Discord refused it with status 500, code 0: <html><body>upstream failed</body></html>
    ");
}

/// Told to stop, it ends well, and soon.
async fn stops(mut process: Child, within: Duration) {
    let begin = Instant::now();
    terminate(&process).await;
    let ended = tokio::time::timeout(Duration::from_secs(20), process.wait()).await;
    assert!(ended.expect("it ends").unwrap().success());
    assert!(begin.elapsed() < within, "{:?}", begin.elapsed());
}

#[tokio::test]
async fn stopping_works_in_every_kind_of_waiting() {
    let mut stage = Stage::open().await;
    assert!(stage.stop().await.success());
    let all = || Aim::default().times(0);
    let soon = Duration::from_secs(5);
    let waits = [
        // A REST that never answers, one that asks to wait, and a gateway that hangs up, or never speaks.
        Fault::Slow {
            aim: Aim::at(GATEWAY),
            seconds: 60.0,
            when: When::Before,
        },
        Fault::RateLimit {
            aim: Aim::at(GATEWAY).times(0),
            retry_after: Some(30.0),
            header: None,
            global: true,
        },
        Fault::CloseAfterHello {
            aim: all(),
            code: None,
        },
        Fault::RefuseGateway { aim: all() },
        Fault::SilentHandshake { aim: all() },
    ];
    for fault in waits {
        let met = stage.discord.faults().met_so_far();
        let tries = match fault {
            Fault::CloseAfterHello { .. } => 3,
            Fault::RefuseGateway { .. } => 2,
            _ => 1,
        };
        stage.discord.faults().set(fault);
        let process = stage.command().spawn().unwrap();
        stage.discord.faults().met(met + tries).await;
        stops(process, soon).await;
        stage.discord.faults().clear();
    }
}

#[tokio::test]
async fn what_never_ends_holds_a_stop_up_for_ten_seconds_at_most() {
    let mut stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    stage.discord.faults().set(Fault::Slow {
        aim: Aim::at("POST /channels/{}/messages").times(0),
        seconds: 3_600.0,
        when: When::Before,
    });
    let met = stage.discord.faults().met_so_far();
    let card = mia.reads("Where do you live?").await;
    mia.0.reply(&card, "a flat").unwrap();
    stage.discord.faults().met(met + 1).await;
    let begin = Instant::now();
    assert!(stage.stop().await.success());
    let took = begin.elapsed();
    assert!(took < Duration::from_secs(13), "{took:?}");
    assert!(stage.log().contains("ended before all work was done"));
    stage.discord.faults().clear();
    stage.start().await;
    mia.0
        .command("interview resume", serde_json::json!({}))
        .await
        .unwrap();
    mia.reads("What do you like?").await;
}
