//! What is read of an interaction, before it is known what it asks for.

use serde::Deserialize;
use serde_json::Value;
use serenity::all::{self as discord, ChannelType, MessageFlags, Permissions};

use super::asked::Source;
use super::ground::{Ground, is_thread};
use crate::app::Who;
use crate::interview::voice::choose;
use crate::server::RoleId;
use crate::store::{ChannelId, GuildId, MessageId, UserId};

/// What we read of an interaction; the rest, its message above all, is read over and not into memory.
#[derive(Deserialize)]
pub(in crate::discord) struct Received {
    pub(super) id: discord::InteractionId,
    pub(super) application_id: discord::ApplicationId,
    #[serde(rename = "type")]
    pub(super) kind: u64,
    pub(super) token: String,
    pub(super) locale: String,
    guild_locale: Option<String>,
    guild_id: Option<discord::GuildId>,
    /// Who acts in a server.
    member: Option<Member>,
    /// Who acts elsewhere.
    user: Option<User>,
    channel_id: discord::ChannelId,
    channel: Option<Channel>,
    app_permissions: Option<Permissions>,
    pub(super) attachment_size_limit: Option<usize>,
    message: Option<Message>,
    #[serde(default)]
    pub(super) data: Value,
}

#[derive(Deserialize)]
struct Member {
    user: User,
    roles: Vec<discord::RoleId>,
    #[serde(default)]
    permissions: Permissions,
}

#[derive(Deserialize)]
struct User {
    id: discord::UserId,
}

#[derive(Deserialize)]
struct Channel {
    #[serde(rename = "type")]
    kind: ChannelType,
    parent_id: Option<discord::ChannelId>,
}

#[derive(Deserialize)]
struct Message {
    id: discord::MessageId,
    flags: Option<MessageFlags>,
}

impl Received {
    pub(super) fn who(&self) -> Option<Who> {
        let (user, roles) = match (self.guild_id, &self.member, &self.user) {
            (Some(_), Some(member), _) => (&member.user, &member.roles[..]),
            (None, _, Some(user)) => (user, &[][..]),
            _ => return None,
        };
        let languages = [&*self.locale, or_none(&self.guild_locale)];
        Some(Who {
            roles: roles.iter().map(|role| RoleId(role.get())).collect(),
            ..who(user.id, self.guild_id, &languages)
        })
    }

    /// Of who acts, in the channel.
    pub(super) fn permissions(&self) -> Permissions {
        let member = self.member.as_ref();
        member.map_or(Permissions::empty(), |member| member.permissions)
    }

    /// The message that a control or field belongs to.
    pub(super) fn source(&self) -> Option<Source> {
        let message = self.message.as_ref()?;
        let is_ephemeral = message
            .flags
            .is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
        Some(Source {
            message: MessageId(message.id.get()),
            is_ephemeral,
        })
    }

    pub(super) fn ground(&self) -> Ground {
        let channel = self.channel.as_ref();
        let parent = channel
            .filter(|channel| is_thread(channel.kind))
            .and_then(|thread| thread.parent_id)
            .unwrap_or(self.channel_id);
        Ground {
            channel: ChannelId(self.channel_id.get()),
            parent: ChannelId(parent.get()),
            kind: channel.map(|channel| channel.kind),
            is_direct: self.guild_id.is_none(),
            permissions: self.app_permissions.unwrap_or_default(),
        }
    }
}

pub(super) const COMMAND: u64 = 2;
pub(super) const COMPONENT: u64 = 3;
pub(super) const SUGGESTION: u64 = 4;
pub(super) const MODAL: u64 = 5;

/// `languages`: what to speak, the dearest first.
pub(super) fn who(
    user: discord::UserId,
    guild: Option<discord::GuildId>,
    languages: &[&str],
) -> Who {
    Who {
        user: UserId(user.get()),
        guild: guild.map(|guild| GuildId(guild.get())),
        roles: Vec::new(),
        locale: choose(languages).to_owned(),
    }
}

pub(super) fn or_none(locale: &Option<String>) -> &str {
    locale.as_deref().unwrap_or_default()
}
