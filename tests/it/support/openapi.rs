//! Discord's own specification as a judge of request bodies. What it cannot say (see the platform facts,
//! section 11) the loopback server refuses by rules of its own; a test then sees a refused request.
//!
//! The specification is not part of this repository. CI must have it beside the checkout; elsewhere a test
//! says that it was left out.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

use jsonschema::Validator;
use serde_json::{Value, json};

static SPECIFICATION: LazyLock<Option<Value>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/discord/openapi.json");
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(serde_json::from_str(&text).expect("the specification is JSON")),
        Err(_) if std::env::var_os("CI").is_none() => {
            println!(
                "left out: {} is not here, so request bodies were not held against it",
                path.display()
            );
            None
        }
        Err(error) => panic!("{}: {error}", path.display()),
    }
});

static VALIDATORS: LazyLock<Mutex<HashMap<&'static str, Validator>>> =
    LazyLock::new(Mutex::default);

/// What the specification has against a request body; empty when nothing.
pub fn complaints(method: &str, path: &str, body: &Value) -> Vec<String> {
    let Some(specification) = SPECIFICATION.as_ref() else {
        return Vec::new();
    };
    let Some(schema) = schema_for(method, path, body) else {
        return vec![format!(
            "{method} {path}: the tests know no schema for this body: {body}"
        )];
    };
    let bodies = match body {
        Value::Array(bodies) => bodies.clone(),
        body => vec![body.clone()],
    };
    let mut validators = VALIDATORS.lock().unwrap();
    let validator = validators
        .entry(schema)
        .or_insert_with(|| compile(specification, schema));
    let complaint = |body: &Value| {
        let body = normalised(body);
        let errors = validator
            .iter_errors(&body)
            .map(|error| format!("{} {}", error.instance_path(), error));
        errors
            .map(|error| format!("{method} {path} ({schema}): {error}"))
            .collect::<Vec<_>>()
    };
    bodies.iter().flat_map(complaint).collect()
}

/// Discord's unions are chosen by hand, so that a complaint names the place and not "no variant fits".
fn schema_for(method: &str, path: &str, body: &Value) -> Option<&'static str> {
    let path = path
        .split('?')
        .next()?
        .trim_start_matches("/api/v10")
        .trim_start_matches('/');
    let parts: Vec<&str> = path.split('/').collect();
    match (method, parts.as_slice()) {
        ("POST" | "RESPONSE", ["interactions", _, _, "callback"]) => match body["type"].as_u64()? {
            4 | 5 => Some("CreateMessageInteractionCallbackRequest"),
            6 | 7 => Some("UpdateMessageInteractionCallbackRequest"),
            8 => Some("ApplicationCommandAutocompleteCallbackRequest"),
            9 => Some("ModalInteractionCallbackRequest"),
            _ => None,
        },
        ("POST", ["channels", _, "messages"]) => Some("MessageCreateRequest"),
        ("PATCH", ["channels", _, "messages", _]) => Some("MessageEditRequestPartial"),
        ("POST", ["channels", _, "threads"]) => Some("CreateTextThreadWithoutMessageRequest"),
        ("PATCH", ["channels", _]) => Some("UpdateThreadRequestPartial"),
        ("PUT", ["applications", _, "commands"] | ["applications", _, "guilds", _, "commands"]) => {
            Some("ApplicationCommandUpdateRequest")
        }
        ("POST", ["webhooks", _, _]) => Some("IncomingWebhookRequestPartial"),
        ("PATCH", ["webhooks", _, _, "messages", _]) => Some("IncomingWebhookUpdateRequestPartial"),
        _ => None,
    }
}

fn compile(specification: &Value, schema: &str) -> Validator {
    let document = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": format!("#/components/schemas/{schema}"),
        "components": specification["components"],
    });
    jsonschema::validator_for(&document).expect("the specification's schemas compile")
}

/// Where the specification is stricter than Discord's documentation, the documentation wins: permissions
/// are sent as a string, an attachment's id may be a number.
fn normalised(body: &Value) -> Value {
    match body {
        Value::Array(items) => items.iter().map(normalised).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), normalised_field(key, value)))
            .collect(),
        other => other.clone(),
    }
}

fn normalised_field(key: &str, value: &Value) -> Value {
    match (key, value) {
        ("default_member_permissions", Value::String(bits)) => {
            json!(bits.parse::<u64>().expect("permissions are a number"))
        }
        ("attachments", Value::Array(attachments)) => {
            attachments.iter().map(with_text_id).collect()
        }
        _ => normalised(value),
    }
}

fn with_text_id(attachment: &Value) -> Value {
    let mut attachment = attachment.clone();
    if let Some(id) = attachment["id"].as_u64() {
        attachment["id"] = json!(id.to_string());
    }
    attachment
}

#[test]
fn the_specification_refuses_what_discord_refuses() {
    if SPECIFICATION.is_none() {
        return;
    }
    let callback = "/api/v10/interactions/1/token/callback";
    let fine = json!({"type": 4, "data": {"content": "hello", "flags": 64}});
    assert_eq!(complaints("POST", callback, &fine), Vec::<String>::new());
    let label = "x".repeat(81);
    let row = json!({"type": 1, "components": [{"type": 2, "style": 1, "custom_id": "a", "label": label}]});
    let long = json!({"type": 4, "data": {"components": [row]}});
    assert!(!complaints("POST", callback, &long).is_empty());
    let thread = |minutes: u32| json!({"name": "a", "type": 12, "auto_archive_duration": minutes});
    assert_eq!(
        complaints("POST", "/api/v10/channels/1/threads", &thread(10080)),
        Vec::<String>::new()
    );
    assert!(!complaints("POST", "/api/v10/channels/1/threads", &thread(61)).is_empty());
}
