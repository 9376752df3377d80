//! One event of one interview: load, step, save, screen.

use std::sync::Arc;

use jiff::Timestamp;

use super::{App, AppError, Reply, Target, Turn, Who};
use crate::dialog::Dialog;
use crate::dialog::conclude::conclude;
use crate::dialog::walk::walk;
use crate::interview::screen::{Block, Screen};
use crate::interview::since::since_then;
use crate::interview::step::current;
use crate::interview::{Act, Event, Input, Interview, Outcome, Voice, compose, step};
use crate::metrics::stored;
use crate::store::{InterviewId, Record, Stand};

/// How often an event is stepped anew because somebody else saved in between. Events of one member are
/// handled in order, so even two are rare.
pub(super) const SAVE_ATTEMPTS_MAX: usize = 5;

/// What becomes of an interview, before anything of it is saved.
struct Decided {
    dialog: Arc<Dialog>,
    /// As it was read.
    record: Record,
    after: Interview,
    outcome: Outcome,
    now: Timestamp,
}

impl Decided {
    fn is_change(&self) -> bool {
        self.after != self.record.interview
    }
}

impl App {
    /// One event of one interview: load, step, save, screen.
    pub async fn respond(
        &self,
        who: &Who,
        target: Target,
        event: &Event,
    ) -> Result<Reply, AppError> {
        if let Some(record) = self.last_saved(who, target, event) {
            let decided = self.decide(who, record, event).await?;
            // Only a save tells whether it still stood so.
            if decided.is_change()
                && let Some(turn) = self.commit(who, decided).await?
            {
                return Ok(Reply::Turn(Box::new(turn)));
            }
        }
        for _ in 0..SAVE_ATTEMPTS_MAX {
            let record = match self.find(who, target).await? {
                Ok(record) => record,
                Err(notice) => return Ok(Reply::Notice(notice)),
            };
            let decided = self.decide(who, record, event).await?;
            if let Some(turn) = self.commit(who, decided).await? {
                return Ok(Reply::Turn(Box::new(turn)));
            }
        }
        match self.find(who, target).await? {
            Ok(record) => Err(AppError::Contended(record.id)),
            Err(notice) => Ok(Reply::Notice(notice)),
        }
    }

    /// What a click on its newest card means can be decided without reading the interview once more. What was typed is
    /// understood by the server's words, which may have changed since.
    fn last_saved(&self, who: &Who, target: Target, event: &Event) -> Option<Record> {
        let (Target::Interview(id), Some(seen)) = (target, event.seen) else {
            return None;
        };
        if matches!(event.act, Act::Answer(Input::Typed { .. })) {
            return None;
        }
        let record = self.store.last_saved(id, seen)?;
        (record.seat.user == who.user && record.seat.guild == who.guild).then_some(record)
    }

    async fn decide(&self, who: &Who, record: Record, event: &Event) -> Result<Decided, AppError> {
        let dialog = self.dialog_of(&record, who).await?;
        let now = (self.clock)();
        let (after, outcome) = step(&dialog, &record.interview, event, now);
        Ok(Decided {
            dialog,
            record,
            after,
            outcome,
            now,
        })
    }

    /// Saved, and then in words. `None`: somebody else saved in between.
    async fn commit(&self, who: &Who, decided: Decided) -> Result<Option<Turn>, AppError> {
        let is_change = decided.is_change();
        let Decided {
            mut dialog,
            mut record,
            after,
            outcome,
            now,
        } = decided;
        if is_change {
            let stand = stand(&dialog, &after, &outcome);
            let (revision, version) = (record.revision.clone(), record.server_version);
            let saved = self.store.save(record, &revision, after, &stand, now);
            let Some(saved) = stored("save", saved).await? else {
                return Ok(None);
            };
            record = saved;
            if record.server_version != version {
                dialog = self.dialog_of(&record, who).await?;
            }
        }
        self.worded_turn(who, &dialog, record, outcome)
            .await
            .map(Some)
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
        self.worded_turn(&who, &dialog, record, outcome)
            .await
            .map(Some)
    }

    pub(super) async fn turn(
        &self,
        who: &Who,
        record: Record,
        outcome: Outcome,
    ) -> Result<Turn, AppError> {
        let dialog = self.dialog_of(&record, who).await?;
        self.worded_turn(who, &dialog, record, outcome).await
    }

    /// The same with the record's dialog, as `who` reads it, at hand.
    pub(super) async fn worded_turn(
        &self,
        who: &Who,
        dialog: &Dialog,
        record: Record,
        outcome: Outcome,
    ) -> Result<Turn, AppError> {
        let voice = Voice::of(&who.locale);
        let mut screen = compose(dialog, voice, &record.interview, &outcome);
        if let Screen::Verdict(verdict) = &mut screen {
            verdict
                .blocks
                .extend(self.since_then(who, &record, dialog).await?);
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
        let server = self.server_of(record).await?;
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
