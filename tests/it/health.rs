//! What the process tells of itself by HTTP, while Discord and the database are taken away from it.

use std::time::Duration;

use serde_json::{Value, json};
use should_i_certify::playground::{Aim, Fault, Hat, Options, Timing};
use sqlx::{Connection, SqliteConnection};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{interval, timeout};

use crate::support::replica::Replica;
use crate::support::stage::Stage;
use crate::support::strace::Tampering;

/// Longer than anything here takes on a busy machine: a held store is noticed within three seconds, a gateway that is
/// back within its pause.
const PATIENCE: Duration = Duration::from_secs(40);

async fn get(stage: &Stage, path: &str) -> (u16, String) {
    let response = reqwest::get(stage.health_url() + path).await.unwrap();
    let status = response.status().as_u16();
    (status, response.text().await.unwrap())
}

/// What `/readyz` says once it says this; the process lives all the while.
async fn comes_to(stage: &Stage, wanted: u16) -> Value {
    let asking = async {
        let mut pace = interval(Duration::from_millis(50));
        loop {
            pace.tick().await;
            assert_eq!(get(stage, "/livez").await, (200, "alive\n".to_owned()));
            let (status, body) = get(stage, "/readyz").await;
            if status == wanted {
                return serde_json::from_str(&body).unwrap();
            }
        }
    };
    let told = timeout(PATIENCE, asking).await;
    told.unwrap_or_else(|_| panic!("/readyz never said {wanted}"))
}

/// How each part stands; what is not well says what to do, and what lasts since when.
fn standing(told: &Value) -> Value {
    let parts = told["parts"].as_object().unwrap().iter().map(|(name, it)| {
        let is_well = ["running", "connected", "registered", "writable"]
            .contains(&it["is"].as_str().unwrap());
        assert_eq!(it["what_to_do"].is_null(), is_well, "{name}: {it}");
        if name != "process" {
            it["since"]
                .as_str()
                .unwrap()
                .parse::<jiff::Timestamp>()
                .unwrap();
        }
        (name.clone(), it["is"].clone())
    });
    parts.collect()
}

fn well_but(part: &str, is: &str) -> Value {
    let mut all = json!({
        "process": "running", "gateway": "connected", "commands": "registered", "store": "writable",
    });
    all[part] = is.into();
    all
}

async fn quick_heart() -> Stage {
    let timing = Timing {
        heartbeat: Duration::from_millis(200),
        ..Timing::default()
    };
    Stage::timed(timing).await
}

fn refuse_gateway() -> Fault {
    Fault::RefuseGateway {
        aim: Aim::default().times(0),
    }
}

#[tokio::test]
async fn it_is_ready_once_it_is_connected_and_not_before() {
    let mut stage = Stage::open().await;
    assert!(stage.stop().await.success());
    let met = stage.discord.faults().met_so_far();
    stage.discord.faults().set(refuse_gateway());
    stage.begin(stage.command());
    stage.discord.faults().met(met + 1).await;
    let told = comes_to(&stage, 503).await;
    let mut before = well_but("gateway", "connecting");
    before["commands"] = "not looked at yet".into();
    assert_eq!(standing(&told), before);
    stage.discord.faults().clear();
    let told = comes_to(&stage, 200).await;
    assert_eq!(standing(&told), well_but("gateway", "connected"));
    assert_eq!(told["ready"], true);
}

#[tokio::test]
async fn a_gateway_that_is_cut_off_or_goes_deaf_is_told_until_it_is_back() {
    for fault in [
        Fault::DropSockets,
        Fault::NoHeartbeatAck {
            aim: Aim::default(),
        },
    ] {
        let stage = quick_heart().await;
        comes_to(&stage, 200).await;
        stage.discord.faults().set(refuse_gateway());
        stage.discord.faults().set(fault);
        let told = comes_to(&stage, 503).await;
        assert_eq!(standing(&told), well_but("gateway", "interrupted"));
        stage.discord.faults().clear();
        comes_to(&stage, 200).await;
        stage.mia().starts().await;
    }
}

#[tokio::test]
async fn a_store_that_cannot_be_written_is_told_until_it_can() {
    let stage = Stage::open().await;
    comes_to(&stage, 200).await;
    let mut other = SqliteConnection::connect(&stage.database_url())
        .await
        .unwrap();
    sqlx::query("BEGIN IMMEDIATE")
        .execute(&mut other)
        .await
        .unwrap();
    let told = comes_to(&stage, 503).await;
    assert_eq!(standing(&told), well_but("store", "not writable"));
    sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();
    comes_to(&stage, 200).await;
    let log = stage.log();
    assert_eq!(log.matches("the store cannot be written").count(), 1);
    assert_eq!(log.matches("the store can be written again").count(), 1);
}

