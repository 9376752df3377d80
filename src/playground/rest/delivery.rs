//! From a request body to a message: the checks, the files, who is pinged, and the form in which Discord keeps it.
//! The same for messages, interaction answers, follow-ups and edits.

use serde_json::{Value, json};

use super::{call::Call, mentions};
use crate::playground::{
    errors::{self, Refusal},
    id::Id,
    limits,
    world::{
        World,
        files::{File, png_size},
        interactions::ATTACHMENT_BYTES_MAX,
        message::{Attachment, COMPONENTS_V2, EPHEMERAL, LOADING, Message, SUPPRESS_EMBEDS},
    },
};

pub(crate) use super::mentions::Defaults;

/// Fills an empty message from the body.
pub(crate) fn compose(
    world: &mut World,
    call: &Call,
    data: &Value,
    mut message: Message,
    defaults: Defaults,
) -> Result<Message, Refusal> {
    limits::messages::check(data, call.files.len())?;
    check_sizes(call)?;
    message.flags |= data["flags"].as_u64().unwrap_or(0) & !EPHEMERAL;
    message.content = trimmed(&data["content"]);
    message.embeds = list(&data["embeds"]);
    message.components = list(&data["components"]);
    message.poll = data.get("poll").filter(|it| !it.is_null()).cloned();
    message.attachments = take_files(world, call, data, message.channel);
    finish(world, data, &mut message, defaults);
    if message.is_empty() {
        return Err(errors::EMPTY_MESSAGE);
    }
    Ok(message)
}

/// Changes a message by the fields that are present in the body, and says so.
pub(crate) fn amend(
    world: &mut World,
    call: &Call,
    data: &Value,
    (channel, id): (Id, Id),
    defaults: Defaults,
) -> Result<(), Refusal> {
    let found = world.message(channel, id);
    let mut message = found.ok_or(errors::UNKNOWN_MESSAGE)?.clone();
    limits::messages::check_edit(data, call.files.len(), message.flags)?;
    check_sizes(call)?;
    amend_fields(data, &mut message);
    let dropped = amend_files(world, call, data, &mut message);
    finish(world, data, &mut message, defaults);
    if message.is_empty() {
        return Err(errors::EMPTY_MESSAGE);
    }
    for attachment in dropped {
        world.files.forget(attachment.id);
    }
    if let Some(place) = world.message_mut(channel, id) {
        *place = message;
    }
    world.edited(channel, id);
    Ok(())
}

fn amend_fields(data: &Value, message: &mut Message) {
    message.flags &= !LOADING;
    if let Some(flags) = data["flags"].as_u64() {
        let settable = SUPPRESS_EMBEDS | COMPONENTS_V2;
        message.flags = message.flags & !SUPPRESS_EMBEDS | flags & settable;
    }
    if data.get("content").is_some() {
        message.content = trimmed(&data["content"]);
    }
    if data.get("embeds").is_some() {
        message.embeds = list(&data["embeds"]);
    }
    if data.get("components").is_some() {
        message.components = list(&data["components"]);
    }
}

/// An `attachments` list names all that are kept; without one, all are. Returns what is dropped.
fn amend_files(
    world: &mut World,
    call: &Call,
    data: &Value,
    message: &mut Message,
) -> Vec<Attachment> {
    let mut dropped = Vec::new();
    if let Some(kept) = data["attachments"].as_array() {
        let is_kept = |it: &Attachment| {
            kept.iter()
                .any(|kept| crate::playground::id::decode(&kept["id"]) == Some(it.id))
        };
        let (stay, go) = message.attachments.drain(..).partition(is_kept);
        (message.attachments, dropped) = (stay, go);
    } else if data.get("attachments").is_some() {
        dropped.append(&mut message.attachments);
    }
    let new = take_files(world, call, data, message.channel);
    message.attachments.extend(new);
    dropped
}

fn finish(world: &World, data: &Value, message: &mut Message, defaults: Defaults) {
    show_files(message);
    number_components(&mut message.components, &mut 0);
    for embed in &mut message.embeds {
        embed["type"] = json!("rich");
    }
    let mentions = mentions::resolve(world, message, &data["allowed_mentions"], defaults);
    message.mentions = mentions;
}

/// Keeps the uploaded files and describes them.
fn take_files(world: &mut World, call: &Call, data: &Value, channel: Id) -> Vec<Attachment> {
    let described = data["attachments"].as_array();
    let mut taken = Vec::new();
    for (number, file) in &call.files {
        let is_it = |it: &&Value| text_of(&it["id"]) == number.to_string();
        let about = described
            .into_iter()
            .flatten()
            .find(is_it)
            .unwrap_or(&Value::Null);
        let name = about["filename"].as_str().unwrap_or(&file.filename);
        let description = about["description"].as_str();
        taken.push(keep(world, channel, file, name, description));
    }
    taken
}

pub(crate) fn keep(
    world: &mut World,
    channel: Id,
    file: &File,
    name: &str,
    description: Option<&str>,
) -> Attachment {
    let id = world.next_id();
    let filename = safe_name(name);
    let attachment = Attachment {
        id,
        description: description.map(str::to_owned),
        content_type: file.content_type.clone(),
        size: file.bytes.len(),
        pixels: png_size(&file.bytes),
        url: format!("{}/attachments/{channel}/{id}/{filename}", world.base_url),
        filename,
        in_embed: false,
    };
    world.files.keep(id, file.clone());
    attachment
}

/// Discord keeps letters, digits, dots, dashes and underscores, and turns spaces into underscores.
fn safe_name(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|sign| if sign == ' ' { '_' } else { sign })
        .filter(|sign| sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_'))
        .collect();
    if name.trim_matches('.').is_empty() {
        "unknown".to_owned()
    } else {
        name
    }
}

/// Replaces `attachment://name` in embeds by the file's address; such a file shows in the embed only.
fn show_files(message: &mut Message) {
    for attachment in &mut message.attachments {
        let name = format!("attachment://{}", attachment.filename);
        for embed in &mut message.embeds {
            for picture in ["image", "thumbnail"] {
                let url = &mut embed[picture]["url"];
                let shows = url
                    .as_str()
                    .is_some_and(|it| it == name || it == attachment.url);
                if shows {
                    *url = json!(attachment.url);
                    attachment.in_embed = true;
                }
            }
            drop_empty(embed);
        }
    }
}

/// Indexing made `image: {url: null}` where there was none.
fn drop_empty(embed: &mut Value) {
    for picture in ["image", "thumbnail"] {
        if embed[picture]["url"].is_null()
            && let Some(fields) = embed.as_object_mut()
        {
            fields.remove(picture);
        }
    }
}

/// Discord numbers components that came without a number.
fn number_components(components: &mut [Value], last: &mut u64) {
    for component in components {
        *last += 1;
        if component["id"].as_u64().is_none_or(|id| id == 0) {
            component["id"] = json!(*last);
        }
        if let Some(inner) = component["components"].as_array_mut() {
            number_components(inner, last);
        } else if let Some(fields) = component.as_object_mut() {
            fields.remove("components");
        }
    }
}

fn check_sizes(call: &Call) -> Result<(), Refusal> {
    let is_too_large = |file: &File| file.bytes.len() > ATTACHMENT_BYTES_MAX;
    if call.files.values().any(is_too_large) {
        Err(errors::FILE_TOO_LARGE)
    } else {
        Ok(())
    }
}

fn trimmed(value: &Value) -> String {
    value.as_str().unwrap_or_default().trim().to_owned()
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn text_of(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
