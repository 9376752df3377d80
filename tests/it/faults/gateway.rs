//! The gateway misbehaving: clicks are not lost, identifies are spared, and the process does not spin.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use should_i_certify::playground::{Aim, Arrivals, Fault, Timing};

use crate::support::stage::{Seen, Stage};

/// Codes after which Discord takes the bot back. Source: Gateway Close Event Codes.
const RESUMABLE: [Option<u16>; 12] = [
    None,
    Some(1_000),
    Some(1_001),
    Some(4_000),
    Some(4_001),
    Some(4_002),
    Some(4_003),
    Some(4_005),
    Some(4_007),
    Some(4_008),
    Some(4_009),
    Some(4_006),
];

async fn quick_heart() -> Stage {
    let timing = Timing {
        heartbeat: Duration::from_millis(200),
        ..Timing::default()
    };
    Stage::timed(timing).await
}

/// A click once the bot is back, and the next question.
async fn goes_on(stage: &Stage, mia: &Seen) {
    stage.discord.connected().await.unwrap();
    mia.presses("A flat").await;
    mia.reads("What do you like?").await;
}

#[tokio::test]
async fn every_close_that_may_be_met_again_is_met_again() {
    let rows = RESUMABLE.map(|code| async move {
        let stage = Stage::open().await;
        let mia = stage.mia().starts().await;
        let before = stage.discord.arrivals();
        stage.discord.faults().set(Fault::Close { code });
        let back = |now: &_| *now != before;
        stage.discord.arrived(back).await.unwrap();
        goes_on(&stage, &mia).await;
        let after = stage.discord.arrivals();
        let (identifies, resumes) = (
            after.identifies - before.identifies,
            after.resumes - before.resumes,
        );
        let code = code.map_or("no code".to_owned(), |code| code.to_string());
        format!("closed with {code}: {identifies} identifies, {resumes} resumes")
    });
    let rows = join_all(rows).await.join("\n");
    insta::assert_snapshot!(rows, @"
    closed with no code: 0 identifies, 1 resumes
    closed with 1000: 0 identifies, 1 resumes
    closed with 1001: 0 identifies, 1 resumes
    closed with 4000: 0 identifies, 1 resumes
    closed with 4001: 0 identifies, 1 resumes
    closed with 4002: 0 identifies, 1 resumes
    closed with 4003: 0 identifies, 1 resumes
    closed with 4005: 0 identifies, 1 resumes
    closed with 4007: 1 identifies, 1 resumes
    closed with 4008: 0 identifies, 1 resumes
    closed with 4009: 1 identifies, 1 resumes
    closed with 4006: 0 identifies, 1 resumes
    ");
}

#[tokio::test]
async fn a_session_that_is_over_is_begun_anew_and_one_that_is_not_is_resumed() {
    for resumable in [true, false] {
        let stage = Stage::open().await;
        let mia = stage.mia().starts().await;
        let before = stage.discord.arrivals();
        stage
            .discord
            .faults()
            .set(Fault::InvalidSession { resumable });
        let back = |now: &_| *now != before;
        stage.discord.arrived(back).await.unwrap();
        goes_on(&stage, &mia).await;
        let now = stage.discord.arrivals();
        assert_eq!(now.identifies > before.identifies, !resumable);
        assert_eq!(now.resumes > before.resumes, resumable);
    }
}

#[tokio::test]
async fn a_heart_that_nobody_hears_is_noticed_and_the_session_resumed() {
    let stage = quick_heart().await;
    let mia = stage.mia().starts().await;
    let before = stage.discord.arrivals();
    stage.discord.faults().set(Fault::NoHeartbeatAck {
        aim: Aim::default(),
    });
    let now = stage.discord.arrived(|now| now.resumes > 0).await.unwrap();
    assert_eq!(now.identifies, before.identifies);
    goes_on(&stage, &mia).await;
}

#[tokio::test]
async fn a_gateway_that_accepts_and_says_nothing_is_left_after_a_while() {
    let timing = Timing {
        patience: Duration::from_secs(30),
        ..Timing::default()
    };
    let stage = Stage::timed(timing).await;
    let mia = stage.mia().starts().await;
    let begin = stage.cpu_time();
    stage.discord.faults().set(Fault::SilentHandshake {
        aim: Aim::default(),
    });
    stage.discord.faults().set(Fault::DropSockets);
    // Ten seconds are twilight's own patience with a handshake.
    let again = stage.discord.arrived(|now| now.connections >= 3).await;
    again.unwrap();
    stage.expect_idle_since(begin);
    goes_on(&stage, &mia).await;
}

#[tokio::test]
async fn a_gateway_that_sends_us_away_and_never_closes_is_left_after_a_while() {
    let timing = Timing {
        patience: Duration::from_secs(45),
        ..Timing::default()
    };
    let stage = Stage::timed(timing).await;
    let mia = stage.mia().starts().await;
    stage.discord.faults().set(Fault::Reconnect);
    stage.discord.faults().set(Fault::Hang);
    // Thirty seconds are our patience with who does not answer our close.
    let again = stage.discord.arrived(|now| now.connections >= 2).await;
    again.unwrap();
    goes_on(&stage, &mia).await;
    assert_eq!(
        stage.discord.arrivals().identifies,
        1,
        "the session was resumed"
    );
}

#[tokio::test]
async fn a_gateway_that_is_not_there_is_asked_less_and_less_without_a_spin() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let begin = stage.cpu_time();
    stage.discord.faults().set(Fault::RefuseGateway {
        aim: Aim::default().times(0),
    });
    stage.discord.faults().set(Fault::DropSockets);
    stage
        .discord
        .arrived(|now| now.connections >= 4)
        .await
        .unwrap();
    stage.expect_idle_since(begin);
    stage.discord.faults().clear();
    goes_on(&stage, &mia).await;
    assert_eq!(
        stage.discord.arrivals().identifies,
        1,
        "the session was resumed"
    );
}

