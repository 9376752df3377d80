//! A table of faults on every route that the bot uses: what a member and an operator see of each.
//!
//! The person of a row begins an interview and gets to the verdict, with deeds in between that need all routes.

use std::time::Duration;

use insta::assert_snapshot;
use serde_json::{Value, json};
use should_i_certify::playground::{Aim, Fault, Timing, When};

use crate::support::determined::{ANSWERS, Determined};
use crate::support::stage::{Seen, Stage};

const CALLBACK: &str = "POST /interactions/{}/{}/callback";
const ORIGINAL: &str = "PATCH /webhooks/{}/{}/messages/{}";
const FOLLOW_UP: &str = "POST /webhooks/{}/{}";
const TAKE_BACK: &str = "DELETE /webhooks/{}/{}/messages/{}";
const THREADS: &str = "POST /channels/{}/threads";
const LET_IN: &str = "PUT /channels/{}/thread-members/{}";
const MESSAGES: &str = "POST /channels/{}/messages";
const EDIT: &str = "PATCH /channels/{}/messages/{}";
const WAKE: &str = "PATCH /channels/{}";

const ROUTES: [&str; 9] = [
    CALLBACK, ORIGINAL, FOLLOW_UP, TAKE_BACK, THREADS, LET_IN, MESSAGES, EDIT, WAKE,
];

struct Row {
    name: String,
    fault: Fault,
}

fn limited(route: &str, retry_after: Option<f64>, header: Option<&str>, global: bool) -> Fault {
    Fault::RateLimit {
        aim: Aim::at(route),
        retry_after,
        header: header.map(str::to_owned),
        global,
    }
}

fn refused(route: &str, status: u16, code: u32, message: &str) -> Row {
    Row {
        name: format!("{route}: {code} {message}"),
        fault: Fault::Refuse {
            aim: Aim::at(route),
            status,
            code,
            message: message.to_owned(),
        },
    }
}

/// The same on every route.
fn everywhere(name: &str, fault: impl Fn(&str) -> Fault) -> Vec<Row> {
    let row = |route: &&str| Row {
        name: format!("{route}: {name}"),
        fault: fault(route),
    };
    ROUTES.iter().map(row).collect()
}

/// Each row with a person of its own, one after the other, against one process.
async fn table(rows: Vec<Row>) -> String {
    let timing = Timing {
        answer: Duration::from_millis(1_500),
        patience: Duration::from_secs(2),
        ..Timing::default()
    };
    let stage = Stage::timed(timing).await;
    let mut table = "fault | tries | lost | member sees | operator sees\n".to_owned();
    for row in rows {
        table.push_str(&play(&stage, row).await);
    }
    stage.expect_few_refusals();
    table
}

async fn play(stage: &Stage, row: Row) -> String {
    let before = stage.log().len();
    let met = stage.discord.faults().met_so_far();
    stage.discord.faults().set(row.fault);
    let mia = Determined::new(stage.discord.newcomer());
    uses_everything(&mia).await;
    let reached = stage.discord.faults().met(met + 1);
    let reached = tokio::time::timeout(Duration::from_secs(5), reached).await;
    assert!(reached.is_ok(), "nobody came to {}", row.name);
    stage.discord.faults().clear();
    mia.gets_through().await;
    comes_to_rest(&mia).await;
    let tries = stage.discord.faults().met_so_far() - met;
    let verdicts = mia.verdicts();
    assert_eq!(verdicts.len(), 1, "{}:\n{}", row.name, mia.screens());
    let lost = ANSWERS.iter().filter(|it| !verdicts[0].contains(**it));
    let lost = lost.count();
    assert_eq!(lost, 0, "{}:\n{}", row.name, verdicts[0]);
    let seen = seen_by_member(&mia);
    let told = seen_by_operator(&stage.log()[before..]);
    format!("{} | {tries} | {lost} | {seen} | {told}\n", row.name)
}

