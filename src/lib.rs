//! The map is written when the parts stand.

pub mod app;
pub mod card;
pub mod cli;
pub mod config;
pub mod dialog;
pub mod discord;
pub mod interview;
pub mod playground;
pub mod store;
