//! A bot of the tests: serenity's REST client and twilight's gateway, both pointed at the loopback Discord. It does
//! nothing by itself; a test takes its events one by one and answers them.

use std::{sync::Arc, time::Duration};

use serde_json::Value;
use serenity::{
    builder::CreateCommand,
    http::{Http, HttpBuilder},
    model::{
        application::{CommandInteraction, ComponentInteraction, Interaction, ModalInteraction},
        id::ApplicationId,
    },
};
use should_i_certify::playground::Playground;
use tokio::sync::mpsc;
use twilight_gateway::{ConfigBuilder, Intents, Message, Shard, ShardId};

/// How long a test waits for an event before it fails.
const PATIENCE: Duration = Duration::from_secs(10);

pub struct Bot {
    pub http: Arc<Http>,
    events: mpsc::UnboundedReceiver<Value>,
}

impl Bot {
    /// Connects with the intents that the product asks for, and registers one command.
    pub async fn connect(playground: &Playground) -> Self {
        let bot = Self::connect_with(playground, Intents::GUILDS | Intents::GUILD_MESSAGES).await;
        let command = CreateCommand::new("hello").description("Says hello");
        bot.http.create_global_command(&command).await.unwrap();
        bot
    }

    pub async fn connect_with(playground: &Playground, intents: Intents) -> Self {
        let http = Arc::new(http(playground));
        let gateway = http.get_bot_gateway().await.unwrap().url;
        let (sender, events) = mpsc::unbounded_channel();
        let config = ConfigBuilder::new(playground.token(), intents)
            .proxy_url(gateway)
            .build();
        tokio::spawn(listen(Shard::with_config(ShardId::ONE, config), sender));
        let mut bot = Self { http, events };
        bot.event("READY").await;
        bot
    }

    /// The next event of this name, as raw JSON; others are passed over.
    pub async fn event(&mut self, name: &str) -> Value {
        let waiting = async {
            loop {
                let event = self
                    .events
                    .recv()
                    .await
                    .expect("the shard runs as long as the test");
                if event["t"] == name {
                    return event["d"].clone();
                }
            }
        };
        let waited = tokio::time::timeout(PATIENCE, waiting).await;
        waited.unwrap_or_else(|_| panic!("no {name} came"))
    }

    pub async fn interaction(&mut self) -> Interaction {
        let event = self.event("INTERACTION_CREATE").await;
        serde_json::from_value(event).expect("serenity reads every interaction")
    }

    pub async fn command(&mut self) -> CommandInteraction {
        self.interaction().await.command().expect("a command")
    }

    pub async fn click(&mut self) -> ComponentInteraction {
        self.interaction()
            .await
            .message_component()
            .expect("a component")
    }

    pub async fn modal(&mut self) -> ModalInteraction {
        self.interaction().await.modal_submit().expect("a form")
    }
}

pub fn http(playground: &Playground) -> Http {
    let id = playground
        .application_id()
        .to_string()
        .parse()
        .expect("ids are numbers");
    HttpBuilder::new(playground.token())
        .proxy(playground.url())
        .ratelimiter_disabled(true)
        .application_id(ApplicationId::new(id))
        .build()
}

async fn listen(mut shard: Shard, events: mpsc::UnboundedSender<Value>) {
    use futures_util::StreamExt as _;
    while let Some(message) = shard.next().await {
        if let Ok(Message::Text(text)) = message {
            let event = serde_json::from_str(&text).unwrap_or_default();
            if events.send(event).is_err() {
                return;
            }
        }
    }
}
