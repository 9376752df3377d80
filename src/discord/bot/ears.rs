//! What Discord says, by the gateway or by HTTP, put into its member's row. Never waits, so no connection is held up.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use serde_json::Value;
use serenity::all::{self as discord, ApplicationId};
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use super::Bot;
use crate::app::sweep::GRACE_DAYS;
use crate::config::TypedAnswers;
use crate::discord::Connection;
use crate::discord::ack::{Ack, Came, Manner, Patience};
use crate::discord::commands::{commands, differ};
use crate::discord::decode::{self, Asked, Heard, NotUnderstood};
use crate::discord::duty::on_duty;
use crate::discord::gateway::{Event, Identity};
use crate::discord::health::{Commands, Health};
use crate::discord::recent::Recent;
use crate::discord::render;
use crate::discord::rest::{Handle, RestError};
use crate::discord::trace;
use crate::discord::way::Way;
use crate::interview::Voice;
use crate::metrics::{self, Lost, What};
use crate::store::{Duty, Gone, GuildId, InterviewId, UserId};

/// Servers whose commands are looked at at the same time after a start, so that members need not wait for it.
const SERVERS_AT_ONCE_MAX: usize = 2;

/// Until commands that Discord did not take are offered to it again; it doubles with each time.
const COMMANDS_PAUSE_MIN: Duration = Duration::from_secs(10);
const COMMANDS_PAUSE_MAX: Duration = Duration::from_secs(60 * 60);

/// What became of an interaction that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Taken {
    /// It is answered, now or later.
    Yes,
    /// It came before, and is not done again.
    Before,
    /// Nobody can be answered.
    NotUnderstood,
}

pub(in crate::discord) struct Ears {
    pub(super) bot: Arc<Bot>,
    typed_answers: TypedAnswers,
    recent: Mutex<Recent>,
    health: Arc<Health>,
    not_understood: AtomicU64,
    greeted: Arc<Greeted>,
    patience: Patience,
    stop: CancellationToken,
}

/// How many look after servers that said that we are in them, and which still wait: ten thousand come at once.
#[derive(Default)]
struct Greeted(Mutex<(usize, VecDeque<GuildId>)>);

impl Ears {
    pub(in crate::discord) fn new(
        bot: Arc<Bot>,
        typed_answers: TypedAnswers,
        health: Arc<Health>,
        stop: CancellationToken,
    ) -> Ears {
        Ears {
            bot,
            typed_answers,
            recent: Mutex::default(),
            health,
            not_understood: AtomicU64::new(0),
            greeted: Arc::default(),
            patience: Patience::new(),
            stop,
        }
    }

    pub(in crate::discord) fn hear(self: &Arc<Self>, shard: u32, event: Event) {
        match event {
            Event::Ready(identity) => {
                self.health.shard(shard, Connection::Ready);
                self.ready(&identity);
            }
            Event::Resumed => self.health.shard(shard, Connection::Ready),
            Event::Interrupted => self.health.shard(shard, Connection::Interrupted),
            Event::Interaction(heard) => {
                self.interaction(Some(shard), *heard, &Way::Callback);
            }
            Event::Message(payload) => self.message(shard, &payload),
            Event::GuildHere(guild) => self.guild_here(guild),
            Event::Gone(gone) => self.gone(gone),
        }
    }

    /// Until all is done, or that moment; `false`: something is left.
    pub(in crate::discord) async fn finish(&self, end: Instant) -> bool {
        self.bot.lanes.finish(end).await
    }

    /// Said by every shard and after every new identify.
    fn ready(self: &Arc<Self>, identity: &Identity) {
        self.present(identity);
        self.introduce(identity.application, identity.user);
    }

    /// Who we are; the first time that it is said, there is something to do.
    pub(in crate::discord) fn introduce(
        self: &Arc<Self>,
        application: ApplicationId,
        user: discord::UserId,
    ) {
        let _ = self.bot.me.set(UserId(user.get()));
        if self.bot.application.set(application).is_err() {
            return;
        }
        tracing::info!(%application, "connected");
        self.health.known();
        let ears = Arc::clone(self);
        self.bot.lanes.aside(async move {
            if let Err(error) = ears.offer_commands(application).await {
                tracing::error!(%error, "commands are not registered; people see the old ones meanwhile, and it is tried again");
                tokio::spawn(try_again(Arc::downgrade(&ears), application));
            }
            ears.bot.catch_up(&ears.stop).await;
        });
    }

