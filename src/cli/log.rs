//! How the log is written: to standard error, so that what a command prints can be piped.
//!
//! As JSON, every line is one object. `timestamp` (RFC 3339, UTC), `level`, `target` and `message` are always there.
//! Within one event of Discord's stand beside them `trace` (the same for all that follows from it), `kind`, `shard`,
//! `interaction` or `message_id` (Discord's, as text) and `interview` (the store's number). Failures have `error`, the
//! chain of causes. Other fields belong to their message.

use std::io::IsTerminal;

use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{fmt, registry};

use crate::config::{Log, LogFormat};

/// What these say at their most talkative holds request bodies and addresses with tokens.
const QUIET: [(&str, LevelFilter); 6] = [
    ("serenity", LevelFilter::WARN),
    ("h2", LevelFilter::INFO),
    ("hyper", LevelFilter::INFO),
    ("hyper_util", LevelFilter::INFO),
    ("reqwest", LevelFilter::INFO),
    ("tungstenite", LevelFilter::INFO),
];

/// Once in a process.
pub fn start(settings: Log) {
    let lines = registry().with(settings.filter.with_targets(QUIET));
    match settings.format {
        LogFormat::Text => {
            let text = fmt::layer().with_writer(std::io::stderr);
            // Colours are for people, not for files.
            lines
                .with(text.with_ansi(std::io::stderr().is_terminal()))
                .init();
        }
        LogFormat::Json => {
            let json = json_subscriber::fmt::layer().with_writer(std::io::stderr);
            let json = json.flatten_event(true).with_span_list(false);
            let json = json.with_current_span(false);
            lines.with(json.flatten_span_list_on_top_level(true)).init();
        }
    }
}
