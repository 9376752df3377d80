//! Flags and environment → values. The only reader of the environment.

mod public_key;
mod shards;

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub use clap::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
pub use clap_complete::Shell;
use reqwest::Url;
use tracing_subscriber::EnvFilter;

pub use public_key::{PublicKey, hexadecimal};
use shards::ShardSettings;
pub use shards::Shards;

use crate::store::KeySource;
use crate::store::key::NotAKey;

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
    /// What is logged, in the syntax of tracing's filters.
    #[arg(long, env = "RUST_LOG", default_value = "info", global = true)]
    log: String,
}

/// How to log, as read from [`LogSettings`].
#[derive(Debug, Clone)]
pub struct Log {
    pub format: LogFormat,
    /// Known to be well-formed.
    pub filter: String,
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

/// A value that is never printed.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Secret {
        Secret(text)
    }
}

impl std::str::FromStr for Secret {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Secret, Self::Err> {
        Ok(Secret(text.trim().to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(kept secret)")
    }
}

/// One setting that is wrong, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error(
        "no bot token: set DISCORD_TOKEN or DISCORD_TOKEN_FILE (the Developer Portal shows the token under Bot), or try `should-i-certify playground`, which needs none"
    )]
    TokenMissing,
    #[error("DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set: keep one of them")]
    TokenTwice,
    #[error("cannot read the token file {path}: {cause}")]
    TokenFile { path: PathBuf, cause: String },
    #[error("the token file {0} is empty")]
    TokenFileEmpty(PathBuf),
    #[error("DATA_KEY and DATA_KEY_FILE are both set: keep one of them")]
    KeyTwice,
    #[error("DATA_KEY holds no key: {0}")]
    NoKey(NotAKey),
    #[error(
        "the key is given by DATA_KEY or DATA_KEY_FILE: say with --new-key-file where the new one is to be"
    )]
    NewKeyFileMissing,
    #[error(
        "DISCORD_API_URL is `{0}`: write it like http://127.0.0.1:4400, or leave it out to use Discord itself"
    )]
    ApiUrl(String),
    /// Without the value, which may hold a password.
    #[error(
        "DATABASE_URL names no database: write it like sqlite://should-i-certify.db or postgres://USER:PASSWORD@HOST/NAME"
    )]
    DatabaseUrl,
    #[error(
        "DIALOGS_DIR is `{0}`, which is no folder: name one that holds dialogs, or leave it out to use those built in"
    )]
    DialogsDir(PathBuf),
    #[error("TYPED_ANSWERS is `{0}`: choose off, replies or all")]
    TypedAnswers(String),
    #[error(
        "LISTEN_ADDR is `{0}`: write it like 127.0.0.1:8080 or [::1]:8080, or `off` to listen nowhere"
    )]
    ListenAddr(String),
    #[error(
        "DISCORD_PUBLIC_KEY is `{0}`: copy the 64 hexadecimal digits of Public Key from the Developer Portal (General Information)"
    )]
    PublicKey(String),
    #[error(
        "DISCORD_PUBLIC_KEY is set, but LISTEN_ADDR is off: interactions come by HTTP, so give LISTEN_ADDR an address"
    )]
    PublicKeyUnheard,
    #[error(
        "SHARDS is none, but there is no DISCORD_PUBLIC_KEY: without the gateway, interactions come by HTTP, signed for that key"
    )]
    NothingHeard,
    #[error("SHARDS is `{0}`: write a range like 0..=3, one number, all, or none")]
    Shards(String),
    #[error(
        "SHARDS names a part of the shards, and SHARD_COUNT does not say of how many: give every process the same SHARD_COUNT"
    )]
    ShardCountMissing,
    #[error(
        "SHARDS ends with shard {last}, but SHARD_COUNT is {total}, and they are numbered from 0: the last one is {}",
        total - 1
    )]
    ShardsBeyond { last: u32, total: u32 },
    #[error("SHARD_COUNT is `{0}`: write how many shards there are in all, from 1 to 65536")]
    ShardCount(String),
    #[error("LOG_FORMAT is `{0}`: choose text or json")]
    LogFormat(String),
    #[error("RUST_LOG is `{filter}`: write it like info or should_i_certify=debug ({cause})")]
    LogFilter { filter: String, cause: String },
}

