//! A server's channels and roles as Discord has them now: what is gone, and of which kind.

use serenity::all::ChannelType;

use crate::discord::bot::Bot;
use crate::discord::rest::{Channel, Guild, RestError};
use crate::server::{ChannelId, GuildId, RoleId};

/// Where interviews may be begun; in all but the first without threads.
pub(super) const FOR_INTERVIEWS: [ChannelType; 4] = [
    ChannelType::Text,
    ChannelType::News,
    ChannelType::Voice,
    ChannelType::Forum,
];

/// Where messages can be posted that everybody finds again.
pub(super) const FOR_RESULTS: [ChannelType; 2] = [ChannelType::Text, ChannelType::News];

#[derive(Debug)]
pub(super) struct Places {
    guild: Guild,
    channels: Vec<Channel>,
}

impl Bot {
    pub(super) async fn places(&self, guild: GuildId) -> Result<Places, RestError> {
        let (guild, channels) =
            tokio::try_join!(self.rest.guild(guild), self.rest.channels(guild),)?;
        Ok(Places { guild, channels })
    }
}

impl Places {
    /// `None`: it was deleted, or never was of this server.
    pub(super) fn kind(&self, channel: ChannelId) -> Option<ChannelType> {
        self.found(channel).map(|channel| channel.kind)
    }

    pub(super) fn has_role(&self, role: RoleId) -> bool {
        self.guild.roles.iter().any(|it| it.id.get() == role.0)
    }

    fn found(&self, channel: ChannelId) -> Option<&Channel> {
        self.channels.iter().find(|it| it.id.get() == channel.0)
    }
}
