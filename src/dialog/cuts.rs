//! Which answers of a question the way and the verdict can tell apart.
//!
//! Numbers and days are cut at the constants that conditions use; between two cuts all answers do the same,
//! so the first one stands for its class. That makes every routing answer finite.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::conditions::Test;
use super::{Answer, Condition, Dialog, Kind, Question, QuestionId};

/// Every test of the conditions that decide (ways, findings, verdicts), by question.
pub(super) fn tests(dialog: &Dialog) -> BTreeMap<&QuestionId, Vec<&Test>> {
    let mut tests = BTreeMap::new();
    for condition in deciding(dialog) {
        collect(condition, &mut tests);
    }
    tests
}

/// Every test of every condition, also of those that only tell (gauges, passages), by question.
pub(super) fn all_tests(dialog: &Dialog) -> BTreeMap<&QuestionId, Vec<&Test>> {
    let gauges = dialog.gauges.iter();
    let gauges = gauges.flat_map(|gauge| [&gauge.met, &gauge.not_met]);
    let verdicts = dialog.verdicts.iter();
    let passages = verdicts.flat_map(|verdict| verdict.rationale.iter().chain(&verdict.next_steps));
    let passages = passages.map(|passage| &passage.when);
    let mut tests = BTreeMap::new();
    for condition in deciding(dialog).chain(gauges).chain(passages) {
        collect(condition, &mut tests);
    }
    tests
}

fn deciding(dialog: &Dialog) -> impl Iterator<Item = &Condition> {
    let ways = dialog.questions.iter().map(|question| &question.ask_if);
    let findings = dialog.findings.iter().map(|finding| &finding.when);
    let verdicts = dialog.verdicts.iter().map(|verdict| &verdict.when);
    ways.chain(findings).chain(verdicts)
}

fn collect<'d>(condition: &'d Condition, tests: &mut BTreeMap<&'d QuestionId, Vec<&'d Test>>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                collect(part, tests);
            }
        }
        Condition::Not(part) => collect(part, tests),
        Condition::Answer { question, test } => tests.entry(question).or_default().push(test),
        Condition::Always | Condition::Finding(_) => {}
    }
}

/// One answer for each class, in ascending order, "skip" last. Empty for several choices, which are told
/// apart one by one, and for texts, which are not told apart at all.
pub(super) fn classes(question: &Question, tests: &[&Test]) -> Vec<Answer> {
    let mut classes = match &question.kind {
        Kind::Choice(choices) => {
            let ids = choices.iter().map(|choice| choice.id.clone());
            ids.map(Answer::Choice).collect()
        }
        Kind::YesNo { yes, no } => {
            vec![
                Answer::Choice(yes.id.clone()),
                Answer::Choice(no.id.clone()),
            ]
        }
        Kind::Scale { range, .. } | Kind::Number { range, .. } => {
            let mut starts = BTreeSet::from([*range.start()]);
            starts.extend(cuts(tests).into_iter().flat_map(number_cuts));
            let inside = starts.into_iter().filter(|start| range.contains(start));
            inside.map(Answer::Number).collect()
        }
        Kind::Date { range, .. } => {
            let mut starts = BTreeSet::from([*range.start()]);
            starts.extend(cuts(tests).into_iter().flat_map(day_cuts));
            let inside = starts.into_iter().filter(|start| range.contains(start));
            inside.map(Answer::Date).collect()
        }
        Kind::Choices { .. } | Kind::ShortText(_) | Kind::LongText(_) => Vec::new(),
    };
    if question.skip().is_some() && question.routes() {
        classes.push(Answer::Skipped);
    }
    classes
}

/// A constant that a test uses, and whether the test tells it from the one after it.
fn cuts<'t>(tests: &[&'t Test]) -> Vec<(&'t Answer, bool)> {
    let mut cuts = Vec::new();
    for test in tests {
        match test {
            Test::Is(value) => cuts.push((value, true)),
            Test::In(values) => cuts.extend(values.iter().map(|value| (value, true))),
            Test::AtLeast(bound) | Test::LessThan(bound) => cuts.push((bound, false)),
            Test::Has(_) => {}
        }
    }
    cuts
}

fn number_cuts((value, is_single): (&Answer, bool)) -> Vec<i64> {
    match value {
        Answer::Number(number) if is_single => vec![*number, number.saturating_add(1)],
        Answer::Number(number) => vec![*number],
        _ => Vec::new(),
    }
}

fn day_cuts((value, is_single): (&Answer, bool)) -> Vec<Date> {
    match value {
        Answer::Date(day) if is_single => {
            std::iter::once(*day).chain(day.tomorrow().ok()).collect()
        }
        Answer::Date(day) => vec![*day],
        _ => Vec::new(),
    }
}

/// The class of an answer; `None` when the question cannot be answered like this.
pub(super) fn class_of(classes: &[Answer], answer: &Answer) -> Option<usize> {
    let same_sort =
        |class: &Answer| std::mem::discriminant(class) == std::mem::discriminant(answer);
    match answer {
        Answer::Number(_) | Answer::Date(_) => classes
            .iter()
            .rposition(|class| same_sort(class) && class <= answer),
        _ => classes.iter().position(|class| class == answer),
    }
}
