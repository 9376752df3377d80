//! The JSON schemas by which an editor completes and checks a dialog while one types.
//!
//! They say less than [`super::parse`]: nothing of references, orders and placeholders.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::Value;

use super::file::{DialogFile, WordingFile};

/// The schema of a dialog file, JSON Schema draft 2020-12.
pub fn schema() -> Value {
    dialog().to_value()
}

/// The schema of a wording file, likewise.
pub fn wording_schema() -> Value {
    wording().to_value()
}

/// The files of the folder `dialogs/` that hold the schemas: name and content.
pub fn files() -> [(&'static str, String); 2] {
    [
        ("dialog.schema.json", written(&dialog())),
        ("wording.schema.json", written(&wording())),
    ]
}

fn dialog() -> Schema {
    of::<DialogFile>("A dialog")
}

fn wording() -> Schema {
    of::<WordingFile>("A wording of a dialog")
}

fn of<T: JsonSchema>(title: &str) -> Schema {
    let mut schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema
}

fn written(schema: &Schema) -> String {
    let text = serde_json::to_string_pretty(schema).expect("a schema is JSON");
    format!("{text}\n")
}
