//! Interviews written down: begun, saved step by step, settled in a thread, displaced.

use std::sync::Arc;

use jiff::Timestamp;

use super::deeds::{Begin, Save};
use super::link::statement;
use super::record::{Gone, GuildId, InterviewId, Place, Record, Seat, Stand, UserId};
use super::seal::Spot;
use super::{Store, StoreError, failed};
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
        Ok(Some(Record {
            id,
            seat: seat.clone(),
            server_version,
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
        let spot = Spot::interview(id.0.cast_signed());
        let save = Save {
            id,
            read: read.into(),
            state: state_name(interview),
            step: interview.step.into(),
            sealed: self.sealer.seal(spot, &plain(interview)?),
            revision: revision.to_string(),
            stand: stand.clone(),
            now,
        };
        self.perform("save an interview", save).await
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
            "UPDATE interview SET place = $1, thread_id = $2, card_id = $3, verdict_id = $4, opening_in = NULL WHERE id = $5",
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
                   WHERE place = 'thread' AND $1 = CASE $2 WHEN 'thread' THEN thread_id WHEN 'channel' THEN channel_id \
                   ELSE guild_id END";
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
