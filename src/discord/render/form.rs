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

/// `press` is what the submitted field means: [`Press::Form`] or [`Press::Retry`].
pub(in crate::discord) fn form(interview: InterviewId, screen: &FormScreen, press: Press) -> Modal {
    Modal {
        custom_id: CustomId {
            interview,
            step: screen.step,
            press,
        }
        .to_string(),
        title: fit(&screen.title, FORM_TITLE_MAX),
        components: vec![CreateActionRow::InputText(field(screen))],
    }
}

fn field(screen: &FormScreen) -> CreateInputText {
    let style = if screen.is_long {
        InputTextStyle::Paragraph
    } else {
        InputTextStyle::Short
    };
    let input = CreateInputText::new(style, fit(&screen.label, FORM_TITLE_MAX), FIELD)
        .required(screen.length_min > 0)
        .min_length(bounded(screen.length_min.min(screen.length_max)))
        .max_length(bounded(screen.length_max.max(1)));
    let input = match screen.placeholder.as_str() {
        "" => input,
        placeholder => input.placeholder(fit(placeholder, FORM_PLACEHOLDER_MAX)),
    };
    match screen.prefilled.as_str() {
        "" => input,
        prefilled => input.value(fit(prefilled, screen.length_max.clamp(1, FORM_TEXT_MAX))),
    }
}

fn bounded(length: usize) -> u16 {
    u16::try_from(length.min(FORM_TEXT_MAX)).unwrap_or(u16::MAX)
}
