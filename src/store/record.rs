//! The nouns of the store: an interview with who holds it and where it stands.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::dialog::{DialogId, QuestionId, Revision, VerdictId};
use crate::interview::{Interview, State};
use crate::server::ids::number_id;
pub use crate::server::{ChannelId, GuildId, MessageId, UserId};

number_id!(
    /// Given by the store, from one upward.
    InterviewId
);
number_id!(
    /// Given by the store, from one upward.
    DraftId
);

/// Who holds an interview, and from where it was started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    pub user: UserId,
    /// `None`: a direct message.
    pub guild: Option<GuildId>,
    /// The channel in which the command was typed.
    pub channel: ChannelId,
    pub dialog: DialogId,
    /// The member's Discord language when they began, for instance `en-GB`.
    pub locale: String,
    pub visibility: Visibility,
    pub purpose: Purpose,
}

/// Why an interview is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purpose {
    #[default]
    Real,
    /// A moderator looks at wording, of a draft or as it is. Nothing is counted, and only its own controls
    /// lead to it.
    Preview(Option<DraftId>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Visibility {
    Private,
    Public,
}

/// Where an interview stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Decided, not yet spoken: a thread is being opened, or is to be opened anew because the one it stood in is gone.
    Opening,
    /// `card`: the message of the running question; `verdict`: the last message of the newest verdict.
    Thread {
        thread: ChannelId,
        card: Option<MessageId>,
        verdict: Option<MessageId>,
    },
    /// Where no thread can be: messages that only the member sees.
    Ephemeral,
}

/// Where interviews stood, and cannot stand any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    Thread(ChannelId),
    /// With the threads in it.
    Channel(ChannelId),
    Guild(GuildId),
}

/// Where an event left an interview, for what is still to be said after a crash, and for what is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    AsBefore,
    /// Begun anew.
    AtFirst,
    /// This question is to be answered next.
    At(QuestionId),
    /// A verdict that was never shown is owed.
    Verdict(VerdictId),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub id: InterviewId,
    pub seat: Seat,
    /// Of what its server's moderators made of the bot, when this was read; 0: nothing.
    pub server_version: u64,
    pub place: Place,
    /// The dialog revision that the interview is pinned to.
    pub revision: Revision,
    pub interview: Interview,
}

impl Record {
    /// Whether something was decided and not wholly said: no card yet, or no verdict message.
    pub fn is_unspoken(&self) -> bool {
        match (&self.place, &self.interview.state) {
            (Place::Thread { card, .. }, State::Asking { .. }) => card.is_none(),
            (Place::Thread { verdict, .. }, State::Finished { .. }) => verdict.is_none(),
            _ => false,
        }
    }
}
