//! The gateway's sockets: hello, identify, resume, heartbeats, and the events that `world::sessions` holds ready.
//! What is sent is decided there; here it is only carried, or spoiled by a fault.

mod entry;

use std::{collections::BTreeMap, time::Duration};

use axum::{
    Extension,
    extract::{
        Query, State, WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket},
    },
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tokio::sync::{broadcast, watch};

use self::entry::{Held, Refused, close};
use super::{
    Shared,
    faults::{Fault, Moment},
    listener::Cut,
    packer::Packer,
};

/// Bytes of one frame from a bot; Discord takes 4,096, and a little more is needed to see that it was too much.
const FRAME_BYTES_MAX: usize = 16 * 1024;
const PAYLOAD_BYTES_MAX: usize = 4_096;

pub(crate) async fn connect(
    State(shared): State<Shared>,
    Extension(cut): Extension<Cut>,
    Query(query): Query<BTreeMap<String, String>>,
    upgrade: WebSocketUpgrade,
) -> Response {
    shared.act(|world| world.arrivals.connections += 1);
    match shared.faults.on_gateway(Moment::Handshake) {
        Some(Fault::SilentHandshake { .. }) => std::future::pending().await,
        Some(_) => cut.cut(),
        None if shared.faults.is_unreachable() => cut.cut(),
        None => {
            let upgrade = upgrade.max_message_size(FRAME_BYTES_MAX);
            let is_packed = query.get("compress").is_some_and(|it| it == "zstd-stream");
            let packer = is_packed.then(Packer::new);
            return upgrade
                .on_upgrade(move |socket| Connection::new(shared, socket, packer).serve());
        }
    }
    StatusCode::BAD_GATEWAY.into_response()
}

/// The same at the address that READY names.
pub(crate) async fn connect_to_resume(
    State(shared): State<Shared>,
    cut: Extension<Cut>,
    query: Query<BTreeMap<String, String>>,
    upgrade: WebSocketUpgrade,
) -> Response {
    shared.look_mut(|world| world.arrivals.at_resume_address += 1);
    connect(State(shared), cut, query, upgrade).await
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
    session: Option<Held>,
    /// The last event that was written to this socket.
    sent: u64,
    /// Whether a fault holds the next event back until there is another.
    is_swapping: bool,
    /// Present when the peer asked for transport compression.
    packer: Option<Packer>,
}

impl Connection {
    fn new(shared: Shared, socket: WebSocket, packer: Option<Packer>) -> Self {
        let (changed, acts) = (shared.changes(), shared.faults.acts());
        Self {
            shared,
            socket,
            changed,
            acts,
            session: None,
            sent: 0,
            is_swapping: false,
            packer,
        }
    }

    async fn serve(mut self) {
        let end = self.converse().await.err().unwrap_or(End::Silently);
        if let Some(held) = &self.session {
            self.shared.act(|world| held.release(world, &end));
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
        if let (Some(held), Some(sequence)) = (&self.session, sequence.as_u64()) {
            self.shared.look_mut(|world| {
                if let Some(session) = held.find(world) {
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
        self.shared.act(|world| world.arrivals.identifies += 1);
        if self.session.is_some() {
            return Err(End::Close(Some(close::ALREADY_AUTHENTICATED)));
        }
        let opened = self.shared.act(|world| entry::open(world, data));
        self.session = Some(opened.map_err(|code| End::Close(Some(code)))?);
        self.sent = 0;
        self.flush().await?;
        self.close_by_fault(Moment::AfterReady)
    }

    async fn resume(&mut self, data: &Value) -> Result<(), End> {
        self.shared.act(|world| world.arrivals.resumes += 1);
        let sequence = data["seq"].as_u64().unwrap_or(0);
        match self
            .shared
            .act(|world| entry::reopen(world, data, sequence))
        {
            Ok(held) => self.session = Some(held),
            Err(Refused::Invalid) => return self.send(json!({"op": 9, "d": false})).await,
            Err(Refused::Closed(code)) => return Err(End::Close(Some(code))),
        }
        self.sent = sequence;
        self.flush().await?;
        self.close_by_fault(Moment::AfterReady)
    }

    /// Writes what the session is owed, unless another socket has taken it over.
    async fn flush(&mut self) -> Result<(), End> {
        let (Some(held), sent) = (self.session.clone(), self.sent) else {
            return Ok(());
        };
        let owed = self
            .shared
            .look_mut(|world| held.find(world).map(|it| it.after(sent)));
        let Some(mut owed) = owed else {
            return Err(End::Close(Some(close::SESSION_TIMED_OUT)));
        };
        if !owed.is_empty() && self.shared.faults.on_gateway(Moment::Dispatch).is_some() {
            self.is_swapping = true;
        }
        if self.is_swapping {
            if owed.len() < 2 {
                return Ok(());
            }
            owed.swap(0, 1);
            self.is_swapping = false;
        }
        for (sequence, text) in owed {
            self.write(text).await?;
            self.sent = self.sent.max(sequence);
        }
        Ok(())
    }

    /// A fault that happens at once.
    async fn perform(&mut self, act: Fault) -> Result<(), End> {
        match act {
            Fault::DropSockets => Err(End::Silently),
            Fault::Close { code } => Err(End::Close(code)),
            Fault::Hang => std::future::pending().await,
            Fault::Reconnect => {
                self.send(json!({"op": 7, "d": null, "s": null, "t": null}))
                    .await
            }
            Fault::InvalidSession { resumable } => {
                if let Some(held) = self.session.take_if(|_| !resumable) {
                    self.shared.act(|world| held.forget(world));
                }
                self.send(json!({"op": 9, "d": resumable})).await
            }
            Fault::Garbage { text } => self.write(text).await,
            Fault::UnknownEvent => {
                let data = json!({"a": 1});
                self.shared
                    .act(|world| world.dispatch("SOMETHING_NEW", None, None, &data));
                Ok(())
            }
            Fault::DuplicateDispatch => match self.last_event() {
                Some(text) => self.write(text).await,
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn last_event(&self) -> Option<String> {
        let held = self.session.as_ref()?;
        self.shared.look_mut(|world| held.find(world)?.last())
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
        let frame = match &mut self.packer {
            None => Message::Text(text.into()),
            Some(packer) => Message::Binary(packer.pack(&text).ok_or(End::Silently)?.into()),
        };
        self.socket.send(frame).await.map_err(|_| End::Silently)
    }
}
