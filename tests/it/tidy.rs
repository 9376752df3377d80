//! What the house style says about the tree, checked instead of argued.

use std::fs;
use std::path::{Path, PathBuf};

/// Imports go leftwards only.
const PARTS: [&str; 11] = [
    "dialog",
    "interview",
    "card",
    "server",
    "metrics",
    "web",
    "store",
    "app",
    "discord",
    "playground",
    "cli",
];

/// No clock, files, network, randomness, logging or async in these.
const PURE: [&str; 4] = ["dialog", "interview", "card", "server"];

const FORBIDDEN_IN_PURE: [&str; 9] = [
    "async fn",
    "std::fs",
    "std::net",
    "std::env",
    "tokio::",
    "tracing::",
    "Timestamp::now",
    "Instant::now",
    "rand::",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The lines of a part's files that a reader would call code, with where they stand.
fn code_of(part: &str) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for path in rust_files(&root().join("src").join(part)) {
        let text = fs::read_to_string(&path).unwrap();
        for (index, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            let place = format!(
                "{}:{}",
                path.strip_prefix(root()).unwrap().display(),
                index + 1
            );
            lines.push((place, line.to_owned()));
        }
    }
    lines
}

fn offenders(parts: &[&str], words: &[String]) -> Vec<String> {
    let lines = parts.iter().flat_map(|part| code_of(part));
    let hits = lines.filter(|(_, line)| words.iter().any(|word| line.contains(word.as_str())));
    hits.map(|(place, line)| format!("{place}: {}", line.trim()))
        .collect()
}

fn expect_none(offenders: &[String]) {
    assert!(offenders.is_empty(), "\n{}", offenders.join("\n"));
}

#[test]
fn imports_go_leftwards_only() {
    for (index, part) in PARTS.iter().enumerate() {
        let right: Vec<String> = PARTS[index + 1..]
            .iter()
            .map(|part| format!("crate::{part}"))
            .collect();
        expect_none(&offenders(&[part], &right));
    }
}

#[test]
fn pure_parts_know_no_clock_no_files_and_no_network() {
    expect_none(&offenders(&PURE, &FORBIDDEN_IN_PURE.map(str::to_owned)));
}

#[test]
fn serenity_and_twilight_are_words_of_the_discord_part_alone() {
    let others: Vec<&str> = PARTS
        .iter()
        .copied()
        .filter(|part| *part != "discord")
        .collect();
    expect_none(&offenders(
        &others,
        &["serenity::".to_owned(), "twilight".to_owned()],
    ));
}

#[test]
fn databases_are_spoken_to_by_the_store_alone() {
    let others: Vec<&str> = PARTS
        .iter()
        .copied()
        .filter(|part| *part != "store")
        .collect();
    expect_none(&offenders(
        &others,
        &["sqlx".to_owned(), "rusqlite".to_owned()],
    ));
}

#[test]
fn the_environment_is_read_by_the_configuration_alone() {
    expect_none(&offenders(
        &PARTS,
        &["env::var".to_owned(), "env = \"".to_owned()],
    ));
}

#[test]
fn every_file_opens_by_saying_what_it_is() {
    let files = [root().join("src"), root().join("tests")]
        .iter()
        .flat_map(|folder| rust_files(folder))
        .collect::<Vec<_>>();
    let mute = files
        .iter()
        .filter(|path| !fs::read_to_string(path).unwrap().starts_with("//!"));
    expect_none(
        &mute
            .map(|path| path.display().to_string())
            .collect::<Vec<_>>(),
    );
}

#[test]
fn the_top_level_holds_what_was_asked_for_and_nothing_else() {
    let wanted = [
        "Cargo.lock",
        "Cargo.toml",
        "README.md",
        "deploy",
        "dialogs",
        "src",
        "tests",
    ];
    let mut found: Vec<String> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && name != "target" && !name.contains(".db"))
        .collect();
    found.sort();
    assert_eq!(found, wanted);
}
