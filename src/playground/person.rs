//! A person in front of Discord's client: does something and sees what comes of it. Waits for news, never for time,
//! up to a deadline.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    Shared,
    client::{self, Invocation},
    id::Id,
    permissions,
    world::{
        World,
        files::{File, content_type_of},
        guild::Kind as ChannelKind,
        interactions::{Interaction, State},
        message::LOADING,
        shape,
    },
};

/// Who one is: a member, one of two moderators (Manage Server), or somebody who only looks on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hat {
    Member,
    Moderator,
    Deputy,
    Bystander,
}

impl Hat {
    pub(crate) fn moderates(self) -> bool {
        matches!(self, Hat::Moderator | Hat::Deputy)
    }
}

/// What came of a command, a click, a choice or a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A message in answer, when it is no longer "thinking". Discord's message object.
    Replied(Value),
    /// The message that the control is on, changed.
    Updated(Value),
    /// Taken, and nothing is shown: the message may change later, or its answer was deleted again.
    Acknowledged,
    /// A form opened.
    Modal(Modal),
    /// "The application did not respond."
    Failed,
}

impl Outcome {
    /// The message that was sent or changed.
    pub fn message(&self) -> Option<&Value> {
        match self {
            Self::Replied(message) | Self::Updated(message) => Some(message),
            _ => None,
        }
    }
}

/// An open form, in Discord's own shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Modal {
    pub interaction: Id,
    pub data: Value,
}

/// Why there is no outcome.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// Discord's own client would not do it.
    #[error("{0}")]
    Refused(String),
    #[error("nothing came of it in time: {0}")]
    Late(String),
}

/// Somebody, looking at one channel. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Person {
    shared: Shared,
    user: Id,
    channel: Id,
}

impl Person {
    pub(crate) fn new(shared: Shared, user: Id, channel: Id) -> Self {
        Self {
            shared,
            user,
            channel,
        }
    }

    pub fn id(&self) -> Id {
        self.user
    }

    pub fn channel(&self) -> Id {
        self.channel
    }

    /// The same person, looking at another channel or thread.
    pub fn at(&self, channel: Id) -> Self {
        Self {
            channel,
            ..self.clone()
        }
    }

    /// The same person in the direct channel with the bot.
    pub fn in_direct_messages(&self) -> Self {
        let is_it = |it: &&super::world::guild::Channel| {
            it.kind == ChannelKind::Direct && it.recipient == Some(self.user)
        };
        let known = self
            .shared
            .look(|world| world.channels.values().find(is_it).map(|it| it.id));
        let channel =
            known.unwrap_or_else(|| self.shared.act(|it| it.add_direct_channel(self.user)));
        self.at(channel)
    }

    /// The same person, whose client speaks another language from now on (`de`, `pt-BR`).
    pub fn speaking(&self, locale: &str) -> Self {
        self.shared.act(|world| {
            if let Some(user) = world.users.get_mut(&self.user) {
                locale.clone_into(&mut user.locale);
            }
        });
        self.clone()
    }

    /// Runs a slash command: name and subcommands in one text, as it is typed; options as a JSON object.
    pub async fn command(&self, name: &str, options: Value) -> Result<Outcome, Trouble> {
        self.command_with(name, options, &[]).await
    }

    /// The same with files for attachment options: option, file name, bytes.
    pub async fn command_with(
        &self,
        name: &str,
        options: Value,
        files: &[(&str, &str, &[u8])],
    ) -> Result<Outcome, Trouble> {
        let mut invocation = invocation(name, options);
        invocation.files = files
            .iter()
            .map(|(option, name, bytes)| ((*option).to_owned(), file(name, bytes)))
            .collect();
        let (user, channel) = (self.user, self.channel);
        self.interact(|world| client::invoke(world, user, channel, &invocation))
            .await
    }

    /// What the bot offers for an option that is being typed: Discord's choices, `{name, value}`.
    pub async fn autocomplete(
        &self,
        name: &str,
        options: Value,
        focused: &str,
    ) -> Result<Vec<Value>, Trouble> {
        let mut invocation = invocation(name, options);
        invocation.focused = Some(focused.to_owned());
        let (user, channel) = (self.user, self.channel);
        let id = self
            .shared
            .interact(|world| client::invoke(world, user, channel, &invocation));
        let id = id.map_err(Trouble::Refused)?;
        let what = "no choices were offered";
        let found = self
            .shared
            .fate_of(id, what, |_, interaction| match &interaction.state {
                State::Choices(choices) => Some(Ok(choices.clone())),
                State::Failed => Some(Err(Trouble::Late(what.to_owned()))),
                _ => None,
            });
        found.await?
    }

    /// Clicks a button of a message, by the message object or its id.
    pub async fn click(&self, message: &Value, custom_id: &str) -> Result<Outcome, Trouble> {
        let (user, channel, message) = (self.user, self.channel, message_id(message)?);
        self.interact(|world| client::click(world, user, channel, message, custom_id))
            .await
    }

    /// Chooses in a select menu.
    pub async fn select(
        &self,
        message: &Value,
        custom_id: &str,
        values: &[&str],
    ) -> Result<Outcome, Trouble> {
        let (user, channel, message) = (self.user, self.channel, message_id(message)?);
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        self.interact(|world| client::select(world, user, channel, message, custom_id, &values))
            .await
    }

    /// Sends a form: texts by `custom_id`, or lists for selects.
    pub async fn submit(&self, modal: &Modal, values: Value) -> Result<Outcome, Trouble> {
        let (user, interaction) = (self.user, modal.interaction);
        let values = fields(values);
        self.interact(|world| client::submit(world, user, interaction, &values))
            .await
    }

