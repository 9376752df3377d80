//! `should-i-certify` against its source: every element used, every name right, no sentence copied.
//!
//! The source is not part of this repository. Where it lies beside it (continuous integration has it so),
//! names and wording are compared with the text itself; elsewhere with the list of ids kept here.

use std::collections::BTreeSet;
use std::path::Path;

use should_i_certify::dialog::{CiteId, Dialog};

use crate::support::should_i_certify;

/// A run of so many words is a quotation; shorter ones are how English is spoken.
const QUOTED_WORDS_MIN: usize = 7;

/// Every id of the map's tables.
const IDS: &str = "S1 S2 S3 S4 S5 S6 S7 S8 S9 P1 P2 P3 P4 V1 V2 V3 V4 I1 I2 I3 I4 R1 R2 R3 L1 L2 L3 L4 \
                   O1 O2 O3 W1 W2 W3 N1 Q1 Q2 Q3 Q4 Q5 A1 A2 A3 A4 C1 C2 C3 C4 G1 G2 G3 G4 G5 G6 G7 G8 G9";

#[test]
fn every_element_of_the_source_is_cited() {
    let cited = cited(&should_i_certify());
    let uncited: Vec<&str> = IDS
        .split_whitespace()
        .filter(|id| !cited.contains(*id))
        .collect();
    assert!(uncited.is_empty(), "nothing cites {uncited:?}");
}

#[test]
fn every_citation_is_of_the_source() {
    let known: BTreeSet<&str> = IDS.split_whitespace().collect();
    let cited = cited(&should_i_certify());
    let unknown: Vec<&String> = cited
        .iter()
        .filter(|id| !known.contains(id.as_str()))
        .collect();
    assert!(unknown.is_empty(), "the source has no {unknown:?}");
}

#[test]
fn the_ids_kept_here_are_those_of_the_map() {
    let Some(map) = beside("map.md") else { return };
    let ids: BTreeSet<String> = rows(&map)
        .into_iter()
        .flat_map(|row| ids(&row[0]))
        .collect();
    let kept: BTreeSet<String> = IDS.split_whitespace().map(str::to_owned).collect();
    assert_eq!(ids, kept);
}

#[test]
fn sections_and_guides_have_the_names_of_the_source() {
    let Some(map) = beside("map.md") else { return };
    let source = should_i_certify().source;
    let sections = source.sections.into_iter().map(|it| (it.id, it.title));
    let guides = source.guides.into_iter().map(|it| (it.id, it.name));
    let named: Vec<(CiteId, String)> = sections.chain(guides).collect();
    for row in rows(&map) {
        if row[0].starts_with(['S', 'G']) {
            let has = |(id, name): &(CiteId, String)| id.as_str() == row[0] && *name == row[1];
            assert!(named.iter().any(has), "{} is called {}", row[0], row[1]);
        }
    }
}

#[test]
fn no_sentence_of_the_source_is_copied() {
    let Some(article) = beside("should-i-get-an-ai-certification.txt") else {
        return;
    };
    let article = words(&article);
    let runs: BTreeSet<&[String]> = article.windows(QUOTED_WORDS_MIN).collect();
    assert!(!runs.is_empty(), "the article has words");
    for text in texts() {
        let words = words(&text);
        let copied = words
            .windows(QUOTED_WORDS_MIN)
            .find(|run| runs.contains(run));
        assert!(copied.is_none(), "copied: {copied:?}\n  in: {text}");
    }
}

/// A file of the source, where it lies beside the repository.
fn beside(name: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/article");
    let text = std::fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        println!("left out: {} is not there", folder.join(name).display());
    }
    text
}

/// The map's table rows that begin with an id, as cells.
fn rows(map: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| -> Vec<String> {
        let line = line.trim_matches('|');
        line.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    map.lines()
        .filter(|line| line.starts_with('|'))
        .map(cells)
        .filter(|row| !ids(&row[0]).is_empty())
        .collect()
}

/// `V1`, or all of `P1–P4`.
fn ids(cell: &str) -> Vec<String> {
    let (first, last) = cell.split_once('–').unwrap_or((cell, cell));
    let id = |text: &str| -> Option<(char, u8)> {
        let letter = text.chars().next().filter(char::is_ascii_uppercase)?;
        Some((letter, text[1..].parse().ok()?))
    };
    match (id(first), id(last)) {
        (Some((letter, from)), Some((_, to))) => {
            (from..=to).map(|n| format!("{letter}{n}")).collect()
        }
        _ => Vec::new(),
    }
}

/// Everything that is cited anywhere, by what a member meets.
fn cited(dialog: &Dialog) -> BTreeSet<String> {
    let questions = dialog.questions.iter().flat_map(|question| {
        let choices = question.choices().into_iter();
        choices.map(|choice| &choice.cites).chain([&question.cites])
    });
    let passages = dialog
        .verdicts
        .iter()
        .flat_map(|verdict| verdict.rationale.iter().chain(&verdict.next_steps))
        .map(|passage| &passage.cites);
    questions
        .chain(passages)
        .chain(dialog.findings.iter().map(|finding| &finding.cites))
        .chain(dialog.gauges.iter().map(|gauge| &gauge.cites))
        .chain(dialog.verdicts.iter().map(|verdict| &verdict.cites))
        .flatten()
        .map(ToString::to_string)
        .collect()
}

/// Every text of the dialog's file but the names of the source's parts.
fn texts() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/dialogs/should-i-certify.json");
    let text = std::fs::read_to_string(path).expect("the dialog is there");
    let mut dialog: serde_json::Value = serde_json::from_str(&text).expect("the dialog is JSON");
    dialog["source"]["sections"].take();
    dialog["source"]["guides"].take();
    let mut texts = Vec::new();
    gather(&dialog, &mut texts);
    texts
}

fn gather(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => texts.push(text.clone()),
        serde_json::Value::Array(values) => values.iter().for_each(|value| gather(value, texts)),
        serde_json::Value::Object(values) => values.values().for_each(|value| gather(value, texts)),
        _ => {}
    }
}

/// In lower case, without marks.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
