//! A report of problems: as text for people, as JSON for programs, as SARIF for code hosts and editors.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};

use crate::dialog::problem::{Problem, Severity, Witness};

/// Problems as text, one after the other, with their number.
pub fn text(problems: &[Problem], is_coloured: bool) -> String {
    let mut text = String::new();
    for problem in problems {
        let severity = style(problem.severity, is_coloured);
        let bold = plain_or(Style::new().bold(), is_coloured);
        let dim = plain_or(Style::new().dimmed(), is_coloured);
        let Problem {
            rule,
            place,
            what,
            cure,
            ..
        } = problem;
        let name = problem.severity;
        // Writing into a text cannot fail.
        let _ = write!(
            text,
            "{bold}{place}{bold:#}: {severity}{name}[{rule}]{severity:#}: {what}\n  {dim}cure:{dim:#} {cure}\n"
        );
        if let Some(witness) = &problem.witness {
            let _ = writeln!(text, "  {dim}witness:{dim:#} {witness}");
        }
    }
    text + &count(problems)
}

/// "1 error, 2 warnings".
pub fn count(problems: &[Problem]) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Hint];
    let counted = severities.map(|severity| {
        let of_it = |problem: &&Problem| problem.severity == severity;
        (severity, problems.iter().filter(of_it).count())
    });
    let words: Vec<String> = counted
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| match count {
            1 => format!("1 {severity}"),
            count => format!("{count} {severity}s"),
        })
        .collect();
    match words.as_slice() {
        [] => "no problems".to_owned(),
        words => words.join(", "),
    }
}

fn style(severity: Severity, is_coloured: bool) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Hint => AnsiColor::Cyan,
    };
    plain_or(colour.on_default().bold(), is_coloured)
}

fn plain_or(style: Style, is_coloured: bool) -> Style {
    if is_coloured { style } else { Style::new() }
}

/// A list of problems; a witness as answers by question.
pub fn json(problems: &[Problem]) -> Value {
    let one = |problem: &Problem| {
        json!({
            "rule": problem.rule,
            "severity": problem.severity.to_string(),
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "what": problem.what,
            "cure": problem.cure,
            "witness": problem.witness.as_ref().map(Witness::answers),
        })
    };
    problems.iter().map(one).collect()
}

/// Static Analysis Results Interchange Format 2.1.0 (OASIS).
pub fn sarif(problems: &[Problem]) -> Value {
    let rules: BTreeSet<&str> = problems.iter().map(|problem| problem.rule).collect();
    let rules: Vec<Value> = rules
        .into_iter()
        .map(|rule| json!({ "id": rule }))
        .collect();
    let driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "results": problems.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

fn result(problem: &Problem) -> Value {
    let level = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    };
    let mut message = format!("{}. {}", problem.what, problem.cure);
    if let Some(witness) = &problem.witness {
        let _ = write!(message, " Witness: {witness}");
    }
    let place = &problem.place;
    json!({
        "ruleId": problem.rule,
        "level": level,
        "message": { "text": message },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": place.file },
            "region": { "startLine": place.line, "startColumn": place.column },
        } }],
    })
}