/// An interview with everything in it that a member can do, so that every route is asked for.
async fn uses_everything(mia: &Determined) {
    while mia.card().is_none() {
        mia.does_the_next_thing().await;
        mia.looks();
    }
    if let Some((place, card)) = mia.card() {
        let flat = Seen(place.clone()).control(&card, "A flat");
        // Once too often: the second click is told that it is late.
        drop(tokio::join!(
            place.click(&card, &flat),
            place.click(&card, &flat)
        ));
        drop(place.command("interview resume", json!({})).await);
        mia.looks();
    }
    mia.gets_through().await;
    if let Some((place, verdict)) = mia.verdict() {
        let seen = Seen(place.clone());
        drop(
            place
                .click(&verdict, &seen.control(&verdict, "Change an answer"))
                .await,
        );
        if let Ok(card) = place.reads("Leave them as they are").await {
            let leave = seen.control(&card, "Leave them as they are");
            drop(place.click(&card, &leave).await);
        }
    }
}

/// Until the picture is there, and everything that this person did is done: what comes next comes behind it.
async fn comes_to_rest(mia: &Determined) {
    if let Some((place, verdict)) = mia.verdict() {
        let has_picture =
            |it: &Value| it["id"] == verdict["id"] && it["attachments"][0].is_object();
        drop(place.sees(has_picture).await);
    }
    // Nothing follows this answer, and it waits its turn.
    drop(mia.person.command("interview transcript", json!({})).await);
}

/// What was said beside the interview itself.
fn seen_by_member(mia: &Determined) -> &'static str {
    mia.looks();
    let told = [
        (
            "Discord did not let me show everything",
            "“… not let me show everything, but what you did is kept”",
        ),
        (
            "Something went wrong on my side",
            "“Something went wrong on my side …”",
        ),
        (
            "I can no longer write in your thread",
            "the interview goes on in private, with the reason",
        ),
        (
            "the interview is held right here",
            "the interview is held in private, with the reason",
        ),
        (
            "took too long to open the field",
            "“That took too long to open the field”",
        ),
    ];
    let told = told.iter().find(|(words, _)| mia.has_seen(words));
    told.map_or("the interview", |(_, short)| short)
}

/// The first line that is no part of everyday work, without when and about whom.
fn seen_by_operator(log: &str) -> String {
    let is_news = |line: &&str| {
        line.contains(" should_i_certify::") && (line.contains(" WARN ") || line.contains("ERROR "))
    };
    let first = log.lines().find(is_news).unwrap_or("nothing");
    let said = first
        .split_once("should_i_certify::")
        .and_then(|(_, said)| said.split_once(": "));
    let words = said.map_or(first, |(_, words)| words);
    let is_changing = |word: &&str| {
        ["interview=", "interaction=", "thread=", "tries="]
            .iter()
            .any(|field| word.starts_with(field))
    };
    let words: Vec<&str> = words.split(' ').filter(|word| !is_changing(word)).collect();
    words.join(" ")
}

