//! Interviews written down: begun, saved step by step, settled in a thread, displaced.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::Timestamp;

use super::database::Turn;
use super::deed::Deed;
use super::finding::place;
use super::link::{Link, LinkError, Statement, statement};
use super::record::{
    Gone, GuildId, InterviewId, Place, Purpose, Record, Seat, Stand, UserId, Visibility,
};
use super::seal::{Sealer, Spot};
use super::{Store, StoreError, failed, number, tallies};
use crate::dialog::Revision;
use crate::interview::{Interview, State};

impl Store {
    /// Begins an interview; `None` when this member has one of this dialog open here already.
    pub async fn create(
        &self,
        seat: &Seat,
        revision: &Revision,
        interview: &Interview,
        now: Timestamp,
    ) -> Result<Option<Record>, StoreError> {
        let doing = "begin an interview";
        let begin = Begin {
            seat: seat.clone(),
            revision: revision.to_string(),
            state: state_name(interview),
            step: interview.step.into(),
            plain: plain(interview)?,
            sealer: Arc::clone(&self.sealer),
            now,
        };
        let Some((id, server_version)) = self.perform(doing, begin).await? else {
            return Ok(None);
        };
        let begun = Record {
            id,
            seat: seat.clone(),
            server_version,
            place: Place::Opening,
            revision: revision.clone(),
            interview: interview.clone(),
        };
        self.last_saved.keep(&begun);
        Ok(Some(begun))
    }

    /// Saves what an event made of an interview as it was `read`, and gives it back as it stands then. `None`: somebody
    /// else saved meanwhile; load again.
    ///
    /// `revision` changes only when the interview is begun anew. Where a verdict is owed, the message of an
    /// older one is forgotten with the same commit.
    pub async fn save(
        &self,
        read: Record,
        revision: &Revision,
        interview: Interview,
        stand: &Stand,
        now: Timestamp,
    ) -> Result<Option<Record>, StoreError> {
        let spot = Spot::interview(read.id.0.cast_signed());
        let save = Save {
            id: read.id,
            read: read.interview.step.into(),
            goes_on: *revision == read.revision
                && state_name(&interview) == state_name(&read.interview)
                && !matches!(stand, Stand::Verdict(_)),
            state: state_name(&interview),
            step: interview.step.into(),
            sealed: self.sealer.seal(spot, &plain(&interview)?),
            revision: revision.to_string(),
            stand: stand.clone(),
            now,
        };
        let Some((place, server_version)) = self.perform("save an interview", save).await? else {
            return Ok(None);
        };
        let saved = Record {
            place,
            server_version,
            revision: revision.clone(),
            interview,
            ..read
        };
        self.last_saved.keep(&saved);
        Ok(Some(saved))
    }

    /// An interview as this process saved it last, if that was with this step. Somebody else may have saved it since,
    /// which saving it tells.
    pub fn last_saved(&self, id: InterviewId, step: u32) -> Option<Record> {
        self.last_saved.take(id, step)
    }

    /// Remembers where an interview stands.
    pub async fn settle(&self, id: InterviewId, place: &Place) -> Result<(), StoreError> {
        let (name, thread, card, verdict) = match place {
            Place::Opening => ("opening", None, None, None),
            Place::Ephemeral => ("ephemeral", None, None, None),
            Place::Thread {
                thread,
                card,
                verdict,
            } => (
                "thread",
                Some(thread.0),
                card.map(|id| id.0),
                verdict.map(|id| id.0),
            ),
        };
        let settle = statement(
            "UPDATE interview SET place = $1, thread_id = $2, card_id = $3, verdict_id = $4, \
             opening_in = NULL, opening_until = NULL WHERE id = $5",
        )
        .bind(name)
        .bind(thread.map(u64::cast_signed))
        .bind(card.map(u64::cast_signed))
        .bind(verdict.map(u64::cast_signed))
        .bind(id.0.cast_signed());
        let settled = self.perform("remember where an interview stands", settle);
        settled.await.map(drop)
    }

