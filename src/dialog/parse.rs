//! From what was typed to what it means: a dialog, or everything that is wrong with it.

use super::Dialog;
use super::problem::Problem;

/// Reads a dialog file. `file` is what problems call it.
///
/// # Errors
/// Every problem of severity error, in the order of the file.
pub fn parse(file: &str, text: &str) -> Result<Dialog, Vec<Problem>> {
    let _ = (file, text);
    Err(Vec::new())
}

pub fn canonical(text: &str) -> String {
    text.to_owned()
}
