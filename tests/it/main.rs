//! One binary, a file a feature; test names are sentences.

mod store;
mod support;
mod tidy;
