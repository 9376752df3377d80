//! A message as this Discord keeps it, and what happens when one is posted, edited or deleted. Whether the caller
//! may do so was decided before, in `rest` or in `client`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{World, guild::Channel, shape};
use crate::playground::id::Id;

/// Shown to one person only.
pub(crate) const EPHEMERAL: u64 = 1 << 6;
/// "… is thinking", until the first edit.
pub(crate) const LOADING: u64 = 1 << 7;
pub(crate) const HAS_THREAD: u64 = 1 << 5;
pub(crate) const SUPPRESS_EMBEDS: u64 = 1 << 2;
pub(crate) const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
pub(crate) const COMPONENTS_V2: u64 = 1 << 15;

/// Messages kept of one channel; a person scrolls back through a hundred, a long test reads a few hundred.
const MESSAGES_MAX: usize = 5_000;

/// Discord's message types, as far as they occur here.
pub(crate) mod kind {
    pub(crate) const DEFAULT: u8 = 0;
    pub(crate) const RECIPIENT_ADD: u8 = 1;
    pub(crate) const RECIPIENT_REMOVE: u8 = 2;
    pub(crate) const CHANNEL_NAME_CHANGE: u8 = 4;
    pub(crate) const THREAD_CREATED: u8 = 18;
    pub(crate) const REPLY: u8 = 19;
    pub(crate) const CHAT_INPUT_COMMAND: u8 = 20;
    pub(crate) const THREAD_STARTER: u8 = 21;
}

#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) id: Id,
    pub(crate) channel: Id,
    pub(crate) guild: Option<Id>,
    pub(crate) author: Id,
    pub(crate) kind: u8,
    pub(crate) flags: u64,
    pub(crate) content: String,
    pub(crate) embeds: Vec<Value>,
    pub(crate) components: Vec<Value>,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) poll: Option<Value>,
    pub(crate) mentions: Mentions,
    pub(crate) reference: Option<(Id, Id)>,
    pub(crate) nonce: Option<Value>,
    pub(crate) created: Timestamp,
    pub(crate) edited: Option<Timestamp>,
    pub(crate) origin: Option<Origin>,
    /// The one person who sees it, when it is ephemeral.
    pub(crate) only_for: Option<Id>,
    /// Whether that person has taken it off the screen.
    pub(crate) is_dismissed: bool,
    /// What a client writes for a message that nobody wrote ("Mia added Mo").
    pub(crate) sentence: Option<String>,
}

/// Who is really notified: what the text says, cut by `allowed_mentions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Mentions {
    pub(crate) users: Vec<Id>,
    pub(crate) roles: Vec<Id>,
    pub(crate) everyone: bool,
}

/// The interaction that a message answers.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub(crate) interaction: Id,
    pub(crate) kind: u8,
    pub(crate) name: Option<String>,
    pub(crate) user: Id,
    pub(crate) source: Option<Id>,
}

#[derive(Clone, Debug)]
pub(crate) struct Attachment {
    pub(crate) id: Id,
    pub(crate) filename: String,
    pub(crate) description: Option<String>,
    pub(crate) content_type: String,
    pub(crate) size: usize,
    /// Width and height of a picture.
    pub(crate) pixels: Option<(u32, u32)>,
    pub(crate) url: String,
    /// An embed shows it, so that the list of attachments does not.
    pub(crate) in_embed: bool,
}

impl Message {
    pub(crate) fn new(id: Id, channel: &Channel, author: Id, created: Timestamp) -> Self {
        Self {
            id,
            channel: channel.id,
            guild: channel.guild,
            author,
            kind: kind::DEFAULT,
            flags: 0,
            content: String::new(),
            embeds: Vec::new(),
            components: Vec::new(),
            attachments: Vec::new(),
            poll: None,
            mentions: Mentions::default(),
            reference: None,
            nonce: None,
            created,
            edited: None,
            origin: None,
            only_for: None,
            is_dismissed: false,
            sentence: None,
        }
    }

    pub(crate) fn is_system(&self) -> bool {
        !matches!(
            self.kind,
            kind::DEFAULT | kind::REPLY | kind::CHAT_INPUT_COMMAND
        )
    }

    pub(crate) fn is_ephemeral(&self) -> bool {
        self.only_for.is_some()
    }

    /// Whether there is anything to see in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.content.trim().is_empty()
            && self.embeds.is_empty()
            && self.components.is_empty()
            && self.attachments.is_empty()
            && self.poll.is_none()
    }
}

impl World {
    pub(crate) fn message(&self, channel: Id, message: Id) -> Option<&Message> {
        self.messages.get(&channel)?.get(&message)
    }

