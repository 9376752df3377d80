//! What is remembered: interviews, where they take place, and every dialog revision that one needs.
//!
//! The only place that says `sqlx`. Every save is committed when its call returns.

pub mod record;
mod sqlite;

pub use record::{
    ChannelId, Gone, GuildId, InterviewId, MessageId, Owed, Place, Record, Seat, UserId, Visibility,
};
pub use sqlite::{Store, StoreError};
