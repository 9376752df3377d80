//! `playground`: the real bot against a Discord on this machine, in a browser.

use crate::config::PlaygroundSettings;

/// Serves the page until it is told to end.
pub fn run(settings: &PlaygroundSettings) -> anyhow::Result<()> {
    let _ = settings;
    Ok(())
}
