//! The bot's calls to the kernel, seen and tampered with by strace.

use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::{Child, ChildStdout, Command};

use super::stage::terminate;

const STRACE: &str = "/usr/bin/strace";

/// Runs a program with each of these calls held up for 2 ms, and said on the standard output before it is done.
pub(super) fn holding_up(calls: &[&str], program: &str) -> Command {
    let calls = calls.join(",");
    let mut command = Command::new(STRACE);
    // `-D`: the program is our child, and strace looks on.
    command
        .args(["-D", "-f", "-qq", "-o", "/dev/stdout"])
        .args(["-e", &format!("trace={calls}")])
        .args(["-e", &format!("inject={calls}:delay_enter=2000")])
        .arg(program)
        .stdout(Stdio::piped());
    command
}

/// Calls to the kernel, as they are made.
pub(crate) struct Calls {
    lines: ChildStdout,
    names: Vec<String>,
}

impl Calls {
    pub(super) fn of(calls: &[&str], lines: ChildStdout) -> Calls {
        Calls {
            lines,
            names: calls.iter().map(|it| format!("{it}(")).collect(),
        }
    }

    /// Until the so many-th one is about to be done.
    pub(crate) async fn reached(&mut self, number: u32) {
        let (mut said, mut piece) = (String::new(), [0; 4_096]);
        loop {
            let length = self.lines.read(&mut piece).await.unwrap();
            assert!(length > 0, "the process ended by itself");
            said.push_str(&String::from_utf8_lossy(&piece[..length]));
            let count: usize = self.names.iter().map(|it| said.matches(it).count()).sum();
            if count >= number as usize {
                return;
            }
        }
    }
}

/// From now on the kernel does this to some calls of a process, until it is lifted.
pub(crate) struct Tampering(Child);

impl Tampering {
    /// `what`: as strace's `inject` takes it.
    pub(crate) async fn with(process: u32, calls: &str, what: &str) -> Tampering {
        let mut strace = Command::new(STRACE)
            .args(["-f", "-o", "/dev/null", "-p", &process.to_string()])
            .args(["-e", &format!("trace={calls}")])
            .args(["-e", &format!("inject={calls}:{what}")])
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let said = strace.stderr.take().unwrap();
        let first = BufReader::new(said).lines().next_line().await.unwrap();
        assert!(
            first.as_deref().unwrap_or_default().contains("attached"),
            "{first:?}"
        );
        Tampering(strace)
    }

    pub(crate) async fn lifts(mut self) {
        terminate(&self.0).await;
        self.0.wait().await.unwrap();
    }
}
