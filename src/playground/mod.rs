//! A Discord on loopback: REST, gateway and a page, in one process and in memory. It refuses what Discord refuses and
//! misbehaves when told to. It knows nothing of the bot and listens on loopback only.

mod browser;
mod client;
mod endpoint;
mod errors;
mod faults;
mod gateway;
mod id;
mod limits;
mod listener;
mod packer;
mod permissions;
mod person;
mod record;
mod rest;
mod upkeep;
mod world;

use std::{
    fmt, io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{Router, routing};
use serde_json::Value;
use tokio::sync::watch;

pub use self::{
    browser::maps::{Map, Maps, Onlooker},
    errors::Refusal,
    faults::{Aim, Fault, Faults, When},
    id::Id,
    person::{Hat, Modal, Outcome, Person, Trouble},
    record::Recorded,
    upkeep::Place,
    world::sessions::{Arrivals, Identified},
};
use self::{
    listener::Listener,
    world::{World, interactions::Interaction},
};
use crate::web::Client;

/// What a playground starts with.
#[derive(Clone, Debug)]
pub struct Options {
    /// 0 is any free one.
    pub port: u16,
    /// The names of the servers; each has the same channels and the same people.
    pub guilds: Vec<String>,
    /// The privileged gateway intents that are switched on in the "portal"; none by default, as for a new bot.
    pub privileged_intents: u64,
    /// Open threads that one server may have. Discord prints no number; 1,000 is what people report.
    pub threads_max: usize,
    pub timing: Timing,
    pub scale: Scale,
}

/// How large the bot is, and what `/gateway/bot` says of it.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Servers beside the named ones, with one channel each.
    pub small_guilds: usize,
    /// Shards that are recommended.
    pub shards: u32,
    /// Servers that one shard may have.
    pub guilds_a_shard_max: usize,
    /// Shards that may identify within five seconds.
    pub max_concurrency: u16,
    /// Of 1,000 a day.
    pub identifies_left: u32,
}

impl Default for Scale {
    fn default() -> Self {
        Self {
            small_guilds: 0,
            shards: 1,
            guilds_a_shard_max: 2_500,
            max_concurrency: 1,
            identifies_left: 1_000,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            guilds: vec!["Playground".to_owned()],
            privileged_intents: 0,
            threads_max: 1_000,
            timing: Timing::default(),
            scale: Scale::default(),
        }
    }
}

/// The times that Discord keeps; a test may shorten them.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// Until the first answer to an interaction.
    pub answer: Duration,
    /// How long an interaction's token works afterwards.
    pub token: Duration,
    pub heartbeat: Duration,
    /// How long a `Person` waits before it gives up; not Discord's.
    pub patience: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            answer: Duration::from_secs(3),
            token: Duration::from_secs(15 * 60),
            heartbeat: Duration::from_millis(41_250),
            patience: Duration::from_secs(10),
        }
    }
}

/// What the owner tells about the bot's process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum BotState {
    #[default]
    Offline,
    Starting,
    Online,
    /// With a sentence that says why.
    Failed(String),
}

/// A running loopback Discord; clones are the same one.
#[derive(Clone, Debug)]
pub struct Playground {
    shared: Shared,
}

impl Playground {
    /// Listens on 127.0.0.1 and serves until the process ends.
    pub async fn start(options: Options) -> io::Result<Self> {
        let is_unreachable = watch::Sender::new(false);
        let listener = Listener::bind(options.port, is_unreachable.subscribe()).await?;
        let shared = Shared::new(options, listener.port(), is_unreachable);
        tokio::spawn(listener.serve(router(shared.clone())));
        Ok(Self { shared })
    }

    /// `http://127.0.0.1:PORT`: what stands in for `https://discord.com`, and the address of the page.
    pub fn url(&self) -> String {
        self.shared.look(|world| world.base_url.clone())
    }

    /// The only bot token that is accepted, made at random at the start.
    pub fn token(&self) -> String {
        self.shared.look(|world| world.token.clone())
    }

