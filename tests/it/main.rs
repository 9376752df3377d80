//! One binary, a file a feature; test names are sentences.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod card;
mod catalog;
mod changes;
mod check;
mod conversation;
mod dependencies;
mod diff;
mod failing;
mod faults;
mod fuzz;
mod golden;
mod graph;
mod health;
mod hostile;
mod interview;
mod killed;
mod languages;
mod logs;
mod loopback;
mod machine;
mod metrics;
mod misbehaving;
mod moderate;
mod mutation;
mod page;
mod parse;
mod personas;
mod picture;
mod pinned;
mod placeholders;
mod privacy;
mod proof;
mod revision;
mod schema;
mod sealing;
mod shipped;
mod store;
mod support;
mod sweep;
mod tidy;
mod traceability;
mod voice;
mod walk;
mod wording;
