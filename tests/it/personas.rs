//! People who come to `should-i-certify`, and the verdicts that the article has for them.
//!
//! Forty of them were written from the article, with verdict and reasons, before the engine had concluded
//! anything about anybody, and came out as written; the last five were added later, where the table was thin.
//! Two things were changed in the forty since. Answers to questions that are no longer asked of them went,
//! with the reasons that rested on these. And when "define the target" was split in two, four people whose
//! target is clear and who lack something else (Anton, Ben, Wanda, Zoe) moved to the new "nearly".

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use should_i_certify::dialog::conclude::conclude;
use should_i_certify::dialog::walk::walk;
use should_i_certify::dialog::{Answer, Answers, Dialog, Kind, Question};

use crate::support::should_i_certify;

/// One person of the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Persona {
    pub(crate) name: String,
    story: String,
    /// By question: everything that is asked of them, and nothing else.
    answers: BTreeMap<String, Said>,
    pub(crate) verdict: String,
    /// Findings that they must be told, and that they must not.
    told: BTreeSet<String>,
    #[serde(default)]
    untold: BTreeSet<String>,
}

/// `"skipped"`, or what the question's kind makes of it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Said {
    Number(i64),
    One(String),
    Several(BTreeSet<String>),
}

#[test]
fn everybody_gets_the_verdict_and_the_reasons_that_the_article_has_for_them() {
    let dialog = should_i_certify();
    let people = people();
    let wrong: Vec<String> = people
        .iter()
        .filter_map(|one| wrong(&dialog, one))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} people came out wrong\n\n{}",
        wrong.len(),
        people.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn there_are_thirty_people_and_each_has_a_name_of_their_own() {
    let people = people();
    let names: BTreeSet<&str> = people.iter().map(|one| one.name.as_str()).collect();
    assert!(people.len() >= 30);
    assert_eq!(names.len(), people.len());
}

pub(crate) fn people() -> Vec<Persona> {
    serde_json::from_str(include_str!("personas.json")).expect("the table of people can be read")
}

/// Their answers, each to a question that is asked of them.
pub(crate) fn interview(dialog: &Dialog, person: &Persona) -> Result<Answers, String> {
    let mut answers = Answers::new();
    while let Some(question) = walk(dialog, &answers).next {
        let said = person
            .answers
            .get(question.id.as_str())
            .ok_or_else(|| format!("is asked `{}` and has no answer", question.id))?;
        answers.insert(question.id.clone(), answer(question, said)?);
    }
    let asked = |id: &&String| answers.keys().any(|question| question.as_str() == *id);
    match person.answers.keys().find(|id| !asked(id)) {
        Some(id) => Err(format!("answers `{id}` and is never asked")),
        None => Ok(answers),
    }
}

fn answer(question: &Question, said: &Said) -> Result<Answer, String> {
    let choice = |id: &String| {
        let known = question
            .choices()
            .into_iter()
            .find(|choice| choice.id.as_str() == id);
        known
            .map(|choice| choice.id.clone())
            .ok_or_else(|| format!("says `{id}` to `{}`, which has no such choice", question.id))
    };
    match (&question.kind, said) {
        (Kind::ShortText(_) | Kind::LongText(_) | Kind::Scale { .. }, Said::One(word))
            if word == "skipped" =>
        {
            Ok(Answer::Skipped)
        }
        (Kind::ShortText(_) | Kind::LongText(_), Said::One(text)) => Ok(Answer::Text(text.clone())),
        (Kind::Choice(_) | Kind::YesNo { .. }, Said::One(id)) => choice(id).map(Answer::Choice),
        (Kind::Choices { .. }, Said::Several(ids)) => {
            let ids: Result<_, _> = ids.iter().map(choice).collect();
            ids.map(Answer::Choices)
        }
        (Kind::Scale { .. }, Said::Number(number)) => Ok(Answer::Number(*number)),
        _ => Err(format!("says {said:?} to `{}`", question.id)),
    }
}

/// What is wrong about how it goes for them, with their line of the table.
fn wrong(dialog: &Dialog, person: &Persona) -> Option<String> {
    let answers = match interview(dialog, person) {
        Ok(answers) => answers,
        Err(fault) => return Some(format!("{} {fault}\n  {}", person.name, person.story)),
    };
    let conclusion = conclude(dialog, &answers);
    let told: BTreeSet<String> = conclusion
        .held
        .iter()
        .filter(|finding| finding.telling.is_some())
        .map(|finding| finding.id.to_string())
        .collect();
    let missing: Vec<_> = person.told.difference(&told).collect();
    let unwanted: Vec<_> = person.untold.intersection(&told).collect();
    let verdict = conclusion.verdict.id.as_str();
    if verdict == person.verdict && missing.is_empty() && unwanted.is_empty() {
        return None;
    }
    Some(format!(
        "{}\n  {}\n  verdict: {verdict}, expected {}\n  not told: {missing:?}\n  wrongly told: {unwanted:?}\n  told: {told:?}",
        person.name, person.story, person.verdict
    ))
}
