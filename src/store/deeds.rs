//! What is written of an interview in more than one statement, each a [`Deed`]: begun, saved.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::Timestamp;

use super::database::Turn;
use super::group::Deed;
use super::link::{Link, LinkError, Statement, statement};
use super::record::{InterviewId, Purpose, Seat, Stand, Visibility};
use super::seal::{Sealer, Spot};
use super::tallies;

/// Begins an interview, unless this member has one of this dialog open here.
pub(super) struct Begin {
    pub(super) seat: Seat,
    pub(super) revision: String,
    pub(super) state: &'static str,
    pub(super) step: i64,
    /// What is sealed once its row has a number.
    pub(super) plain: Vec<u8>,
    pub(super) sealer: Arc<Sealer>,
    pub(super) now: Timestamp,
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
                   AND state <> 'finished' AND preview IS NULL) \
                   RETURNING id, COALESCE((SELECT version FROM server WHERE server.guild_id = $2), 0)";
        let seat = &self.seat;
        statement(sql)
            .bind(seat.user.0.cast_signed())
            .bind(seat.guild.map(|guild| guild.0.cast_signed()))
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
pub(super) struct Save {
    pub(super) id: InterviewId,
    pub(super) read: i64,
    pub(super) state: &'static str,
    pub(super) step: i64,
    pub(super) sealed: Vec<u8>,
    pub(super) revision: String,
    pub(super) stand: Stand,
    pub(super) now: Timestamp,
}

impl Deed for Save {
    type Outcome = bool;

    fn is_one_statement(&self) -> bool {
        !matches!(self.stand, Stand::Verdict(_))
    }

    fn run<'a>(&'a self, link: Link<'a>) -> BoxFuture<'a, Result<bool, LinkError>> {
        self.save(link).boxed()
    }
}

impl Save {
    async fn save(&self, mut link: Link<'_>) -> Result<bool, LinkError> {
        let sql = "UPDATE interview SET state = $1, step = $2, content = $3, revision = $4, changed_at = $5, \
                   verdict_id = CASE WHEN $8 THEN NULL ELSE verdict_id END, \
                   question = CASE WHEN $10 THEN NULL ELSE COALESCE($9, question) END \
                   WHERE id = $6 AND step = $7";
        let question = match &self.stand {
            Stand::At(question) => Some(question.as_str()),
            Stand::Verdict(_) | Stand::AsBefore | Stand::AtFirst => None,
        };
        let save = statement(sql)
            .bind(self.state)
            .bind(self.step)
            .bind(self.sealed.clone())
            .bind(self.revision.as_str())
            .bind(self.now.as_millisecond())
            .bind(self.id.0.cast_signed())
            .bind(self.read)
            .bind(matches!(self.stand, Stand::Verdict(_)))
            .bind(question)
            .bind(self.stand == Stand::AtFirst);
        let is_saved = link.execute(&save).await? == 1;
        if let (true, Stand::Verdict(verdict)) = (is_saved, &self.stand) {
            tallies::count_verdict(&mut link, self.id, verdict, self.now).await?;
        }
        Ok(is_saved)
    }
}

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
