//! Moderators at the wire: everything that `/prompts` does, as a moderator, as a member, and as somebody who forges.

mod doctor;
mod edit;
mod history;
mod languages;
mod own;
mod panel;
mod preview;
mod settings;
mod statistics;
pub(crate) mod transfer;

use serde_json::{Value, json};
use should_i_certify::playground::Outcome;

use crate::support::stage::{Seen, text};

/// Opens the field of a text and sends another one.
pub(crate) async fn rewords(moderator: &Seen, key: &str, words: &str) -> String {
    let outcome = opens(moderator, key).await;
    let Outcome::Modal(modal) = outcome else {
        panic!("no field opened: {outcome:?}");
    };
    let sent = moderator.0.submit(&modal, json!({ "text": words })).await;
    text(sent.unwrap().message().expect("an answer"))
}

/// What opens for a text.
pub(crate) async fn opens(moderator: &Seen, key: &str) -> Outcome {
    let options = json!({"dialog": "every-kind", "prompt": key});
    moderator.0.command("prompts edit", options).await.unwrap()
}

/// What a field holds before anybody types.
pub(crate) fn prefilled(outcome: &Outcome) -> &str {
    let Outcome::Modal(modal) = outcome else {
        panic!("no field opened: {outcome:?}");
    };
    let field: &Value = &modal.data["components"][0]["components"][0];
    field["value"].as_str().unwrap_or_default()
}
