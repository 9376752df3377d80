//! The body of a message: what creating, editing and answering an interaction have in common.

use serde::ser::{Error, Serialize, Serializer};
use serde_json::Value;
use serenity::all::{CreateActionRow, CreateAllowedMentions, CreateEmbed};

/// Everything but attachments, which an edit keeps by not naming them.
#[derive(Clone, Debug, serde::Serialize)]
pub(in crate::discord) struct Body {
    /// Always sent, so that an edit takes away what stood there.
    pub content: String,
    pub embeds: Vec<CreateEmbed>,
    #[serde(serialize_with = "lawful")]
    pub components: Vec<CreateActionRow>,
    /// Nobody. It is not remembered by Discord, so every edit says it again.
    allowed_mentions: CreateAllowedMentions,
}

impl Body {
    pub(in crate::discord) fn words(content: impl Into<String>) -> Body {
        Body {
            content: content.into(),
            embeds: Vec::new(),
            components: Vec::new(),
            allowed_mentions: CreateAllowedMentions::new(),
        }
    }

    pub(in crate::discord) fn embed(embed: CreateEmbed) -> Body {
        Body {
            embeds: vec![embed],
            ..Body::words("")
        }
    }

    pub(in crate::discord) fn with(mut self, components: Vec<CreateActionRow>) -> Body {
        self.components = components;
        self
    }

    /// Said above everything else.
    pub(in crate::discord) fn above(mut self, content: impl Into<String>) -> Body {
        self.content = content.into();
        self
    }
}

/// serenity 0.12 writes the ids of what is preselected as numbers; Discord's specification has them as text.
fn lawful<S: Serializer>(rows: &[CreateActionRow], serializer: S) -> Result<S::Ok, S::Error> {
    let is_button_row = |row: &CreateActionRow| matches!(row, CreateActionRow::Buttons(_));
    if rows.iter().all(is_button_row) {
        return rows.serialize(serializer);
    }
    let mut rows = serde_json::to_value(rows).map_err(S::Error::custom)?;
    let controls = rows
        .as_array_mut()
        .into_iter()
        .flatten()
        .filter_map(|row| row["components"].as_array_mut())
        .flatten();
    for preselected in controls.filter_map(|control| control.get_mut("default_values")) {
        for one in preselected.as_array_mut().into_iter().flatten() {
            if let Some(id) = one["id"].as_u64() {
                one["id"] = Value::String(id.to_string());
            }
        }
    }
    rows.serialize(serializer)
}
