//! Verdicts that were shown to a channel, kept so that they can be taken back.

use super::link::{LinkError, statement};
use super::{ChannelId, InterviewId, MessageId, Store, StoreError, failed};

/// A verdict that its member showed to a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    pub channel: ChannelId,
    pub message: MessageId,
}

impl Store {
    /// Remembers where a member shared a verdict, so that it can be taken back.
    pub async fn keep_shared(&self, id: InterviewId, shared: Shared) -> Result<(), StoreError> {
        let sql = "INSERT INTO shared (interview_id, channel_id, message_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        let keep = statement(sql)
            .bind(id.0.cast_signed())
            .bind(shared.channel.0.cast_signed())
            .bind(shared.message.0.cast_signed());
        let kept = self.perform("remember where a verdict was shared", keep);
        kept.await.map(drop)
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
