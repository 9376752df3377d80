//! Files made to keep the analysis busy for ever or to eat memory: every command ends soon, within a fixed memory, with
//! a problem that says what is wrong or with the bound beyond which nothing is proven.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

/// Address space that a command gets, in KiB; the shipped dialog takes a third of it in a build without optimization.
const MEMORY_KIB_MAX: usize = 512 * 1024;

/// Seconds of the processor that one gets in a build without optimization; optimized it takes about two.
const SECONDS_MAX: usize = 60;

/// A dialog of these questions and findings, whose first verdict has this condition.
fn dialog(questions: &[Value], findings: &[Value], when: &Value) -> Value {
    let verdict = |id: &str| {
        json!({
            "id": id, "tone": "go", "title": "T", "summary": "S", "rationale": [{ "id": "r", "text": "R" }], "next_steps": [],
        })
    };
    let mut first = verdict("first");
    first["when"] = when.clone();
    json!({
        "id": "hostile", "description": "D", "title": "T", "introduction": "I",
        "source": { "title": "S", "sections": [{ "id": "S1", "title": "One" }] },
        "questions": questions, "findings": findings, "verdicts": [first, verdict("last")],
    })
}

fn question(number: usize, answer: &Value) -> Value {
    json!({ "id": format!("q{number}"), "label": "L", "prompt": "P", "why": "W", "answer": answer })
}

fn choices(count: usize) -> Vec<Value> {
    let choice = |number| json!({ "id": format!("c{number}"), "label": "L" });
    (0..count).map(choice).collect()
}

fn is(question: usize, answer: &str) -> Value {
    json!({ "answer": format!("q{question}"), "is": answer })
}

fn has(question: usize, choice: usize) -> Value {
    json!({ "answer": format!("q{question}"), "has": format!("c{choice}") })
}

fn alike(left: &Value, right: &Value) -> Value {
    json!({ "any": [
        { "all": [left, right] },
        { "all": [{ "not": left }, { "not": right }] },
    ] })
}

/// Each answer of the first half is to be like one far behind: a diagram has to remember the half.
fn far_apart() -> Value {
    let questions: Vec<Value> = (0..60)
        .map(|at| question(at, &json!({ "kind": "yes_no" })))
        .collect();
    let pairs: Vec<Value> = (0..30)
        .map(|at| alike(&is(at, "yes"), &is(30 + (at * 7) % 30, "yes")))
        .collect();
    dialog(&questions, &[], &json!({ "all": pairs }))
}

/// Whether each question is asked depends on two far before it, and they on others.
fn entangled_ways() -> Value {
    let questions: Vec<Value> = (0..60)
        .map(|at| {
            let mut question = question(at, &json!({ "kind": "choice", "choices": choices(25) }));
            if at >= 20 {
                let (left, right) = (is((at * 7) % 20, "c3"), is((at * 11 + 3) % at, "c5"));
                question["ask_if"] = alike(&left, &right);
            }
            question
        })
        .collect();
    let last: Vec<Value> = (0..59)
        .map(|at| alike(&is(at, "c1"), &is((at * 13) % 60, "c2")))
        .collect();
    dialog(&questions, &[], &json!({ "any": last }))
}

/// Sums over many choices of several, compared across questions.
fn several_choices() -> Value {
    let several = json!({ "kind": "choices", "min": 3, "max": 22, "choices": choices(25) });
    let questions: Vec<Value> = (0..60).map(|at| question(at, &several)).collect();
    let pairs: Vec<Value> = (0..300)
        .map(|at| {
            alike(
                &has(at % 30, at % 25),
                &has(30 + (at * 7) % 30, (at * 3) % 25),
            )
        })
        .collect();
    dialog(&questions, &[], &json!({ "all": pairs }))
}

/// Written out, the last finding has 2^199 parts.
fn doubling_findings() -> Value {
    let questions: Vec<Value> = (0..60)
        .map(|at| question(at, &json!({ "kind": "yes_no" })))
        .collect();
    let mut findings = vec![json!({ "id": "f0", "when": is(0, "yes") })];
    for at in 1..200 {
        let before = json!({ "finding": format!("f{}", at - 1) });
        let other = is((at * 17) % 60, "yes");
        let text = json!({ "side": "for", "text": "T" });
        findings
            .push(json!({ "id": format!("f{at}"), "when": alike(&before, &other), "tell": text }));
    }
    dialog(&questions, &findings, &json!({ "finding": "f199" }))
}

