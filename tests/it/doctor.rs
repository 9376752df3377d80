//! What `doctor` tells an operator of the settings, the store, Discord and the machine, with each of them spoilt in turn.

use insta::assert_snapshot;
use should_i_certify::playground::{Aim, Fault, Options, Scale};
use sqlx::{Connection, SqliteConnection};
use tokio::net::TcpListener;
use tokio::process::Command;

use crate::support::stage::Stage;

/// The bot ran once and stands still.
async fn ready() -> Stage {
    let mut stage = Stage::open().await;
    assert!(stage.stop().await.success());
    stage
}

/// A command of the program with the settings that the bot runs by here.
fn command(stage: &Stage, name: &str) -> Command {
    let run = stage.command();
    let mut command = Command::new(env!("CARGO_BIN_EXE_should-i-certify"));
    command.arg(name).env_clear();
    for (setting, value) in run.as_std().get_envs() {
        command.env(setting, value.unwrap_or_default());
    }
    command
}

/// What it says and how it ends, without what differs from run to run.
async fn told_by(mut command: Command, stage: &Stage) -> String {
    let done = command.env("RUST_LOG", "off").output().await.unwrap();
    let text = String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap();
    let id = stage.discord.application_id().to_string();
    let text = text
        .replace(&stage.discord.url(), "URL")
        .replace(&id, "ID")
        .replace(&stage.database().display().to_string(), "FILE");
    assert!(!text.contains(&stage.discord.token()), "{text}");
    format!("{text}ends with {}", done.status.code().unwrap())
}

async fn told(stage: &Stage) -> String {
    told_by(command(stage, "doctor"), stage).await
}

/// The one line about this, and how it all ends.
async fn about(what: &str, command: Command, stage: &Stage) -> String {
    let told = told_by(command, stage).await;
    let is_it = |line: &&str| line.split_whitespace().nth(1) == Some(what);
    let line = told.lines().find(is_it).unwrap_or_else(|| panic!("{told}"));
    format!("{line}\n{}", told.lines().last().unwrap())
}

async fn sql(stage: &Stage, sql: &'static str) {
    let mut store = SqliteConnection::connect(&stage.database_url())
        .await
        .unwrap();
    sqlx::query(sql).execute(&mut store).await.unwrap();
    store.close().await.unwrap();
}

