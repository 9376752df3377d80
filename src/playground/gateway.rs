//! The gateway's sockets: hello, identify, resume, heartbeats, and the events that `world::sessions` holds ready.
//! What is sent is decided there; here it is only carried, or spoiled by a fault.

use std::time::Duration;

use axum::{
    extract::{
        ConnectInfo, State, WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket},
    },
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tokio::sync::{broadcast, watch};

use super::{
    Shared,
    faults::{Fault, Moment},
    listener::Cut,
    world::{
        World, random_text,
        sessions::{PRIVILEGED, Session},
        shape,
    },
};

/// Bytes of one frame from a bot; Discord takes 4,096, and a little more is needed to see that it was too much.
const FRAME_BYTES_MAX: usize = 16 * 1024;
const PAYLOAD_BYTES_MAX: usize = 4_096;

/// Discord's close codes, as far as this gateway uses them.
mod close {
    pub(super) const UNKNOWN_OPCODE: u16 = 4001;
    pub(super) const DECODE_ERROR: u16 = 4002;
    pub(super) const NOT_AUTHENTICATED: u16 = 4003;
    pub(super) const AUTHENTICATION_FAILED: u16 = 4004;
    pub(super) const ALREADY_AUTHENTICATED: u16 = 4005;
    pub(super) const INVALID_SEQUENCE: u16 = 4007;
    pub(super) const SESSION_TIMED_OUT: u16 = 4009;
    pub(super) const INVALID_SHARD: u16 = 4010;
    pub(super) const INVALID_INTENTS: u16 = 4013;
    pub(super) const DISALLOWED_INTENTS: u16 = 4014;
}

/// Bits that an intent may have.
const INTENTS: u64 = (1 << 26) - 1;

pub(crate) async fn connect(
    State(shared): State<Shared>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    upgrade: WebSocketUpgrade,
) -> Response {
    match shared.faults.on_gateway(Moment::Handshake) {
        Some(Fault::SilentHandshake { .. }) => std::future::pending().await,
        Some(_) => cut.cut(),
        None if shared.faults.is_unreachable() => cut.cut(),
        None => {
            let upgrade = upgrade.max_message_size(FRAME_BYTES_MAX);
            return upgrade.on_upgrade(move |socket| Connection::new(shared, socket).serve());
        }
    }
    StatusCode::BAD_GATEWAY.into_response()
}

/// Why a connection ends.
enum End {
    /// The peer went, or a fault took the socket away.
    Silently,
    /// The peer said goodbye.
    ByPeer(Option<u16>),
    Close(Option<u16>),
}

struct Connection {
    shared: Shared,
    socket: WebSocket,
    changed: watch::Receiver<u64>,
    acts: broadcast::Receiver<Fault>,
    session: Option<String>,
    /// The last event that was written to this socket.
    sent: u64,
}

impl Connection {
    fn new(shared: Shared, socket: WebSocket) -> Self {
        let (changed, acts) = (shared.changes(), shared.faults.acts());
        Self {
            shared,
            socket,
            changed,
            acts,
            session: None,
            sent: 0,
        }
    }

    async fn serve(mut self) {
        let end = self.converse().await.err().unwrap_or(End::Silently);
        if let Some(id) = &self.session {
            self.shared.act(|world| disconnect(world, id, &end));
        }
        if let End::Close(code) = end {
            let frame = code.map(|code| CloseFrame {
                code,
                reason: "".into(),
            });
            // The peer may be gone already, and there is nobody left to tell.
            drop(self.socket.send(Message::Close(frame)).await);
            self.until_closed().await;
        }
    }

    /// Waits for the peer's own close frame, so that the frame just sent is not lost with the connection.
    async fn until_closed(&mut self) {
        let closing = async { while let Some(Ok(_)) = self.socket.recv().await {} };
        drop(tokio::time::timeout(Duration::from_secs(2), closing).await);
    }

    async fn converse(&mut self) -> Result<(), End> {
        let interval = self.shared.timing.heartbeat.as_millis();
        self.send(json!({"op": 10, "t": null, "s": null, "d": {"heartbeat_interval": interval}}))
            .await?;
        self.close_by_fault(Moment::AfterHello)?;
        loop {
            tokio::select! {
                frame = self.socket.recv() => match frame {
                    Some(Ok(frame)) => self.receive(frame).await?,
                    _ => return Err(End::Silently),
                },
                changed = self.changed.changed() => {
                    changed.map_err(|_| End::Close(Some(1001)))?;
                    self.flush().await?;
                }
                act = self.acts.recv() => if let Ok(act) = act {
                    self.perform(act).await?;
                },
            }
        }
    }