#[tokio::test]
async fn a_rate_limit_on_any_route_is_waited_out() {
    let table = table(everywhere("429 with Retry-After", |route| {
        limited(route, Some(0.1), Some("0"), false)
    }))
    .await;
    assert_snapshot!(table, @r#"
    fault | tries | lost | member sees | operator sees
    POST /interactions/{}/{}/callback: 429 with Retry-After | 1 | 0 | the interview | tried again call="answer an interaction" failure=Discord asks to wait 100ms
    PATCH /webhooks/{}/{}/messages/{}: 429 with Retry-After | 1 | 0 | the interview | tried again call="edit an answer" failure=Discord asks to wait 100ms
    POST /webhooks/{}/{}: 429 with Retry-After | 1 | 0 | the interview | tried again call="follow an answer up" failure=Discord asks to wait 100ms
    DELETE /webhooks/{}/{}/messages/{}: 429 with Retry-After | 1 | 0 | the interview | tried again call="take back an answer" failure=Discord asks to wait 100ms
    POST /channels/{}/threads: 429 with Retry-After | 1 | 0 | the interview | tried again call="open a thread" failure=Discord asks to wait 100ms
    PUT /channels/{}/thread-members/{}: 429 with Retry-After | 1 | 0 | the interview | tried again call="add a member to a thread" failure=Discord asks to wait 100ms
    POST /channels/{}/messages: 429 with Retry-After | 1 | 0 | the interview | tried again call="post a message" failure=Discord asks to wait 100ms
    PATCH /channels/{}/messages/{}: 429 with Retry-After | 1 | 0 | the interview | tried again call="edit a message" failure=Discord asks to wait 100ms
    PATCH /channels/{}: 429 with Retry-After | 1 | 0 | the interview | tried again call="archive or wake a thread" failure=Discord asks to wait 100ms
    "#);
}

#[tokio::test]
async fn a_rate_limit_that_does_not_say_how_long_is_waited_out() {
    let table = table(everywhere("429 without Retry-After", |route| {
        limited(route, None, None, false)
    }))
    .await;
    assert_snapshot!(table, @r#"
    fault | tries | lost | member sees | operator sees
    POST /interactions/{}/{}/callback: 429 without Retry-After | 1 | 0 | the interview | tried again call="answer an interaction" failure=Discord asks to wait, and does not say how long
    PATCH /webhooks/{}/{}/messages/{}: 429 without Retry-After | 1 | 0 | the interview | tried again call="edit an answer" failure=Discord asks to wait, and does not say how long
    POST /webhooks/{}/{}: 429 without Retry-After | 1 | 0 | the interview | tried again call="follow an answer up" failure=Discord asks to wait, and does not say how long
    DELETE /webhooks/{}/{}/messages/{}: 429 without Retry-After | 1 | 0 | the interview | tried again call="take back an answer" failure=Discord asks to wait, and does not say how long
    POST /channels/{}/threads: 429 without Retry-After | 1 | 0 | the interview | tried again call="open a thread" failure=Discord asks to wait, and does not say how long
    PUT /channels/{}/thread-members/{}: 429 without Retry-After | 1 | 0 | the interview | tried again call="add a member to a thread" failure=Discord asks to wait, and does not say how long
    POST /channels/{}/messages: 429 without Retry-After | 1 | 0 | the interview | tried again call="post a message" failure=Discord asks to wait, and does not say how long
    PATCH /channels/{}/messages/{}: 429 without Retry-After | 1 | 0 | the interview | tried again call="edit a message" failure=Discord asks to wait, and does not say how long
    PATCH /channels/{}: 429 without Retry-After | 1 | 0 | the interview | tried again call="archive or wake a thread" failure=Discord asks to wait, and does not say how long
    "#);
}

#[tokio::test]
async fn a_rate_limit_for_everything_or_with_nonsense_is_waited_out() {
    let mut rows = everywhere("429 with a wrong Retry-After", |route| {
        limited(route, Some(0.0), Some("soon"), false)
    });
    rows.extend(everywhere("429 for all routes", |route| {
        limited(route, Some(0.1), Some("0"), true)
    }));
    assert_snapshot!(table(rows).await, @r#"
    fault | tries | lost | member sees | operator sees
    POST /interactions/{}/{}/callback: 429 with a wrong Retry-After | 1 | 0 | the interview | tried again call="answer an interaction" failure=Discord asks to wait 0ns
    PATCH /webhooks/{}/{}/messages/{}: 429 with a wrong Retry-After | 1 | 0 | the interview | tried again call="edit an answer" failure=Discord asks to wait 0ns
    POST /webhooks/{}/{}: 429 with a wrong Retry-After | 1 | 0 | the interview | tried again call="follow an answer up" failure=Discord asks to wait 0ns
    DELETE /webhooks/{}/{}/messages/{}: 429 with a wrong Retry-After | 1 | 0 | the interview | tried again call="take back an answer" failure=Discord asks to wait 0ns
    POST /channels/{}/threads: 429 with a wrong Retry-After | 1 | 0 | the interview | tried again call="open a thread" failure=Discord asks to wait 0ns
    PUT /channels/{}/thread-members/{}: 429 with a wrong Retry-After | 1 | 0 | the interview | tried again call="add a member to a thread" failure=Discord asks to wait 0ns
    POST /channels/{}/messages: 429 with a wrong Retry-After | 1 | 0 | the interview | tried again call="post a message" failure=Discord asks to wait 0ns
    PATCH /channels/{}/messages/{}: 429 with a wrong Retry-After | 1 | 0 | the interview | tried again call="edit a message" failure=Discord asks to wait 0ns
    PATCH /channels/{}: 429 with a wrong Retry-After | 1 | 0 | the interview | tried again call="archive or wake a thread" failure=Discord asks to wait 0ns
    POST /interactions/{}/{}/callback: 429 for all routes | 1 | 0 | the interview | tried again call="answer an interaction" failure=Discord asks to wait 100ms with everything
    PATCH /webhooks/{}/{}/messages/{}: 429 for all routes | 1 | 0 | the interview | tried again call="edit an answer" failure=Discord asks to wait 100ms with everything
    POST /webhooks/{}/{}: 429 for all routes | 1 | 0 | the interview | tried again call="follow an answer up" failure=Discord asks to wait 100ms with everything
    DELETE /webhooks/{}/{}/messages/{}: 429 for all routes | 1 | 0 | the interview | tried again call="take back an answer" failure=Discord asks to wait 100ms with everything
    POST /channels/{}/threads: 429 for all routes | 1 | 0 | the interview | tried again call="open a thread" failure=Discord asks to wait 100ms with everything
    PUT /channels/{}/thread-members/{}: 429 for all routes | 1 | 0 | the interview | tried again call="add a member to a thread" failure=Discord asks to wait 100ms with everything
    POST /channels/{}/messages: 429 for all routes | 1 | 0 | the interview | tried again call="post a message" failure=Discord asks to wait 100ms with everything
    PATCH /channels/{}/messages/{}: 429 for all routes | 1 | 0 | the interview | tried again call="edit a message" failure=Discord asks to wait 100ms with everything
    PATCH /channels/{}: 429 for all routes | 1 | 0 | the interview | tried again call="archive or wake a thread" failure=Discord asks to wait 100ms with everything
    "#);
}

#[tokio::test]
async fn a_failing_server_is_asked_again() {
    let rows = everywhere("502", |route| Fault::Status {
        aim: Aim::at(route),
        status: 502,
    });
    assert_snapshot!(table(rows).await, @r#"
    fault | tries | lost | member sees | operator sees
    POST /interactions/{}/{}/callback: 502 | 1 | 0 | the interview | tried again call="answer an interaction" failure=Discord refused it with status 502, code 0: <html><body>upstream failed</body></html>
    PATCH /webhooks/{}/{}/messages/{}: 502 | 1 | 0 | the interview | tried again call="edit an answer" failure=Discord refused it with status 502, code 0: <html><body>upstream failed</body></html>
    POST /webhooks/{}/{}: 502 | 1 | 0 | “… not let me show everything, but what you did is kept” | an interaction was not answered as meant error="could not follow an answer up: Discord refused it with status 502, code 0: <html><body>upstream failed</body></html>"
    DELETE /webhooks/{}/{}/messages/{}: 502 | 1 | 0 | the interview | tried again call="take back an answer" failure=Discord refused it with status 502, code 0: <html><body>upstream failed</body></html>
    POST /channels/{}/threads: 502 | 1 | 0 | the interview is held in private, with the reason | no thread for an interview error=could not open a thread: Discord refused it with status 502, code 0: <html><body>upstream failed</body></html>
    PUT /channels/{}/thread-members/{}: 502 | 1 | 0 | the interview | tried again call="add a member to a thread" failure=Discord refused it with status 502, code 0: <html><body>upstream failed</body></html>
    POST /channels/{}/messages: 502 | 1 | 0 | the interview | tried again call="post a message" failure=Discord refused it with status 502, code 0: <html><body>upstream failed</body></html>
    PATCH /channels/{}/messages/{}: 502 | 1 | 0 | the interview | tried again call="edit a message" failure=Discord refused it with status 502, code 0: <html><body>upstream failed</body></html>
    PATCH /channels/{}: 502 | 1 | 0 | the interview | tried again call="archive or wake a thread" failure=Discord refused it with status 502, code 0: <html><body>upstream failed</body></html>
    "#);
}

#[tokio::test]
async fn a_connection_that_breaks_loses_nothing() {
    let mut rows = everywhere("cut before the deed", |route| Fault::Drop {
        aim: Aim::at(route),
        when: When::Before,
    });
    rows.extend(everywhere("cut after the deed", |route| Fault::Drop {
        aim: Aim::at(route),
        when: When::After,
    }));
    assert_snapshot!(table(rows).await, @r#"
    fault | tries | lost | member sees | operator sees
    POST /interactions/{}/{}/callback: cut before the deed | 1 | 0 | the interview | tried again call="answer an interaction" failure=the connection broke: client error (SendRequest): connection closed before message completed
    PATCH /webhooks/{}/{}/messages/{}: cut before the deed | 1 | 0 | the interview | tried again call="edit an answer" failure=the connection broke: client error (SendRequest): connection closed before message completed
    POST /webhooks/{}/{}: cut before the deed | 1 | 0 | “… not let me show everything, but what you did is kept” | an interaction was not answered as meant error="could not follow an answer up: the connection broke: client error (SendRequest): connection closed before message completed"
    DELETE /webhooks/{}/{}/messages/{}: cut before the deed | 1 | 0 | the interview | tried again call="take back an answer" failure=the connection broke: client error (SendRequest): connection closed before message completed
    POST /channels/{}/threads: cut before the deed | 1 | 0 | the interview is held in private, with the reason | no thread for an interview error=could not open a thread: the connection broke: client error (SendRequest): connection closed before message completed
    PUT /channels/{}/thread-members/{}: cut before the deed | 1 | 0 | the interview | tried again call="add a member to a thread" failure=the connection broke: client error (SendRequest): connection closed before message completed
    POST /channels/{}/messages: cut before the deed | 1 | 0 | the interview | tried again call="post a message" failure=the connection broke: client error (SendRequest): connection closed before message completed
    PATCH /channels/{}/messages/{}: cut before the deed | 1 | 0 | the interview | tried again call="edit a message" failure=the connection broke: client error (SendRequest): connection closed before message completed
    PATCH /channels/{}: cut before the deed | 1 | 0 | the interview | tried again call="archive or wake a thread" failure=the connection broke: client error (SendRequest): connection closed before message completed
    POST /interactions/{}/{}/callback: cut after the deed | 1 | 0 | the interview | tried again call="answer an interaction" failure=the connection broke: client error (SendRequest): connection closed before message completed
    PATCH /webhooks/{}/{}/messages/{}: cut after the deed | 1 | 0 | the interview | tried again call="edit an answer" failure=the connection broke: client error (SendRequest): connection closed before message completed
    POST /webhooks/{}/{}: cut after the deed | 1 | 0 | “… not let me show everything, but what you did is kept” | an interaction was not answered as meant error="could not follow an answer up: the connection broke: client error (SendRequest): connection closed before message completed"
    DELETE /webhooks/{}/{}/messages/{}: cut after the deed | 1 | 0 | the interview | tried again call="take back an answer" failure=the connection broke: client error (SendRequest): connection closed before message completed
    POST /channels/{}/threads: cut after the deed | 1 | 0 | the interview | no thread for an interview error=could not open a thread: the connection broke: client error (SendRequest): connection closed before message completed
    PUT /channels/{}/thread-members/{}: cut after the deed | 1 | 0 | the interview | tried again call="add a member to a thread" failure=the connection broke: client error (SendRequest): connection closed before message completed
    POST /channels/{}/messages: cut after the deed | 1 | 0 | the interview | tried again call="post a message" failure=the connection broke: client error (SendRequest): connection closed before message completed
    PATCH /channels/{}/messages/{}: cut after the deed | 1 | 0 | the interview | tried again call="edit a message" failure=the connection broke: client error (SendRequest): connection closed before message completed
    PATCH /channels/{}: cut after the deed | 1 | 0 | the interview | tried again call="archive or wake a thread" failure=the connection broke: client error (SendRequest): connection closed before message completed
    "#);
}

#[tokio::test]
async fn every_refusal_that_discord_documents_leads_to_a_verdict() {
    let rows = vec![
        refused(CALLBACK, 404, 10_062, "Unknown interaction"),
        refused(
            CALLBACK,
            400,
            40_060,
            "Interaction has already been acknowledged",
        ),
        refused(ORIGINAL, 401, 50_027, "Invalid Webhook Token"),
        refused(ORIGINAL, 404, 10_015, "Unknown Webhook"),
        refused(ORIGINAL, 404, 10_008, "Unknown Message"),
        refused(FOLLOW_UP, 401, 50_027, "Invalid Webhook Token"),
        refused(TAKE_BACK, 404, 10_008, "Unknown Message"),
        refused(
            THREADS,
            400,
            160_006,
            "Maximum number of active threads reached",
        ),
        refused(THREADS, 403, 50_013, "Missing Permissions"),
        refused(THREADS, 403, 50_001, "Missing Access"),
        refused(THREADS, 404, 10_003, "Unknown Channel"),
        refused(LET_IN, 403, 50_013, "Missing Permissions"),
        refused(LET_IN, 404, 10_007, "Unknown Member"),
        refused(
            LET_IN,
            400,
            30_033,
            "Maximum number of thread participants reached",
        ),
        refused(MESSAGES, 403, 50_013, "Missing Permissions"),
        refused(MESSAGES, 404, 10_003, "Unknown Channel"),
        refused(MESSAGES, 403, 160_005, "Thread is locked"),
        refused(MESSAGES, 400, 200_000, "Message was blocked by AutoMod"),
        refused(EDIT, 404, 10_008, "Unknown Message"),
        refused(EDIT, 400, 50_083, "Thread is archived"),
        refused(EDIT, 403, 160_005, "Thread is locked"),
        refused(
            EDIT,
            429,
            30_046,
            "Maximum number of edits to messages older than 1 hour reached",
        ),
        refused(EDIT, 403, 50_001, "Missing Access"),
        refused(WAKE, 403, 50_013, "Missing Permissions"),
        refused(WAKE, 404, 10_003, "Unknown Channel"),
        // The last one: it is heeded for 200 seconds.
        Row {
            name: format!("{THREADS}: 429 for 200 s"),
            fault: limited(THREADS, Some(200.0), None, false),
        },
    ];
    assert_snapshot!(table(rows).await, @r#"
    fault | tries | lost | member sees | operator sees
    POST /interactions/{}/{}/callback: 10062 Unknown interaction | 1 | 0 | the interview | an interaction was not answered as meant error="could not answer an interaction: Discord refused it with status 404, code 10062: Unknown interaction"
    POST /interactions/{}/{}/callback: 40060 Interaction has already been acknowledged | 1 | 0 | the interview | an interaction was not answered as meant error="could not edit an answer: Discord refused it with status 404, code 10015: Unknown Webhook"
    PATCH /webhooks/{}/{}/messages/{}: 50027 Invalid Webhook Token | 1 | 0 | the interview | an interaction was not answered as meant error="could not edit an answer: Discord refused it with status 401, code 50027: Invalid Webhook Token"
    PATCH /webhooks/{}/{}/messages/{}: 10015 Unknown Webhook | 1 | 0 | the interview | an interaction was not answered as meant error="could not edit an answer: Discord refused it with status 404, code 10015: Unknown Webhook"
    PATCH /webhooks/{}/{}/messages/{}: 10008 Unknown Message | 1 | 0 | “… not let me show everything, but what you did is kept” | an interaction was not answered as meant error="could not edit an answer: Discord refused it with status 404, code 10008: Unknown Message"
    POST /webhooks/{}/{}: 50027 Invalid Webhook Token | 1 | 0 | the interview | an interaction was not answered as meant error="could not follow an answer up: Discord refused it with status 401, code 50027: Invalid Webhook Token"
    DELETE /webhooks/{}/{}/messages/{}: 10008 Unknown Message | 1 | 0 | the interview | nothing
    POST /channels/{}/threads: 160006 Maximum number of active threads reached | 1 | 0 | the interview is held in private, with the reason | no thread for an interview error=could not open a thread: Discord refused it with status 400, code 160006: Maximum number of active threads reached
    POST /channels/{}/threads: 50013 Missing Permissions | 1 | 0 | the interview is held in private, with the reason | no thread for an interview error=could not open a thread: Discord refused it with status 403, code 50013: Missing Permissions
    POST /channels/{}/threads: 50001 Missing Access | 1 | 0 | the interview is held in private, with the reason | no thread for an interview error=could not open a thread: Discord refused it with status 403, code 50001: Missing Access
    POST /channels/{}/threads: 10003 Unknown Channel | 1 | 0 | the interview is held in private, with the reason | no thread for an interview error=could not open a thread: Discord refused it with status 404, code 10003: Unknown Channel
    PUT /channels/{}/thread-members/{}: 50013 Missing Permissions | 1 | 0 | the interview is held in private, with the reason | a thread cannot be used and is archived error=could not add a member to a thread: Discord refused it with status 403, code 50013: Missing Permissions
    PUT /channels/{}/thread-members/{}: 10007 Unknown Member | 1 | 0 | the interview is held in private, with the reason | a thread cannot be used and is archived error=could not add a member to a thread: Discord refused it with status 404, code 10007: Unknown Member
    PUT /channels/{}/thread-members/{}: 30033 Maximum number of thread participants reached | 1 | 0 | the interview is held in private, with the reason | a thread cannot be used and is archived error=could not add a member to a thread: Discord refused it with status 400, code 30033: Maximum number of thread participants reached
    POST /channels/{}/messages: 50013 Missing Permissions | 1 | 0 | the interview is held in private, with the reason | a thread cannot be used and is archived error=could not post a message: Discord refused it with status 403, code 50013: Missing Permissions
    POST /channels/{}/messages: 10003 Unknown Channel | 1 | 0 | the interview is held in private, with the reason | a thread cannot be used and is archived error=could not post a message: Discord refused it with status 404, code 10003: Unknown Channel
    POST /channels/{}/messages: 160005 Thread is locked | 1 | 0 | the interview is held in private, with the reason | a thread cannot be used and is archived error=could not post a message: Discord refused it with status 403, code 160005: Thread is locked
    POST /channels/{}/messages: 200000 Message was blocked by AutoMod | 1 | 0 | the interview is held in private, with the reason | a thread cannot be used and is archived error=could not post a message: Discord refused it with status 400, code 200000: Message was blocked by AutoMod
    PATCH /channels/{}/messages/{}: 10008 Unknown Message | 1 | 0 | the interview | nothing
    PATCH /channels/{}/messages/{}: 50083 Thread is archived | 1 | 0 | the interview | nothing
    PATCH /channels/{}/messages/{}: 160005 Thread is locked | 1 | 0 | the interview goes on in private, with the reason | a thread is out of reach; its interview goes on in private error=could not edit a message: Discord refused it with status 403, code 160005: Thread is locked
    PATCH /channels/{}/messages/{}: 30046 Maximum number of edits to messages older than 1 hour reached | 1 | 0 | the interview | tried again call="edit a message" failure=Discord asks to wait, and does not say how long
    PATCH /channels/{}/messages/{}: 50001 Missing Access | 1 | 0 | the interview goes on in private, with the reason | a thread is out of reach; its interview goes on in private error=could not edit a message: Discord refused it with status 403, code 50001: Missing Access
    PATCH /channels/{}: 50013 Missing Permissions | 1 | 0 | the interview goes on in private, with the reason | a thread is out of reach; its interview goes on in private error=could not archive or wake a thread: Discord refused it with status 403, code 50013: Missing Permissions
    PATCH /channels/{}: 10003 Unknown Channel | 1 | 0 | the interview goes on in private, with the reason | a thread is out of reach; its interview goes on in private error=could not archive or wake a thread: Discord refused it with status 404, code 10003: Unknown Channel
    POST /channels/{}/threads: 429 for 200 s | 1 | 0 | the interview is held in private, with the reason | no thread for an interview error=could not open a thread: Discord asks to wait 200 s
    "#);
}
