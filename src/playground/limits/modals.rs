//! Modals: title, `custom_id`, and one to five rows or labels with one input each.

use serde_json::Value;

use super::{
    components::{self, LABEL, ROW, Seen, TEXT_DISPLAY, TEXT_INPUT},
    form::Form,
};
use crate::playground::errors::Refusal;

const TITLE_MAX: usize = 45;
const CUSTOM_ID_MAX: usize = 100;
/// The documentation says five, the specification forty; the documentation wins.
const COMPONENTS_MAX: usize = 5;
const LABEL_MAX: usize = 45;
const DESCRIPTION_MAX: usize = 100;
const PLACEHOLDER_MAX: usize = 100;
const TEXT_MAX: i64 = 4_000;
const TEXT_LENGTH_MAX: usize = 4_000;

const FILE_UPLOAD: i64 = 19;
const RADIO_GROUP: i64 = 21;
const CHECKBOX_GROUP: i64 = 22;
const CHECKBOX: i64 = 23;

pub(crate) fn check(data: &Value) -> Result<(), Refusal> {
    let mut form = Form::default();
    form.text("data.title", &data["title"], 1..=TITLE_MAX);
    form.text("data.custom_id", &data["custom_id"], 1..=CUSTOM_ID_MAX);
    let components = form.list("data.components", &data["components"], 1..=COMPONENTS_MAX);
    let mut seen = Seen::default();
    for (index, component) in components.iter().enumerate() {
        let path = format!("data.components.{index}");
        let kinds = [ROW, LABEL, TEXT_DISPLAY];
        match form.choice(&format!("{path}.type"), &component["type"], &kinds) {
            Some(ROW) => check_row(&mut form, &path, component, &mut seen),
            Some(LABEL) => check_label(&mut form, &path, component, &mut seen),
            Some(TEXT_DISPLAY) => {
                components::check_text_display(&mut form, &path, component, &mut seen);
            }
            Some(_) => {}
            None => form.required(&format!("{path}.type")),
        }
    }
    form.finish()
}

/// The older form: a row with exactly one text input, which carries its own label.
fn check_row(form: &mut Form, path: &str, row: &Value, seen: &mut Seen) {
    components::count(form, path, row, seen);
    let inner = form.list(&format!("{path}.components"), &row["components"], 1..=1);
    for (index, input) in inner.iter().enumerate() {
        let path = format!("{path}.components.{index}");
        let kind = form.choice(&format!("{path}.type"), &input["type"], &[TEXT_INPUT]);
        if kind == Some(TEXT_INPUT) {
            form.text(&format!("{path}.label"), &input["label"], 1..=LABEL_MAX);
            check_text_input(form, &path, input, seen);
        }
    }
}

fn check_label(form: &mut Form, path: &str, label: &Value, seen: &mut Seen) {
    components::count(form, path, label, seen);
    form.text(&format!("{path}.label"), &label["label"], 1..=LABEL_MAX);
    let about = &label["description"];
    form.optional_text(&format!("{path}.description"), about, 1..=DESCRIPTION_MAX);
    let (path, inner) = (format!("{path}.component"), &label["component"]);
    let kinds = [
        TEXT_INPUT,
        3,
        5,
        6,
        7,
        8,
        FILE_UPLOAD,
        RADIO_GROUP,
        CHECKBOX_GROUP,
        CHECKBOX,
    ];
    match form.choice(&format!("{path}.type"), &inner["type"], &kinds) {
        Some(TEXT_INPUT) => check_text_input(form, &path, inner, seen),
        Some(3 | 5..=8) => check_select(form, &path, inner, seen),
        Some(FILE_UPLOAD) => {
            components::check_custom_id(form, &path, &inner["custom_id"], seen);
            form.integer(&format!("{path}.min_values"), &inner["min_values"], 0..=10);
            form.integer(&format!("{path}.max_values"), &inner["max_values"], 1..=10);
        }
        Some(RADIO_GROUP) => check_group(form, &path, inner, seen, 2),
        Some(CHECKBOX_GROUP) => check_group(form, &path, inner, seen, 1),
        Some(CHECKBOX) => components::check_custom_id(form, &path, &inner["custom_id"], seen),
        Some(_) => {}
        None => form.required(&path),
    }
}

fn check_text_input(form: &mut Form, path: &str, input: &Value, seen: &mut Seen) {
    components::count(form, path, input, seen);
    components::check_custom_id(form, path, &input["custom_id"], seen);
    if form
        .choice(&format!("{path}.style"), &input["style"], &[1, 2])
        .is_none()
    {
        form.required(&format!("{path}.style"));
    }
    let least = form.integer(
        &format!("{path}.min_length"),
        &input["min_length"],
        0..=TEXT_MAX,
    );
    let most = form.integer(
        &format!("{path}.max_length"),
        &input["max_length"],
        1..=TEXT_MAX,
    );
    if let (Some(least), Some(most)) = (least, most)
        && least > most
    {
        let message = "min_length must be less than or equal to max_length";
        form.fault(
            &format!("{path}.min_length"),
            "TEXT_INPUT_INVALID_RANGE",
            message,
        );
    }
    form.optional_text(
        &format!("{path}.placeholder"),
        &input["placeholder"],
        0..=PLACEHOLDER_MAX,
    );
    form.boolean(&format!("{path}.required"), &input["required"]);
    let value = form.optional_text(
        &format!("{path}.value"),
        &input["value"],
        0..=TEXT_LENGTH_MAX,
    );
    let length = value.map_or(0, |it| {
        i64::try_from(it.chars().count()).unwrap_or(i64::MAX)
    });
    if length > most.unwrap_or(TEXT_MAX) {
        let message = "The prefilled value is longer than max_length";
        form.fault(&format!("{path}.value"), "BASE_TYPE_MAX_LENGTH", message);
    }
}

/// In a modal a select cannot be switched off, and may be left empty only when it is not required.
fn check_select(form: &mut Form, path: &str, select: &Value, seen: &mut Seen) {
    components::count(form, path, select, seen);
    components::check_select(form, path, select, seen);
    if select["disabled"] == true {
        let message = "A select in a modal cannot be disabled";
        form.fault(
            &format!("{path}.disabled"),
            "MODAL_SELECT_DISABLED",
            message,
        );
    }
    if select["min_values"] == 0 && select["required"] != false {
        let message = "min_values of 0 needs required to be false";
        form.fault(
            &format!("{path}.min_values"),
            "MODAL_SELECT_MIN_VALUES",
            message,
        );
    }
}

fn check_group(form: &mut Form, path: &str, group: &Value, seen: &mut Seen, least: usize) {
    components::check_custom_id(form, path, &group["custom_id"], seen);
    let options = form.list(&format!("{path}.options"), &group["options"], least..=10);
    for (index, option) in options.iter().enumerate() {
        let path = format!("{path}.options.{index}");
        form.text(&format!("{path}.label"), &option["label"], 1..=100);
        form.text(&format!("{path}.value"), &option["value"], 1..=100);
        form.optional_text(
            &format!("{path}.description"),
            &option["description"],
            0..=100,
        );
    }
}
