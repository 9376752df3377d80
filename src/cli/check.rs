//! `check`: everything that is wrong with dialog files, all at once; or numbers about them.

use std::io::{IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, bail};

use super::{numbers, progress, report};
use crate::app::catalog::{self, Files};
use crate::config::{CheckSettings, ColorChoice, ReportFormat};
use crate::dialog::check::summary::summary;
use crate::dialog::problem::{Problem, Severity};
use crate::discord::room;

/// Some dialog has errors; the report says which.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct HasErrors(String);

/// Checks the named files with the wordings beside them, or the dialogs on offer.
pub fn run(settings: &CheckSettings) -> anyhow::Result<()> {
    let files = files(settings)?;
    if settings.summary {
        return summarise(settings, &files);
    }
    let problems = progress::told("still checking", || catalog::problems(&files, &room()));
    let mut out = std::io::stdout().lock();
    match settings.format {
        ReportFormat::Text => {
            writeln!(out, "{}", report::text(&problems, is_coloured(settings)))?;
        }
        ReportFormat::Json => writeln!(out, "{:#}", report::json(&problems))?,
        ReportFormat::Sarif => writeln!(out, "{:#}", report::sarif(&problems))?,
    }
    refuse_errors(&problems)
}

fn refuse_errors(problems: &[Problem]) -> anyhow::Result<()> {
    let errors: Vec<Problem> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .cloned()
        .collect();
    if errors.is_empty() {
        return Ok(());
    }
    Err(HasErrors(report::count(&errors)).into())
}

fn summarise(settings: &CheckSettings, files: &Files) -> anyhow::Result<()> {
    let dialogs = match catalog::dialogs(files) {
        Ok(dialogs) => dialogs,
        Err(problems) => bail!(HasErrors(report::text(&problems, false))),
    };
    let mut out = std::io::stdout().lock();
    let mut all = Vec::new();
    for dialog in &dialogs {
        let summary = progress::told("still counting", || summary(dialog))
            .with_context(|| format!("no numbers about {}", dialog.id))?;
        match settings.format {
            ReportFormat::Text => writeln!(out, "{}", numbers::text(dialog, &summary))?,
            _ => all.push(numbers::json(dialog, &summary)),
        }
    }
    if settings.format != ReportFormat::Text {
        writeln!(out, "{:#}", serde_json::Value::from(all))?;
    }
    Ok(())
}

fn is_coloured(settings: &CheckSettings) -> bool {
    let is_unwanted = settings
        .no_color
        .as_ref()
        .is_some_and(|text| !text.is_empty());
    match settings.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => !is_unwanted && std::io::stdout().is_terminal(),
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
