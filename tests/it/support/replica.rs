//! One of several processes of the real bot on a stage, over the stage's store or another, with a log of its own.

use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStderr};
use tokio::sync::watch;
use tokio::time::timeout;

use super::stage::{Stage, terminate};

/// Longer than anything takes that a process says, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(40);

pub(crate) struct Replica {
    process: Child,
    log: watch::Receiver<String>,
}

impl Replica {
    /// With these settings instead of the stage's own. `DATABASE_URL` among them moves it to another store.
    pub(crate) fn start(stage: &Stage, settings: &[(&str, &str)]) -> Replica {
        let mut command = stage.command();
        command
            .envs(settings.iter().copied())
            .stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let (said, log) = watch::channel(String::new());
        tokio::spawn(listen(process.stderr.take().unwrap(), said));
        Replica { process, log }
    }

    /// The first line with these words, once it is there.
    pub(crate) async fn says(&self, words: &str) -> String {
        let mut log = self.log.clone();
        let find = |log: &String| log.lines().find(|it| it.contains(words)).map(str::to_owned);
        let said = timeout(PATIENCE, log.wait_for(|log| find(log).is_some())).await;
        let said = said.ok().and_then(Result::ok).and_then(|log| find(&log));
        said.unwrap_or_else(|| panic!("never said `{words}`:\n{}", self.log()))
    }

    /// Until more than so many lines have these words.
    pub(crate) async fn says_more_than(&self, count: usize, words: &str) {
        let mut log = self.log.clone();
        let is_said = |log: &String| log.lines().filter(|it| it.contains(words)).count() > count;
        let said = timeout(PATIENCE, log.wait_for(is_said)).await;
        let said = said.is_ok_and(|said| said.is_ok());
        assert!(said, "never said `{words}` again:\n{}", self.log());
    }

    pub(crate) fn log(&self) -> String {
        self.log.borrow().clone()
    }

    /// How many lines have these words.
    pub(crate) fn has_said(&self, words: &str) -> usize {
        let log = self.log();
        log.lines().filter(|it| it.contains(words)).count()
    }

    /// Where it listens.
    pub(crate) async fn url(&self) -> String {
        let line = self.says("health is told at").await;
        let (_, address) = line.split_once("address=").unwrap();
        format!("http://{}", address.trim())
    }

    /// What `/readyz` says.
    pub(crate) async fn readiness(&self) -> (u16, Value) {
        let response = reqwest::get(self.url().await + "/readyz").await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    /// The most that it has held in memory so far.
    pub(crate) fn memory_mib(&self) -> u64 {
        let id = self.process.id().expect("it runs");
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let line = status.lines().find(|it| it.starts_with("VmHWM:")).unwrap();
        let kib: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
        kib / 1_024
    }

    /// SIGTERM, as a supervisor sends it; it may go on for a while.
    pub(crate) async fn is_told_to_stop(&self) {
        terminate(&self.process).await;
    }

    pub(crate) async fn ends(&mut self) -> ExitStatus {
        let ended = timeout(PATIENCE, self.process.wait()).await;
        ended.expect("it ends").unwrap()
    }

    /// SIGKILL: ends it in the midst of whatever it is doing.
    pub(crate) async fn kill(&mut self) {
        self.process.kill().await.unwrap();
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("what a process logged:\n{}", self.log());
        }
    }
}

async fn listen(said: ChildStderr, log: watch::Sender<String>) {
    let mut lines = BufReader::new(said).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        log.send_modify(|log| {
            log.push_str(&line);
            log.push('\n');
        });
    }
}
