//! The map is written when the parts stand.

pub mod playground;
