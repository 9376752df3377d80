//! Stub.
use crate::playground::errors::Refusal;
use serde_json::Value;

pub(crate) fn check(_data: &Value) -> Result<(), Refusal> {
    Ok(())
}
pub(crate) fn check_post(_data: &Value) -> Result<(), Refusal> {
    Ok(())
}
pub(crate) fn check_edit(_data: &Value) -> Result<(), Refusal> {
    Ok(())
}
pub(crate) fn check_channel_edit(_data: &Value) -> Result<(), Refusal> {
    Ok(())
}
