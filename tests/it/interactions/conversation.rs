//! Whole conversations by HTTP: they read as by the gateway, and every first answer is in a response.

use std::time::{Duration, Instant};

use serde_json::json;
use should_i_certify::playground::{Aim, Fault, Options, Outcome, Recorded, Scale};
use sqlx::{Connection, SqliteConnection};

use super::{BY_REQUEST, IN_RESPONSE, answered_with, by_http, endpoints, start};
use crate::support::stage::{COMMAND, Stage, said};

/// Everything that a member can do, and what they read of it.
async fn conversation(stage: &Stage) -> String {
    let mut read = String::new();
    let mut note = |what: &str, words: &str| read += &format!("> {what}\n{words}\n");
    let mia = stage.mia().starts().await;
    note("start", &mia.screen());
    note("why", &said(&mia.presses("Why we ask").await));
    note("A flat", &said(&mia.presses("A flat").await));
    note("back", &said(&mia.presses("Back").await));
    mia.presses("A flat").await;
    note("walks", &said(&mia.picks(&["walks", "company"]).await));
    note("review", &said(&mia.presses("Review").await));
    mia.types("interview resume", json!({})).await;
    note("yes", &said(&mia.presses("Yes").await));
    note(
        "name",
        &said(&mia.writes("Write the answer", "*Nemo*").await),
    );
    let options = json!({"value": "ra"});
    let choices = mia
        .0
        .autocomplete("interview answer", options, "value")
        .await;
    note("ra", &format!("{:?}", choices.unwrap()));
    mia.types("interview answer", json!({"value": "Rather not"}))
        .await;
    mia.reads("Transcript").await;
    // By HTTP, what stands in the thread may be there before the answer to the command.
    let screen = mia.screen();
    let mut messages: Vec<&str> = screen.split("---\n").map(str::trim).collect();
    messages.sort_unstable();
    note("rather not", &messages.join("\n---\n"));
    note("transcript", &files(&mia.presses("Transcript").await));
    let export = mia.0.command("interview my-data export", json!({})).await;
    note("export", &files(&export.unwrap()));
    note(
        "begin again",
        &said(&stage.mia().0.command(COMMAND, json!({})).await.unwrap()),
    );
    let moderator = stage.moderator();
    let panel = moderator
        .0
        .command("prompts list", json!({"dialog": COMMAND}))
        .await
        .unwrap();
    note("prompts", &said(&panel));
    without_ids(&read)
}

fn files(outcome: &Outcome) -> String {
    let message = outcome.message().expect("a message");
    let files = message["attachments"].as_array().into_iter().flatten();
    let names: Vec<&str> = files.filter_map(|it| it["filename"].as_str()).collect();
    assert!(!names.is_empty(), "{message}");
    format!("{} {}", said(outcome), names.join(" "))
}

/// Numbers of channels and moments differ from one Discord to the other.
fn without_ids(text: &str) -> String {
    let mut digits = 0;
    let mut kept = String::new();
    for sign in text.chars() {
        digits = if sign.is_ascii_digit() { digits + 1 } else { 0 };
        if digits < 5 {
            kept.push(sign);
        }
    }
    kept.split("><").collect::<Vec<_>>().join("> <")
}

#[tokio::test]
async fn a_conversation_by_http_reads_as_one_by_the_gateway_and_needs_no_requests_for_its_answers()
{
    let gateway = Stage::open().await;
    let wanted = conversation(&gateway).await;
    assert!(wanted.contains("Verdict: A fish"), "{wanted}");
    let (stage, bot) = by_http().await;
    assert_eq!(conversation(&stage).await, wanted);
    assert_eq!(stage.count(BY_REQUEST), 0);
    let answers = gateway.count(BY_REQUEST);
    assert!(answers > 15, "{answers}");
    assert_eq!(stage.count(IN_RESPONSE), answers);
    for kind in [4, 5, 7, 8, 9] {
        stage.discord.request(0, answered_with(kind)).await.unwrap();
    }
    let has_file = |request: &Recorded| request.route == IN_RESPONSE && !request.files.is_empty();
    stage.discord.request(0, has_file).await.unwrap();
    stage.expect_lawful_requests();
    stage.expect_few_refusals();
    assert_eq!(bot.has_said("ERROR"), 0, "{}", bot.log());
}

