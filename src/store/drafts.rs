//! What moderators prepared and did not make live yet.

use jiff::Timestamp;

use super::DraftId;
use super::{Store, StoreError, failed};
use crate::server::{Draft, GuildId, UserId};

impl Store {
    /// Keeps a draft until it is dropped, or swept away as forgotten.
    pub async fn keep_draft(
        &self,
        guild: GuildId,
        author: UserId,
        draft: &Draft,
        now: Timestamp,
    ) -> Result<DraftId, StoreError> {
        let doing = "keep a moderator's draft";
        let sql = "INSERT INTO draft (guild_id, author_id, content, made_at) VALUES ($1, $2, $3, $4) RETURNING id";
        let id: i64 = sqlx::query_scalar(sql)
            .bind(guild.0.cast_signed())
            .bind(author.0.cast_signed())
            .bind(serde_json::to_vec(draft).map_err(failed(doing))?)
            .bind(now.as_millisecond())
            .fetch_one(&self.database.writes)
            .await
            .map_err(failed(doing))?;
        Ok(DraftId(id.cast_unsigned()))
    }

    /// A draft, to whom and where it belongs; `None` to anybody else.
    pub async fn draft(
        &self,
        guild: GuildId,
        author: UserId,
        id: DraftId,
    ) -> Result<Option<Draft>, StoreError> {
        let doing = "read a moderator's draft";
        let sql = "SELECT content FROM draft WHERE id = $1 AND guild_id = $2 AND author_id = $3";
        let content: Option<Vec<u8>> = sqlx::query_scalar(sql)
            .bind(id.0.cast_signed())
            .bind(guild.0.cast_signed())
            .bind(author.0.cast_signed())
            .fetch_optional(&self.database.reads)
            .await
            .map_err(failed(doing))?;
        content
            .map(|content| serde_json::from_slice(&content).map_err(failed(doing)))
            .transpose()
    }

    pub async fn drop_draft(&self, id: DraftId) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM draft WHERE id = $1")
            .bind(id.0.cast_signed())
            .execute(&self.database.writes)
            .await
            .map_err(failed("drop a moderator's draft"))?;
        Ok(())
    }

    /// Forgets drafts that were made before a moment; says how many.
    pub async fn drop_drafts(&self, before: Timestamp) -> Result<u64, StoreError> {
        let done = sqlx::query("DELETE FROM draft WHERE made_at < $1")
            .bind(before.as_millisecond())
            .execute(&self.database.writes)
            .await
            .map_err(failed("drop forgotten drafts"))?;
        Ok(done.rows_affected())
    }
}
