//! What somebody may do in a channel, and which role or overwrite decides it. Pure.

mod fix;
mod ruling;
mod spot;

pub(super) use fix::{Fix, fix};
pub(super) use ruling::{Why, ruling};
pub(super) use spot::{Overwrite, Person, Role, Spot, Target};

#[cfg(test)]
mod examples;
