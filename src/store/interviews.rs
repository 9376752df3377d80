//! Interviews written down: begun, saved step by step, settled in a thread, displaced.

use jiff::Timestamp;

use super::Store;
use super::database::Turn;
use super::failure::{StoreError, failed};
use super::record::{
    Gone, GuildId, InterviewId, Place, Purpose, Record, Seat, Stand, UserId, Visibility,
};
use super::seal::Spot;
use super::tallies;
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
        let sql = "INSERT INTO interview (user_id, guild_id, channel_id, dialog, locale, visibility, revision, place, \
                   state, step, content, changed_at, preview) \
                   SELECT $1, $2, $3, $4, $5, $6, $7, 'opening', $8, $9, $12, $10, $11 WHERE $11 IS NOT NULL OR NOT EXISTS \
                   (SELECT 1 FROM interview WHERE user_id = $1 AND guild_id IS NOT DISTINCT FROM $2 AND dialog = $4 AND state <> 'finished' \
                   AND preview IS NULL) \
                   RETURNING id";
        let doing = "begin an interview";
        let turn = Turn::Of(seat.user.0.cast_signed());
        let begun = self.database.begin_in(turn).await;
        let mut transaction = begun.map_err(failed(doing))?;
        let id: Option<i64> = sqlx::query_scalar(sql)
            .bind(seat.user.0.cast_signed())
            .bind(seat.guild.map(|guild| guild.0.cast_signed()))
            .bind(seat.channel.0.cast_signed())
            .bind(seat.dialog.as_str())
            .bind(&seat.locale)
            .bind(visibility_name(seat.visibility))
            .bind(revision.as_str())
            .bind(state_name(interview))
            .bind(i64::from(interview.step))
            .bind(now.as_millisecond())
            .bind(preview_number(seat.purpose))
            .bind(Vec::new())
            .fetch_optional(&mut *transaction)
            .await
            .map_err(failed(doing))?;
        let Some(id) = id.map(i64::cast_unsigned).map(InterviewId) else {
            return Ok(None);
        };
        // What is sealed is bound to its row, which has a number only now.
        sqlx::query("UPDATE interview SET content = $1 WHERE id = $2")
            .bind(self.sealed(id, interview)?)
            .bind(id.0.cast_signed())
            .execute(&mut *transaction)
            .await
            .map_err(failed(doing))?;
        tallies::count_start(&mut transaction, id.0.cast_signed(), seat, now)
            .await
            .map_err(failed(doing))?;
        transaction.commit().await.map_err(failed(doing))?;
        Ok(Some(Record {
            id,
            seat: seat.clone(),
            place: Place::Opening,
            revision: revision.clone(),
            interview: interview.clone(),
        }))
    }

    /// Saves what an event changed. `false`: somebody else saved since step `read`; load again.
    ///
    /// `revision` changes only when the interview is begun anew. Where a verdict is owed, the message of an
    /// older one is forgotten with the same commit.
    pub async fn save(
        &self,
        id: InterviewId,
        read: u32,
        revision: &Revision,
        interview: &Interview,
        stand: &Stand,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE interview SET state = $1, step = $2, content = $3, revision = $4, changed_at = $5, \
                   verdict_id = CASE WHEN $8 THEN NULL ELSE verdict_id END, \
                   question = CASE WHEN $10 THEN NULL ELSE COALESCE($9, question) END \
                   WHERE id = $6 AND step = $7";
        let doing = "save an interview";
        let mut transaction = self.database.begin().await.map_err(failed(doing))?;
        let done = sqlx::query(sql)
            .bind(state_name(interview))
            .bind(i64::from(interview.step))
            .bind(self.sealed(id, interview)?)
            .bind(revision.as_str())
            .bind(now.as_millisecond())
            .bind(id.0.cast_signed())
            .bind(i64::from(read))
            .bind(matches!(stand, Stand::Verdict(_)))
            .bind(match stand {
                Stand::At(question) => Some(question.as_str()),
                Stand::Verdict(_) | Stand::AsBefore | Stand::AtFirst => None,
            })
            .bind(*stand == Stand::AtFirst)
            .execute(&mut *transaction)
            .await
            .map_err(failed(doing))?;
        if let (1, Stand::Verdict(verdict)) = (done.rows_affected(), stand) {
            tallies::count_verdict(&mut transaction, id, verdict, now)
                .await
                .map_err(failed(doing))?;
        }
        transaction.commit().await.map_err(failed(doing))?;
        Ok(done.rows_affected() == 1)
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
        sqlx::query("UPDATE interview SET place = $1, thread_id = $2, card_id = $3, verdict_id = $4, opening_in = NULL WHERE id = $5")
            .bind(name)
            .bind(thread.map(u64::cast_signed))
            .bind(card.map(u64::cast_signed))
            .bind(verdict.map(u64::cast_signed))
            .bind(id.0.cast_signed())
            .execute(&self.database.writes)
            .await
            .map_err(failed("remember where an interview stands"))?;
        Ok(())
    }

    /// Forgets the threads that are gone: a told verdict is shown in private from now on, everything else gets a new
    /// place when its member comes back. Gives back how many interviews stood there.
    pub async fn displace(&self, gone: Gone) -> Result<u64, StoreError> {
        let sql = "UPDATE interview SET thread_id = NULL, card_id = NULL, verdict_id = NULL, \
                   place = CASE WHEN state = 'finished' AND verdict_id IS NOT NULL THEN 'ephemeral' ELSE 'opening' END \
                   WHERE place = 'thread' AND $1 = CASE $2 WHEN 'thread' THEN thread_id WHEN 'channel' THEN channel_id \
                   ELSE guild_id END";
        let (what, id) = match gone {
            Gone::Thread(thread) => ("thread", thread.0),
            Gone::Channel(channel) => ("channel", channel.0),
            Gone::Guild(guild) => ("guild", guild.0),
        };
        let done = sqlx::query(sql)
            .bind(id.cast_signed())
            .bind(what)
            .execute(&self.database.writes)
            .await
            .map_err(failed("forget a thread that is gone"))?;
        Ok(done.rows_affected())
    }

    /// Forgets a moderator's previews in a server.
    pub async fn drop_previews_of(&self, user: UserId, guild: GuildId) -> Result<(), StoreError> {
        sqlx::query(
            "DELETE FROM interview WHERE user_id = $1 AND guild_id = $2 AND preview IS NOT NULL",
        )
        .bind(user.0.cast_signed())
        .bind(guild.0.cast_signed())
        .execute(&self.database.writes)
        .await
        .map_err(failed("drop a preview"))?;
        Ok(())
    }

    fn sealed(&self, id: InterviewId, interview: &Interview) -> Result<Vec<u8>, StoreError> {
        let plain = serde_json::to_vec(interview).map_err(failed("write an interview down"))?;
        let spot = Spot::interview(id.0.cast_signed());
        Ok(self.sealer.seal(spot, &plain))
    }
}

fn preview_number(purpose: Purpose) -> Option<i64> {
    match purpose {
        Purpose::Real => None,
        Purpose::Preview(draft) => Some(draft.map_or(0, |draft| draft.0.cast_signed())),
    }
}

fn state_name(interview: &Interview) -> &'static str {
    match interview.state {
        State::Asking { .. } => "asking",
        State::Stopped { .. } => "stopped",
        State::Finished { .. } => "finished",
    }
}

fn visibility_name(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Private => "private",
        Visibility::Public => "public",
    }
}
