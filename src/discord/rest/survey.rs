//! Which servers there are, and what one looks like: its roles and channels, the bot in it, who may use the commands.
//! Read anew each time.

use hyper::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serenity::all::{self as discord, Route};

use super::{Call, Rest, RestError};
use crate::store::GuildId;

/// As many as Discord gives at once. Source: User, "Get Current User Guilds".
const GUILDS_A_PAGE: usize = 200;

/// What we ask of a server.
#[derive(Debug, Deserialize)]
pub(in crate::discord) struct Guild {
    pub roles: Vec<Role>,
}

#[derive(Debug, Deserialize)]
pub(in crate::discord) struct Role {
    pub id: discord::RoleId,
}

#[derive(Debug, Deserialize)]
pub(in crate::discord) struct Channel {
    pub id: discord::ChannelId,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: discord::ChannelType,
}

#[derive(Deserialize)]
struct Joined {
    id: discord::GuildId,
}

impl Rest {
    /// The servers that the bot is in.
    pub(in crate::discord) async fn own_guilds(&self) -> Result<Vec<GuildId>, RestError> {
        let mut all: Vec<GuildId> = Vec::new();
        loop {
            let after = all.last().map_or(0, |guild| guild.0);
            let query = format!("?limit={GUILDS_A_PAGE}&after={after}");
            let call = Call::new(
                "ask which servers we are in",
                Method::GET,
                Route::UserMeGuilds,
            );
            let page: Vec<Joined> = self
                .read(Call {
                    query: query.into(),
                    ..call
                })
                .await?;
            let is_last = page.len() < GUILDS_A_PAGE;
            all.extend(page.iter().map(|joined| GuildId(joined.id.get())));
            if is_last {
                return Ok(all);
            }
        }
    }

    /// A server with its roles: what we ask of it, or in full.
    pub(in crate::discord) async fn guild<T: DeserializeOwned>(
        &self,
        guild: GuildId,
    ) -> Result<T, RestError> {
        let route = Route::Guild {
            guild_id: guild_id(guild),
        };
        self.read(Call::new("read a server", Method::GET, route))
            .await
    }

    /// Its channels without threads: what we ask of each, or in full, with their overwrites.
    pub(in crate::discord) async fn channels<T: DeserializeOwned>(
        &self,
        guild: GuildId,
    ) -> Result<Vec<T>, RestError> {
        let route = Route::GuildChannels {
            guild_id: guild_id(guild),
        };
        self.read(Call::new("read a server's channels", Method::GET, route))
            .await
    }

    /// The bot as a member.
    pub(in crate::discord) async fn own_member(&self, guild: GuildId) -> Result<Value, RestError> {
        let me: Value = self
            .read(Call::new("ask who we are", Method::GET, Route::UserMe))
            .await?;
        let id = me["id"].as_str().and_then(|id| id.parse::<u64>().ok());
        let route = Route::GuildMember {
            guild_id: guild_id(guild),
            user_id: discord::UserId::new(id.unwrap_or(1)),
        };
        self.read(Call::new("read our membership", Method::GET, route))
            .await
    }

    /// How many threads of a server are open, of those that the bot sees.
    pub(in crate::discord) async fn open_threads(
        &self,
        guild: GuildId,
    ) -> Result<usize, RestError> {
        let route = Route::GuildThreadsActive {
            guild_id: guild_id(guild),
        };
        let call = Call::new("count the open threads", Method::GET, route);
        let found: Value = self.read(call).await?;
        Ok(found["threads"].as_array().map_or(0, Vec::len))
    }

    /// What a server says of who may use our commands: one entry for each command that it says something of,
    /// and one under the application's own number for all of them.
    pub(in crate::discord) async fn all_overrides(
        &self,
        application_id: discord::ApplicationId,
        guild: GuildId,
    ) -> Result<Vec<Value>, RestError> {
        let route = Route::GuildCommandsPermissions {
            application_id,
            guild_id: guild_id(guild),
        };
        self.read(Call::new(
            "read who may use our commands",
            Method::GET,
            route,
        ))
        .await
    }
}

fn guild_id(guild: GuildId) -> discord::GuildId {
    discord::GuildId::new(guild.0)
}
