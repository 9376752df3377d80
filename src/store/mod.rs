//! What is remembered: interviews, where they take place, every dialog revision that one needs, and what
//! servers' moderators made of the bot.
//!
//! The only place that says `sqlx`. Every save is committed when its call returns. What people told the bot is sealed
//! ([`seal`]); deleting leaves nothing of it in the file.

pub mod key;
pub mod record;
mod seal;
mod sqlite;

pub use key::{Key, KeyError, KeySource};
pub use record::{
    ChannelId, DraftId, Gone, GuildId, InterviewId, MessageId, Place, Purpose, Record, Seat, Stand,
    UserId, Visibility,
};
pub use sqlite::{
    Erasure, Held, OpenError, Rotated, Shared, Standing, Store, StoreError, look, rotate_key,
};
