//! The bot over PostgreSQL at the wire: whole interviews, its process killed, the server stopped, a store moved there.

use std::cell::Cell;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use insta::assert_snapshot;
use serde_json::json;
use should_i_certify::playground::Options;
use should_i_certify::store::{GuildId, KeySource, Record, Stand, Store};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tempfile::TempDir;
use tokio::time::timeout;

use crate::store::{begin, fresh, now, seat};
use crate::support::bed::Bed;
use crate::support::postgres::{KEY, Server, fresh_database};
use crate::support::stage::{Seen, Stage, said};

/// Longer than anything takes here on a busy machine.
const PATIENCE: Duration = Duration::from_secs(40);
const SORRY: &str = "Something went wrong on my side.";

async fn over(url: String) -> Stage {
    let mut stage = Stage::closed(Options::default()).await;
    stage.remembers_in(url, ["DATA_KEY", KEY]);
    stage.start().await;
    stage
}

/// From the second question to the verdict.
async fn finishes(mia: &Seen) {
    mia.picks(&["quiet"]).await;
    mia.presses("Yes").await;
    mia.writes("Write the answer", "Leviathan").await;
    let card = mia.reads("Tell us about").await;
    mia.0.reply(&card, "Found beneath the harbour.").unwrap();
    mia.reads("Verdict: A fish").await;
}

async fn one_answered(stage: &Stage) -> Seen {
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    mia.reads("What do you like?").await;
    mia
}

