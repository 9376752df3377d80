//! From what was typed to what it means: a dialog, or everything that is wrong with it.
//!
//! Three stages, each of which goes on after a fault: the text is JSON ([`json`]), it has the shape of its
//! types ([`shape`]), and its names, orders and texts hold together ([`resolve`], [`prose`]). Only a text
//! that is no JSON ends it early.

mod cuts;
mod faults;
mod json;
mod kinds;
mod names;
pub(super) mod nearest;
mod placed;
mod prose;
mod resolve;
mod reword;
mod said;
mod shape;
mod sort;
mod spot;
mod when;

use std::sync::LazyLock;

pub use self::reword::{missing_texts, parse_wording};
pub use self::sort::{Sort, sort};

use self::faults::Faults;
use self::json::Node;
use self::names::Names;
use self::shape::Shapes;
use self::spot::Spot;
use super::Dialog;
use super::file::DialogFile;
use super::places::Places;
use super::problem::Problem;
use super::revision::revision;

static DIALOG_SHAPES: LazyLock<Shapes> = LazyLock::new(Shapes::of::<DialogFile>);

/// Reads a dialog file. `file` is what problems call it.
///
/// # Errors
/// Every problem of severity error, in the order of the file.
pub fn parse(file: &str, text: &str) -> Result<Dialog, Vec<Problem>> {
    let mut faults = Faults::default();
    match read(text, &mut faults) {
        Some((_, dialog, _)) if faults.is_empty() => Ok(dialog),
        _ => Err(faults.into_problems(file, text)),
    }
}

/// Reads a dialog file, with the places of its parts for problems that are found later.
///
/// # Errors
/// As [`parse`].
pub fn parse_placed(file: &str, text: &str) -> Result<(Dialog, Places), Vec<Problem>> {
    let mut faults = Faults::default();
    match read(text, &mut faults) {
        Some((_, dialog, node)) if faults.is_empty() => {
            Ok((dialog, placed::places(file, text, &node)))
        }
        _ => Err(faults.into_problems(file, text)),
    }
}

/// Reads a dialog file as it is written, for instance for [`super::revision::canonical`].
///
/// # Errors
/// As [`parse`].
pub fn parse_file(file: &str, text: &str) -> Result<DialogFile, Vec<Problem>> {
    let mut faults = Faults::default();
    match read(text, &mut faults) {
        Some((written, _, _)) if faults.is_empty() => Ok(written),
        _ => Err(faults.into_problems(file, text)),
    }
}

/// What is written and what it means; worth something only when no fault was told.
fn read<'t>(text: &'t str, faults: &mut Faults) -> Option<(DialogFile, Dialog, Node<'t>)> {
    let node = json::read(text, faults)?;
    let (value, mends) = DIALOG_SHAPES.mend(&node, faults);
    if faults.is_full() {
        // No more can be told, and looking on takes its time in a file that is broken all over.
        return None;
    }
    let file: DialogFile = serde_json::from_value(value).expect("what has the shape can be read");
    let root = Spot::root(&node, &mends);
    let names = Names::of(&file, &root, faults);
    let dialog = resolve::resolve(&file, &root, &names, revision(&file), faults);
    prose::check(&file, &root, &dialog, &names, faults);
    cuts::check(&dialog, &root, faults);
    Some((file, dialog, node))
}
