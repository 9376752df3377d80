//! The bot on Discord, and the only place that says `serenity` or `twilight`.
//!
//! A payload comes in by the gateway ([`gateway`]), becomes our words ([`decode`]), waits for its member's turn
//! ([`lanes`]), is answered by [`crate::app::App`], and the screen that comes back is drawn ([`render`]) and
//! sent ([`rest`]). The flows stand in [`bot`]. What a member was shown was saved before.

mod ack;
mod bot;
mod commands;
mod custom_id;
mod decode;
mod gateway;
mod health;
mod http;
mod lanes;
mod moderate;
mod permissions;
mod recent;
mod render;
mod rest;
mod studio;
mod trace;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::config::{COMMIT, Secret, TypedAnswers, VERSION};
use bot::{Bot, Ears};
use gateway::Gateway;
use health::Health;
pub use health::{Heart, Silence};
use rest::{GatewayBot, Rest, RestError};

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
    /// Beats while the process's tasks take turns.
    pub heart: Heart,
}

/// What our screens have room for, for who checks dialogs.
pub fn room() -> crate::dialog::check::Room {
    render::room()
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
    let heart = settings.heart.clone();
    let health = Arc::new(Health::new(
        Arc::clone(&app),
        heart,
        shutdown.clone(),
        state,
    ));
    let _until_the_end = attend(&health, settings.listen).await?;
    let api_url = settings.api_url.as_deref();
    let rest = Rest::new(settings.token.reveal(), api_url)
        .map_err(|error| cannot_start(api_url, &error))?;
    let rest = Arc::new(rest);
    let connected = async {
        let found = rest.gateway_bot().await;
        found.map_err(|error| cannot_start(api_url, &error))
    };
    let found = tokio::select! {
        () = shutdown.cancelled() => return Ok(()),
        found = connected => found?,
    };
    let bot = Arc::new(Bot::new(app, rest));
    listen(bot, &settings, &found, &shutdown, health).await
}

/// What goes on beside, for as long as it is held.
async fn attend(health: &Arc<Health>, listen: Option<SocketAddr>) -> Result<JoinSet<()>, RunError> {
    let mut beside = JoinSet::new();
    if let Some(address) = listen {
        let listener = http::open(address).await?;
        beside.spawn(http::serve(listener, Arc::clone(health)));
    }
    beside.spawn(Arc::clone(health).attend());
    Ok(beside)
}

async fn listen(
    bot: Arc<Bot>,
    settings: &Settings,
    found: &GatewayBot,
    shutdown: &CancellationToken,
    health: Arc<Health>,
) -> Result<(), RunError> {
    let gateway = Gateway::new(settings, found)?;
    health.expect_shards(gateway.shards());
    let ears = Arc::new(Ears::new(Arc::clone(&bot), settings.typed_answers, health));
    let upkeep = tokio::spawn(Arc::clone(&bot).keep_up(shutdown.clone()));
    let hear = {
        let ears = Arc::clone(&ears);
        move |shard, event| ears.hear(shard, event)
    };
    let ended = gateway.run(hear, shutdown).await;
    upkeep.abort();
    ears.finish(FINISH_MAX).await;
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