#[tokio::test]
async fn who_acts_while_the_store_is_blocked_is_acknowledged_in_the_response_and_served_afterwards()
{
    let (stage, _bot) = by_http().await;
    let mia = stage.mia().starts().await;
    let card = mia.reads("Where do you live?").await;
    let mut blocking = SqliteConnection::connect(&stage.database_url())
        .await
        .unwrap();
    sqlx::query("BEGIN IMMEDIATE")
        .execute(&mut blocking)
        .await
        .unwrap();
    let begin = Instant::now();
    let (first, second) = (mia.clone(), mia.clone());
    let (before, behind) = (card.clone(), card.clone());
    let first = tokio::spawn(async move { first.presses_on(&before, "A flat").await });
    // In its turn: one waits for the store, the other behind it.
    let second = tokio::spawn(async move { second.presses_on(&behind, "A flat").await });
    stage.discord.request(0, answered_with(6)).await.unwrap();
    let waited = begin.elapsed();
    assert!(
        (Duration::from_secs(2)..Duration::from_secs(3)).contains(&waited),
        "{waited:?}"
    );
    sqlx::query("ROLLBACK")
        .execute(&mut blocking)
        .await
        .unwrap();
    let outcomes = [first.await.unwrap(), second.await.unwrap()];
    let is_sorry = |it: &Outcome| said(it).contains("Something went wrong on my side");
    assert!(outcomes.iter().any(is_sorry), "{outcomes:?}");
    assert!(outcomes.contains(&Outcome::Acknowledged), "{outcomes:?}");
    mia.reads("What do you like?").await;
    assert_eq!(stage.count(BY_REQUEST), 0);
}

#[tokio::test]
async fn what_was_asked_before_the_process_is_told_to_end_is_answered() {
    let (stage, mut bot) = by_http().await;
    let mia = stage.mia().starts().await;
    let card = mia.reads("Where do you live?").await;
    let mut blocking = SqliteConnection::connect(&stage.database_url())
        .await
        .unwrap();
    sqlx::query("BEGIN IMMEDIATE")
        .execute(&mut blocking)
        .await
        .unwrap();
    let clicks = bot.has_said("interaction came in");
    let press = tokio::spawn(async move { mia.presses_on(&card, "A flat").await });
    bot.says_more_than(clicks, "interaction came in").await;
    bot.is_told_to_stop().await;
    sqlx::query("ROLLBACK")
        .execute(&mut blocking)
        .await
        .unwrap();
    let told = said(&press.await.unwrap());
    assert!(told.contains("What do you like?"), "{told}");
    assert!(bot.ends().await.success());
    assert_eq!(bot.has_said("ended before"), 0, "{}", bot.log());
}

#[tokio::test]
async fn what_follows_waits_until_discord_knows_of_the_answer() {
    let (stage, bot) = by_http().await;
    let follow = "PATCH /webhooks/{}/{}/messages/{}";
    stage.discord.faults().set(Fault::Refuse {
        aim: Aim::at(follow).times(2),
        status: 404,
        code: 10_015,
        message: "Unknown Webhook".to_owned(),
    });
    stage.mia().starts().await;
    assert_eq!(stage.count(follow), 3);
    assert_eq!(bot.has_said("ERROR"), 0, "{}", bot.log());
}

#[tokio::test]
async fn without_a_gateway_it_asks_which_servers_it_is_in_and_notes_those_that_it_left() {
    let scale = Scale {
        small_guilds: 450,
        ..Scale::default()
    };
    let options = Options {
        scale,
        ..Options::default()
    };
    let stage = Stage::closed(options).await;
    let settings = [("SHARDS", "none")];
    let mut bot = start(&stage, &settings).await;
    endpoints(&stage, &[&bot]).await;
    stage.mia().starts().await;
    bot.says("DELETE FROM departed").await;
    bot.kill().await;
    let left = stage.discord.guild();
    stage.discord.remove_guild(left);
    let bot = start(&stage, &settings).await;
    bot.says("DELETE FROM departed").await;
    let asked = "GET /users/@me/guilds";
    assert_eq!(stage.count(asked), 3 + 3, "451 servers, 200 a page, twice");
    let mut store = SqliteConnection::connect(&stage.database_url())
        .await
        .unwrap();
    let noted = sqlx::query_scalar("SELECT guild_id FROM departed");
    let noted: Vec<i64> = noted.fetch_all(&mut store).await.unwrap();
    assert_eq!(noted, [i64::try_from(u64::from(left)).unwrap()]);
}

#[tokio::test]
async fn with_a_gateway_beside_it_what_is_typed_comes_there_and_what_is_clicked_by_http() {
    let stage = Stage::closed(Options::default()).await;
    let bot = start(&stage, &[]).await;
    endpoints(&stage, &[&bot]).await;
    let mia = stage.mia().starts().await;
    let card = mia.reads("Where do you live?").await;
    mia.0.reply(&card, "a flat").unwrap();
    mia.reads("What do you like?").await;
    mia.picks(&["walks"]).await;
    mia.reads("Are you allergic to fur?").await;
    assert_eq!(stage.count(BY_REQUEST), 0);
    assert_eq!(stage.discord.arrivals().identifies, 1);
}
