//! Parse, run, print the chain of causes, end with an exit code that says which kind of failure it was.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use should_i_certify::cli;
use should_i_certify::config::{Cli, Command, both};

/// A click is some hundred small pieces of memory, taken by one thread and given back by another. How it is set up
/// stands in `.cargo/config.toml`.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error:#}");
            cli::exit_code(&error)
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<()> {
    let log = match &cli.command {
        // Everything that is wrong is told at once, how to log included.
        Command::Run(settings) => both(cli.log.read(), settings.read())?.0,
        _ => cli.log.read()?,
    };
    cli::log::start(log);
    match &cli.command {
        Command::Run(settings) => cli::run::run(&settings.read()?),
        Command::Doctor(settings) => cli::doctor::run(settings),
        Command::Healthy(settings) => cli::healthy::run(settings.read()?),
        Command::Playground(settings) => cli::playground::run(settings),
        Command::Try(settings) => cli::trial::run(settings),
        Command::Check(settings) => cli::check::run(settings),
        Command::Diff(settings) => cli::diff::run(settings),
        Command::Graph(settings) => cli::graph::run(settings),
        Command::Transcripts(settings) => cli::transcripts::run(settings),
        Command::RotateKey(settings) => cli::rotate_key::run(&settings.read()?),
        Command::Move(settings) => cli::moving::run(&settings.read()?),
        Command::Schema(settings) => cli::schema::run(settings),
        Command::Completions(settings) => cli::completions::run(settings.shell),
    }
}
