//! One binary, a file a feature; test names are sentences.

mod conversation;
mod loopback;
mod machine;
mod changes;
mod parse;
mod schema;
mod shipped;
mod store;
mod support;
mod tidy;
