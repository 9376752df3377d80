//! Servers at hand, so that a click need not read again what moderators made: the interview that it loads comes with the
//! version of its server, and a server of that version is the one that the store has, whichever process wrote it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::server::{GuildId, Server};

/// Beyond it all are read anew.
const SERVERS_MAX: usize = 256;

/// Versions begin anew where a server was forgotten, which takes 30 days from when the bot left it.
const AT_HAND_MAX: SignedDuration = SignedDuration::from_hours(24);

#[derive(Debug, Default)]
pub(super) struct Servers(Mutex<HashMap<GuildId, (Arc<Server>, Timestamp)>>);

impl Servers {
    pub(super) fn of_version(
        &self,
        guild: GuildId,
        version: u64,
        now: Timestamp,
    ) -> Option<Arc<Server>> {
        let at_hand = self.at_hand();
        let (server, since) = at_hand.get(&guild)?;
        let is_it = server.version == version && now.duration_since(*since) < AT_HAND_MAX;
        is_it.then(|| Arc::clone(server))
    }

    pub(super) fn keep(&self, guild: GuildId, server: &Arc<Server>, now: Timestamp) {
        let mut at_hand = self.at_hand();
        if at_hand.len() >= SERVERS_MAX {
            at_hand.clear();
        }
        at_hand.insert(guild, (Arc::clone(server), now));
    }

    fn at_hand(&self) -> MutexGuard<'_, HashMap<GuildId, (Arc<Server>, Timestamp)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_of_another_version_or_of_yesterday_is_not_at_hand() {
        let (servers, now) = (Servers::default(), Timestamp::UNIX_EPOCH);
        let server = Arc::new(Server {
            version: 3,
            ..Server::default()
        });
        servers.keep(GuildId(1), &server, now);
        assert_eq!(servers.of_version(GuildId(1), 3, now), Some(server));
        assert_eq!(servers.of_version(GuildId(1), 4, now), None);
        assert_eq!(servers.of_version(GuildId(2), 3, now), None);
        let tomorrow = now + AT_HAND_MAX;
        assert_eq!(servers.of_version(GuildId(1), 3, tomorrow), None);
    }
}
