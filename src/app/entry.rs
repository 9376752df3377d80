//! Whether a member may begin an interview, as the server's settings say, and what they are told if not.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{App, AppError, Who};
use crate::dialog::DialogId;
use crate::interview::State;
use crate::server::{Hindrance, Knock, RoleId, Server, ThreadChoice};
use crate::store::{ChannelId, Record, Seat, Visibility};

/// Why an interview was not begun; nothing that runs is touched by it.
#[derive(Clone, Debug)]
pub enum Hindered {
    /// Interviews begin in these channels.
    Channel(BTreeSet<ChannelId>),
    /// One of these roles is needed.
    Role(BTreeSet<RoleId>),
    /// Too early after the last one.
    Cooldown {
        title: String,
        until: Timestamp,
        last: Box<Record>,
    },
    /// As many run as may, each with its dialog's title.
    Running {
        max: u16,
        open: Vec<(Record, String)>,
    },
}

impl App {
    /// What stands in the way of an interview of which this member has none open; `None`: nothing.
    pub(super) async fn hindered(
        &self,
        who: &Who,
        server: &Server,
        channel: ChannelId,
        dialog: &DialogId,
    ) -> Result<Option<Hindered>, AppError> {
        let settings = &server.settings;
        let last = match settings.cooldown_hours {
            0 => None,
            _ => {
                let last = self.store.last_finished(who.user, who.guild, dialog);
                last.await?
            }
        };
        let running = match settings.running_max {
            0 => Vec::new(),
            _ => self.store.running(who.user, who.guild).await?,
        };
        // Everybody's role bears the server's number and is not among a member's.
        let everybody = who.guild.map(|guild| RoleId(guild.0));
        let roles: Vec<RoleId> = who.roles.iter().copied().chain(everybody).collect();
        let knock = Knock {
            channel,
            roles: &roles,
            finished_at: last.as_ref().and_then(finished_at),
            running: running.len(),
            now: (self.clock)(),
        };
        Ok(match (settings.hindrance(&knock), last) {
            (None, _) | (Some(Hindrance::Cooldown { .. }), None) => None,
            (Some(Hindrance::Channel), _) => Some(Hindered::Channel(settings.channels.clone())),
            (Some(Hindrance::Role), _) => Some(Hindered::Role(settings.roles.clone())),
            (Some(Hindrance::Cooldown { until }), Some(last)) => Some(Hindered::Cooldown {
                title: self.dialog_of(&last, who).await?.title.clone(),
                until,
                last: Box::new(last),
            }),
            (Some(Hindrance::Running), _) => {
                let mut open = Vec::new();
                for record in running {
                    let title = self.dialog_of(&record, who).await?.title.clone();
                    open.push((record, title));
                }
                let max = settings.running_max;
                Some(Hindered::Running { max, open })
            }
        })
    }

    /// Where a shared verdict goes.
    pub async fn shared_to(&self, seat: &Seat) -> Result<ChannelId, AppError> {
        let server = self.server(seat.guild).await?;
        Ok(server.settings.results_channel.unwrap_or(seat.channel))
    }
}

/// Who may read along: as the server says, otherwise as the member wishes, otherwise nobody.
pub(super) fn visibility(choice: ThreadChoice, wish: Option<Visibility>) -> Visibility {
    match choice {
        ThreadChoice::Member => wish.unwrap_or(Visibility::Private),
        ThreadChoice::Private => Visibility::Private,
        ThreadChoice::Public => Visibility::Public,
    }
}

fn finished_at(record: &Record) -> Option<Timestamp> {
    match record.interview.state {
        State::Finished { at } => Some(at),
        State::Asking { .. } | State::Stopped { .. } => None,
    }
}