/// Everything that is wrong with the settings, told at once.
#[derive(Debug, thiserror::Error)]
pub struct ConfigErrors(Vec<ConfigError>);

impl ConfigErrors {
    pub fn each(&self) -> &[ConfigError] {
        &self.0
    }
}

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [error] = self.0.as_slice() {
            return error.fmt(f);
        }
        write!(f, "{} settings are wrong", self.0.len())?;
        self.0
            .iter()
            .try_for_each(|error| write!(f, "\n  - {error}"))
    }
}

/// Both, or all that is wrong with either.
pub fn both<A, B>(
    one: Result<A, ConfigErrors>,
    other: Result<B, ConfigErrors>,
) -> Result<(A, B), ConfigErrors> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (one, other) => {
            let errors = [one.err(), other.err()].into_iter().flatten();
            Err(ConfigErrors(errors.flat_map(|errors| errors.0).collect()))
        }
    }
}

impl LogSettings {
    pub fn read(&self) -> Result<Log, ConfigErrors> {
        let format = LogFormat::from_str(&self.log_format, true)
            .map_err(|_| ConfigError::LogFormat(self.log_format.clone()));
        let filter = EnvFilter::try_new(&self.log).map_err(|error| ConfigError::LogFilter {
            filter: self.log.clone(),
            cause: error.to_string(),
        });
        let (format, _) = both(format.map_err(alone), filter.map_err(alone))?;
        Ok(Log {
            format,
            filter: self.log.clone(),
        })
    }
}

impl KeySettings {
    /// Where the key comes from.
    fn source(&self) -> Result<KeySource, ConfigError> {
        let given = self.data_key.as_ref().filter(|key| !key.0.is_empty());
        match (given, &self.data_key_file) {
            (Some(_), Some(_)) => Err(ConfigError::KeyTwice),
            (Some(key), None) => {
                let key = key.0.parse().map_err(ConfigError::NoKey)?;
                Ok(KeySource::Given(key))
            }
            (None, Some(path)) => Ok(KeySource::File(path.clone())),
            (None, None) => Ok(KeySource::Beside),
        }
    }
}

impl RotateKeySettings {
    pub fn read(&self) -> Result<RotateKey, ConfigErrors> {
        let database_url = database_url(&self.database_url).map_err(alone);
        let (database_url, (key, new)) = both(database_url, self.keys().map_err(alone))?;
        Ok(RotateKey {
            database_url,
            key,
            new,
        })
    }

    fn keys(&self) -> Result<(KeySource, Option<PathBuf>), ConfigError> {
        match (self.key.source()?, &self.new_key_file) {
            (KeySource::Given(_) | KeySource::File(_), None) => Err(ConfigError::NewKeyFileMissing),
            (source, new) => Ok((source, new.clone())),
        }
    }
}

impl MoveSettings {
    pub fn read(&self) -> Result<Move, ConfigErrors> {
        let from = database_url(&self.from).map_err(alone);
        let to = database_url(&self.to).map_err(alone);
        let ((from, to), key) = both(both(from, to), self.key.source().map_err(alone))?;
        Ok(Move { from, to, key })
    }
}

impl RunSettings {
    pub fn read(&self) -> Result<Run, ConfigErrors> {
        let token = self.token().map_err(alone);
        let api_url = self.api_url().map_err(alone);
        let database_url = database_url(&self.database_url).map_err(alone);
        let dialogs = self.dialogs().map_err(alone);
        let typed_answers = TypedAnswers::from_str(&self.typed_answers, true)
            .map_err(|_| alone(ConfigError::TypedAnswers(self.typed_answers.clone())));
        let key = self.key.source().map_err(alone);
        let listen = self.listen().map_err(alone);
        let front = both(
            self.public_key().map_err(alone),
            self.shards.read().map_err(alone),
        );
        let front = both(listen, front).and_then(heard);
        let (((token, api_url), (database_url, key)), ((dialogs, typed_answers), front)) = both(
            both(both(token, api_url), both(database_url, key)),
            both(both(dialogs, typed_answers), front),
        )?;
        let (listen, (public_key, shards)) = front;
        Ok(Run {
            token,
            api_url,
            database_url,
            key,
            dialogs,
            typed_answers,
            listen,
            public_key,
            shards,
        })
    }

