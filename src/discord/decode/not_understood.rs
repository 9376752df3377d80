//! What can be said of an interaction that is not understood, and whether it can be answered.

use serde::Deserialize;
use serde_json::Value;
use serenity::all as discord;

use super::handle;
use super::received::{COMMAND, COMPONENT, MODAL, or_none};
use crate::discord::ack::Manner;
use crate::discord::rest::Handle;
use crate::interview::voice::choose;

/// An interaction that we do not understand; it is answered with a notice all the same where it can be.
#[derive(Clone, Debug)]
pub(in crate::discord) struct NotUnderstood {
    pub id: Option<String>,
    pub answerable: Option<(Handle, Manner)>,
    pub locale: String,
    pub why: String,
}

/// Answered with a message, which every kind but suggestions can be.
pub(super) fn not_understood(payload: &Value, why: &str) -> NotUnderstood {
    let id = payload.get("id").and_then(Value::as_str).map(str::to_owned);
    let bare = Bare::deserialize(payload).ok();
    let locale = bare
        .as_ref()
        .map(|bare| choose(&[&bare.locale, or_none(&bare.guild_locale)]).to_owned())
        .unwrap_or_default();
    let answerable = bare
        .filter(|bare| matches!(bare.kind, COMMAND | COMPONENT | MODAL))
        .map(|bare| {
            (
                handle(bare.id, bare.application_id, &bare.token),
                Manner::Command,
            )
        });
    NotUnderstood {
        id,
        answerable,
        locale,
        why: why.to_owned(),
    }
}

/// What it takes to answer an interaction that is otherwise not understood.
#[derive(Deserialize)]
struct Bare {
    id: discord::InteractionId,
    application_id: discord::ApplicationId,
    token: String,
    #[serde(rename = "type")]
    kind: u64,
    #[serde(default)]
    locale: String,
    guild_locale: Option<String>,
}
