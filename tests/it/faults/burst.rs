//! Many at once: none is lost, all are told, and Discord is not asked more than it answers.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::json;
use should_i_certify::playground::{Aim, Fault, Options, Recorded, Timing};

use crate::support::stage::{COMMAND, Stage, said};

async fn stage() -> Stage {
    let timing = Timing {
        // A debug build that shares its cores with its Discord is slow; the real three seconds have their own tests.
        answer: Duration::from_secs(60),
        patience: Duration::from_secs(60),
        ..Timing::default()
    };
    let options = Options {
        timing,
        threads_max: 10_000,
        ..Options::default()
    };
    Stage::calm(options).await
}

/// What so many people are told who begin in the same moment.
async fn begin(stage: &Stage, people: usize) -> Vec<String> {
    let people: Vec<_> = (0..people).map(|_| stage.discord.newcomer()).collect();
    let begun = people
        .iter()
        .map(|person| person.command(COMMAND, json!({})));
    let outcomes = join_all(begun).await;
    outcomes
        .into_iter()
        .map(|outcome| said(&outcome.unwrap()))
        .collect()
}

#[tokio::test]
async fn of_two_thousand_who_begin_at_once_none_is_lost_and_all_are_told() {
    let stage = stage().await;
    let begin_at = std::time::Instant::now();
    let told = begin(&stage, 2_000).await;
    let is_in_thread = |it: &&String| it.starts_with("Your interview is in <#");
    let is_held_here = |it: &&String| {
        it.contains("Discord asks me to wait before I open more threads")
            && it.contains("Where do you live?")
    };
    let in_threads = told.iter().filter(is_in_thread).count();
    let here = told.iter().filter(is_held_here).count();
    let memory = stage.memory_mib();
    println!(
        "{in_threads} in threads, {here} on the spot, in {:?}; {memory} MiB",
        begin_at.elapsed()
    );
    let requests = stage.discord.requests();
    let is_answer = |it: &&Recorded| it.route == "POST /interactions/{}/{}/callback";
    let last = requests
        .iter()
        .filter(is_answer)
        .map(|it| it.at)
        .max()
        .unwrap();
    println!(
        "the last was acknowledged after {:?}; {} requests",
        last - begin_at,
        requests.len()
    );
    assert_eq!(in_threads + here, 2_000);
    assert!(in_threads >= 50, "{in_threads}");
    assert!(memory < 300, "{memory} MiB");
    stage.expect_few_refusals();
}

#[tokio::test]
async fn where_nothing_is_permitted_hundreds_of_refusals_are_not_made_thousands() {
    let stage = stage().await;
    stage.discord.faults().set(Fault::Refuse {
        aim: Aim::at("POST /channels/{}/threads").times(0),
        status: 403,
        code: 50_013,
        message: "Missing Permissions".to_owned(),
    });
    // Discord's pace allows some two hundred in the patience of a thread; so they come in groups.
    let mut told = Vec::new();
    for _ in 0..3 {
        told.extend(begin(&stage, 150).await);
    }
    assert!(told.iter().all(|it| it.contains("Where do you live?")));
    let refusals = stage.refusals();
    println!("{refusals} refused requests for {} interviews", told.len());
    assert!((250..260).contains(&refusals), "{refusals}");
    let log = stage.log();
    let warned = log
        .lines()
        .filter(|it| it.contains("are left out for a while"));
    assert_eq!(warned.count(), 1);
}
