//! The connection on which Discord tells us what happens, carried by twilight: raw JSON in, our few events out.
//!
//! Twilight resumes, re-identifies and beats the heart. What it does not do is done here: a growing pause
//! when a peer hangs up on us again and again, an end to a connection on which nothing is heard, and never
//! an address of Discord's own where another server stands in for Discord.

mod address;
mod flapping;
mod hear;
mod keep;
mod turns;

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;
use twilight_gateway::error::{ReceiveMessageError, ReceiveMessageErrorType};
use twilight_gateway::queue::InMemoryQueue;
use twilight_gateway::{
    CloseFrame, Config, ConfigBuilder, Intents, Message, Shard, ShardId, ShardState,
};

pub(super) use address::Address;
use flapping::Flapping;
pub(super) use hear::{Event, Identity};
use keep::keep;
use turns::Turns;

use super::health::{Heart, Pulse};
use super::rest::{GatewayBot, SessionStartLimit};
use super::{RunError, Settings, TypedAnswers};
use crate::app::App;
use crate::config::Shards;
use crate::metrics::{self, Lost};

/// Discord expects a heartbeat every 41 s and acknowledges it; this is two of them missed.
const SILENCE_MAX: Duration = Duration::from_secs(90);
/// How long a peer may take to answer our close, and the next one to greet us: thrice twilight's patience with a
/// handshake. Twilight itself waits for the former without end.
const LEAVE_MAX: Duration = Duration::from_secs(30);
/// How long our farewell may take.
const FAREWELL_MAX: Duration = Duration::from_secs(2);

/// The shards of this process, not yet connected.
#[derive(Debug)]
pub(super) struct Gateway {
    config: Config<Turns>,
    address: Address,
    shards: Vec<ShardId>,
    /// How many there should be, where the operator said how many there are.
    recommended: Option<u32>,
    heart: Heart,
}

impl Gateway {
    pub(super) fn new(
        settings: &Settings,
        bot: &GatewayBot,
        app: &Arc<App>,
    ) -> Result<Gateway, RunError> {
        let address = Address::new(&bot.url, settings.api_url.as_deref())?;
        let limit = &bot.session_start_limit;
        let queue = InMemoryQueue::new(
            limit.max_concurrency,
            limit.remaining.min(limit.total),
            Duration::from_millis(limit.reset_after),
            limit.total,
        );
        let token = settings.token.reveal().to_owned();
        let config = ConfigBuilder::new(token, intents(settings.typed_answers))
            .proxy_url(address.to_string())
            .queue(Turns::new(queue, limit.max_concurrency, Arc::clone(app)))
            .build();
        let recommended = bot.shards.max(1);
        let shards = shards(&settings.shards, recommended);
        tell_limits(limit, &shards, recommended);
        Ok(Gateway {
            config,
            address,
            shards,
            recommended: (settings.shards != Shards::Recommended).then_some(recommended),
            heart: settings.heart.clone(),
        })
    }

    pub(super) fn shards(&self) -> impl Iterator<Item = u32> {
        self.shards.iter().map(|shard| shard.number())
    }

    /// Until told to stop, or until Discord refuses for good. Each event comes with the number of its shard. A shard
    /// that Discord refuses for its own sake leaves the others as they are.
    pub(super) async fn run(
        self,
        hear: impl Fn(u32, Event) + Clone + Send + Sync + 'static,
        stop: &CancellationToken,
    ) -> Result<(), RunError> {
        let mut shards = JoinSet::new();
        for id in self.shards.clone() {
            let pulse = self.heart.pulse(format!("gateway shard {}", id.number()));
            let hear = hear.clone();
            let hear = move |event| hear(id.number(), event);
            let line = Plan {
                id,
                config: self.config.clone(),
                address: self.address.clone(),
                pulse,
                recommended: self.recommended,
            };
            let span = tracing::info_span!("gateway", shard = id.number(), of = id.total());
            shards.spawn(line.keep(hear, stop.clone()).instrument(span));
        }
        let mut refused = Ok(());
        while let Some(ended) = shards.join_next().await {
            let broken = |error| RunError::Gateway(format!("a shard broke down: {error}"));
            match ended.map_err(broken)? {
                Err(error @ RunError::Shard { .. }) => {
                    tracing::error!(%error, "a shard is not held any more; the others are");
                    refused = Err(error);
                }
                ended => ended?,
            }
        }
        // The operator has been told; ending as asked is no failure.
        match stop.is_cancelled() {
            true => Ok(()),
            false => refused,
        }
    }
}

