//! The bot's process, and what the kernel says of it.

use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::process::{Child, Command};

/// Of one second of a core, as `/proc` counts. Source: proc(5); 100 on every Linux that Rust runs on.
const TICKS_PER_SECOND: f64 = 100.0;

pub(crate) struct Bot {
    process: Child,
    pub(crate) started: Instant,
}

/// Resident, in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Memory {
    pub(crate) whole: u64,
    /// Without the pages of the binary itself, which the kernel takes back when it needs them.
    pub(crate) own: u64,
}

impl Bot {
    /// With its database in this folder.
    pub(crate) fn start(folder: &Path, discord: &str) -> Bot {
        let log = File::options()
            .create(true)
            .append(true)
            .open(folder.join("log"))
            .unwrap();
        let program = std::env::var_os("BENCHED_PROGRAM")
            .unwrap_or_else(|| env!("CARGO_BIN_EXE_should-i-certify").into());
        let process = Command::new(program)
            .arg("run")
            .env_clear()
            .env("DISCORD_TOKEN", "benchmark")
            .env("DISCORD_API_URL", discord)
            .env("DATABASE_URL", database_url(folder))
            .env("LISTEN_ADDR", "127.0.0.1:0")
            .stdin(Stdio::null())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        Bot {
            process,
            started: Instant::now(),
        }
    }

    fn id(&self) -> u32 {
        self.process.id().expect("the bot runs")
    }

    /// Of all its threads, in the kernel and out of it.
    pub(crate) fn cpu_seconds(&self) -> f64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.id())).unwrap();
        let (_, fields) = stat.rsplit_once(") ").unwrap();
        let fields: Vec<&str> = fields.split(' ').collect();
        let ticks = |field: usize| fields[field].parse::<f64>().unwrap();
        (ticks(11) + ticks(12)) / TICKS_PER_SECOND
    }

    pub(crate) fn memory(&self) -> Memory {
        let status = fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap();
        let bytes = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name)).unwrap();
            let kilobytes = line.split_whitespace().nth(1).unwrap();
            kilobytes.parse::<u64>().unwrap() * 1024
        };
        Memory {
            whole: bytes("VmRSS:"),
            own: bytes("RssAnon:"),
        }
    }

    /// SIGTERM, as a supervisor sends it, and until it has ended.
    pub(crate) async fn stop(mut self) {
        let told = Command::new("kill")
            .arg(self.id().to_string())
            .status()
            .await;
        assert!(told.unwrap().success());
        let ended = tokio::time::timeout(Duration::from_secs(20), self.process.wait()).await;
        ended.expect("it ends when told to").unwrap();
    }
}

fn database_url(folder: &Path) -> String {
    format!("sqlite://{}", database(folder).display())
}

pub(crate) fn database(folder: &Path) -> std::path::PathBuf {
    folder.join("bench.db")
}
