//! `completions`: what a shell needs to complete this program's commands and flags.

use std::io::Write;

use clap::CommandFactory;

use crate::config::{Cli, Shell};

const PROGRAM: &str = "should-i-certify";

/// Writes it to standard output.
pub fn run(shell: Shell) -> anyhow::Result<()> {
    let mut written = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), PROGRAM, &mut written);
    let written = String::from_utf8(written)?;
    // For bash, clap_complete 4.6.11 names a program with hyphens in one way where it looks and in another where it finds.
    let found = PROGRAM.replace('-', "__subcmd__");
    let written = written.replace(&found, &PROGRAM.replace('-', "__"));
    Ok(std::io::stdout().write_all(written.as_bytes())?)
}