#[tokio::test]
async fn commands_that_discord_refuses_are_told_until_it_takes_them() {
    let mut stage = Stage::open().await;
    assert!(stage.stop().await.success());
    stage.discord.forget_commands();
    stage.discord.faults().set(Fault::Refuse {
        aim: Aim::at("PUT /applications/{}/commands").times(0),
        status: 400,
        code: 50_035,
        message: "Invalid Form Body".to_owned(),
    });
    let met = stage.discord.faults().met_so_far();
    stage.begin(stage.command());
    stage.discord.faults().met(met + 1).await;
    stage.discord.connected().await.unwrap();
    let log = || stage.log().matches("commands are not registered").count();
    while log() == 0 {
        get(&stage, "/readyz").await;
    }
    // People go on with the commands that they see, so nothing is taken out of service.
    let told = comes_to(&stage, 200).await;
    assert_eq!(standing(&told), well_but("commands", "not registered"));
    let (_, metrics) = get(&stage, "/metrics").await;
    assert!(
        metrics.contains("certify_part_well{part=\"commands\"} 0\n"),
        "{metrics}"
    );
    assert!(
        metrics.contains("certify_part_well{part=\"store\"} 1\n"),
        "{metrics}"
    );
    stage.discord.faults().clear();
    while standing(&comes_to(&stage, 200).await) != well_but("commands", "registered") {}
    stage.mia().starts().await;
}

#[tokio::test]
async fn however_often_somebody_asks_the_store_is_spared() {
    let stage = Stage::open().await;
    comes_to(&stage, 200).await;
    let wal = stage.database_url().replace("sqlite://", "") + "-wal";
    let bytes = || std::fs::metadata(&wal).unwrap().len();
    let before = bytes();
    let asking = (0..200).map(|_| get(&stage, "/readyz"));
    let told = futures_util::future::join_all(asking).await;
    assert!(told.iter().all(|(status, _)| *status == 200));
    // A write is a page of 4,096 bytes and its header; there is one in three seconds.
    let writes = (bytes() - before) / 4_120;
    assert!(writes < 20, "{writes} writes");
}

#[tokio::test]
async fn it_tells_its_version_and_nothing_of_anybody() {
    let stage = Stage::open().await;
    stage.mia().starts().await;
    let (status, version) = get(&stage, "/version").await;
    assert_eq!(status, 200);
    let version: Value = serde_json::from_str(&version).unwrap();
    assert_eq!(version["version"], env!("CARGO_PKG_VERSION"));
    assert!(version.as_object().unwrap().contains_key("commit"));

    let mut told = version.to_string();
    for path in ["/livez", "/readyz"] {
        told += &get(&stage, path).await.1;
    }
    let client = reqwest::Client::new();
    let posted = client
        .post(stage.health_url() + "/readyz")
        .body("x".repeat(1_000_000));
    assert_eq!(posted.send().await.unwrap().status(), 405);
    assert_eq!(get(&stage, "/metrics/none").await.0, 404);
    let member = stage.discord.person(Hat::Member).id().to_string();
    for secret in [
        stage.discord.token(),
        stage.discord.application_id().to_string(),
        member,
    ] {
        assert!(!told.contains(&secret), "{told}");
    }
}

#[tokio::test]
async fn who_never_finishes_a_question_is_hung_up_on() {
    let stage = Stage::open().await;
    let address = stage.health_url().replace("http://", "");
    let mut slow = TcpStream::connect(address).await.unwrap();
    slow.write_all(b"GET /livez HTTP/1.1\r\n").await.unwrap();
    let mut answer = Vec::new();
    let ended = timeout(PATIENCE, slow.read_to_end(&mut answer)).await;
    ended.expect("the connection ends").unwrap();
    comes_to(&stage, 200).await;
}

#[tokio::test]
async fn who_says_nothing_is_hung_up_on_where_interactions_come_as_well() {
    let stage = Stage::closed(Options::default()).await;
    let key = stage.discord.public_key();
    let process = Replica::start(&stage, &[("DISCORD_PUBLIC_KEY", &key)]);
    let address = process.url().await.replace("http://", "");
    let mut silent = TcpStream::connect(address).await.unwrap();
    let mut answer = Vec::new();
    let ended = timeout(PATIENCE, silent.read_to_end(&mut answer)).await;
    ended.expect("the connection ends").unwrap();
}

#[tokio::test]
async fn switched_off_it_listens_nowhere() {
    let mut stage = Stage::open().await;
    assert!(stage.stop().await.success());
    let told = |stage: &Stage| stage.log().matches("health is told at").count();
    assert_eq!(told(&stage), 1);
    let mut command = stage.command();
    command.env("LISTEN_ADDR", "off");
    stage.start_as(command).await;
    stage.mia().starts().await;
    assert_eq!(told(&stage), 1);
}

#[tokio::test]
async fn a_process_that_takes_no_turns_ends_itself_with_words_and_70() {
    let mut stage = Stage::open().await;
    // Whoever waits for something to happen waits on; the watcher, a thread of its own, does not.
    let stuck = Tampering::with(stage.process(), "epoll_wait", "delay_exit=600000000").await;
    let ended = stage.ended().await;
    assert_eq!(ended.code(), Some(70));
    let log = stage.log();
    let last = log.lines().rfind(|it| it.contains("ERROR")).unwrap();
    assert!(last.contains("stuck: it took no turn"), "{last}");
    stuck.lifts().await;
    stage.start().await;
    stage.mia().starts().await;
}
