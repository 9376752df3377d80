//! A gateway in shards, held by one process or by several: who hears what, when each may connect, and what is told when
//! one cannot.

use std::collections::BTreeSet;
use std::ops::Range;
use std::time::Duration;

use serde_json::json;
use should_i_certify::playground::{Fault, Hat, Id, Options, Scale};

use crate::support::determined::{ANSWERS, Determined};
use crate::support::postgres::{KEY, fresh_database};
use crate::support::replica::Replica;
use crate::support::stage::{COMMAND, Stage};

const SERVERS: usize = 10_000;
const SHARDS: u64 = 16;
const RANGES: [&str; 4] = ["0..=3", "4..=7", "8..=11", "12..=15"];
const HEARD: &str = "interaction came in";

fn with(scale: Scale) -> Options {
    Options {
        scale,
        ..Options::default()
    }
}

fn shard(guild: Id, shards: u64) -> u64 {
    (u64::from(guild) >> 22) % shards
}

/// Somebody in the first channel of a server.
fn member(stage: &Stage, guild: Id) -> Determined {
    let channel = stage.discord.channel_in(guild).unwrap();
    Determined::new(stage.discord.person(Hat::Member).at(channel))
}

async fn gets_a_verdict(stage: &Stage, guild: Id) {
    let member = member(stage, guild);
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

fn start(stage: &Stage, range: &str) -> Replica {
    let log = ("RUST_LOG", "info,should_i_certify=debug");
    let count = SHARDS.to_string();
    let settings = [("SHARDS", range), ("SHARD_COUNT", &count), log];
    Replica::start(stage, &settings)
}

/// The processes, each with its own range of the shards.
async fn processes(stage: &Stage) -> Vec<Replica> {
    let processes: Vec<Replica> = RANGES.map(|range| start(stage, range)).into();
    for process in &processes {
        process.says("interviews can begin").await;
    }
    stage
        .discord
        .shards_connected(RANGES.len() * 4)
        .await
        .unwrap();
    stage.discord.offers(COMMAND).await.unwrap();
    processes
}

fn most_memory(processes: &[Replica]) -> u64 {
    let all = processes.iter().map(Replica::memory_mib);
    all.max().unwrap()
}

/// Of a process with as many shards, and no server on them.
async fn memory_without_servers() -> u64 {
    let stage = Stage::closed(with(Scale {
        max_concurrency: 16,
        ..Scale::default()
    }))
    .await;
    let process = start(&stage, RANGES[0]);
    process.says("interviews can begin").await;
    process.memory_mib()
}

/// The interactions that a process heard, with the shard that each came by.
fn heard(process: &Replica) -> Vec<(u64, String)> {
    let log = process.log();
    let lines = log.lines().filter(|it| it.contains(HEARD));
    let number = |line: &str, after: &str| {
        let (_, rest) = line.split_once(after).unwrap();
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits
    };
    lines
        .map(|line| {
            (
                number(line, "shard=").parse().unwrap(),
                number(line, "interaction="),
            )
        })
        .collect()
}

/// What each process heard up to now, in numbers.
fn counts(processes: &[Replica]) -> Vec<usize> {
    processes.iter().map(|it| it.has_said(HEARD)).collect()
}

/// An interview in a server, of which this process hears everything and the others nothing.
async fn is_heard_by(stage: &Stage, processes: &[Replica], guild: Id, process: usize) {
    let before = counts(processes);
    gets_a_verdict(stage, guild).await;
    let after = counts(processes);
    for (index, (before, after)) in before.into_iter().zip(after).enumerate() {
        assert_eq!(
            after > before,
            index == process,
            "process {index} and {guild}"
        );
    }
}

fn own(process: usize) -> Range<u64> {
    let first = 4 * u64::try_from(process).unwrap();
    first..first + 4
}

#[tokio::test]
async fn of_ten_thousand_servers_each_is_heard_by_the_process_that_holds_its_shard() {
    let stage = Stage::closed(with(Scale {
        small_guilds: SERVERS,
        shards: 16,
        max_concurrency: 16,
        ..Scale::default()
    }))
    .await;
    let mut processes = processes(&stage).await;
    let (most, alone) = (most_memory(&processes), memory_without_servers().await);
    assert!(
        most < alone + 16,
        "{most} MiB with 2,500 servers, {alone} MiB with none"
    );
    let guilds = stage.discord.guilds();
    let of_shard = |number: u64, skip: usize| {
        let mut of_it = guilds.iter().filter(|it| shard(**it, SHARDS) == number);
        *of_it.nth(skip).unwrap()
    };
    for (process, number) in [(0, 0), (1, 5), (2, 10), (3, 15)] {
        is_heard_by(&stage, &processes, of_shard(number, 1), process).await;
    }
    let mia = stage.mia().0.in_direct_messages();
    let before = counts(&processes);
    let told = mia.command("privacy", json!({})).await.unwrap();
    assert!(told.message().is_some(), "{told:?}");
    let mut after = before;
    after[0] += 1;
    assert_eq!(counts(&processes), after, "direct messages are shard 0's");

    // One is killed in the midst of an interview; the others hear what is theirs.
    let midway = member(&stage, of_shard(6, 2));
    midway.does_the_next_thing().await;
    midway.does_the_next_thing().await;
    processes[1].kill().await;
    stage.discord.shards_connected(12).await.unwrap();
    let killed = heard(&processes[1]);
    is_heard_by(&stage, &processes, of_shard(11, 3), 2).await;
    processes[1] = start(&stage, "4..8");
    processes[1].says("interviews can begin").await;
    midway.gets_through().await;
    assert_eq!(midway.verdicts().len(), 1, "{}", midway.screens());
    is_heard_by(&stage, &processes, of_shard(7, 4), 1).await;

    let mut all = BTreeSet::new();
    let ranges = processes
        .iter()
        .enumerate()
        .map(|(index, it)| (index, heard(it)));
    for (process, heard) in ranges.chain([(1, killed)]) {
        for (shard, interaction) in heard {
            assert!(
                own(process).contains(&shard),
                "{shard} at process {process}"
            );
            assert!(all.insert(interaction), "heard twice");
        }
    }
    let answers = stage.discord.requests().into_iter();
    let answers = answers.filter(|it| it.route == "POST /interactions/{}/{}/callback");
    let answers: Vec<u16> = answers.map(|it| it.status).collect();
    assert_eq!(answers.len(), all.len(), "one answer to each");
    assert!(answers.iter().all(|status| *status == 204), "{answers:?}");
}

#[tokio::test]
async fn shards_identify_as_many_at_a_time_as_discord_says_and_all_of_them_are_awaited() {
    let stage = Stage::closed(with(Scale {
        shards: 3,
        max_concurrency: 2,
        ..Scale::default()
    }))
    .await;
    let process = Replica::start(&stage, &[]);
    stage.discord.connected().await.unwrap();
    let (status, told) = process.readiness().await;
    let gateway = &told["parts"]["gateway"]["is"];
    assert_eq!((status, gateway), (503, &json!("connecting")));
    process.says("interviews can begin").await;
    assert_eq!(process.readiness().await.0, 200);
    let identified = stage.discord.identified();
    assert!(identified.iter().all(|it| it.shards == 3));
    assert_eq!(identified.len(), 3);
    take_turns(&stage, 0, 2);
}

/// Two shards of one bucket.
fn take_turns(stage: &Stage, one: u64, other: u64) {
    let identified = stage.discord.identified();
    let at = |number| identified.iter().find(|it| it.shard == number).unwrap().at;
    let apart = at(one).max(at(other)) - at(one).min(at(other));
    assert!(
        apart > Duration::from_millis(4_500),
        "{apart:?} in one bucket"
    );
}

async fn two_processes_take_turns(stage: &Stage) {
    let start = |shard| Replica::start(stage, &[("SHARDS", shard), ("SHARD_COUNT", "2")]);
    let processes = [start("0"), start("1")];
    for process in &processes {
        process.says("interviews can begin").await;
    }
    take_turns(stage, 0, 1);
}

#[tokio::test]
async fn processes_that_share_a_file_identify_as_many_at_a_time_as_discord_says() {
    two_processes_take_turns(&Stage::closed(with(Scale::default())).await).await;
}

#[tokio::test]
async fn processes_that_share_a_server_identify_as_many_at_a_time_as_discord_says() {
    let mut stage = Stage::closed(with(Scale::default())).await;
    stage.remembers_in(fresh_database().await, ["DATA_KEY", KEY]);
    two_processes_take_turns(&stage).await;
}

#[tokio::test]
async fn who_has_few_identifies_left_is_told_and_waits() {
    let stage = Stage::closed(with(Scale {
        shards: 3,
        max_concurrency: 3,
        identifies_left: 1,
        ..Scale::default()
    }))
    .await;
    let process = Replica::start(&stage, &[]);
    let line = process
        .says("Discord lets so few more shards identify today")
        .await;
    assert!(
        line.contains("waiting=2 remaining=1 minutes=1440"),
        "{line}"
    );
    stage.discord.shards_connected(1).await.unwrap();
    assert_eq!(process.readiness().await.0, 503);
    assert_eq!(stage.discord.identified().len(), 1);
}

#[tokio::test]
async fn a_session_is_taken_up_again_at_the_address_that_discord_named() {
    let stage = Stage::open().await;
    assert_eq!(stage.discord.arrivals().at_resume_address, 0);
    stage.discord.faults().set(Fault::DropSockets);
    let arrivals = stage.discord.arrived(|it| it.resumes == 1).await.unwrap();
    assert_eq!((arrivals.at_resume_address, arrivals.identifies), (1, 1));
}

/// Each start greets Discord once more, of which a day has a thousand.
#[tokio::test]
async fn a_process_with_no_shard_that_discord_takes_ends_in_a_way_that_no_other_start_mends() {
    let stage = Stage::closed(Options {
        guilds: ["one", "two"].map(str::to_owned).to_vec(),
        scale: Scale {
            guilds_a_shard_max: 1,
            shards: 2,
            ..Scale::default()
        },
        ..Options::default()
    })
    .await;
    let mut process = Replica::start(&stage, &[("SHARDS", "0..=0"), ("SHARD_COUNT", "1")]);
    assert_eq!(process.ends().await.code(), Some(78));
    let line = process.says("error:").await;
    assert!(
        line.contains("shard 0 of 1 cannot be held: it has more servers"),
        "{line}"
    );
}

#[tokio::test]
async fn a_shard_that_discord_refuses_leaves_the_others_as_they_are() {
    let stage = Stage::closed(Options {
        guilds: ["one", "two", "three"].map(str::to_owned).to_vec(),
        scale: Scale {
            guilds_a_shard_max: 1,
            shards: 4,
            max_concurrency: 2,
            ..Scale::default()
        },
        ..Options::default()
    })
    .await;
    let guilds = stage.discord.guilds();
    let lone = guilds.iter().find(|guild| {
        let same = guilds
            .iter()
            .filter(|it| shard(**it, 2) == shard(**guild, 2));
        same.count() == 1
    });
    let lone = *lone.expect("three servers on two shards, one after the other");
    let mut process = Replica::start(&stage, &[("SHARDS", "0..=1"), ("SHARD_COUNT", "2")]);
    let line = process.says("a shard is not held any more").await;
    let words = format!(
        "shard {} of 2 cannot be held: it has more servers",
        1 - shard(lone, 2)
    );
    assert!(
        line.contains(&words) && line.contains("the 4 that Discord recommends"),
        "{line}"
    );
    process.says("Discord recommends more shards").await;
    stage.discord.offers(COMMAND).await.unwrap();
    gets_a_verdict(&stage, lone).await;
    let (status, told) = process.readiness().await;
    assert_eq!(
        (status, &told["parts"]["gateway"]["is"]),
        (503, &json!("interrupted"))
    );
    process.is_told_to_stop().await;
    assert!(process.ends().await.success());
}
