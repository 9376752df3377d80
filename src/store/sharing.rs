//! Verdicts that were shown to a channel, kept so that they can be taken back: noted down before they are posted, so that
//! none stands there of which nobody knows.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::Timestamp;

use super::deed::Deed;
use super::link::{Link, LinkError, Row, statement};
use super::{ChannelId, InterviewId, MessageId, Store, StoreError, UserId, failed};

/// A verdict that its member showed to a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    pub channel: ChannelId,
    pub message: MessageId,
}

/// A verdict that is being shown to a channel, or was when a process ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    pub user: UserId,
    pub interview: InterviewId,
    pub channel: ChannelId,
    /// By which Discord tells a repeat from a second message.
    pub nonce: String,
    pub asked_at: Timestamp,
}

impl Sharing {
    fn read(row: &Row) -> Result<Sharing, StoreError> {
        let doing = "understand where a verdict is being shared";
        let mut columns = row.columns();
        let mut numbers = || -> Result<[u64; 3], LinkError> {
            let mut number = || columns.next::<i64>().map(i64::cast_unsigned);
            Ok([number()?, number()?, number()?])
        };
        let [user, interview, channel] = numbers().map_err(failed(doing))?;
        let nonce = columns.next().map_err(failed(doing))?;
        let asked_at: i64 = columns.next().map_err(failed(doing))?;
        Ok(Sharing {
            user: UserId(user),
            interview: InterviewId(interview),
            channel: ChannelId(channel),
            nonce,
            asked_at: Timestamp::from_millisecond(asked_at).map_err(failed(doing))?,
        })
    }
}

/// It is there: what was noted down of it has done its work.
struct Keep {
    id: InterviewId,
    shared: Shared,
}

impl Keep {
    async fn keep(&self, mut link: Link<'_>) -> Result<(), LinkError> {
        let (id, channel) = (self.id.0.cast_signed(), self.shared.channel.0.cast_signed());
        let sql = "INSERT INTO shared (interview_id, channel_id, message_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        let keep = statement(sql)
            .bind(id)
            .bind(channel)
            .bind(self.shared.message.0.cast_signed());
        link.execute(&keep).await?;
        let noted = statement(FORGET).bind(id).bind(channel);
        link.execute(&noted).await.map(drop)
    }
}

impl Deed for Keep {
    type Outcome = ();

    fn is_one_statement(&self) -> bool {
        false
    }

    fn run<'a>(&'a self, link: Link<'a>) -> BoxFuture<'a, Result<(), LinkError>> {
        self.keep(link).boxed()
    }
}

const FORGET: &str = "DELETE FROM sharing WHERE interview_id = $1 AND channel_id = $2";

impl Store {
    /// A verdict is about to be shown to a channel. [`Store::keep_shared`] or [`Store::forget_sharing`] say what came of it.
    pub async fn note_sharing(
        &self,
        id: InterviewId,
        channel: ChannelId,
        nonce: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO sharing (interview_id, channel_id, nonce, asked_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (interview_id, channel_id) DO UPDATE SET nonce = excluded.nonce, asked_at = excluded.asked_at";
        let note = statement(sql)
            .bind(id.0.cast_signed())
            .bind(channel.0.cast_signed())
            .bind(nonce)
            .bind(now.as_millisecond());
        let noted = self.perform("note down that a verdict is being shared", note);
        noted.await.map(drop)
    }

    /// It was not shown.
    pub async fn forget_sharing(
        &self,
        id: InterviewId,
        channel: ChannelId,
    ) -> Result<(), StoreError> {
        let forget = statement(FORGET)
            .bind(id.0.cast_signed())
            .bind(channel.0.cast_signed());
        let forgotten = self.perform("forget that a verdict was being shared", forget);
        forgotten.await.map(drop)
    }

    /// What is being shared, or was when a process ended.
    pub async fn sharings(&self) -> Result<Vec<Sharing>, StoreError> {
        let sql = "SELECT user_id, interview_id, sharing.channel_id, nonce, asked_at FROM sharing \
                   JOIN interview ON interview.id = interview_id ORDER BY asked_at";
        let found = self.find("look for verdicts that were being shared", statement(sql));
        found.await?.iter().map(Sharing::read).collect()
    }

    /// Remembers where a member shared a verdict, so that it can be taken back.
    pub async fn keep_shared(&self, id: InterviewId, shared: Shared) -> Result<(), StoreError> {
        let keep = Keep { id, shared };
        self.perform("remember where a verdict was shared", keep)
            .await
    }

    /// Where a verdict was shared.
    pub async fn shared(&self, id: InterviewId) -> Result<Vec<Shared>, StoreError> {
        let sql =
            "SELECT channel_id, message_id FROM shared WHERE interview_id = $1 ORDER BY message_id";
        let doing = "look where a verdict was shared";
        let find = statement(sql).bind(id.0.cast_signed());
        let rows = self.find(doing, find).await?;
        let shared = rows.iter().map(|row| {
            let (channel, message): (i64, i64) = (row.get(0)?, row.get(1)?);
            Ok(Shared {
                channel: ChannelId(channel.cast_unsigned()),
                message: MessageId(message.cast_unsigned()),
            })
        });
        let shared: Result<_, LinkError> = shared.collect();
        shared.map_err(failed(doing))
    }
}
