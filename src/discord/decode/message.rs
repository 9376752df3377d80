//! A message that may be a typed answer.

use serde::Deserialize;
use serde_json::Value;
use serenity::all as discord;

use super::received::who;
use crate::app::Who;
use crate::store::{ChannelId, MessageId, UserId};

/// A message that may be a typed answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::discord) struct Typed {
    pub message: MessageId,
    pub channel: ChannelId,
    pub who: Who,
    pub text: String,
    pub mentions: Vec<UserId>,
    pub replies_to: Option<MessageId>,
    pub is_by_bot: bool,
}

/// `None` where it is not a message of somebody in a server.
pub(in crate::discord) fn message(payload: &Value) -> Option<Typed> {
    let raw = RawMessage::deserialize(payload).ok()?;
    let guild = raw.guild_id?;
    let replies_to = raw
        .message_reference
        .and_then(|reference| reference.message_id);
    Some(Typed {
        message: MessageId(raw.id.get()),
        channel: ChannelId(raw.channel_id.get()),
        // A message does not say its author's language; the interview knows it.
        who: who(raw.author.id, Some(guild), &[]),
        text: raw.content,
        mentions: raw
            .mentions
            .iter()
            .map(|user| UserId(user.id.get()))
            .collect(),
        replies_to: replies_to.map(|message| MessageId(message.get())),
        is_by_bot: raw.author.bot,
    })
}

#[derive(Deserialize)]
struct RawMessage {
    id: discord::MessageId,
    channel_id: discord::ChannelId,
    guild_id: Option<discord::GuildId>,
    author: Author,
    #[serde(default)]
    content: String,
    #[serde(default)]
    mentions: Vec<Author>,
    message_reference: Option<Reference>,
}

#[derive(Deserialize)]
struct Author {
    id: discord::UserId,
    #[serde(default)]
    bot: bool,
}

#[derive(Deserialize)]
struct Reference {
    message_id: Option<discord::MessageId>,
}