#[tokio::test]
async fn an_interview_goes_on_to_its_verdict_though_the_process_is_killed_in_its_midst() {
    let mut stage = over(fresh_database().await).await;
    let mia = one_answered(&stage).await;
    stage.kill().await;
    stage.start().await;
    finishes(&mia).await;
    let told = mia.types("interview review", json!({})).await;
    assert!(
        told.contains("A flat") && told.contains("Leviathan"),
        "{told}"
    );
    assert!(stage.stop().await.success());
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn while_the_server_is_stopped_members_are_told_and_afterwards_it_goes_on() {
    let folder = TempDir::new().unwrap();
    let server = Server::careful(folder.path());
    let mut stage = over(server.make_database("interviews").await).await;
    let mia = one_answered(&stage).await;
    server.stop();
    let told = said(&mia.picks(&["quiet"]).await);
    assert!(!told.contains("Are you allergic"), "{told}");
    let sorry = mia.reads(SORRY).await;
    assert_eq!(sorry["flags"], 64, "for the member alone");
    server.start();
    finishes(&mia).await;
    assert!(stage.stop().await.success());
    let log = stage.log();
    let errors: Vec<&str> = log.lines().filter(|it| it.contains("ERROR")).collect();
    // It was just being stopped, or was away already.
    let cures = ["wait for it", "look whether it runs"];
    let says_what_to_do = |it: &&str| cures.iter().any(|cure| it.contains(cure));
    assert!(errors.iter().any(says_what_to_do), "{errors:#?}");
    server.stop();
}

/// The server counts how often it read which index.
#[tokio::test]
async fn what_was_not_said_is_found_without_a_look_at_everything_else() {
    let bed = Bed::postgres().await;
    let store = fresh(&bed).await;
    let mut watch = PgConnection::connect(&bed.url).await.unwrap();
    let many = "INSERT INTO interview (user_id, channel_id, dialog, locale, visibility, revision, place, state, step, \
                content, changed_at, verdict_id) SELECT number, 7, 'pets', 'en-GB', 'private', revision, 'thread', \
                'finished', 1, '', 0, number FROM dialog_revision, generate_series(1, 5000) AS number";
    watch.execute(many).await.unwrap();
    watch.execute("ANALYZE interview").await.unwrap();
    assert_eq!(store.unspoken().await.unwrap(), []);
    // Whoever ends has told what they read.
    store.close().await;
    let sql =
        "SELECT idx_scan > 0 FROM pg_stat_user_indexes WHERE indexrelname = 'interview_unspoken'";
    let is_read = async {
        while !sqlx::query_scalar::<_, bool>(sql)
            .fetch_one(&mut watch)
            .await
            .unwrap()
        {}
    };
    timeout(PATIENCE, is_read).await.expect("the index is read");
}

/// Where there are many interviews it takes longer than a click may.
#[tokio::test]
async fn servers_are_looked_for_in_peace() {
    let bed = Bed::postgres().await;
    let store = fresh(&bed).await;
    begin(&store, &seat(1, Some(2))).await.unwrap();
    let mut other = PgConnection::connect(&bed.url).await.unwrap();
    other.execute("BEGIN; LOCK TABLE interview").await.unwrap();
    let long = async {
        let longer_than_a_click_waits = "SELECT pg_sleep(2.5); COMMIT";
        other.execute(longer_than_a_click_waits).await.unwrap();
    };
    let (guilds, _) = tokio::join!(store.guilds(), long);
    assert_eq!(guilds.unwrap(), [GuildId(2)]);
}

/// Behind a statement that waits for a whole table everybody else's wait too.
#[tokio::test]
async fn who_brings_the_database_up_to_date_while_it_is_backed_up_keeps_nobody_from_it() {
    let bed = Bed::postgres().await;
    let store = fresh(&bed).await;
    let mut record = begin(&store, &seat(1, Some(2))).await.unwrap();
    let mut watch = PgConnection::connect(&bed.url).await.unwrap();
    let mut backup = PgConnection::connect(&bed.url).await.unwrap();
    let undone = "ALTER TABLE interview DROP COLUMN thread_parent; DELETE FROM _sqlx_migrations WHERE version = 3";
    backup.execute(undone).await.unwrap();
    let reads = "BEGIN; LOCK TABLE interview IN ACCESS SHARE MODE";
    backup.execute(reads).await.unwrap();

    let has_given_way = Cell::new(false);
    let watching = async {
        while !waits_for_tables(&mut watch).await {}
        while waits_for_tables(&mut watch).await {}
        has_given_way.set(true);
    };
    let saving = async {
        while !has_given_way.get() {
            record = saves(&store, record).await;
        }
        backup.execute("COMMIT").await.unwrap();
        record
    };
    let (newer, (), record) = tokio::join!(bed.open(), watching, saving);
    assert_eq!(newer.load(record.id).await.unwrap(), Some(record));
}

/// Whether somebody wants a table for themselves and waits.
async fn waits_for_tables(watch: &mut PgConnection) -> bool {
    let sql = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock' \
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))";
    sqlx::query_scalar(sql).fetch_one(watch).await.unwrap()
}

async fn saves(store: &Store, read: Record) -> Record {
    let (revision, mut interview) = (read.revision.clone(), read.interview.clone());
    interview.step += 1;
    let saved = store.save(read, &revision, interview, &Stand::AsBefore, now());
    saved.await.unwrap().unwrap()
}

#[tokio::test]
async fn after_a_deletion_no_table_names_the_member() {
    let url = fresh_database().await;
    let mut stage = over(url.clone()).await;
    let mia = one_answered(&stage).await;
    finishes(&mia).await;
    let number = mia.0.id().to_string();
    assert_eq!(tables_with(&url, &number).await, ["interview"]);
    assert_eq!(tables_with(&url, "Leviathan").await, Vec::<String>::new());
    let person = stage.mia();
    person.types("interview my-data delete", json!({})).await;
    person.presses("Delete everything").await;
    person.reads("What remains").await;
    assert!(stage.stop().await.success());
    assert_eq!(tables_with(&url, &number).await, Vec::<String>::new());
}

#[tokio::test]
async fn who_the_server_is_can_be_asked_for() {
    let (folder, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let server = Server::private(folder.path());
    let url = server.make_database("interviews").await;
    let key = KeySource::Given(KEY.parse().unwrap());
    let opens = async |root: &Path| {
        let root = root.join("server.crt");
        let address = format!("{url}?sslmode=verify-full&sslrootcert={}", root.display());
        Store::open(&address, &key).await
    };
    let store = opens(folder.path()).await.unwrap();
    store.prove_writable().await.unwrap();
    store.close().await;

    let impostor = Server::private(other.path());
    let refused = opens(other.path()).await.unwrap_err();
    assert_snapshot!(refused, @"the store could not open the database because the connection to the database cannot be encrypted as its address wants it; look at sslmode and sslrootcert there, and at the server's certificate");
    let open = format!("{url}?sslmode=disable");
    let refused = Store::open(&open, &key).await.unwrap_err();
    assert_snapshot!(refused, @"the store could not open the database because the database server refuses the user, the password or the way of connecting; look at the address");
    server.stop();
    impostor.stop();
}

/// In which tables some row has these words, numbers written in digits and bytes as text.
async fn tables_with(url: &str, words: &str) -> Vec<String> {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let sql =
        "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";
    let tables: Vec<String> = sqlx::query_scalar(sql)
        .fetch_all(&mut connection)
        .await
        .unwrap();
    assert!(tables.len() > 10, "{tables:?}");
    let hidden: String = words.bytes().map(|it| format!("{it:02x}")).collect();
    let mut found = Vec::new();
    for table in tables {
        let sql = format!(
            "SELECT count(*) FROM {table} AS it WHERE CAST(it.* AS TEXT) LIKE $1 OR CAST(it.* AS TEXT) LIKE $2"
        );
        let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql))
            .bind(format!("%{words}%"))
            .bind(format!("%{hidden}%"))
            .fetch_one(&mut connection)
            .await
            .unwrap();
        if count > 0 {
            found.push(table);
        }
    }
    found
}

