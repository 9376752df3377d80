//! `rotate-key`: seals everything with a new key.

use std::io::Write;

use anyhow::Context;

use crate::config::RotateKey;
use crate::store;

/// Says where the keys are in the end.
pub fn run(settings: &RotateKey) -> anyhow::Result<()> {
    let RotateKey {
        database_url: url,
        key,
        new,
    } = settings;
    let rotated = super::runtime()?.block_on(store::rotate_key(url, key, new.as_deref()));
    let rotated =
        rotated.with_context(|| format!("the key of {} is not changed (yet)", store::name(url)))?;
    let key = rotated.key.display();
    let mut out = std::io::stdout();
    writeln!(
        out,
        "Everything is sealed with the new key in {key} ({} interviews sealed anew). Back it up, apart from the database.",
        rotated.interviews
    )?;
    match rotated.old {
        Some(old) => writeln!(
            out,
            "The old key is in {}: backups made until now need it. Delete it when you no longer keep them.",
            old.display()
        )?,
        None => writeln!(
            out,
            "Set DATA_KEY_FILE={key} before the bot starts again. Backups made until now need the old key."
        )?,
    }
    Ok(())
}
