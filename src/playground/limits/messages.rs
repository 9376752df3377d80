//! Bodies of messages: content, embeds, components, attachments, mentions, flags, poll, nonce.

use serde_json::Value;

use super::{components, embeds, form::Form};
use crate::playground::{
    errors::{self, Refusal},
    world::message::{COMPONENTS_V2, EPHEMERAL, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS},
};

/// What a bot may write. Discord's specification allows 4,000, which is for people with a subscription.
const CONTENT_MAX: usize = 2_000;
const EMBEDS_MAX: usize = 10;
const ATTACHMENTS_MAX: usize = 10;
const FILENAME_MAX: usize = 1_024;
const ALT_TEXT_MAX: usize = 1_024;
const NONCE_MAX: usize = 25;
const MENTIONS_MAX: usize = 100;
const STICKERS_MAX: usize = 3;
const VOICE_MESSAGE: u64 = 1 << 13;
const FLAGS: u64 =
    SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | VOICE_MESSAGE | COMPONENTS_V2;

/// A new message or the fields of an edit.
pub(crate) fn check(body: &Value, uploaded: usize) -> Result<(), Refusal> {
    let is_v2 = body["flags"].as_u64().unwrap_or(0) & COMPONENTS_V2 != 0;
    check_as(body, uploaded, is_v2)
}

/// An edit of a message that has these flags: the flag of the newer components stays for ever.
pub(crate) fn check_edit(body: &Value, uploaded: usize, flags: u64) -> Result<(), Refusal> {
    let flags = flags | body["flags"].as_u64().unwrap_or(0);
    check_as(body, uploaded, flags & COMPONENTS_V2 != 0)
}

fn check_as(body: &Value, uploaded: usize, is_v2: bool) -> Result<(), Refusal> {
    let mut form = Form::default();
    form.optional_text("content", &body["content"], 0..=CONTENT_MAX);
    let found = form.list("embeds", &body["embeds"], 0..=EMBEDS_MAX);
    embeds::check(&mut form, "embeds", found);
    components::check(&mut form, "components", &body["components"], is_v2);
    check_attachments(&mut form, body);
    check_mentions(&mut form, &body["allowed_mentions"]);
    check_flags(&mut form, body, is_v2);
    check_poll(&mut form, &body["poll"]);
    form.list("sticker_ids", &body["sticker_ids"], 0..=STICKERS_MAX);
    form.boolean("tts", &body["tts"]);
    if !body["nonce"].is_number() {
        form.optional_text("nonce", &body["nonce"], 0..=NONCE_MAX);
    }
    form.finish()?;
    let listed = body["attachments"].as_array().map_or(0, Vec::len);
    if uploaded.max(listed) > ATTACHMENTS_MAX {
        return Err(errors::TOO_MANY_ATTACHMENTS);
    }
    Ok(())
}

fn check_attachments(form: &mut Form, body: &Value) {
    let listed = form.list("attachments", &body["attachments"], 0..=usize::MAX);
    for (index, attachment) in listed.iter().enumerate() {
        let path = format!("attachments.{index}");
        if attachment["id"].is_null() {
            form.required(&format!("{path}.id"));
        }
        form.snowflake(&format!("{path}.id"), &attachment["id"]);
        let (name, about) = (&attachment["filename"], &attachment["description"]);
        form.optional_text(&format!("{path}.filename"), name, 1..=FILENAME_MAX);
        form.optional_text(&format!("{path}.description"), about, 0..=ALT_TEXT_MAX);
    }
}

/// A kind is either parsed or listed by ids, never both.
fn check_mentions(form: &mut Form, allowed: &Value) {
    let parsed = form.list("allowed_mentions.parse", &allowed["parse"], 0..=3);
    for (index, kind) in parsed.iter().enumerate() {
        if !["users", "roles", "everyone"]
            .iter()
            .any(|known| kind == known)
        {
            let path = format!("allowed_mentions.parse.{index}");
            let message = "Value must be one of {'roles', 'everyone', 'users'}.";
            form.fault(&path, "BASE_TYPE_CHOICES", message);
        }
    }
    for kind in ["users", "roles"] {
        let path = format!("allowed_mentions.{kind}");
        let ids = form.list(&path, &allowed[kind], 0..=MENTIONS_MAX);
        for (index, id) in ids.iter().enumerate() {
            form.snowflake(&format!("{path}.{index}"), id);
        }
        if !ids.is_empty() && parsed.iter().any(|it| it == kind) {
            let message =
                format!("parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            form.fault(
                "allowed_mentions",
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                &message,
            );
        }
    }
    form.boolean("allowed_mentions.replied_user", &allowed["replied_user"]);
}

/// With the flag of the newer components, nothing else may carry text.
fn check_flags(form: &mut Form, body: &Value, is_v2: bool) {
    let flags = &body["flags"];
    let number = form.integer("flags", flags, 0..=i64::MAX).unwrap_or(0);
    if u64::try_from(number).unwrap_or(0) & !FLAGS != 0 {
        form.fault("flags", "BASE_TYPE_CHOICES", "This flag cannot be set.");
    }
    if !is_v2 {
        return;
    }
    let has_content = body["content"].as_str().is_some_and(|it| !it.is_empty());
    let has_embeds = body["embeds"].as_array().is_some_and(|it| !it.is_empty());
    let others = [
        ("content", has_content),
        ("embeds", has_embeds),
        ("poll", body["poll"].is_object()),
    ];
    for (field, _) in others.into_iter().filter(|it| it.1) {
        let code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2";
        let message =
            format!("The '{field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        form.fault(field, code, &message);
    }
}

fn check_poll(form: &mut Form, poll: &Value) {
    if !poll.is_object() {
        return;
    }
    form.text("poll.question.text", &poll["question"]["text"], 1..=300);
    let answers = form.list("poll.answers", &poll["answers"], 1..=10);
    for (index, answer) in answers.iter().enumerate() {
        let path = format!("poll.answers.{index}.poll_media.text");
        form.text(&path, &answer["poll_media"]["text"], 1..=55);
    }
    form.integer("poll.duration", &poll["duration"], 1..=768);
}
