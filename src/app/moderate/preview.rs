//! Previews: a moderator plays the interview with live or drafted wording, and jumps about in it. Nothing is
//! counted, and it is forgotten soon.

use super::Moderator;
use super::wording::Missing;
use crate::app::{App, AppError, Turn, Who};
use crate::dialog::check::reach::{Spot, answers_to};
use crate::dialog::{Answers, DialogId};
use crate::interview::{Act, Event, Interview, State, step};
use crate::store::{
    ChannelId, DraftId, InterviewId, Place, Purpose, Record, Seat, Stand, Visibility,
};

impl App {
    /// Begins a preview in place of this moderator's earlier ones. `at`: where to begin; otherwise at the
    /// first question.
    pub async fn preview(
        &self,
        by: &Moderator,
        channel: ChannelId,
        dialog: &DialogId,
        draft: Option<DraftId>,
        at: Option<&Spot>,
    ) -> Result<Result<Turn, Missing>, AppError> {
        let server = self.server_now(by.guild).await?;
        let Some(revision) = self.latest(&server, dialog) else {
            return Ok(Err(Missing::Dialog));
        };
        self.keep(dialog, &revision).await?;
        self.store.drop_previews_of(by.user, by.guild).await?;
        let seat = Seat {
            user: by.user,
            guild: Some(by.guild),
            channel,
            dialog: dialog.clone(),
            locale: by.locale.clone(),
            visibility: Visibility::Private,
            purpose: Purpose::Preview(draft),
        };
        let now = (self.clock)();
        let begun = Interview::begin(now);
        let created = self.store.create(&seat, &revision, &begun, now).await?;
        let record = created.ok_or(AppError::ServerContended(by.guild))?;
        self.store.settle(record.id, &Place::Ephemeral).await?;
        let record = Record {
            place: Place::Ephemeral,
            ..record
        };
        match at {
            None => self.shown(by, record).await.map(Ok),
            Some(spot) => self.moved(by, record, spot).await,
        }
    }

    /// Goes on with a preview somewhere else.
    pub async fn preview_at(
        &self,
        by: &Moderator,
        id: InterviewId,
        at: &Spot,
    ) -> Result<Result<Turn, Missing>, AppError> {
        let record = self.store.load(id).await?;
        match record.filter(|record| is_preview_of(record, by)) {
            Some(record) => self.moved(by, record, at).await,
            None => Ok(Err(Missing::Draft)),
        }
    }

    /// Forgets a moderator's previews.
    pub async fn end_previews(&self, by: &Moderator) -> Result<(), AppError> {
        Ok(self.store.drop_previews_of(by.user, by.guild).await?)
    }

    async fn moved(
        &self,
        by: &Moderator,
        record: Record,
        at: &Spot,
    ) -> Result<Result<Turn, Missing>, AppError> {
        let Some(answers) = self.leading_to(by, &record, at).await? else {
            return Ok(Err(Missing::Text(None)));
        };
        let now = (self.clock)();
        let state = match at {
            Spot::Question(_) => Interview::begin(now).state,
            Spot::Finding(_) | Spot::Verdict(_) => State::Finished { at: now },
        };
        let interview = Interview {
            answers,
            state,
            step: record.interview.step + 1,
        };
        let (id, revision) = (record.id, record.revision.clone());
        let saved = self
            .store
            .save(record, &revision, interview, &Stand::AsBefore, now);
        let record = match saved.await? {
            Some(record) => Some(record),
            None => self.store.load(id).await?,
        };
        match record {
            Some(record) => self.shown(by, record).await.map(Ok),
            None => Ok(Err(Missing::Draft)),
        }
    }

    /// The answers that lead there; `None`: nobody ever gets there.
    async fn leading_to(
        &self,
        by: &Moderator,
        record: &Record,
        at: &Spot,
    ) -> Result<Option<Answers>, AppError> {
        let who = who(by);
        let (dialog, at) = (self.dialog_of(record, &who).await?, at.clone());
        let proven = tokio::task::spawn_blocking(move || answers_to(&dialog, &at, TYPED)).await;
        Ok(proven.expect("proving does not panic").unwrap_or_default())
    }

    async fn shown(&self, by: &Moderator, record: Record) -> Result<Turn, AppError> {
        let who = who(by);
        let dialog = self.dialog_of(&record, &who).await?;
        let event = Event {
            seen: None,
            act: Act::Show,
        };
        let (_, outcome) = step(&dialog, &record.interview, &event, (self.clock)());
        self.turn(&who, record, outcome).await
    }
}

/// What stands for a typed answer on the way to somewhere.
const TYPED: &str = "…";

fn is_preview_of(record: &Record, by: &Moderator) -> bool {
    matches!(record.seat.purpose, Purpose::Preview(_))
        && record.seat.user == by.user
        && record.seat.guild == Some(by.guild)
}

fn who(by: &Moderator) -> Who {
    Who {
        user: by.user,
        guild: Some(by.guild),
        roles: Vec::new(),
        locale: by.locale.clone(),
    }
}
