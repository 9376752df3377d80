//! Load, step, save, screen: what the bot does, without knowing of Discord.
//!
//! Decide, commit, speak: a [`Turn`] is handed out only after what it shows was saved.

mod catalog;

use std::sync::Arc;

use jiff::Timestamp;

use crate::dialog::{Dialog, DialogId};
use crate::interview::screen::{Notice, Screen};
use crate::interview::{Event, Outcome};
use crate::store::{
    ChannelId, GuildId, InterviewId, Place, Record, Store, StoreError, UserId, Visibility,
};

pub use catalog::Catalog;

/// The bot, without Discord.
#[derive(Debug)]
pub struct App {
    store: Store,
    catalog: Catalog,
    clock: fn() -> Timestamp,
}

/// Who acts, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    pub user: UserId,
    pub guild: Option<GuildId>,
    /// Discord's language of this person, for instance `en-GB`.
    pub locale: String,
}

/// Which interview is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A click names it.
    Interview(InterviewId),
    /// A command or a message in a channel: the interview that stands in it, otherwise the member's newest here.
    In(ChannelId),
}

/// What is to be shown after something was done (or refused).
#[derive(Clone, Debug)]
pub struct Turn {
    /// As saved.
    pub record: Record,
    pub screen: Screen,
    pub outcome: Outcome,
}

#[derive(Clone, Debug)]
pub enum Started {
    /// Its place is [`Place::Opening`]: open a thread, then call [`App::settle`].
    New(Box<Turn>),
    /// One is running or stopped: `offer` asks whether to continue or to start over.
    Already { turn: Box<Turn>, offer: Offer },
}

/// "You have one running": continue, or start over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub text: String,
    pub continue_label: String,
    pub start_over_label: String,
}

/// An answer to a person: a turn of an interview, or a notice where there is none (or not theirs).
#[derive(Clone, Debug)]
pub enum Reply {
    Turn(Box<Turn>),
    Notice(Notice),
}

impl App {
    pub fn new(store: Store, catalog: Catalog, clock: fn() -> Timestamp) -> App {
        App {
            store,
            catalog,
            clock,
        }
    }

    /// The dialogs on offer, as they stand now, by id.
    pub fn dialogs(&self) -> impl Iterator<Item = &Arc<Dialog>> {
        self.catalog.current()
    }

    /// Begins an interview, unless this member has one of this dialog running (or stopped) here.
    pub async fn start(
        &self,
        who: &Who,
        channel: ChannelId,
        dialog: &DialogId,
        visibility: Visibility,
    ) -> Result<Option<Started>, StoreError> {
        todo!("{who:?} {channel} {dialog} {visibility:?}")
    }

    /// Drops all answers of a running interview and begins it again on the dialog as it is now.
    pub async fn start_over(
        &self,
        who: &Who,
        id: InterviewId,
        seen: u32,
    ) -> Result<Reply, StoreError> {
        todo!("{who:?} {id} {seen}")
    }

    /// One event of one interview: load, step, save, screen.
    pub async fn respond(
        &self,
        who: &Who,
        target: Target,
        event: &Event,
    ) -> Result<Reply, StoreError> {
        todo!("{who:?} {target:?} {event:?}")
    }

    /// Remembers where an interview stands.
    pub async fn settle(&self, id: InterviewId, place: &Place) -> Result<(), StoreError> {
        todo!("{id} {place:?}")
    }

    /// Interviews that were decided but not spoken when the process ended: finished without a verdict
    /// message, or still opening.
    pub async fn unspoken(&self) -> Result<Vec<Turn>, StoreError> {
        todo!()
    }

    /// The transcript as Markdown, for a file.
    pub async fn transcript(
        &self,
        who: &Who,
        target: Target,
    ) -> Result<Result<String, Notice>, StoreError> {
        todo!("{who:?} {target:?}")
    }

    /// What can be typed for the current question, for autocomplete: (what is shown, what it stands for).
    pub async fn suggestions(
        &self,
        who: &Who,
        target: Target,
        typed: &str,
    ) -> Result<Vec<(String, String)>, StoreError> {
        todo!("{who:?} {target:?} {typed}")
    }
}
