//! The calls that we make, by name.

use std::time::Duration;

use hyper::Method;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serenity::all::{self as discord, Route};

use super::{Call, File, Need, Repeat, Rest, RestError};
use crate::discord::render::Body;
use crate::store::{ChannelId, GuildId, MessageId, UserId};

/// One interaction: how to answer it.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::discord) struct Handle {
    pub id: discord::InteractionId,
    pub application: discord::ApplicationId,
    /// Lets anybody answer in our name for 15 minutes; never logged.
    pub token: String,
}

impl std::fmt::Debug for Handle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Handle").field(&self.id).finish()
    }
}

/// Where and how to connect. Source: Gateway, "Get Gateway Bot".
#[derive(Clone, Debug, Deserialize)]
pub(in crate::discord) struct GatewayBot {
    pub url: String,
    pub shards: u32,
    pub session_start_limit: SessionStartLimit,
}

#[derive(Clone, Debug, Deserialize)]
pub(in crate::discord) struct SessionStartLimit {
    pub total: u32,
    pub remaining: u32,
    /// In milliseconds.
    pub reset_after: u64,
    pub max_concurrency: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum ThreadKind {
    Public,
    Private,
}

impl ThreadKind {
    /// Source: Channel, "Channel Types".
    fn number(self) -> u8 {
        match self {
            ThreadKind::Public => 11,
            ThreadKind::Private => 12,
        }
    }
}

/// A message that can be edited later.
#[derive(Clone, Debug)]
pub(in crate::discord) enum Frame {
    Message {
        channel: ChannelId,
        message: MessageId,
    },
    /// Only one person sees it; within 15 minutes of the interaction.
    FollowUp { handle: Handle, message: MessageId },
}

impl Frame {
    fn route(&self) -> Route<'_> {
        match self {
            Frame::Message { channel, message } => Route::ChannelMessage {
                channel_id: channel_id(*channel),
                message_id: discord::MessageId::new(message.0),
            },
            Frame::FollowUp { handle, message } => Route::WebhookFollowupMessage {
                application_id: handle.application,
                token: &handle.token,
                message_id: discord::MessageId::new(message.0),
            },
        }
    }
}

#[derive(Deserialize)]
struct Made<Id> {
    id: Id,
}

#[derive(Deserialize)]
struct Threads {
    threads: Vec<OpenThread>,
}

/// Source: Channel, "Channel Object"; Guild, "List Active Guild Threads".
#[derive(Deserialize)]
struct OpenThread {
    id: discord::ChannelId,
    #[serde(rename = "type")]
    kind: u8,
    parent_id: discord::ChannelId,
    owner_id: discord::UserId,
    /// Deleted ones too.
    total_message_sent: u64,
}

#[derive(Deserialize)]
struct Written {
    id: discord::MessageId,
    #[serde(rename = "type")]
    kind: u8,
    author: Made<discord::UserId>,
}

/// Messages by which Discord says that somebody was let in or out, that a thread was renamed or begun: nobody can
/// delete them. Source: Message, "Message Types".
const KEPT_BY_DISCORD: [u8; 5] = [1, 2, 3, 4, 21];

/// As many as Discord gives at once. Source: Message, "Get Channel Messages".
const PAGE_LENGTH: usize = 100;
/// Far more than we ever write into one thread.
const PAGES_MAX: usize = 10;

#[derive(Serialize)]
struct NewMessage<'a> {
    #[serde(flatten)]
    body: &'a Body,
    /// With `enforce_nonce`, a repeat gives the first message instead of a second one.
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
    enforce_nonce: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_reference: Option<Reference>,
}

#[derive(Serialize)]
struct Reference {
    message_id: String,
    /// Where the message is gone, the reply is posted all the same.
    fail_if_not_exists: bool,
}

/// Longest wait for permission to open a thread; then the interview goes without one.
const THREAD_PATIENCE: Duration = Duration::from_secs(3);

/// A week, the longest that Discord offers, in minutes. Source: Channel, Start Thread.
const AUTO_ARCHIVE_MINUTES: u16 = 10_080;

impl Rest {
    pub(in crate::discord) async fn gateway_bot(&self) -> Result<GatewayBot, RestError> {
        self.read(Call::new(
            "ask for the gateway",
            Method::GET,
            Route::GatewayBot,
        ))
        .await
    }

    /// The one answer to an interaction.
    pub(in crate::discord) async fn callback(
        &self,
        handle: &Handle,
        answer: &impl Serialize,
        files: Vec<File>,
    ) -> Result<(), RestError> {
        let route = Route::InteractionResponse {
            interaction_id: handle.id,
            token: &handle.token,
        };
        let mut call =
            Call::new("answer an interaction", Method::POST, route).saying(self.said(answer));
        call.files = files;
        call.need = Need::Answer;
        self.send_callback(call).await
    }

