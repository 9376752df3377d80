//! What was written in flags and environment, read into what it means.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use tracing_subscriber::filter::Targets;
use url::Url;

use super::wrong::alone;
use super::{
    ConfigError, ConfigErrors, DialogSettings, HealthySettings, KeySettings, Log, LogFormat,
    LogSettings, Move, MoveSettings, PublicKey, RotateKey, RotateKeySettings, Run, RunSettings,
    Secret, Shards, TypedAnswers, both,
};
use crate::store::KeySource;

impl LogSettings {
    pub fn read(&self) -> Result<Log, ConfigErrors> {
        let format = LogFormat::from_str(&self.log_format, true)
            .map_err(|_| ConfigError::LogFormat(self.log_format.clone()));
        let filter = self
            .log
            .parse::<Targets>()
            .map_err(|error| ConfigError::LogFilter {
                filter: self.log.clone(),
                cause: error.to_string(),
            });
        let (format, filter) = both(format.map_err(alone), filter.map_err(alone))?;
        Ok(Log { format, filter })
    }
}

impl KeySettings {
    /// Where the key comes from.
    fn source(&self) -> Result<KeySource, ConfigError> {
        let given = self
            .data_key
            .as_ref()
            .filter(|key| !key.reveal().is_empty());
        match (given, &self.data_key_file) {
            (Some(_), Some(_)) => Err(ConfigError::KeyTwice),
            (Some(key), None) => {
                let key = key.reveal().parse().map_err(ConfigError::NoKey)?;
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
        let given = given.filter(|token| !token.reveal().is_empty());
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

fn token_in(path: &Path) -> Result<Secret, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|error| ConfigError::TokenFile {
        path: path.to_owned(),
        cause: error.to_string(),
    })?;
    match text.trim() {
        "" => Err(ConfigError::TokenFileEmpty(path.to_owned())),
        token => Ok(token.to_owned().into()),
    }
}
