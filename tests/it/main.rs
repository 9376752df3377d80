//! Everything that is tested from outside, a file a feature.

mod parse;
mod shipped;
mod support;
