//! Buttons and selects: what can be done, in rows as Discord wants them.

use std::fmt::Write;

use serenity::all::{
    ButtonStyle, CreateActionRow, CreateButton, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption,
};

use super::limits::{
    BUTTON_LABEL_MAX, BUTTON_LABEL_WHOLE_MAX, BUTTONS_PER_ROW_MAX, OPTION_TEXT_MAX, OPTIONS_MAX,
    ROWS_MAX, SELECT_PLACEHOLDER_MAX, fit, length,
};
use crate::discord::custom_id::{CustomId, Press};
use crate::interview::screen::{ChoiceLine, Control, InputField};
use crate::store::InterviewId;

/// Hardly any control's name is longer.
const NAME_LENGTH: usize = 40;

/// The card that controls belong to.
#[derive(Clone, Copy)]
pub(super) struct Of {
    pub interview: InterviewId,
    pub step: u32,
}

/// The answer's controls, then the others in a row below.
pub(super) fn rows(of: Of, input: &InputField, controls: &[Control]) -> Vec<CreateActionRow> {
    let mut rows = input_rows(of, input);
    rows.truncate(ROWS_MAX - 1);
    rows.extend(control_rows(of, controls));
    rows.truncate(ROWS_MAX);
    rows
}

pub(super) fn control_rows(of: Of, controls: &[Control]) -> Vec<CreateActionRow> {
    let buttons: Vec<CreateButton> = controls
        .iter()
        .filter_map(|control| {
            let press = Press::of(&control.act)?;
            Some(of.button(press, &control.label, ButtonStyle::Secondary))
        })
        .collect();
    button_rows(&buttons)
}

/// Whether choices can be buttons: few, each with a label that is shown whole.
pub(super) fn are_buttons(choices: &[ChoiceLine]) -> bool {
    choices.len() <= BUTTONS_PER_ROW_MAX
        && choices
            .iter()
            .all(|choice| length(&choice.label) <= BUTTON_LABEL_WHOLE_MAX)
}

fn input_rows(of: Of, input: &InputField) -> Vec<CreateActionRow> {
    match input {
        InputField::PickOne { choices } if are_buttons(choices) => {
            vec![choice_buttons(of, choices)]
        }
        InputField::PickOne { choices } => selects(of, choices, 1, 1),
        InputField::PickSeveral { choices, min, max } => selects(of, choices, *min, *max),
        InputField::Type(control) => vec![CreateActionRow::Buttons(vec![of.button(
            Press::of(&control.act).unwrap_or(Press::Form),
            &control.label,
            ButtonStyle::Primary,
        )])],
    }
}

/// All primary: together they are the one thing that is asked for; the row below is secondary.
fn choice_buttons(of: Of, choices: &[ChoiceLine]) -> CreateActionRow {
    let button = |choice: &ChoiceLine| {
        let label = if choice.is_current {
            format!("✓ {}", choice.label)
        } else {
            choice.label.clone()
        };
        of.button(
            Press::Pick(choice.value.clone()),
            &label,
            ButtonStyle::Primary,
        )
    };
    CreateActionRow::Buttons(choices.iter().map(button).collect())
}

/// One select for every 25 choices.
fn selects(of: Of, choices: &[ChoiceLine], min: usize, max: usize) -> Vec<CreateActionRow> {
    let select = |(number, choices): (usize, &[ChoiceLine])| {
        let options: Vec<CreateSelectMenuOption> = choices.iter().map(option).collect();
        let max = max.clamp(1, choices.len());
        let press = Press::List(u8::try_from(number).unwrap_or(u8::MAX));
        CreateActionRow::SelectMenu(
            of.select(press, options)
                .min_values(u8::try_from(min.min(max)).unwrap_or(1))
                .max_values(u8::try_from(max).unwrap_or(1)),
        )
    };
    choices
        .chunks(OPTIONS_MAX)
        .enumerate()
        .map(select)
        .collect()
}

fn option(choice: &ChoiceLine) -> CreateSelectMenuOption {
    let option = CreateSelectMenuOption::new(fit(&choice.label, OPTION_TEXT_MAX), &choice.value)
        .default_selection(choice.is_current);
    if choice.description.is_empty() {
        option
    } else {
        option.description(fit(&choice.description, OPTION_TEXT_MAX))
    }
}

pub(in crate::discord) fn button_rows(buttons: &[CreateButton]) -> Vec<CreateActionRow> {
    buttons
        .chunks(BUTTONS_PER_ROW_MAX)
        .map(|row| CreateActionRow::Buttons(row.to_vec()))
        .collect()
}

impl Of {
    pub(super) fn name(self, press: Press) -> String {
        let id = CustomId {
            interview: self.interview,
            step: self.step,
            press,
        };
        let mut name = String::with_capacity(NAME_LENGTH);
        write!(name, "{id}").expect("a string takes everything");
        name
    }

    pub(super) fn button(self, press: Press, label: &str, style: ButtonStyle) -> CreateButton {
        CreateButton::new(self.name(press))
            .label(fit(label, BUTTON_LABEL_MAX))
            .style(style)
    }

    pub(super) fn select(
        self,
        press: Press,
        options: Vec<CreateSelectMenuOption>,
    ) -> CreateSelectMenu {
        CreateSelectMenu::new(self.name(press), CreateSelectMenuKind::String { options })
    }

    pub(super) fn edit_select(
        self,
        placeholder: &str,
        options: Vec<CreateSelectMenuOption>,
    ) -> CreateActionRow {
        let placeholder = fit(placeholder, SELECT_PLACEHOLDER_MAX);
        CreateActionRow::SelectMenu(
            self.select(Press::EditList, options)
                .placeholder(placeholder),
        )
    }
}
