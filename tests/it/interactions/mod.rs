//! Interactions by HTTP: the real process without a gateway, and a Discord that signs what it sends.

mod conversation;
mod replicas;
mod request;

use should_i_certify::playground::{Options, Recorded};

use crate::support::replica::Replica;
use crate::support::stage::{COMMAND, Stage};

/// Answers that went into a response, and those that were requests of their own.
pub(super) const IN_RESPONSE: &str = "RESPONSE /interactions/{}/{}/callback";
pub(super) const BY_REQUEST: &str = "POST /interactions/{}/{}/callback";

/// One process without a gateway, to which interactions come by HTTP.
pub(super) async fn by_http() -> (Stage, Replica) {
    let stage = Stage::closed(Options::default()).await;
    let bot = start(&stage, &[("SHARDS", "none")]).await;
    endpoints(&stage, &[&bot]).await;
    (stage, bot)
}

/// With the key that Discord signs for, and commands registered.
pub(super) async fn start(stage: &Stage, settings: &[(&str, &str)]) -> Replica {
    let key = stage.discord.public_key();
    let own = [("DISCORD_PUBLIC_KEY", key.as_str()), ("RUST_LOG", "debug")];
    let settings = [&own, settings].concat();
    let bot = Replica::start(stage, &settings);
    bot.says("interviews can begin").await;
    stage.discord.offers(COMMAND).await.unwrap();
    bot
}

/// Discord takes them as the replicas behind one address.
pub(super) async fn endpoints(stage: &Stage, bots: &[&Replica]) {
    let mut urls = Vec::new();
    for bot in bots {
        urls.push(bot.url().await + "/interactions");
    }
    stage.discord.set_endpoints(&urls).await.unwrap();
}

pub(super) fn answered_with(kind: u64) -> impl Fn(&Recorded) -> bool {
    move |request: &Recorded| request.route == IN_RESPONSE && request.body["type"] == kind
}
