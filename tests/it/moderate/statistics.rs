//! Statistics at the wire: what is told, to whom, and that nobody is in it.

use insta::assert_snapshot;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use should_i_certify::interview::{Interview, State};
use should_i_certify::server::{Act, Change, Edit, RoleId, Setting};
use should_i_certify::store::{
    ChannelId, GuildId, KeySource, Purpose, Seat, Stand, Store, UserId, Visibility,
};

use crate::support::stage::{Stage, text};

/// Somebody's interview some weeks ago, up to where they came.
struct Past {
    user: u64,
    weeks: i64,
    stand: Stand,
}

fn past(users: std::ops::Range<u64>, weeks: i64, stand: &Stand) -> Vec<Past> {
    let one = |user| Past {
        user,
        weeks,
        stand: stand.clone(),
    };
    users.map(one).collect()
}

fn verdict(id: &str) -> Stand {
    Stand::Verdict(id.parse().unwrap())
}

fn at(id: &str) -> Stand {
    Stand::At(id.parse().unwrap())
}

/// Lets people have been here, as the bot itself would have remembered them.
async fn remembers(stage: &Stage, people: &[Past]) {
    stage.mia().starts().await;
    let store = Store::open(&stage.database_url(), &KeySource::Beside)
        .await
        .unwrap();
    let guild = GuildId(stage.discord.guild().to_string().parse().unwrap());
    let mia = UserId(stage.mia().0.id().to_string().parse().unwrap());
    let hers = store.newest(mia, Some(guild)).await.unwrap().unwrap();
    for person in people {
        let seat = Seat {
            user: UserId(person.user),
            guild: Some(guild),
            channel: ChannelId(1),
            dialog: "every-kind".parse().unwrap(),
            locale: "en-US".to_owned(),
            visibility: Visibility::Private,
            purpose: Purpose::Real,
        };
        let then = Timestamp::now() - (person.weeks * 7 * 24).hours();
        let begun = Interview::begin(then);
        let record = store.create(&seat, &hers.revision, &begun, then).await;
        let record = record.unwrap().expect("they have none");
        let later = then + 7.minutes();
        let state = match person.stand {
            Stand::Verdict(_) => State::Finished { at: later },
            _ => begun.state.clone(),
        };
        let after = Interview {
            step: 1,
            state,
            ..begun
        };
        let saved = store
            .save(record, &hers.revision, after, &person.stand, later)
            .await;
        assert!(saved.unwrap().is_some());
    }
    store.close().await;
}

async fn asks(stage: &Stage, options: Value) -> Value {
    let outcome = stage
        .moderator()
        .0
        .command("prompts statistics", options)
        .await;
    outcome.unwrap().message().expect("an answer").clone()
}

async fn file(message: &Value, name: &str) -> Vec<u8> {
    let all = message["attachments"].as_array().unwrap();
    let found = all
        .iter()
        .find(|it| it["filename"] == name)
        .expect("it is attached");
    let response = reqwest::get(found["url"].as_str().unwrap()).await.unwrap();
    response.bytes().await.unwrap().to_vec()
}