fn moves(from: &str, to: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_should-i-certify"))
        .args(["move", "--from", from, "--to", to])
        .env_clear()
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    let told = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8(told).unwrap()
}

/// The names of databases and folders are of this run alone.
fn without(told: &str, url: &str, file: &Path) -> String {
    let server = url.replace("bot@", "");
    told.replace(&server, "postgres://SERVER/NAME")
        .replace(&file.display().to_string(), "FILE")
}

#[tokio::test]
async fn a_store_is_moved_to_postgres_in_the_midst_of_an_interview() {
    let mut stage = Stage::closed(Options::default()).await;
    stage.start().await;
    let mia = one_answered(&stage).await;
    let (from, to) = (stage.database_url(), fresh_database().await);
    let in_use = moves(&from, &to);
    assert_snapshot!(without(&told(&in_use), &to, &stage.database()), @"error: the database sqlite://FILE is in use: stop the bot and whoever else has it open, then move it. Nothing was moved");
    assert!(stage.stop().await.success());

    let moved = moves(&from, &to);
    assert_snapshot!(without(&told(&moved), &to, &stage.database()), @"
           1  dialog_revision
           1  interview
           0  departed
           0  draft
           0  erasure
           0  own_commands
           1  seal_key
           0  server
           0  server_change
           0  shared
           0  sharing
           1  tally
    Everything is in postgres://SERVER/NAME now, counted on both sides.
    Start the bot with DATABASE_URL set to it and with DATA_KEY_FILE=FILE.key. sqlite://FILE stays as it is; delete it when you no longer need it.
    ");
    let again = moves(&from, &to);
    assert_snapshot!(without(&told(&again), &to, &stage.database()), @"error: the database postgres://SERVER/NAME is not empty: something is in its `dialog_revision`. Name one that nothing was kept in. Nothing was moved");

    let key = format!("{}.key", stage.database().display());
    stage.remembers_in(to, ["DATA_KEY_FILE", &key]);
    stage.start().await;
    finishes(&mia).await;
    // New ones are not given numbers that were given before.
    stage.bystander().starts().await;
    let log = stage.log();
    assert!(!log.contains("ERROR"), "{log}");
}

#[tokio::test]
async fn what_cannot_be_moved_is_told() {
    let to = fresh_database().await;
    let file = Path::new("/nowhere/test.db");
    let nothing = moves("sqlite:///nowhere/test.db", &to);
    assert_snapshot!(without(&told(&nothing), &to, file), @"error: there is no database sqlite://FILE to be moved");
    let backwards = moves(&to, "sqlite:///nowhere/test.db");
    assert_snapshot!(without(&told(&backwards), &to, file), @"error: `move` goes from sqlite://FILE to postgres://USER:PASSWORD@HOST/NAME, and postgres://SERVER/NAME is the wrong one");
}

/// Whoever adds a table or a column to one has forgotten the other.
#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let (file, server) = (Bed::sqlite().await, Bed::postgres().await);
    drop((file.open().await, server.open().await));
    let mut here = sqlx::SqliteConnection::connect(&file.url).await.unwrap();
    let mut there = PgConnection::connect(&server.url).await.unwrap();
    let of_file: Vec<String> = sqlx::query_scalar(
        "SELECT t.name || '.' || c.name || CASE WHEN c.\"notnull\" OR c.pk THEN '' ELSE ' or nothing' END \
         FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c \
         WHERE t.type = 'table' AND t.name NOT IN ('_sqlx_migrations', 'sqlite_sequence') ORDER BY 1",
    )
    .fetch_all(&mut here)
    .await
    .unwrap();
    let of_server: Vec<String> = sqlx::query_scalar(
        "SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'NO' THEN '' ELSE ' or nothing' END \
         FROM information_schema.columns \
         WHERE table_schema = 'public' AND table_name NOT IN ('_sqlx_migrations', 'proof') ORDER BY 1",
    )
    .fetch_all(&mut there)
    .await
    .unwrap();
    assert_eq!(of_file.join("\n"), of_server.join("\n"));
    assert!(of_file.len() > 40, "{of_file:?}");
}
