//! One binary, a file a feature; test names are sentences.

mod conversation;
mod interview;
mod loopback;
mod machine;
mod changes;
mod parse;
mod revision;
mod personas;
mod schema;
mod shipped;
mod store;
mod support;
mod tidy;
mod walk;
mod wording;
mod traceability;
