//! `graph`: draws a dialog, as SVG or as text for other tools.

use std::io::Write;

use anyhow::Context;

use crate::config::{GraphFormat, GraphSettings};
use crate::dialog::Dialog;
use crate::dialog::check::summary::summary;
use crate::dialog::graph::{Graph, Shares, svg, text};

/// Writes the drawing to a file or to standard output.
pub fn run(settings: &GraphSettings) -> anyhow::Result<()> {
    let dialog = super::find_dialog(&settings.dialog, &settings.dialogs)?;
    let graph = Graph::of(&dialog, &shares(&dialog));
    let drawn = match settings.format {
        GraphFormat::Svg => svg::svg(&graph),
        GraphFormat::Mermaid => text::mermaid(&graph),
        GraphFormat::Dot => text::dot(&graph),
    };
    match &settings.output {
        Some(path) => {
            std::fs::write(path, drawn).with_context(|| format!("cannot write {}", path.display()))
        }
        None => Ok(std::io::stdout().write_all(drawn.as_bytes())?),
    }
}

/// Nothing where the dialog is too entangled to be counted; it is drawn all the same.
pub(super) fn shares(dialog: &Dialog) -> Shares {
    let counted = summary(dialog).map(|summary| summary.verdicts);
    let shares = counted.unwrap_or_default().into_iter();
    shares
        .map(|share| (share.verdict, share.of_walks))
        .collect()
}
