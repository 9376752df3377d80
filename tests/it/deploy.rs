//! What `deploy/` says, held against the program: settings, metrics, ports, paths, users. Whether each file is well-formed
//! is for the tools that `deploy/check` calls.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use clap::CommandFactory;
use serde_json::Value;
use should_i_certify::config::Cli;
use should_i_certify::metrics::{ALL, Measure, Named};

use crate::support::stage::Stage;

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("deploy")
        .join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The environment variables that `run` reads.
fn settings() -> BTreeSet<String> {
    let mut cli = Cli::command();
    cli.build();
    let run = cli.find_subcommand("run").unwrap();
    let named = run.get_arguments().filter_map(clap::Arg::get_env);
    named
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| it.is_ascii_uppercase() || it == '_')
}

#[test]
fn the_example_lists_every_setting_and_no_other() {
    let example = file(".env.example");
    let lines = example.lines().map(|line| line.trim_start_matches('#'));
    let named = lines.filter_map(|line| line.split_once('='));
    let named = named.map(|(name, _)| name.to_owned());
    let named: BTreeSet<String> = named.filter(|name| is_name(name)).collect();
    assert_eq!(named, settings());
}

#[test]
fn the_readme_lists_every_setting() {
    let readme = include_str!("../../README.md");
    for setting in settings() {
        assert!(readme.contains(&format!("`{setting}`")), "{setting}");
    }
}

#[test]
fn what_is_set_in_deployments_is_a_setting() {
    let settings = settings();
    // What is not ours: the database's own image, and a name that SHARDS is made of.
    let foreign = [
        "POSTGRES_USER",
        "POSTGRES_DB",
        "POSTGRES_PASSWORD",
        "SHARD",
        "GIT_COMMIT",
    ];
    for name in [
        "compose.yaml",
        "compose.postgres.yaml",
        "kubernetes/config.yaml",
        "kubernetes/gateway.yaml",
        "kubernetes/interactions.yaml",
    ] {
        let text = file(name);
        let lines = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.starts_with('#'));
        let key = |line: &str| {
            let line = line.strip_prefix("- name: ").unwrap_or(line);
            line.split(':').next().unwrap_or_default().to_owned()
        };
        for key in lines.map(key).filter(|key| is_name(key) && key.len() > 3) {
            assert!(
                settings.contains(&key) || foreign.contains(&key.as_str()),
                "{name}: {key}"
            );
        }
    }
    for line in file("should-i-certify.service").lines() {
        if let Some((name, _)) = line
            .strip_prefix("Environment=")
            .and_then(|it| it.split_once('='))
        {
            assert!(settings.contains(name), "{name}");
        }
    }
}

