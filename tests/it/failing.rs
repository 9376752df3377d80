//! The store failing under the process: the member is told, nothing is shown as taken that is not kept, the operator
//! reads one line that says what to do, and afterwards the interview goes on.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::process::Stdio;

use insta::assert_snapshot;
use serde_json::json;
use should_i_certify::playground::Options;
use sqlx::{Connection, Executor, SqliteConnection};

use crate::support::stage::{Seen, Stage, said};
use crate::support::strace::Tampering;

/// Of the database, in bytes: SQLite's default.
const PAGE: usize = 4_096;
const SORRY: &str = "Something went wrong on my side.";
/// The calls to the kernel by which SQLite writes a file.
const WRITES: &str = "pwrite64,fsync,fdatasync,ftruncate,fallocate";

async fn broken(stage: &Stage, error: &str) -> Tampering {
    Tampering::with(stage.process(), WRITES, &format!("error={error}")).await
}

/// The second question stands there.
async fn one_answered() -> (Stage, Seen) {
    let mut stage = Stage::closed(Options::default()).await;
    stage.start().await;
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    mia.reads("What do you like?").await;
    (stage, mia)
}

/// What was clicked is not taken, and nothing says that it were.
async fn is_told(mia: &Seen) {
    let told = said(&mia.picks(&["quiet"]).await);
    let sorry = mia.reads(SORRY).await;
    assert!(!told.contains("Are you allergic"), "{told}");
    assert!(
        mia.screen().contains("What do you like?"),
        "{}",
        mia.screen()
    );
    assert_eq!(sorry["flags"], 64, "for the member alone");
}

/// The same process takes the answer now, and another one still has it.
async fn goes_on(stage: &mut Stage, mia: &Seen) {
    mia.picks(&["quiet"]).await;
    mia.reads("Are you allergic to fur?").await;
    stage.kill().await;
    stage.start().await;
    let kept = mia.types("interview review", json!({})).await;
    assert!(kept.contains("A flat") && kept.contains("Quiet"), "{kept}");
}

/// What the operator reads of it: everything at the level of errors, without where and when.
fn errors(stage: &Stage) -> String {
    let log = stage.log();
    let lines = log.lines().filter(|it| it.contains("ERROR"));
    let told = lines.map(|it| it.split_once("discord::bot: ").map_or(it, |(_, told)| told));
    told.collect::<Vec<_>>().join("\n")
}

async fn survives_writes_failing_with(error: &str) -> String {
    let (mut stage, mia) = one_answered().await;
    let broken = broken(&stage, error).await;
    is_told(&mia).await;
    broken.lifts().await;
    goes_on(&mut stage, &mia).await;
    errors(&stage)
}

