//! Discord on loopback, as lean as can be: the gateway, and the REST calls that an interview makes.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::serve::ListenerExt;
use futures_util::SinkExt;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::watch;
use tokio::time::sleep;
use zstd_safe::{CCtx, CParameter, InBuffer, OutBuffer};

use super::people::{People, Sending};
use super::shape::{self, GUILD, Size};

/// How far back Discord's gateway looks for repetitions, as a power of two.
/// Source: "How Discord Reduced Websocket Traffic by 40%".
const WINDOW_LOG: u32 = 18;
/// The fastest: the machine's cores are the bot's too.
const LEVEL: i32 = 1;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Servers {
    pub(crate) count: u64,
    pub(crate) size: Size,
}

/// Servers of one shard. Source: Gateway, "Sharding": 2,500 at most; Discord recommends one for each 1,000.
const SERVERS_OF_SHARD: u64 = 1_000;

#[derive(Clone)]
pub(crate) struct Discord(Arc<Inner>);

struct Inner {
    address: SocketAddr,
    servers: Servers,
    people: Mutex<People>,
    /// To the shard that interviews are held in.
    sender: Mutex<Option<UnboundedSender<Sending>>>,
    commands: Mutex<Value>,
    attached: Mutex<String>,
    /// Between what the bot shows and what its member does next.
    pause: Mutex<Duration>,
    shards_up: watch::Sender<u64>,
    next_id: AtomicU64,
}

impl Discord {
    pub(crate) async fn open(servers: Servers) -> Discord {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let discord = Discord(Arc::new(Inner {
            address,
            servers,
            people: Mutex::default(),
            sender: Mutex::default(),
            commands: Mutex::new(json!([])),
            attached: Mutex::default(),
            pause: Mutex::default(),
            shards_up: watch::Sender::new(0),
            next_id: AtomicU64::new(1_400_000_000_000_000_000),
        }));
        let routes = Router::new()
            .route("/", get(gateway))
            .route("/attachment", get(attachment))
            .fallback(any(rest))
            .with_state(discord.clone());
        let listener = listener.tap_io(|stream| stream.set_nodelay(true).unwrap());
        tokio::spawn(async { axum::serve(listener, routes).await });
        discord
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.0.address)
    }

    pub(crate) fn people(&self) -> MutexGuard<'_, People> {
        self.0.people.lock().unwrap()
    }

    pub(crate) fn pause(&self, pause: Duration) {
        *self.0.pause.lock().unwrap() = pause;
    }

    /// What a moderator imports over and over from now on.
    pub(crate) fn offer_import(&self, text: String) {
        let url = format!("{}/attachment", self.url());
        self.people().import(url, text.len());
        *self.0.attached.lock().unwrap() = text;
    }

    pub(crate) fn shards(&self) -> u64 {
        self.0.servers.count.div_ceil(SERVERS_OF_SHARD).max(1)
    }

    /// Until every shard has been told of its servers.
    pub(crate) async fn connected(&self) {
        let mut up = self.0.shards_up.subscribe();
        let shards = self.shards();
        up.wait_for(|up| *up >= shards).await.unwrap();
    }

    pub(crate) fn forget_connections(&self) {
        self.0.shards_up.send_replace(0);
        *self.0.sender.lock().unwrap() = None;
    }

    pub(crate) fn send(&self, sendings: impl IntoIterator<Item = Sending>) {
        if let Some(sender) = &*self.0.sender.lock().unwrap() {
            for sending in sendings {
                let _ = sender.send(sending);
            }
        }
    }

    fn id(&self) -> String {
        self.0.next_id.fetch_add(1, Ordering::Relaxed).to_string()
    }
}

async fn gateway(State(discord): State<Discord>, uri: Uri, upgrade: WebSocketUpgrade) -> Response {
    let is_packed = uri.query().is_some_and(|it| it.contains("zstd-stream"));
    upgrade.on_upgrade(move |socket| async move {
        // The bot went.
        let _ = Line::new(discord, socket, is_packed).converse().await;
    })
}

/// One connection of a shard.
struct Line {
    discord: Discord,
    socket: WebSocket,
    /// For who asks for it; others get text.
    packer: Option<CCtx<'static>>,
}

impl Line {
    fn new(discord: Discord, socket: WebSocket, is_packed: bool) -> Line {
        let mut packer = CCtx::create();
        packer
            .set_parameter(CParameter::CompressionLevel(LEVEL))
            .unwrap();
        packer
            .set_parameter(CParameter::WindowLog(WINDOW_LOG))
            .unwrap();
        Line {
            discord,
            socket,
            packer: is_packed.then_some(packer),
        }
    }

    async fn converse(mut self) -> Result<(), axum::Error> {
        self.feed(&shape::hello()).await?;
        self.socket.flush().await?;
        let shard = self.identified().await;
        let guilds = self.guilds(&shard);
        let url = format!("ws://{}", self.discord.0.address);
        self.feed(&shape::ready(&url, &shard, &guilds)).await?;
        let (sender, waiting) = unbounded_channel();
        // Source: Gateway, "Sharding Formula".
        let is_of_interviews = (GUILD >> 22) % self.discord.shards() == shard[0].as_u64().unwrap();
        if is_of_interviews {
            *self.discord.0.sender.lock().unwrap() = Some(sender);
        }
        let template = shape::guild_create(self.discord.0.servers.size);
        for guild in guilds {
            self.feed(&template.replace("GUILD", &guild.to_string()))
                .await?;
        }
        self.socket.flush().await?;
        self.discord.0.shards_up.send_modify(|up| *up += 1);
        self.carry(waiting).await
    }

