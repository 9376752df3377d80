//! A Discord bot that interviews a member, question by question, and posts a verdict that explains itself.
//!
//! Read the modules in this order; imports point to earlier ones only:
//!
//! ```text
//! dialog ← interview ← card ← server ← metrics ← web ← store ← app ← discord ← playground ← cli ← main
//! ```
//!
//! - [`dialog`]: what is asked and what follows from the answers. Pure.
//! - [`interview`]: one member going through it: a state machine and the words for what it shows. Pure.
//! - [`card`]: the verdict's picture. Pure.
//! - [`server`]: what a Discord server's moderators made of the bot. Pure.
//! - [`metrics`]: what is counted and timed for the operator.
//! - [`web`]: asks servers by HTTP.
//! - [`store`]: what is remembered. The only place that says `sqlx`.
//! - [`app`]: load, step, save, screen. What was shown was saved.
//! - [`discord`]: the only place that says `serenity` or `twilight`.
//! - [`playground`]: a Discord on loopback, and its page. Knows nothing of the bot.
//! - [`cli`]: what can be typed after the program's name.
//! - [`config`]: flags and environment; nobody else reads the environment.
//!
//! What is absent, and kept absent by `tests/it/tidy.rs`: a clock, files, network, logging or `async` in
//! `dialog`, `interview`, `card` and `server`; an import to the right.

pub mod app;
pub mod card;
pub mod cli;
pub mod config;
pub mod dialog;
pub mod discord;
pub mod interview;
pub mod metrics;
pub mod playground;
pub mod server;
pub mod store;
pub mod web;
