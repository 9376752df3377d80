//! `schema`: the JSON schema of dialog files, generated from the types that read them.

use std::io::Write;

use crate::dialog::schema::schema_text;

/// Prints what `dialogs/dialog.schema.json` holds.
pub fn run() -> anyhow::Result<()> {
    std::io::stdout().write_all(schema_text().as_bytes())?;
    Ok(())
}
