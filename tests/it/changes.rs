//! What would change the verdict: the fewest answers within the member's power.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::json;
use should_i_certify::dialog::answers::{Answer, Answers};
use should_i_certify::dialog::changes::what_would_change;
use should_i_certify::dialog::conclude::{Change, conclude};
use should_i_certify::dialog::parse::parse;
use should_i_certify::dialog::walk::walk;
use should_i_certify::dialog::{ChoiceId, Dialog, Kind, Question, QuestionId, VerdictId};
use should_i_certify::interview::Voice;
use should_i_certify::interview::verdict::verdict as verdict_screen;

use crate::support::random::{cases, completions, dialogs, interview};
use crate::support::{WHOLE, answers, edited, should_i_certify, whole};

/// Each change on a line: what to answer, at what effort, and where it leads.
fn changes(dialog: &Dialog, jotted: &str) -> String {
    let changes = what_would_change(dialog, &answers(dialog, jotted));
    let line = |change: &Change| {
        let answers: Vec<String> = change
            .answers
            .iter()
            .map(|(id, answer)| format!("{id} {answer:?}"))
            .collect();
        format!(
            "{} ({}) -> {}",
            answers.join(" and "),
            change.effort,
            change.leads_to.id
        )
    };
    let lines: Vec<String> = changes.found.iter().map(line).collect();
    lines.join("\n")
}

const REST: &str = "home=owned start=skipped place=Bern worry=skipped";

