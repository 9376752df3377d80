//! A person fills in a modal and sends it.

use serde_json::{Map, Value, json};

use super::{
    Refused,
    components::{check_options, check_values},
    visible,
};
use crate::playground::{
    id::Id,
    world::{
        World,
        interactions::{Kind, Opening, State},
    },
};

const ROW: u64 = 1;
const TEXT_INPUT: u64 = 4;
const LABEL: u64 = 18;

/// Sends the modal that an interaction has opened. `values`: texts by `custom_id`, or lists for selects.
pub(crate) fn submit(
    world: &mut World,
    user: Id,
    modal: Id,
    values: &Map<String, Value>,
) -> Result<Id, Refused> {
    let opener = world.interactions.get(&modal).filter(|it| it.user == user);
    let opener = opener.ok_or("This form is gone.")?.clone();
    let State::Modal(data) = &opener.state else {
        return Err("This form is gone.".to_owned());
    };
    visible(world, user, opener.channel)?;
    let mut components = Vec::new();
    for (number, component) in (1_u64..).zip(data["components"].as_array().into_iter().flatten()) {
        components.push(filled(component, number, values)?);
    }
    let custom_id = data["custom_id"].as_str().unwrap_or_default().to_owned();
    let opening = Opening {
        kind: Kind::Modal,
        user,
        channel: opener.channel,
        source: opener.source,
        name: None,
        custom_id: Some(custom_id.clone()),
        focused_kind: None,
        data: json!({"custom_id": custom_id, "components": components}),
    };
    world
        .open_interaction(&opening)
        .ok_or_else(|| "This channel is gone.".to_owned())
}

/// The component as it is sent back, with what was filled in.
fn filled(component: &Value, number: u64, values: &Map<String, Value>) -> Result<Value, Refused> {
    let id = component["id"].as_u64().unwrap_or(number);
    match component["type"].as_u64() {
        Some(ROW) => {
            let mut inner = Vec::new();
            for input in component["components"].as_array().into_iter().flatten() {
                inner.push(answer(input, id, values)?);
            }
            Ok(json!({"type": ROW, "id": id, "components": inner}))
        }
        Some(LABEL) => {
            let inner = answer(&component["component"], id, values)?;
            Ok(json!({"type": LABEL, "id": id, "component": inner}))
        }
        _ => Ok(json!({"type": component["type"], "id": id})),
    }
}

fn answer(input: &Value, id: u64, values: &Map<String, Value>) -> Result<Value, Refused> {
    let custom_id = input["custom_id"].as_str().unwrap_or_default();
    let kind = input["type"].as_u64().unwrap_or(0);
    let id = input["id"].as_u64().unwrap_or(id + 1_000);
    if kind == TEXT_INPUT {
        let prefilled = input["value"].as_str().unwrap_or_default();
        let text = values.get(custom_id).map_or(Some(prefilled), Value::as_str);
        let text = text.ok_or("A text field takes a text.")?;
        check_text(input, text)?;
        return Ok(json!({"type": kind, "id": id, "custom_id": custom_id, "value": text}));
    }
    let chosen: Vec<String> = match values.get(custom_id) {
        None => Vec::new(),
        Some(Value::Array(items)) => items
            .iter()
            .filter_map(|it| it.as_str().map(str::to_owned))
            .collect(),
        Some(other) => other.as_str().map(str::to_owned).into_iter().collect(),
    };
    if !chosen.is_empty() || input["required"] != false {
        check_values(input, &chosen)?;
    }
    if input.get("options").is_some() {
        check_options(input, &chosen)?;
    }
    Ok(json!({"type": kind, "id": id, "custom_id": custom_id, "values": chosen}))
}

/// What the client checks before it lets a form go.
fn check_text(input: &Value, text: &str) -> Result<(), Refused> {
    let length = text.chars().count() as u64;
    let is_required = input["required"].as_bool().unwrap_or(true);
    let (least, most) = (input["min_length"].as_u64(), input["max_length"].as_u64());
    if length == 0 {
        let is_refused = is_required || least.is_some_and(|least| least > 0);
        return if is_refused {
            Err("This field is required.".to_owned())
        } else {
            Ok(())
        };
    }
    if length < least.unwrap_or(0) || length > most.unwrap_or(4_000) {
        let (least, most) = (least.unwrap_or(0), most.unwrap_or(4_000));
        return Err(format!(
            "The text must have {least} to {most} characters; it has {length}."
        ));
    }
    Ok(())
}
