//! One binary, a file a feature; test names are sentences.

mod changes;
mod conversation;
mod interview;
mod loopback;
mod machine;
mod mutation;
mod parse;
mod personas;
mod revision;
mod schema;
mod shipped;
mod store;
mod support;
mod tidy;
mod traceability;
mod walk;
mod wording;
