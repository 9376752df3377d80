//! Reading a wording file against the dialog whose texts it replaces.

use std::sync::LazyLock;

use super::faults::Faults;
use super::json;
use super::shape::Shapes;
use super::spot::Spot;
use crate::dialog::Dialog;
use crate::dialog::file::WordingFile;
use crate::dialog::problem::{Place, Problem, Severity};
use crate::dialog::slots::Slots;
use crate::dialog::wording::{Wording, missing_keys};

static WORDING_SHAPES: LazyLock<Shapes> = LazyLock::new(Shapes::of::<WordingFile>);

/// Reads a wording file. `file` is what problems call it. It need not have every key; see
/// [`missing_texts`].
///
/// # Errors
/// Every problem of severity error, in the order of the file.
pub fn parse_wording(file: &str, text: &str, dialog: &Dialog) -> Result<Wording, Vec<Problem>> {
    let mut faults = Faults::default();
    match read(text, dialog, &mut faults) {
        Some(wording) if faults.is_empty() => Ok(wording),
        _ => Err(faults.into_problems(file, text)),
    }
}

fn read(text: &str, dialog: &Dialog, faults: &mut Faults) -> Option<Wording> {
    let node = json::read(text, faults)?;
    let (value, mends) = WORDING_SHAPES.mend(&node, faults);
    let file: WordingFile = serde_json::from_value(value).expect("what has the shape can be read");
    let texts = Spot::root(&node, &mends).key("texts");
    let slots = Slots::of(dialog);
    for (key, text) in &file.texts {
        if faults.is_full() {
            break;
        }
        match slots.misfits(key, text) {
            None => faults.unknown_text(&texts.name_of(key), key, slots.keys()),
            Some(misfits) => {
                for misfit in misfits {
                    faults.misfit(&texts.key(key), misfit);
                }
            }
        }
    }
    Some(file.texts)
}

/// A warning for every text of the dialog that a wording for a language leaves as it is.
///
/// A server's wording is not meant to be complete.
pub fn missing_texts(file: &str, dialog: &Dialog, wording: &Wording) -> Vec<Problem> {
    let missing = missing_keys(dialog, wording).into_iter();
    let problem = |key: String| Problem {
        rule: "missing-text",
        severity: Severity::Warning,
        place: Place {
            file: file.to_owned(),
            line: 1,
            column: 1,
        },
        what: format!("`{key}` is not worded, so the dialog's own text is shown"),
        cure: format!("Add `\"{key}\": \"…\"`."),
        witness: None,
        reason: None,
    };
    missing.map(problem).collect()
}
