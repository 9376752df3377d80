//! The page's socket: requests in, replies and views out. A view is sent when something in it changed, at most some
//! thirty times a second.

use std::time::Duration;

use axum::{
    extract::{
        State, WebSocketUpgrade,
        ws::{Message, WebSocket},
    },
    response::Response,
};
use serde_json::{Value, json};
use tokio::{
    sync::{mpsc, watch},
    time::Instant,
};

use super::{
    acts::{self, Act, Done},
    view,
};
use crate::playground::{BotState, Shared, client, id::Id, world::interactions::State as Fate};

/// Bytes of one request; a file of 10 MiB in base64 fits.
const REQUEST_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Pause between two views.
const PAUSE: Duration = Duration::from_millis(33);
/// Autocompletions under way for one page; a fast typist has two or three.
const COMPLETIONS_MAX: usize = 32;

pub(crate) async fn connect(State(shared): State<Shared>, upgrade: WebSocketUpgrade) -> Response {
    let upgrade = upgrade
        .max_message_size(REQUEST_BYTES_MAX)
        .max_frame_size(REQUEST_BYTES_MAX);
    upgrade.on_upgrade(move |socket| async move {
        let mut page = Page::new(shared, socket);
        // The page went, or cannot be written to: there is nobody left to tell.
        drop(page.serve().await);
    })
}

struct Page {
    shared: Shared,
    socket: WebSocket,
    changes: watch::Receiver<u64>,
    bot_state: watch::Receiver<BotState>,
    /// Who looks at which channel; nobody before the first request.
    looks: Option<(Id, Id)>,
    /// Interactions whose first answer this page waits for.
    opened: Vec<Id>,
    completions: (mpsc::Sender<Value>, mpsc::Receiver<Value>),
    last_view: String,
    next_view: Instant,
    is_stale: bool,
}

type Gone = axum::Error;

impl Page {
    fn new(shared: Shared, socket: WebSocket) -> Self {
        Self {
            changes: shared.changes(),
            bot_state: shared.bot_state.subscribe(),
            looks: None,
            opened: Vec::new(),
            completions: mpsc::channel(COMPLETIONS_MAX),
            last_view: String::new(),
            next_view: Instant::now(),
            is_stale: false,
            shared,
            socket,
        }
    }

    async fn serve(&mut self) -> Result<(), Gone> {
        loop {
            tokio::select! {
                frame = self.socket.recv() => match frame {
                    Some(Ok(Message::Text(text))) => self.receive(&text).await?,
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return Ok(()),
                    Some(Ok(_)) => {}
                },
                Some(reply) = self.completions.1.recv() => self.send(&reply).await?,
                Ok(()) = self.changes.changed() => self.is_stale = true,
                Ok(()) = self.bot_state.changed() => self.is_stale = true,
                () = tokio::time::sleep_until(self.next_view), if self.is_stale => self.show().await?,
            }
        }
    }

    async fn receive(&mut self, text: &str) -> Result<(), Gone> {
        let request: Value = serde_json::from_str(text).unwrap_or_default();
        let number = request["request"].clone();
        let act = serde_json::from_value::<Act>(request);
        let done = match act {
            Ok(act @ Act::Autocomplete(_)) => return self.complete(number, act).await,
            Ok(act) => self.perform(act),
            Err(error) => Err(format!("The playground does not understand this: {error}.")),
        };
        self.is_stale = true;
        self.send(&reply(&number, done)).await
    }

    fn perform(&mut self, act: Act) -> Result<Value, String> {
        let (user, channel) = match (&act, self.looks) {
            (_, Some(looks)) => looks,
            (Act::Look { .. }, None) => {
                self.shared.look(|world| (world.bot, world.first_channel()))
            }
            (_, None) => return Err("Look at a channel first.".to_owned()),
        };
        match acts::perform(&self.shared, user, channel, act)? {
            Done::Result(result) => Ok(result),
            Done::Opened(interaction) => {
                self.opened.push(interaction);
                Ok(json!({"interaction": interaction}))
            }
            Done::Looks(user, channel) => {
                self.looks = Some((user, channel));
                self.last_view.clear();
                Ok(json!({"channel": channel}))
            }
        }
    }

