//! Everything that is tested from outside, a file a feature.

mod changes;
mod parse;
mod revision;
mod schema;
mod shipped;
mod support;
mod walk;
mod wording;
