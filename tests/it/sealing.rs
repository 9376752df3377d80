//! What people told the bot, at rest: unreadable without the key, and never lost over a key.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jiff::Timestamp;
use should_i_certify::dialog::Answer;
use should_i_certify::interview::Interview;
use should_i_certify::store::{
    ChannelId, GuildId, InterviewId, Key, KeyError, KeySource, OpenError, Purpose, Record, Seat,
    Stand, Store, StoreError, UserId, Visibility, rotate_key,
};
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqlitePool;
use sqlx::{Connection, PgConnection};
use tempfile::TempDir;

use crate::support::bed::{Bed, on_both};

on_both! {
    a_given_key_is_changed_for_one_in_a_file,
    a_process_that_knows_only_the_old_key_writes_nothing_that_nobody_could_open,
    of_two_processes_that_open_a_new_database_at_once_both_read_it,
}

const REVISION: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const MIA: u64 = 1_357_924_680_135_792_468;
const SECRET: &str = "Found beneath the harbour.";
/// More than are sealed anew in one transaction.
const MANY: u64 = 450;

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        Place { folder }
    }

    fn file(&self, ending: &str) -> PathBuf {
        self.folder.path().join(format!("test.db{ending}"))
    }

    fn url(&self) -> String {
        format!("sqlite://{}", self.file("").display())
    }

    async fn open(&self) -> Store {
        self.open_by(&KeySource::Beside).await.unwrap()
    }

    async fn open_by(&self, key: &KeySource) -> Result<Store, OpenError> {
        Store::open(&self.url(), key).await
    }

    async fn raw(&self) -> SqlitePool {
        SqlitePool::connect(&format!("{}?mode=rwc", self.url()))
            .await
            .unwrap()
    }

    /// Whether these bytes stand anywhere in the database or its log.
    fn holds(&self, bytes: &[u8]) -> bool {
        ["", "-wal", "-shm"].iter().any(|ending| {
            let file = fs::read(self.file(ending)).unwrap_or_default();
            file.windows(bytes.len()).any(|part| part == bytes)
        })
    }

    /// The program, with this database.
    fn runs(&self, words: &[&str], settings: &[(&str, &str)]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_should-i-certify"))
            .args(words)
            .env_clear()
            .env("DISCORD_TOKEN", "none")
            .env("DISCORD_API_URL", "http://127.0.0.1:9")
            .env("DATABASE_URL", self.url())
            .envs(settings.iter().copied())
            .output()
            .unwrap()
    }
}

