//! Components of messages: rows of buttons and selects, and the newer kinds that need a flag. Ids are unique over the
//! whole message.

use std::collections::BTreeSet;

use serde_json::Value;

use super::form::Form;

pub(super) const ROW: i64 = 1;
pub(super) const BUTTON: i64 = 2;
pub(super) const STRING_SELECT: i64 = 3;
pub(super) const TEXT_INPUT: i64 = 4;
const USER_SELECT: i64 = 5;
const ROLE_SELECT: i64 = 6;
const MENTIONABLE_SELECT: i64 = 7;
const CHANNEL_SELECT: i64 = 8;
pub(super) const TEXT_DISPLAY: i64 = 10;
pub(super) const LABEL: i64 = 18;
const SECTION: i64 = 9;
const THUMBNAIL: i64 = 11;
const GALLERY: i64 = 12;
const FILE: i64 = 13;
const SEPARATOR: i64 = 14;
const CONTAINER: i64 = 17;

const ROWS_MAX: usize = 5;
const BUTTONS_MAX: usize = 5;
/// All components of a message with the flag, nested ones included.
const COMPONENTS_MAX: usize = 40;
const LABEL_MAX: usize = 80;
const URL_MAX: usize = 512;
const CUSTOM_ID_MAX: usize = 100;
const OPTIONS_MAX: usize = 25;
const OPTION_TEXT_MAX: usize = 100;
const PLACEHOLDER_MAX: usize = 150;
const TEXT_MAX: usize = 4_000;
const EMOJI_NAME_MAX: usize = 32;
const ALT_TEXT_MAX: usize = 1_024;

/// What has been met on the way through one message or modal.
#[derive(Debug, Default)]
pub(super) struct Seen {
    custom_ids: BTreeSet<String>,
    numbers: BTreeSet<i64>,
    count: usize,
    text_length: usize,
}

/// Checks the components of a message; `is_v2` says whether the flag for the newer kinds is set.
pub(super) fn check(form: &mut Form, path: &str, value: &Value, is_v2: bool) {
    let most = if is_v2 { COMPONENTS_MAX } else { ROWS_MAX };
    let components = form.list(path, value, 0..=most);
    let allowed: &[i64] = if is_v2 {
        &[
            ROW,
            SECTION,
            TEXT_DISPLAY,
            GALLERY,
            FILE,
            SEPARATOR,
            CONTAINER,
        ]
    } else {
        &[ROW]
    };
    let mut seen = Seen::default();
    for (index, component) in components.iter().enumerate() {
        check_one(
            form,
            &format!("{path}.{index}"),
            component,
            allowed,
            &mut seen,
        );
    }
    if is_v2 && seen.count > COMPONENTS_MAX {
        let message = format!("Must be {COMPONENTS_MAX} or fewer in length.");
        form.fault(path, "BASE_TYPE_BAD_LENGTH", &message);
    }
    if seen.text_length > TEXT_MAX {
        let message = format!("The total text of all components exceeds {TEXT_MAX} characters.");
        form.fault(path, "COMPONENT_MAX_TOTAL_TEXT_DISPLAY_LENGTH", &message);
    }
}

fn check_one(form: &mut Form, path: &str, component: &Value, allowed: &[i64], seen: &mut Seen) {
    let type_path = format!("{path}.type");
    let Some(kind) = form.choice(&type_path, &component["type"], allowed) else {
        return form.required(&type_path);
    };
    if !allowed.contains(&kind) {
        return;
    }
    count(form, path, component, seen);
    match kind {
        ROW => check_row(form, path, component, seen),
        BUTTON => check_button(form, path, component, seen),
        STRING_SELECT..=8 => check_select(form, path, component, seen),
        SECTION => check_section(form, path, component, seen),
        TEXT_DISPLAY => check_text_display(form, path, component, seen),
        THUMBNAIL => check_media(form, path, component),
        GALLERY => check_gallery(form, path, component),
        FILE => check_file(form, path, component),
        CONTAINER => check_container(form, path, component, seen),
        _ => {}
    }
}

/// Counts a component and holds its number against the others; 0 means none.
pub(super) fn count(form: &mut Form, path: &str, component: &Value, seen: &mut Seen) {
    seen.count += 1;
    let id_path = format!("{path}.id");
    let number = form.integer(&id_path, &component["id"], 0..=i64::from(i32::MAX));
    if number.is_some_and(|it| it != 0 && !seen.numbers.insert(it)) {
        form.fault(
            &id_path,
            "COMPONENT_ID_DUPLICATED",
            "Component id is duplicated",
        );
    }
}

