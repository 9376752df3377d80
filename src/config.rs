//! Flags and environment, as they are written. Nobody else reads the environment.

mod public_key;
mod read;
mod secret;
mod shards;
mod wrong;

use std::net::SocketAddr;
use std::path::PathBuf;

pub use clap::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
pub use clap_complete::Shell;
use tracing_subscriber::filter::Targets;

pub use public_key::{PublicKey, hexadecimal};
pub use secret::Secret;
use shards::ShardSettings;
pub use shards::Shards;
pub use wrong::{ConfigError, ConfigErrors, both};

use crate::store::KeySource;

/// This program's.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What it was built from: what `GIT_COMMIT` said then, otherwise the commit that was checked out.
pub const COMMIT: Option<&str> = option_env!("BUILD_COMMIT");

const EXIT_CODES: &str = "\
Exit codes:
  0   done, or told to end (SIGTERM, Ctrl-C)
  1   something else; the message says what
  2   the command line is not understood
  65  a dialog has errors
  69  Discord cannot be reached
  70  the process stood still for half a minute and ended itself
  77  Discord refuses the token or an intent
  78  a setting or the key is wrong

Every setting is a flag and an environment variable; the flag wins. `deploy/.env.example` lists them all.";

/// A Discord bot that holds decision interviews in threads and posts verdicts that explain themselves.
///
/// Start with `should-i-certify playground`: it needs no token, no account and no network.
#[derive(Debug, Parser)]
#[command(version = env!("BUILD_VERSION"), propagate_version = true, after_help = EXIT_CODES)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub log: LogSettings,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Connect to Discord and hold interviews.
    #[command(after_help = EXIT_CODES)]
    Run(RunSettings),
    /// Tell an operator whether everything is in place for `run`, with the same settings, and what to do where not.
    ///
    /// Looks at the settings, dialogs, the store and its key, the token, intents, commands, the gateway, the clock and the
    /// address to listen on, and changes nothing. One line each, `ok`, `warn` or `FAIL`; ends with 1 where one fails, or
    /// with 78 where a setting is wrong.
    Doctor(RunSettings),
    /// Ask the process that runs on this machine whether it is alive: 0 if so, otherwise 1. For container engines.
    Healthy(HealthySettings),
    /// Try the bot in a browser, against a Discord on this machine.
    Playground(PlaygroundSettings),
    /// Play a dialog in the terminal; answers can be piped in, one a line.
    Try(TrySettings),
    /// Tell everything that is wrong with dialog files.
    Check(CheckSettings),
    /// Tell what changed in meaning between two versions of a dialog, as Markdown.
    Diff(DiffSettings),
    /// Draw a dialog: its questions, what decides whether they are asked, its verdicts.
    Graph(GraphSettings),
    /// Write what dialogs say to each class of equivalent answers, so that a change shows its effect in review.
    ///
    /// Answers are of one class when they lead through the same questions to the same verdict. For each verdict the
    /// shortest interview of each class is written, then such as show what none before them does: a finding, a gauge's
    /// reading, a passage, an answer. At most 12 of either for one verdict; each file says what is left out.
    Transcripts(TranscriptsSettings),
    /// Seal every answer with a new key. Stop the bot first; if it is interrupted, the same command goes on.
    RotateKey(RotateKeySettings),
    /// Move everything that is remembered from a file into PostgreSQL. Stop the bot first; the file stays as it is.
    ///
    /// All of it arrives, or nothing, and how much is counted in both. The key comes along: give the bot the same one by
    /// DATA_KEY or DATA_KEY_FILE from then on.
    Move(MoveSettings),
    /// Write the JSON schemas by which editors help with dialog and wording files.
    Schema(SchemaSettings),
    /// Write what a shell needs to complete this program's commands and flags.
    ///
    /// bash: should-i-certify completions bash > /etc/bash_completion.d/should-i-certify
    /// zsh: should-i-certify completions zsh > /usr/local/share/zsh/site-functions/_should-i-certify
    /// fish: should-i-certify completions fish > ~/.config/fish/completions/should-i-certify.fish
    #[command(verbatim_doc_comment)]
    Completions(CompletionsSettings),
}

