//! `check`: everything that is wrong with dialog files, all at once.

use std::io::Write;

use anyhow::{Context, bail};

use crate::config::CheckSettings;
use crate::dialog::check::check;
use crate::dialog::parse::parse_placed;
use crate::dialog::problem::Problem;

/// Checks the named files, or the dialogs on offer.
pub fn run(settings: &CheckSettings) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    if settings.files.is_empty() {
        for dialog in super::catalog(&settings.dialogs)?.current() {
            writeln!(out, "{}: no problems", dialog.id)?;
        }
        return Ok(());
    }
    let mut problems = Vec::new();
    for path in &settings.files {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        match parse_placed(&path.display().to_string(), &text) {
            Ok((dialog, places)) => problems.extend(check(&dialog, &places)),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        bail!("{}", report(&problems))
    }
}

/// Problems as text, one after the other, with their number.
pub fn report(problems: &[Problem]) -> String {
    let texts: Vec<_> = problems.iter().map(ToString::to_string).collect();
    format!("{}\n{} problems", texts.join("\n"), problems.len())
}
