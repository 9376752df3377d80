//! From Discord's payloads to our words: who, where, and what they ask for. Nothing here trusts its input.

mod asked;
mod command;
mod control;
mod ground;
mod message;
mod not_understood;
mod received;

use serde::Deserialize;
use serde_json::Value;
use serenity::all as discord;

use super::ack::Manner;
use super::moderate::{Moderation, ask};
use super::render::limits::FILE_BYTES_MAX;
use super::rest::Handle;
use crate::app::Who;
pub(super) use asked::{Asked, Keyboard, MyData, Source};
use command::{command, suggest};
use control::{filled, press};
pub(super) use ground::{Ground, is_thread};
pub(super) use message::{Typed, message};
pub(super) use not_understood::NotUnderstood;
use not_understood::not_understood;
pub(super) use received::Received;
use received::{COMMAND, COMPONENT, MODAL, SUGGESTION};

/// An interaction that we understand.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    pub handle: Handle,
    pub manner: Manner,
    pub who: Who,
    /// Discord's language of this person, whether or not the bot speaks it.
    pub own_language: String,
    pub ground: Ground,
    /// Of each file that it is answered with.
    pub file_bytes_max: usize,
    pub asked: Asked,
}

/// `whole`: the payload, where it has to be looked at for what can be said of it all the same.
pub(super) fn interaction(
    received: serde_json::Result<Received>,
    whole: impl FnOnce() -> Value,
) -> Result<Heard, NotUnderstood> {
    let heard = received.map_err(|error| error.to_string()).and_then(heard);
    heard.map_err(|why| not_understood(&whole(), &why))
}

/// The error says why it is not understood.
fn heard(received: Received) -> Result<Heard, String> {
    let who = received.who().ok_or("it does not say who acted")?;
    let (source, data) = (received.source(), &received.data);
    let (manner, asked) = match received.kind {
        COMMAND => (Manner::Command, command(&read(data)?)),
        SUGGESTION => (Manner::Suggest, suggest(&read(data)?)),
        COMPONENT => press(read(data)?, source.ok_or("it has no message")?),
        MODAL => filled(&read(data)?, source),
        _ => return Err("a kind of interaction that we do not take".to_owned()),
    };
    let moderation = ask::decode(received.kind, data, source).map(|ask| Moderation {
        permissions: received.permissions(),
        roles: who.roles.clone(),
        ask,
    });
    Ok(Heard {
        handle: handle(received.id, received.application_id, &received.token),
        manner,
        who,
        ground: received.ground(),
        file_bytes_max: received.attachment_size_limit.unwrap_or(FILE_BYTES_MAX),
        own_language: received.locale,
        asked: moderation.map_or(asked, |it| Asked::Moderate(Box::new(it))),
    })
}

fn read<T: for<'de> Deserialize<'de>>(data: &Value) -> Result<T, String> {
    T::deserialize(data).map_err(|error| error.to_string())
}

fn handle(id: discord::InteractionId, application: discord::ApplicationId, token: &str) -> Handle {
    Handle {
        id,
        application,
        token: token.to_owned(),
    }
}

#[cfg(test)]
mod tests;
