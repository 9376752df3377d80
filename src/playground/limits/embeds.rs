//! Embeds: each part's length, and 6,000 characters over all embeds of a message.

use serde_json::Value;

use super::form::Form;

const TITLE_MAX: usize = 256;
const DESCRIPTION_MAX: usize = 4_096;
const FIELDS_MAX: usize = 25;
const FIELD_NAME_MAX: usize = 256;
const FIELD_VALUE_MAX: usize = 1_024;
const FOOTER_MAX: usize = 2_048;
const AUTHOR_MAX: usize = 256;
const URL_MAX: usize = 2_048;
const COLOR_MAX: i64 = 0xff_ff_ff;
const TOTAL_MAX: usize = 6_000;

/// Checks one by one and all together.
pub(super) fn check(form: &mut Form, path: &str, embeds: &[Value]) {
    for (index, embed) in embeds.iter().enumerate() {
        check_one(form, &format!("{path}.{index}"), embed);
    }
    if embeds.iter().map(length).sum::<usize>() > TOTAL_MAX {
        let message = format!("Embed size exceeds maximum size of {TOTAL_MAX}");
        form.fault(path, "MAX_EMBED_SIZE_EXCEEDED", &message);
    }
}

fn check_one(form: &mut Form, path: &str, embed: &Value) {
    if !embed.is_object() {
        let message = "Only dictionaries may be used in a DictType";
        return form.fault(path, "DICT_TYPE_CONVERT", message);
    }
    for (pointer, most) in [
        ("/title", TITLE_MAX),
        ("/description", DESCRIPTION_MAX),
        ("/footer/text", FOOTER_MAX),
        ("/author/name", AUTHOR_MAX),
    ] {
        trimmed(form, &below(path, pointer), at(embed, pointer), 0, most);
    }
    for pointer in [
        "/url",
        "/image/url",
        "/thumbnail/url",
        "/author/icon_url",
        "/footer/icon_url",
    ] {
        check_url(form, &below(path, pointer), at(embed, pointer));
    }
    form.integer(&format!("{path}.color"), &embed["color"], 0..=COLOR_MAX);
    check_fields(form, &format!("{path}.fields"), &embed["fields"]);
    if is_bare(embed) {
        form.required(&format!("{path}.description"));
    }
}

fn check_fields(form: &mut Form, path: &str, fields: &Value) {
    for (index, field) in form.list(path, fields, 0..=FIELDS_MAX).iter().enumerate() {
        let path = format!("{path}.{index}");
        trimmed(
            form,
            &format!("{path}.name"),
            &field["name"],
            1,
            FIELD_NAME_MAX,
        );
        trimmed(
            form,
            &format!("{path}.value"),
            &field["value"],
            1,
            FIELD_VALUE_MAX,
        );
        form.boolean(&format!("{path}.inline"), &field["inline"]);
    }
}

fn at<'a>(embed: &'a Value, pointer: &str) -> &'a Value {
    embed.pointer(pointer).unwrap_or(&Value::Null)
}

/// The path in the tree of errors for a JSON pointer below `path`.
fn below(path: &str, pointer: &str) -> String {
    format!("{path}{}", pointer.replace('/', "."))
}

/// Whitespace at both ends does not count; a length of at least one means that the text is required.
fn trimmed(form: &mut Form, path: &str, value: &Value, least: usize, most: usize) {
    match value.as_str().map(str::trim) {
        Some("") if least > 0 => form.required(path),
        Some(text) if text.chars().count() > most => {
            form.optional_text(path, value, 0..=most);
        }
        Some(_) => {}
        None if least > 0 => {
            form.text(path, value, least..=most);
        }
        None => {
            form.optional_text(path, value, 0..=most);
        }
    }
}

fn check_url(form: &mut Form, path: &str, url: &Value) {
    let Some(text) = form.optional_text(path, url, 0..=URL_MAX) else {
        return;
    };
    let schemes = ["http://", "https://", "attachment://"];
    if !text.is_empty() && !schemes.iter().any(|scheme| text.starts_with(scheme)) {
        let message = "Scheme must be one of ('http', 'https').";
        form.fault(path, "URL_TYPE_INVALID_SCHEME", message);
    }
}

/// An embed in which there is nothing to see.
fn is_bare(embed: &Value) -> bool {
    let has_text = length(embed) > 0;
    let has_picture = ["image", "thumbnail"]
        .iter()
        .any(|part| embed[*part]["url"].is_string());
    !has_text && !has_picture && !embed["url"].is_string() && !embed["timestamp"].is_string()
}

fn length(embed: &Value) -> usize {
    let count = |value: &Value| value.as_str().map_or(0, |text| text.trim().chars().count());
    let fields = embed["fields"].as_array().map_or(&[][..], Vec::as_slice);
    let in_fields: usize = fields
        .iter()
        .map(|it| count(&it["name"]) + count(&it["value"]))
        .sum();
    count(&embed["title"])
        + count(&embed["description"])
        + count(&embed["footer"]["text"])
        + count(&embed["author"]["name"])
        + in_fields
}