/// Series of ours in a query, each with the labels that it names.
fn series(query: &str) -> Vec<(String, Vec<String>)> {
    let is_word = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let mut found = Vec::new();
    let mut rest = query;
    while let Some(at) = rest.find(is_word) {
        rest = &rest[at..];
        let end = rest.find(|it| !is_word(it)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if name.starts_with("certify_") || name.starts_with("process_") {
            let inside = after.strip_prefix('{').and_then(|it| it.split_once('}'));
            let labels = inside.map_or("", |(inside, _)| inside).split(',');
            let labels = labels.filter_map(|it| it.split(['=', '!']).next());
            let labels = labels
                .map(|it| it.trim().to_owned())
                .filter(|it| !it.is_empty());
            found.push((name.to_owned(), labels.collect()));
        }
        rest = after;
    }
    found
}

fn is_told_as(named: &Named, name: &str) -> bool {
    let suffixes: &[&str] = match named.measure {
        Measure::Seconds => &["_bucket", "_sum", "_count"],
        Measure::Counter | Measure::Gauge => &[""],
    };
    suffixes
        .iter()
        .any(|suffix| format!("{}{suffix}", named.name) == name)
}

fn expect_told(place: &str, query: &str) -> usize {
    let series = series(query);
    for (name, labels) in &series {
        let named = ALL.iter().find(|named| is_told_as(named, name));
        let named = named.unwrap_or_else(|| panic!("{place}: {name} is not told at /metrics"));
        for label in labels {
            // These are Prometheus's own.
            let is_known = ["job", "instance", "le"].contains(&label.as_str());
            assert!(
                is_known || named.labels.contains(&label.as_str()),
                "{place}: {name} has no {label}"
            );
        }
    }
    series.len()
}

#[test]
fn every_metric_that_is_alerted_on_or_drawn_is_told() {
    let rules = file("prometheus/rules.yaml");
    let words = ["#", "summary:", "what_to_do:"];
    let is_query = |line: &&str| !words.iter().any(|it| line.trim_start().starts_with(it));
    let queries: Vec<&str> = rules.lines().filter(is_query).collect();
    let count = expect_told("rules.yaml", &queries.join("\n"));
    assert!(count > 14, "{count}");

    let dashboard: Value = serde_json::from_str(&file("grafana/dashboard.json")).unwrap();
    let panels = dashboard["panels"].as_array().unwrap();
    let mut drawn = String::new();
    for panel in panels {
        for target in panel["targets"].as_array().unwrap() {
            let query = target["expr"].as_str().unwrap();
            assert!(
                expect_told(panel["title"].as_str().unwrap(), query) > 0,
                "{query}"
            );
            drawn += query;
        }
    }
    for named in ALL {
        assert!(
            drawn.contains(named.name),
            "{} is nowhere drawn",
            named.name
        );
    }
}

#[test]
fn an_alert_says_what_to_do_and_is_tried() {
    let (rules, tests) = (
        file("prometheus/rules.yaml"),
        file("prometheus/rules.test.yaml"),
    );
    let names = rules
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- alert: "));
    let names: Vec<&str> = names.collect();
    assert_eq!(rules.matches("what_to_do:").count(), names.len());
    for name in names {
        assert!(
            tests.contains(&format!("alertname=\"{name}\"")),
            "{name} is not tried"
        );
    }
}

#[test]
fn ports_paths_and_users_agree() {
    let container = file("Containerfile");
    assert!(container.contains("EXPOSE 8080") && container.contains("LISTEN_ADDR=0.0.0.0:8080"));
    assert!(container.contains("USER 65532:65532"));
    for name in [
        "compose.yaml",
        "kubernetes/gateway.yaml",
        "kubernetes/interactions.yaml",
    ] {
        let text = file(name);
        assert!(text.contains("65532"), "{name}: the user of the image");
        assert!(text.contains("8080"), "{name}: the port of the image");
        let is_read_only = ["read_only: true", "readOnlyRootFilesystem: true"];
        assert!(is_read_only.iter().any(|it| text.contains(it)), "{name}");
    }
    for (name, told) in [
        ("kubernetes/gateway.yaml", vec!["/livez", "/readyz"]),
        (
            "kubernetes/interactions.yaml",
            vec!["/interactions", "/livez", "/readyz"],
        ),
    ] {
        let text = file(name);
        let paths: BTreeSet<&str> = text
            .lines()
            .filter_map(|line| line.split_once("path: ")?.1.split([',', ' ']).next())
            .collect();
        assert_eq!(paths, BTreeSet::from_iter(told), "{name}");
    }
    let service = file("should-i-certify.service");
    assert!(service.contains("RestartPreventExitStatus=2 65 77 78"));
}

/// What goes along into the image is what the program is built from.
#[test]
fn the_image_is_built_from_everything_that_the_program_is_built_from() {
    let ignored = include_str!("../../.dockerignore");
    let container = file("Containerfile");
    for needed in [
        "Cargo.toml",
        "Cargo.lock",
        ".cargo/config.toml",
        "src",
        "dialogs",
        "tests/bench",
        "tests/it/main.rs",
    ] {
        assert!(
            ignored.lines().any(|line| line == format!("!{needed}")),
            "{needed}"
        );
        assert!(container.contains(&format!("{needed} ")), "{needed}");
    }
    let manifest = include_str!("../../Cargo.toml");
    let paths = manifest
        .lines()
        .filter_map(|line| line.strip_prefix("path = \""));
    for path in paths.map(|path| path.trim_end_matches('"')) {
        let is_copied = ["src/", "tests/bench/", "tests/it/main.rs"];
        assert!(is_copied.iter().any(|it| path.starts_with(it)), "{path}");
    }
}

/// As the image and the unit run it: a user without rights, no capability, and a root that nobody can write to.
#[tokio::test]
async fn the_bot_needs_no_rights_and_writes_to_its_own_folder_alone() {
    let mut stage = Stage::open().await;
    assert!(stage.stop().await.success());
    let folder = stage.database().parent().unwrap().display().to_string();
    let nobody = [
        "--unshare-user",
        "--uid",
        "65532",
        "--gid",
        "65532",
        "--cap-drop",
        "ALL",
    ];
    let read_only = ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"];
    let but = [
        "--bind",
        folder.as_str(),
        folder.as_str(),
        "--die-with-parent",
        "--",
    ];
    let jail = [nobody.as_slice(), &read_only, &but].concat();
    stage.start_as(stage.command_within("bwrap", &jail)).await;
    let mia = stage.mia().starts().await;
    mia.presses("A flat").await;
    mia.picks(&["quiet"]).await;
    mia.presses("Yes").await;
    mia.writes("Write the answer", "Leviathan").await;
    mia.presses("Rather not").await;
    mia.reads("Verdict:").await;
}

fn completions(shell: &str) -> String {
    let program = env!("CARGO_BIN_EXE_should-i-certify");
    let done = Command::new(program)
        .args(["completions", shell])
        .output()
        .unwrap();
    assert!(done.status.success());
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn a_shell_completes_commands_and_flags() {
    let script = completions("bash")
        + "\nCOMP_WORDS=(should-i-certify do); COMP_CWORD=1; _should__i__certify should-i-certify do should-i-certify\n\
           echo \"${COMPREPLY[@]}\"\n\
           COMP_WORDS=(should-i-certify run --typed); COMP_CWORD=2; _should__i__certify should-i-certify --typed run\n\
           echo \"${COMPREPLY[@]}\"\n";
    let bash = Command::new("bash")
        .args(["-c", &script])
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    let told = String::from_utf8(bash.stdout).unwrap();
    assert_eq!(told, "doctor\n--typed-answers\n");
    for shell in ["zsh", "fish", "elvish", "powershell"] {
        assert!(completions(shell).contains("typed-answers"), "{shell}");
    }
}

#[test]
fn the_help_names_every_setting_with_its_default_and_every_exit_code() {
    let program = env!("CARGO_BIN_EXE_should-i-certify");
    let help = |arguments: &[&str]| {
        let done = Command::new(program)
            .args(arguments)
            .env_clear()
            .output()
            .unwrap();
        String::from_utf8(done.stdout).unwrap()
    };
    let run = help(&["run", "--help"]);
    let run = run.split_whitespace().collect::<Vec<_>>().join(" ");
    for setting in settings() {
        assert!(run.contains(&format!("[env: {setting}")), "{setting}");
    }
    let all = help(&["--help"]);
    for code in ["0 ", "1 ", "2 ", "65", "69", "70", "77", "78"] {
        assert!(
            all.lines().any(|line| line.trim_start().starts_with(code)),
            "{code}"
        );
    }
    assert!(
        help(&["--version"])
            .starts_with(&format!("should-i-certify {}", env!("CARGO_PKG_VERSION")))
    );
}
