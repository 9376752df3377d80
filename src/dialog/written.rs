//! A dialog and its texts written out as files again, which can be read in without loss.

use serde::{Serialize, Serializer};

use super::Dialog;
use super::file::DialogFile;
use super::wording::{Wording, keys};

/// The first line of the shipped files: where an editor finds the schema.
const DIALOG_SCHEMA: &str = "./dialog.schema.json";
const WORDING_SCHEMA: &str = "./wording.schema.json";

/// A dialog's file. It has the same revision as the file that it was read from.
pub fn dialog(file: &DialogFile) -> String {
    let file = DialogFile {
        schema: Some(DIALOG_SCHEMA.to_owned()),
        ..file.clone()
    };
    pretty(&file)
}

/// A wording's file, in the order of the dialog; texts for which the dialog has no place stand last.
pub fn wording(dialog: &Dialog, wording: &Wording) -> String {
    let mut left: Vec<&String> = wording.keys().collect();
    let mut entries = Vec::new();
    for key in keys(dialog) {
        if let Some((known, text)) = wording.get_key_value(&key) {
            left.retain(|key| *key != known);
            entries.push((known, text));
        }
    }
    entries.extend(left.into_iter().map(|key| (key, &wording[key])));
    pretty(&WordingInOrder {
        schema: WORDING_SCHEMA,
        texts: InOrder(entries),
    })
}

#[derive(Serialize)]
struct WordingInOrder<'w> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    texts: InOrder<'w>,
}

/// As [`super::file::WordingFile`] has it, but not sorted by key.
struct InOrder<'w>(Vec<(&'w String, &'w String)>);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

fn pretty(file: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(file).expect("texts, numbers and lists are JSON");
    format!("{text}\n")
}
