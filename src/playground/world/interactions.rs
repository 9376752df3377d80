//! Interactions: what a person set off, what the bot owes for it, and what it answered. Times are judged here, bodies
//! in `rest` and `limits`.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::watch;

use super::{World, guild::Kind as ChannelKind, message::Origin, shape};
use crate::playground::{
    errors::{self, Refusal},
    id::Id,
    permissions,
};

/// Bytes that one uploaded file may have; Discord's default since April 2025.
pub(crate) const ATTACHMENT_BYTES_MAX: usize = 10 * 1024 * 1024;
/// Interactions remembered; a token lives 15 minutes, and a burst of some thousand must fit.
const INTERACTIONS_MAX: usize = 20_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum State {
    Waiting,
    /// "… is thinking".
    Deferred,
    /// The click was taken; the message will change later, or not.
    Acknowledged,
    Replied,
    Updated,
    Choices(Vec<Value>),
    Modal(Value),
    /// No answer came in time.
    Failed,
}

#[derive(Clone, Debug)]
pub(crate) struct Interaction {
    pub(crate) id: Id,
    pub(crate) token: String,
    pub(crate) kind: Kind,
    pub(crate) user: Id,
    pub(crate) guild: Option<Id>,
    pub(crate) channel: Id,
    pub(crate) name: Option<String>,
    pub(crate) custom_id: Option<String>,
    /// The type of the option that is being completed.
    pub(crate) focused_kind: Option<u64>,
    /// The message whose component was used, directly or to open the modal.
    pub(crate) source: Option<Id>,
    /// What `@original` means.
    pub(crate) original: Option<Id>,
    pub(crate) followups: Vec<Id>,
    pub(crate) opened: Instant,
    pub(crate) state: State,
    /// Wakes those who wait for this interaction alone; thousands may wait at the same time.
    pub(crate) news: watch::Sender<()>,
}

impl Interaction {
    pub(crate) fn origin(&self) -> Origin {
        Origin {
            interaction: self.id,
            kind: self.kind as u8,
            name: self.name.clone(),
            user: self.user,
            source: self.source,
        }
    }
}

/// What a client sends when a person sets something off.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    pub(crate) kind: Kind,
    pub(crate) user: Id,
    pub(crate) channel: Id,
    pub(crate) source: Option<Id>,
    pub(crate) name: Option<String>,
    pub(crate) custom_id: Option<String>,
    pub(crate) focused_kind: Option<u64>,
    pub(crate) data: Value,
}

impl World {
    /// Remembers the interaction and hands it to the bot, by the gateway or into a parcel.
    pub(crate) fn open_interaction(&mut self, opening: &Opening) -> Option<Id> {
        let channel = self.channels.get(&opening.channel)?;
        let guild = channel.guild;
        let interaction = Interaction {
            id: self.next_id(),
            token: super::random_text("interaction"),
            kind: opening.kind,
            user: opening.user,
            guild,
            channel: opening.channel,
            name: opening.name.clone(),
            custom_id: opening.custom_id.clone(),
            focused_kind: opening.focused_kind,
            source: opening.source,
            original: None,
            followups: Vec::new(),
            opened: Instant::now(),
            state: State::Waiting,
            news: watch::Sender::new(()),
        };
        let (id, mut event) = (interaction.id, self.event_of(&interaction, &opening.data)?);
        if let Some(patch) = self.next_patch.take() {
            merge(&mut event, &patch);
        }
        let parcel = self.endpoint.pack(id, &interaction.token, &event);
        self.interactions.insert(id, interaction);
        while self.interactions.len() > INTERACTIONS_MAX {
            self.interactions.pop_first();
        }
        if parcel.is_none() {
            self.dispatch("INTERACTION_CREATE", guild, Some(opening.channel), &event);
        }
        self.parcel = parcel;
        Some(id)
    }