#[tokio::test]
async fn where_all_is_in_place_every_line_says_so() {
    let stage = ready().await;
    assert_snapshot!(told(&stage).await, @"
    ok    settings  understood
    ok    dialogs   every-kind
    ok    store     up to date, opened with its key, and writable
    ok    address   127.0.0.1:0 is free to listen on
    ok    token     Discord knows it as should-i-certify (ID)
    ok    intents   none that is privileged is needed
    ok    clock     as Discord's
    ok    way       interactions come by the gateway
    ok    gateway   1 shard(s) recommended; 1000 of 1000 greetings left, anew in 24 h
    ok    commands  4 registered
    ends with 0
    ");
}

#[tokio::test]
async fn it_changes_nothing() {
    let stage = ready().await;
    let asked = stage.discord.requests().len();
    let before = std::fs::read(stage.database()).unwrap();
    told(&stage).await;
    let since = &stage.discord.requests()[asked..];
    assert!(since.iter().all(|it| it.route.starts_with("GET ")));
    assert_eq!(std::fs::read(stage.database()).unwrap().len(), before.len());
}

#[tokio::test]
async fn a_token_that_discord_does_not_know_fails() {
    let stage = ready().await;
    let mut doctor = command(&stage, "doctor");
    doctor.env("DISCORD_TOKEN", "stale");
    assert_snapshot!(about("token", doctor, &stage).await, @"
    FAIL  token     Discord does not accept the token: copy it anew from the Developer Portal (Bot, Reset Token)
    ends with 1
    ");
}

#[tokio::test]
async fn a_discord_that_is_out_of_reach_fails() {
    let stage = ready().await;
    stage.discord.faults().set(Fault::Unreachable);
    let line = about("discord", command(&stage, "doctor"), &stage).await;
    assert!(
        line.starts_with("FAIL  discord   the server at URL cannot be reached"),
        "{line}"
    );
    assert!(
        line.contains("discordstatus.com") && line.ends_with("ends with 1"),
        "{line}"
    );
}

#[tokio::test]
async fn an_intent_that_is_asked_for_must_be_granted() {
    let stage = ready().await;
    let mut doctor = command(&stage, "doctor");
    doctor.env("TYPED_ANSWERS", "all");
    assert_snapshot!(about("intents", doctor, &stage).await, @"
    FAIL  intents   Discord refuses an intent that was asked for: TYPED_ANSWERS=all needs the message content intent, which is switched on in the Developer Portal (Bot, Privileged Gateway Intents); or choose TYPED_ANSWERS=replies
    ends with 1
    ");

    let options = Options {
        privileged_intents: 1 << 15,
        ..Options::default()
    };
    let stage = Stage::with(options, "all").await;
    let doctor = command(&stage, "doctor");
    assert_snapshot!(about("intents", doctor, &stage).await, @"
    ok    intents   the message content intent is granted
    ends with 0
    ");
}

#[tokio::test]
async fn commands_that_people_do_not_see_are_a_warning() {
    let stage = ready().await;
    stage.discord.forget_commands();
    assert_snapshot!(about("commands", command(&stage, "doctor"), &stage).await, @"
    warn  commands  people see other commands than this version has: `run` registers them when it starts
    ends with 0
    ");
}

#[tokio::test]
async fn a_clock_that_goes_wrong_fails() {
    let stage = ready().await;
    stage.discord.faults().set(Fault::Clock {
        aim: Aim::at("GET /oauth2/applications/@me"),
        seconds: 600,
    });
    let line = about("clock", command(&stage, "doctor"), &stage).await;
    assert!(line.starts_with("FAIL  clock"), "{line}");
    assert!(
        line.contains(" s behind Discord's: have this machine keep time"),
        "{line}"
    );
}

#[tokio::test]
async fn a_clock_by_which_interactions_over_http_would_be_refused_fails() {
    let stage = ready().await;
    let goes_wrong = || {
        stage.discord.faults().set(Fault::Clock {
            aim: Aim::at("GET /oauth2/applications/@me"),
            seconds: 15,
        });
    };
    goes_wrong();
    let by_gateway = about("clock", command(&stage, "doctor"), &stage).await;
    assert!(by_gateway.starts_with("warn  clock"), "{by_gateway}");
    let mut by_http = command(&stage, "doctor");
    by_http.env("DISCORD_PUBLIC_KEY", stage.discord.public_key());
    goes_wrong();
    let by_http = about("clock", by_http, &stage).await;
    assert!(by_http.starts_with("FAIL  clock"), "{by_http}");
}

#[tokio::test]
async fn a_gateway_that_is_refused_fails() {
    let stage = ready().await;
    stage.discord.faults().set(Fault::Refuse {
        aim: Aim::at("GET /gateway/bot"),
        status: 403,
        code: 0,
        message: "Forbidden".to_owned(),
    });
    assert_snapshot!(about("gateway", command(&stage, "doctor"), &stage).await, @"
    FAIL  gateway   could not ask for the gateway: Discord refused it with status 403, code 0: Forbidden
    ends with 1
    ");
}

#[tokio::test]
async fn shards_that_do_not_suffice_are_told() {
    let scale = Scale {
        shards: 4,
        identifies_left: 2,
        ..Scale::default()
    };
    let options = Options {
        scale,
        ..Options::default()
    };
    let stage = Stage::closed(options).await;
    let doctor = command(&stage, "doctor");
    assert_snapshot!(about("gateway", doctor, &stage).await, @"
    FAIL  gateway   4 shard(s) recommended; 2 of 1000 greetings left, anew in 24 h: wait for that before the bot is started again, and find out why it was started so often
    ends with 1
    ");
    let mut doctor = command(&stage, "doctor");
    doctor.env("SHARDS", "0").env("SHARD_COUNT", "2");
    assert_snapshot!(about("gateway", doctor, &stage).await, @"
    warn  gateway   4 shard(s) recommended; 2 of 1000 greetings left, anew in 24 h, and SHARD_COUNT is 2: raise it in every process before Discord refuses them
    ends with 0
    ");
}

#[tokio::test]
async fn the_way_by_which_interactions_come_fits_the_settings_or_not() {
    let stage = ready().await;
    let with_key = |key: &str| {
        let mut doctor = command(&stage, "doctor");
        doctor
            .env("DISCORD_PUBLIC_KEY", key)
            .env("LISTEN_ADDR", "127.0.0.1:0");
        doctor
    };
    assert_snapshot!(about("way", with_key(&stage.discord.public_key()), &stage).await, @"
    warn  way       DISCORD_PUBLIC_KEY is set, and Discord sends interactions by the gateway: set the Interactions Endpoint URL in the Developer Portal (General Information) to the public address of /interactions
    ends with 0
    ");
    let told = about("way", with_key(&"ab".repeat(32)), &stage).await;
    assert!(
        told.starts_with("FAIL  way       DISCORD_PUBLIC_KEY is not this application's"),
        "{told}"
    );
}

#[tokio::test]
async fn a_store_is_looked_at_from_all_sides() {
    let stage = ready().await;
    let store = async |spoil: &'static str| {
        sql(&stage, spoil).await;
        about("store", command(&stage, "doctor"), &stage).await
    };
    assert_snapshot!(store("INSERT INTO _sqlx_migrations SELECT 9999, description, installed_on, success, checksum, execution_time FROM _sqlx_migrations LIMIT 1").await, @"
    FAIL  store     a newer version of this program has used it: run that, or restore the backup from before
    ends with 1
    ");
    assert_snapshot!(store("DELETE FROM _sqlx_migrations WHERE version = (SELECT max(version) FROM _sqlx_migrations WHERE version < 9999) OR version = 9999").await, @"
    warn  store     1 change(s) of its form behind: `run` makes them when it starts; back it up before
    ends with 0
    ");

    let stage = ready().await;
    let mut wrong = command(&stage, "doctor");
    wrong.env("DATA_KEY", "00".repeat(32));
    assert_snapshot!(about("store", wrong, &stage).await, @"
    FAIL  store     this is not the key of the database sqlite://FILE: give the key that it was sealed with (DATA_KEY, DATA_KEY_FILE, or the file beside it). Nothing was changed; without that key its answers cannot be read
    ends with 1
    ");

    let mut held = SqliteConnection::connect(&stage.database_url())
        .await
        .unwrap();
    sqlx::query("BEGIN IMMEDIATE")
        .execute(&mut held)
        .await
        .unwrap();
    let line = about("store", command(&stage, "doctor"), &stage).await;
    assert!(
        line.starts_with("FAIL  store") && line.contains("locked"),
        "{line}"
    );
    drop(held);

    std::fs::write(stage.database(), "no database at all, and longer than a header of one hundred bytes would have to be, by far and on purpose").unwrap();
    let line = about("store", command(&stage, "doctor"), &stage).await;
    assert!(line.starts_with("FAIL  store"), "{line}");

    std::fs::remove_file(stage.database()).unwrap();
    assert_snapshot!(about("store", command(&stage, "doctor"), &stage).await, @"
    warn  store     there is none yet: `run` makes it. Where there should be one, DATABASE_URL names another place
    ends with 0
    ");
    assert!(!stage.database().exists(), "none is made");
}

#[tokio::test]
async fn an_address_is_free_ours_already_or_somebody_elses() {
    let stage = Stage::open().await;
    let bot = stage.health_url().replace("http://", "");
    let at = |address: &str| {
        let mut doctor = command(&stage, "doctor");
        doctor.env("LISTEN_ADDR", address);
        doctor
    };
    let line = about("address", at(&bot), &stage).await;
    assert_eq!(
        line,
        format!("warn  address   the bot runs already and listens on {bot}\nends with 0")
    );

    let other = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let taken = other.local_addr().unwrap().to_string();
    let line = about("address", at(&taken), &stage).await;
    assert!(
        line.starts_with(&format!("FAIL  address   cannot listen on {taken}")),
        "{line}"
    );
    assert_snapshot!(about("address", at("off"), &stage).await, @"
    warn  address   LISTEN_ADDR is off: nobody can ask how the bot fares, and nothing is counted for anybody
    ends with 0
    ");
}

#[tokio::test]
async fn everything_that_is_wrong_with_the_settings_is_told_at_once() {
    let stage = ready().await;
    let mut doctor = command(&stage, "doctor");
    doctor
        .env("TYPED_ANSWERS", "some")
        .env("DISCORD_API_URL", "discord")
        .env("LISTEN_ADDR", "everywhere");
    assert_snapshot!(told_by(doctor, &stage).await, @"
    FAIL  settings  DISCORD_API_URL is `discord`: write it like http://127.0.0.1:4400, or leave it out to use Discord itself
    FAIL  settings  TYPED_ANSWERS is `some`: choose off, replies or all
    FAIL  settings  LISTEN_ADDR is `everywhere`: write it like 127.0.0.1:8080 or [::1]:8080, or `off` to listen nowhere
    error: 3 of what `run` needs is not in place; what to do stands above
    ends with 78
    ");
}

#[tokio::test]
async fn a_container_engine_can_ask_whether_it_lives() {
    let mut stage = Stage::open().await;
    let address = stage.health_url().replace("http://", "");
    let healthy = || {
        let mut healthy = command(&stage, "healthy");
        healthy.env("LISTEN_ADDR", &address);
        healthy
    };
    assert_eq!(told_by(healthy(), &stage).await, "alive\nends with 0");
    let (port, after) = (address.rsplit_once(':').unwrap().1, healthy());
    let mut everywhere = command(&stage, "healthy");
    everywhere.env("LISTEN_ADDR", format!("0.0.0.0:{port}"));
    assert_eq!(told_by(everywhere, &stage).await, "alive\nends with 0");
    assert!(stage.stop().await.success());
    let line = told_by(after, &stage).await;
    assert!(
        line.starts_with(&format!("error: nobody answers at {address}")),
        "{line}"
    );
    assert!(line.ends_with("ends with 1"), "{line}");
}
