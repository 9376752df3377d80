//! What a member can do about what is kept of them: read how it is, take it away as a file, have it deleted, so that
//! nothing of it can be found afterwards.

use std::fs;
use std::time::Duration;

use insta::assert_snapshot;
use serde_json::{Value, json};
use should_i_certify::playground::{Aim, Fault, Recorded, Timing, When};

use crate::moderate::transfer::file_of;
use crate::support::stage::{COMMAND, Seen, Stage, text};

const TYPED: [&str; 2] = ["Leviathan", "Found beneath the harbour."];
const DELETE_MESSAGE: &str = "DELETE /channels/{}/messages/{}";

/// A whole interview, with texts typed in a field and as a reply.
async fn finishes(stage: &Stage, options: Value) -> Seen {
    let mia = stage.mia();
    let outcome = mia.0.command(COMMAND, options).await.unwrap();
    assert!(text(outcome.message().unwrap()).starts_with("Your interview is in"));
    let mia = Seen(mia.0.enters_thread().await.unwrap());
    mia.presses("A flat").await;
    mia.picks(&["quiet"]).await;
    mia.presses("Yes").await;
    mia.writes("Write the answer", TYPED[0]).await;
    let card = mia.reads("Tell us about").await;
    mia.0.reply(&card, TYPED[1]).unwrap();
    mia.reads("Verdict:").await;
    mia
}

async fn shares(mia: &Seen) {
    let asked = mia.presses("Share in the channel").await;
    mia.presses_on(asked.message().unwrap(), "Share it").await;
    mia.reads("Shared.").await;
    mia.sees_no("Share in the channel").await;
}

/// What is told in the end.
async fn deletes(person: &Seen) -> String {
    person.types("interview my-data delete", json!({})).await;
    person.presses("Delete everything").await;
    text(&person.reads("What remains").await)
}

/// What stands in a member's thread that somebody else wrote, the bot most of all.
fn by_others(mia: &Seen) -> Vec<String> {
    let is_ours = |message: &Value| {
        message["author"]["id"] != json!(mia.0.id())
            && message["flags"].as_u64().unwrap_or_default() & 64 == 0
            && [0, 19].contains(&message["type"].as_u64().unwrap_or_default())
    };
    mia.0
        .messages()
        .iter()
        .filter(|it| is_ours(it))
        .map(text)
        .collect()
}

/// Waits until a thread was archived, which is the last of a deletion.
async fn is_closed(stage: &Stage) {
    let is_last = |it: &Recorded| it.route == "PATCH /channels/{}" && it.body["archived"] == true;
    stage.discord.request(0, is_last).await.unwrap();
}

/// Where in the database and its log any of these bytes stand.
fn found(stage: &Stage, what: &[(&str, Vec<u8>)]) -> Vec<String> {
    let database = stage.database_url();
    let database = database.strip_prefix("sqlite://").unwrap();
    let mut found = Vec::new();
    for ending in ["", "-wal", "-shm"] {
        let file = fs::read(format!("{database}{ending}")).unwrap_or_default();
        for (name, bytes) in what {
            if file.windows(bytes.len()).any(|part| part == bytes) {
                found.push(format!("{name} in the database{ending}"));
            }
        }
    }
    found
}

/// Somebody's number as it may be written down.
fn number_of(person: &Seen) -> Vec<(&'static str, Vec<u8>)> {
    let text = person.0.id().to_string();
    let number: u64 = text.parse().unwrap();
    vec![
        ("the number in digits", text.into_bytes()),
        ("the number", number.to_be_bytes().to_vec()),
        ("the number backwards", number.to_le_bytes().to_vec()),
    ]
}

fn typed() -> Vec<(&'static str, Vec<u8>)> {
    TYPED
        .iter()
        .map(|text| (*text, text.as_bytes().to_vec()))
        .collect()
}