    /// The event with everything that Discord puts into it.
    fn event_of(&self, interaction: &Interaction, data: &Value) -> Option<Value> {
        let channel = self.channels.get(&interaction.channel)?;
        let mut event = json!({
            "id": interaction.id, "application_id": self.application, "type": interaction.kind as u8,
            "data": data, "token": interaction.token, "version": 1, "channel_id": channel.id,
            "channel": shape::interaction_channel(self, channel, interaction.user),
            "app_permissions": permissions::computed(self, self.bot, channel).to_string(),
            "locale": self.users.get(&interaction.user)?.locale, "entitlements": [],
            "attachment_size_limit": ATTACHMENT_BYTES_MAX,
        });
        if let Some(source) = interaction
            .source
            .and_then(|id| self.message(channel.id, id))
        {
            event["message"] = shape::message(self, source);
        }
        if channel.kind == ChannelKind::Direct {
            event["user"] = shape::user_by_id(self, interaction.user);
            event["context"] = json!(1);
            event["authorizing_integration_owners"] = json!({"0": "0"});
            return Some(event);
        }
        let guild = self.guilds.get(&interaction.guild?)?;
        let mut member = shape::member(self, guild.members.get(&interaction.user)?);
        member["permissions"] =
            json!(permissions::computed(self, interaction.user, channel).to_string());
        event["member"] = member;
        event["guild_id"] = json!(guild.id);
        event["guild"] = json!({"id": guild.id, "locale": self.guild_locale, "features": []});
        event["guild_locale"] = json!(self.guild_locale);
        event["context"] = json!(0);
        event["authorizing_integration_owners"] = json!({"0": guild.id});
        Some(event)
    }

    /// The interaction, if the bot may still give its first answer.
    pub(crate) fn awaiting(
        &self,
        id: Id,
        token: &str,
        answer: Duration,
    ) -> Result<&Interaction, Refusal> {
        let found = self.interactions.get(&id).filter(|it| it.token == token);
        let found = found.ok_or(errors::UNKNOWN_INTERACTION)?;
        match found.state {
            State::Failed => Err(errors::UNKNOWN_INTERACTION),
            State::Waiting if found.opened.elapsed() >= answer => Err(errors::UNKNOWN_INTERACTION),
            State::Waiting => Ok(found),
            _ => Err(errors::ALREADY_ACKNOWLEDGED),
        }
    }

    /// The interaction whose token this is, while follow-ups are allowed.
    pub(crate) fn by_token(
        &self,
        token: &str,
        lifetime: Duration,
    ) -> Result<&Interaction, Refusal> {
        let found = self
            .interactions
            .values()
            .rev()
            .find(|it| it.token == token);
        let found = found.ok_or(errors::WEBHOOK_TOKEN_EXPIRED)?;
        if found.opened.elapsed() >= lifetime {
            return Err(errors::WEBHOOK_TOKEN_EXPIRED);
        }
        if matches!(found.state, State::Waiting | State::Failed) {
            return Err(errors::UNKNOWN_WEBHOOK);
        }
        Ok(found)
    }

    pub(crate) fn settle(&mut self, id: Id, state: State, original: Option<Id>) {
        if let Some(found) = self.interactions.get_mut(&id) {
            found.state = state;
            found.original = original.or(found.original);
            found.news.send_replace(());
        }
    }

    /// The message that answers an interaction changed or went away.
    pub(crate) fn wake_asker(&self, origin: Option<&Origin>) {
        let asked = origin.and_then(|it| self.interactions.get(&it.interaction));
        if let Some(found) = asked {
            found.news.send_replace(());
        }
    }

    /// Called when the time for an answer is over.
    pub(crate) fn expire(&mut self, id: Id) {
        if let Some(found) = self
            .interactions
            .get_mut(&id)
            .filter(|it| it.state == State::Waiting)
        {
            found.state = State::Failed;
            found.news.send_replace(());
        }
    }
}

/// A JSON merge patch (RFC 7396): null removes, everything else replaces.
fn merge(value: &mut Value, patch: &Value) {
    let Some(fields) = patch.as_object() else {
        *value = patch.clone();
        return;
    };
    if !value.is_object() {
        *value = json!({});
    }
    for (field, change) in fields {
        if !change.is_null() {
            merge(&mut value[field], change);
        } else if let Some(known) = value.as_object_mut() {
            known.remove(field);
        }
    }
}
