//! The bot's own sentences: each one exists, and each one is said somewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use should_i_certify::app::moderate::place::place_name;
use should_i_certify::dialog::wording;
use should_i_certify::interview::Voice;

use crate::support::{should_i_certify, whole};

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let inner = |path: PathBuf| match path.is_dir() {
        true => files(&path, extension),
        false => vec![path],
    };
    entries
        .flat_map(inner)
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect()
}

fn keys() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/interview/voice");
    let texts = files(&folder, "ftl")
        .into_iter()
        .map(|path| fs::read_to_string(path).unwrap());
    let lines: Vec<String> = texts
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let is_key = |line: &&String| line.starts_with(|first: char| first.is_ascii_lowercase());
    lines
        .iter()
        .filter(is_key)
        .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
        .collect()
}

/// Every text in quotation marks in the program.
fn quoted() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let texts = files(&folder, "rs")
        .into_iter()
        .map(|path| fs::read_to_string(path).unwrap());
    texts
        .flat_map(|text| text.split('"').map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn no_sentence_is_kept_that_nobody_says() {
    let said = quoted();
    // A key that is put together, such as "place-{part}".
    let composed: Vec<&str> = said
        .iter()
        .filter_map(|text| text.strip_suffix('}')?.split_once('{'))
        .filter(|(_, hole)| hole.chars().all(|c| c.is_ascii_lowercase()))
        .map(|(beginning, _)| beginning)
        .filter(|beginning| beginning.ends_with('-'))
        .collect();
    let mute: Vec<String> = keys()
        .into_iter()
        .filter(|key| !said.contains(key))
        .filter(|key| !composed.iter().any(|beginning| key.starts_with(beginning)))
        .collect();
    assert_eq!(mute, Vec::<String>::new());
}

#[test]
fn every_sentence_that_is_said_exists() {
    let keys = keys();
    let unknown: Vec<String> = said_outright()
        .into_iter()
        .filter(|key| !keys.contains(key))
        .collect();
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn every_text_that_a_moderator_can_reword_has_a_name_in_words() {
    let voice = Voice::of("en-US");
    for dialog in [should_i_certify(), whole()] {
        let nameless: Vec<String> = wording::keys(&dialog)
            .into_iter()
            .filter(|key| {
                let name = place_name(voice, &dialog, key);
                name == *key || name.starts_with("place-")
            })
            .collect();
        assert_eq!(nameless, Vec::<String>::new());
    }
}

/// The keys that stand right behind a `say(` or `say_with(`.
fn said_outright() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut said = BTreeSet::new();
    for path in files(&folder, "rs") {
        let text = fs::read_to_string(path).unwrap();
        for call in [".say(", ".say_with("] {
            let after = text
                .split(call)
                .skip(1)
                .filter_map(|rest| rest.trim_start().strip_prefix('"'));
            said.extend(after.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
    }
    said
}