/// Hangs up again and again: with each time the bot stays away for longer (0, 1, 2, 4 … s), and works hardly at all.
async fn is_met_less_and_less(fault: impl Fn(Aim) -> Fault) {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let (begin, before) = (stage.cpu_time(), stage.discord.arrivals());
    stage.discord.faults().set(fault(Aim::default().times(0)));
    stage.discord.faults().set(Fault::Close { code: None });
    let mut times = Vec::new();
    for more in 1..=3 {
        let is_there = |now: &Arrivals| now.connections >= before.connections + more;
        stage.discord.arrived(is_there).await.unwrap();
        times.push(Instant::now());
    }
    assert!(times[1] - times[0] >= Duration::from_millis(900));
    assert!(times[2] - times[1] >= Duration::from_millis(1_900));
    stage.expect_idle_since(begin);
    stage.discord.faults().clear();
    goes_on(&stage, &mia).await;
    let spent = stage.discord.arrivals().identifies - before.identifies;
    assert_eq!(spent, 0, "a session that can be resumed costs no identify");
}

#[tokio::test]
async fn who_hangs_up_after_hello_again_and_again_is_met_less_and_less() {
    is_met_less_and_less(|aim| Fault::CloseAfterHello { aim, code: None }).await;
}

#[tokio::test]
async fn who_hangs_up_after_ready_again_and_again_is_met_less_and_less() {
    is_met_less_and_less(|aim| Fault::CloseAfterReady { aim, code: None }).await;
}

#[tokio::test]
async fn garbage_of_every_kind_neither_loses_a_click_nor_keeps_the_process_busy() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let begin = stage.cpu_time();
    for text in [
        "",
        "{",
        "null",
        "[]",
        "{\"op\":99,\"d\":null}",
        "{\"op\":0,\"s\":null,\"t\":null,\"d\":null}",
        "{\"op\":0,\"t\":\"INTERACTION_CREATE\",\"d\":7}",
        "{\"op\":0,\"t\":\"MESSAGE_CREATE\",\"d\":{}}",
        "{\"op\":0,\"t\":\"GUILD_DELETE\",\"d\":[]}",
        "{\"op\":\"0\"}",
    ] {
        stage.discord.faults().set(Fault::Garbage {
            text: text.to_owned(),
        });
    }
    stage.discord.faults().set(Fault::UnknownEvent);
    goes_on(&stage, &mia).await;
    stage.expect_idle_since(begin);
}

#[tokio::test]
async fn events_out_of_order_and_twice_count_once_and_in_any_order() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    stage.discord.faults().set(Fault::SwapDispatches {
        aim: Aim::default(),
    });
    let other = stage.bystander();
    let (_, told) = tokio::join!(
        mia.presses("A flat"),
        other.types("interview review", serde_json::json!({}))
    );
    assert!(told.contains("You have no interview here"), "{told}");
    for _ in 0..3 {
        stage.discord.faults().set(Fault::DuplicateDispatch);
    }
    mia.picks(&["walks"]).await;
    mia.reads("Are you allergic to fur?").await;
    assert!(
        !mia.screen().contains("from an earlier moment"),
        "{}",
        mia.screen()
    );
}
