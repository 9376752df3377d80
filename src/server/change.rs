//! One entry of a server's history: who changed what, when, from what to what.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::ids::{MessageId, UserId};
use super::settings::{Setting, SettingName};
use super::{OwnDialog, Panel, Server};
use crate::dialog::DialogId;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Counts from one.
    pub version: u64,
    pub author: UserId,
    pub at: Timestamp,
    pub act: Act,
    pub edits: Vec<Edit>,
}

/// How a change came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    Edited,
    Imported,
    /// Texts went back to the dialog's own.
    Reset,
    /// Took this change back.
    Undid(u64),
    /// Made everything as it was after this change; 0: as at the beginning.
    Restored(u64),
    /// Nobody meant it: what stood at Discord was found to be gone.
    Forgot,
}

/// One thing that was changed, with what stood there and what stands there now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// `None`: the dialog's own text.
    Text {
        dialog: DialogId,
        key: String,
        before: Option<String>,
        after: Option<String>,
    },
    /// Both are values of one setting.
    Setting { before: Setting, after: Setting },
    /// `None`: there is no such dialog.
    Dialog {
        dialog: DialogId,
        before: Option<OwnDialog>,
        after: Option<OwnDialog>,
    },
    /// `None`: there is no such message.
    Panel {
        message: MessageId,
        before: Option<Panel>,
        after: Option<Panel>,
    },
}

/// What an edit is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Text(DialogId, String),
    Setting(SettingName),
    Dialog(DialogId),
    Panel(MessageId),
}

impl Edit {
    /// Puts another text at a key; `None`: the dialog's own.
    pub fn text(server: &Server, dialog: &DialogId, key: &str, after: Option<String>) -> Edit {
        let texts = server.texts.get(dialog);
        Edit::Text {
            dialog: dialog.clone(),
            key: key.to_owned(),
            before: texts.and_then(|texts| texts.get(key).cloned()),
            after,
        }
    }

    pub fn setting(server: &Server, after: Setting) -> Edit {
        Edit::Setting {
            before: server.settings.get(after.name()),
            after,
        }
    }

    pub fn dialog(server: &Server, dialog: &DialogId, after: Option<OwnDialog>) -> Edit {
        Edit::Dialog {
            dialog: dialog.clone(),
            before: server.dialogs.get(dialog).cloned(),
            after,
        }
    }

    pub fn panel(server: &Server, message: MessageId, after: Option<Panel>) -> Edit {
        Edit::Panel {
            message,
            before: server.panels.get(&message).cloned(),
            after,
        }
    }

    pub fn subject(&self) -> Subject {
        match self {
            Edit::Text { dialog, key, .. } => Subject::Text(dialog.clone(), key.clone()),
            Edit::Setting { after, .. } => Subject::Setting(after.name()),
            Edit::Dialog { dialog, .. } => Subject::Dialog(dialog.clone()),
            Edit::Panel { message, .. } => Subject::Panel(*message),
        }
    }

    /// The dialog that has another content afterwards.
    pub fn replaced(&self) -> Option<&DialogId> {
        match self {
            Edit::Dialog {
                dialog,
                before: Some(before),
                after: Some(after),
            } if before.revision != after.revision => Some(dialog),
            _ => None,
        }
    }

    /// What takes this edit back.
    #[must_use]
    pub fn inverse(&self) -> Edit {
        let mut edit = self.clone();
        match &mut edit {
            Edit::Text { before, after, .. } => std::mem::swap(before, after),
            Edit::Setting { before, after } => std::mem::swap(before, after),
            Edit::Dialog { before, after, .. } => std::mem::swap(before, after),
            Edit::Panel { before, after, .. } => std::mem::swap(before, after),
        }
        edit
    }

    /// The edit to the same end, from how the server stands now.
    pub(super) fn seen_from(self, server: &Server) -> Edit {
        match self {
            Edit::Text {
                dialog, key, after, ..
            } => Edit::text(server, &dialog, &key, after),
            Edit::Setting { after, .. } => Edit::setting(server, after),
            Edit::Dialog { dialog, after, .. } => Edit::dialog(server, &dialog, after),
            Edit::Panel { message, after, .. } => Edit::panel(server, message, after),
        }
    }

    /// Whether it changes nothing.
    pub fn is_idle(&self) -> bool {
        match self {
            Edit::Text { before, after, .. } => before == after,
            Edit::Setting { before, after } => before == after,
            Edit::Dialog { before, after, .. } => before == after,
            Edit::Panel { before, after, .. } => before == after,
        }
    }

    /// Whether it names a panel that nobody has posted.
    pub fn is_new_panel(&self) -> bool {
        matches!(self, Edit::Panel { after: Some(_), .. })
    }

    /// Whether what it would change still stands as it says; if not, somebody changed it in between.
    pub fn fits(&self, server: &Server) -> bool {
        self.clone().seen_from(server) == *self
    }
}