#[derive(Debug, Clone, Args)]
pub struct CompletionsSettings {
    pub shell: Shell,
}

#[derive(Debug, Clone, Args)]
pub struct HealthySettings {
    /// Where the process listens.
    #[arg(long, env = "LISTEN_ADDR", default_value = "127.0.0.1:8080")]
    listen_addr: String,
}

#[derive(Debug, Clone, Args)]
pub struct LogSettings {
    /// How log lines are written: text or json.
    #[arg(long, env = "LOG_FORMAT", default_value = "text", global = true)]
    log_format: String,
    /// What is logged: a level, or a level for a part as in should_i_certify=debug; several with commas between.
    #[arg(long, env = "RUST_LOG", default_value = "info", global = true)]
    log: String,
}

/// How to log, as read from [`LogSettings`].
#[derive(Debug, Clone)]
pub struct Log {
    pub format: LogFormat,
    pub filter: Targets,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Debug, Clone, Args)]
pub struct RunSettings {
    /// The bot's token (Developer Portal, Bot). It or its file is needed; better not as a flag, which others see.
    #[arg(long, env = "DISCORD_TOKEN", hide_env_values = true)]
    discord_token: Option<Secret>,
    /// A file that holds the token.
    #[arg(long, env = "DISCORD_TOKEN_FILE")]
    discord_token_file: Option<PathBuf>,
    /// Replaces https://discord.com for every request; the gateway's address comes from there too. Without it, Discord.
    #[arg(long, env = "DISCORD_API_URL")]
    discord_api_url: Option<String>,
    /// Where interviews are kept: sqlite://FILE, or postgres://USER:PASSWORD@HOST/NAME.
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite://should-i-certify.db",
        hide_env_values = true
    )]
    database_url: String,
    #[command(flatten)]
    key: KeySettings,
    #[command(flatten)]
    dialogs: DialogSettings,
    /// Which typed messages count as answers: off (buttons, lists, fields and commands only), replies (to the bot, and
    /// messages that mention it), or all (any message in the thread; needs the privileged message-content intent).
    #[arg(long, env = "TYPED_ANSWERS", default_value = "replies")]
    typed_answers: String,
    /// Where /livez, /readyz, /metrics and /version are answered, and interactions by HTTP: an address with a port (0
    /// takes any free one), or off.
    #[arg(long, env = "LISTEN_ADDR", default_value = "127.0.0.1:8080")]
    listen_addr: String,
    /// Takes interactions by HTTP at POST /interactions, signed for this key (Developer Portal, General Information).
    #[arg(long, env = "DISCORD_PUBLIC_KEY")]
    discord_public_key: Option<String>,
    #[command(flatten)]
    shards: ShardSettings,
}

/// How to run, as read from [`RunSettings`].
#[derive(Debug, Clone)]
pub struct Run {
    pub token: Secret,
    pub api_url: Option<String>,
    pub database_url: String,
    pub key: KeySource,
    pub dialogs: DialogSettings,
    pub typed_answers: TypedAnswers,
    /// Nowhere if absent.
    pub listen: Option<SocketAddr>,
    /// Interactions come by HTTP, signed for this key; by the gateway alone if absent.
    pub public_key: Option<PublicKey>,
    pub shards: Shards,
}

#[derive(Debug, Clone, Args)]
pub struct KeySettings {
    /// The key that seals answers: 32 random bytes in Base64 or hexadecimal. Without it and without a file, one is made
    /// beside the database; with PostgreSQL there is no such place, and it must be given.
    #[arg(long, env = "DATA_KEY", hide_env_values = true)]
    data_key: Option<Secret>,
    /// A file that holds the key.
    #[arg(long, env = "DATA_KEY_FILE")]
    data_key_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub struct RotateKeySettings {
    /// Where interviews are kept: sqlite://FILE, or postgres://USER:PASSWORD@HOST/NAME.
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite://should-i-certify.db",
        hide_env_values = true
    )]
    database_url: String,
    #[command(flatten)]
    key: KeySettings,
    /// The file of the new key, made if there is none. Only a key beside the database is replaced without it.
    #[arg(long, env = "NEW_DATA_KEY_FILE")]
    new_key_file: Option<PathBuf>,
}

