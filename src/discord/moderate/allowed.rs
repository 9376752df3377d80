//! Whether somebody may use `/prompts`: Manage Server, or what the server allows in its integration settings.
//!
//! Discord checks this for commands before we hear of them, not for buttons and fields; so it is checked here
//! at every step.

use serde::Deserialize;
use serenity::all::Permissions;

use super::ask::Moderation;
use super::words::PROMPTS;
use crate::app::moderate::Moderator;
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::decode::Ground;
use crate::server::{ChannelId, GuildId, RoleId};

/// Who may use a command, as a server's settings say. Source: Application Commands, "Application Command
/// Permissions Structure".
#[derive(Clone, Debug, Deserialize)]
pub(in crate::discord) struct Override {
    id: String,
    #[serde(rename = "type")]
    kind: u8,
    permission: bool,
}

const ROLE: u8 = 1;
const USER: u8 = 2;
const CHANNEL: u8 = 3;

/// What a server says of a role; `None`: nothing.
pub(super) fn said_of_role(overrides: &[Override], role: RoleId) -> Option<bool> {
    said(overrides, ROLE, role.0)
}

/// What a server says of a channel; where nothing, what it says of all channels.
pub(super) fn said_of_channel(
    overrides: &[Override],
    guild: GuildId,
    channel: ChannelId,
) -> Option<bool> {
    // "All channels" has the number before the server's. Source: as above, "Application Command Permissions
    // Constants".
    let all_channels = guild.0.saturating_sub(1);
    said(overrides, CHANNEL, channel.0).or_else(|| said(overrides, CHANNEL, all_channels))
}

fn said(overrides: &[Override], kind: u8, id: u64) -> Option<bool> {
    let is_it = |entry: &&Override| entry.kind == kind && entry.id == id.to_string();
    overrides.iter().find(is_it).map(|entry| entry.permission)
}

impl Bot {
    pub(super) async fn may_moderate(
        &self,
        ack: &Ack,
        by: &Moderator,
        ground: &Ground,
        moderation: &Moderation,
    ) -> Result<bool, Trouble> {
        if moderation
            .permissions
            .intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR)
        {
            return Ok(true);
        }
        let application = ack.handle().application;
        let overrides = self
            .rest
            .command_overrides(application, by.guild, PROMPTS)
            .await?;
        // Who is let in for the statistics is not let in for the rest.
        let settings = self.app.server_now(by.guild).await?.settings;
        let counting = &settings.statistics_roles;
        let roles = moderation.roles.iter().copied();
        let roles: Vec<RoleId> = roles.filter(|role| !counting.contains(role)).collect();
        Ok(is_delegated(&overrides, by, &roles, ground.parent))
    }

    /// Whether one of these roles may see the statistics, as the server's settings say.
    pub(super) async fn may_count(
        &self,
        by: &Moderator,
        roles: &[RoleId],
    ) -> Result<bool, Trouble> {
        let settings = self.app.server_now(by.guild).await?.settings;
        let counting = settings.statistics_roles;
        Ok(roles.iter().any(|role| counting.contains(role)))
    }
}

/// Whether a server lets somebody without Manage Server use a command: the most particular entry counts,
/// and the channel has to be open as well.
fn is_delegated(
    overrides: &[Override],
    by: &Moderator,
    roles: &[RoleId],
    channel: ChannelId,
) -> bool {
    let everyone = RoleId(by.guild.0);
    let by_role = || {
        let said = roles
            .iter()
            .filter_map(|role| said_of_role(overrides, *role));
        said.reduce(|one, other| one || other)
    };
    let person = said(overrides, USER, by.user.0)
        .or_else(by_role)
        .or_else(|| said_of_role(overrides, everyone));
    let place = said_of_channel(overrides, by.guild, channel);
    person == Some(true) && place != Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::UserId;

    fn entry(kind: u8, id: u64, permission: bool) -> Override {
        let id = id.to_string();
        Override {
            id,
            kind,
            permission,
        }
    }

    fn may(overrides: &[Override]) -> bool {
        let by = Moderator {
            user: UserId(7),
            guild: GuildId(100),
            locale: String::new(),
        };
        is_delegated(overrides, &by, &[RoleId(20), RoleId(21)], ChannelId(30))
    }

    #[test]
    fn nobody_is_let_in_by_silence() {
        assert!(!may(&[]));
        assert!(!may(&[entry(ROLE, 22, true), entry(USER, 8, true)]));
        assert!(!may(&[entry(CHANNEL, 30, true)]));
    }

    #[test]
    fn a_role_or_a_person_is_let_in_and_the_person_counts_more() {
        assert!(may(&[entry(ROLE, 21, true)]));
        assert!(may(&[entry(ROLE, 20, false), entry(ROLE, 21, true)]));
        assert!(!may(&[entry(ROLE, 21, true), entry(USER, 7, false)]));
        assert!(may(&[entry(ROLE, 100, true)]));
        assert!(!may(&[entry(ROLE, 100, true), entry(ROLE, 20, false)]));
    }

    #[test]
    fn a_closed_channel_is_closed() {
        let role = entry(ROLE, 21, true);
        assert!(!may(&[role.clone(), entry(CHANNEL, 30, false)]));
        assert!(!may(&[role.clone(), entry(CHANNEL, 99, false)]));
        assert!(may(&[
            role,
            entry(CHANNEL, 99, false),
            entry(CHANNEL, 30, true)
        ]));
    }
}
