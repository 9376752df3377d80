//! Several processes over one store: Discord sends each click to the next one, and one of them is killed midway.

use should_i_certify::playground::{Options, Timing};

use super::{BY_REQUEST, IN_RESPONSE, endpoints, start};
use crate::support::determined::{ANSWERS, Determined};
use crate::support::replica::Replica;
use crate::support::stage::Stage;

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

#[tokio::test]
async fn any_of_three_processes_over_one_file_serves_any_click_and_one_that_is_killed_loses_nothing()
 {
    let timing = Timing {
        answer: std::time::Duration::from_secs(3),
        ..Timing::default()
    };
    let stage = Stage::closed(Options {
        timing,
        ..Options::default()
    })
    .await;
    let database_url = stage.database_url();
    any_replica_serves_any_click(&stage, &database_url).await;
}
