//! What sort of file a text is, told by what stands in it and not by its name.

use std::collections::BTreeMap;

use serde_json::Value;

/// What somebody who uploads a file means by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    Dialog,
    /// With the keys of its texts.
    Wording(Vec<String>),
    /// It is JSON, but neither of the two.
    Neither,
    /// Reading it as a dialog says where and why.
    NotJson,
}

/// Tells a dialog from a wording by the keys that only one of them has.
pub fn sort(text: &str) -> Sort {
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return Sort::NotJson;
    };
    let Ok(parts) = serde_json::from_value::<BTreeMap<String, Value>>(value) else {
        return Sort::Neither;
    };
    if parts.contains_key("questions") || parts.contains_key("verdicts") {
        return Sort::Dialog;
    }
    match parts.get("texts") {
        Some(Value::Object(texts)) => Sort::Wording(texts.keys().cloned().collect()),
        Some(_) => Sort::Wording(Vec::new()),
        None => Sort::Neither,
    }
}
