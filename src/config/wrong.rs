//! What can be wrong with settings, told all at once with what to do.

use std::fmt;
use std::path::PathBuf;

use crate::store::key::NotAKey;

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
        "DIALOGS_DIR is `{0}`, which is no folder, or none that may be looked into: name one that holds dialogs, or leave it out to use those built in"
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

pub(super) fn alone(error: ConfigError) -> ConfigErrors {
    ConfigErrors(vec![error])
}
