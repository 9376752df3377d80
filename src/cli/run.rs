//! `run`: the bot on Discord.

use std::sync::Arc;

use anyhow::Context;
use jiff::Timestamp;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tracing::info;

use crate::app::App;
use crate::config::Run;
use crate::discord::{self, Connection, Heart, Settings};
use crate::store::{self, Store};

/// Connects and holds interviews until it is told to end.
pub fn run(settings: &Run) -> anyhow::Result<()> {
    let catalog = super::catalog(&settings.dialogs)?;
    super::runtime()?.block_on(async {
        let shutdown = CancellationToken::new();
        super::cancel_on_signal(&shutdown)?;
        let opened = tokio::select! {
            () = shutdown.cancelled() => return Ok(()),
            opened = Store::open(&settings.database_url, &settings.key) => opened,
        };
        let store = opened.with_context(|| {
            format!(
                "cannot use the database {}",
                store::name(&settings.database_url)
            )
        })?;
        let app = Arc::new(App::new(store.clone(), catalog, Timestamp::now));
        let heart = Heart::default();
        heart
            .watch(|_| std::process::exit(super::EXIT_STUCK))
            .context("cannot start the watchdog")?;
        let discord = Settings {
            token: settings.token.clone(),
            api_url: settings.api_url.clone(),
            typed_answers: settings.typed_answers,
            listen: settings.listen,
            public_key: settings.public_key,
            shards: settings.shards.clone(),
            heart,
        };
        let state = watch::Sender::new(Connection::Connecting);
        tokio::spawn(tell(state.subscribe()));
        let ended = discord::run(app, discord, shutdown, state).await;
        store.close().await;
        Ok(ended?)
    })
}

/// Tells the operator how the connection stands, each time that it changes.
async fn tell(mut state: watch::Receiver<Connection>) {
    loop {
        match *state.borrow_and_update() {
            Connection::Connecting => info!("connecting to Discord"),
            Connection::Ready => info!("connected; interviews can begin"),
            Connection::Interrupted => info!("the connection is interrupted; trying again"),
        }
        if state.changed().await.is_err() {
            return;
        }
    }
}
