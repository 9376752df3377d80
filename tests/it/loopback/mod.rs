//! The loopback Discord, driven at the wire by the clients that the bot is built on.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on shall panic where it stands"
)]

mod bot;
mod conversation;
mod faults;
mod files;
mod gateway;
mod interactions;
mod limits;
mod maps;
mod page;
mod places;
mod wire;
