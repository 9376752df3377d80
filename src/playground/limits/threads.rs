//! Bodies that open and change threads, forum posts and channels.

use serde_json::Value;

use super::form::Form;
use crate::playground::errors::Refusal;

const NAME_MAX: usize = 100;
const TOPIC_MAX: usize = 1_024;
const SLOWMODE_SECONDS_MAX: i64 = 21_600;
const TAGS_MAX: usize = 5;
/// An hour, a day, three days, a week; nothing between.
const ARCHIVE_MINUTES: [i64; 4] = [60, 1_440, 4_320, 10_080];

pub(crate) fn check(body: &Value) -> Result<(), Refusal> {
    let mut form = Form::default();
    name(&mut form, body, true);
    common(&mut form, body);
    form.choice("type", &body["type"], &[10, 11, 12]);
    form.finish()
}

/// A forum post: a thread with its first message, which is checked when it is posted.
pub(crate) fn check_post(body: &Value) -> Result<(), Refusal> {
    let mut form = Form::default();
    name(&mut form, body, true);
    common(&mut form, body);
    if !body["message"].is_object() {
        form.required("message");
    }
    form.finish()
}

pub(crate) fn check_edit(body: &Value) -> Result<(), Refusal> {
    let mut form = Form::default();
    name(&mut form, body, false);
    common(&mut form, body);
    form.boolean("archived", &body["archived"]);
    form.boolean("locked", &body["locked"]);
    form.finish()
}

pub(crate) fn check_channel_edit(body: &Value) -> Result<(), Refusal> {
    let mut form = Form::default();
    name(&mut form, body, false);
    form.optional_text("topic", &body["topic"], 0..=TOPIC_MAX);
    form.integer(
        "rate_limit_per_user",
        &body["rate_limit_per_user"],
        0..=SLOWMODE_SECONDS_MAX,
    );
    form.finish()
}

fn name(form: &mut Form, body: &Value, is_required: bool) {
    let trimmed = body["name"].as_str().map(|it| Value::from(it.trim()));
    let value = trimmed.as_ref().unwrap_or(&body["name"]);
    if is_required {
        form.text("name", value, 1..=NAME_MAX);
    } else {
        form.optional_text("name", value, 1..=NAME_MAX);
    }
}

fn common(form: &mut Form, body: &Value) {
    form.choice(
        "auto_archive_duration",
        &body["auto_archive_duration"],
        &ARCHIVE_MINUTES,
    );
    form.integer(
        "rate_limit_per_user",
        &body["rate_limit_per_user"],
        0..=SLOWMODE_SECONDS_MAX,
    );
    form.boolean("invitable", &body["invitable"]);
    let tags = form.list("applied_tags", &body["applied_tags"], 0..=TAGS_MAX);
    for (index, tag) in tags.iter().enumerate() {
        form.snowflake(&format!("applied_tags.{index}"), tag);
    }
}
