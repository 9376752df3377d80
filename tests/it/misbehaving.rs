//! Discord misbehaving, at the wire: what a member sees, and that the interview goes on.

use std::process::Stdio;
use std::sync::Arc;

use insta::assert_snapshot;
use rcgen::generate_simple_self_signed;
use serde_json::json;
use should_i_certify::playground::{Aim, Fault, Options, Recorded, When};
use tokio::net::TcpListener;
use tokio_rustls::LazyConfigAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;
use tokio_rustls::rustls::server::Acceptor;

use crate::support::replica::Replica;
use crate::support::stage::{COMMAND, Stage, terminate};

const MESSAGES: &str = "POST /channels/{}/messages";
const THREADS: &str = "POST /channels/{}/threads";
const CARD: &str = "PATCH /channels/{}/messages/{}";

fn rate_limit(route: &str, retry_after: Option<f64>, header: Option<&str>) -> Fault {
    Fault::RateLimit {
        aim: Aim::at(route),
        retry_after,
        header: header.map(str::to_owned),
        global: false,
    }
}

/// The same start and click, with something in the way of the start.
async fn starts_in_spite_of(fault: Fault) {
    let stage = Stage::open().await;
    stage.discord.faults().set(fault);
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    mia.reads("What do you like?").await;
    let cards = mia.screen().matches("What do you like?").count();
    assert_eq!(cards, 1, "{}", mia.screen());
}

#[tokio::test]
async fn a_rate_limit_is_waited_out() {
    starts_in_spite_of(rate_limit(MESSAGES, Some(0.2), None)).await;
}

#[tokio::test]
async fn a_rate_limit_that_says_nonsense_is_waited_out() {
    starts_in_spite_of(rate_limit(MESSAGES, Some(0.0), Some("soon"))).await;
}

#[tokio::test]
async fn a_rate_limit_that_says_nothing_is_waited_out() {
    starts_in_spite_of(rate_limit(MESSAGES, None, None)).await;
}

#[tokio::test]
async fn a_limit_for_all_routes_holds_no_answer_to_an_interaction_up() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    stage.discord.faults().set(Fault::RateLimit {
        aim: Aim::at(MESSAGES),
        retry_after: Some(2.0),
        header: None,
        global: true,
    });
    let card = mia.reads("Where do you live?").await;
    mia.0.reply(&card, "a flat").unwrap();
    stage.discord.faults().met(1).await;
    let other = stage.bystander();
    let answered = other.types("interview review", json!({})).await;
    assert!(
        answered.contains("You have no interview here"),
        "{answered}"
    );
    assert_eq!(mia.screen().matches("What do you like?").count(), 0);
    mia.reads("What do you like?").await;
}

#[tokio::test]
async fn a_server_error_is_met_with_another_try() {
    starts_in_spite_of(Fault::Status {
        aim: Aim::at(MESSAGES).times(2),
        status: 502,
    })
    .await;
}

#[tokio::test]
async fn a_message_whose_receipt_was_lost_is_not_posted_twice() {
    let stage = Stage::open().await;
    stage.discord.faults().set(Fault::Drop {
        aim: Aim::at(MESSAGES),
        when: When::After,
    });
    let mia = stage.mia().starts().await;
    mia.reads("Where do you live?").await;
    assert_eq!(stage.count(MESSAGES), 2);
    assert_eq!(mia.screen().matches("Where do you live?").count(), 1);
}

#[tokio::test]
async fn when_threads_are_opened_too_fast_the_interview_is_held_on_the_spot() {
    let stage = Stage::open().await;
    stage
        .discord
        .faults()
        .set(rate_limit(THREADS, Some(200.0), None));
    let told = stage.mia().types(COMMAND, json!({})).await;
    assert!(told.contains("Discord asks me to wait"), "{told}");
    assert!(told.contains("Where do you live?"), "{told}");
    assert_eq!(stage.count(THREADS), 1);
}

#[tokio::test]
async fn when_the_server_is_full_of_threads_the_interview_is_held_on_the_spot() {
    let stage = Stage::open().await;
    stage.discord.faults().set(Fault::Refuse {
        aim: Aim::at(THREADS),
        status: 400,
        code: 160_006,
        message: "Maximum number of active threads reached".to_owned(),
    });
    let told = stage.mia().types(COMMAND, json!({})).await;
    assert!(told.contains("as many active threads"), "{told}");
}

#[tokio::test]
async fn a_thread_that_cannot_be_written_in_is_closed_again() {
    let stage = Stage::open().await;
    stage.discord.faults().set(Fault::Refuse {
        aim: Aim::at(MESSAGES),
        status: 403,
        code: 50_013,
        message: "Missing Permissions".to_owned(),
    });
    let mia = stage.mia();
    let told = mia.types(COMMAND, json!({})).await;
    assert!(told.contains("A moderator can allow me"), "{told}");
    assert_eq!(
        stage.request("PATCH /channels/{}").body,
        json!({"archived": true})
    );
    mia.presses("A flat").await;
}

