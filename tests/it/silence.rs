//! A PostgreSQL that says nothing any more, as when its machine is gone or the way to it is cut.

use std::process::Command;
use std::time::Duration;

use futures_util::future::join_all;
use should_i_certify::playground::Options;
use should_i_certify::store::{KeySource, Store};
use sqlx::{Connection, PgConnection};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::time::timeout;

use crate::support::postgres::{KEY, Server};
use crate::support::replica::Replica;
use crate::support::stage::Stage;

/// Longer than anything takes here on a busy machine.
const PATIENCE: Duration = Duration::from_secs(40);
/// As many as a process has.
const CONNECTIONS: usize = 10;

/// What serves a database stands still, as if its machine were gone: nothing answers, and nothing says so. Whoever
/// connects anew is served.
struct Silenced(Vec<i32>);

impl Silenced {
    async fn all_of(url: &str) -> Silenced {
        let mut asking = PgConnection::connect(url).await.unwrap();
        let sql = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        let found = sqlx::query_scalar(sql).fetch_all(&mut asking).await;
        let silenced = Silenced(found.unwrap());
        assert_eq!(silenced.0.len(), CONNECTIONS);
        silenced.signal("-STOP");
        silenced
    }

    fn signal(&self, signal: &str) {
        let numbers = self.0.iter().map(ToString::to_string);
        let done = Command::new("kill").arg(signal).args(numbers).status();
        assert!(done.unwrap().success());
    }
}

impl Drop for Silenced {
    fn drop(&mut self) {
        self.signal("-CONT");
    }
}

#[tokio::test]
async fn a_server_that_falls_silent_is_left_and_asked_anew() {
    let folder = TempDir::new().unwrap();
    let server = Server::careful(folder.path());
    let url = server.make_database("silent").await;
    let key = KeySource::Given(KEY.parse().unwrap());
    let store = Store::open(&url, &key).await.unwrap();
    let on_all = || join_all((0..CONNECTIONS).map(|_| store.prove_writable()));
    assert!(on_all().await.iter().all(Result::is_ok));
    let silenced = Silenced::all_of(&url).await;
    let told = timeout(PATIENCE, on_all()).await;
    told.expect("whoever asked is told");
    let until_served = async || while store.prove_writable().await.is_err() {};
    let served = timeout(PATIENCE, until_served()).await;
    served.expect("it is asked anew");
    let closed = timeout(PATIENCE, store.close()).await;
    closed.expect("nobody waits for who is gone");
    drop(silenced);
    server.stop();
}

#[tokio::test]
async fn whoever_waits_for_a_silent_server_at_the_start_is_told_and_can_be_ended() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = silent.local_addr().unwrap().port();
    let url = format!("postgres://bot@127.0.0.1:{port}/silent");
    let stage = Stage::closed(Options::default()).await;
    let settings = [("DATABASE_URL", url.as_str()), ("DATA_KEY", KEY)];
    let mut told_to_end = Replica::start(&stage, &settings);
    let (_kept, _) = silent.accept().await.unwrap();
    told_to_end.is_told_to_stop().await;
    assert_eq!(told_to_end.ends().await.code(), Some(0));
    let mut patient = Replica::start(&stage, &settings);
    assert_eq!(patient.ends().await.code(), Some(1));
    let line = patient.says("error:").await;
    assert!(
        line.contains(
            "because the database cannot be reached; look whether it runs, and at its address"
        ),
        "{line}"
    );
}
