//! Setting things: values are checked, made live with the version that was seen, and recorded.

use super::{Changed, Moderator};
use crate::app::{App, AppError};
use crate::interview::voice::languages;
use crate::server::{Act, Edit, GuildId, RoleId, Setting, Unfit};

impl App {
    /// Sets these at once, as seen at version `read`. `Err`: the first value that cannot be set; nothing was.
    pub async fn set(
        &self,
        by: &Moderator,
        read: u64,
        settings: Vec<Setting>,
    ) -> Result<Result<Changed, Unfit>, AppError> {
        for setting in &settings {
            if let Err(unfit) = setting.check(languages()) {
                return Ok(Err(unfit));
            }
        }
        let now = self.server_now(by.guild).await?;
        let seen = self.server_at(by.guild, &now, read).await?;
        let edits = settings
            .into_iter()
            .map(|after| Edit::setting(&seen, after));
        let edits: Vec<Edit> = edits.collect();
        Ok(Ok(self.change(by, read, Act::Edited, &edits).await?))
    }

    /// What a server speaks with members whose own language the bot does not speak; `None`: it has not said.
    pub async fn language(&self, guild: GuildId) -> Result<Option<String>, AppError> {
        Ok(self.server_now(guild).await?.settings.language)
    }

    /// Whether the server lets people with these roles, who are no moderators, see its statistics.
    pub async fn may_see_statistics(
        &self,
        guild: GuildId,
        roles: &[RoleId],
    ) -> Result<bool, AppError> {
        let settings = self.server_now(guild).await?.settings;
        let everybody = RoleId(guild.0);
        Ok(settings.may_see_statistics(roles) || settings.may_see_statistics(&[everybody]))
    }
}
