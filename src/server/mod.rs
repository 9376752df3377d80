//! What a Discord server made of the bot: its wording, its settings, its own dialogs and panels, and the
//! history of changes that led there. Pure.
//!
//! **The theory.** A server's state is the sum of its changes, which are numbered from one. A change is a
//! list of edits, and each edit says what stood there before and what stands there after it, so each can be
//! taken back, and any earlier version is found by taking back what came later. Whoever saves a change names
//! the version that was read; nobody overwrites what they have not seen.

pub mod change;
pub mod draft;
pub mod entry;
pub mod ids;
pub mod settings;
pub mod statistics;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use change::{Act, Change, Edit, Subject};
pub use draft::{Content, Draft};
pub use entry::{Hindrance, Knock};
pub use ids::{ChannelId, GuildId, MessageId, RoleId, UserId};
pub use settings::{Setting, SettingName, Settings, ThreadChoice, Unfit};

use crate::dialog::wording::Wording;
use crate::dialog::{DialogId, Revision};

/// A server as it stands now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Server {
    /// The number of its newest change; 0 where nothing was changed yet.
    pub version: u64,
    /// Texts that replace a dialog's, by key; empty where none does.
    pub texts: BTreeMap<DialogId, Wording>,
    pub settings: Settings,
    /// Dialogs of its own, beside those that the operator offers.
    pub dialogs: BTreeMap<DialogId, OwnDialog>,
    /// Messages with a Start button, by message.
    pub panels: BTreeMap<MessageId, Panel>,
}

/// A dialog that a server brought itself; its content is kept by its revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDialog {
    pub revision: Revision,
    /// Off: nobody can begin it; interviews that run go on.
    pub is_on: bool,
}

/// A message with a Start button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    pub channel: ChannelId,
    pub dialog: DialogId,
    /// The language in which it was posted; empty: the dialog's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub locale: String,
}

impl Server {
    /// The server's texts of a dialog; `None` where it has none of its own.
    pub fn wording(&self, dialog: &DialogId) -> Option<&Wording> {
        self.texts.get(dialog).filter(|texts| !texts.is_empty())
    }

    /// This server once a change has taken effect.
    #[must_use]
    pub fn after(&self, change: &Change) -> Server {
        let mut server = self.clone();
        server.version = change.version;
        for edit in &change.edits {
            server.apply(edit);
        }
        server
    }

    fn apply(&mut self, edit: &Edit) {
        match edit {
            Edit::Text {
                dialog, key, after, ..
            } => {
                let texts = self.texts.entry(dialog.clone()).or_default();
                put(texts, key.clone(), after.clone());
                self.texts.retain(|_, texts| !texts.is_empty());
            }
            Edit::Setting { after, .. } => self.settings.set(after.clone()),
            Edit::Dialog { dialog, after, .. } => {
                put(&mut self.dialogs, dialog.clone(), after.clone());
            }
            Edit::Panel { message, after, .. } => put(&mut self.panels, *message, after.clone()),
        }
    }

    /// The edits that lead from here back to before `changes`, which are the newest ones, in any order.
    ///
    /// Panels stay as they are: a message that was deleted does not come back under its number.
    pub fn back_to_before(&self, changes: &[Change]) -> Vec<Edit> {
        let mut newest_first: Vec<&Change> = changes.iter().collect();
        newest_first.sort_by_key(|change| std::cmp::Reverse(change.version));
        let mut earliest: BTreeMap<Subject, Edit> = BTreeMap::new();
        for change in newest_first {
            for edit in change.edits.iter().rev() {
                earliest.insert(edit.subject(), edit.inverse());
            }
        }
        let edits = earliest
            .into_iter()
            .filter(|(subject, _)| !matches!(subject, Subject::Panel(_)));
        edits
            .map(|(_, edit)| edit.seen_from(self))
            .filter(|edit| !edit.is_idle())
            .collect()
    }
}

fn put<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}
