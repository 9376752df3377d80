//! What Discord refuses in a body: lengths, counts, shapes. Pure functions from JSON to a 50035 with its tree of errors.

pub(crate) mod commands;
pub(crate) mod components;
pub(crate) mod embeds;
pub(crate) mod form;
pub(crate) mod messages;
pub(crate) mod modals;
pub(crate) mod threads;
