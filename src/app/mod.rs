//! Load, step, save, screen: what the bot does, without knowing of Discord.
//!
//! Decide, commit, speak: a [`Turn`] is handed out only after what it shows was saved.

mod begin;
pub mod catalog;
mod entry;
pub mod moderate;
mod parts;
mod privacy;
mod reading;
mod refusals;
mod respond;
mod suggestions;
pub mod sweep;

use std::sync::Arc;

use jiff::Timestamp;

use crate::dialog::{Dialog, DialogId};
use crate::interview::screen::{Notice, Screen};
use crate::interview::transcript::transcript;
use crate::interview::{Interview, Outcome, Voice};
use crate::metrics::stored;
use crate::server::RoleId;
use crate::store::{
    ChannelId, Duty, Gone, GuildId, InterviewId, OnDuty, Opening, Place, Record, Store, StoreError,
    UserId,
};

pub use catalog::Catalog;
use catalog::Words;
pub use entry::Hindered;
use respond::SAVE_ATTEMPTS_MAX;

/// The bot, without Discord.
#[derive(Debug)]
pub struct App {
    store: Store,
    catalog: Catalog,
    clock: fn() -> Timestamp,
    desk: moderate::Desk,
}

/// Who acts, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    pub user: UserId,
    pub guild: Option<GuildId>,
    /// In the server, as Discord says with each interaction; none where nobody says (typed messages).
    pub roles: Vec<RoleId>,
    /// The language to speak, with its region where that is known: `es-419`.
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
    /// The server's settings stand in the way, and nothing was begun.
    Hindered(Box<Hindered>),
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

/// Something that the bot cannot do for a reason of its own; a person is told to try again.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("interview {0} is pinned to a dialog revision that is not kept")]
    RevisionMissing(InterviewId),
    #[error("interview {0} was saved by somebody else {SAVE_ATTEMPTS_MAX} times in a row")]
    Contended(InterviewId),
    #[error("server {0} was changed by somebody else again and again")]
    ServerContended(GuildId),
}

impl App {
    pub fn new(store: Store, catalog: Catalog, clock: fn() -> Timestamp) -> App {
        App {
            store,
            catalog,
            clock,
            desk: moderate::Desk::default(),
        }
    }

    /// Whether anything can be saved now.
    pub async fn prove_writable(&self) -> Result<(), StoreError> {
        stored("prove writable", self.store.prove_writable()).await
    }

    /// How many interviews there are, by the name of their state.
    pub async fn count_interviews(&self) -> Result<Vec<(&'static str, u64)>, StoreError> {
        stored("count interviews", self.store.count_by_state()).await
    }

    /// Takes what one process at a time does for all on this store, once nobody else is at it.
    pub async fn wait_for(&self, duty: Duty) -> Result<OnDuty, StoreError> {
        self.store.wait_for(duty).await
    }

    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The dialogs on offer, as they stand now, by id.
    pub fn dialogs(&self) -> impl Iterator<Item = &Arc<Dialog>> {
        self.catalog.current()
    }

    /// A dialog in the words of a language.
    pub fn worded(&self, dialog: &Dialog, locale: &str) -> Arc<Dialog> {
        let words = Words {
            locale,
            server: None,
        };
        self.catalog.word(dialog, &words)
    }

    /// Remembers where an interview stands.
    pub async fn settle(&self, id: InterviewId, place: &Place) -> Result<(), AppError> {
        Ok(stored("settle", self.store.settle(id, place)).await?)
    }

    /// What interviews stood in is gone; gives back how many did.
    pub async fn displace(&self, gone: Gone) -> Result<u64, AppError> {
        Ok(self.store.displace(gone).await?)
    }

    /// A thread is about to be asked for; [`App::move_in`] or [`App::settle`] say what came of it. `None`: another process
    /// is at it, or the interview stands elsewhere by now.
    pub async fn take_opening(
        &self,
        record: &Record,
        parent: ChannelId,
    ) -> Result<Option<Opening>, AppError> {
        Ok(self.store.take_opening(record, parent, self.now()).await?)
    }

    /// It is still being asked for. `false`: another process took it over.
    pub async fn keep_opening(&self, opening: &mut Opening) -> Result<bool, AppError> {
        Ok(self.store.keep_opening(opening, self.now()).await?)
    }

    /// Nobody is at it any more, and nobody knows whether a thread came.
    pub async fn leave_opening(&self, opening: Opening) -> Result<(), AppError> {
        Ok(self.store.leave_opening(opening).await?)
    }