fn shards(ours: &Shards, recommended: u32) -> Vec<ShardId> {
    let (numbers, total) = match ours {
        Shards::Recommended => (0..=recommended - 1, recommended),
        Shards::Given { numbers, total } => (numbers.clone(), *total),
        Shards::None => return Vec::new(),
    };
    let numbers = numbers.map(|number| ShardId::new(number, total));
    numbers.collect()
}

/// Who has spent their identifies waits, and is told how long.
fn tell_limits(limit: &SessionStartLimit, shards: &[ShardId], recommended: u32) {
    let total = shards.first().map_or(recommended, |shard| shard.total());
    if total < recommended {
        tracing::warn!(
            shard_count = total,
            recommended,
            "Discord recommends more shards: raise SHARD_COUNT in every process"
        );
    }
    let waiting = shards.len().saturating_sub(limit.remaining as usize);
    if waiting > 0 {
        tracing::warn!(
            waiting,
            remaining = limit.remaining,
            minutes = limit.reset_after.div_ceil(60_000),
            "Discord lets so few more shards identify today; the waiting ones connect after so many minutes"
        );
    }
}

/// No privileged intent but the one that the operator chose. Interactions come whatever is asked for.
fn intents(typed: TypedAnswers) -> Intents {
    match typed {
        TypedAnswers::Off => Intents::GUILDS,
        TypedAnswers::Replies => Intents::GUILDS | Intents::GUILD_MESSAGES,
        TypedAnswers::All => Intents::GUILDS | Intents::GUILD_MESSAGES | Intents::MESSAGE_CONTENT,
    }
}

/// One shard: what it takes to hold it.
#[derive(Clone)]
struct Plan {
    id: ShardId,
    config: Config<Turns>,
    address: Address,
    pulse: Arc<Pulse>,
    recommended: Option<u32>,
}

/// One shard and how it has been faring.
struct Line {
    shard: Shard<Turns>,
    plan: Plan,
    flapping: Flapping,
    is_up: bool,
    ready_since: Option<Instant>,
}

impl Plan {
    async fn keep(self, hear: impl Fn(Event), stop: CancellationToken) -> Result<(), RunError> {
        let hold = || Line::new(self.clone()).hold(&hear, stop.clone());
        let ended = keep(hold, || hear(Event::Interrupted), &self.pulse, &stop).await;
        if ended.is_err() {
            hear(Event::Interrupted);
        }
        ended
    }

    /// A code after which the same would happen again. Source: Opcodes and Status Codes, "Gateway Close Event Codes".
    fn closed(&self, frame: Option<&CloseFrame<'_>>) -> Result<(), RunError> {
        let code = frame.map(|frame| frame.code);
        let error = match (code, self.recommended) {
            (Some(4004), _) => RunError::WrongToken,
            (Some(4013 | 4014), _) => RunError::MissingIntent,
            (Some(4010), Some(_)) => self.refused(4010, "Discord knows no such shard"),
            (Some(4011), Some(_)) => {
                self.refused(4011, "it has more servers than Discord lets one shard have")
            }
            (Some(4010), None) => RunError::Gateway(
                "Discord knows no such shard (4010): start again, and the number of shards is asked for anew".into(),
            ),
            (Some(4011), None) => RunError::Gateway(
                "so many servers need more shards (4011): start again, and the number of shards is asked for anew".into(),
            ),
            (Some(4012), _) => RunError::Gateway(
                "Discord no longer speaks this version of the gateway (4012): a newer version of this program is needed"
                    .into(),
            ),
            _ => {
                tracing::info!(?code, "gateway closed the connection");
                return Ok(());
            }
        };
        Err(error)
    }

    fn refused(&self, code: u16, why: &'static str) -> RunError {
        RunError::Shard {
            number: self.id.number(),
            total: self.id.total(),
            why,
            code,
            recommended: self.recommended.unwrap_or(self.id.total()),
        }
    }
}

impl Line {
    fn new(plan: Plan) -> Line {
        Line {
            shard: Shard::with_config(plan.id, plan.config.clone()),
            plan,
            flapping: Flapping::default(),
            is_up: false,
            ready_since: None,
        }
    }