    /// Waits for the choices beside everything else.
    async fn complete(&mut self, number: Value, act: Act) -> Result<(), Gone> {
        let Some((user, channel)) = self.looks else {
            return self
                .send(&reply(&number, Err("Look at a channel first.".to_owned())))
                .await;
        };
        let opened = match acts::perform(&self.shared, user, channel, act) {
            Ok(Done::Opened(interaction)) => interaction,
            Ok(_) => return Ok(()),
            Err(error) => return self.send(&reply(&number, Err(error))).await,
        };
        let (shared, replies) = (self.shared.clone(), self.completions.0.clone());
        tokio::spawn(async move {
            let choices = choices(&shared, opened).await;
            // The page may be gone by now.
            drop(replies.send(reply(&number, choices)).await);
        });
        Ok(())
    }

    /// Sends the view if it differs from the last one, and the fate of the interactions that got theirs.
    async fn show(&mut self) -> Result<(), Gone> {
        self.is_stale = false;
        self.next_view = Instant::now() + PAUSE;
        for message in self.fates() {
            self.send(&message).await?;
        }
        let Some((user, channel)) = self.looks else {
            return Ok(());
        };
        let view = self.shared.look_mut(|world| {
            if client::visible(world, user, channel).is_err() {
                return None;
            }
            if let Some(last) = world.channels.get(&channel).and_then(|it| it.last_message) {
                world.seen.insert((user, channel), last);
            }
            Some(json!({"view": view::of(world, &self.shared, user, channel)}).to_string())
        });
        let Some(view) = view else {
            return self.step_back(user).await;
        };
        if view != self.last_view {
            self.socket
                .send(Message::Text(view.as_str().into()))
                .await?;
            self.last_view = view;
        }
        Ok(())
    }

    /// The channel looked at is gone or hidden: back to the first one.
    async fn step_back(&mut self, user: Id) -> Result<(), Gone> {
        let first = self.shared.look(|world| {
            let seen = world
                .channels
                .values()
                .filter(|it| it.guild == Some(world.first_guild()));
            let first = seen.filter(|it| it.kind == crate::playground::world::guild::Kind::Text);
            first
                .map(|it| it.id)
                .find(|id| client::visible(world, user, *id).is_ok())
        });
        self.looks = first.map(|first| (user, first));
        self.is_stale = first.is_some();
        Ok(())
    }

    /// Opened forms and failures, each told once.
    fn fates(&mut self) -> Vec<Value> {
        let mut told = Vec::new();
        let shared = self.shared.clone();
        self.opened.retain(|id| {
            let fate = shared.look(|world| {
                let found = world.interactions.get(id)?;
                match &found.state {
                    Fate::Waiting => Some(None),
                    Fate::Modal(data) => Some(Some(modal(*id, data))),
                    Fate::Failed => Some(Some(failed(found.source))),
                    _ => None,
                }
            });
            let is_waiting = matches!(fate, Some(None));
            told.extend(fate.flatten());
            is_waiting
        });
        told
    }

    async fn send(&mut self, message: &Value) -> Result<(), Gone> {
        self.socket
            .send(Message::Text(message.to_string().into()))
            .await
    }
}

fn reply(number: &Value, done: Result<Value, String>) -> Value {
    match done {
        Ok(result) => json!({"reply": number, "ok": true, "result": result}),
        Err(error) => json!({"reply": number, "ok": false, "error": error}),
    }
}

fn modal(interaction: Id, data: &Value) -> Value {
    json!({"modal": {
        "interaction": interaction, "title": data["title"], "custom_id": data["custom_id"],
        "components": data["components"],
    }})
}

fn failed(message: Option<Id>) -> Value {
    json!({"interaction_failed": {"message": message, "sentence": "The application did not respond"}})
}

async fn choices(shared: &Shared, interaction: Id) -> Result<Value, String> {
    let found = shared.fate_of(interaction, "no choices were offered", |_, it| {
        match &it.state {
            Fate::Choices(choices) => Some(Some(json!({"choices": choices}))),
            Fate::Failed => Some(None),
            _ => None,
        }
    });
    found
        .await
        .ok()
        .flatten()
        .ok_or_else(|| "The choices could not be loaded.".to_owned())
}