    fn public_key(&self) -> Result<Option<PublicKey>, ConfigError> {
        let text = self
            .discord_public_key
            .as_deref()
            .unwrap_or_default()
            .trim();
        if text.is_empty() {
            return Ok(None);
        }
        let unclear = |_| ConfigError::PublicKey(text.to_owned());
        text.parse().map(Some).map_err(unclear)
    }

    /// The token, from wherever it was given.
    fn token(&self) -> Result<Secret, ConfigError> {
        let given = self.discord_token.clone();
        let given = given.filter(|token| !token.0.is_empty());
        match (given, &self.discord_token_file) {
            (Some(_), Some(_)) => Err(ConfigError::TokenTwice),
            (Some(token), None) => Ok(token),
            (None, Some(path)) => token_in(path),
            (None, None) => Err(ConfigError::TokenMissing),
        }
    }

    fn api_url(&self) -> Result<Option<String>, ConfigError> {
        let Some(text) = self.discord_api_url.as_ref().filter(|it| !it.is_empty()) else {
            return Ok(None);
        };
        let is_address = Url::parse(text)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        match is_address {
            true => Ok(Some(text.clone())),
            false => Err(ConfigError::ApiUrl(text.clone())),
        }
    }

    fn listen(&self) -> Result<Option<SocketAddr>, ConfigError> {
        listen(&self.listen_addr)
    }

    fn dialogs(&self) -> Result<DialogSettings, ConfigError> {
        match &self.dialogs.dialogs_dir {
            Some(folder) if !folder.is_dir() => Err(ConfigError::DialogsDir(folder.clone())),
            _ => Ok(self.dialogs.clone()),
        }
    }
}

impl HealthySettings {
    /// `None`: nowhere.
    pub fn read(&self) -> Result<Option<SocketAddr>, ConfigErrors> {
        listen(&self.listen_addr).map_err(alone)
    }
}

fn listen(text: &str) -> Result<Option<SocketAddr>, ConfigError> {
    let text = text.trim();
    match text.eq_ignore_ascii_case("off") {
        true => Ok(None),
        false => text
            .parse()
            .map(Some)
            .map_err(|_| ConfigError::ListenAddr(text.to_owned())),
    }
}

/// Where the process listens, the key for what it hears there, and its part of the gateway.
type Front = (Option<SocketAddr>, (Option<PublicKey>, Shards));

/// There is a way by which interactions come.
fn heard(front: Front) -> Result<Front, ConfigErrors> {
    match &front {
        (None, (Some(_), _)) => Err(alone(ConfigError::PublicKeyUnheard)),
        (_, (None, Shards::None)) => Err(alone(ConfigError::NothingHeard)),
        _ => Ok(front),
    }
}

fn database_url(text: &str) -> Result<String, ConfigError> {
    let is_file = |rest: &str| !rest.is_empty() && !rest.starts_with(":memory:");
    let is_server = Url::parse(text)
        .is_ok_and(|url| matches!(url.scheme(), "postgres" | "postgresql") && url.path().len() > 1);
    match is_server || text.strip_prefix("sqlite://").is_some_and(is_file) {
        true => Ok(text.to_owned()),
        false => Err(ConfigError::DatabaseUrl),
    }
}

fn alone(error: ConfigError) -> ConfigErrors {
    ConfigErrors(vec![error])
}

fn token_in(path: &Path) -> Result<Secret, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|error| ConfigError::TokenFile {
        path: path.to_owned(),
        cause: error.to_string(),
    })?;
    match text.trim() {
        "" => Err(ConfigError::TokenFileEmpty(path.to_owned())),
        token => Ok(Secret(token.to_owned())),
    }
}