    async fn receive(&mut self, frame: Message) -> Result<(), End> {
        let text = match frame {
            Message::Text(text) => text,
            Message::Binary(_) => return Err(End::Close(Some(close::DECODE_ERROR))),
            Message::Close(frame) => return Err(End::ByPeer(frame.map(|frame| frame.code))),
            Message::Ping(_) | Message::Pong(_) => return Ok(()),
        };
        if text.len() > PAYLOAD_BYTES_MAX {
            return Err(End::Close(Some(close::DECODE_ERROR)));
        }
        let Ok(payload) = serde_json::from_str::<Value>(&text) else {
            return Err(End::Close(Some(close::DECODE_ERROR)));
        };
        match payload["op"].as_u64() {
            Some(1) => self.heartbeat(&payload["d"]).await,
            Some(2) => self.identify(&payload["d"]).await,
            Some(6) => self.resume(&payload["d"]).await,
            Some(3 | 4 | 8) if self.session.is_some() => Ok(()),
            Some(3 | 4 | 8) => Err(End::Close(Some(close::NOT_AUTHENTICATED))),
            _ => Err(End::Close(Some(close::UNKNOWN_OPCODE))),
        }
    }

    async fn heartbeat(&mut self, sequence: &Value) -> Result<(), End> {
        if let (Some(id), Some(sequence)) = (&self.session, sequence.as_u64()) {
            self.shared.look_mut(|world| {
                if let Some(session) = world.session(id) {
                    session.acknowledge(sequence);
                }
            });
        }
        if self.shared.faults.on_gateway(Moment::Heartbeat).is_some() {
            return Ok(());
        }
        self.send(json!({"op": 11})).await
    }

    async fn identify(&mut self, data: &Value) -> Result<(), End> {
        if self.session.is_some() {
            return Err(End::Close(Some(close::ALREADY_AUTHENTICATED)));
        }
        let session = self
            .shared
            .act(|world| open(world, data))
            .map_err(|code| End::Close(Some(code)))?;
        self.session = Some(session);
        self.sent = 0;
        self.flush().await?;
        self.close_by_fault(Moment::AfterReady)
    }

    async fn resume(&mut self, data: &Value) -> Result<(), End> {
        let id = data["session_id"].as_str().unwrap_or_default().to_owned();
        let sequence = data["seq"].as_u64().unwrap_or(0);
        match self.shared.act(|world| reopen(world, data, &id, sequence)) {
            Err(End::Close(None)) => return self.send(json!({"op": 9, "d": false})).await,
            other => other?,
        }
        self.session = Some(id);
        self.sent = sequence;
        self.flush().await?;
        self.close_by_fault(Moment::AfterReady)
    }

    /// Writes what the session is owed.
    async fn flush(&mut self) -> Result<(), End> {
        let Some(id) = self.session.clone() else {
            return Ok(());
        };
        let sent = self.sent;
        let owed = self
            .shared
            .look_mut(|world| world.session(&id).map(|it| it.after(sent)));
        let Some(owed) = owed else {
            return Err(End::Close(Some(close::SESSION_TIMED_OUT)));
        };
        for (sequence, text) in owed {
            self.write(text).await?;
            self.sent = sequence;
        }
        Ok(())
    }

    /// A fault that happens at once.
    async fn perform(&mut self, act: Fault) -> Result<(), End> {
        match act {
            Fault::DropSockets => Err(End::Silently),
            Fault::Close { code } => Err(End::Close(code)),
            Fault::Reconnect => {
                self.send(json!({"op": 7, "d": null, "s": null, "t": null}))
                    .await
            }
            Fault::InvalidSession { resumable } => {
                if let Some(id) = self.session.clone().filter(|_| !resumable) {
                    self.shared.act(|world| world.close_session(&id));
                    self.session = None;
                }
                self.send(json!({"op": 9, "d": resumable})).await
            }
            Fault::Garbage { text } => self.write(text).await,
            Fault::UnknownEvent => {
                self.shared
                    .act(|world| world.dispatch("SOMETHING_NEW", None, None, &json!({"a": 1})));
                Ok(())
            }
            Fault::DuplicateDispatch => {
                let id = self.session.clone().unwrap_or_default();
                let last = self
                    .shared
                    .look_mut(|world| world.session(&id).and_then(|it| it.last()));
                if let Some(text) = last {
                    self.write(text).await
                } else {
                    Ok(())
                }
            }
            _ => Ok(()),
        }
    }

