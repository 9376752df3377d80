//! What moderators prepared and did not make live yet.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::Timestamp;

use super::DraftId;
use super::deed::Deed;
use super::link::{Link, LinkError, Statement, statement};
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
        let keep = statement(sql)
            .bind(guild.0.cast_signed())
            .bind(author.0.cast_signed())
            .bind(serde_json::to_vec(draft).map_err(failed(doing))?)
            .bind(now.as_millisecond());
        let id = self.perform(doing, Keep(keep)).await?;
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
        let find = statement(sql)
            .bind(id.0.cast_signed())
            .bind(guild.0.cast_signed())
            .bind(author.0.cast_signed());
        let Some(row) = self.find_one(doing, find).await? else {
            return Ok(None);
        };
        let content: Vec<u8> = row.get(0).map_err(failed(doing))?;
        serde_json::from_slice(&content).map_err(failed(doing))
    }

    pub async fn drop_draft(&self, id: DraftId) -> Result<(), StoreError> {
        let drop_it = statement("DELETE FROM draft WHERE id = $1").bind(id.0.cast_signed());
        self.perform("drop a moderator's draft", drop_it)
            .await
            .map(drop)
    }

    /// Forgets drafts that were made before a moment; says how many.
    pub async fn drop_drafts(&self, before: Timestamp) -> Result<u64, StoreError> {
        let old = statement("DELETE FROM draft WHERE made_at < $1").bind(before.as_millisecond());
        self.perform("drop forgotten drafts", old).await
    }
}

/// Gives back the number of what was inserted.
struct Keep(Statement);

impl Deed for Keep {
    type Outcome = i64;

    fn run<'a>(&'a self, mut link: Link<'a>) -> BoxFuture<'a, Result<i64, LinkError>> {
        async move {
            let row = link.row(&self.0).await?.ok_or(LinkError::NoRow)?;
            row.get(0)
        }
        .boxed()
    }
}
