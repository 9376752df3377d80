//! Stub.
use crate::playground::errors::Refusal;
use serde_json::Value;

pub(crate) fn check(_body: &Value, _files: usize) -> Result<(), Refusal> {
    Ok(())
}
pub(crate) fn check_edit(_body: &Value, _flags: u64) -> Result<(), Refusal> {
    Ok(())
}
