//! `diff`: what changed between two versions of a dialog, as Markdown.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};

use crate::config::DiffSettings;
use crate::dialog::Dialog;
use crate::dialog::diff::diff;
use crate::dialog::parse::parse;

/// Prints the report.
pub fn run(settings: &DiffSettings) -> anyhow::Result<()> {
    let (old, new) = (read(&settings.old)?, read(&settings.new)?);
    std::io::stdout().write_all(diff(&old, &new).as_bytes())?;
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<Dialog> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
    match parse(&name, &text) {
        Ok(dialog) => Ok(dialog),
        Err(problems) => bail!("{}", super::report::text(&problems, false)),
    }
}
