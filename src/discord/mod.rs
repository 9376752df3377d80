//! The bot on Discord, and the only place that says `serenity` or `twilight`.
//!
//! A payload comes in by the gateway ([`gateway`]) or by HTTP ([`interactions`]), becomes our words ([`decode`]), waits for its member's turn
//! ([`lanes`]), is answered by [`crate::app::App`], and the screen that comes back is drawn ([`render`]) and
//! sent ([`rest`]). The flows stand in [`bot`]. What a member was shown was saved before.

mod ack;
mod bot;
mod commands;
mod custom_id;
mod decode;
mod duty;
pub mod examine;
mod gateway;
mod health;
mod http;
mod interactions;
mod lanes;
mod moderate;
mod permissions;
mod recent;
mod render;
mod rest;
mod studio;
mod trace;
mod way;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::config::{COMMIT, PublicKey, Secret, Shards, TypedAnswers, VERSION};
use crate::interview::Screen;
use crate::store::InterviewId;
use bot::{Bot, Ears};
use gateway::Gateway;
use health::Health;
pub use health::{Heart, Silence};
use http::Server;
use interactions::Door;
use rest::{Application, GatewayBot, Rest, RestError};

/// How long running work may take after we were told to stop.
const FINISH_MAX: Duration = Duration::from_secs(10);

#[derive(Clone, Debug)]
pub struct Settings {
    pub token: Secret,
    /// What replaces `https://discord.com`; then nothing is ever sent to Discord itself.
    pub api_url: Option<String>,
    pub typed_answers: TypedAnswers,
    /// Where health is told; nowhere if absent.
    pub listen: Option<SocketAddr>,
    /// Interactions come there as well, signed for this key.
    pub public_key: Option<PublicKey>,
    /// This process's part of the gateway.
    pub shards: Shards,
    /// Beats while the process's tasks take turns.
    pub heart: Heart,
}

/// What our screens have room for, for who checks dialogs.
pub fn room() -> crate::dialog::check::Room {
    render::room()
}

/// What Discord is sent for a question or a verdict, message by message, for who measures how long that takes.
pub fn drawn(interview: InterviewId, screen: &Screen) -> Vec<Vec<u8>> {
    let bodies = match screen {
        Screen::Question(question) => vec![render::card(interview, question)],
        Screen::Verdict(verdict) => render::verdict(interview, verdict),
        _ => Vec::new(),
    };
    let json = |body| serde_json::to_vec(body).expect("bodies have string keys and finite numbers");
    bodies.iter().map(json).collect()
}

/// How the connection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    Connecting,
    /// Events come in, and the commands are registered.
    Ready,
    /// Events come in no more; it is being tried again.
    Interrupted,
}

/// Why the bot cannot be on Discord. Each is for an operator, and none passes by itself.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(
        "Discord does not accept the token: copy it anew from the Developer Portal (Bot, Reset Token)"
    )]
    WrongToken,
    #[error(
        "Discord refuses an intent that was asked for: TYPED_ANSWERS=all needs the message content intent, which is \
         switched on in the Developer Portal (Bot, Privileged Gateway Intents); or choose TYPED_ANSWERS=replies"
    )]
    MissingIntent,
    #[error("{server} cannot be reached: {cause}")]
    Unreachable { server: String, cause: String },
    #[error(
        "the server at {api_url} names Discord's own gateway ({gateway}); nothing was sent there"
    )]
    ForeignGateway { api_url: String, gateway: String },
    #[error("the gateway cannot be used: {0}")]
    Gateway(String),
    #[error(
        "shard {number} of {total} cannot be held: {why} ({code}). Give every process the same SHARD_COUNT, at least the \
         {recommended} that Discord recommends, and each its own range of SHARDS below it"
    )]
    Shard {
        number: u32,
        total: u32,
        why: &'static str,
        code: u16,
        recommended: u32,
    },
    #[error(
        "DISCORD_PUBLIC_KEY is not this application's: the Developer Portal (General Information) shows {shown}"
    )]
    ForeignKey { shown: String },
    #[error("Discord says that this application has no bot: add one in the Developer Portal (Bot)")]
    NoBot,
    #[error(
        "cannot listen on {address} ({cause}): give LISTEN_ADDR an address of this machine with a free port, or `off`"
    )]
    CannotListen { address: SocketAddr, cause: String },
}

/// Holds interviews until told to stop; then finishes what is running and closes.
pub async fn run(
    app: Arc<App>,
    settings: Settings,
    shutdown: CancellationToken,
    state: watch::Sender<Connection>,
) -> Result<(), RunError> {
    crate::metrics::begin(VERSION, COMMIT.unwrap_or("unknown"));
    let health = Health::new(Arc::clone(&app), &settings, shutdown.clone(), state);
    let front = Front::open(Arc::new(health), &settings, &shutdown).await?;
    let api_url = settings.api_url.as_deref();
    let rest = Rest::new(settings.token.reveal(), api_url)
        .map_err(|error| cannot_start(api_url, &error))?;
    let told = tokio::select! {
        () = shutdown.cancelled() => return Ok(()),
        told = Told::ask(&rest, &settings) => told?,
    };
    let bot = Arc::new(Bot::new(app, Arc::new(rest)));
    listen(bot, &settings, told, &shutdown, front).await
}