/// Nothing entangled: just as much of everything as there may be.
fn crowded() -> Value {
    let questions: Vec<Value> = (0..60)
        .map(|at| {
            let kind = ["choice", "choices"][at % 2];
            question(at, &json!({ "kind": kind, "choices": choices(25) }))
        })
        .collect();
    dialog(&questions, &[], &is(0, "c1"))
}

fn ten_thousand_choices() -> Value {
    let many = question(0, &json!({ "kind": "choice", "choices": choices(10_000) }));
    dialog(&[many], &[], &is(0, "c1"))
}

struct Files {
    folder: TempDir,
}

impl Files {
    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

/// Runs a command within the bounds.
fn run(arguments: &[&str], files: &[&Path]) -> Output {
    let output = Command::new("sh")
        .args([
            "-c",
            &format!("ulimit -v {MEMORY_KIB_MAX}; ulimit -t {SECONDS_MAX}; exec \"$@\""),
            "sh",
        ])
        .arg(env!("CARGO_BIN_EXE_should-i-certify"))
        .args(arguments)
        .args(files)
        .output()
        .unwrap();
    assert!(
        output.status.code().is_some(),
        "{arguments:?} {files:?}: {output:?}"
    );
    output
}

/// The rules of a report, each once, in their order.
fn rules(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout);
    let mut rules: Vec<&str> = Vec::new();
    for line in text.lines() {
        let rule = line
            .split_once('[')
            .and_then(|(_, rest)| rest.split_once("]: "));
        if let Some((rule, _)) = rule.filter(|(rule, _)| !rules.contains(rule)) {
            rules.push(rule);
        }
    }
    format!("{:?}: {}", output.status.code().unwrap(), rules.join(" "))
}

#[test]
fn a_hostile_upload_ends_soon_and_within_a_fixed_memory() {
    let files = Files {
        folder: tempfile::tempdir().unwrap(),
    };
    let deep = format!("{}1{}", "[".repeat(120_000), "]".repeat(120_000));
    let uploads = [
        ("far-apart", far_apart().to_string()),
        ("entangled-ways", entangled_ways().to_string()),
        ("several-choices", several_choices().to_string()),
        ("doubling-findings", doubling_findings().to_string()),
        ("crowded", crowded().to_string()),
        ("ten-thousand-choices", ten_thousand_choices().to_string()),
        ("deep", deep),
        (
            "megabytes",
            format!("{{ \"id\": \"{}\" }}", "x".repeat(5_000_000)),
        ),
    ];
    let told = uploads.map(|(name, text)| {
        let path = files.write(&format!("{name}.json"), &text);
        format!("{name} {}", rules(&run(&["check"], &[&path])))
    });
    insta::assert_snapshot!(told.join("\n"), @"
    far-apart 65: file-name not-proven
    entangled-ways 65: file-name not-proven
    several-choices 65: file-name not-proven
    doubling-findings 65: file-name finding-always-held part-always-holds part-never-counts review-out-of-reach
    crowded 65: file-name review-out-of-reach choice-idle wording-could-overflow question-idle
    ten-thousand-choices 65: too-big
    deep 65: too-deep
    megabytes 65: too-big
    ");
}

#[test]
fn every_command_that_looks_at_all_answers_keeps_within_bounds_too() {
    let files = Files {
        folder: tempfile::tempdir().unwrap(),
    };
    let crowded = files.write("crowded.json", &crowded().to_string());
    let entangled = files.write("entangled.json", &entangled_ways().to_string());
    run(&["check", "--summary"], &[&entangled]);
    run(&["diff"], &[&crowded, &entangled]);
    run(&["transcripts"], &[&crowded]);
    let drawn = run(&["graph"], &[&entangled]);
    assert!(
        drawn.status.success(),
        "it is drawn all the same: {drawn:?}"
    );
}
