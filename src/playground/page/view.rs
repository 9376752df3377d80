//! Stub.
use crate::playground::{Shared, id::Id, world::World};
use serde_json::{Value, json};
pub(crate) fn of(_world: &World, _shared: &Shared, _user: Id, _channel: Id) -> Value {
    json!({})
}