#[tokio::test]
async fn on_a_full_disk_nothing_is_taken_until_there_is_space() {
    assert_snapshot!(survives_writes_failing_with("ENOSPC").await, @r#"an interaction was not answered as meant error="the store could not save an interview because the disk is full; free some space: database or disk is full: Error code 13: database or disk is full""#);
}

#[tokio::test]
async fn on_a_disk_that_fails_nothing_is_taken_until_it_works() {
    assert_snapshot!(survives_writes_failing_with("EIO").await, @r#"an interaction was not answered as meant error="the store could not save an interview because the disk fails; look at its space and its health: disk I/O error: Error code 778: disk I/O error""#);
}

#[tokio::test]
async fn on_a_disk_that_may_only_be_read_nothing_is_taken_until_it_may_be_written() {
    assert_snapshot!(survives_writes_failing_with("EROFS").await, @r#"an interaction was not answered as meant error="the store could not save an interview because the disk fails; look at its space and its health: disk I/O error: Error code 778: disk I/O error""#);
}

#[tokio::test]
async fn while_another_process_holds_the_database_nothing_is_taken() {
    let (mut stage, mia) = one_answered().await;
    let mut other = SqliteConnection::connect(&stage.database_url())
        .await
        .unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    is_told(&mia).await;
    other.execute("ROLLBACK").await.unwrap();
    other.close().await.unwrap();
    goes_on(&mut stage, &mia).await;
    assert_snapshot!(errors(&stage), @r#"an interaction was not answered as meant error="the store could not save an interview because another process holds the database; end that one, or wait for it: database is locked: Error code 5: database is locked""#);
}

#[tokio::test]
async fn a_text_that_could_not_be_kept_is_given_back() {
    let (mut stage, mia) = one_answered().await;
    mia.picks(&["quiet"]).await;
    mia.presses("Yes").await;
    mia.reads("What would you call it?").await;
    let broken = broken(&stage, "ENOSPC").await;
    mia.writes("Write the answer", "Leviathan").await;
    mia.reads(SORRY).await;
    mia.reads("Leviathan").await;
    broken.lifts().await;
    mia.writes("Write the answer", "Leviathan").await;
    mia.reads("Tell us about Leviathan").await;
    assert!(!stage.log().contains("Leviathan"));
    assert!(stage.stop().await.success());
}

#[tokio::test]
async fn a_typed_answer_that_could_not_be_kept_is_told() {
    let (stage, mia) = one_answered().await;
    let card = mia.reads("What do you like?").await;
    let broken = broken(&stage, "ENOSPC").await;
    mia.0.reply(&card, "quiet").unwrap();
    mia.reads(SORRY).await;
    broken.lifts().await;
    mia.0.reply(&card, "quiet").unwrap();
    mia.reads("Are you allergic to fur?").await;
}

#[tokio::test]
async fn a_damaged_file_ends_the_start_with_words_and_its_backup_goes_on() {
    let (mut stage, mia) = one_answered().await;
    assert!(stage.stop().await.success());
    let (file, backup) = (stage.database(), std::fs::read(stage.database()).unwrap());
    std::fs::write(&file, "nobody can read this ".repeat(1_000)).unwrap();
    let ended = stage
        .command()
        .stderr(Stdio::piped())
        .output()
        .await
        .unwrap();
    let told = String::from_utf8(ended.stderr).unwrap();
    let told = told.replace(&stage.database_url(), "DATABASE");
    let told = told.lines().filter(|it| it.contains("error: "));
    let told = told.collect::<Vec<_>>().join("\n");
    assert_snapshot!(format!("{:?}: {told}", ended.status.code()), @"Some(1): error: cannot use the database DATABASE: the store could not open the database because the database's file is damaged; stop the bot, take the file away with its -wal and -shm, and put a backup in its place: error returned from database: (code: 26) file is not a database: (code: 26) file is not a database");
    std::fs::write(&file, backup).unwrap();
    stage.start().await;
    goes_on(&mut stage, &mia).await;
}

#[tokio::test]
async fn a_file_that_is_damaged_while_it_runs_is_told_and_its_backup_goes_on() {
    let (mut stage, mia) = one_answered().await;
    let mut other = SqliteConnection::connect(&stage.database_url())
        .await
        .unwrap();
    // Everything stands in the file now, and nobody may rely on what they read before.
    other.execute("PRAGMA user_version = 2").await.unwrap();
    other
        .execute("PRAGMA wal_checkpoint(TRUNCATE)")
        .await
        .unwrap();
    let backup = std::fs::read(stage.database()).unwrap();
    let file = File::options().write(true).open(stage.database()).unwrap();
    let rest = backup.len() - PAGE;
    file.write_all_at(&vec![0xa5; rest], PAGE as u64).unwrap();
    is_told(&mia).await;
    assert_snapshot!(errors(&stage), @r#"an interaction was not answered as meant error="the store could not save an interview because the database's file is damaged; stop the bot, take the file away with its -wal and -shm, and put a backup in its place: database disk image is malformed: Error code 11: database disk image is malformed""#);
    stage.kill().await;
    other.close().await.unwrap();
    std::fs::write(stage.database(), backup).unwrap();
    stage.start().await;
    goes_on(&mut stage, &mia).await;
}
