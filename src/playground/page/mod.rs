//! The page in the browser: its files, and the socket through which it looks and acts.
pub(crate) mod view;
