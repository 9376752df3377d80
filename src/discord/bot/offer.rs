//! A server's own dialogs as its own commands: Discord is told after each change, and after a start.

use super::{Bot, Trouble};
use crate::discord::commands::{differ_in_guild, of_guild};
use crate::server::{Change, Edit, GuildId};

/// How often it is told anew because something changed while it was told.
const ATTEMPTS_MAX: usize = 5;

impl Bot {
    /// What a change does to the server's commands. `None`: nothing that is worth a word; `Some(false)`:
    /// Discord did not take it.
    pub(in crate::discord) async fn offer_changed(
        &self,
        guild: GuildId,
        change: &Change,
    ) -> Option<bool> {
        let is_of_dialog = |edit: &Edit| matches!(edit, Edit::Dialog { .. });
        let is_description =
            |edit: &Edit| matches!(edit, Edit::Text { key, .. } if key == "dialog.description");
        let is_news = change.edits.iter().any(is_of_dialog);
        if !is_news && !change.edits.iter().any(is_description) {
            return None;
        }
        match self.offer(guild, is_news).await {
            Ok(()) => is_news.then_some(true),
            Err(error) => {
                tracing::error!(%guild, %error, "a server's own commands are not registered");
                Some(false)
            }
        }
    }

    /// After a start, and where the bot came (back) into a server.
    pub(in crate::discord) async fn offer_again(&self, guild: GuildId) {
        if let Err(error) = self.offer(guild, false).await {
            tracing::error!(%guild, %error, "a server's own commands are not registered");
        }
    }

    /// Because a moderator asks for it, whether or not this server is known to have commands of its own.
    pub(in crate::discord) async fn offer_anew(&self, guild: GuildId) {
        if let Err(error) = self.offer(guild, true).await {
            tracing::error!(%guild, %error, "a server's own commands are not registered");
        }
    }

    /// One overwrite, and only where Discord has something else. Servers without commands of their own are
    /// not asked about, unless this `is_news`.
    async fn offer(&self, guild: GuildId, is_news: bool) -> Result<(), Trouble> {
        let Some(application) = self.application.get().copied() else {
            return Ok(());
        };
        match is_news {
            true => self.app.expect_own_commands(guild).await?,
            false if !self.app.has_own_commands(guild).await? => return Ok(()),
            false => {}
        }
        for _ in 0..ATTEMPTS_MAX {
            let (version, dialogs) = self.app.own_on_offer(guild).await?;
            let wanted = of_guild(dialogs.iter().map(AsRef::as_ref));
            let registered = self.rest.guild_commands(application, guild).await?;
            if differ_in_guild(&wanted, &registered) {
                self.rest
                    .overwrite_guild_commands(application, guild, &wanted)
                    .await?;
                tracing::info!(%guild, commands = wanted.len(), "a server's own commands registered");
            }
            if self.app.server_now(guild).await?.version != version {
                continue;
            }
            if wanted.is_empty() {
                self.app.forget_own_commands(guild).await?;
            }
            break;
        }
        Ok(())
    }
}