    /// Where a thread was asked for of which nobody knows whether it came.
    pub async fn opening_in(&self, id: InterviewId) -> Result<Option<ChannelId>, AppError> {
        Ok(self.store.opening_in(id).await?)
    }

    /// The interview stands in this thread of a channel. `false`: another one does, or it stands elsewhere by now.
    pub async fn move_in(
        &self,
        record: &Record,
        parent: ChannelId,
        thread: ChannelId,
    ) -> Result<bool, AppError> {
        let moved = self.store.move_in(record, parent, thread);
        Ok(stored("settle", moved).await?)
    }

    /// Whether any interview stands in a thread.
    pub async fn is_lived_in(&self, thread: ChannelId) -> Result<bool, AppError> {
        Ok(self.store.in_thread(thread).await?.is_some())
    }

    /// Whose interviews were decided but not wholly spoken when the process ended, or had a thread being opened.
    pub async fn unspoken(&self) -> Result<Vec<(UserId, InterviewId)>, AppError> {
        let mut found = self.store.adrift().await?;
        for record in self.store.unspoken().await? {
            found.push((record.seat.user, record.id));
        }
        Ok(found)
    }

    /// The transcript as Markdown, for a file.
    pub async fn transcript(
        &self,
        who: &Who,
        target: Target,
    ) -> Result<Result<String, Notice>, AppError> {
        let record = match self.find(who, target).await? {
            Ok(record) => record,
            Err(notice) => return Ok(Err(notice)),
        };
        let dialog = self.dialog_of(&record, who).await?;
        Ok(Ok(transcript(
            &dialog,
            Voice::of(&who.locale),
            &record.interview,
        )))
    }

    /// The interview that is meant with the dialog that it is pinned to, if it is this person's.
    pub async fn interview(
        &self,
        who: &Who,
        target: Target,
    ) -> Result<Option<(Arc<Dialog>, Interview)>, AppError> {
        let Ok(record) = self.find(who, target).await? else {
            return Ok(None);
        };
        let dialog = self.dialog_of(&record, who).await?;
        Ok(Some((dialog, record.interview)))
    }

    /// What can be answered now, for autocomplete: texts that mean a choice when they are sent back.
    pub async fn suggestions(
        &self,
        who: &Who,
        target: Target,
        typed: &str,
    ) -> Result<Vec<String>, AppError> {
        let Ok(record) = self.find(who, target).await? else {
            return Ok(Vec::new());
        };
        let dialog = self.dialog_of(&record, who).await?;
        Ok(suggestions::suggestions(&dialog, &record.interview, typed))
    }

    /// The interview that is meant, if it is this person's.
    async fn find(&self, who: &Who, target: Target) -> Result<Result<Record, Notice>, AppError> {
        let voice = Voice::of(&who.locale);
        let found = match target {
            Target::Interview(id) => stored("load", self.store.load(id)).await?,
            Target::In(channel) => match stored("find by thread", self.store.in_thread(channel))
                .await?
            {
                Some(record) => Some(record),
                None => stored("find the newest", self.store.newest(who.user, who.guild)).await?,
            },
        };
        if let (Some(record), Target::In(_)) = (&found, target) {
            concerns(record.id);
        }
        Ok(match (found, target) {
            // A member's own interview, named in another server than it belongs to: no client of Discord's does that.
            (Some(record), _) if record.seat.guild != who.guild => {
                let command = self.command(self.any_dialog(), who);
                Err(refusals::no_such_interview(voice, &command))
            }
            (Some(record), _) if record.seat.user == who.user => Ok(record),
            (Some(record), _) => {
                let command = self.command(&record.seat.dialog, who);
                Err(refusals::not_yours(voice, &command))
            }
            (None, Target::Interview(_)) => Err(refusals::no_such_interview(
                voice,
                &self.command(self.any_dialog(), who),
            )),
            (None, Target::In(_)) => Err(refusals::no_interview(
                voice,
                &self.command(self.any_dialog(), who),
            )),
        })
    }

    /// What this person types to begin.
    fn command(&self, dialog: &DialogId, who: &Who) -> String {
        match self.catalog.offered(dialog) {
            Some((offered, _)) => {
                let worded = self.worded(offered, &who.locale);
                format!("/{}", worded.command_name())
            }
            None => format!("/{dialog}"),
        }
    }

    fn any_dialog(&self) -> &DialogId {
        &self
            .catalog
            .current()
            .next()
            .expect("a catalog offers at least one dialog")
            .id
    }
}

/// What is logged from here on names the interview.
fn concerns(id: InterviewId) {
    tracing::Span::current().record("interview", tracing::field::display(id));
}
