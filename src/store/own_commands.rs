//! Which servers have commands of their own at Discord, so that others need not be asked about.

use super::{Store, StoreError, failed};
use crate::server::GuildId;

impl Store {
    /// Remembers that a server's own commands are to be seen to, until [`Store::forget_own_commands`].
    pub async fn expect_own_commands(&self, guild: GuildId) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO own_commands (guild_id) VALUES ($1) ON CONFLICT DO NOTHING")
            .bind(guild.0.cast_signed())
            .execute(&self.database.writes)
            .await
            .map_err(failed("remember that a server has commands"))?;
        Ok(())
    }

    pub async fn has_own_commands(&self, guild: GuildId) -> Result<bool, StoreError> {
        let count: i64 =
            sqlx::query_scalar("SELECT count(*) FROM own_commands WHERE guild_id = $1")
                .bind(guild.0.cast_signed())
                .fetch_one(&self.database.reads)
                .await
                .map_err(failed("look whether a server has commands"))?;
        Ok(count > 0)
    }

    pub async fn forget_own_commands(&self, guild: GuildId) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM own_commands WHERE guild_id = $1")
            .bind(guild.0.cast_signed())
            .execute(&self.database.writes)
            .await
            .map_err(failed("forget that a server had commands"))?;
        Ok(())
    }
}