    /// Writes a message; returns its id.
    pub fn say(&self, content: &str) -> Result<Id, Trouble> {
        let said = self
            .shared
            .act(|world| client::say(world, self.user, self.channel, content, None, &[]));
        said.map_err(Trouble::Refused)
    }

    /// Writes a reply, which pings the author of the message.
    pub fn reply(&self, to: &Value, content: &str) -> Result<Id, Trouble> {
        let to = message_id(to)?;
        let said = self
            .shared
            .act(|world| client::say(world, self.user, self.channel, content, Some(to), &[]));
        said.map_err(Trouble::Refused)
    }

    /// The messages that this person sees here, oldest first, as Discord's message objects.
    pub fn messages(&self) -> Vec<Value> {
        self.shared.look(|world| self.messages_in(world))
    }

    fn messages_in(&self, world: &World) -> Vec<Value> {
        if client::visible(world, self.user, self.channel).is_err() {
            return Vec::new();
        }
        let seen = client::messages(world, self.user, self.channel);
        seen.map(|it| shape::message(world, it)).collect()
    }

    /// Waits for the newest message here of which this is true.
    pub async fn sees(&self, is_it: impl Fn(&Value) -> bool) -> Result<Value, Trouble> {
        let found = |world: &World| self.messages_in(world).into_iter().rev().find(&is_it);
        self.shared
            .until("no such message is to be seen", found)
            .await
    }

    /// Waits for the newest message here whose text, embeds or components contain this.
    pub async fn reads(&self, part: &str) -> Result<Value, Trouble> {
        let found = |world: &World| {
            let mut seen = self.messages_in(world).into_iter().rev();
            seen.find(|it| text_of(it).contains(part))
        };
        self.shared
            .until(&format!("nobody wrote “{part}”"), found)
            .await
    }

    /// The threads that this person sees, by name, the newest of each name.
    pub fn threads(&self) -> BTreeMap<String, Id> {
        self.shared.look(|world| self.threads_in(world))
    }

    fn threads_in(&self, world: &World) -> BTreeMap<String, Id> {
        let guild = world.channels.get(&self.channel).and_then(|it| it.guild);
        let here = world
            .channels
            .values()
            .filter(|it| it.guild == guild && it.thread.is_some());
        let seen = here.filter(|it| permissions::is_visible(world, self.user, it));
        seen.map(|it| (it.name.clone(), it.id)).collect()
    }

    /// Waits for a thread of which this person is a member, newer than what this person looks at; returns the person
    /// looking at it.
    pub async fn enters_thread(&self) -> Result<Self, Trouble> {
        let found = |world: &World| {
            let mut newest = world
                .channels
                .values()
                .rev()
                .filter(|it| it.id > self.channel);
            let joined = newest.find(|it| {
                it.thread
                    .as_ref()
                    .is_some_and(|thread| thread.members.contains_key(&self.user))
            });
            joined.map(|it| it.id)
        };
        self.shared
            .until("no thread was opened", found)
            .await
            .map(|thread| self.at(thread))
    }

    /// Everything on this person's screen, as the page gets it.
    pub fn view(&self) -> Value {
        self.shared
            .look(|world| super::browser::view::of(world, &self.shared, self.user, self.channel))
    }

    async fn interact(
        &self,
        act: impl FnOnce(&mut World) -> Result<Id, String>,
    ) -> Result<Outcome, Trouble> {
        let id = self.shared.interact(act).map_err(Trouble::Refused)?;
        let what = "the interaction has no answer yet";
        self.shared.fate_of(id, what, outcome).await
    }
}

/// What the person sees by now, if it is final.
fn outcome(world: &World, interaction: &Interaction) -> Option<Outcome> {
    let shown = |as_outcome: fn(Value) -> Outcome| {
        let id = interaction.original?;
        let Some(found) = world.message(interaction.channel, id) else {
            return Some(Outcome::Acknowledged);
        };
        (found.flags & LOADING == 0).then(|| as_outcome(shape::message(world, found)))
    };
    match &interaction.state {
        State::Waiting | State::Choices(_) => None,
        State::Deferred | State::Replied => shown(Outcome::Replied),
        State::Updated => shown(Outcome::Updated),
        State::Acknowledged => Some(Outcome::Acknowledged),
        State::Modal(data) => {
            let data = data.clone();
            Some(Outcome::Modal(Modal {
                interaction: interaction.id,
                data,
            }))
        }
        State::Failed => Some(Outcome::Failed),
    }
}

fn invocation(name: &str, options: Value) -> Invocation {
    let mut words = name.split_whitespace().map(str::to_owned);
    let name = words.next().unwrap_or_default();
    Invocation {
        name,
        path: words.collect(),
        options: fields(options),
        ..Invocation::default()
    }
}

fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

fn file(name: &str, bytes: &[u8]) -> File {
    let content_type = content_type_of(name).to_owned();
    File {
        filename: name.to_owned(),
        content_type,
        bytes: bytes.to_vec(),
    }
}

fn message_id(message: &Value) -> Result<Id, Trouble> {
    let id = super::id::decode(message).or_else(|| super::id::decode(&message["id"]));
    id.ok_or_else(|| Trouble::Refused("That is not a message.".to_owned()))
}

/// Everything in a message that one can read.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text}\n"),
        Value::Array(items) => items.iter().map(text_of).collect(),
        Value::Object(fields) => {
            let shown = [
                "content",
                "embeds",
                "components",
                "title",
                "description",
                "fields",
                "name",
                "value",
                "footer",
                "author",
                "text",
                "label",
                "placeholder",
                "options",
                "accessory",
            ];
            fields
                .iter()
                .filter(|(key, _)| shown.contains(&key.as_str()))
                .map(|it| text_of(it.1))
                .collect()
        }
        _ => String::new(),
    }
}
