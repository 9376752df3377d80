//! `playground`: the real bot against a Discord on this machine, in a browser.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use jiff::Timestamp;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tracing::error;

use super::maps;
use crate::app::App;
use crate::config::{PlaygroundSettings, Secret, Shards};
use crate::discord::{self, Connection, Heart, Settings};
use crate::playground::{BotState, Options, Playground};
use crate::store::{Key, KeySource, Store};

/// Serves the page until it is told to end.
pub fn run(settings: &PlaygroundSettings) -> anyhow::Result<()> {
    // A dialog with errors is refused before anything is opened.
    super::catalog(&settings.dialogs)?;
    super::runtime()?.block_on(async {
        let options = Options {
            port: settings.port,
            ..Options::default()
        };
        let playground = Playground::start(options).await.with_context(|| {
            format!(
                "cannot serve the page on port {}; choose another one with --port",
                settings.port
            )
        })?;
        let folder = tempfile::tempdir().context("cannot make a folder for the interviews")?;
        let shutdown = CancellationToken::new();
        super::cancel_on_signal(&shutdown)?;
        // Sealed like any, with a key that is nowhere but in memory.
        let key = KeySource::Given(Key::generate());
        tokio::select! {
            () = keep_running(&playground, settings, (folder.path(), &key), &shutdown) => Ok(()),
            Err(error) = announce(&playground) => Err(error.into()),
        }
    })
}

/// Once the bot answers, or the page says why it does not.
async fn announce(playground: &Playground) -> std::io::Result<()> {
    let mut state = playground.bot_state().subscribe();
    let is_told = |state: &BotState| matches!(state, BotState::Online | BotState::Failed(_));
    drop(state.wait_for(is_told).await);
    writeln!(
        std::io::stdout(),
        "The playground is open at {}\nType /should-i-certify there. Nothing leaves this machine; Ctrl-C ends it.",
        playground.url()
    )
}

/// Runs the bot, and anew each time that somebody asks for a restart; interviews outlive it.
async fn keep_running(
    playground: &Playground,
    settings: &PlaygroundSettings,
    (folder, key): (&Path, &KeySource),
    shutdown: &CancellationToken,
) {
    let mut restarts = playground.restarts();
    while !shutdown.is_cancelled() {
        restarts.mark_unchanged();
        let stop = shutdown.child_token();
        let bot = run_bot(playground, settings, (folder, key), stop.clone());
        tokio::pin!(bot);
        tokio::select! {
            ended = &mut bot => {
                tell_end(playground, ended);
                wait_for_restart(&mut restarts, shutdown).await;
            }
            _ = restarts.changed() => {
                stop.cancel();
                tell_end(playground, bot.await);
            }
        }
    }
}

async fn wait_for_restart(restarts: &mut watch::Receiver<u64>, shutdown: &CancellationToken) {
    tokio::select! {
        _ = restarts.changed() => {}
        () = shutdown.cancelled() => {}
    }
}

async fn run_bot(
    playground: &Playground,
    settings: &PlaygroundSettings,
    (folder, key): (&Path, &KeySource),
    stop: CancellationToken,
) -> anyhow::Result<()> {
    playground.bot_state().send_replace(BotState::Starting);
    let url = format!("sqlite://{}", folder.join("playground.db").display());
    let store = Store::open(&url, key).await?;
    let catalog = super::catalog(&settings.dialogs)?;
    let app = Arc::new(App::new(store.clone(), catalog, Timestamp::now));
    let maps = maps::maps(Arc::clone(&app));
    playground.maps().send_replace(Some(maps));
    let discord = Settings {
        token: Secret::from(playground.token()),
        api_url: Some(playground.url()),
        typed_answers: settings.typed_answers,
        listen: None,
        public_key: None,
        shards: Shards::Recommended,
        heart: Heart::default(),
    };
    let state = watch::Sender::new(Connection::Connecting);
    let told = tokio::spawn(show_state(playground.clone(), state.subscribe()));
    let ended = discord::run(app, discord, stop, state).await;
    told.abort();
    store.close().await;
    Ok(ended?)
}

async fn show_state(playground: Playground, mut state: watch::Receiver<Connection>) {
    loop {
        let shown = match *state.borrow_and_update() {
            Connection::Ready => BotState::Online,
            Connection::Connecting | Connection::Interrupted => BotState::Starting,
        };
        playground.bot_state().send_replace(shown);
        if state.changed().await.is_err() {
            return;
        }
    }
}

fn tell_end(playground: &Playground, ended: anyhow::Result<()>) {
    let shown = match ended {
        Ok(()) => BotState::Offline,
        Err(error) => {
            error!(error = format!("{error:#}"), "the bot ended");
            BotState::Failed(format!("{error:#}"))
        }
    };
    playground.bot_state().send_replace(shown);
}
