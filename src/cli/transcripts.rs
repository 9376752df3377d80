//! `transcripts`: what dialogs say to each class of equivalent answers, as files to be reviewed.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;

use super::progress;
use crate::config::TranscriptsSettings;
use crate::dialog::Dialog;
use crate::interview::golden::{MARK, golden};

/// Writes a folder for each dialog, or everything to standard output.
pub fn run(settings: &TranscriptsSettings) -> anyhow::Result<()> {
    for dialog in dialogs(settings)? {
        let files = progress::told("still telling answers apart", || golden(&dialog))
            .with_context(|| format!("no transcripts of {}", dialog.id))?;
        match &settings.output {
            Some(folder) => write(&folder.join(dialog.id.as_str()), &files)?,
            None => {
                let text: Vec<&str> = files.values().map(String::as_str).collect();
                std::io::stdout().write_all(text.join("\n").as_bytes())?;
            }
        }
    }
    Ok(())
}

fn dialogs(settings: &TranscriptsSettings) -> anyhow::Result<Vec<Arc<Dialog>>> {
    if settings.dialogs.is_empty() {
        let catalog = super::catalog(&settings.on_offer)?;
        return Ok(catalog.current().cloned().collect());
    }
    let named = settings.dialogs.iter();
    named
        .map(|name| super::find_dialog(name, &settings.on_offer))
        .collect()
}

/// Writes the files, and takes away those of verdicts that are no more.
fn write(folder: &Path, files: &BTreeMap<String, String>) -> anyhow::Result<()> {
    let cannot = |what: &str, path: &Path| format!("cannot {what} {}", path.display());
    fs::create_dir_all(folder).with_context(|| cannot("make the folder", folder))?;
    for entry in fs::read_dir(folder).with_context(|| cannot("read", folder))? {
        let path = entry?.path();
        let is_known = path
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| files.contains_key(name));
        // What cannot be read as text was not written by this.
        if !is_known && fs::read_to_string(&path).is_ok_and(|text| text.starts_with(MARK)) {
            fs::remove_file(&path).with_context(|| cannot("remove", &path))?;
        }
    }
    for (name, text) in files {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| cannot("write", &path))?;
    }
    writeln!(
        std::io::stdout(),
        "wrote {} files to {}",
        files.len(),
        folder.display()
    )?;
    Ok(())
}
