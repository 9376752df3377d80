//! The field to type into, as a modal.
//!
//! The older form of a modal (a text input in an action row): it is what serenity both writes and reads.

use serde::Serialize;
use serenity::all::{CreateActionRow, CreateInputText, InputTextStyle};

use super::limits::{FORM_PLACEHOLDER_MAX, FORM_TEXT_MAX, FORM_TITLE_MAX, fit};
use crate::discord::custom_id::{CustomId, Press};
use crate::interview::screen::FormScreen;
use crate::store::InterviewId;

/// What the one field of our modals is called.
pub(in crate::discord) const FIELD: &str = "answer";

#[derive(Clone, Debug, Serialize)]
pub(in crate::discord) struct Modal {
    custom_id: String,
    title: String,
    components: Vec<CreateActionRow>,
}

/// One field of a modal.
#[derive(Clone, Debug)]
pub(in crate::discord) struct FormField {
    pub name: &'static str,
    pub label: String,
    pub placeholder: String,
    pub prefilled: String,
    pub is_long: bool,
    /// In characters.
    pub length_min: usize,
    pub length_max: usize,
}

impl Modal {
    pub(in crate::discord) fn of(custom_id: String, title: &str, fields: &[FormField]) -> Modal {
        let rows = fields
            .iter()
            .map(|field| CreateActionRow::InputText(input(field)));
        Modal {
            custom_id,
            title: fit(title, FORM_TITLE_MAX),
            components: rows.collect(),
        }
    }
}

/// `press` is what the submitted field means: [`Press::Form`] or [`Press::Retry`].
pub(in crate::discord) fn form(interview: InterviewId, screen: &FormScreen, press: Press) -> Modal {
    let custom_id = CustomId {
        interview,
        step: screen.step,
        press,
    };
    let field = FormField {
        name: FIELD,
        label: screen.label.clone(),
        placeholder: screen.placeholder.clone(),
        prefilled: screen.prefilled.clone(),
        is_long: screen.is_long,
        length_min: screen.length_min,
        length_max: screen.length_max,
    };
    Modal::of(custom_id.to_string(), &screen.title, &[field])
}

fn input(field: &FormField) -> CreateInputText {
    let style = if field.is_long {
        InputTextStyle::Paragraph
    } else {
        InputTextStyle::Short
    };
    let input = CreateInputText::new(style, fit(&field.label, FORM_TITLE_MAX), field.name)
        .required(field.length_min > 0)
        .min_length(bounded(field.length_min.min(field.length_max)))
        .max_length(bounded(field.length_max.max(1)));
    let input = match field.placeholder.as_str() {
        "" => input,
        placeholder => input.placeholder(fit(placeholder, FORM_PLACEHOLDER_MAX)),
    };
    match field.prefilled.as_str() {
        "" => input,
        prefilled => input.value(fit(prefilled, field.length_max.clamp(1, FORM_TEXT_MAX))),
    }
}

fn bounded(length: usize) -> u16 {
    u16::try_from(length.min(FORM_TEXT_MAX)).unwrap_or(u16::MAX)
}
