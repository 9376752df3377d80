//! The revision of a dialog: a hash of what it says, not of how its file is laid out.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Revision;
use super::file::DialogFile;

/// The content as one compact line of JSON: keys sorted, `$schema` and everything absent left out.
///
/// Two files that mean the same by their keys and values have the same canonical content, and reading it
/// gives the same dialog again, revision included.
pub fn canonical(file: &DialogFile) -> String {
    let mut value = serde_json::to_value(file).expect("texts, numbers and lists are always JSON");
    if let Some(object) = value.as_object_mut() {
        object.remove("$schema");
    }
    sorted(value).to_string()
}

/// The revision of a file.
pub fn revision(file: &DialogFile) -> Revision {
    let hash = Sha256::digest(canonical(file).as_bytes());
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    hex.parse().expect("a SHA-256 in hexadecimal is a revision")
}

/// Sorts keys, whatever order the map type keeps: another crate of the build may switch that.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let mut entries: Vec<(String, Value)> = object.into_iter().collect();
            entries.sort_by(|(left, _), (right, _)| left.cmp(right));
            entries
                .into_iter()
                .map(|(key, value)| (key, sorted(value)))
                .collect()
        }
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        other => other,
    }
}
