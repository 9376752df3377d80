//! Commits a second that stand on the disk, with 1, 32 and 256 interviews at once, on both databases; on SQLite also as
//! it was before commits were grouped: each save a transaction of its own, on a pool of four connections. Then how many
//! bytes an interview takes.
//!
//! `cargo bench --bench store` runs it; PostgreSQL is one of its own, with every commit on the disk.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on says where"
)]

#[expect(dead_code, reason = "the tests do more with it")]
#[path = "../it/support/postgres.rs"]
mod postgres;

use std::path::Path;
use std::sync::{Arc, Mutex};

use divan::Bencher;
use divan::counter::ItemsCount;
use jiff::Timestamp;
use should_i_certify::dialog::{Answer, Revision};
use should_i_certify::interview::Interview;
use should_i_certify::store::{
    ChannelId, GuildId, Key, KeySource, Purpose, Record, Seat, Stand, Store, UserId, Visibility,
};
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use tempfile::TempDir;
use tokio::runtime::Runtime;

const AT_ONCE: [usize; 3] = [1, 32, 256];
/// Interviews whose size is looked at.
const MANY: u64 = 2_000;

fn main() {
    divan::main();
    tell_bytes();
}

fn now() -> Timestamp {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

fn revision() -> Revision {
    "0123456789abcdef".repeat(4).parse().unwrap()
}

/// As after eight questions, one of which was answered with a sentence.
fn answered(step: u32) -> Interview {
    let mut interview = Interview::begin(now());
    for number in 0..8 {
        let answer = match number {
            7 => Answer::Text("To be taken seriously by people who do not know me yet.".to_owned()),
            _ => Answer::Choice("somewhere".parse().unwrap()),
        };
        let question = format!("question_{number}").parse().unwrap();
        interview.answers.insert(question, answer);
    }
    interview.step = step;
    interview
}

struct Desk {
    runtime: Runtime,
    store: Store,
    begun: Vec<Arc<Mutex<Record>>>,
}

impl Desk {
    fn new(url: &str, count: u64) -> Desk {
        let runtime = Runtime::new().unwrap();
        let (store, begun) = runtime.block_on(async {
            let key = KeySource::Given(Key::generate());
            let store = Store::open(url, &key).await.unwrap();
            let dialog = "pets".parse().unwrap();
            store.keep_dialog(&dialog, &revision(), "{}").await.unwrap();
            let mut begun = Vec::new();
            for user in 1..=count {
                let record = begin(&store, user).await;
                begun.push(Arc::new(Mutex::new(record)));
            }
            (store, begun)
        });
        Desk {
            runtime,
            store,
            begun,
        }
    }

    fn at(folder: &Path, count: usize) -> Desk {
        let file = folder.join("bench.db");
        Desk::new(&format!("sqlite://{}", file.display()), count as u64)
    }

    /// Each interview is saved once, all at the same time.
    fn save_all(&self) {
        self.runtime.block_on(async {
            let saves = self.begun.iter().map(|begun| {
                let (begun, store) = (Arc::clone(begun), self.store.clone());
                tokio::spawn(async move {
                    let read = begun.lock().unwrap().clone();
                    let (after, pinned) = (answered(read.interview.step + 1), revision());
                    let saved = store.save(read, &pinned, after, &Stand::AsBefore, now());
                    *begun.lock().unwrap() = saved.await.unwrap().unwrap();
                })
            });
            for save in saves.collect::<Vec<_>>() {
                save.await.unwrap();
            }
        });
    }
}

async fn begin(store: &Store, user: u64) -> Record {
    let seat = Seat {
        user: UserId(user),
        guild: Some(GuildId(2)),
        channel: ChannelId(7),
        dialog: "pets".parse().unwrap(),
        locale: "en-GB".to_owned(),
        visibility: Visibility::Private,
        purpose: Purpose::Real,
    };
    let (revision, interview) = (revision(), Interview::begin(now()));
    let begun = store.create(&seat, &revision, &interview, now()).await;
    begun.unwrap().unwrap()
}

#[divan::bench(args = AT_ONCE, sample_size = 1)]
fn save_on_sqlite(bencher: Bencher, at_once: usize) {
    let folder = TempDir::new().unwrap();
    let desk = Desk::at(folder.path(), at_once);
    bencher
        .counter(ItemsCount::new(at_once))
        .bench_local(|| desk.save_all());
}

#[divan::bench(args = AT_ONCE, sample_size = 1)]
fn save_on_postgres(bencher: Bencher, at_once: usize) {
    let folder = TempDir::new().unwrap();
    let server = postgres::Server::careful(folder.path());
    let runtime = Runtime::new().unwrap();
    let url = runtime.block_on(server.make_database("bench"));
    let desk = Desk::new(&url, at_once as u64);
    bencher
        .counter(ItemsCount::new(at_once))
        .bench_local(|| desk.save_all());
    server.stop();
}

#[divan::bench(args = AT_ONCE, sample_size = 1)]
fn save_on_sqlite_one_by_one(bencher: Bencher, at_once: usize) {
    let folder = TempDir::new().unwrap();
    let desk = Desk::at(folder.path(), at_once);
    let pool = desk.runtime.block_on(four_connections(folder.path()));
    bencher
        .counter(ItemsCount::new(at_once))
        .bench_local(|| save_all_by_themselves(&desk, &pool));
}

#[divan::bench(sample_size = 1)]
fn load_on_sqlite(bencher: Bencher) {
    let folder = TempDir::new().unwrap();
    let desk = Desk::at(folder.path(), 1);
    let id = desk.begun[0].lock().unwrap().id;
    let load = || desk.runtime.block_on(desk.store.load(id));
    bencher.bench_local(|| load().unwrap().unwrap());
}

async fn four_connections(folder: &Path) -> SqlitePool {
    let options = SqliteConnectOptions::new()
        .filename(folder.join("bench.db"))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON");
    let pool = SqlitePoolOptions::new().max_connections(4);
    pool.connect_with(options).await.unwrap()
}

fn save_all_by_themselves(desk: &Desk, pool: &SqlitePool) {
    desk.runtime.block_on(async {
        let saves = desk.begun.iter().map(|begun| {
            let id = begun.lock().unwrap().id.0.cast_signed();
            let pool = pool.clone();
            tokio::spawn(async move {
                let mut transaction = pool.begin().await.unwrap();
                let sql = "UPDATE interview SET step = step + 1, content = CAST(substr(content, 1, 2) || randomblob(?2) AS BLOB), \
                           changed_at = changed_at + 1 WHERE id = ?1";
                let length = i64::try_from(LENGTH).unwrap();
                let done = sqlx::query(sql).bind(id).bind(length);
                done.execute(&mut *transaction).await.unwrap();
                transaction.commit().await.unwrap();
            })
        });
        for save in saves.collect::<Vec<_>>() {
            save.await.unwrap();
        }
    });
}

/// Of a sealed interview like [`answered`], about.
const LENGTH: usize = 500;

fn tell_bytes() {
    let folder = TempDir::new().unwrap();
    let desk = Desk::at(folder.path(), 1);
    let file = folder.path().join("bench.db");
    let size = || {
        desk.runtime.block_on(desk.store.empty_log()).unwrap();
        std::fs::metadata(&file).unwrap().len()
    };
    let before = size();
    desk.runtime.block_on(async {
        for user in 2..=MANY + 1 {
            let record = begin(&desk.store, user).await;
            let pinned = revision();
            let saved = desk
                .store
                .save(record, &pinned, answered(1), &Stand::AsBefore, now());
            assert!(saved.await.unwrap().is_some());
        }
    });
    println!(
        "SQLite: {} bytes an interview of eight answers, indexes included",
        (size() - before) / MANY
    );
}