    /// One process at a time. Who is told to stop while another is at it leaves it at that.
    async fn offer_commands(&self, application: ApplicationId) -> Result<(), RestError> {
        let ours = on_duty(&self.bot.app, Duty::Commands);
        let Some(ours) = self.stop.run_until_cancelled(ours).await else {
            return Ok(());
        };
        let done = self.register(application).await;
        drop(ours);
        self.health.commands(match done {
            Ok(()) => Commands::Registered,
            Err(_) => Commands::NotRegistered,
        });
        done
    }

    /// Servers that we were removed from while nobody listened.
    fn present(&self, identity: &Identity) {
        let bot = Arc::clone(&self.bot);
        let (shard, guilds) = (identity.shard, identity.guilds.clone());
        self.bot.lanes.aside(async move {
            if let Err(error) = bot.app.note_presences(shard, &guilds).await {
                tracing::error!(%error, "cannot note which servers the bot is in");
            }
        });
    }

    /// Said of every server after a connection, and where we came (back) into one.
    pub(super) fn guild_here(&self, guild: GuildId) {
        if !self.greeted.is_to_be_attended(guild) {
            return;
        }
        let (bot, greeted) = (Arc::clone(&self.bot), Arc::clone(&self.greeted));
        self.bot.lanes.aside(async move {
            while let Some(guild) = greeted.next() {
                if let Err(error) = bot.app.note_presence(guild).await {
                    tracing::error!(%guild, %error, "cannot note that the bot is in a server");
                }
                bot.offer_again(guild).await;
            }
        });
    }

    /// One overwrite, and only where Discord has something else.
    async fn register(&self, application: ApplicationId) -> Result<(), RestError> {
        let rest = &self.bot.rest;
        let app = &self.bot.app;
        let wanted = commands(app.dialogs().map(AsRef::as_ref), |dialog, locale| {
            app.worded(dialog, locale)
        });
        let mut registered = rest.commands(application).await?;
        if differ(&wanted, &registered) {
            registered = rest.overwrite_commands(application, &wanted).await?;
            tracing::info!(commands = wanted.len(), "commands registered");
        }
        rest.learn_commands(&registered);
        Ok(())
    }

    /// `shard`: the one that it came by, unless it came by HTTP.
    pub(in crate::discord) fn interaction(
        &self,
        shard: Option<u32>,
        heard: Result<Heard, NotUnderstood>,
        way: &Way,
    ) -> Taken {
        match heard {
            Ok(heard) => self.understood(shard, heard, way),
            Err(riddle) => self.riddle(shard, riddle, way),
        }
    }

    fn understood(&self, shard: Option<u32>, heard: Heard, way: &Way) -> Taken {
        if !self.is_new(heard.handle.id.get()) {
            return Taken::Before;
        }
        let what = what(&heard.asked);
        let span = trace::interaction(shard, heard.handle.id, what, named(&heard.asked));
        let _within = span.entered();
        tracing::debug!("interaction came in");
        let (handle, manner, who) = (heard.handle.clone(), heard.manner, heard.who.clone());
        let ack = self.ack(way, handle.clone(), manner, what);
        let bot = Arc::clone(&self.bot);
        let queued = self
            .bot
            .lanes
            .queue(who.user, async move { bot.answer(heard, ack).await });
        if queued.is_err() {
            let ack = self.ack(way, handle, manner, What::Busy);
            self.refuse(ack, &who.locale, "discord-busy");
        }
        Taken::Yes
    }

    /// An interaction that we cannot read is logged with its id, counted, and answered.
    fn riddle(&self, shard: Option<u32>, riddle: NotUnderstood, way: &Way) -> Taken {
        let NotUnderstood {
            id,
            answerable,
            locale,
            why,
        } = riddle;
        metrics::undecodable(Lost::Interaction);
        let so_far = self.not_understood.fetch_add(1, Ordering::Relaxed) + 1;
        let interaction = id.unwrap_or_else(|| "without an id".to_owned());
        let _within = trace::unreadable(shard, &interaction).entered();
        tracing::error!(so_far, why, "interaction not understood");
        let Some((handle, manner)) = answerable else {
            return Taken::NotUnderstood;
        };
        if !self.is_new(handle.id.get()) {
            return Taken::Before;
        }
        let ack = self.ack(way, handle, manner, What::Unreadable);
        self.refuse(ack, &locale, "discord-not-understood");
        Taken::Yes
    }

