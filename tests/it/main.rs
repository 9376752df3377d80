//! Everything that is tested from outside, a file a feature.

mod changes;
mod parse;
mod personas;
mod schema;
mod shipped;
mod support;
mod traceability;