#[tokio::test]
async fn a_server_sees_how_many_begin_and_finish_and_where_they_leave() {
    let stage = Stage::open().await;
    let people = [
        past(100..112, 2, &verdict("fish")),
        past(200..207, 3, &verdict("dog")),
        past(300..303, 3, &verdict("plant")),
        past(400..406, 4, &at("home")),
        past(500..502, 4, &at("name")),
    ];
    remembers(&stage, &people.into_iter().flatten().collect::<Vec<_>>()).await;
    let shown = asks(&stage, json!({"period": 90})).await;
    let alt = shown["attachments"][0]["description"].as_str().unwrap();
    assert!(
        alt.contains("Started: 30 · Finished: 15. Median time: 5 to 10 minutes."),
        "{alt}"
    );
    assert!(alt.contains("Verdicts: A fish: 10 (67 %); "), "{alt}");
    assert!(alt.contains("All others: fewer than five each."), "{alt}");
    let csv = String::from_utf8(file(&shown, "statistics-every-kind.csv").await).unwrap();
    let told: Vec<&str> = csv
        .lines()
        .filter(|line| line.starts_with("\"verdict\"") || line.starts_with("\"left at\""))
        .collect();
    let told: Vec<String> = told
        .iter()
        .map(|line| {
            let fields: Vec<&str> = line.split(',').collect();
            [fields[0], fields[1], fields[4]].join(",")
        })
        .collect();
    assert_snapshot!(told.join("\n"), @r#"
    "verdict","fish","10"
    "verdict","dog","5"
    "verdict","plant","fewer than 5"
    "left at","home","5"
    "left at","likes","fewer than 5"
    "left at","allergic","fewer than 5"
    "left at","patience","fewer than 5"
    "left at","hours","fewer than 5"
    "left at","from","fewer than 5"
    "left at","name","fewer than 5"
    "left at","story","fewer than 5"
    "#);
    let picture = file(&shown, "statistics.png").await;
    assert!(
        picture.starts_with(b"\x89PNG") && picture.len() < 100_000,
        "{}",
        picture.len()
    );
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn fewer_than_five_are_not_shown_at_all() {
    let stage = Stage::open().await;
    remembers(&stage, &past(100..104, 2, &verdict("fish"))).await;
    let shown = asks(&stage, json!({"dialog": "every-kind"})).await;
    assert!(text(&shown).contains("Nothing can be told yet"), "{shown}");
    assert_eq!(shown["attachments"], json!([]));
    let told = stage
        .moderator()
        .types("prompts statistics", json!({"dialog": "cats"}))
        .await;
    assert!(told.contains("no dialog called “cats”"), "{told}");
}

#[tokio::test]
async fn nobody_counts_twice_and_what_is_deleted_still_counts() {
    let stage = Stage::open().await;
    let once = past(100..106, 5, &verdict("fish"));
    let again = past(100..106, 3, &verdict("dog"));
    remembers(&stage, &once.into_iter().chain(again).collect::<Vec<_>>()).await;
    let shown = asks(&stage, json!({"period": 365})).await;
    let alt = shown["attachments"][0]["description"].as_str().unwrap();
    assert!(alt.contains("Started: 5 · Finished: 5."), "{alt}");
    assert!(alt.contains("Verdicts: A fish: 5 (100 %)."), "{alt}");
}

#[tokio::test]
async fn members_see_no_statistics_and_a_role_for_them_opens_nothing_else() {
    let stage = Stage::open().await;
    let refused = stage.mia().0.command("prompts statistics", json!({})).await;
    assert!(refused.is_err(), "{refused:?}");
    let discord = &stage.discord;
    assert!(discord.set_role_permission("Moderator", "MANAGE_GUILD", false));
    assert!(discord.set_command_role("Moderator", "prompts", true));
    let history = || stage.moderator();
    let seen = history().types("prompts history", json!({})).await;
    assert_eq!(seen, "Nothing was changed yet.\n");
    let role = RoleId(
        discord
            .role("Moderator")
            .unwrap()
            .to_string()
            .parse()
            .unwrap(),
    );
    lets_count(&stage, role).await;
    let seen = history().types("prompts statistics", json!({})).await;
    assert!(seen.contains("Nothing can be told yet"), "{seen}");
    let told = history().types("prompts history", json!({})).await;
    assert!(
        told.contains("Only people who may manage this server"),
        "{told}"
    );
}

/// As `/prompts settings` would save it.
async fn lets_count(stage: &Stage, role: RoleId) {
    let store = Store::open(&stage.database_url(), &KeySource::Beside)
        .await
        .unwrap();
    let guild = GuildId(stage.discord.guild().to_string().parse().unwrap());
    let server = store.server(guild).await.unwrap();
    let setting = Setting::StatisticsRoles([role].into());
    let change = Change {
        version: 1,
        author: UserId(1),
        at: Timestamp::now(),
        act: Act::Edited,
        edits: vec![Edit::setting(&server, setting)],
    };
    let after = server.after(&change);
    assert!(store.save_server(guild, &after, &change).await.unwrap());
    store.close().await;
}