/// How to change the key, as read from [`RotateKeySettings`].
#[derive(Debug, Clone)]
pub struct RotateKey {
    pub database_url: String,
    /// Where the old key comes from.
    pub key: KeySource,
    /// The file of the new one; `None`: in the place of the one beside the database.
    pub new: Option<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub struct MoveSettings {
    /// What is moved: sqlite://FILE.
    #[arg(long)]
    from: String,
    /// Where to: an empty database, postgres://USER:PASSWORD@HOST/NAME.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    to: String,
    #[command(flatten)]
    key: KeySettings,
}

/// What to move, as read from [`MoveSettings`].
#[derive(Debug, Clone)]
pub struct Move {
    pub from: String,
    pub to: String,
    /// Of what is moved.
    pub key: KeySource,
}

#[derive(Debug, Clone, Args)]
pub struct DialogSettings {
    /// A folder of dialogs instead of the ones built in.
    #[arg(long, env = "DIALOGS_DIR")]
    pub dialogs_dir: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TypedAnswers {
    /// None: buttons, lists, fields and commands only.
    Off,
    /// Replies to the bot and messages that mention it.
    Replies,
    /// Any message in the thread; needs the privileged message-content intent.
    All,
}

#[derive(Debug, Clone, Args)]
pub struct PlaygroundSettings {
    /// The port of the page on 127.0.0.1; 0 takes any free one.
    #[arg(long, default_value_t = 4400)]
    pub port: u16,
    #[command(flatten)]
    pub dialogs: DialogSettings,
    /// Which typed messages count as answers.
    #[arg(long, env = "TYPED_ANSWERS", value_enum, default_value_t = TypedAnswers::Replies)]
    pub typed_answers: TypedAnswers,
}

#[derive(Debug, Clone, Args)]
pub struct TrySettings {
    /// The dialog's name, or a dialog file.
    #[arg(default_value = "should-i-certify")]
    pub dialog: String,
    #[command(flatten)]
    pub dialogs: DialogSettings,
}

#[derive(Debug, Clone, Args)]
pub struct CheckSettings {
    /// Dialog files; the built-in ones (or those of --dialogs-dir) when none is named.
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub dialogs: DialogSettings,
    /// How the report is written; sarif is for code hosts and editors.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// Tell numbers about the dialogs instead: ways, answer sets, shares of verdicts, answers that decide.
    #[arg(long)]
    pub summary: bool,
    /// Whether the report is coloured; by itself only on a terminal.
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto)]
    pub color: ColorChoice,
    /// Set to anything, no colours unless --color always (https://no-color.org).
    #[arg(long, env = "NO_COLOR", hide = true)]
    pub no_color: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    Text,
    Json,
    Sarif,
}

#[derive(Debug, Clone, Args)]
pub struct DiffSettings {
    /// The dialog file as it was.
    pub old: PathBuf,
    /// The dialog file as it is.
    pub new: PathBuf,
}

#[derive(Debug, Clone, Args)]
pub struct GraphSettings {
    /// The dialog's name, or a dialog file.
    #[arg(default_value = "should-i-certify")]
    pub dialog: String,
    /// What is written.
    #[arg(long, value_enum, default_value_t = GraphFormat::Svg)]
    pub format: GraphFormat,
    /// The file that it is written to; otherwise to standard output.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub dialogs: DialogSettings,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    /// A drawing for any browser, light or dark.
    Svg,
    /// Text that forges draw in Markdown.
    Mermaid,
    /// Text for Graphviz.
    Dot,
}

#[derive(Debug, Clone, Args)]
pub struct TranscriptsSettings {
    /// Names of dialogs, or dialog files; all on offer when none is named.
    pub dialogs: Vec<String>,
    /// The folder in which each dialog gets one of its own, with a file for each verdict; otherwise standard output.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub on_offer: DialogSettings,
}

#[derive(Debug, Clone, Args)]
pub struct SchemaSettings {
    /// The folder that the schemas are written to.
    #[arg(default_value = "dialogs")]
    pub folder: PathBuf,
}