    async fn identified(&mut self) -> Value {
        loop {
            let Some(Ok(Message::Text(text))) = self.socket.recv().await else {
                return std::future::pending().await;
            };
            let payload: Value = serde_json::from_str(&text).unwrap();
            if payload["op"] == 2 {
                let shard = &payload["d"]["shard"];
                return if shard.is_array() {
                    shard.clone()
                } else {
                    json!([0, 1])
                };
            }
        }
    }

    fn guilds(&self, shard: &Value) -> Vec<u64> {
        let (number, total) = (shard[0].as_u64().unwrap(), shard[1].as_u64().unwrap());
        let all = (0..self.discord.0.servers.count).map(|it| GUILD + (it << 22));
        all.filter(|it| (it >> 22) % total == number).collect()
    }

    async fn carry(mut self, mut waiting: UnboundedReceiver<Sending>) -> Result<(), axum::Error> {
        let mut together = Vec::new();
        loop {
            tokio::select! {
                frame = self.socket.recv() => match frame {
                    Some(Ok(Message::Text(text))) => self.heard(&text).await?,
                    Some(Ok(_)) => {}
                    _ => return Ok(()),
                },
                count = waiting.recv_many(&mut together, 64), if !waiting.is_closed() => {
                    if count == 0 {
                        continue;
                    }
                    for sending in together.drain(..) {
                        self.discord.people().sent(sending.member);
                        self.feed(&sending.payload).await?;
                    }
                    self.socket.flush().await?;
                }
            }
        }
    }

    async fn heard(&mut self, text: &str) -> Result<(), axum::Error> {
        let payload: Value = serde_json::from_str(text).unwrap();
        if payload["op"] == 1 {
            self.feed(&json!({ "op": 11 }).to_string()).await?;
            self.socket.flush().await?;
        }
        Ok(())
    }

    async fn feed(&mut self, payload: &str) -> Result<(), axum::Error> {
        let frame = match &mut self.packer {
            Some(packer) => Message::Binary(pack(packer, payload).into()),
            None => Message::Text(payload.into()),
        };
        self.socket.feed(frame).await
    }
}

/// The payload as the next frame of the stream.
fn pack(packer: &mut CCtx<'static>, payload: &str) -> Vec<u8> {
    let mut packed = Vec::with_capacity(zstd_safe::compress_bound(payload.len()) + 64);
    let mut input = InBuffer::around(payload.as_bytes());
    let mut output = OutBuffer::around(&mut packed);
    while input.pos < payload.len() {
        packer.compress_stream(&mut output, &mut input).unwrap();
    }
    while packer.flush_stream(&mut output).unwrap() > 0 {}
    packed
}

async fn attachment(State(discord): State<Discord>) -> String {
    discord.0.attached.lock().unwrap().clone()
}

async fn rest(State(discord): State<Discord>, method: Method, uri: Uri, body: Bytes) -> Response {
    let path = uri.path().strip_prefix("/api/v10").unwrap_or_default();
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let read = || serde_json::from_slice::<Value>(&body).unwrap_or_default();
    let mut people = discord.people();
    let next = match (&method, &parts[..]) {
        (&Method::POST, ["interactions", _, token, "callback"]) => people.answered(token, &read()),
        (&Method::PATCH, ["webhooks", _, token, "messages", "@original"]) => {
            people.edited(token, &read())
        }
        (&Method::POST, ["webhooks", _, token]) => people.followed(token, &read()),
        (&Method::PATCH, ["webhooks", _, _, "messages", _]) => {
            people.tally.pictures += 1;
            None
        }
        _ => {
            drop(people);
            return other(&discord, &method, &parts, &body);
        }
    };
    drop(people);
    let pause = *discord.0.pause.lock().unwrap();
    match (next, pause.is_zero()) {
        (Some(next), false) => {
            let discord = discord.clone();
            tokio::spawn(async move {
                sleep(pause).await;
                discord.send([next]);
            });
        }
        (next, _) => discord.send(next),
    }
    match (&method, parts[0]) {
        (_, "interactions") => StatusCode::NO_CONTENT.into_response(),
        _ => answer(json!({ "id": discord.id(), "channel_id": "1", "content": "" })),
    }
}

fn other(discord: &Discord, method: &Method, parts: &[&str], body: &Bytes) -> Response {
    match (method, parts) {
        (&Method::GET, ["gateway", "bot"]) => answer(json!({
            "url": format!("ws://{}", discord.0.address), "shards": discord.shards(),
            "session_start_limit": {
                "total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 16,
            },
        })),
        (&Method::GET, ["applications", _, "commands"]) => {
            answer(discord.0.commands.lock().unwrap().clone())
        }
        (&Method::PUT, ["applications", _, "commands"]) => {
            *discord.0.commands.lock().unwrap() = serde_json::from_slice(body).unwrap();
            answer(discord.0.commands.lock().unwrap().clone())
        }
        _ => answer(json!([])),
    }
}

fn answer(value: Value) -> Response {
    axum::Json(value).into_response()
}