    pub(in crate::discord) async fn edit_original(
        &self,
        handle: &Handle,
        body: &impl Serialize,
        files: Vec<File>,
    ) -> Result<(), RestError> {
        let route = Route::WebhookOriginalInteractionResponse {
            application_id: handle.application,
            token: &handle.token,
        };
        let mut call = Call::new("edit an answer", Method::PATCH, route).saying(self.said(body));
        call.files = files;
        self.send(call).await.map(drop)
    }

    pub(in crate::discord) async fn delete_original(
        &self,
        handle: &Handle,
    ) -> Result<(), RestError> {
        let route = Route::WebhookOriginalInteractionResponse {
            application_id: handle.application,
            token: &handle.token,
        };
        let call = Call::new("take back an answer", Method::DELETE, route);
        self.send(call).await.map(drop)
    }

    pub(in crate::discord) async fn follow_up(
        &self,
        handle: &Handle,
        body: &impl Serialize,
        files: Vec<File>,
    ) -> Result<MessageId, RestError> {
        let route = Route::WebhookFollowupMessages {
            application_id: handle.application,
            token: &handle.token,
        };
        let mut call =
            Call::new("follow an answer up", Method::POST, route).saying(self.said(body));
        call.files = files;
        let made: Made<discord::MessageId> = self.read(call).await?;
        Ok(MessageId(made.id.get()))
    }

    /// Puts a file on a message that stands; nothing else of it changes. A repeat replaces the file.
    pub(in crate::discord) async fn attach(
        &self,
        frame: &Frame,
        file: File,
        alt: &str,
    ) -> Result<(), RestError> {
        let body = serde_json::json!({
            "attachments": [{ "id": "0", "filename": file.name, "description": alt }],
        });
        let mut call = Call::new("attach a file", Method::PATCH, frame.route()).json(&body);
        call.files = vec![file];
        call.need = Need::Optional;
        self.send(call).await.map(drop)
    }

    /// `nonce`, of at most 25 characters, makes a repeat within minutes harmless.
    pub(in crate::discord) async fn post(
        &self,
        channel: ChannelId,
        body: &Body,
        nonce: &str,
    ) -> Result<MessageId, RestError> {
        self.create_message(channel, body, Some(nonce), None).await
    }

    pub(in crate::discord) async fn reply(
        &self,
        channel: ChannelId,
        to: MessageId,
        body: &Body,
    ) -> Result<MessageId, RestError> {
        let nonce = format!("r{to}");
        self.create_message(channel, body, Some(&nonce), Some(to))
            .await
    }

    async fn create_message(
        &self,
        channel: ChannelId,
        body: &Body,
        nonce: Option<&str>,
        reply_to: Option<MessageId>,
    ) -> Result<MessageId, RestError> {
        let route = Route::ChannelMessages {
            channel_id: channel_id(channel),
        };
        let message = NewMessage {
            body,
            nonce,
            enforce_nonce: nonce.is_some(),
            message_reference: reply_to.map(|message| Reference {
                message_id: message.to_string(),
                fail_if_not_exists: false,
            }),
        };
        let mut call = Call::new("post a message", Method::POST, route).saying(self.said(&message));
        if nonce.is_some() {
            call.repeat = Repeat::Safe;
        }
        let made: Made<discord::MessageId> = self.read(call).await?;
        Ok(MessageId(made.id.get()))
    }

    pub(in crate::discord) async fn edit(
        &self,
        channel: ChannelId,
        message: MessageId,
        body: &Body,
    ) -> Result<(), RestError> {
        let route = Route::ChannelMessage {
            channel_id: channel_id(channel),
            message_id: discord::MessageId::new(message.0),
        };
        let call = Call::new("edit a message", Method::PATCH, route).saying(self.said(body));
        self.send(call).await.map(drop)
    }

    pub(in crate::discord) async fn delete_message(
        &self,
        channel: ChannelId,
        message: MessageId,
    ) -> Result<(), RestError> {
        let route = Route::ChannelMessage {
            channel_id: channel_id(channel),
            message_id: discord::MessageId::new(message.0),
        };
        let call = Call::new("delete a message", Method::DELETE, route);
        self.send(call).await.map(drop)
    }

    pub(in crate::discord) async fn delete_channel(
        &self,
        channel: ChannelId,
    ) -> Result<(), RestError> {
        let route = Route::Channel {
            channel_id: channel_id(channel),
        };
        let call = Call::new("delete a thread", Method::DELETE, route);
        self.send(call).await.map(drop)
    }

