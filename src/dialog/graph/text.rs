//! The same tree in the languages of other tools: Mermaid, which forges draw in Markdown, and Graphviz's DOT.

use std::fmt::Write;

use super::svg::{percent, told};
use super::{Graph, Reached};

/// A Mermaid flowchart.
pub fn mermaid(graph: &Graph) -> String {
    let mut text = format!("---\ntitle: {}\n---\nflowchart LR\n", quoted(&graph.title));
    for (at, question) in graph.questions.iter().enumerate() {
        let _ = writeln!(
            text,
            "  q{at}[\"{}. {}\"]",
            at + 1,
            entities(&question.label)
        );
    }
    for (at, verdict) in graph.verdicts.iter().enumerate() {
        let _ = writeln!(text, "  v{at}([\"{}\"])", entities(&named(verdict)));
    }
    for (to, question) in graph.questions.iter().enumerate() {
        for arrow in &question.after {
            let _ = writeln!(
                text,
                "  q{} -->|\"{}\"| q{to}",
                arrow.from,
                entities(&arrow.words)
            );
        }
    }
    for (to, verdict) in graph.verdicts.iter().enumerate() {
        for from in &verdict.from {
            let _ = writeln!(text, "  q{from} -.-> v{to}");
        }
    }
    text
}

/// A Graphviz digraph.
pub fn dot(graph: &Graph) -> String {
    let mut text = format!(
        "digraph dialog {{\n  label={};\n  labelloc=t;\n  rankdir=LR;\n  node [shape=box, style=rounded];\n",
        quoted(&graph.title)
    );
    for (at, question) in graph.questions.iter().enumerate() {
        let asked_if = told(&question.asked_if, "asked of everybody");
        let label = quoted(&format!("{}. {}", at + 1, question.label));
        let _ = writeln!(
            text,
            "  q{at} [label={label}, tooltip={}];",
            quoted(&asked_if)
        );
    }
    for (at, verdict) in graph.verdicts.iter().enumerate() {
        let when = told(&verdict.when, "otherwise");
        let label = quoted(&named(verdict));
        let _ = writeln!(
            text,
            "  v{at} [shape=oval, label={label}, tooltip={}];",
            quoted(&when)
        );
    }
    for (to, question) in graph.questions.iter().enumerate() {
        for arrow in &question.after {
            let _ = writeln!(
                text,
                "  q{} -> q{to} [label={}];",
                arrow.from,
                quoted(&arrow.words)
            );
        }
    }
    for (to, verdict) in graph.verdicts.iter().enumerate() {
        for from in &verdict.from {
            let _ = writeln!(text, "  q{from} -> v{to} [style=dotted];");
        }
    }
    text.push_str("}\n");
    text
}

fn named(verdict: &Reached) -> String {
    match verdict.share {
        Some(share) => format!("{} ({})", verdict.title, percent(share)),
        None => verdict.title.clone(),
    }
}

/// A string of DOT and of YAML.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Mermaid takes a quote only as an entity.
fn entities(text: &str) -> String {
    text.replace('#', "#35;").replace('"', "#quot;")
}
