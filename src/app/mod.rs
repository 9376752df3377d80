//! Load, step, save, screen: what the bot does, without knowing of Discord.
//!
//! Decide, commit, speak: a [`Turn`] is handed out only after what it shows was saved.

pub mod catalog;
mod entry;
pub mod moderate;
mod privacy;
mod refusals;
mod suggestions;
pub mod sweep;

use std::sync::Arc;

use jiff::Timestamp;

use crate::dialog::conclude::conclude;
use crate::dialog::parse::parse;
use crate::dialog::walk::walk;
use crate::dialog::{Dialog, DialogId, Revision};
use crate::interview::screen::{Block, Notice, Screen};
use crate::interview::since::since_then;
use crate::interview::step::current;
use crate::interview::transcript::transcript;
use crate::interview::{Act, Event, Interview, Outcome, Refusal, Voice, compose, step};
use crate::server::{Draft, RoleId, Server};
use crate::store::{
    ChannelId, DraftId, Duty, Gone, GuildId, InterviewId, OnDuty, Place, Purpose, Record, Seat,
    Stand, Store, StoreError, UserId, Visibility,
};

pub use catalog::Catalog;
use catalog::Words;
pub use entry::Hindered;

/// How often an event is stepped anew because somebody else saved in between. Events of one member are
/// handled in order, so even two are rare.
const SAVE_ATTEMPTS_MAX: usize = 5;

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
        self.store.prove_writable().await
    }

    /// Takes what one process at a time does for all on this store; `None`: somebody else is at it.
    pub async fn hold(&self, duty: Duty) -> Result<Option<OnDuty>, StoreError> {
        self.store.hold(duty).await
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

    /// Begins an interview, unless this member has one of this dialog open here or the server's settings
    /// stand in the way. `wish`: who may read along, if the member said so. `None`: no such dialog.
    pub async fn start(
        &self,
        who: &Who,
        channel: ChannelId,
        dialog: &DialogId,
        wish: Option<Visibility>,
    ) -> Result<Option<Started>, AppError> {
        let server = self.server(who.guild).await?;
        let Some(revision) = self.offered(&server, dialog) else {
            return Ok(None);
        };
        if let Some(record) = self.store.open_one(who.user, who.guild, dialog).await? {
            return self.already(who, record).await.map(Some);
        }
        if let Some(hindered) = self.hindered(who, &server, channel, dialog).await? {
            return Ok(Some(Started::Hindered(Box::new(hindered))));
        }
        self.keep(dialog, &revision).await?;
        let seat = Seat {
            user: who.user,
            guild: who.guild,
            channel,
            dialog: dialog.clone(),
            locale: who.locale.clone(),
            visibility: entry::visibility(server.settings.threads, wish),
            purpose: Purpose::Real,
        };
        let now = (self.clock)();
        if let Some(record) = self
            .store
            .create(&seat, &revision, &Interview::begin(now), now)
            .await?
        {
            let turn = self
                .turn(
                    who,
                    record,
                    Outcome::Question {
                        why: false,
                        remark: None,
                    },
                )
                .await?;
            return Ok(Some(Started::New(Box::new(turn))));
        }
        // Somebody was faster: it is open now, or was finished in this very moment.
        Box::pin(self.start(who, channel, dialog, wish)).await
    }

    async fn already(&self, who: &Who, record: Record) -> Result<Started, AppError> {
        let dialog = self.dialog_of(&record, who).await?;
        let offer = refusals::offer(Voice::of(&who.locale), &dialog, &record.interview);
        let (_, outcome) = step(
            &dialog,
            &record.interview,
            &Event {
                seen: None,
                act: Act::Show,
            },
            (self.clock)(),
        );
        let turn = self.turn(who, record, outcome).await?;
        Ok(Started::Already {
            turn: Box::new(turn),
            offer,
        })
    }

    /// Drops all answers of an open interview and begins it again on the dialog as it is now.
    pub async fn start_over(
        &self,
        who: &Who,
        id: InterviewId,
        seen: u32,
    ) -> Result<Reply, AppError> {
        let record = match self.find(who, Target::Interview(id)).await? {
            Ok(record) => record,
            Err(notice) => return Ok(Reply::Notice(notice)),
        };
        if record.interview.step != seen || record.interview.is_finished() {
            return self
                .turn(who, record, Outcome::Refused(Refusal::Stale))
                .await
                .map(|turn| Reply::Turn(Box::new(turn)));
        }
        let revision = self.keep_current(&record).await?;
        let now = (self.clock)();
        let interview = Interview {
            step: seen + 1,
            ..Interview::begin(now)
        };
        let outcome = match self
            .store
            .save(id, seen, &revision, &interview, &Stand::AtFirst, now)
            .await?
        {
            true => Outcome::Question {
                why: false,
                remark: None,
            },
            false => Outcome::Refused(Refusal::Stale),
        };
        let record = Record {
            revision,
            interview,
            ..record
        };
        self.turn(who, record, outcome)
            .await
            .map(|turn| Reply::Turn(Box::new(turn)))
    }

    /// The revision to begin anew with; the old one where the dialog is not offered any more.
    async fn keep_current(&self, record: &Record) -> Result<Revision, AppError> {
        let server = self.server(record.seat.guild).await?;
        let offered = self.offered(&server, &record.seat.dialog);
        let revision = offered.unwrap_or_else(|| record.revision.clone());
        self.keep(&record.seat.dialog, &revision).await?;
        Ok(revision)
    }

    /// The revision of a dialog that can be begun in a server.
    fn offered(&self, server: &Server, dialog: &DialogId) -> Option<Revision> {
        if let Some((current, _)) = self.catalog.offered(dialog) {
            return Some(current.revision.clone());
        }
        let own = server.dialogs.get(dialog).filter(|own| own.is_on);
        own.map(|own| own.revision.clone())
    }

    /// Keeps the content of a revision for as long as an interview may need it. A server's own dialogs are
    /// kept since they came.
    async fn keep(&self, dialog: &DialogId, revision: &Revision) -> Result<(), AppError> {
        let offered = self.catalog.offered(dialog);
        if let Some((_, content)) = offered.filter(|(dialog, _)| dialog.revision == *revision) {
            self.store.keep_dialog(dialog, revision, content).await?;
        }
        Ok(())
    }

    /// A server as its moderators made it; a direct message is nobody's server.
    async fn server(&self, guild: Option<GuildId>) -> Result<Server, AppError> {
        match guild {
            Some(guild) => Ok(self.store.server(guild).await?),
            None => Ok(Server::default()),
        }
    }

    /// One event of one interview: load, step, save, screen.
    pub async fn respond(
        &self,
        who: &Who,
        target: Target,
        event: &Event,
    ) -> Result<Reply, AppError> {
        for _ in 0..SAVE_ATTEMPTS_MAX {
            let record = match self.find(who, target).await? {
                Ok(record) => record,
                Err(notice) => return Ok(Reply::Notice(notice)),
            };
            if let Some(turn) = self.respond_once(who, record, event).await? {
                return Ok(Reply::Turn(Box::new(turn)));
            }
        }
        match self.find(who, target).await? {
            Ok(record) => Err(AppError::Contended(record.id)),
            Err(notice) => Ok(Reply::Notice(notice)),
        }
    }

    /// `None`: somebody else saved in between.
    async fn respond_once(
        &self,
        who: &Who,
        record: Record,
        event: &Event,
    ) -> Result<Option<Turn>, AppError> {
        let dialog = self.dialog_of(&record, who).await?;
        let now = (self.clock)();
        let (after, outcome) = step(&dialog, &record.interview, event, now);
        let stand = stand(&dialog, &after, &outcome);
        let (id, read, revision) = (record.id, record.interview.step, &record.revision);
        if after != record.interview
            && !self
                .store
                .save(id, read, revision, &after, &stand, now)
                .await?
        {
            return Ok(None);
        }
        let place = match (&record.place, &stand) {
            (Place::Thread { thread, card, .. }, Stand::Verdict(_)) => Place::Thread {
                thread: *thread,
                card: *card,
                verdict: None,
            },
            (place, _) => place.clone(),
        };
        let record = Record {
            place,
            interview: after,
            ..record
        };
        self.turn(who, record, outcome).await.map(Some)
    }

    /// Remembers where an interview stands.
    pub async fn settle(&self, id: InterviewId, place: &Place) -> Result<(), AppError> {
        Ok(self.store.settle(id, place).await?)
    }

    /// What interviews stood in is gone; gives back how many did.
    pub async fn displace(&self, gone: Gone) -> Result<u64, AppError> {
        Ok(self.store.displace(gone).await?)
    }

    /// A thread is about to be asked for; [`App::settle`] says what came of it.
    pub async fn note_opening(&self, id: InterviewId, parent: ChannelId) -> Result<(), AppError> {
        Ok(self.store.note_opening(id, parent).await?)
    }

    /// Where a thread was asked for of which nobody knows whether it came.
    pub async fn opening_in(&self, id: InterviewId) -> Result<Option<ChannelId>, AppError> {
        Ok(self.store.opening_in(id).await?)
    }

    /// Whether an interview stands in this thread.
    pub async fn is_taken(&self, thread: ChannelId) -> Result<bool, AppError> {
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

    /// Shown to who holds it, without anything having happened. `None`: no such interview.
    pub async fn as_it_stands(&self, id: InterviewId) -> Result<Option<Turn>, AppError> {
        let Some(record) = self.store.load(id).await? else {
            return Ok(None);
        };
        let who = Who {
            user: record.seat.user,
            guild: record.seat.guild,
            roles: Vec::new(),
            locale: record.seat.locale.clone(),
        };
        let dialog = self.dialog_of(&record, &who).await?;
        let shown = Event {
            seen: None,
            act: Act::Show,
        };
        let (_, outcome) = step(&dialog, &record.interview, &shown, (self.clock)());
        self.turn(&who, record, outcome).await.map(Some)
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
            Target::Interview(id) => self.store.load(id).await?,
            Target::In(channel) => match self.store.in_thread(channel).await? {
                Some(record) => Some(record),
                None => self.store.newest(who.user, who.guild).await?,
            },
        };
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

    /// The dialog that an interview is pinned to, in this person's language and this server's words.
    async fn dialog_of(&self, record: &Record, who: &Who) -> Result<Arc<Dialog>, AppError> {
        let seat = &record.seat;
        let server = self.server(seat.guild).await?;
        let (dialog, revision) = (&seat.dialog, &record.revision);
        let drafted = match seat.purpose {
            Purpose::Preview(Some(draft)) => self.drafted(seat, draft).await?,
            Purpose::Preview(None) | Purpose::Real => None,
        };
        let read = match drafted {
            Some(draft) => {
                let own = self.read(None, &server, dialog, revision, "").await?;
                let words = draft.wording(&server, dialog);
                own.map(|own| Arc::new(self.catalog.worded(&own, &who.locale, Some(&words))))
            }
            None => {
                self.read(seat.guild, &server, dialog, revision, &who.locale)
                    .await?
            }
        };
        read.ok_or(AppError::RevisionMissing(record.id))
    }

    /// What is being previewed; `None`: it was made live or dropped.
    async fn drafted(&self, seat: &Seat, id: DraftId) -> Result<Option<Draft>, AppError> {
        match seat.guild {
            Some(guild) => Ok(self.store.draft(guild, seat.user, id).await?),
            None => Ok(None),
        }
    }

    /// A revision of a dialog as somebody in a server reads it; `None` where it is not kept.
    async fn read(
        &self,
        guild: Option<GuildId>,
        server: &Server,
        dialog: &DialogId,
        revision: &Revision,
        locale: &str,
    ) -> Result<Option<Arc<Dialog>>, AppError> {
        let words = Words {
            locale,
            server: guild.map(|guild| (guild, server)),
        };
        if let Some(dialog) = self.catalog.known(dialog, revision, &words) {
            return Ok(Some(dialog));
        }
        let Some(content) = self.store.dialog(revision).await? else {
            return Ok(None);
        };
        let parsed = parse(dialog.as_str(), &content).ok();
        Ok(parsed.map(|dialog| self.catalog.word(&dialog, &words)))
    }

    async fn turn(&self, who: &Who, record: Record, outcome: Outcome) -> Result<Turn, AppError> {
        let dialog = self.dialog_of(&record, who).await?;
        let voice = Voice::of(&who.locale);
        let mut screen = compose(&dialog, voice, &record.interview, &outcome);
        if let Screen::Verdict(verdict) = &mut screen {
            verdict
                .blocks
                .extend(self.since_then(who, &record, &dialog).await?);
        }
        Ok(Turn {
            record,
            screen,
            outcome,
        })
    }

    /// What the dialog as it is now would say of an interview that is pinned to an older revision.
    async fn since_then(
        &self,
        who: &Who,
        record: &Record,
        pinned: &Dialog,
    ) -> Result<Option<Block>, AppError> {
        let seat = &record.seat;
        let server = self.server(seat.guild).await?;
        let offered = self.offered(&server, &seat.dialog);
        let Some(current) = offered.filter(|current| *current != record.revision) else {
            return Ok(None);
        };
        let today = self
            .read(seat.guild, &server, &seat.dialog, &current, &who.locale)
            .await?;
        Ok(today.and_then(|today| {
            let voice = Voice::of(&who.locale);
            since_then(pinned, &today, voice, &record.interview.answers)
        }))
    }
}

fn stand(dialog: &Dialog, after: &Interview, outcome: &Outcome) -> Stand {
    match outcome {
        Outcome::Verdict { fresh: true, .. } => {
            let applying = walk(dialog, &after.answers).answers;
            Stand::Verdict(conclude(dialog, &applying).verdict.id.clone())
        }
        _ => current(dialog, after)
            .map_or(Stand::AsBefore, |question| Stand::At(question.id.clone())),
    }
}