    pub(crate) fn message_mut(&mut self, channel: Id, message: Id) -> Option<&mut Message> {
        self.messages.get_mut(&channel)?.get_mut(&message)
    }

    /// Puts a message into its channel and tells everybody who should know.
    pub(crate) fn post(&mut self, message: Message) -> Id {
        let (id, channel, author) = (message.id, message.channel, message.author);
        let (is_ephemeral, is_system) = (message.is_ephemeral(), message.is_system());
        let mentioned = message.mentions.users.clone();
        let kept = self.messages.entry(channel).or_default();
        kept.insert(id, message);
        forget_oldest(kept);
        if is_ephemeral {
            return id;
        }
        if let Some(channel) = self.channels.get_mut(&channel) {
            channel.last_message = Some(id);
            if let Some(thread) = &mut channel.thread {
                thread.message_count += 1;
            }
        }
        if !is_system {
            self.join_by_writing(channel, author, &mentioned);
        }
        self.dispatch_message("MESSAGE_CREATE", channel, id);
        id
    }

    /// Whoever writes in a thread is in it, and so is whoever is mentioned there.
    fn join_by_writing(&mut self, channel: Id, author: Id, mentioned: &[Id]) {
        if self
            .channels
            .get(&channel)
            .is_some_and(|channel| channel.thread.is_none())
        {
            return;
        }
        for user in std::iter::once(&author).chain(mentioned) {
            self.join_thread(channel, *user, author);
        }
    }

    /// Says that a message changed; the caller changed it.
    pub(crate) fn edited(&mut self, channel: Id, message: Id) {
        let now = self.now();
        let Some(found) = self.message_mut(channel, message) else {
            return;
        };
        found.edited = Some(now);
        let (origin, is_ephemeral) = (found.origin.clone(), found.is_ephemeral());
        self.wake_asker(origin.as_ref());
        if !is_ephemeral {
            self.dispatch_message("MESSAGE_UPDATE", channel, message);
        }
    }

    pub(crate) fn delete_message(&mut self, channel: Id, message: Id) -> Option<Message> {
        let gone = self.messages.get_mut(&channel)?.remove(&message)?;
        for attachment in &gone.attachments {
            self.files.forget(attachment.id);
        }
        self.wake_asker(gone.origin.as_ref());
        if !gone.is_ephemeral() {
            let data = json!({"id": message, "channel_id": channel, "guild_id": gone.guild});
            self.dispatch("MESSAGE_DELETE", gone.guild, Some(channel), &data);
        }
        Some(gone)
    }

    /// A message that nobody wrote.
    pub(crate) fn post_system(
        &mut self,
        channel: Id,
        author: Id,
        kind: u8,
        sentence: &str,
    ) -> Option<Id> {
        let now = self.now();
        let id = self.next_id();
        let mut message = Message::new(id, self.channels.get(&channel)?, author, now);
        message.kind = kind;
        message.sentence = Some(sentence.to_owned());
        Some(self.post(message))
    }

    fn dispatch_message(&mut self, name: &'static str, channel: Id, message: Id) {
        let Some(found) = self.message(channel, message) else {
            return;
        };
        let whole = shape::message_event(self, found);
        let veiled = if self.may_read(found) {
            None
        } else {
            Some(veil(&whole))
        };
        let guild = found.guild;
        self.dispatch_veiled(name, guild, Some(channel), &whole, veiled.as_ref());
    }

    /// Without the privileged intent, a bot reads its own messages, direct ones, those that mention it, and replies
    /// with a ping to an ordinary message of its own.
    fn may_read(&self, message: &Message) -> bool {
        let bot = self.bot;
        if message.author == bot || message.guild.is_none() {
            return true;
        }
        let says_so = [format!("<@{bot}>"), format!("<@!{bot}>")];
        let is_named = says_so
            .iter()
            .any(|mention| message.content.contains(mention));
        let replies = message
            .reference
            .and_then(|(channel, id)| self.message(channel, id));
        let to_ordinary = replies.is_some_and(|it| it.author == bot && it.origin.is_none());
        message.mentions.users.contains(&bot) && (is_named || to_ordinary)
    }
}

/// The same event with everything taken out that the message-content intent guards.
fn veil(whole: &Value) -> Value {
    let mut veiled = whole.clone();
    veiled["content"] = json!("");
    for list in ["embeds", "attachments", "components"] {
        veiled[list] = json!([]);
    }
    if let Some(fields) = veiled.as_object_mut() {
        fields.remove("poll");
    }
    veiled
}

fn forget_oldest(messages: &mut BTreeMap<Id, Message>) {
    while messages.len() > MESSAGES_MAX {
        messages.pop_first();
    }
}