fn now() -> Timestamp {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

fn seat(user: u64) -> Seat {
    Seat {
        user: UserId(user),
        guild: Some(GuildId(2)),
        channel: ChannelId(7),
        dialog: "pets".parse().unwrap(),
        locale: "en-GB".to_owned(),
        visibility: Visibility::Private,
        purpose: Purpose::Real,
    }
}

fn told(text: &str) -> Interview {
    let mut interview = Interview::begin(now());
    let answer = Answer::Text(text.to_owned());
    interview.answers.insert("story".parse().unwrap(), answer);
    interview
}

fn story(number: u64) -> String {
    format!("{SECRET} ({number})")
}

/// As many interviews, each with a story of its own.
async fn fill(store: &Store, count: u64) {
    let (dialog, revision) = ("pets".parse().unwrap(), REVISION.parse().unwrap());
    store.keep_dialog(&dialog, &revision, "{}").await.unwrap();
    for number in 1..=count {
        let interview = told(&story(number));
        let made = store
            .create(&seat(number), &revision, &interview, now())
            .await;
        assert_eq!(made.unwrap().unwrap().id, InterviewId(number));
    }
}

/// `false`: somebody else saved since it was begun.
async fn save(store: &Store, id: InterviewId, interview: &Interview) -> Result<bool, StoreError> {
    let begun = Record {
        id,
        seat: seat(id.0),
        server_version: 0,
        place: should_i_certify::store::Place::Opening,
        revision: REVISION.parse().unwrap(),
        interview: told(""),
    };
    let pinned = begun.revision.clone();
    let saved = store.save(begun, &pinned, interview.clone(), &Stand::AsBefore, now());
    Ok(saved.await?.is_some())
}

async fn expect_all(store: &Store, count: u64) {
    for number in 1..=count {
        let record = store.load(InterviewId(number)).await.unwrap().unwrap();
        assert_eq!(record.interview, told(&story(number)));
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test]
async fn what_was_told_cannot_be_read_in_the_file() {
    let place = Place::new();
    let store = place.open().await;
    fill(&store, 3).await;
    assert!(place.holds(b"pets"), "the scan sees what is not sealed");
    assert!(!place.holds(SECRET.as_bytes()));
    store.close().await;
    assert!(!place.holds(SECRET.as_bytes()));
    let key = fs::metadata(place.file(".key")).unwrap();
    assert_eq!(key.permissions().mode() & 0o777, 0o600);
    expect_all(&place.open().await, 3).await;
}

/// A database as it was before there was sealing, with traces of what was deleted in it.
async fn unsealed(place: &Place) {
    let older = tempfile::tempdir().unwrap();
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations/sqlite");
    for file in [
        "0001_interviews.sql",
        "0002_servers.sql",
        "0007_previews.sql",
    ] {
        fs::copy(migrations.join(file), older.path().join(file)).unwrap();
    }
    let raw = place.raw().await;
    Migrator::new(older.path())
        .await
        .unwrap()
        .run(&raw)
        .await
        .unwrap();
    sqlx::query("INSERT INTO dialog_revision VALUES (?, 'pets', '{}')")
        .bind(REVISION)
        .execute(&raw)
        .await
        .unwrap();
    for number in 1..=MANY + 50 {
        let plain = serde_json::to_vec(&told(&story(number))).unwrap();
        let sql = "INSERT INTO interview (user_id, guild_id, channel_id, dialog, locale, visibility, revision, place, \
                   state, step, content, changed_at) \
                   VALUES (?, 2, 7, 'pets', 'en-GB', 'private', ?, 'opening', 'asking', 0, ?, 0)";
        let query = sqlx::query(sql).bind(number.cast_signed());
        query
            .bind(REVISION)
            .bind(plain)
            .execute(&raw)
            .await
            .unwrap();
    }
    sqlx::query("DELETE FROM interview WHERE id > ?")
        .bind(MANY.cast_signed())
        .execute(&raw)
        .await
        .unwrap();
    raw.close().await;
}

#[tokio::test]
async fn a_database_from_before_is_sealed_when_it_is_opened_and_nothing_readable_stays_behind() {
    let place = Place::new();
    unsealed(&place).await;
    assert!(place.holds(SECRET.as_bytes()));
    let store = place.open().await;
    assert!(!place.holds(SECRET.as_bytes()));
    expect_all(&store, MANY).await;
    store.close().await;
    expect_all(&place.open().await, MANY).await;
}

#[tokio::test]
async fn a_wrong_key_is_told_and_changes_nothing() {
    let place = Place::new();
    let right = KeySource::Given(Key::generate());
    let store = place.open_by(&right).await.unwrap();
    fill(&store, 3).await;
    store.close().await;
    let before = fs::read(place.file("")).unwrap();

    let wrong = KeySource::Given(Key::generate());
    let refused = place.open_by(&wrong).await.unwrap_err();
    assert!(
        matches!(refused, OpenError::Key(KeyError::Wrong { .. })),
        "{refused}"
    );
    let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    let url = place.url();
    let moves = ["move", "--from", &url, "--to", "postgres://nowhere/it"];
    for arguments in [&["run"], &moves[..]] {
        let ended = place.runs(arguments, &[("DATA_KEY", key)]);
        assert_eq!(ended.status.code(), Some(78), "{arguments:?}");
        assert!(
            said(&ended).contains("this is not the key of the database"),
            "{}",
            said(&ended)
        );
        assert!(!said(&ended).contains(key));
    }
    assert!(!place.file(".key").exists(), "no key is made beside it");

    assert_eq!(fs::read(place.file("")).unwrap(), before);
    expect_all(&place.open_by(&right).await.unwrap(), 3).await;
}

#[tokio::test]
async fn a_missing_key_is_told_and_not_made_anew() {
    let place = Place::new();
    let store = place.open().await;
    fill(&store, 3).await;
    store.close().await;
    fs::rename(place.file(".key"), place.file(".away")).unwrap();

    let refused = place.open_by(&KeySource::Beside).await.unwrap_err();
    assert!(
        matches!(refused, OpenError::Key(KeyError::Missing { .. })),
        "{refused}"
    );
    let ended = place.runs(&["run"], &[]);
    assert_eq!(ended.status.code(), Some(78));
    assert!(
        said(&ended).contains("its key is missing: put the key back to"),
        "{}",
        said(&ended)
    );
    assert!(!place.file(".key").exists());

    fs::rename(place.file(".away"), place.file(".key")).unwrap();
    expect_all(&place.open().await, 3).await;
}

#[tokio::test]
async fn a_key_file_that_others_can_read_is_refused_with_the_cure() {
    let place = Place::new();
    place.open().await.close().await;
    fs::set_permissions(place.file(".key"), fs::Permissions::from_mode(0o644)).unwrap();
    let ended = place.runs(&["run"], &[]);
    assert_eq!(ended.status.code(), Some(78));
    assert!(said(&ended).contains("chmod 600"), "{}", said(&ended));
}

#[tokio::test]
async fn settings_of_the_key_that_cannot_be_are_all_told_at_once() {
    let place = Place::new();
    let settings = [("DATA_KEY", "too short"), ("TYPED_ANSWERS", "perhaps")];
    let ended = place.runs(&["run"], &settings);
    assert_eq!(ended.status.code(), Some(78));
    assert!(
        said(&ended).contains("2 settings are wrong"),
        "{}",
        said(&ended)
    );
    assert!(
        said(&ended).contains("DATA_KEY holds no key: a key is 32 random bytes"),
        "{}",
        said(&ended)
    );
    assert!(!said(&ended).contains("too short"), "{}", said(&ended));
    let both = [("DATA_KEY", "too short"), ("DATA_KEY_FILE", "key")];
    let ended = place.runs(&["run"], &both);
    assert!(
        said(&ended).contains("DATA_KEY and DATA_KEY_FILE are both set"),
        "{}",
        said(&ended)
    );
    let ended = place.runs(&["rotate-key"], &[("DATA_KEY_FILE", "key")]);
    assert_eq!(ended.status.code(), Some(78));
    assert!(
        said(&ended).contains("say with --new-key-file"),
        "{}",
        said(&ended)
    );
}

#[tokio::test]
async fn with_a_new_key_everything_opens_and_with_the_old_one_nothing() {
    let place = Place::new();
    let store = place.open().await;
    fill(&store, MANY).await;
    store.close().await;
    let old: Key = fs::read_to_string(place.file(".key"))
        .unwrap()
        .parse()
        .unwrap();

    let ended = place.runs(&["rotate-key"], &[]);
    assert!(ended.status.success(), "{}", said(&ended));
    let told = String::from_utf8_lossy(&ended.stdout).into_owned();
    assert!(
        told.contains("450 interviews sealed anew") && told.contains("test.db.key.old"),
        "{told}"
    );

    let kept: Key = fs::read_to_string(place.file(".key.old"))
        .unwrap()
        .parse()
        .unwrap();
    for key in [old, kept] {
        let refused = place.open_by(&KeySource::Given(key)).await.unwrap_err();
        assert!(
            matches!(refused, OpenError::Key(KeyError::Wrong { .. })),
            "{refused}"
        );
    }
    expect_all(&place.open().await, MANY).await;
    let again = place.runs(&["rotate-key"], &[]);
    assert!(
        said(&again).contains("move it away first"),
        "{}",
        said(&again)
    );
}

/// Owner, group and mode.
fn readers(file: &Path) -> (u32, u32, u32) {
    let metadata = file.metadata().unwrap();
    (metadata.uid(), metadata.gid(), metadata.mode() & 0o777)
}

/// Only root can give a file away; whoever else runs this has the mode kept.
#[tokio::test]
async fn whoever_could_read_the_old_key_can_read_the_new_one() {
    let place = Place::new();
    place.open().await.close().await;
    let (key, new) = (place.file(".key"), place.file(".new"));
    let _ = chown(&key, Some(65_532), Some(65_533));
    fs::set_permissions(&key, fs::Permissions::from_mode(0o400)).unwrap();
    let before = readers(&key);
    let is_root = place.folder.path().metadata().unwrap().uid() == 0;
    assert!(!is_root || before == (65_532, 65_533, 0o400));

    let ended = place.runs(&["rotate-key"], &[]);
    assert!(ended.status.success(), "{}", said(&ended));
    assert_eq!(readers(&key), before);
    assert_eq!(readers(&place.file(".key.old")), before);

    let file = key.to_str().unwrap();
    let words = ["rotate-key", "--new-key-file", new.to_str().unwrap()];
    let ended = place.runs(&words, &[("DATA_KEY_FILE", file)]);
    assert!(ended.status.success(), "{}", said(&ended));
    assert_eq!(readers(&new), before);
}

async fn a_given_key_is_changed_for_one_in_a_file(bed: Bed) {
    let store = bed.open().await;
    fill(&store, MANY).await;
    store.close().await;
    let new = bed.folder.path().join("new-key");
    let rotated = rotate_key(&bed.url, &bed.key, Some(&new)).await.unwrap();
    assert_eq!((rotated.interviews, rotated.old), (MANY, None));
    let refused = Store::open(&bed.url, &bed.key).await.unwrap_err();
    assert!(
        matches!(refused, OpenError::Key(KeyError::Wrong { .. })),
        "{refused}"
    );
    let renewed = Store::open(&bed.url, &KeySource::File(new)).await;
    expect_all(&renewed.unwrap(), MANY).await;
}

/// A database whose key was being changed when the process ended: some is sealed with the old key, some with the new
/// one, and the database knows both.
async fn half_changed(place: &Place) {
    let store = place.open().await;
    fill(&store, MANY).await;
    store.close().await;
    let raw = place.raw().await;
    let sql = "SELECT id, content FROM interview WHERE id % 2 = 0";
    let sealed: Vec<(i64, Vec<u8>)> = sqlx::query_as(sql).fetch_all(&raw).await.unwrap();
    let check: Vec<u8> = sqlx::query_scalar("SELECT check_text FROM seal_key")
        .fetch_one(&raw)
        .await
        .unwrap();
    raw.close().await;
    rotate_key(&place.url(), &KeySource::Beside, None)
        .await
        .unwrap();

    let raw = place.raw().await;
    sqlx::query("INSERT INTO seal_key VALUES (X'01', ?, FALSE, TRUE)")
        .bind(check)
        .execute(&raw)
        .await
        .unwrap();
    let trigger: String =
        sqlx::query_scalar("SELECT sql FROM sqlite_schema WHERE name = 'interview_sealed'")
            .fetch_one(&raw)
            .await
            .unwrap();
    sqlx::query("DROP TRIGGER interview_sealed")
        .execute(&raw)
        .await
        .unwrap();
    for (id, content) in sealed {
        let query = sqlx::query("UPDATE interview SET content = ? WHERE id = ?").bind(content);
        query.bind(id).execute(&raw).await.unwrap();
    }
    sqlx::query(sqlx::AssertSqlSafe(trigger))
        .execute(&raw)
        .await
        .unwrap();
    raw.close().await;
    fs::rename(place.file(".key"), place.file(".key.new")).unwrap();
    fs::rename(place.file(".key.old"), place.file(".key")).unwrap();
}

#[tokio::test]
async fn an_interrupted_change_of_key_loses_nothing_and_goes_on() {
    let place = Place::new();
    half_changed(&place).await;
    // The bot can run meanwhile: both keys are at hand.
    let store = place.open().await;
    expect_all(&store, MANY).await;
    let answered = Interview {
        step: 1,
        ..told("Leviathan")
    };
    let saved = save(&store, InterviewId(2), &answered).await;
    assert!(saved.unwrap());
    store.close().await;

    // With one of the two keys alone it cannot, and says so.
    for ending in [".key", ".key.new"] {
        let one = KeySource::File(place.file(ending));
        let refused = place.open_by(&one).await.unwrap_err();
        assert!(
            matches!(refused, OpenError::Key(KeyError::Unfinished { .. })),
            "{refused}"
        );
    }

    let rotated = rotate_key(&place.url(), &KeySource::Beside, None)
        .await
        .unwrap();
    assert_eq!(
        rotated.interviews,
        MANY / 2 - 1,
        "what was sealed anew already is left"
    );
    assert!(!place.file(".key.new").exists());
    let store = place.open().await;
    assert_eq!(
        store.load(InterviewId(2)).await.unwrap().unwrap().interview,
        answered
    );
    assert_eq!(
        store.load(InterviewId(3)).await.unwrap().unwrap().interview,
        told(&story(3))
    );
}

#[tokio::test]
async fn a_change_of_key_that_only_lacks_the_swap_of_files_is_finished() {
    let place = Place::new();
    let store = place.open().await;
    fill(&store, 3).await;
    store.close().await;
    rotate_key(&place.url(), &KeySource::Beside, None)
        .await
        .unwrap();
    fs::rename(place.file(".key"), place.file(".key.new")).unwrap();
    fs::copy(place.file(".key.old"), place.file(".key")).unwrap();

    expect_all(&place.open().await, 3).await;
    let rotated = rotate_key(&place.url(), &KeySource::Beside, None)
        .await
        .unwrap();
    assert_eq!(rotated.interviews, 0);
    expect_all(&place.open().await, 3).await;
    assert!(!place.file(".key.new").exists());
}

async fn a_process_that_knows_only_the_old_key_writes_nothing_that_nobody_could_open(bed: Bed) {
    let stale = bed.open().await;
    fill(&stale, 3).await;
    let new = bed.folder.path().join("new-key");
    rotate_key(&bed.url, &bed.key, Some(&new)).await.unwrap();
    let lost = save(&stale, InterviewId(1), &told("lost")).await;
    lost.unwrap_err();
    stale
        .create(&seat(MIA), &REVISION.parse().unwrap(), &told("lost"), now())
        .await
        .unwrap_err();
    stale.close().await;
    let renewed = Store::open(&bed.url, &KeySource::File(new)).await;
    expect_all(&renewed.unwrap(), 3).await;
}

async fn of_two_processes_that_open_a_new_database_at_once_both_read_it(bed: Bed) {
    let (one, two) = tokio::join!(bed.open(), bed.open());
    fill(&one, 3).await;
    expect_all(&two, 3).await;
}

/// Each changes the file to its write-ahead log, which SQLite refuses to all but one of those that come together.
#[tokio::test]
async fn however_many_open_a_new_file_at_once_all_of_them_do() {
    for _ in 0..20 {
        let place = Place::new();
        let opening = (0..6).map(|_| place.open_by(&KeySource::Beside));
        for opened in futures_util::future::join_all(opening).await {
            opened.unwrap();
        }
    }
}

#[tokio::test]
async fn what_was_told_cannot_be_read_in_the_tables() {
    let bed = Bed::postgres().await;
    fill(&bed.open().await, 3).await;
    let mut raw = PgConnection::connect(&bed.url).await.unwrap();
    let mut holds = async |sql: &'static str, words: &str| {
        let found = sqlx::query_scalar(sql).bind(words.as_bytes());
        found.fetch_one(&mut raw).await.unwrap()
    };
    let readable = "SELECT count(*) FROM interview WHERE position($1 IN content) > 0";
    let all = "SELECT count(*) FROM interview WHERE position($1 IN CAST(dialog AS BYTEA)) > 0";
    let (sealed, open): (i64, i64) = (holds(readable, SECRET).await, holds(all, "pets").await);
    assert_eq!((sealed, open), (0, 3));
}

#[tokio::test]
async fn a_database_with_no_place_for_a_key_beside_it_wants_one_given() {
    let bed = Bed::postgres().await;
    let place = Place::new();
    let secret = bed.url.replace("bot@", "bot:swordfish@");
    let ended = place.runs(&["run"], &[("DATABASE_URL", &secret)]);
    assert_eq!(ended.status.code(), Some(78));
    let told = said(&ended);
    assert!(
        told.contains("give one by DATA_KEY or DATA_KEY_FILE"),
        "{told}"
    );
    assert!(!told.contains("swordfish"), "{told}");
}

/// Rows move about in a file that is written to, and leave copies.
#[tokio::test]
async fn whoever_is_deleted_out_of_many_leaves_no_trace_in_the_file() {
    let place = Place::new();
    let store = place.open().await;
    let (dialog, revision) = ("pets".parse().unwrap(), REVISION.parse().unwrap());
    store.keep_dialog(&dialog, &revision, "{}").await.unwrap();
    for number in 0..300 {
        let begun = Interview::begin(now());
        let seat = seat(MIA + number);
        let made = store.create(&seat, &revision, &begun, now()).await;
        let id = made.unwrap().unwrap().id;
        let longer = told(&SECRET.repeat(usize::try_from(number).unwrap()));
        assert!(save(&store, id, &longer).await.unwrap());
    }
    let gone = (0..300).step_by(7).map(|number| MIA + number);
    for user in gone.clone() {
        assert!(place.holds(&user.to_be_bytes()), "the scan sees the number");
        store.erase(UserId(user), Some(GuildId(2))).await.unwrap();
    }
    let traces: Vec<u64> = gone
        .filter(|user| place.holds(&user.to_be_bytes()))
        .collect();
    assert_eq!(traces, Vec::<u64>::new());
    assert!(place.holds(&(MIA + 1).to_be_bytes()), "others stay");
}
