//! From a raw payload to the few events that somebody needs; the others are not even read.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use serenity::all as discord;

use crate::app::sweep::Shard;
use crate::discord::decode::{self, Heard, NotUnderstood};
use crate::metrics::{self, Lost};
use crate::store::{ChannelId, Gone, GuildId};

#[derive(Clone, Debug)]
pub(in crate::discord) enum Event {
    Ready(Identity),
    Resumed,
    Interrupted,
    Interaction(Box<Result<Heard, NotUnderstood>>),
    Message(Value),
    /// We are in a server: after a connection, or since now.
    GuildHere(GuildId),
    /// A thread, a channel or a server with all in it. We were removed from it; not: it is out of order for a while.
    Gone(Gone),
}

/// Who we are.
#[derive(Clone, Debug)]
pub(in crate::discord) struct Identity {
    pub application: discord::ApplicationId,
    pub user: discord::UserId,
    pub resume_gateway_url: String,
    /// Which servers are this connection's, and which of them we are in.
    pub shard: Shard,
    pub guilds: Vec<GuildId>,
}

/// Looks for what a payload tells. Discord writes that before what it tells, which is not read then.
struct Kind<'a>(&'a mut Option<String>);

impl<'de> Visitor<'de> for Kind<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a payload of the gateway's")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while let Some(field) = fields.next_key::<Cow<'_, str>>()? {
            if field == "t" {
                *self.0 = fields.next_value()?;
                break;
            }
            fields.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct Dispatch<T> {
    d: T,
}

#[derive(Deserialize)]
struct Ready {
    application: Named<discord::ApplicationId>,
    user: Named<discord::UserId>,
    resume_gateway_url: String,
    /// Number and total.
    #[serde(default = "only_one")]
    shard: (u64, u64),
    #[serde(default)]
    guilds: Vec<Named<discord::GuildId>>,
}

/// Discord says nothing of shards to who does not ask for any.
fn only_one() -> (u64, u64) {
    (0, 1)
}

#[derive(Deserialize)]
struct Named<Id> {
    id: Id,
}

#[derive(Deserialize)]
struct Guild {
    id: discord::GuildId,
    #[serde(default)]
    unavailable: bool,
}

pub(super) fn hear(text: &str) -> Option<Event> {
    let kind = kind(text)?;
    match event(&kind, text) {
        Ok(event) => event,
        Err(error) => {
            metrics::undecodable(Lost::Event);
            tracing::warn!(kind, %error, "gateway event not understood");
            None
        }
    }
}

fn kind(text: &str) -> Option<String> {
    let mut kind = None;
    let mut reader = serde_json::Deserializer::from_str(text);
    // Left before its end, a payload counts as broken.
    drop(reader.deserialize_map(Kind(&mut kind)));
    kind
}

fn event(kind: &str, text: &str) -> serde_json::Result<Option<Event>> {
    Ok(Some(match kind {
        "READY" => {
            let ready: Ready = payload(text)?;
            Event::Ready(Identity {
                application: ready.application.id,
                user: ready.user.id,
                resume_gateway_url: ready.resume_gateway_url,
                shard: Shard {
                    number: ready.shard.0,
                    total: ready.shard.1,
                },
                guilds: ready
                    .guilds
                    .iter()
                    .map(|guild| GuildId(guild.id.get()))
                    .collect(),
            })
        }
        "RESUMED" => Event::Resumed,
        "INTERACTION_CREATE" => {
            Event::Interaction(Box::new(decode::interaction(payload(text), || {
                payload(text).unwrap_or_default()
            })))
        }
        "MESSAGE_CREATE" => Event::Message(payload(text)?),
        "THREAD_DELETE" => Event::Gone(Gone::Thread(channel(text)?)),
        "CHANNEL_DELETE" => Event::Gone(Gone::Channel(channel(text)?)),
        "GUILD_CREATE" => {
            let guild: Guild = payload(text)?;
            return Ok((!guild.unavailable).then(|| Event::GuildHere(GuildId(guild.id.get()))));
        }
        "GUILD_DELETE" => {
            let guild: Guild = payload(text)?;
            let gone = Gone::Guild(GuildId(guild.id.get()));
            return Ok((!guild.unavailable).then_some(Event::Gone(gone)));
        }
        _ => return Ok(None),
    }))
}

fn channel(text: &str) -> serde_json::Result<ChannelId> {
    let channel: Named<discord::ChannelId> = payload(text)?;
    Ok(ChannelId(channel.id.get()))
}

fn payload<T: for<'de> Deserialize<'de>>(text: &str) -> serde_json::Result<T> {
    serde_json::from_str::<Dispatch<T>>(text).map(|dispatch| dispatch.d)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_outage_is_no_farewell() {
        let left = |d| hear(&format!(r#"{{"op":0,"s":1,"t":"GUILD_DELETE","d":{d}}}"#));
        assert!(left(r#"{"id":"7","unavailable":true}"#).is_none());
        assert!(matches!(
            left(r#"{"id":"7"}"#),
            Some(Event::Gone(Gone::Guild(GuildId(7))))
        ));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_is_sent_is_heard_or_not(
            kind in "READY|RESUMED|INTERACTION_CREATE|MESSAGE_CREATE|(THREAD|CHANNEL|GUILD)_DELETE|.{0,8}",
            data in "(\\{\"(id|application|user|unavailable)\":)?([0-9\"{}\\[\\],:]|null|true|\\PC){0,30}",
        ) {
            drop(hear(&format!(r#"{{"op":0,"s":1,"t":"{kind}","d":{data}}}"#)));
            drop(hear(&data));
        }
    }

    #[test]
    fn what_nobody_needs_is_not_heard() {
        for text in [
            "",
            "garbage",
            "[]",
            r#"{"op":11,"d":null}"#,
            r#"{"op":0,"t":"TYPING_START","s":3,"d":{"user_id":"1"}}"#,
            r#"{"op":0,"t":"READY","s":3,"d":{}}"#,
        ] {
            assert!(hear(text).is_none(), "{text}");
        }
    }
}
