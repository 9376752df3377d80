//! Parse, run, print the chain of causes, end with an exit code that says which kind of failure it was.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use should_i_certify::cli;
use should_i_certify::config::{Cli, Command, LogFormat, LogSettings};
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
    start_logging(&cli.log)?;
    match &cli.command {
        Command::Run(settings) => cli::run::run(settings),
        Command::Playground(settings) => cli::playground::run(settings),
        Command::Try(settings) => cli::trial::run(settings),
        Command::Check(settings) => cli::check::run(settings),
        Command::Diff(settings) => cli::diff::run(settings),
        Command::Graph(settings) => cli::graph::run(settings),
        Command::Transcripts(settings) => cli::transcripts::run(settings),
        Command::RotateKey(settings) => cli::rotate_key::run(settings),
        Command::Schema(settings) => cli::schema::run(settings),
    }
}

/// Log lines go to standard error, so that what a command prints can be piped.
fn start_logging(settings: &LogSettings) -> anyhow::Result<()> {
    // What these say at their most talkative holds request bodies and addresses with tokens.
    let quiet = "serenity=warn,h2=info,hyper=info,hyper_util=info,reqwest=info,tungstenite=info";
    let filter = EnvFilter::try_new(format!("{},{quiet}", settings.log))?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match settings.log_format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().init(),
    }
    Ok(())
}
