//! What comes in with dependencies, held to `.cargo/deny.toml`: licences, duplicates, sources. Advisories need the
//! network, so `cargo deny` alone looks at those.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Rules {
    licenses: Licenses,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    skip: Vec<Skip>,
}

#[derive(Deserialize)]
struct Skip {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

struct Package {
    name: String,
    version: String,
    license: String,
    source: Option<String>,
}

fn rules() -> Rules {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(".cargo/deny.toml");
    toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

/// Everything that is built for Linux, tests included.
fn packages() -> Vec<Package> {
    let told = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .output()
        .unwrap();
    assert!(
        told.status.success(),
        "{}",
        String::from_utf8_lossy(&told.stderr)
    );
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let used: Vec<&Value> = told["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| &node["id"])
        .collect();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let all = told["packages"].as_array().unwrap().iter();
    all.filter(|package| used.contains(&&package["id"]))
        .map(|package| Package {
            name: text(&package["name"]),
            version: text(&package["version"]),
            license: text(&package["license"]),
            source: package["source"].as_str().map(str::to_owned),
        })
        .collect()
}

#[test]
fn every_dependency_has_a_licence_that_we_take() {
    let rules = rules().licenses;
    let is_taken = |package: &Package| {
        let own = rules.exceptions.iter().filter(|it| it.name == package.name);
        let allowed: Vec<&String> = rules
            .allow
            .iter()
            .chain(own.flat_map(|it| &it.allow))
            .collect();
        let expression = spdx::Expression::parse_mode(&package.license, spdx::ParseMode::LAX);
        expression.is_ok_and(|it| {
            it.evaluate(|asked| allowed.iter().any(|license| asked.to_string() == **license))
        })
    };
    let packages = packages();
    assert!(packages.len() > 100, "the whole tree is looked at");
    let others: Vec<String> = packages
        .iter()
        .filter(|package| !is_taken(package))
        .map(|package| format!("{} {}: {}", package.name, package.version, package.license))
        .collect();
    assert_eq!(others, Vec::<String>::new());
}

#[test]
fn no_dependency_comes_twice_without_a_reason() {
    let rules = rules().bans;
    let is_excused = |name: &str, version: &str| {
        let excuse = rules.skip.iter().find(|it| {
            let (of, major) = it.name.split_once('@').unwrap();
            of == name
                && version
                    .strip_prefix(major)
                    .is_some_and(|rest| rest.starts_with('.'))
        });
        excuse.is_some_and(|it| !it.reason.is_empty())
    };
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages() {
        versions
            .entry(package.name)
            .or_default()
            .push(package.version);
    }
    let twice = versions.iter().filter(|(_, versions)| versions.len() > 1);
    let unexcused: Vec<String> = twice
        .map(|(name, versions)| {
            (
                name,
                versions
                    .iter()
                    .filter(|it| !is_excused(name, it))
                    .collect::<Vec<_>>(),
            )
        })
        .filter(|(_, left)| left.len() > 1)
        .map(|(name, left)| format!("{name}: {left:?}"))
        .collect();
    assert_eq!(unexcused, Vec::<String>::new());
    let stale: Vec<&String> = rules
        .skip
        .iter()
        .map(|it| &it.name)
        .filter(|it| {
            versions
                .get(it.split_once('@').unwrap().0)
                .is_none_or(|versions| versions.len() < 2)
        })
        .collect();
    assert_eq!(
        stale,
        Vec::<&String>::new(),
        "excuses that nothing needs any more"
    );
}

#[test]
fn every_dependency_comes_from_the_registry() {
    let elsewhere: Vec<String> = packages()
        .into_iter()
        .filter(|it| it.name != env!("CARGO_PKG_NAME"))
        .filter(|it| {
            it.source
                .as_ref()
                .is_none_or(|source| !source.starts_with("registry+"))
        })
        .map(|it| it.name)
        .collect();
    assert_eq!(elsewhere, Vec::<String>::new());
}