/// A click right after the connection broke: Discord keeps it for who comes back.
async fn a_click_survives(fault: Fault) {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    stage.discord.faults().set(fault);
    mia.presses("A flat").await;
    mia.reads("What do you like?").await;
}

#[tokio::test]
async fn no_click_is_lost_when_discord_asks_to_reconnect() {
    a_click_survives(Fault::Reconnect).await;
}

#[tokio::test]
async fn no_click_is_lost_when_the_line_is_cut() {
    a_click_survives(Fault::DropSockets).await;
}

#[tokio::test]
async fn no_click_is_lost_when_the_connection_is_closed_without_a_code() {
    a_click_survives(Fault::Close { code: None }).await;
}

#[tokio::test]
async fn no_click_is_lost_when_the_connection_is_closed_with_a_code() {
    a_click_survives(Fault::Close { code: Some(4_000) }).await;
}

#[tokio::test]
async fn no_click_is_lost_among_garbage_unknown_events_and_copies() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let garbage = Fault::Garbage {
        text: "{\"op\":0".to_owned(),
    };
    for noise in [garbage, Fault::UnknownEvent, Fault::DuplicateDispatch] {
        stage.discord.faults().set(noise);
    }
    mia.presses("A flat").await;
    mia.reads("What do you like?").await;
}

#[tokio::test]
async fn who_hangs_up_after_hello_is_met_again() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    stage.discord.faults().set(Fault::CloseAfterHello {
        aim: Aim::default().times(2),
        code: None,
    });
    stage.discord.faults().set(Fault::DropSockets);
    stage.discord.faults().met(2).await;
    stage.discord.connected().await.unwrap();
    mia.presses("A flat").await;
    mia.reads("What do you like?").await;
}

/// Runs the process with one setting changed: how it ends, and the sentence it ends with.
async fn ends_with(setting: (&str, &str)) -> String {
    let stage = Stage::open().await;
    let mut command = stage.command();
    command.env(setting.0, setting.1).stderr(Stdio::piped());
    let ended = command.output().await.unwrap();
    let written = String::from_utf8(ended.stderr).unwrap();
    let last = written.lines().last().unwrap();
    format!("exit code {}\n{last}", ended.status.code().unwrap())
}

