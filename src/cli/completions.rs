//! `completions`: what a shell needs to complete this program's commands and flags.

use clap::CommandFactory;

use crate::config::{Cli, Shell};

/// Writes it to standard output.
pub fn run(shell: Shell) -> anyhow::Result<()> {
    let mut written = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "should-i-certify", &mut written);
    Ok(std::io::Write::write_all(&mut std::io::stdout(), &written)?)
}