    /// What somebody wrote in a channel and can delete again, the newest first; of the newest thousand messages.
    pub(in crate::discord) async fn own_messages(
        &self,
        channel: ChannelId,
        author: UserId,
    ) -> Result<Vec<MessageId>, RestError> {
        let mut own = Vec::new();
        let mut before = None;
        for _ in 0..PAGES_MAX {
            let page = self.messages_before(channel, before).await?;
            before = page.last().map(|message| message.id);
            let is_own = |it: &&Written| {
                it.author.id.get() == author.0 && !KEPT_BY_DISCORD.contains(&it.kind)
            };
            own.extend(page.iter().filter(is_own).map(|it| MessageId(it.id.get())));
            if page.len() < PAGE_LENGTH {
                break;
            }
        }
        Ok(own)
    }

    /// The newest first.
    async fn messages_before(
        &self,
        channel: ChannelId,
        before: Option<discord::MessageId>,
    ) -> Result<Vec<Written>, RestError> {
        let route = Route::ChannelMessages {
            channel_id: channel_id(channel),
        };
        let query = match before {
            Some(message) => format!("?limit={PAGE_LENGTH}&before={message}"),
            None => format!("?limit={PAGE_LENGTH}"),
        };
        self.read(Call {
            query: query.into(),
            ..Call::new("read a thread", Method::GET, route)
        })
        .await
    }

    pub(in crate::discord) async fn open_thread(
        &self,
        channel: ChannelId,
        name: &str,
        kind: ThreadKind,
    ) -> Result<ChannelId, RestError> {
        let route = Route::ChannelThreads {
            channel_id: channel_id(channel),
        };
        let mut call =
            Call::new("open a thread", Method::POST, route).json(&new_thread(name, kind));
        call.patience = THREAD_PATIENCE;
        call.need = Need::Optional;
        let made: Made<discord::ChannelId> = self.read(call).await?;
        Ok(ChannelId(made.id.get()))
    }

    /// Open threads of somebody in a channel, in which nothing was ever written.
    pub(in crate::discord) async fn empty_threads(
        &self,
        guild: GuildId,
        parent: ChannelId,
        owner: UserId,
        kind: ThreadKind,
    ) -> Result<Vec<ChannelId>, RestError> {
        let guild_id = discord::GuildId::new(guild.0);
        let route = Route::GuildThreadsActive { guild_id };
        let call = Call::new("read a server's open threads", Method::GET, route);
        let Threads { threads } = self.read(call).await?;
        let is_it = |it: &OpenThread| {
            it.kind == kind.number()
                && it.parent_id.get() == parent.0
                && it.owner_id.get() == owner.0
                && it.total_message_sent == 0
        };
        let found = threads.iter().filter(|it| is_it(it));
        Ok(found.map(|it| ChannelId(it.id.get())).collect())
    }

    pub(in crate::discord) async fn add_thread_member(
        &self,
        thread: ChannelId,
        user: UserId,
    ) -> Result<(), RestError> {
        let route = Route::ChannelThreadMember {
            channel_id: channel_id(thread),
            user_id: discord::UserId::new(user.0),
        };
        let call = Call::new("add a member to a thread", Method::PUT, route);
        self.send(call).await.map(drop)
    }

    pub(in crate::discord) async fn set_archived(
        &self,
        thread: ChannelId,
        is_archived: bool,
    ) -> Result<(), RestError> {
        let route = Route::Channel {
            channel_id: channel_id(thread),
        };
        let body = serde_json::json!({ "archived": is_archived });
        let call = Call::new("archive or wake a thread", Method::PATCH, route).json(&body);
        self.send(call).await.map(drop)
    }

    pub(super) async fn read<T: DeserializeOwned>(&self, call: Call<'_>) -> Result<T, RestError> {
        let name = call.name;
        let answer = self.send(call).await?;
        answer
            .json()
            .map_err(|error| RestError::garbled(name, error))
    }
}

/// The kind is always said: without it Discord makes a private one, and says that this may change.
fn new_thread(name: &str, kind: ThreadKind) -> serde_json::Value {
    let mut thread = serde_json::json!({
        "name": name,
        "type": kind.number(),
        "auto_archive_duration": AUTO_ARCHIVE_MINUTES,
    });
    if kind == ThreadKind::Private {
        thread["invitable"] = false.into();
    }
    thread
}

fn channel_id(channel: ChannelId) -> discord::ChannelId {
    discord::ChannelId::new(channel.0)
}
