//! Everything that is tested from outside, a file a feature.

mod changes;
mod parse;
mod schema;
mod shipped;
mod support;
