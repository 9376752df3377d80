//! Without a gateway nobody says into which servers we came and which we left: Discord is asked, now and every hour.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use super::{Ears, chain};
use crate::app::sweep::Shard;

const EVERY: Duration = Duration::from_secs(60 * 60);

/// The one and only: every server is its.
const ALL: Shard = Shard {
    number: 0,
    total: 1,
};

impl Ears {
    /// Until told to stop.
    pub(in crate::discord) async fn look_around(self: &Arc<Self>, stop: &CancellationToken) {
        let mut rounds = interval(EVERY);
        rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let rounds = async {
            loop {
                rounds.tick().await;
                self.look_around_once().await;
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = rounds => {}
        }
    }

    async fn look_around_once(self: &Arc<Self>) {
        let guilds = match self.bot.rest.own_guilds().await {
            Ok(guilds) => guilds,
            Err(error) => {
                tracing::warn!(
                    error = chain(&error),
                    "cannot ask which servers the bot is in; asked again in an hour"
                );
                return;
            }
        };
        if let Err(error) = self.bot.app.note_presences(ALL, &guilds).await {
            tracing::error!(
                error = chain(&error),
                "cannot note which servers the bot is in"
            );
        }
        for guild in guilds {
            self.guild_here(guild);
        }
    }
}
