//! `schema`: writes the JSON schemas of dialog and wording files, generated from the types that read them.

use std::io::Write;

use anyhow::Context;

use crate::config::SchemaSettings;
use crate::dialog::schema::files;

/// Writes the schemas and says where.
pub fn run(settings: &SchemaSettings) -> anyhow::Result<()> {
    for (name, content) in files() {
        let path = settings.folder.join(name);
        std::fs::write(&path, content)
            .with_context(|| format!("cannot write {}", path.display()))?;
        writeln!(std::io::stdout(), "wrote {}", path.display())?;
    }
    Ok(())
}
