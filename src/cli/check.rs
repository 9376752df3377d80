//! `check`: everything that is wrong with dialog files, all at once.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};

use crate::app::catalog::{self, Files};
use crate::config::CheckSettings;
use crate::dialog::problem::Problem;
use crate::discord::room;

/// Checks the named files with the wordings beside them, or the dialogs on offer.
pub fn run(settings: &CheckSettings) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    let problems = catalog::problems(&files(settings)?, &room());
    if problems.is_empty() {
        writeln!(out, "no problems")?;
        Ok(())
    } else {
        bail!("{}", report(&problems))
    }
}

fn files(settings: &CheckSettings) -> anyhow::Result<Files> {
    if settings.files.is_empty() {
        return Ok(match &settings.dialogs.dialogs_dir {
            Some(folder) => catalog::of_folder(folder)?,
            None => catalog::built_in(),
        });
    }
    let mut files = Files::new();
    for path in &settings.files {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name
            .strip_suffix(".json")
            .is_none_or(|stem| stem.contains('.'))
        {
            bail!(
                "{name} is no dialog: name files like `should-i-certify.json`; wordings beside them are checked too"
            );
        }
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        files.insert(path.display().to_string(), text);
        files.extend(wordings(path)?);
    }
    Ok(files)
}

/// The wordings beside a dialog file: `<id>.<locale>.json`.
fn wordings(path: &Path) -> anyhow::Result<Files> {
    let mut files = Files::new();
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
        return Ok(files);
    };
    for name in catalog::of_folder(folder.unwrap_or(Path::new(".")))?.into_keys() {
        let is_wording = name
            .strip_prefix(stem)
            .is_some_and(|rest| rest.starts_with('.'));
        if is_wording && name != format!("{stem}.json") {
            let path = path.with_file_name(&name);
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            files.insert(path.display().to_string(), text);
        }
    }
    Ok(files)
}

/// Problems as text, one after the other, with their number.
pub fn report(problems: &[Problem]) -> String {
    let texts: Vec<_> = problems.iter().map(ToString::to_string).collect();
    format!("{}\n{} problems", texts.join("\n"), problems.len())
}
