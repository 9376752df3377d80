//! Dialogs and sentences are found by folder and become part of the program; a file added there builds it anew. So does
//! a commit, where what is built is for others: the program names it.

use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=dialogs");
    println!("cargo::rerun-if-changed=src/interview/voice");
    println!("cargo::rerun-if-env-changed=GIT_COMMIT");
    let told = std::env::var("GIT_COMMIT").unwrap_or_default();
    let commit = if told.is_empty() {
        checked_out()
    } else {
        Some(told)
    };
    let version = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    match commit {
        Some(commit) => {
            println!("cargo::rustc-env=BUILD_COMMIT={commit}");
            println!("cargo::rustc-env=BUILD_VERSION={version} ({commit})");
        }
        None => println!("cargo::rustc-env=BUILD_VERSION={version}"),
    }
}

/// The commit that is checked out. Not while developing, where each commit would build everything anew.
fn checked_out() -> Option<String> {
    if std::env::var("PROFILE").as_deref() == Ok("debug") {
        return None;
    }
    // What another commit changes; a file that is not there would count as changed each time.
    let paths = ["HEAD", "logs/HEAD"].into_iter();
    let paths = paths.filter_map(|name| git(&["rev-parse", "--git-path", name]));
    for path in paths.filter(|path| std::path::Path::new(path).exists()) {
        println!("cargo::rerun-if-changed={path}");
    }
    git(&["rev-parse", "--short=12", "HEAD"])
}

/// What git says; nothing where there is no git or no checkout.
fn git(arguments: &[&str]) -> Option<String> {
    let told = Command::new("git").args(arguments).output().ok()?;
    let text = String::from_utf8(told.stdout).ok()?;
    (told.status.success() && !text.trim().is_empty()).then(|| text.trim().to_owned())
}