#[test]
fn another_answer_within_the_members_power_is_a_change() {
    let kinder = edited(WHOLE, "/verdicts/2/tone", "\"care\"");
    let dialog = parse("kinder.json", &kinder).unwrap();
    insta::assert_snapshot!(changes(&dialog, &format!("way=90 roots=4 remote=no {REST}")), @r#"remote Choice(ChoiceId("yes")) (2) -> wait"#);
}

#[test]
fn nobody_is_advised_to_go_for_a_graver_verdict() {
    assert_eq!(
        changes(&whole(), &format!("way=90 roots=4 remote=no {REST}")),
        ""
    );
}

#[test]
fn what_nobody_can_decide_is_no_change() {
    assert_eq!(changes(&whole(), &format!("way=30 roots=4 {REST}")), "");
}

#[test]
fn an_unfinished_interview_has_nothing_to_change() {
    assert_eq!(changes(&whole(), "way=90 roots=4 remote=no"), "");
}

#[test]
fn a_search_beyond_its_bound_says_that_not_all_was_looked_at() {
    // Whether the verdict can change depends on every one of two dozen choices, and it never does.
    let dialog = parse("parity.json", &parity(24)).unwrap();
    let given = answers(&dialog, "q=c0");
    let changes = what_would_change(&dialog, &given);
    assert_eq!(changes.found, []);
    assert!(!changes.is_complete);
}

/// A dialog whose graver verdict is for those who chose both an even and an odd number of choices.
fn parity(count: usize) -> String {
    let has = |number: usize| json!({ "answer": "q", "has": format!("c{number}") });
    let finding = |number: usize| {
        let before = json!({ "finding": format!("f{}", number.max(1) - 1) });
        let odd = json!({ "all": [has(number), { "not": before }] });
        let still_odd = json!({ "all": [{ "not": has(number) }, before] });
        let when = if number == 0 {
            has(0)
        } else {
            json!({ "any": [odd, still_odd] })
        };
        json!({ "id": format!("f{number}"), "when": when })
    };
    let choice = |number: usize| {
        json!({
            "id": format!("c{number}"), "label": "L", "within_power": { "effort": 1, "advice": "do it" },
        })
    };
    let last = format!("f{}", count - 1);
    let verdict = json!({
        "id": "grave", "tone": "go", "title": "T", "summary": "S", "rationale": [{ "id": "r", "text": "R" }],
        "next_steps": [], "when": { "all": [{ "finding": last }, { "not": { "finding": last } }] },
    });
    let mut end = verdict.clone();
    end["id"] = json!("end");
    end["when"] = json!(null);
    json!({
        "id": "parity", "description": "D", "title": "T", "introduction": "I",
        "source": { "title": "S", "sections": [{ "id": "S1", "title": "One" }] },
        "questions": [{ "id": "q", "label": "L", "prompt": "P", "why": "W",
            "answer": { "kind": "choices", "choices": ((0..count).map(choice).collect::<Vec<_>>()) } }],
        "findings": ((0..count).map(finding).collect::<Vec<_>>()),
        "verdicts": [verdict, end],
    })
    .to_string()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_fewest_changes_are_those_that_brute_force_finds((dialog, mut tape) in dialogs()) {
        for _ in 0..4 {
            let answers = interview(&dialog, &mut tape);
            prop_assert_eq!(by_search(&dialog, &answers), by_brute_force(&dialog, &answers));
        }
    }
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    answers: Vec<(QuestionId, Answer)>,
    effort: u32,
    leads_to: VerdictId,
}

fn by_search(dialog: &Dialog, answers: &Answers) -> BTreeSet<Found> {
    let changes = what_would_change(dialog, answers);
    assert!(changes.is_complete);
    assert!(changes.found.is_sorted_by_key(|change| change.effort));
    let count = changes.found.len();
    let found = changes.found.into_iter().map(|change| Found {
        answers: change.answers,
        effort: change.effort,
        leads_to: change.leads_to.id.clone(),
    });
    let found: BTreeSet<Found> = found.collect();
    assert_eq!(found.len(), count);
    found
}

/// Every set of picks is tried, whatever its size; the smallest that lead elsewhere are left.
fn by_brute_force(dialog: &Dialog, answers: &Answers) -> BTreeSet<Found> {
    let mut sets: Vec<Picks> = vec![Picks::default()];
    for question in &dialog.questions {
        let picks = picks(question, answers.get(&question.id));
        let with = |set: &Picks| {
            let set = set.clone();
            picks
                .iter()
                .map(move |(answer, count, effort)| set.and(&question.id, answer, *count, *effort))
                .collect::<Vec<_>>()
        };
        let more: Vec<Picks> = sets.iter().flat_map(with).collect();
        sets.extend(more);
    }
    let now = verdict(dialog, answers);
    let led: Vec<(usize, Found)> = sets
        .into_iter()
        .filter_map(|set| {
            let leads_to = leads_to(dialog, answers, &set.answers)
                .filter(|verdict| is_worth_it(dialog, &now, verdict))?;
            Some((
                set.count,
                Found {
                    answers: set.answers,
                    effort: set.effort,
                    leads_to,
                },
            ))
        })
        .collect();
    let fewest = led.iter().map(|(count, _)| *count).min();
    led.into_iter()
        .filter(|(count, _)| Some(*count) == fewest)
        .map(|(_, found)| found)
        .collect()
}

/// Nobody is advised to go for a graver verdict.
fn is_worth_it(dialog: &Dialog, now: &VerdictId, other: &VerdictId) -> bool {
    let tone = |id| dialog.verdict(id).unwrap().tone;
    other != now && tone(other) <= tone(now)
}

#[derive(Debug, Clone, Default)]
struct Picks {
    answers: Vec<(QuestionId, Answer)>,
    count: usize,
    effort: u32,
}

impl Picks {
    fn and(&self, question: &QuestionId, answer: &Answer, count: usize, effort: u32) -> Picks {
        let mut set = self.clone();
        set.answers.push((question.clone(), answer.clone()));
        set.count += count;
        set.effort += effort;
        set
    }
}

/// Other answers within the member's power, how many choices each picks, and their effort.
fn picks(question: &Question, given: Option<&Answer>) -> Vec<(Answer, usize, u32)> {
    let effort = |id: &ChoiceId| {
        question
            .choice(id)
            .and_then(|choice| choice.within_power.as_ref())
            .map(|power| u32::from(power.effort))
    };
    let mut picks = Vec::new();
    for answer in crate::support::random::answers_to(question) {
        match (&question.kind, &answer) {
            (Kind::Choice(_) | Kind::YesNo { .. }, Answer::Choice(id))
                if given != Some(&answer) =>
            {
                picks.extend(effort(id).map(|effort| (answer.clone(), 1, effort)));
            }
            (Kind::Choices { .. }, Answer::Choices(chosen)) => {
                let before = match given {
                    Some(Answer::Choices(before)) => before.clone(),
                    _ => BTreeSet::new(),
                };
                let added: Vec<_> = chosen.difference(&before).collect();
                let efforts: Option<Vec<u32>> = added.iter().map(|id| effort(id)).collect();
                if let Some(efforts) =
                    efforts.filter(|efforts| !efforts.is_empty() && before.is_subset(chosen))
                {
                    picks.push((answer.clone(), efforts.len(), efforts.iter().sum()));
                }
            }
            _ => {}
        }
    }
    picks
}

/// The verdict that these changes lead to, whatever is answered to questions that they open.
fn leads_to(
    dialog: &Dialog,
    answers: &Answers,
    changes: &[(QuestionId, Answer)],
) -> Option<VerdictId> {
    let mut changed = answers.clone();
    changed.extend(changes.iter().cloned());
    let mut verdicts = BTreeSet::new();
    for end in completions(dialog, &changed) {
        let applying = walk(dialog, &end).answers;
        if !changes
            .iter()
            .all(|(question, _)| applying.contains_key(question))
        {
            return None;
        }
        verdicts.insert(verdict(dialog, &end));
    }
    verdicts.pop_first().filter(|_| verdicts.is_empty())
}

fn verdict(dialog: &Dialog, answers: &Answers) -> VerdictId {
    conclude(dialog, &walk(dialog, answers).answers)
        .verdict
        .id
        .clone()
}

/// What a member with these answers reads under "What would change this verdict".
fn advice(dialog: &Dialog, jotted: &str) -> String {
    let screen = verdict_screen(
        dialog,
        Voice::of("en-US"),
        &answers(dialog, jotted),
        1,
        None,
    );
    let mut blocks = screen.blocks.iter();
    let block = blocks.find(|block| block.heading.starts_with("What would change"));
    let lines = block.unwrap().lines.iter().map(|line| line.prose.plain());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn advice_says_what_to_do_and_where_it_leads_the_lightest_first_as_the_author_states_it() {
    const JOTTED: &str = "certification=x motives=safety,show,vague target=open industry=unknown exposure=little \
                          tried=regular work=coordination,expert ownership=authority gap=no rewards=leaders";
    insta::assert_snapshot!(advice(&should_i_certify(), JOTTED), @"
    Pick one role you would take tomorrow and write down what it asks for, and read a handful of job ads for the role and choose a credential they name. That would lead to “Certify for the move”.
    Find a hybrid role in your field and talk to somebody who holds one, and read a handful of job ads for the role and choose a credential they name. That would lead to “Certify for the move”.
    Pick one role in an industry that holds up and talk to two people who work there, and read a handful of job ads for the role and choose a credential they name. That would lead to “Certify for the move”.
    ");
    let shipped = include_str!("../../dialogs/should-i-certify.json");
    let effort = "/questions/2/answer/choices/2/within_power/effort";
    let harder = parse("should-i-certify.json", &edited(shipped, effort, "5")).unwrap();
    insta::assert_snapshot!(advice(&harder, JOTTED), @"
    Find a hybrid role in your field and talk to somebody who holds one, and read a handful of job ads for the role and choose a credential they name. That would lead to “Certify for the move”.
    Pick one role in an industry that holds up and talk to two people who work there, and read a handful of job ads for the role and choose a credential they name. That would lead to “Certify for the move”.
    Pick one role you would take tomorrow and write down what it asks for, and read a handful of job ads for the role and choose a credential they name. That would lead to “Certify for the move”.
    ");
}
