//! What is measured, and the tables that come of it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio::time::sleep;

use super::bot::{Bot, Memory, database};
use super::discord::{Discord, Servers};
use super::generated::generated;
use super::people::Tally;
use super::shape::Size;

/// People who hold interviews at the same time.
const CONCURRENT: [usize; 3] = [1, 32, 256];
const WARM_UP: Duration = Duration::from_secs(2);
const MEMORY_SAMPLES: u64 = 10;
/// As many as this machine gets through in some minutes; `interviews=…` says otherwise.
const INTERVIEWS: u64 = 100_000;
/// Between a card and the click on it, where the machine shall not be busy with clicks alone.
const PAUSE: Duration = Duration::from_millis(40);

const NO_SERVER: Servers = Servers {
    count: 0,
    size: Size::Usual,
};

#[derive(Debug)]
pub(crate) struct Plan {
    names: Vec<String>,
    seconds: Duration,
    interviews: u64,
}

impl Plan {
    pub(crate) fn read(words: impl Iterator<Item = String>) -> Plan {
        let mut plan = Plan {
            names: Vec::new(),
            seconds: Duration::from_secs(10),
            interviews: INTERVIEWS,
        };
        // What cargo itself adds begins with dashes.
        for word in words.filter(|word| !word.starts_with("--")) {
            match word.split_once('=') {
                Some(("seconds", count)) => {
                    plan.seconds = Duration::from_secs(count.parse().unwrap());
                }
                Some(("interviews", count)) => plan.interviews = count.parse().unwrap(),
                _ => plan.names.push(word),
            }
        }
        plan
    }

    fn has(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|it| it == name)
    }
}

pub(crate) async fn run(plan: &Plan) {
    println!("{}", disk());
    if plan.has("clicks") {
        clicks(plan).await;
    }
    if plan.has("beside") {
        beside(plan).await;
    }
    if plan.has("servers") {
        servers().await;
    }
    if plan.has("interviews") {
        interviews(plan).await;
    }
}

/// A folder on the disk that is built on; where `/tmp` lies in memory, a commit there would cost nothing.
fn folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

/// How long the disk takes to keep one write for good, which no commit can beat.
fn disk() -> String {
    use std::io::Write as _;
    let folder = folder();
    let mut file = std::fs::File::create(folder.path().join("probe")).unwrap();
    let write = |_| {
        let from = Instant::now();
        file.write_all(&[7; 4096]).unwrap();
        file.sync_data().unwrap();
        from.elapsed()
    };
    let mut times: Vec<Duration> = (0..200).map(write).collect();
    let [half, most] = percentiles(&mut times, [500, 990]);
    format!(
        "one write of 4 KiB kept by the disk: p50 {}, p99 {}",
        in_ms(half),
        in_ms(most)
    )
}

async fn up(folder: &Path, servers: Servers) -> (Discord, Bot) {
    let discord = Discord::open(servers).await;
    let bot = Bot::start(folder, &discord.url());
    discord.connected().await;
    (discord, bot)
}

/// What so many people do in a time, warmed up.
async fn load(discord: &Discord, bot: &Bot, (people, first): (usize, u64), time: Duration) -> Load {
    let coming = discord.people().come(people, first);
    discord.send(coming);
    sleep(WARM_UP).await;
    discord.people().tally = Tally::default();
    let (from, cpu) = (Instant::now(), bot.cpu_seconds());
    sleep(time).await;
    let tally = std::mem::take(&mut discord.people().tally);
    let load = Load {
        people,
        tally,
        time: from.elapsed(),
        cpu: bot.cpu_seconds() - cpu,
        memory: bot.memory(),
    };
    discord.people().leave();
    quiet(discord).await;
    load
}

async fn quiet(discord: &Discord) {
    for _ in 0..100 {
        if discord.people().is_quiet() {
            return;
        }
        sleep(Duration::from_millis(50)).await;
    }
    println!("somebody still waits for an answer");
}

struct Load {
    people: usize,
    tally: Tally,
    time: Duration,
    cpu: f64,
    memory: Memory,
}

const LOAD_HEAD: &str = "| people | interactions/s | p50 ms | p99 ms | p99.9 ms | CPU s per 1,000 | memory | interviews | pictures |\n\
                         | --: | --: | --: | --: | --: | --: | --: | --: | --: |";

impl Load {
    fn row(&mut self) -> String {
        let count = self.tally.latencies.len() as f64;
        let [half, most, nearly_all] = percentiles(&mut self.tally.latencies, [500, 990, 999]);
        for notice in self.tally.notices.iter().take(3) {
            println!("not meant: {notice}");
        }
        format!(
            "| {} | {:.0} | {} | {} | {} | {:.3} | {} | {} | {} |",
            self.people,
            count / self.time.as_secs_f64(),
            in_ms(half),
            in_ms(most),
            in_ms(nearly_all),
            self.cpu / count * 1_000.0,
            self.memory,
            self.tally.interviews,
            self.tally.pictures,
        )
    }
}

async fn clicks(plan: &Plan) {
    println!("\nWhole interviews, the next click as soon as the card stands\n\n{LOAD_HEAD}");
    let folder = folder();
    let (discord, bot) = up(folder.path(), NO_SERVER).await;
    for (round, people) in CONCURRENT.into_iter().enumerate() {
        let first = round as u64 * 1_000;
        let mut load = load(&discord, &bot, (people, first), plan.seconds).await;
        println!("{}", load.row());
    }
    bot.stop().await;
}