/// What goes on beside, for as long as it is held.
struct Front {
    health: Arc<Health>,
    door: Option<Arc<Door>>,
    close: CancellationToken,
    beside: JoinSet<()>,
    server: JoinSet<()>,
}

impl Front {
    async fn open(
        health: Arc<Health>,
        settings: &Settings,
        stop: &CancellationToken,
    ) -> Result<Front, RunError> {
        let door = settings.public_key.map(Door::new).map(Arc::new);
        let (mut beside, mut server) = (JoinSet::new(), JoinSet::new());
        let close = CancellationToken::new();
        if let Some(address) = settings.listen {
            let open = Server::open(address, Arc::clone(&health), door.clone()).await?;
            server.spawn(open.serve(stop.clone(), close.clone()));
        }
        beside.spawn(Arc::clone(&health).attend());
        Ok(Front {
            health,
            door,
            close,
            beside,
            server,
        })
    }

    /// Takes no more connections, and answers what was asked; `false`: not all of it by then.
    async fn finish(mut self, end: Instant) -> bool {
        self.close.cancel();
        let answered = async { while self.server.join_next().await.is_some() {} };
        let is_done = timeout_at(end, answered).await.is_ok();
        if !is_done {
            tracing::warn!("ended before everything that was asked by HTTP was answered");
        }
        drop(self.beside);
        is_done
    }
}

/// What Discord says before anything can begin.
struct Told {
    /// Absent where this process holds no shards.
    gateway: Option<GatewayBot>,
    /// Absent where no interactions come by HTTP: then the gateway says who we are.
    application: Option<Application>,
}

impl Told {
    async fn ask(rest: &Rest, settings: &Settings) -> Result<Told, RunError> {
        let failed = |error| cannot_start(settings.api_url.as_deref(), &error);
        let mut told = Told {
            gateway: None,
            application: None,
        };
        if settings.shards != Shards::None {
            told.gateway = Some(rest.gateway_bot().await.map_err(failed)?);
        }
        if let Some(key) = settings.public_key {
            let application = rest.application().await.map_err(failed)?;
            recognise(&application, key)?;
            told.application = Some(application);
        }
        Ok(told)
    }
}

/// A key that is not the application's would have every interaction refused.
fn recognise(application: &Application, key: PublicKey) -> Result<(), RunError> {
    let shown = &application.verify_key;
    if shown.parse::<PublicKey>().is_ok_and(|shown| shown != key) {
        return Err(RunError::ForeignKey {
            shown: shown.clone(),
        });
    }
    match &application.interactions_endpoint_url {
        Some(url) => tracing::info!(url, "interactions come by HTTP"),
        None => tracing::warn!(
            "no interactions come by HTTP yet: set the Interactions Endpoint URL in the Developer Portal (General \
             Information) to the public address of /interactions"
        ),
    }
    Ok(())
}

async fn listen(
    bot: Arc<Bot>,
    settings: &Settings,
    told: Told,
    shutdown: &CancellationToken,
    front: Front,
) -> Result<(), RunError> {
    let gateway = told
        .gateway
        .map(|told| Gateway::new(settings, &told, &bot.app));
    let gateway = gateway.transpose()?;
    let health = Arc::clone(&front.health);
    let stop = shutdown.clone();
    let ears = Ears::new(Arc::clone(&bot), settings.typed_answers, health, stop);
    let ears = Arc::new(ears);
    if let Some(gateway) = &gateway {
        front.health.expect_shards(gateway.shards());
    }
    if let Some(application) = told.application {
        let user = application.bot.ok_or(RunError::NoBot)?.id;
        ears.introduce(application.id, user);
    }
    if let Some(door) = &front.door {
        door.open(Arc::clone(&ears));
    }
    let upkeep = tokio::spawn(Arc::clone(&bot).keep_up(shutdown.clone()));
    let ended = match gateway {
        Some(gateway) => {
            let ears = Arc::clone(&ears);
            let hear = move |shard, event| ears.hear(shard, event);
            gateway.run(hear, shutdown).await
        }
        None => {
            ears.look_around(shutdown).await;
            Ok(())
        }
    };
    upkeep.abort();
    let end = Instant::now() + FINISH_MAX;
    if ears.finish(end).await && front.finish(end).await {
        // What came in meanwhile.
        ears.finish(end).await;
    }
    ended
}

fn cannot_start(api_url: Option<&str>, error: &RestError) -> RunError {
    if error.is_unauthorized() {
        return RunError::WrongToken;
    }
    RunError::Unreachable {
        server: api_url.map_or_else(
            || "Discord".to_owned(),
            |url| format!("the server at {url}"),
        ),
        cause: error.to_string(),
    }
}
