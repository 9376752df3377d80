//! What changed between two versions of a dialog, as Markdown for whoever reviews the change: first what it
//! means for people, proven over every combination of answers, then the words.

use std::fmt::{Display, Write};

use super::check::compare::{Differences, Differing, Example, compare};
use super::wording::texts;
use super::{Dialog, VerdictId};

/// The report; it ends with a line break.
pub fn diff(old: &Dialog, new: &Dialog) -> String {
    let mut text = format!("# What changed in `{}`\n", new.id);
    if old.revision == new.revision {
        return text + "\nNothing: the two are the same.\n";
    }
    text += &match compare(old, new) {
        Ok(differences) if differences.is_empty() => {
            "\nNothing in meaning: the same is asked and concluded for every combination of answers.\n".to_owned()
        }
        Ok(differences) => meaning(old, new, &differences),
        Err(_) => "\nThe meaning could not be compared: the two are too entangled for an exact proof. \
                   Review the conditions by hand.\n"
            .to_owned(),
    };
    text + &words(old, new)
}

fn meaning(old: &Dialog, new: &Dialog, differences: &Differences) -> String {
    let moved = differences.moved.iter().map(|moved| {
        let (from, to) = (title(old, &moved.from), title(new, &moved.to));
        format!(
            "- {} from {from} to {to}\n{}",
            counted(&moved.count),
            example(&moved.example)
        )
    });
    let mut text = section("Verdicts that move", moved);
    text += &differing(
        "Questions asked of others than before",
        &differences.questions,
        ToString::to_string,
    );
    text += &differing(
        "Findings that hold for others than before",
        &differences.findings,
        ToString::to_string,
    );
    text += &differing(
        "Conditions read differently",
        &differences.gauges,
        ToString::to_string,
    );
    let name = |(verdict, passage): &(VerdictId, String)| format!("{verdict}.{passage}");
    text += &differing(
        "Passages told to others than before",
        &passages(differences),
        name,
    );
    let offered = differences.offered.iter();
    text += &section(
        "What a question takes",
        offered.map(|offered| {
            format!(
                "- `{}`: {} → {}\n",
                offered.question, offered.old, offered.new
            )
        }),
    );
    let details = differences.details.iter();
    text += &section(
        "Citations, sides, tones and efforts",
        details.map(|key| format!("- `{key}`\n")),
    );
    format!(
        "{text}\nCompared: {} in all.\n",
        counted(&differences.compared)
    )
}

fn title(dialog: &Dialog, id: &VerdictId) -> String {
    dialog.verdict(id).map_or_else(
        || format!("`{id}`"),
        |verdict| format!("“{}”", verdict.title),
    )
}

/// A passage goes with its verdict; where that moves, the passage has nothing to add.
fn passages(differences: &Differences) -> Vec<Differing<(VerdictId, String)>> {
    let moves = |id: &VerdictId| {
        differences
            .moved
            .iter()
            .any(|moved| moved.from == *id || moved.to == *id)
    };
    differences
        .passages
        .iter()
        .filter(|passage| !moves(&passage.id.0))
        .cloned()
        .collect()
}

fn differing<Id>(heading: &str, parts: &[Differing<Id>], name: impl Fn(&Id) -> String) -> String {
    let line = |part: &Differing<Id>| {
        format!(
            "- `{}`: {}\n{}",
            name(&part.id),
            counted(&part.count),
            example(&part.example)
        )
    };
    section(heading, parts.iter().map(line))
}

/// Answers that both versions take are told once.
fn example(example: &Example) -> String {
    let (old, new) = (example.old.to_string(), example.new.to_string());
    if old == new {
        return format!("  - for example: `{old}`\n");
    }
    format!("  - for example, before: `{old}`\n  - and now: `{new}`\n")
}

fn counted(count: &impl Display) -> String {
    match count.to_string().as_str() {
        "1" => "1 answer set".to_owned(),
        count => format!("{count} answer sets"),
    }
}

/// Text changes, key by key; long texts are told in full, since that is what a reviewer reads.
fn words(old: &Dialog, new: &Dialog) -> String {
    let (old, new) = (texts(old), texts(new));
    let changed = new.iter().filter_map(|(key, text)| match old.get(key) {
        Some(before) if before == text => None,
        Some(before) => Some(format!(
            "- `{key}`\n  - before: {}\n  - now: {}\n",
            one_line(before),
            one_line(text)
        )),
        None => Some(format!("- `{key}` is new: {}\n", one_line(text))),
    });
    let gone = old.iter().filter(|(key, _)| !new.contains_key(*key));
    let gone = gone.map(|(key, text)| format!("- `{key}` is gone: {}\n", one_line(text)));
    let lines: Vec<String> = changed.chain(gone).collect();
    if lines.is_empty() {
        return "\nNo text changed.\n".to_owned();
    }
    section("Texts", lines.into_iter())
}

fn one_line(text: &str) -> String {
    if text.is_empty() {
        "(empty)".to_owned()
    } else {
        text.replace('\n', " ⏎ ")
    }
}

/// Nothing where there are no lines.
fn section(heading: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: String = lines.collect();
    let mut text = String::new();
    if !lines.is_empty() {
        let _ = write!(text, "\n## {heading}\n\n{lines}");
    }
    text
}
