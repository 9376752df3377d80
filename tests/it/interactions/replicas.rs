//! Several processes over one store: Discord sends each click to the next one, and one of them is killed midway.

use serde_json::{Value, json};
use should_i_certify::playground::Options;

use super::request::{privacy, signed};
use super::{BY_REQUEST, IN_RESPONSE, endpoints, start};
use crate::support::determined::{ANSWERS, Determined};
use crate::support::replica::Replica;
use crate::support::stage::{Seen, Stage, text};

const REPLICAS: usize = 3;

/// The processes, one after the other into the same store.
async fn replicas(stage: &Stage, database_url: &str) -> Vec<Replica> {
    let settings = [("SHARDS", "none"), ("DATABASE_URL", database_url)];
    let mut bots = Vec::new();
    for _ in 0..REPLICAS {
        bots.push(start(stage, &settings).await);
    }
    let all: Vec<&Replica> = bots.iter().collect();
    endpoints(stage, &all).await;
    bots
}

/// Two members get through while one replica after the other has its turn, and one is killed; `database_url` is where
/// all of them remember.
async fn any_replica_serves_any_click(stage: &Stage, database_url: &str) {
    let mut bots = replicas(stage, database_url).await;
    let members = [
        Determined::wavering(stage.mia().0),
        Determined::new(stage.bystander().0),
    ];
    for _ in 0..3 {
        for member in &members {
            member.does_the_next_thing().await;
        }
    }
    for bot in &bots {
        assert!(bot.has_said("interaction came in") > 0, "each has its turn");
    }
    let mut killed = bots.remove(1);
    killed.kill().await;
    for member in &members {
        member.gets_through().await;
        let verdicts = member.verdicts();
        assert_eq!(verdicts.len(), 1, "{}", member.screens());
        for answer in ANSWERS {
            assert_eq!(
                verdicts[0].matches(answer).count(),
                1,
                "{}",
                member.screens()
            );
        }
    }
    let opened = stage.discord.requests().into_iter();
    let opened = opened.filter(|it| it.route == "POST /channels/{}/threads" && it.status == 201);
    assert_eq!(opened.count(), members.len(), "a thread too many");
    assert_eq!(stage.count(BY_REQUEST), 0);
    assert!(stage.count(IN_RESPONSE) > 10);
}

/// What Discord signed, sent to one process and, by whoever caught it, to another.
#[tokio::test]
async fn an_answer_that_is_sent_to_two_processes_counts_once() {
    let stage = Stage::closed(Options::default()).await;
    let bots = replicas(&stage, &stage.database_url()).await;
    let mia = stage.mia().starts().await;
    let card = mia.reads("Where do you live?").await;
    let press = press(&stage, &mia, &card, "A flat");
    let first = signed(&stage, &bots[0], &press, 0)
        .await
        .send()
        .await
        .unwrap();
    let second = signed(&stage, &bots[1], &press, 0)
        .await
        .send()
        .await
        .unwrap();
    let first: Value = first.json().await.unwrap();
    let second: Value = second.json().await.unwrap();
    let shown = text(&first["data"]);
    assert_eq!(first["type"], 7);
    assert!(shown.contains("What do you like?"), "{first}");
    assert_eq!(second["type"], 7, "the same card, as it stands: {second}");
    let review = mia.types("interview review", json!({})).await;
    assert!(
        review.contains("A flat") && !review.contains("Walks"),
        "{review}"
    );
}

/// A click as Discord would say it.
fn press(stage: &Stage, mia: &Seen, card: &Value, label: &str) -> Vec<u8> {
    let mut press = privacy(stage, 6_000);
    press["type"] = json!(3);
    press["data"] = json!({"component_type": 2, "custom_id": mia.control(card, label)});
    press["channel_id"] = json!(mia.0.channel());
    press["message"] = card.clone();
    press.to_string().into_bytes()
}

#[tokio::test]
async fn any_of_three_processes_over_one_file_serves_any_click_and_one_that_is_killed_loses_nothing()
 {
    let stage = Stage::closed(Options::default()).await;
    let database_url = stage.database_url();
    any_replica_serves_any_click(&stage, &database_url).await;
}
