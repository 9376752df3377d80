//! What somebody asks for with an interaction.

use crate::dialog::DialogId;
use crate::discord::custom_id::CustomId;
use crate::discord::moderate::Moderation;
use crate::store::{MessageId, Visibility};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Asked {
    Begin {
        dialog: DialogId,
        /// Who may read along, where the member said so.
        wish: Option<Visibility>,
    },
    Keyboard(Keyboard),
    Suggest {
        typed: String,
    },
    Press {
        id: CustomId,
        /// What was picked in a select.
        values: Vec<String>,
        source: Source,
    },
    Filled {
        id: CustomId,
        text: String,
        /// `None`: the field was opened by a command.
        source: Option<Source>,
    },
    Privacy,
    MyData(MyData),
    /// `/prompts`, by command, control or field.
    Moderate(Box<Moderation>),
    /// A control or command that is none of ours (any more).
    Foreign,
}

impl Asked {
    /// A text that somebody typed and would have to type again.
    pub(in crate::discord) fn typed(&self) -> Option<String> {
        match self {
            Asked::Filled { text, .. } | Asked::Keyboard(Keyboard::Answer(text)) => {
                Some(text.clone())
            }
            _ => None,
        }
    }
}

/// `/interview …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Keyboard {
    Answer(String),
    Back,
    Review,
    Resume,
    Stop,
    Transcript,
}

/// `/interview my-data …`, and its buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum MyData {
    Export,
    AskToDelete,
    Delete,
    Keep,
}

/// The message that a control belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) struct Source {
    pub message: MessageId,
    pub is_ephemeral: bool,
}
