//! A control that was pressed, or a field that was filled in.

use serde::Deserialize;
use serde_json::Value;

use super::asked::{Asked, MyData, Source};
use crate::discord::ack::Manner;
use crate::discord::bot::{DELETE_MY_DATA, KEEP_MY_DATA};
use crate::discord::custom_id::{CustomId, started_by};
use crate::discord::render::FIELD;

/// What a control of a message says when it is used.
#[derive(Deserialize)]
pub(super) struct Pressed {
    custom_id: String,
    /// What was picked in a select.
    #[serde(default)]
    values: Vec<String>,
}

pub(super) fn press(pressed: Pressed, source: Source) -> (Manner, Asked) {
    let Pressed { custom_id, values } = pressed;
    match (started_by(&custom_id), CustomId::decode(&custom_id)) {
        // Answered like the command: the message with the button stays as it is.
        (Some(dialog), _) => (Manner::Command, Asked::Begin { dialog, wish: None }),
        (None, Some(id)) => (Manner::Control, Asked::Press { id, values, source }),
        (None, None) => {
            let asked = data_button(&custom_id).map_or(Asked::Foreign, Asked::MyData);
            (Manner::Control, asked)
        }
    }
}

/// What a button of ours for a member's data is called.
fn data_button(name: &str) -> Option<MyData> {
    match name {
        DELETE_MY_DATA => Some(MyData::Delete),
        KEEP_MY_DATA => Some(MyData::Keep),
        _ => None,
    }
}

#[derive(Deserialize)]
pub(super) struct Filled {
    custom_id: String,
    components: Value,
}

pub(super) fn filled(filled: &Filled, source: Option<Source>) -> (Manner, Asked) {
    let asked = match (
        CustomId::decode(&filled.custom_id),
        field(&filled.components),
    ) {
        (Some(id), Some(text)) => Asked::Filled { id, text, source },
        _ => Asked::Foreign,
    };
    match source {
        Some(_) => (Manner::Control, asked),
        None => (Manner::Command, asked),
    }
}

/// The text of our field, in a modal's older form (a row of inputs) or newer one (a label with an input);
/// serenity reads the older one only.
fn field(components: &Value) -> Option<String> {
    let rows = components.as_array()?;
    let older = rows
        .iter()
        .filter_map(|row| row.get("components")?.as_array())
        .flatten();
    let newer = rows.iter().filter_map(|row| row.get("component"));
    let input = older
        .chain(newer)
        .find(|input| input["custom_id"] == FIELD)?;
    Some(input.get("value")?.as_str()?.to_owned())
}