    pub fn application_id(&self) -> Id {
        self.shared.look(|world| world.application)
    }

    /// Somebody, looking at the first text channel of the first server.
    pub fn person(&self, hat: Hat) -> Person {
        let (user, channel) = self
            .shared
            .look(|world| (world.user_of(hat), world.first_channel()));
        Person::new(self.shared.clone(), user, channel)
    }

    pub fn faults(&self) -> &Faults {
        &self.shared.faults
    }

    /// Every REST request so far, oldest first; the oldest of many thousand are forgotten.
    pub fn requests(&self) -> Vec<Recorded> {
        self.shared
            .look(|world| world.record.iter().cloned().collect())
    }

    /// Waits for a request after number `after` of which this is true.
    pub async fn request(
        &self,
        after: u64,
        is_it: impl Fn(&Recorded) -> bool,
    ) -> Result<Recorded, Trouble> {
        let found = |world: &World| {
            world
                .record
                .iter()
                .filter(|it| it.number > after)
                .find(|it| is_it(it))
                .cloned()
        };
        self.shared.until("no such request was made", found).await
    }

    /// Waits until a bot is connected to the gateway and has been greeted.
    pub async fn connected(&self) -> Result<(), Trouble> {
        let is_connected = |world: &World| world.is_connected().then_some(());
        self.shared.until("no bot is connected", is_connected).await
    }

    /// How often bots came to the gateway so far.
    pub fn arrivals(&self) -> Arrivals {
        self.shared.look(|world| world.arrivals)
    }

    /// Every shard that identified so far, in order.
    pub fn identified(&self) -> Vec<Identified> {
        self.shared.look(|world| world.identified.clone())
    }

    /// Waits until so many shards are connected.
    pub async fn shards_connected(&self, count: usize) -> Result<(), Trouble> {
        let is_it = |world: &World| {
            let connected = world.sessions.iter().filter(|it| it.is_connected);
            (connected.count() == count).then_some(())
        };
        let what = format!("there are not {count} shards connected");
        self.shared.until(&what, is_it).await
    }

    /// Waits until this is true of how often bots came to the gateway.
    pub async fn arrived(&self, is_it: impl Fn(&Arrivals) -> bool) -> Result<Arrivals, Trouble> {
        let found = |world: &World| Some(world.arrivals).filter(&is_it);
        self.shared.until("bots did not come so often", found).await
    }

    /// Waits until everybody may type this slash command somewhere.
    pub async fn offers(&self, command: &str) -> Result<(), Trouble> {
        let what = format!("nobody registered /{command}");
        let is_offered = |world: &World| {
            let mut names = world.commands.iter().map(|it| &it.body["name"]);
            names.any(|name| name == command).then_some(())
        };
        self.shared.until(&what, is_offered).await
    }

    /// Waits until no bot is connected to the gateway any more.
    pub async fn disconnected(&self) -> Result<(), Trouble> {
        let is_gone = |world: &World| (!world.is_connected()).then_some(());
        self.shared.until("a bot is still connected", is_gone).await
    }

    /// Sends any JSON as a gateway event to every session of shard 0.
    pub fn raw_dispatch(&self, name: &str, data: &Value) {
        self.shared
            .act(|world| world.dispatch(name, None, None, data));
    }

    /// Where the owner tells how the bot is; the page shows it.
    pub fn bot_state(&self) -> &watch::Sender<BotState> {
        &self.shared.bot_state
    }

    /// Where the owner hands in who draws maps; the page offers them from then on.
    pub fn maps(&self) -> &watch::Sender<Option<Maps>> {
        &self.shared.maps
    }

    /// Changes each time somebody asks for the bot to be restarted.
    pub fn restarts(&self) -> watch::Receiver<u64> {
        self.shared.restarts.subscribe()
    }
}

