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
    if is_loader_new_enough() {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// Whether what is built for this machine may list its relocations packed, a megabyte less to load. Source: glibc 2.36,
/// "DT_RELR".
fn is_loader_new_enough() -> bool {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let target = variable("TARGET");
    if !target.ends_with("-linux-gnu") || target != variable("HOST") {
        return false;
    }
    let told = Command::new("getconf").arg("GNU_LIBC_VERSION").output();
    let told = told.map(|told| String::from_utf8_lossy(&told.stdout).into_owned());
    let version = told
        .as_deref()
        .ok()
        .and_then(|told| told.trim().strip_prefix("glibc 2."));
    version.is_some_and(|minor| minor.parse().is_ok_and(|minor: u32| minor >= 36))
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