#[tokio::test]
async fn a_wrong_token_ends_with_words() {
    assert_snapshot!(ends_with(("DISCORD_TOKEN", "not-the-token")).await, @"
    exit code 77
    error: Discord does not accept the token: copy it anew from the Developer Portal (Bot, Reset Token)
    ");
}

#[tokio::test]
async fn no_token_ends_with_words() {
    assert_snapshot!(ends_with(("DISCORD_TOKEN", "")).await, @"
    exit code 78
    error: no bot token: set DISCORD_TOKEN or DISCORD_TOKEN_FILE (the Developer Portal shows the token under Bot), or try `should-i-certify playground`, which needs none
    ");
}

#[tokio::test]
async fn a_token_with_the_newline_of_its_file_behind_it_is_let_in() {
    let stage = Stage::closed(Options::default()).await;
    let token = stage.discord.token() + "\n";
    let bot = Replica::start(&stage, &[("DISCORD_TOKEN", &token)]);
    bot.says("interviews can begin").await;
}

#[tokio::test]
async fn an_intent_that_is_not_granted_ends_with_words() {
    assert_snapshot!(ends_with(("TYPED_ANSWERS", "all")).await, @"
    exit code 77
    error: Discord refuses an intent that was asked for: TYPED_ANSWERS=all needs the message content intent, which is switched on in the Developer Portal (Bot, Privileged Gateway Intents); or choose TYPED_ANSWERS=replies
    ");
}

#[tokio::test]
async fn a_server_that_is_not_there_ends_with_words_and_discord_is_left_alone() {
    assert_snapshot!(ends_with(("DISCORD_API_URL", "http://127.0.0.1:1")).await, @"
    exit code 69
    error: the server at http://127.0.0.1:1 cannot be reached: could not ask for the gateway: the connection broke: client error (Connect): tcp connect error: Connection refused (os error 111)
    ");
}

/// What it offers to speak, and what it says of the certificate.
async fn shake_hands(listener: &TcpListener) -> (Vec<String>, String) {
    let own = generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let key = PrivatePkcs8KeyDer::from(own.signing_key.serialize_der());
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key.into())
        .unwrap();
    let (stream, _) = listener.accept().await.unwrap();
    let hello = LazyConfigAcceptor::new(Acceptor::default(), stream);
    let hello = hello.await.unwrap();
    let offered = hello.client_hello().alpn().into_iter().flatten();
    let offered = offered.map(|it| String::from_utf8_lossy(it).into_owned());
    let offered = offered.collect();
    let shaken = hello.into_stream(Arc::new(config)).await;
    (offered, shaken.expect_err("nobody vouches").to_string())
}

#[tokio::test]
async fn a_server_that_nobody_vouches_for_is_told_nothing() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let every_try = async {
        loop {
            let (offered, refused) = shake_hands(&listener).await;
            assert_eq!(offered, ["h2", "http/1.1"]);
            assert_eq!(refused, "received fatal alert: UnknownCA");
        }
    };
    let ended = tokio::select! {
        () = every_try => unreachable!("it goes on"),
        ended = ends_with(("DISCORD_API_URL", &url)) => ended,
    };
    assert_snapshot!(ended.replace(&url, "URL"), @"
    exit code 69
    error: the server at URL cannot be reached: could not ask for the gateway: the connection broke: client error (Connect): invalid peer certificate: UnknownIssuer
    ");
}

#[tokio::test]
async fn stopping_works_before_anything_is_connected() {
    let mut stage = Stage::open().await;
    assert!(stage.stop().await.success());
    stage.discord.faults().set(Fault::SilentHandshake {
        aim: Aim::default(),
    });
    let mut process = stage.command().spawn().unwrap();
    stage.discord.faults().met(1).await;
    terminate(&process).await;
    assert!(process.wait().await.unwrap().success());
}

#[tokio::test]
async fn what_runs_when_told_to_stop_is_finished() {
    let mut stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    stage.discord.faults().set(Fault::Slow {
        aim: Aim::at(MESSAGES),
        seconds: 0.3,
        when: When::Before,
    });
    let card = mia.reads("Where do you live?").await;
    mia.0.reply(&card, "a flat").unwrap();
    stage.discord.faults().met(1).await;
    assert!(stage.stop().await.success());
    assert!(
        mia.screen().contains("What do you like?"),
        "{}",
        mia.screen()
    );
}

#[tokio::test]
async fn who_waits_for_something_slow_is_told_so_within_three_seconds() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    stage.discord.faults().set(Fault::Slow {
        aim: Aim::at(MESSAGES),
        seconds: 3.2,
        when: When::Before,
    });
    let card = mia.reads("Where do you live?").await;
    mia.0.reply(&card, "a flat").unwrap();
    stage.discord.faults().met(1).await;
    let review = mia.types("interview review", json!({})).await;
    assert!(review.contains("1. **Home**: A flat"), "{review}");
    let deferred = |request: &Recorded| request.body["type"] == 5 && request.status == 204;
    stage.discord.request(0, deferred).await.unwrap();
}

#[tokio::test]
async fn an_interaction_that_cannot_be_read_does_no_harm() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    for riddle in [
        json!({}),
        json!({"id": "1", "application_id": "2", "token": "t", "type": 2}),
        json!({"id": "x", "type": 99, "token": []}),
        json!({"id": "3", "application_id": "2", "token": "t", "type": 3, "data": {"custom_id": "1.1.0.pick.flat"}}),
    ] {
        stage.discord.raw_dispatch("INTERACTION_CREATE", &riddle);
    }
    let answered = |request: &Recorded| request.code == Some(10_062);
    stage.discord.request(0, answered).await.unwrap();
    mia.presses("A flat").await;
}

#[tokio::test]
async fn a_verdict_that_was_decided_and_not_said_is_said_after_a_restart() {
    let mut stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    mia.picks(&["walks"]).await;
    mia.presses("Yes").await;
    mia.writes("Write the answer", "Nemo").await;
    stage.discord.faults().set(Fault::Refuse {
        aim: Aim::at(MESSAGES).times(0),
        status: 400,
        code: 0,
        message: "General error".to_owned(),
    });
    mia.presses("Rather not").await;
    mia.reads("what you did is kept").await;
    assert!(stage.stop().await.success());
    assert!(!mia.screen().contains("Verdict:"));
    stage.discord.faults().clear();
    stage.start().await;
    mia.reads("Verdict:").await;
    assert_eq!(mia.screen().matches("Verdict:").count(), 1);
}

#[tokio::test]
async fn a_card_that_was_left_behind_is_drawn_anew_by_a_click() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    for route in ["POST /interactions/{}/{}/callback", CARD] {
        stage.discord.faults().set(Fault::Refuse {
            aim: Aim::at(route),
            status: 500,
            code: 0,
            message: "lost".to_owned(),
        });
    }
    let card = mia.reads("A flat").await;
    let _ = mia.0.click(&card, "1.1.0.pick.flat").await;
    mia.reads("What do you like?").await;
}

#[tokio::test]
async fn the_message_content_intent_makes_every_message_count() {
    let options = Options {
        privileged_intents: 1 << 15,
        ..Options::default()
    };
    let stage = Stage::with(options, "all").await;
    let mia = stage.mia().starts().await;
    mia.reads("Where do you live?").await;
    mia.0.say("a flat").unwrap();
    mia.reads("What do you like?").await;
}
