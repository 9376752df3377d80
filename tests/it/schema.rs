//! The schemas in `dialogs/`, by which an editor helps whoever writes a dialog.

use serde_json::Value;
use should_i_certify::dialog::schema::{files, schema, wording_schema};

use crate::support::{WHOLE, edited};

#[test]
fn the_schemas_in_dialogs_are_those_of_the_types() {
    for (name, content) in files() {
        let path = format!("{}/dialogs/{name}", env!("CARGO_MANIFEST_DIR"));
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == content,
            "dialogs/{name} is stale: run `cargo run -- schema dialogs`"
        );
    }
}

#[test]
fn an_editor_finds_nothing_wrong_with_a_whole_dialog() {
    assert_eq!(complaints(WHOLE), Vec::<String>::new());
}

#[test]
fn an_editor_complains_early_of_what_it_can_see() {
    let broken = [
        ("/title", "\"\""),
        ("/id", "\"Should I?\""),
        ("/questions/0/answer/kind", "\"numbre\""),
        ("/questions/3/answer/choices", "[]"),
        ("/questions/2/answer/yes/within_power/effort", "6"),
        ("/findings/1/when", "{}"),
        ("/findings/1/when", r#"{ "is": "yes" }"#),
        ("/verdicts/0/rationale", "[]"),
    ];
    for (pointer, value) in broken {
        let complaints = complaints(&edited(WHOLE, pointer, value));
        assert!(!complaints.is_empty(), "{pointer}: {value}");
    }
}

#[test]
fn a_wording_has_a_schema_too() {
    let schema = jsonschema::validator_for(&wording_schema()).unwrap();
    assert!(schema.is_valid(&serde_json::json!({ "texts": { "dialog.title": "Soll ich?" } })));
    assert!(!schema.is_valid(&serde_json::json!({ "texts": { "dialog.title": 1 } })));
}

fn complaints(text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).unwrap();
    let schema = jsonschema::validator_for(&schema()).unwrap();
    schema
        .iter_errors(&value)
        .map(|error| error.to_string())
        .collect()
}
