//! What is remembered: interviews, where they take place, every dialog revision that one needs, and what
//! servers' moderators made of the bot.
//!
//! The only place that says `sqlx`. Every save is committed when its call returns.

pub mod record;
mod sqlite;

pub use record::{
    ChannelId, DraftId, Gone, GuildId, InterviewId, MessageId, Place, Purpose, Record, Seat, Stand,
    UserId, Visibility,
};
pub use sqlite::{Store, StoreError};
