//! One binary, a file a feature; test names are sentences.

mod conversation;
mod loopback;
mod parse;
mod shipped;
mod store;
mod support;
mod tidy;