    async fn hold(
        mut self,
        hear: &impl Fn(Event),
        stop: CancellationToken,
    ) -> Result<(), RunError> {
        loop {
            let item = tokio::select! {
                () = stop.cancelled() => return self.say_farewell().await,
                item = self.plan.pulse.awake(timeout(self.silence_max(), self.shard.next())) => item,
            };
            match item {
                Err(_) => self.end_silence(),
                Ok(None) => {
                    return Err(RunError::Gateway(
                        "the connection was closed for good".into(),
                    ));
                }
                Ok(Some(Err(error))) => log(&error),
                Ok(Some(Ok(Message::Close(frame)))) => self.plan.closed(frame.as_ref())?,
                Ok(Some(Ok(Message::Text(text)))) => self.take(&text, hear)?,
            }
            if let Some(pause) = self.pause_after_end(hear) {
                tokio::select! {
                    () = stop.cancelled() => return self.say_farewell().await,
                    () = self.plan.pulse.awake(sleep(pause)) => {}
                }
            }
        }
    }

    fn take(&mut self, text: &str, hear: &impl Fn(Event)) -> Result<(), RunError> {
        let Some(event) = hear::hear(text) else {
            return Ok(());
        };
        if let Event::Ready(_) | Event::Resumed = event {
            self.ready_since = Some(Instant::now());
        }
        if let Event::Ready(identity) = &event {
            self.plan.address.admit(&identity.resume_gateway_url)?;
        }
        hear(event);
        Ok(())
    }

    /// A connection has just ended: how long to leave it so.
    fn pause_after_end(&mut self, hear: &impl Fn(Event)) -> Option<Duration> {
        let is_up = !matches!(self.shard.state(), ShardState::Disconnected { .. });
        let has_ended = self.is_up && !is_up;
        self.is_up = is_up;
        if !has_ended {
            return None;
        }
        hear(Event::Interrupted);
        let lived = self.ready_since.take().map(|since| since.elapsed());
        let pause = self.flapping.ended(lived);
        tracing::info!(?lived, ?pause, "gateway connection ended");
        Some(pause)
    }

    fn silence_max(&self) -> Duration {
        match self.shard.state() {
            ShardState::Disconnected {
                reconnect_attempts: 0,
            } => LEAVE_MAX,
            _ => SILENCE_MAX,
        }
    }

    /// Nothing was heard for too long. While connecting is tried again, twilight's own deadlines hold.
    fn end_silence(&mut self) {
        if let ShardState::Disconnected {
            reconnect_attempts: 1..,
        } = self.shard.state()
        {
            return;
        }
        tracing::warn!("gateway is silent; connecting anew");
        let session = self.shard.session().cloned();
        let resume_url = self.shard.resume_url().map(str::to_owned);
        let mut config = ConfigBuilder::from(self.plan.config.clone());
        if let (Some(session), Some(url)) = (session, resume_url) {
            config = config.session(session).resume_url(url);
        }
        self.shard = Shard::with_config(self.shard.id(), config.build());
    }

    /// Ends the session, so that Discord shows us offline at once.
    async fn say_farewell(mut self) -> Result<(), RunError> {
        if !self.shard.state().is_identified() {
            return Ok(());
        }
        self.shard.close(CloseFrame::NORMAL);
        // A peer that hangs up without a word would be met again: what comes then is no answer.
        let closed = async {
            while let Some(Ok(Message::Text(_))) = self.shard.next().await {
                if !matches!(self.shard.state(), ShardState::Disconnected { .. }) {
                    return;
                }
            }
        };
        if timeout(FAREWELL_MAX, closed).await.is_err() {
            tracing::debug!("gateway did not answer our farewell");
        }
        Ok(())
    }
}

/// Payloads may hold tokens and what people typed, so they are never shown.
fn log(error: &ReceiveMessageError) {
    if let ReceiveMessageErrorType::Deserializing { event } = error.kind() {
        metrics::undecodable(Lost::Payload);
        tracing::warn!(bytes = event.len(), "gateway payload not understood");
        return;
    }
    let mut chain = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        chain = format!("{chain}: {error}");
        cause = error.source();
    }
    tracing::warn!(error = chain, "gateway connection failed");
}
