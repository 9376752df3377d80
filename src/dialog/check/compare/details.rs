//! What stands in both dialogs and differs without any answer set telling so: the answers that a question
//! takes, citations, tones, sides, and what a choice takes.

use std::collections::{BTreeMap, BTreeSet};

use crate::dialog::{CiteId, Dialog, Kind, Question, QuestionId};

/// A question of both that takes other answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    pub question: QuestionId,
    /// In the names of a dialog file.
    pub old: String,
    pub new: String,
}

pub(super) fn offered(old: &Dialog, new: &Dialog) -> Vec<Offered> {
    let both = |question: &Question| {
        let other = new.question(&question.id)?;
        let (old, new) = (answers(question), answers(other));
        (old != new).then(|| Offered {
            question: question.id.clone(),
            old,
            new,
        })
    };
    old.questions.iter().filter_map(both).collect()
}

/// What a question takes, in the names of a dialog file.
pub(in crate::dialog::check) fn answers(question: &Question) -> String {
    let choices: BTreeSet<&str> = question
        .choices()
        .into_iter()
        .map(|choice| choice.id.as_str())
        .collect();
    let choices = choices.into_iter().collect::<Vec<_>>().join(", ");
    let answers = match &question.kind {
        Kind::Choice(_) | Kind::YesNo { .. } => format!("one of {choices}"),
        Kind::Choices { count, .. } => {
            format!("{} to {} of {choices}", count.start(), count.end())
        }
        Kind::Scale { range, .. } | Kind::Number { range, .. } => {
            format!("{} to {}", range.start(), range.end())
        }
        Kind::Date { range, .. } => format!("{} to {}", range.start(), range.end()),
        Kind::ShortText(bounds) | Kind::LongText(bounds) => {
            let length = &bounds.length;
            format!(
                "a text of {} to {} characters",
                length.start(),
                length.end()
            )
        }
    };
    match question.skip() {
        Some(_) => format!("{answers}, or skipped"),
        None => answers,
    }
}

/// The keys of details that differ, of parts that both dialogs have.
pub(super) fn details(old: &Dialog, new: &Dialog) -> Vec<String> {
    let (old, new) = (all(old), all(new));
    let differs = |(key, detail): (&String, &String)| {
        let other = new.get(key)?;
        (other != detail).then(|| key.clone())
    };
    old.iter().filter_map(differs).collect()
}

/// Every detail by its key.
fn all(dialog: &Dialog) -> BTreeMap<String, String> {
    let mut details = BTreeMap::new();
    let mut add = |key: String, detail: String| drop(details.insert(key, detail));
    for question in &dialog.questions {
        let key = format!("question.{}", question.id);
        add(format!("{key}.cites"), cited(&question.cites));
        for choice in question.choices() {
            let key = format!("{key}.choice.{}", choice.id);
            add(format!("{key}.cites"), cited(&choice.cites));
            let effort = choice.within_power.as_ref().map(|power| power.effort);
            add(format!("{key}.within_power"), format!("{effort:?}"));
        }
    }
    for finding in &dialog.findings {
        let key = format!("finding.{}", finding.id);
        add(format!("{key}.cites"), cited(&finding.cites));
        let side = finding.telling.as_ref().map(|telling| telling.side);
        add(format!("{key}.tell.side"), format!("{side:?}"));
    }
    for gauge in &dialog.gauges {
        add(format!("gauge.{}.cites", gauge.id), cited(&gauge.cites));
    }
    for verdict in &dialog.verdicts {
        let key = format!("verdict.{}", verdict.id);
        add(format!("{key}.cites"), cited(&verdict.cites));
        add(format!("{key}.tone"), format!("{:?}", verdict.tone));
        for passage in &verdict.rationale {
            add(
                format!("{key}.rationale.{}.cites", passage.id),
                cited(&passage.cites),
            );
        }
        for passage in &verdict.next_steps {
            add(
                format!("{key}.step.{}.cites", passage.id),
                cited(&passage.cites),
            );
        }
    }
    details
}

fn cited(cites: &[CiteId]) -> String {
    let cites: BTreeSet<&str> = cites.iter().map(CiteId::as_str).collect();
    cites.into_iter().collect::<Vec<_>>().join(" ")
}