    fn close_by_fault(&self, moment: Moment) -> Result<(), End> {
        match self.shared.faults.on_gateway(moment) {
            Some(Fault::CloseAfterHello { code, .. } | Fault::CloseAfterReady { code, .. }) => {
                Err(End::Close(code))
            }
            _ => Ok(()),
        }
    }

    async fn send(&mut self, payload: Value) -> Result<(), End> {
        self.write(payload.to_string()).await
    }

    async fn write(&mut self, text: String) -> Result<(), End> {
        self.socket
            .send(Message::Text(text.into()))
            .await
            .map_err(|_| End::Silently)
    }
}

/// Starts a session and queues what it begins with, or says with which code the socket is to be closed.
fn open(world: &mut World, data: &Value) -> Result<String, u16> {
    if !is_token(world, data) {
        return Err(close::AUTHENTICATION_FAILED);
    }
    let intents = data["intents"].as_u64().unwrap_or(u64::MAX);
    if intents & !INTENTS != 0 {
        return Err(close::INVALID_INTENTS);
    }
    if intents & PRIVILEGED & !world.options.privileged_intents != 0 {
        return Err(close::DISALLOWED_INTENTS);
    }
    let shard = data["shard"][0].as_u64().unwrap_or(0);
    let shards = data["shard"][1].as_u64().unwrap_or(1);
    if shard >= shards {
        return Err(close::INVALID_SHARD);
    }
    let id = random_text("session");
    let mut session = Session::new(id.clone(), shard, shards, intents);
    greet(world, &mut session);
    world.open_session(session);
    Ok(id)
}

/// READY with the guilds still unavailable, then each guild.
fn greet(world: &World, session: &mut Session) {
    let (shard, shards) = (session.shard, session.shards);
    let joined = world
        .guilds
        .values()
        .filter(|it| it.members.contains_key(&world.bot));
    let guilds: Vec<_> = joined.filter(|it| it.id.shard(shards) == shard).collect();
    let unavailable: Vec<Value> = guilds
        .iter()
        .map(|it| json!({"id": it.id, "unavailable": true}))
        .collect();
    let ready = json!({
        "v": 10, "user": shape::user_by_id(world, world.bot), "guilds": unavailable, "session_id": session.id,
        "resume_gateway_url": world.gateway_url(), "shard": [shard, shards], "session_type": "normal",
        "application": {"id": world.application, "flags": 0}, "private_channels": [], "relationships": [],
        "user_settings": {}, "presences": [], "guild_join_requests": [], "geo_ordered_rtc_regions": [],
    });
    session.push("READY", &ready);
    if session.intents & super::world::sessions::GUILDS != 0 {
        for guild in guilds {
            session.push("GUILD_CREATE", &shape::guild_create(world, guild));
        }
    }
}

/// Takes a session up again. `End::Close(None)` stands for an invalid session, which is told and not closed.
fn reopen(world: &mut World, data: &Value, id: &str, sequence: u64) -> Result<(), End> {
    if !is_token(world, data) {
        return Err(End::Close(Some(close::AUTHENTICATION_FAILED)));
    }
    let Some(session) = world.session(id) else {
        return Err(End::Close(None));
    };
    if sequence > session.last_sequence {
        return Err(End::Close(Some(close::INVALID_SEQUENCE)));
    }
    if !session.can_resume(sequence) {
        return Err(End::Close(None));
    }
    session.is_connected = true;
    session.push("RESUMED", &json!({}));
    Ok(())
}

/// Closing with 1000 or 1001 ends the session; otherwise it waits for a resume.
fn disconnect(world: &mut World, id: &str, end: &End) {
    let is_over = match end {
        End::ByPeer(code) => matches!(code, Some(1000 | 1001)),
        End::Close(Some(code)) => {
            [close::INVALID_SEQUENCE, close::SESSION_TIMED_OUT].contains(code)
        }
        End::Close(None) | End::Silently => false,
    };
    if is_over {
        world.close_session(id);
    } else if let Some(session) = world.session(id) {
        session.is_connected = false;
    }
}

fn is_token(world: &World, data: &Value) -> bool {
    let shown = data["token"].as_str().unwrap_or_default();
    shown.strip_prefix("Bot ").unwrap_or(shown) == world.token
}
