//! Parse, run, print the chain of causes, end with an exit code that says which kind of failure it was.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use should_i_certify::cli;
use should_i_certify::config::{Cli, Command, Log, LogFormat, both};
use tracing_subscriber::EnvFilter;

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
    start_logging(&log)?;
    match &cli.command {
        Command::Run(settings) => cli::run::run(&settings.read()?),
        Command::Playground(settings) => cli::playground::run(settings),
        Command::Try(settings) => cli::trial::run(settings),
        Command::Check(settings) => cli::check::run(settings),
        Command::Diff(settings) => cli::diff::run(settings),
        Command::Graph(settings) => cli::graph::run(settings),
        Command::Transcripts(settings) => cli::transcripts::run(settings),
        Command::RotateKey(settings) => cli::rotate_key::run(&settings.read()?),
        Command::Schema(settings) => cli::schema::run(settings),
    }
}

/// Log lines go to standard error, so that what a command prints can be piped.
fn start_logging(settings: &Log) -> anyhow::Result<()> {
    // What these say at their most talkative holds request bodies and addresses with tokens.
    let quiet = "serenity=warn,h2=info,hyper=info,hyper_util=info,reqwest=info,tungstenite=info";
    let filter = EnvFilter::try_new(format!("{},{quiet}", settings.filter))?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        // Colours are for people, not for files.
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match settings.format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().init(),
    }
    Ok(())
}