fn router(shared: Shared) -> Router {
    Router::new()
        .nest("/api/v10", rest::router())
        .route("/gateway", routing::get(gateway::connect))
        .route("/gateway/", routing::get(gateway::connect))
        .route("/gateway/resume/", routing::get(gateway::connect_to_resume))
        .merge(browser::router())
        .layer(axum::middleware::from_fn_with_state(
            shared.clone(),
            browser::guard,
        ))
        .with_state(shared)
}

/// What every connection shares: the world behind its lock, and who is to be told when it changes.
#[derive(Clone)]
pub(crate) struct Shared(Arc<Inner>);

/// Says nothing of what is inside: the world holds tokens and what people wrote.
impl fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Shared")
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

pub(crate) struct Inner {
    world: Mutex<World>,
    changed: watch::Sender<u64>,
    faults: Faults,
    /// Carries interactions to an endpoint.
    client: Client,
    port: u16,
    timing: Timing,
    bot_state: watch::Sender<BotState>,
    maps: watch::Sender<Option<Maps>>,
    restarts: watch::Sender<u64>,
}

impl std::ops::Deref for Shared {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Shared {
    fn new(options: Options, port: u16, is_unreachable: watch::Sender<bool>) -> Self {
        let timing = options.timing;
        let world = World::new(options, format!("http://127.0.0.1:{port}"));
        Self(Arc::new(Inner {
            world: Mutex::new(world),
            changed: watch::Sender::new(0),
            faults: Faults::new(is_unreachable),
            client: Client::default(),
            port,
            timing,
            bot_state: watch::Sender::new(BotState::Offline),
            maps: watch::Sender::new(None),
            restarts: watch::Sender::new(0),
        }))
    }

    /// Reads the world, or changes what nobody waits for.
    fn look<T>(&self, read: impl FnOnce(&World) -> T) -> T {
        read(&self.world())
    }

    fn look_mut<T>(&self, read: impl FnOnce(&mut World) -> T) -> T {
        read(&mut self.world())
    }

    /// Changes the world and tells everybody.
    fn act<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        let done = act(&mut self.world());
        self.changed
            .send_modify(|count| *count = count.wrapping_add(1));
        done
    }

    /// Opens an interaction and sees to it that it fails when no answer comes.
    fn interact(&self, act: impl FnOnce(&mut World) -> Result<Id, String>) -> Result<Id, String> {
        let patch = self.faults.on_interaction();
        let (id, parcel) = self.act(|world| {
            world.next_patch = patch;
            let id = act(world)?;
            Ok::<_, String>((id, world.parcel.take()))
        })?;
        if let Some(parcel) = parcel {
            tokio::spawn(endpoint::deliver(self.clone(), parcel));
        }
        let shared = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep(shared.timing.answer).await;
            shared.act(|world| world.expire(id));
        });
        Ok(id)
    }

    fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Waits until the world shows something, or until patience ends.
    async fn until<T>(
        &self,
        what: &str,
        find: impl FnMut(&World) -> Option<T>,
    ) -> Result<T, Trouble> {
        self.wait(what, self.changes(), find).await
    }

    /// The same for what becomes of one interaction.
    async fn fate_of<T>(
        &self,
        id: Id,
        what: &str,
        mut find: impl FnMut(&World, &Interaction) -> Option<T>,
    ) -> Result<T, Trouble> {
        let news = self.look(|world| Some(world.interactions.get(&id)?.news.subscribe()));
        let news = news.ok_or_else(|| Trouble::Late(what.to_owned()))?;
        self.wait(what, news, |world| {
            find(world, world.interactions.get(&id)?)
        })
        .await
    }

    async fn wait<T, N>(
        &self,
        what: &str,
        mut news: watch::Receiver<N>,
        mut find: impl FnMut(&World) -> Option<T>,
    ) -> Result<T, Trouble> {
        let waiting = async {
            loop {
                if let Some(found) = self.look(&mut find) {
                    return Some(found);
                }
                news.changed().await.ok()?;
            }
        };
        let waited = tokio::time::timeout(self.timing.patience, waiting).await;
        waited
            .ok()
            .flatten()
            .ok_or_else(|| Trouble::Late(what.to_owned()))
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