/// The same people with and without a large dialog being checked and pictures being drawn.
async fn beside(plan: &Plan) {
    println!("\nPeople who take {PAUSE:?} for a click\n\n{LOAD_HEAD}");
    let folder = folder();
    let (discord, bot) = up(folder.path(), NO_SERVER).await;
    discord.pause(PAUSE);
    let mut plain = load(&discord, &bot, (32, 0), plan.seconds).await;
    println!("{}", plain.row());
    discord.people().differ(true);
    let mut drawing = load(&discord, &bot, (32, 1_000), plan.seconds).await;
    println!("{} (each picture another)", drawing.row());
    discord.offer_import(generated(60).to_string());
    let mut both = load(&discord, &bot, (32, 2_000), plan.seconds).await;
    println!("{} (and a file being checked)", both.row());
    bot.stop().await;
}

async fn servers() {
    println!(
        "\nIdle, with servers\n\n| servers | shards | memory | connected after |\n| --: | --: | --: | --: |"
    );
    for count in [0, 1_000, 10_000] {
        let folder = folder();
        let servers = Servers {
            count,
            size: Size::Large,
        };
        let (discord, bot) = up(folder.path(), servers).await;
        let connected = bot.started.elapsed();
        rested(&bot).await;
        println!(
            "| {count} | {} | {} | {} |",
            discord.shards(),
            bot.memory(),
            in_ms(connected)
        );
        bot.stop().await;
    }
}

/// Until it has done nothing for two seconds.
async fn rested(bot: &Bot) {
    let until = Instant::now() + Duration::from_secs(180);
    loop {
        let before = bot.cpu_seconds();
        sleep(Duration::from_secs(2)).await;
        if bot.cpu_seconds() - before < 0.02 || Instant::now() > until {
            return;
        }
    }
}

async fn interviews(plan: &Plan) {
    let count = plan.interviews;
    println!(
        "\n{count} whole interviews of 32 people\n\n| interviews | interactions/s | memory | database bytes per interview |\n| --: | --: | --: | --: |"
    );
    let folder = folder();
    let (discord, bot) = up(folder.path(), NO_SERVER).await;
    let coming = discord.people().come(32, 0);
    discord.send(coming);
    let mut done = 0;
    let (mut answers, mut from) = (0, Instant::now());
    let mut next_sample = 0;
    while done < count {
        sleep(Duration::from_millis(100)).await;
        let tally = std::mem::take(&mut discord.people().tally);
        done += tally.interviews;
        answers += tally.latencies.len();
        if done >= next_sample {
            let size = size_of_database(folder.path()) / done.max(1);
            let speed = answers as f64 / from.elapsed().as_secs_f64();
            println!("| {done} | {speed:.0} | {} | {size} |", bot.memory());
            next_sample = done + count / MEMORY_SAMPLES;
            (answers, from) = (0, Instant::now());
        }
    }
    discord.people().leave();
    quiet(&discord).await;
    bot.stop().await;
    let size = size_of_database(folder.path());
    println!("\nclosed: {} bytes per interview", size / done);
    starts(&discord, folder.path()).await;
}

/// From the start of the process to its answer to somebody who was waiting for it.
async fn starts(discord: &Discord, folder: &Path) {
    let mut times = Vec::new();
    let mut connected = Vec::new();
    for round in 0..10 {
        discord.forget_connections();
        let bot = Bot::start(folder, &discord.url());
        discord.connected().await;
        connected.push(bot.started.elapsed());
        discord.people().tally = Tally::default();
        let coming = discord.people().come(1, 10_000 + round);
        discord.send(coming);
        while discord.people().tally.latencies.is_empty() {
            sleep(Duration::from_millis(1)).await;
        }
        times.push(bot.started.elapsed());
        discord.people().leave();
        quiet(discord).await;
        bot.stop().await;
    }
    let [half, most] = percentiles(&mut connected, [500, 999]);
    println!(
        "start to connected: {} (at most {})",
        in_ms(half),
        in_ms(most)
    );
    let [half, most] = percentiles(&mut times, [500, 999]);
    println!(
        "start to the first answer: {} (at most {})",
        in_ms(half),
        in_ms(most)
    );
}

fn size_of_database(folder: &Path) -> u64 {
    let file: PathBuf = database(folder);
    let log = file.with_extension("db-wal");
    [file, log]
        .iter()
        .filter_map(|it| std::fs::metadata(it).ok())
        .map(|it| it.len())
        .sum()
}

impl std::fmt::Display for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mebibytes = |bytes: u64| bytes as f64 / 1024.0 / 1024.0;
        write!(
            f,
            "{:.1} ({:.1}) MiB",
            mebibytes(self.whole),
            mebibytes(self.own)
        )
    }
}

/// `which`: in thousandths.
fn percentiles<const N: usize>(times: &mut [Duration], which: [usize; N]) -> [Duration; N] {
    times.sort_unstable();
    which.map(|it| {
        let last = times.len().saturating_sub(1);
        times.get(last * it / 1_000).copied().unwrap_or_default()
    })
}

fn in_ms(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1_000.0)
}