    /// Forgets the threads that are gone: a told verdict is shown in private from now on, everything else gets a new
    /// place when its member comes back. Gives back how many interviews stood there.
    pub async fn displace(&self, gone: Gone) -> Result<u64, StoreError> {
        let sql = "UPDATE interview SET thread_id = NULL, card_id = NULL, verdict_id = NULL, \
                   place = CASE WHEN state = 'finished' AND verdict_id IS NOT NULL THEN 'ephemeral' ELSE 'opening' END \
                   WHERE place = 'thread' AND $1 = CASE $2 WHEN 'thread' THEN thread_id \
                   WHEN 'channel' THEN COALESCE(thread_parent, channel_id) ELSE guild_id END";
        let (what, id) = match gone {
            Gone::Thread(thread) => ("thread", thread.0),
            Gone::Channel(channel) => ("channel", channel.0),
            Gone::Guild(guild) => ("guild", guild.0),
        };
        let displace = statement(sql).bind(id.cast_signed()).bind(what);
        self.perform("forget a thread that is gone", displace).await
    }

    /// Forgets a moderator's previews in a server.
    pub async fn drop_previews_of(&self, user: UserId, guild: GuildId) -> Result<(), StoreError> {
        let drop_them = statement(
            "DELETE FROM interview WHERE user_id = $1 AND guild_id = $2 AND preview IS NOT NULL",
        )
        .bind(user.0.cast_signed())
        .bind(guild.0.cast_signed());
        self.perform("drop a preview", drop_them).await.map(drop)
    }
}

fn plain(interview: &Interview) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(interview).map_err(failed("write an interview down"))
}

fn state_name(interview: &Interview) -> &'static str {
    match interview.state {
        State::Asking { .. } => "asking",
        State::Stopped { .. } => "stopped",
        State::Finished { .. } => "finished",
    }
}

/// Begins an interview, unless this member has one of this dialog open here.
struct Begin {
    seat: Seat,
    revision: String,
    state: &'static str,
    step: i64,
    /// What is sealed once its row has a number.
    plain: Vec<u8>,
    sealer: Arc<Sealer>,
    now: Timestamp,
}

impl Deed for Begin {
    /// With the version of its server.
    type Outcome = Option<(InterviewId, u64)>;

    fn is_one_statement(&self) -> bool {
        false
    }

    fn turn(&self) -> Option<Turn> {
        Some(Turn::Of(self.seat.user.0.cast_signed()))
    }

    fn run<'a>(&'a self, link: Link<'a>) -> BoxFuture<'a, Result<Self::Outcome, LinkError>> {
        self.begin(link).boxed()
    }
}

impl Begin {
    async fn begin(&self, mut link: Link<'_>) -> Result<Option<(InterviewId, u64)>, LinkError> {
        let Some(row) = link.row(&self.row()).await? else {
            return Ok(None);
        };
        let (id, version): (i64, i64) = (row.get(0)?, row.get(1)?);
        // What is sealed is bound to its row, which has a number only now.
        let content = statement("UPDATE interview SET content = $1 WHERE id = $2")
            .bind(self.sealer.seal(Spot::interview(id), &self.plain))
            .bind(id);
        link.execute(&content).await?;
        tallies::count_start(&mut link, id, &self.seat, self.now).await?;
        Ok(Some((
            InterviewId(id.cast_unsigned()),
            version.cast_unsigned(),
        )))
    }

