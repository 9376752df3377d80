//! The commands that Discord shows for us, everywhere and in one server, and who may use them there.

use std::time::Duration;

use hyper::Method;
use serde::Deserialize;
use serenity::all::{self as discord, CreateCommand, Route};

use super::{Call, Rest, RestError};
use crate::discord::moderate::Override;
use crate::store::GuildId;

/// Longest wait to register a server's commands: a moderator waits for it.
const OFFER_PATIENCE: Duration = Duration::from_secs(10);

#[derive(Deserialize)]
struct Overrides {
    permissions: Vec<Override>,
}

impl Rest {
    pub(in crate::discord) async fn commands(
        &self,
        application_id: discord::ApplicationId,
    ) -> Result<Vec<serde_json::Value>, RestError> {
        let route = Route::Commands { application_id };
        self.read(Call {
            query: "?with_localizations=true".into(),
            ..Call::new("read the commands", Method::GET, route)
        })
        .await
    }

    pub(in crate::discord) async fn overwrite_commands(
        &self,
        application_id: discord::ApplicationId,
        commands: &[CreateCommand],
    ) -> Result<Vec<serde_json::Value>, RestError> {
        let route = Route::Commands { application_id };
        let call = Call::new("register the commands", Method::PUT, route).json(&commands);
        self.read(call).await
    }

    /// A server's own commands.
    pub(in crate::discord) async fn guild_commands(
        &self,
        application_id: discord::ApplicationId,
        guild: GuildId,
    ) -> Result<Vec<serde_json::Value>, RestError> {
        let route = guild_commands(application_id, guild);
        self.read(Call {
            query: "?with_localizations=true".into(),
            ..Call::new("read a server's commands", Method::GET, route)
        })
        .await
    }

    pub(in crate::discord) async fn overwrite_guild_commands(
        &self,
        application_id: discord::ApplicationId,
        guild: GuildId,
        commands: &[CreateCommand],
    ) -> Result<(), RestError> {
        let route = guild_commands(application_id, guild);
        let mut call =
            Call::new("register a server's commands", Method::PUT, route).json(&commands);
        call.patience = OFFER_PATIENCE;
        self.send(call).await.map(drop)
    }

    /// Who may use a command of ours in a server, beside those whom it is for by default.
    pub(in crate::discord) async fn command_overrides(
        &self,
        application_id: discord::ApplicationId,
        guild: GuildId,
        name: &str,
    ) -> Result<Vec<Override>, RestError> {
        let guild_id = discord::GuildId::new(guild.0);
        let ours = self.commands(application_id).await?;
        let id = ours
            .iter()
            .find(|command| command["name"] == name)
            .and_then(|command| command["id"].as_str()?.parse().ok());
        let Some(command_id) = id else {
            return Ok(Vec::new());
        };
        let route = Route::GuildCommandPermissions {
            application_id,
            guild_id,
            command_id,
        };
        let call = Call::new("read who may use a command", Method::GET, route);
        match self.read::<Overrides>(call).await {
            Ok(found) => Ok(found.permissions),
            Err(error) if error.is_nothing_overridden() => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }
}

fn guild_commands<'a>(application_id: discord::ApplicationId, guild: GuildId) -> Route<'a> {
    Route::GuildCommands {
        application_id,
        guild_id: discord::GuildId::new(guild.0),
    }
}
