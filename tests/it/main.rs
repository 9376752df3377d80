//! Everything that is tested from outside, a file a feature.

mod parse;
mod personas;
mod shipped;
mod support;
mod traceability;