#[tokio::test]
async fn after_a_deletion_nothing_of_the_member_is_in_the_database_or_its_log() {
    let mut stage = Stage::open().await;
    let mia = finishes(&stage, json!({})).await;
    shares(&mia).await;
    stage.bystander().starts().await;
    let second = stage.mia().starts().await;
    assert!(
        !found(&stage, &number_of(&mia)).is_empty(),
        "the scan sees the number"
    );
    assert_eq!(
        found(&stage, &typed()),
        Vec::<String>::new(),
        "what was typed is sealed"
    );

    let asked = mia.types("interview my-data delete", json!({})).await;
    assert_snapshot!(asked, @"
    This is what I keep about you here:
    - 1 unfinished interview
    - 1 finished interview
    - 2 threads with what I wrote in them
    - 1 verdict that you shared
    Delete all of it, for good? Running interviews end. /interview my-data export gives you a copy first.
    [Delete everything] [Keep it]
    ");
    mia.presses("Delete everything").await;
    mia.reads("What remains").await;

    let nothing = Vec::<String>::new();
    assert_eq!(found(&stage, &number_of(&mia)), nothing);
    assert_eq!(found(&stage, &typed()), nothing);
    assert!(
        !found(&stage, &number_of(&stage.bystander())).is_empty(),
        "others keep theirs"
    );
    assert!(
        second
            .0
            .messages()
            .iter()
            .all(|it| !text(it).contains("Where do you live?"))
    );
    assert!(stage.stop().await.success());
    assert_eq!(found(&stage, &number_of(&mia)), nothing);
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_deletion_takes_the_bots_messages_out_of_thread_and_channel_and_says_what_remains() {
    let stage = Stage::open().await;
    let mia = finishes(&stage, json!({})).await;
    shares(&mia).await;
    stage.discord.set_archived(mia.0.channel(), true);
    assert!(!by_others(&mia).is_empty());
    assert_ne!(stage.bystander().screen(), "");

    let told = deletes(&stage.mia()).await;
    let told = told.replace(&mia.0.channel().to_string(), "THREAD");
    assert_snapshot!(told, @"
    Deleted for good, answers and typed texts included.
    In 1 thread I deleted everything that I wrote. What you wrote there yourself only you can delete: <#THREAD>
    1 shared verdict is deleted.
    What remains: messages that only you see, until you close them; Discord's own notes, for instance that a thread was opened; what you changed as a moderator, because it is the server's history; backups that whoever runs this bot made before, until they are replaced; and counts that name nobody.
    ");
    assert_eq!(by_others(&mia), Vec::<String>::new());
    assert!(mia.screen().contains(TYPED[1]), "what she wrote is hers");
    assert_eq!(stage.bystander().screen(), "", "the shared verdict is gone");
    let resumed = stage.mia().types("interview resume", json!({})).await;
    assert!(
        resumed.starts_with("You have no interview here."),
        "{resumed}"
    );
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn where_the_bot_may_manage_threads_a_private_thread_goes_as_a_whole() {
    let stage = Stage::open().await;
    let mia = finishes(&stage, json!({})).await;
    let channel = stage.mia().0.channel();
    stage
        .discord
        .set_permission(channel, "MANAGE_THREADS", true);
    let told = deletes(&stage.mia()).await;
    assert!(told.contains("1 thread is deleted."), "{told}");
    assert_eq!(mia.0.messages(), Vec::<Value>::new());
}

#[tokio::test]
async fn in_a_public_thread_what_others_wrote_stays() {
    let stage = Stage::open().await;
    let channel = stage.mia().0.channel();
    stage
        .discord
        .set_permission(channel, "MANAGE_THREADS", true);
    let mia = finishes(&stage, json!({"visibility": "public"})).await;
    let other = stage.bystander().0.at(mia.0.channel());
    other.say("Good luck!").unwrap();
    deletes(&stage.mia()).await;
    assert_eq!(by_others(&mia), ["Good luck!\n"]);
}

#[tokio::test]
async fn old_buttons_after_a_deletion_say_that_the_interview_is_gone() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    let card = mia.reads("Where do you live?").await;
    // Nothing of it may be deleted at Discord, so the card stays.
    let refuse = |route: &str| Fault::Refuse {
        aim: Aim::at(route).times(0),
        status: 403,
        code: 50_013,
        message: "Missing Permissions".to_owned(),
    };
    stage.discord.faults().set(refuse(DELETE_MESSAGE));
    stage.discord.faults().set(refuse("DELETE /channels/{}"));
    let told = deletes(&stage.mia()).await;
    assert!(told.contains("please ask a moderator"), "{told}");
    mia.presses_on(&card, "A flat").await;
    mia.reads("That interview is gone.").await;
}

#[tokio::test]
async fn killed_in_the_middle_a_deletion_is_finished_after_the_start() {
    let mut stage = Stage::open().await;
    let mia = finishes(&stage, json!({})).await;
    let slow = |when| Fault::Slow {
        aim: Aim::at(DELETE_MESSAGE),
        seconds: 3600.0,
        when,
    };
    stage.discord.faults().set(slow(When::Before));
    let person = stage.mia();
    person.types("interview my-data delete", json!({})).await;
    person.presses("Delete everything").await;
    stage.discord.faults().met(1).await;
    stage.kill().await;
    let nothing = Vec::<String>::new();
    assert!(!by_others(&mia).is_empty());

    stage.discord.faults().clear();
    stage.start().await;
    is_closed(&stage).await;
    assert_eq!(by_others(&mia), nothing);
    assert!(stage.stop().await.success());
    assert_eq!(found(&stage, &number_of(&mia)), nothing);
    assert_eq!(found(&stage, &typed()), nothing);
}

const POST_MESSAGE: &str = "POST /channels/{}/messages";

#[tokio::test]
async fn killed_while_it_shares_a_verdict_the_bot_knows_of_it_and_deletes_it_with_the_rest() {
    let mut stage = Stage::open().await;
    let mia = finishes(&stage, json!({})).await;
    let asked = mia.presses("Share in the channel").await;
    stage.discord.faults().set(Fault::Slow {
        aim: Aim::at(POST_MESSAGE),
        seconds: 3600.0,
        when: When::After,
    });
    let shares = mia.clone();
    let shares = tokio::spawn(async move {
        let asked = asked.message().unwrap().clone();
        shares.presses_on(&asked, "Share it").await
    });
    let shared = stage.bystander().reads("A verdict from").await;
    stage.kill().await;
    shares.abort();

    stage.discord.faults().clear();
    let before = stage.discord.requests().last().unwrap().number;
    stage.start().await;
    let is_repeat = |it: &Recorded| it.route == POST_MESSAGE && it.status == 200;
    stage.discord.request(before, is_repeat).await.unwrap();
    mia.sees_no("Share in the channel").await;
    let stands = stage.bystander().0.messages();
    assert_eq!(stands.len(), 1, "once");
    assert_eq!(stands[0]["id"], shared["id"]);

    let told = deletes(&stage.mia()).await;
    assert!(told.contains("1 shared verdict is deleted."), "{told}");
    assert_eq!(stage.bystander().screen(), "");
}

/// Discord takes the verdict at the first of all the tries that are made, and answers none of them.
async fn shares_without_an_answer(stage: &Stage, mia: &Seen) {
    let asked = mia.presses("Share in the channel").await;
    stage.discord.faults().set(Fault::Drop {
        aim: Aim::at(POST_MESSAGE).times(5),
        when: When::After,
    });
    mia.presses_on(asked.message().unwrap(), "Share it").await;
    mia.reads("Discord has not said whether").await;
}

#[tokio::test]
async fn a_verdict_of_which_discord_did_not_say_whether_it_took_it_is_deleted_with_the_rest() {
    let stage = Stage::open().await;
    let mia = finishes(&stage, json!({})).await;
    shares_without_an_answer(&stage, &mia).await;
    assert_eq!(stage.bystander().0.messages().len(), 1, "it stands there");
    let told = deletes(&stage.mia()).await;
    assert!(told.contains("1 shared verdict is deleted."), "{told}");
    assert_eq!(stage.bystander().screen(), "");
}

#[tokio::test]
async fn a_verdict_of_which_discord_did_not_say_whether_it_took_it_is_looked_for_again() {
    let timing = Timing {
        patience: Duration::from_secs(40),
        ..Timing::default()
    };
    let stage = Stage::timed(timing).await;
    let mia = finishes(&stage, json!({})).await;
    shares_without_an_answer(&stage, &mia).await;
    mia.sees_no("Share in the channel").await;
    assert_eq!(stage.bystander().0.messages().len(), 1, "once");
}

#[tokio::test]
async fn what_discord_does_not_take_now_is_told_and_done_at_the_next_start() {
    let mut stage = Stage::open().await;
    let mia = finishes(&stage, json!({})).await;
    stage.discord.faults().set(Fault::Refuse {
        aim: Aim::at(DELETE_MESSAGE).times(0),
        status: 503,
        code: 0,
        message: "Service Unavailable".to_owned(),
    });
    let told = deletes(&stage.mia()).await;
    assert!(told.contains("I go on with the rest by myself"), "{told}");
    assert!(stage.stop().await.success());
    stage.discord.faults().clear();
    stage.start().await;
    is_closed(&stage).await;
    assert_eq!(by_others(&mia), Vec::<String>::new());
}

#[tokio::test]
async fn whoever_says_no_keeps_everything() {
    let stage = Stage::open().await;
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    let person = stage.mia();
    person.types("interview my-data delete", json!({})).await;
    person.presses("Keep it").await;
    person.reads("Nothing was deleted.").await;
    mia.picks(&["walks"]).await;
    mia.reads("Are you allergic").await;
}

#[tokio::test]
async fn where_nothing_is_kept_it_is_said() {
    let stage = Stage::open().await;
    stage.mia().starts().await;
    let other = stage.bystander();
    for command in ["interview my-data export", "interview my-data delete"] {
        let told = other.types(command, json!({})).await;
        assert!(told.starts_with("I keep nothing about you here"), "{told}");
    }
}

#[tokio::test]
async fn an_export_has_everything_that_is_kept_about_the_member_and_of_nobody_else() {
    let stage = Stage::open().await;
    let mia = finishes(&stage, json!({})).await;
    shares(&mia).await;
    stage.bystander().starts().await;
    let outcome = stage
        .mia()
        .0
        .command("interview my-data export", json!({}))
        .await
        .unwrap();
    let message = outcome.message().unwrap();
    assert_eq!(message["flags"], 64, "only she sees it");
    let (name, content) = file_of(message).await;
    assert_eq!(name, "my-data.json");
    let data: Value = serde_json::from_str(&content).unwrap();
    assert_eq!(data["member"], json!(mia.0.id().to_string()));
    let interviews = data["interviews"].as_array().unwrap();
    assert_eq!(interviews.len(), 1);
    let interview = &interviews[0];
    assert_eq!(interview["thread"], json!(mia.0.channel().to_string()));
    assert_eq!(interview["shared_messages"].as_array().unwrap().len(), 1);
    assert_eq!(interview["content"]["verdict"]["title"], "Verdict: A fish");
    let answers = interview["content"]["answers"].as_array().unwrap();
    let lines: Vec<String> = answers
        .iter()
        .map(|it| format!("{} {} = {}", it["asked"], it["answer"], it["kept_as"]))
        .collect();
    assert_snapshot!(lines.join("\n"), @r#"
    "Are you allergic to fur?" "Yes" = {"choice":"yes"}
    "Where do you live?" "A flat" = {"choice":"flat"}
    "What do you like?" "Quiet" = {"choices":["quiet"]}
    "What would you call it?" "Leviathan" = {"text":"Leviathan"}
    "Tell us about Leviathan." "Found beneath the harbour." = {"text":"Found beneath the harbour."}
    "#);
}

#[tokio::test]
async fn in_direct_messages_what_was_told_there_is_exported_and_deleted() {
    let stage = Stage::open().await;
    let direct = Seen(stage.mia().0.in_direct_messages());
    direct.types(COMMAND, json!({})).await;
    direct.presses("A flat").await;
    let here = stage.mia().starts().await;
    let outcome = direct
        .0
        .command("interview my-data export", json!({}))
        .await
        .unwrap();
    let (_, content) = file_of(outcome.message().unwrap()).await;
    let data: Value = serde_json::from_str(&content).unwrap();
    assert_eq!(data["server"], Value::Null);
    assert_eq!(data["interviews"].as_array().unwrap().len(), 1);
    assert_eq!(
        data["interviews"][0]["content"]["answers"][0]["answer"],
        "A flat"
    );

    deletes(&direct).await;
    let told = direct.types("interview my-data delete", json!({})).await;
    assert!(told.starts_with("I keep nothing about you here"), "{told}");
    here.presses("A flat").await;
    here.reads("What do you like?").await;
}

#[tokio::test]
async fn privacy_is_told_in_plain_words_in_the_members_language() {
    let stage = Stage::open().await;
    let outcome = stage.mia().0.command("privacy", json!({})).await.unwrap();
    let embed = outcome.message().unwrap()["embeds"][0].clone();
    let fields = embed["fields"].as_array().unwrap();
    let told: Vec<String> = fields
        .iter()
        .map(|field| format!("{}: {}", field["name"], field["value"]))
        .collect();
    assert_snapshot!(told.join("\n"), @r#"
    "What is kept": "Your answers and what you typed to me; your Discord number, the language you use, and where your interview stands, so that it can be found again. No names, and no messages that are not answers. What moderators change here is kept with their number."
    "Where": "In one database of whoever runs this bot. Answers and typed texts are sealed in it: without the key nobody can read them. Numbers and times are not, because your interview is found by them. Questions and verdicts also stand in Discord, as messages in your thread."
    "How long": "Finished interviews: 90 days. Unfinished ones that nobody touches: 30 days. Then they are deleted without anybody asking. When I leave a server, everything about it is deleted after 30 days. Messages in Discord stay until somebody deletes them there."
    "Who can read it": "You. I show your answers to no moderator; but whoever may manage threads here can open private threads and read along, and a public thread can be read by everybody in its channel. Whoever runs this bot has the key and could read the answers. Nobody else is given anything, unless you share your verdict."
    "What you can do": "/interview my-data export gives you everything as a file. /interview my-data delete deletes it; it asks first."
    "What it is not for": "A verdict is advice for you. It is no basis for anybody to decide about you: not on jobs, housing, insurance or benefits. Please write nothing here about your health, nothing secret, and nothing about other people."
    "#);
    for locale in ["de", "es-ES", "fr"] {
        let outcome = stage
            .mia()
            .0
            .speaking(locale)
            .command("privacy", json!({}))
            .await
            .unwrap();
        let embed = &outcome.message().unwrap()["embeds"][0];
        assert_eq!(embed["fields"].as_array().unwrap().len(), 6, "{locale}");
    }
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_server_that_throws_the_bot_out_is_noted_for_forgetting() {
    let mut stage = Stage::open().await;
    stage.mia().starts().await;
    stage.discord.remove_guild(stage.discord.guild());
    // What the gateway said before, it has heard once it answers somebody.
    let direct = Seen(stage.mia().0.in_direct_messages());
    direct.types(COMMAND, json!({})).await;
    assert!(stage.stop().await.success());
    assert!(
        stage.log().contains("its data goes after so many days"),
        "{}",
        stage.log()
    );
}

/// Every file that a person was sent here, as data, with its length and the words beside it.
async fn exports(person: &Seen) -> Vec<(Value, usize, String)> {
    let mut exports = Vec::new();
    for message in person.0.messages() {
        if message["attachments"][0].is_object() {
            let (_, content) = file_of(&message).await;
            let data = serde_json::from_str(&content).unwrap();
            exports.push((data, content.len(), text(&message)));
        }
    }
    exports
}

#[tokio::test]
async fn an_export_that_is_larger_than_a_file_may_be_comes_in_parts() {
    let stage = Stage::open().await;
    for _ in 0..5 {
        finishes(&stage, json!({})).await;
    }
    let mia = stage.mia();
    let whole = mia.types("interview my-data export", json!({})).await;
    assert!(!whole.contains("part"), "{whole}");
    let (whole, bytes, _) = exports(&mia).await.remove(0);
    let bytes_max = bytes / 2;
    stage.discord.faults().set(Fault::AlterInteraction {
        aim: Aim::default(),
        patch: json!({"attachment_size_limit": bytes_max}),
    });
    mia.types("interview my-data export", json!({})).await;
    mia.reads("part 3 of 3").await;
    let parts = exports(&mia).await.split_off(1);
    let mut interviews = Vec::new();
    for (number, (part, bytes, words)) in (1..).zip(&parts) {
        assert!(*bytes <= bytes_max, "{bytes} of {bytes_max} bytes");
        assert!(words.contains(&format!("part {number} of 3")), "{words}");
        assert_eq!(part["part"], json!({"number": number, "of": 3}));
        assert_eq!(part["member"], whole["member"]);
        interviews.extend(part["interviews"].as_array().unwrap().clone());
    }
    assert_eq!(json!(interviews), whole["interviews"], "nothing is lost");
}
