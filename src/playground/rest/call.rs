//! One request as the routes see it: what the path and the query name, the JSON body and the uploaded files.

use std::{collections::BTreeMap, fmt::Display, str::FromStr};

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request},
    http::{HeaderMap, header::CONTENT_TYPE},
};
use serde_json::Value;

use crate::playground::{
    errors::{self, Refusal},
    id::Id,
    limits::form::Form,
    world::files::{File, content_type_of},
};

#[derive(Debug, Default)]
pub(crate) struct Call {
    pub(crate) path: BTreeMap<String, String>,
    pub(crate) query: BTreeMap<String, String>,
    pub(crate) body: Value,
    /// Uploaded files by their number `n` in `files[n]`.
    pub(crate) files: BTreeMap<u64, File>,
    /// Whether the first answer must have come within this time, and how long follow-ups are taken.
    pub(crate) timing: crate::playground::Timing,
}

impl Call {
    /// A part of the path that is an id; anything else is refused as Discord does.
    pub(crate) fn id(&self, name: &str) -> Result<Id, Refusal> {
        let text = self.text(name);
        text.parse().map_err(|_| {
            let path = format!("{name}_id");
            let message = format!("Value \"{text}\" is not snowflake.");
            Form::refuse(&path, "NUMBER_TYPE_COERCE", &message)
        })
    }

    pub(crate) fn text(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    pub(crate) fn query<T: FromStr<Err: Display>>(&self, name: &str) -> Result<Option<T>, Refusal> {
        let Some(text) = self.query.get(name) else {
            return Ok(None);
        };
        let refuse = |_| {
            Form::refuse(
                name,
                "NUMBER_TYPE_COERCE",
                &format!("Value \"{text}\" is not valid."),
            )
        };
        text.parse().map(Some).map_err(refuse)
    }

    pub(crate) fn asks(&self, name: &str) -> bool {
        self.query
            .get(name)
            .is_some_and(|text| text == "true" || text == "1")
    }
}

/// Body and files of a request, whether it came as JSON or as a form with `payload_json`.
pub(crate) async fn decode(
    headers: &HeaderMap,
    bytes: Bytes,
) -> Result<(Value, BTreeMap<u64, File>), Refusal> {
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|it| it.to_str().ok())
        .unwrap_or_default();
    if content_type.starts_with("multipart/form-data") {
        return decode_form(content_type, bytes).await;
    }
    if bytes.is_empty() {
        return Ok((Value::Null, BTreeMap::new()));
    }
    let body = serde_json::from_slice(&bytes).map_err(|_| errors::INVALID_JSON)?;
    Ok((body, BTreeMap::new()))
}

async fn decode_form(
    content_type: &str,
    bytes: Bytes,
) -> Result<(Value, BTreeMap<u64, File>), Refusal> {
    let request = Request::builder()
        .header(CONTENT_TYPE, content_type)
        .body(bytes.into());
    let request = request.map_err(|_| errors::INVALID_FORM)?;
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| errors::INVALID_FORM)?;
    let (mut body, mut files) = (Value::Null, BTreeMap::new());
    while let Some(field) = form.next_field().await.map_err(|_| errors::INVALID_FORM)? {
        let name = field.name().unwrap_or_default().to_owned();
        let filename = field.file_name().map(str::to_owned);
        let content_type = field.content_type().map(str::to_owned);
        let bytes = field.bytes().await.map_err(|_| errors::INVALID_FORM)?;
        if name == "payload_json" {
            body = serde_json::from_slice(&bytes).map_err(|_| errors::INVALID_JSON)?;
        } else if let Some(number) = file_number(&name) {
            let filename = filename.unwrap_or_else(|| "unknown".to_owned());
            let content_type =
                content_type.unwrap_or_else(|| content_type_of(&filename).to_owned());
            files.insert(
                number,
                File {
                    filename,
                    content_type,
                    bytes: bytes.to_vec(),
                },
            );
        }
    }
    Ok((body, files))
}

/// The `n` of `files[n]`; `file` alone is the first.
fn file_number(name: &str) -> Option<u64> {
    if name == "file" {
        return Some(0);
    }
    name.strip_prefix("files[")?.strip_suffix(']')?.parse().ok()
}
