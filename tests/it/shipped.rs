//! The dialogs that come with the bot, in `dialogs/`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use should_i_certify::dialog::conclude::conclude;
use should_i_certify::dialog::conditions::Test;
use should_i_certify::dialog::parse::parse;
use should_i_certify::dialog::placeholder::fill;
use should_i_certify::dialog::walk::walk;
use should_i_certify::dialog::{Answer, Answers, Condition, Dialog, Kind, Question, QuestionId};

use crate::personas::{interview, people};
use crate::support::{should_i_certify, told};

/// Nobody is asked more, whatever they answer.
const QUESTIONS_ASKED_MAX: usize = 12;

#[test]
fn every_shipped_dialog_is_whole() {
    for path in shipped() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        if let Err(problems) = parse(&name, &text) {
            panic!("{}", told(&problems));
        }
    }
}

#[test]
fn every_question_says_why_it_is_asked_and_what_it_rests_on() {
    for question in should_i_certify().questions {
        assert!(!question.why.trim().is_empty(), "{}", question.id);
        assert!(!question.cites.is_empty(), "{}", question.id);
    }
}

#[test]
fn nobody_is_asked_more_than_twelve_questions() {
    let dialog = should_i_certify();
    assert_eq!(
        longest_way(&dialog, &mut Answers::new()),
        QUESTIONS_ASKED_MAX
    );
}

#[test]
fn people_are_asked_about_eight_questions() {
    let dialog = should_i_certify();
    let people = people();
    let asked = people.iter().map(|person| interview(&dialog, person));
    let asked: usize = asked
        .map(|answers| answers.expect("they can be interviewed").len())
        .sum();
    let mean = asked as f64 / people.len() as f64;
    assert!((7.0..9.0).contains(&mean), "{mean:.2} questions");
}

#[test]
fn every_verdict_is_reached_by_at_least_two_people() {
    let mut reached: BTreeMap<String, usize> = BTreeMap::new();
    for person in people() {
        *reached.entry(person.verdict).or_default() += 1;
    }
    for verdict in should_i_certify().verdicts {
        let people = reached.remove(verdict.id.as_str()).unwrap_or_default();
        assert!(people >= 2, "{}: {people}", verdict.id);
    }
    assert_eq!(reached, BTreeMap::new());
}

#[test]
fn every_verdict_quotes_what_people_wrote() {
    let dialog = should_i_certify();
    for person in people() {
        let answers = interview(&dialog, &person).expect("they can be interviewed");
        let shown = shown(&dialog, &answers);
        for (question, answer) in &answers {
            if let Answer::Text(text) = answer {
                assert!(shown.contains(text), "{}: {question}\n{shown}", person.name);
            }
        }
    }
}

/// How many questions there can still be, these answers given. Answers that no `ask_if` tells apart lead
/// the same way, so one of each class is followed.
fn longest_way(dialog: &Dialog, given: &mut Answers) -> usize {
    let Some(question) = walk(dialog, given).next else {
        return given.len();
    };
    let mut longest = 0;
    for answer in classes(dialog, question) {
        given.insert(question.id.clone(), answer);
        longest = longest.max(longest_way(dialog, given));
    }
    given.remove(&question.id);
    longest
}

fn classes(dialog: &Dialog, question: &Question) -> Vec<Answer> {
    let mut tests = Vec::new();
    for asked in &dialog.questions {
        tests_of(&asked.ask_if, &question.id, &mut tests);
    }
    let mut seen = BTreeSet::new();
    let results =
        |answer: &Answer| -> Vec<bool> { tests.iter().map(|test| test.holds(answer)).collect() };
    let mut answers = possible(question);
    answers.retain(|answer| seen.insert(results(answer)));
    answers
}

fn tests_of<'d>(condition: &'d Condition, of: &QuestionId, tests: &mut Vec<&'d Test>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| tests_of(part, of, tests));
        }
        Condition::Not(part) => tests_of(part, of, tests),
        Condition::Answer { question, test } if question == of => tests.push(test),
        Condition::Answer { .. } | Condition::Always | Condition::Finding(_) => {}
    }
}

/// Every answer that a question of this dialog takes; one for all texts.
fn possible(question: &Question) -> Vec<Answer> {
    let choices = question
        .choices()
        .into_iter()
        .map(|choice| choice.id.clone());
    let mut answers: Vec<Answer> = match &question.kind {
        Kind::Choice(_) | Kind::YesNo { .. } => choices.map(Answer::Choice).collect(),
        Kind::Choices { count, .. } => {
            let mut sets = vec![BTreeSet::new()];
            for choice in choices {
                let with =
                    |set: &BTreeSet<_>| set.iter().cloned().chain([choice.clone()]).collect();
                sets.extend(sets.iter().map(with).collect::<Vec<_>>());
            }
            sets.retain(|set| count.contains(&set.len()));
            sets.into_iter().map(Answer::Choices).collect()
        }
        Kind::Scale { range, .. } => range.clone().map(Answer::Number).collect(),
        Kind::ShortText(_) | Kind::LongText(_) => vec![Answer::Text("words".to_owned())],
        Kind::Number { .. } | Kind::Date { .. } => panic!("{}: not of this dialog", question.id),
    };
    answers.extend(question.skip().map(|_| Answer::Skipped));
    answers
}

/// What a verdict says to somebody with these answers, line by line.
fn shown(dialog: &Dialog, answers: &Answers) -> String {
    let conclusion = conclude(dialog, answers);
    let held = conclusion.held_ids();
    let verdict = conclusion.verdict;
    let passages = verdict.rationale.iter().chain(&verdict.next_steps);
    let passages = passages
        .filter(|passage| passage.when.holds(answers, &held))
        .map(|passage| &passage.text);
    let reasons = conclusion.held.iter();
    let reasons = reasons.filter_map(|finding| finding.telling.as_ref().map(|it| &it.text));
    let words = |question: &QuestionId| match answers.get(question) {
        Some(Answer::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let texts = [&verdict.summary]
        .into_iter()
        .chain(passages)
        .chain(reasons);
    let lines: Vec<String> = texts.map(|text| fill(text, words)).collect();
    lines.join("\n")
}

/// `dialogs/<id>.json`, without wordings (`<id>.<locale>.json`) and the schemas.
fn shipped() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/dialogs");
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    let is_dialog = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.strip_suffix(".json")
            .is_some_and(|stem| !stem.contains('.'))
    };
    paths.filter(is_dialog).collect()
}
