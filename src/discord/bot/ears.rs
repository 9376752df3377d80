//! What the gateway says, put into its member's row. Never waits, so the connection is never held up.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::Semaphore;

use super::Bot;
use crate::app::sweep::GRACE_DAYS;
use crate::config::TypedAnswers;
use crate::discord::Connection;
use crate::discord::ack::{Ack, Came, Manner};
use crate::discord::commands::{commands, differ};
use crate::discord::decode::{self, Asked, Heard, NotUnderstood};
use crate::discord::gateway::{Event, Identity};
use crate::discord::health::{Commands, Health};
use crate::discord::recent::Recent;
use crate::discord::render;
use crate::discord::rest::{Handle, RestError};
use crate::discord::trace;
use crate::interview::Voice;
use crate::metrics::{self, Lost, What};
use crate::store::{Gone, GuildId, InterviewId, UserId};

/// Servers whose commands are looked at at the same time after a start, so that members need not wait for it.
const SERVERS_AT_ONCE_MAX: usize = 2;

pub(in crate::discord) struct Ears {
    bot: Arc<Bot>,
    typed_answers: TypedAnswers,
    recent: Mutex<Recent>,
    identity: OnceLock<Identity>,
    health: Arc<Health>,
    not_understood: AtomicU64,
    pace: Arc<Semaphore>,
}

impl Ears {
    pub(in crate::discord) fn new(
        bot: Arc<Bot>,
        typed_answers: TypedAnswers,
        health: Arc<Health>,
    ) -> Ears {
        Ears {
            bot,
            typed_answers,
            recent: Mutex::default(),
            identity: OnceLock::new(),
            health,
            not_understood: AtomicU64::new(0),
            pace: Arc::new(Semaphore::new(SERVERS_AT_ONCE_MAX)),
        }
    }

    pub(in crate::discord) fn hear(self: &Arc<Self>, shard: u32, event: Event) {
        match event {
            Event::Ready(identity) => {
                self.health.shard(shard, Connection::Ready);
                self.ready(identity);
            }
            Event::Resumed => self.health.shard(shard, Connection::Ready),
            Event::Interrupted => self.health.shard(shard, Connection::Interrupted),
            Event::Interaction(heard) => self.interaction(shard, *heard),
            Event::Message(payload) => self.message(shard, &payload),
            Event::GuildHere(guild) => self.guild_here(guild),
            Event::Gone(gone) => self.gone(gone),
        }
    }

    pub(in crate::discord) async fn finish(&self, time_max: Duration) {
        self.bot.lanes.finish(time_max).await;
    }

    /// Said by every shard and after every new identify: the first time there is something to do.
    fn ready(self: &Arc<Self>, identity: Identity) {
        self.present(&identity);
        let _ = self.bot.me.set(UserId(identity.user.get()));
        if self.identity.set(identity.clone()).is_err() {
            return;
        }
        let _ = self.bot.application.set(identity.application);
        tracing::info!(application = %identity.application, "connected");
        let ears = Arc::clone(self);
        self.bot.lanes.aside(async move {
            let commands = match ears.register(&identity).await {
                Ok(()) => Commands::Registered,
                Err(error) => {
                    tracing::error!(%error, "commands are not registered; people see the old ones until the next start");
                    Commands::NotRegistered
                }
            };
            ears.health.commands(commands);
            ears.bot.catch_up().await;
        });
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
    fn guild_here(&self, guild: GuildId) {
        let (bot, pace) = (Arc::clone(&self.bot), Arc::clone(&self.pace));
        self.bot.lanes.aside(async move {
            let turn = pace.acquire().await.expect("nobody closes it");
            if let Err(error) = bot.app.note_presence(guild).await {
                tracing::error!(%guild, %error, "cannot note that the bot is in a server");
            }
            bot.offer_again(guild).await;
            drop(turn);
        });
    }

    /// One overwrite, and only where Discord has something else.
    async fn register(&self, identity: &Identity) -> Result<(), RestError> {
        let rest = &self.bot.rest;
        let app = &self.bot.app;
        let wanted = commands(app.dialogs().map(AsRef::as_ref), |dialog, locale| {
            app.worded(dialog, locale)
        });
        let registered = rest.commands(identity.application).await?;
        if differ(&wanted, &registered) {
            rest.overwrite_commands(identity.application, &wanted)
                .await?;
            tracing::info!(commands = wanted.len(), "commands registered");
        }
        Ok(())
    }

    fn interaction(&self, shard: u32, heard: Result<Heard, NotUnderstood>) {
        match heard {
            Ok(heard) => self.understood(shard, heard),
            Err(riddle) => self.riddle(shard, riddle),
        }
    }

    fn understood(&self, shard: u32, heard: Heard) {
        if !self.is_new(heard.handle.id.get()) {
            return;
        }
        let what = what(&heard.asked);
        let span = trace::interaction(shard, heard.handle.id, what, named(&heard.asked));
        let _within = span.entered();
        tracing::debug!("interaction came in");
        let (handle, manner, who) = (heard.handle.clone(), heard.manner, heard.who.clone());
        let ack = self.ack(handle.clone(), manner, what);
        let bot = Arc::clone(&self.bot);
        let queued = self
            .bot
            .lanes
            .queue(who.user, async move { bot.answer(heard, ack).await });
        if queued.is_err() {
            self.refuse(
                self.ack(handle, manner, What::Busy),
                &who.locale,
                "discord-busy",
            );
        }
    }

    /// An interaction that we cannot read is logged with its id, counted, and answered.
    fn riddle(&self, shard: u32, riddle: NotUnderstood) {
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
        if let Some((handle, manner)) = answerable
            && self.is_new(handle.id.get())
        {
            let ack = self.ack(handle, manner, What::Unreadable);
            self.refuse(ack, &locale, "discord-not-understood");
        }
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

    fn ack(&self, handle: Handle, manner: Manner, what: What) -> Ack {
        Ack::new(Arc::clone(&self.bot.rest), handle, manner, Came::now(what))
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
        let Some(identity) = self.identity.get() else {
            return;
        };
        let me = UserId(identity.user.get());
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
            .is_new(id)
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
