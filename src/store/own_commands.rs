//! Which servers have commands of their own at Discord, so that others need not be asked about.

use super::link::statement;
use super::{Store, StoreError};
use crate::server::GuildId;

impl Store {
    /// Remembers that a server's own commands are to be seen to, until [`Store::forget_own_commands`].
    pub async fn expect_own_commands(&self, guild: GuildId) -> Result<(), StoreError> {
        let sql = "INSERT INTO own_commands (guild_id) VALUES ($1) ON CONFLICT DO NOTHING";
        let expect = statement(sql).bind(guild.0.cast_signed());
        let expected = self.perform("remember that a server has commands", expect);
        expected.await.map(drop)
    }

    pub async fn has_own_commands(&self, guild: GuildId) -> Result<bool, StoreError> {
        let sql = "SELECT guild_id FROM own_commands WHERE guild_id = $1";
        let find = statement(sql).bind(guild.0.cast_signed());
        let found = self.find_one("look whether a server has commands", find);
        Ok(found.await?.is_some())
    }

    pub async fn forget_own_commands(&self, guild: GuildId) -> Result<(), StoreError> {
        let sql = "DELETE FROM own_commands WHERE guild_id = $1";
        let forget = statement(sql).bind(guild.0.cast_signed());
        let forgotten = self.perform("forget that a server had commands", forget);
        forgotten.await.map(drop)
    }
}