    /// Nothing more is posted there; the interviews go on elsewhere when their members come back.
    fn gone(&self, gone: Gone) {
        let bot = Arc::clone(&self.bot);
        self.bot.lanes.aside(async move {
            if let Gone::Guild(guild) = gone {
                note_departure(&bot, guild).await;
            }
            match bot.app.displace(gone).await {
                Ok(0) => tracing::debug!(?gone, "gone, and no interview stood there"),
                Ok(interviews) => tracing::info!(
                    ?gone,
                    interviews,
                    "gone; the interviews there go on elsewhere when they are resumed"
                ),
                Err(error) => tracing::error!(?gone, %error, "gone, and not noted down"),
            }
        });
    }

    fn ack(&self, way: &Way, handle: Handle, manner: Manner, what: What) -> Ack {
        let rest = Arc::clone(&self.bot.rest);
        let came = Came::now(what);
        Ack::new(rest, &self.patience, way.clone(), handle, manner, came)
    }

    fn refuse(&self, ack: Ack, locale: &str, key: &str) {
        let words = render::sentence(&Voice::of(locale).say(key));
        self.bot.lanes.aside(async move {
            if let Err(error) = ack.whisper(&words).await {
                tracing::warn!(%error, "a refusal could not be told");
            }
        });
    }

    fn message(&self, shard: u32, payload: &Value) {
        let Some(typed) = decode::message(payload).filter(|typed| !typed.is_by_bot) else {
            return;
        };
        let Some(me) = self.bot.me.get().copied() else {
            return;
        };
        let may_count = match self.typed_answers {
            TypedAnswers::Off => false,
            TypedAnswers::Replies => typed.replies_to.is_some() || typed.mentions.contains(&me),
            TypedAnswers::All => true,
        };
        if !may_count || !self.is_new(typed.message.0) {
            return;
        }
        let (user, takes_all) = (typed.who.user, self.typed_answers == TypedAnswers::All);
        let _within = trace::message(shard, typed.message).entered();
        let bot = Arc::clone(&self.bot);
        let queued = self.bot.lanes.queue(user, async move {
            bot.typed(typed, me, takes_all).await;
        });
        if queued.is_err() {
            tracing::warn!(%user, "too many messages of one member; one is left out");
        }
    }

    fn is_new(&self, id: u64) -> bool {
        self.recent
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_new(id, Instant::now())
    }
}

/// Commands, until Discord takes them or the process ends.
async fn try_again(ears: Weak<Ears>, application: ApplicationId) {
    let mut pause = COMMANDS_PAUSE_MIN;
    loop {
        sleep(pause).await;
        let Some(ears) = ears.upgrade() else { return };
        match ears.offer_commands(application).await {
            Ok(()) => return,
            Err(error) => tracing::warn!(%error, ?pause, "commands are still not registered"),
        }
        pause = (pause * 2).min(COMMANDS_PAUSE_MAX);
    }
}

impl std::fmt::Debug for Ears {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ears").finish_non_exhaustive()
    }
}

impl Greeted {
    /// Whether one more is needed who looks after what waits.
    fn is_to_be_attended(&self, guild: GuildId) -> bool {
        let mut waiting = self.waiting();
        waiting.1.push_back(guild);
        let is_needed = waiting.0 < SERVERS_AT_ONCE_MAX;
        waiting.0 += usize::from(is_needed);
        is_needed
    }

    /// `None`: nothing waits, and who asked is needed no more.
    fn next(&self) -> Option<GuildId> {
        let mut waiting = self.waiting();
        let next = waiting.1.pop_front();
        waiting.0 -= usize::from(next.is_none());
        next
    }

    fn waiting(&self) -> MutexGuard<'_, (usize, VecDeque<GuildId>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn what(asked: &Asked) -> What {
    match asked {
        Asked::Begin { .. } => What::Begin,
        Asked::Keyboard(_) => What::Keyboard,
        Asked::Suggest { .. } => What::Suggest,
        Asked::Press { .. } => What::Press,
        Asked::Filled { .. } => What::Filled,
        Asked::Privacy => What::Privacy,
        Asked::MyData(_) => What::MyData,
        Asked::Moderate(_) => What::Moderate,
        Asked::Foreign => What::Foreign,
    }
}

/// The interview that a control names.
fn named(asked: &Asked) -> Option<InterviewId> {
    match asked {
        Asked::Press { id, .. } | Asked::Filled { id, .. } => Some(id.interview),
        _ => None,
    }
}

async fn note_departure(bot: &Bot, guild: GuildId) {
    match bot.app.note_departure(guild).await {
        Ok(()) => {
            tracing::info!(%guild, days = GRACE_DAYS, "removed from a server; its data goes after so many days");
        }
        Err(error) => {
            tracing::error!(%guild, %error, "removed from a server, and not noted down");
        }
    }
}