pub(super) fn check_custom_id(form: &mut Form, path: &str, value: &Value, seen: &mut Seen) {
    let path = format!("{path}.custom_id");
    let Some(text) = form.text(&path, value, 1..=CUSTOM_ID_MAX) else {
        return;
    };
    if !seen.custom_ids.insert(text.to_owned()) {
        let message = "Component custom id cannot be duplicated";
        form.fault(&path, "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
}

fn check_row(form: &mut Form, path: &str, row: &Value, seen: &mut Seen) {
    let path = format!("{path}.components");
    let inner = form.list(&path, &row["components"], 1..=BUTTONS_MAX);
    let kinds: BTreeSet<i64> = inner.iter().filter_map(|it| it["type"].as_i64()).collect();
    if kinds.iter().any(|kind| *kind != BUTTON) && inner.len() > 1 {
        let message = "The specified component exceeds the maximum width";
        form.fault(&path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message);
    }
    for (index, component) in inner.iter().enumerate() {
        check_one(
            form,
            &format!("{path}.{index}"),
            component,
            &[2, 3, 5, 6, 7, 8],
            seen,
        );
    }
}

/// Styles 1 to 4 need a `custom_id`, 5 a URL, 6 an article of the shop; never two of them.
fn check_button(form: &mut Form, path: &str, button: &Value, seen: &mut Seen) {
    let style = form.choice(
        &format!("{path}.style"),
        &button["style"],
        &[1, 2, 3, 4, 5, 6],
    );
    let (has_id, has_url) = (!button["custom_id"].is_null(), !button["url"].is_null());
    match style {
        None => form.required(&format!("{path}.style")),
        Some(5) => {
            form.text(&format!("{path}.url"), &button["url"], 1..=URL_MAX);
        }
        Some(6) => form.snowflake(&format!("{path}.sku_id"), &button["sku_id"]),
        Some(_) => check_custom_id(form, path, &button["custom_id"], seen),
    }
    if style == Some(5) && has_id || style.is_some_and(|style| style < 5) && has_url {
        let message = "A custom id and url cannot both be specified";
        form.fault(
            path,
            "BUTTON_COMPONENT_CUSTOM_ID_AND_URL_MUTUALLY_EXCLUSIVE",
            message,
        );
    }
    form.optional_text(&format!("{path}.label"), &button["label"], 0..=LABEL_MAX);
    form.boolean(&format!("{path}.disabled"), &button["disabled"]);
    check_emoji(form, path, &button["emoji"]);
    let has_label = button["label"]
        .as_str()
        .is_some_and(|label| !label.is_empty());
    if !has_label && !button["emoji"].is_object() && style != Some(6) {
        form.fault(
            path,
            "BUTTON_COMPONENT_INVALID",
            "A button needs a label or an emoji",
        );
    }
}

fn check_emoji(form: &mut Form, path: &str, emoji: &Value) {
    form.optional_text(
        &format!("{path}.emoji.name"),
        &emoji["name"],
        0..=EMOJI_NAME_MAX,
    );
    form.snowflake(&format!("{path}.emoji.id"), &emoji["id"]);
}

pub(super) fn check_select(form: &mut Form, path: &str, select: &Value, seen: &mut Seen) {
    check_custom_id(form, path, &select["custom_id"], seen);
    let placeholder = &select["placeholder"];
    form.optional_text(
        &format!("{path}.placeholder"),
        placeholder,
        0..=PLACEHOLDER_MAX,
    );
    form.boolean(&format!("{path}.disabled"), &select["disabled"]);
    let least = form.integer(&format!("{path}.min_values"), &select["min_values"], 0..=25);
    let most = form.integer(&format!("{path}.max_values"), &select["max_values"], 1..=25);
    let (least, most) = (least.unwrap_or(1), most.unwrap_or(1));
    if least > most {
        let message = "min_values must be less than or equal to max_values";
        form.fault(
            &format!("{path}.min_values"),
            "SELECT_COMPONENT_INVALID_RANGE",
            message,
        );
    }
    if select["type"] == STRING_SELECT {
        check_options(form, path, &select["options"], most);
    }
    check_preselected(form, path, select, (least, most));
}

/// What is picked before anybody picks: of the select's own sort, and as much as may be picked.
fn check_preselected(form: &mut Form, path: &str, select: &Value, (least, most): (i64, i64)) {
    let path = format!("{path}.default_values");
    let values = form.list(&path, &select["default_values"], 0..=OPTIONS_MAX);
    let sorts: &[&str] = match select["type"].as_i64() {
        Some(USER_SELECT) => &["user"],
        Some(ROLE_SELECT) => &["role"],
        Some(MENTIONABLE_SELECT) => &["user", "role"],
        Some(CHANNEL_SELECT) => &["channel"],
        _ => &[],
    };
    for (index, value) in values.iter().enumerate() {
        let path = format!("{path}.{index}");
        form.snowflake(&format!("{path}.id"), &value["id"]);
        let sort = value["type"].as_str().unwrap_or_default();
        if !sorts.contains(&sort) || value["id"].is_null() {
            let message = "The specified default value does not fit this select menu";
            form.fault(&path, "SELECT_COMPONENT_INVALID_DEFAULT_VALUES", message);
        }
    }
    let count = i64::try_from(values.len()).unwrap_or(i64::MAX);
    if count > 0 && !(least..=most).contains(&count) {
        let message = "The number of default values must be between min_values and max_values";
        form.fault(&path, "SELECT_COMPONENT_INVALID_DEFAULT_VALUES", message);
    }
}

fn check_options(form: &mut Form, path: &str, options: &Value, most: i64) {
    let path = format!("{path}.options");
    let options = form.list(&path, options, 1..=OPTIONS_MAX);
    let mut values = BTreeSet::new();
    let mut preselected = 0;
    for (index, option) in options.iter().enumerate() {
        let path = format!("{path}.{index}");
        form.text(
            &format!("{path}.label"),
            &option["label"],
            1..=OPTION_TEXT_MAX,
        );
        let value = form.text(
            &format!("{path}.value"),
            &option["value"],
            1..=OPTION_TEXT_MAX,
        );
        let about = &option["description"];
        form.optional_text(&format!("{path}.description"), about, 0..=OPTION_TEXT_MAX);
        check_emoji(form, &path, &option["emoji"]);
        if value.is_some_and(|value| !values.insert(value)) {
            let message = "The specified option value is already used";
            form.fault(
                &format!("{path}.value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                message,
            );
        }
        preselected += i64::from(option["default"] == true);
    }
    if preselected > most {
        let message = "The number of default options exceeds max_values";
        form.fault(&path, "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", message);
    }
    let count = i64::try_from(options.len()).unwrap_or(i64::MAX);
    if most > count && count > 0 {
        let message = "max_values exceeds the number of options";
        form.fault(&path, "SELECT_COMPONENT_TOO_FEW_OPTIONS", message);
    }
}

fn check_section(form: &mut Form, path: &str, section: &Value, seen: &mut Seen) {
    let inner = form.list(&format!("{path}.components"), &section["components"], 1..=3);
    for (index, component) in inner.iter().enumerate() {
        check_one(
            form,
            &format!("{path}.components.{index}"),
            component,
            &[TEXT_DISPLAY],
            seen,
        );
    }
    let path = format!("{path}.accessory");
    check_one(
        form,
        &path,
        &section["accessory"],
        &[BUTTON, THUMBNAIL],
        seen,
    );
}

pub(super) fn check_text_display(form: &mut Form, path: &str, text: &Value, seen: &mut Seen) {
    let content = form.text(&format!("{path}.content"), &text["content"], 1..=TEXT_MAX);
    seen.text_length += content.map_or(0, |it| it.chars().count());
}

fn check_media(form: &mut Form, path: &str, media: &Value) {
    form.text(
        &format!("{path}.media.url"),
        &media["media"]["url"],
        1..=2_048,
    );
    form.optional_text(
        &format!("{path}.description"),
        &media["description"],
        1..=ALT_TEXT_MAX,
    );
}

fn check_gallery(form: &mut Form, path: &str, gallery: &Value) {
    let items = form.list(&format!("{path}.items"), &gallery["items"], 1..=10);
    for (index, item) in items.iter().enumerate() {
        check_media(form, &format!("{path}.items.{index}"), item);
    }
}

fn check_file(form: &mut Form, path: &str, file: &Value) {
    let path = format!("{path}.file.url");
    let url = form.text(&path, &file["file"]["url"], 1..=2_048);
    if url.is_some_and(|url| !url.starts_with("attachment://")) {
        form.fault(
            &path,
            "URL_TYPE_INVALID_SCHEME",
            "Scheme must be one of ('attachment').",
        );
    }
}

fn check_container(form: &mut Form, path: &str, container: &Value, seen: &mut Seen) {
    form.integer(
        &format!("{path}.accent_color"),
        &container["accent_color"],
        0..=0xff_ff_ff,
    );
    let path = format!("{path}.components");
    let allowed = [ROW, SECTION, TEXT_DISPLAY, GALLERY, FILE, SEPARATOR];
    let inner = form.list(&path, &container["components"], 1..=COMPONENTS_MAX);
    for (index, component) in inner.iter().enumerate() {
        check_one(form, &format!("{path}.{index}"), component, &allowed, seen);
    }
}
