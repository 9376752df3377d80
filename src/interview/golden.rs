//! Golden transcripts: what a dialog says to each class of equivalent answers ([`crate::dialog::check::classes`]),
//! a Markdown file for each verdict. Kept beside a dialog, they show in review what a change of it does.

use std::collections::BTreeMap;

use super::transcript::{concluded, markdown};
use super::voice::Voice;
use super::words::answer_lines;
use crate::dialog::Dialog;
use crate::dialog::check::algebra::NotProven;
use crate::dialog::check::classes::{Class, Reaching, SHOWN_MAX, classes};
use crate::dialog::walk::walk;

/// How each file begins; nothing else does, so whoever writes them anew can tell which are to go.
pub const MARK: &str =
    "<!-- Written by `should-i-certify transcripts`: change the dialog, then write it anew. -->";

/// The files by their names, `<verdict>.md`. The same dialog gives the same bytes.
///
/// # Errors
/// The dialog is too entangled for its classes to be told apart.
pub fn golden(dialog: &Dialog) -> Result<BTreeMap<String, String>, NotProven> {
    let reaching = classes(dialog)?;
    let file = |reaching: &Reaching| {
        let name = format!("{}.md", reaching.verdict);
        (name, file(dialog, reaching))
    };
    Ok(reaching.iter().map(file).collect())
}

fn file(dialog: &Dialog, reaching: &Reaching) -> String {
    let mut text = format!("{MARK}\n\n# {}: {}\n\n", dialog.id, reaching.verdict);
    text += &format!("{}\n\n", head(reaching));
    for class in &reaching.classes {
        text += &transcript(dialog, class);
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

fn head(reaching: &Reaching) -> String {
    let left_out = match (&reaching.ways_left_out, reaching.parts_left_out) {
        (ways, 0) if *ways == 0_u8.into() => "nothing is left out".to_owned(),
        (ways, parts) => format!("left out: {ways} ways, and {parts} things told"),
    };
    format!(
        "{} answer sets lead to this verdict. Below: the shortest interview of each way through the questions, then such\n\
         as show what none before them does (a finding, a gauge's reading, a passage, an answer), each named by the\n\
         first thing that it shows. At most {SHOWN_MAX} of either; {left_out}.",
        reaching.answer_sets
    )
}

fn transcript(dialog: &Dialog, class: &Class) -> String {
    // The sentences of the bot itself, in the language that dialogs are checked in first.
    let voice = Voice::of("en-US");
    let answers = class.answers.answers();
    let mut text = format!("## {}\n\n", class.name);
    for line in answer_lines(voice, &walk(dialog, &answers)) {
        text += &format!("- {}: {}\n", line.label, markdown(&line.answer));
    }
    format!("{text}\n{}", concluded(dialog, voice, &answers, 3))
}
