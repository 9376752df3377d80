//! Everything that is tested from outside, a file a feature.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod changes;
mod parse;
mod placeholders;
mod revision;
mod schema;
mod shipped;
mod support;
mod walk;
mod wording;
