//! What one process at a time does for all that share a store.

use std::time::Duration;

use should_i_certify::playground::{Aim, Fault, Options, When};
use should_i_certify::store::{Duty, KeySource, OnDuty, Store};

use sqlx::{Connection, PgConnection};
use tokio::time::timeout;

use crate::support::bed::{Bed, on_both};
use crate::support::postgres::{KEY, fresh_database};
use crate::support::stage::Stage;

/// Far longer than it takes, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(40);

on_both! {
    a_duty_is_one_holders_until_it_lets_go,
    who_has_one_duty_hinders_nobody_at_another,
    who_waits_has_the_duty_once_it_is_let_go,
}

/// Until whoever had it is known to be gone.
async fn takes(store: &Store, duty: Duty) -> OnDuty {
    loop {
        if let Some(ours) = store.hold(duty).await.unwrap() {
            return ours;
        }
    }
}

async fn a_duty_is_one_holders_until_it_lets_go(bed: Bed) {
    let (one, other) = (bed.open().await, bed.open().await);
    let ours = one.hold(Duty::Sweep).await.unwrap().expect("it is free");
    assert!(other.hold(Duty::Sweep).await.unwrap().is_none());
    assert!(one.hold(Duty::Sweep).await.unwrap().is_none());
    drop(ours);
    drop(takes(&other, Duty::Sweep).await);
}

async fn who_waits_has_the_duty_once_it_is_let_go(bed: Bed) {
    let (one, other) = (bed.open().await, bed.open().await);
    let ours = one.hold(Duty::Sweep).await.unwrap().expect("it is free");
    let waits = tokio::spawn(async move { other.wait_for(Duty::Sweep).await.unwrap() });
    tokio::task::yield_now().await;
    assert!(!waits.is_finished());
    drop(ours);
    let theirs = waits.await.unwrap();
    assert!(one.hold(Duty::Sweep).await.unwrap().is_none());
    drop(theirs);
}

/// The server wakes them; nobody asks it again and again.
#[tokio::test]
async fn who_waits_in_postgres_does_so_in_one_connection() {
    let bed = Bed::postgres().await;
    let (one, other) = (bed.open().await, bed.open().await);
    let _ours = one.hold(Duty::Sweep).await.unwrap().expect("it is free");
    let waits = tokio::spawn(async move { other.wait_for(Duty::Sweep).await });
    let mut server = PgConnection::connect(&bed.url).await.unwrap();
    let sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'";
    let is_waited = async {
        while sqlx::query_scalar::<_, i64>(sql)
            .fetch_one(&mut server)
            .await
            .unwrap()
            == 0
        {}
    };
    timeout(PATIENCE, is_waited).await.expect("it waits there");
    waits.abort();
}

async fn who_has_one_duty_hinders_nobody_at_another(bed: Bed) {
    let (one, other) = (bed.open().await, bed.open().await);
    let _ours = one.hold(Duty::Sweep).await.unwrap().expect("it is free");
    let _theirs = takes(&other, Duty::Commands).await;
    let _third = takes(&other, Duty::CatchUp).await;
}

/// The process is killed while it registers its commands: Discord does not answer it.
async fn takes_over_from_the_killed(mut stage: Stage, key: &KeySource) {
    stage.discord.faults().set(Fault::Slow {
        aim: Aim::at("GET /applications/{}/commands"),
        seconds: 3600.0,
        when: When::Before,
    });
    let command = stage.command();
    stage.begin(command);
    stage.discord.faults().met(1).await;
    let store = Store::open(&stage.database_url(), key).await.unwrap();
    assert!(store.hold(Duty::Commands).await.unwrap().is_none());
    stage.kill().await;
    drop(takes(&store, Duty::Commands).await);
    // And so does the next process.
    stage.discord.faults().clear();
    stage.start().await;
}

#[tokio::test]
async fn who_is_killed_at_a_duty_beside_a_file_holds_it_no_longer() {
    let stage = Stage::closed(Options::default()).await;
    takes_over_from_the_killed(stage, &KeySource::Beside).await;
}

#[tokio::test]
async fn who_is_killed_at_a_duty_in_postgres_holds_it_no_longer() {
    let mut stage = Stage::closed(Options::default()).await;
    stage.remembers_in(fresh_database().await, ["DATA_KEY", KEY]);
    let key = KeySource::Given(KEY.parse().unwrap());
    takes_over_from_the_killed(stage, &key).await;
}

#[tokio::test]
async fn who_waits_for_a_duty_and_is_told_to_stop_ends_at_once() {
    for duty in [Duty::Commands, Duty::CatchUp] {
        let mut stage = Stage::closed(Options::default()).await;
        let store = Store::open(&stage.database_url(), &KeySource::Beside).await;
        let store = store.unwrap();
        let _theirs = store.hold(duty).await.unwrap().expect("it is free");
        let command = stage.command();
        stage.begin(command);
        stage.discord.connected().await.unwrap();
        assert!(stage.stop().await.success());
        let log = stage.log();
        assert!(!log.contains("before all work was done"), "{duty:?}: {log}");
    }
}

/// The commands are registered once, though two processes wanted to.
#[tokio::test]
async fn who_waits_for_a_duty_is_at_it_once_it_is_free() {
    let mut stage = Stage::closed(Options::default()).await;
    let store = Store::open(&stage.database_url(), &KeySource::Beside).await;
    let store = store.unwrap();
    let theirs = store
        .hold(Duty::Commands)
        .await
        .unwrap()
        .expect("it is free");
    let command = stage.command();
    stage.begin(command);
    stage.discord.connected().await.unwrap();
    assert_eq!(stage.count("GET /applications/{}/commands"), 0);
    drop(theirs);
    stage.is_up().await;
}
