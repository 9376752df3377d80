//! What a moderator has prepared and not made live yet: it waits for a yes, and is shown in previews.

use serde::{Deserialize, Serialize};

use super::{Act, Edit, Panel, Server};
use crate::dialog::DialogId;
use crate::dialog::wording::Wording;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The version of the server that was read when this was prepared.
    pub read: u64,
    pub act: Act,
    pub content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// A text as it was typed; it may not fit its place.
    Text {
        dialog: DialogId,
        key: String,
        text: String,
    },
    /// Edits that are known to be sound.
    Edits(Vec<Edit>),
    /// A message with a Start button.
    Panel(Panel),
}

impl Draft {
    /// The server's texts of a dialog as they would be once this is live.
    pub fn wording(&self, server: &Server, dialog: &DialogId) -> Wording {
        let mut wording = server.wording(dialog).cloned().unwrap_or_default();
        match &self.content {
            Content::Text {
                dialog: its,
                key,
                text,
            } if its == dialog => {
                wording.insert(key.clone(), text.clone());
            }
            Content::Edits(edits) => {
                for edit in edits {
                    if let Edit::Text {
                        dialog: its,
                        key,
                        after,
                        ..
                    } = edit
                        && its == dialog
                    {
                        match after {
                            Some(text) => wording.insert(key.clone(), text.clone()),
                            None => wording.remove(key),
                        };
                    }
                }
            }
            Content::Text { .. } | Content::Panel(_) => {}
        }
        wording
    }
}