    fn row(&self) -> Statement {
        let sql = "INSERT INTO interview (user_id, guild_id, channel_id, dialog, locale, visibility, revision, place, \
                   state, step, content, changed_at, preview) \
                   SELECT $1, $2, $3, $4, $5, $6, $7, 'opening', $8, $9, $12, $10, $11 WHERE $11 IS NOT NULL OR NOT EXISTS \
                   (SELECT 1 FROM interview WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 AND dialog = $4 \
                   AND state IN ('asking', 'stopped') AND preview IS NULL) \
                   RETURNING id, COALESCE((SELECT version FROM server WHERE server.guild_id = $2), 0)";
        let seat = &self.seat;
        statement(sql)
            .bind(seat.user.0.cast_signed())
            .bind(number(seat.guild))
            .bind(seat.channel.0.cast_signed())
            .bind(seat.dialog.as_str())
            .bind(seat.locale.as_str())
            .bind(visibility_name(seat.visibility))
            .bind(self.revision.as_str())
            .bind(self.state)
            .bind(self.step)
            .bind(self.now.as_millisecond())
            .bind(preview_number(seat.purpose))
            .bind(Vec::new())
    }
}

/// Saves what an event changed, unless somebody else saved since step `read`.
struct Save {
    id: InterviewId,
    read: i64,
    /// It is asked on, as before, like most that are saved.
    goes_on: bool,
    state: &'static str,
    step: i64,
    sealed: Vec<u8>,
    revision: String,
    stand: Stand,
    now: Timestamp,
}

impl Deed for Save {
    /// Where it stands now, and the version of its server.
    type Outcome = Option<(Place, u64)>;

    fn is_one_statement(&self) -> bool {
        !matches!(self.stand, Stand::Verdict(_))
    }

    fn run<'a>(&'a self, link: Link<'a>) -> BoxFuture<'a, Result<Self::Outcome, LinkError>> {
        self.save(link).boxed()
    }
}

impl Save {
    async fn save(&self, mut link: Link<'_>) -> Result<Option<(Place, u64)>, LinkError> {
        let Some(saved) = link.row(&self.row()).await? else {
            return Ok(None);
        };
        if let Stand::Verdict(verdict) = &self.stand {
            tallies::count_verdict(&mut link, self.id, verdict, self.now).await?;
        }
        let mut columns = saved.columns();
        let version: i64 = columns.next()?;
        Ok(Some((place(&mut columns)?, version.cast_unsigned())))
    }

    fn row(&self) -> Statement {
        let question = match &self.stand {
            Stand::At(question) => Some(question.as_str()),
            Stand::Verdict(_) | Stand::AsBefore | Stand::AtFirst => None,
        };
        let save = statement(if self.goes_on { SAVE_ON } else { SAVE })
            .bind(self.id.0.cast_signed())
            .bind(self.read)
            .bind(self.step)
            .bind(self.sealed.clone())
            .bind(self.now.as_millisecond())
            .bind(question)
            .bind(self.stand == Stand::AtFirst);
        match self.goes_on {
            true => save,
            false => save
                .bind(self.state)
                .bind(self.revision.as_str())
                .bind(matches!(self.stand, Stand::Verdict(_))),
        }
    }
}

macro_rules! save {
    ($more:literal) => {
        concat!(
            "UPDATE interview SET step = $3, content = $4, changed_at = $5, ",
            "question = CASE WHEN $7 THEN NULL ELSE COALESCE($6, question) END",
            $more,
            " WHERE id = $1 AND step = $2 RETURNING ",
            "COALESCE((SELECT version FROM server WHERE server.guild_id = interview.guild_id), 0), ",
            "place, thread_id, card_id, verdict_id"
        )
    };
}

/// What is not named need not be looked at in indexes and in what it refers to, which takes longer than the row.
const SAVE_ON: &str = save!("");

const SAVE: &str =
    save!(", state = $8, revision = $9, verdict_id = CASE WHEN $10 THEN NULL ELSE verdict_id END");

fn preview_number(purpose: Purpose) -> Option<i64> {
    match purpose {
        Purpose::Real => None,
        Purpose::Preview(draft) => Some(draft.map_or(0, |draft| draft.0.cast_signed())),
    }
}

fn visibility_name(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Private => "private",
        Visibility::Public => "public",
    }
}
