//! The loopback Discord, driven at the wire by the clients that the bot is built on.

mod bot;
mod conversation;
mod interactions;
mod limits;
mod wire;
