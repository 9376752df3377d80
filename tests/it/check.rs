//! What `check` tells: the report on a dialog in which nothing is misspelt and nothing is right, the ways to write
//! it, and numbers about a dialog.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use proptest::prelude::*;
use should_i_certify::app::catalog::{Files, problems};
use should_i_certify::cli::report;
use should_i_certify::dialog::answers::Answers;
use should_i_certify::dialog::check::summary::summary;
use should_i_certify::dialog::check::{Room, check};
use should_i_certify::dialog::conclude::conclude;
use should_i_certify::dialog::parse::parse_placed;
use should_i_certify::dialog::problem::{Problem, Reason};
use should_i_certify::discord::room;

use crate::support::random::{cases, completions, dialogs};
use crate::support::should_i_certify;

const UNSOUND: &str = include_str!("support/unsound.json");

fn unsound(room: &Room) -> Vec<Problem> {
    let (dialog, places) = parse_placed("unsound.json", UNSOUND).unwrap();
    check(&dialog, &places, room)
}

#[test]
fn everything_that_does_not_do_what_it_seems_to_is_told_with_place_cure_and_witness() {
    insta::assert_snapshot!(report::text(&unsound(&room()), false), @"
    unsound.json:6:20: error[way-too-long]: somebody is asked 5 questions, but the dialog promises at most 4
      cure: Ask fewer of those who answer like this, or promise more.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    unsound.json:12:7: warning[uncited]: nothing cites element `E2` of the source
      cure: Cite it where the dialog rests on it, or remove it.
    unsound.json:14:16: warning[uncited]: nothing cites guide `G1` of the source
      cure: Cite it where the dialog rests on it, or remove it.
    unsound.json:22:9: warning[choice-idle]: whether one answers `cabin` or `house` makes no difference
      cure: Let a condition tell them apart, or make them one choice.
      witness: home=cabin stairs=yes colour=yes rent=-9007199254740991
    unsound.json:27:63: error[question-never-asked]: question `garden` is never asked: where the parts before this one hold, this one does not
      cure: Mend the condition, or remove the question.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    unsound.json:32:17: warning[question-always-asked]: question `stairs` is asked of everybody, in spite of its condition
      cure: Mend the condition, or drop it.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    unsound.json:35:5: warning[question-idle]: whatever is answered to question `colour` makes no difference
      cure: Let a condition look at it or a text quote it, or remove it.
    unsound.json:41:17: error[field-label-too-long]: the label of this field has 55 characters, but 45 fit
      cure: Choose a shorter unit or a narrower range.
    unsound.json:51:33: warning[finding-always-held]: finding `anywhere` holds for everybody
      cure: Mend the condition, or drop it.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    unsound.json:52:80: error[finding-never-held]: finding `nowhere` never holds: where the parts before this one hold, this one does not
      cure: Mend the condition, or remove the finding.
      witness: home=flat stairs=yes colour=yes rent=10
    unsound.json:55:63: hint[part-always-holds]: this part holds wherever the others do, so it makes no difference
      cure: Drop it, or mend it if it was meant to.
      witness: home=flat stairs=yes colour=yes rent=10
    unsound.json:60:63: hint[part-never-counts]: where this part holds another does too, or nobody looks, so it makes no difference
      cure: Drop it, or mend it if it was meant to.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    unsound.json:65:5: warning[gauge-fixed]: gauge `fixed` is met for everybody
      cure: Mend its conditions, or remove it.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    unsound.json:68:18: error[gauge-reading-never]: gauge `half` is never read as not met: its condition never holds
      cure: Mend the condition.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    unsound.json:71:89: hint[gauge-never-unknown]: gauge `narrowed` is never unknown: everybody who does not meet it is read as not met
      cure: Leave it if nothing about it can be unknown; otherwise narrow `not_met`.
      witness: home=house stairs=yes colour=yes rent=-9007199254740991
    unsound.json:78:35: warning[passage-always-told]: everybody who gets this verdict is told `always`, in spite of its condition
      cure: Mend the condition, or drop it.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    unsound.json:79:34: error[passage-never-told]: nobody who gets this verdict is told `never`: its condition never holds
      cure: Mend the condition, or remove the paragraph.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    unsound.json:83:5: error[verdict-shadowed]: nobody gets verdict `wait`: whoever fits it gets `stay` before
      cure: Move it up, narrow the graver ones, or remove it.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    unsound.json:88:29: error[verdict-never-reached]: nobody gets verdict `flee`: its condition never holds
      cure: Mend the condition, or remove the verdict.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    8 errors, 8 warnings, 3 hints
    ");
}

#[test]
fn a_screen_that_is_too_long_for_where_it_is_drawn_is_told() {
    let small = Room {
        text: 390,
        answers_in_review: 4,
        ..room()
    };
    let mut problems = unsound(&small);
    let screens = [
        "card-too-long",
        "wording-could-overflow",
        "review-out-of-reach",
        "review-too-long",
    ];
    problems.retain(|problem| screens.contains(&problem.rule));
    insta::assert_snapshot!(report::text(&problems, false), @"
    unsound.json:16:16: error[review-out-of-reach]: somebody gives 5 answers, but only 4 can be picked for a change
      cure: Ask fewer questions of those who answer like this.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    unsound.json:16:16: error[review-too-long]: the review of all answers can have 628 characters, but 390 fit
      cure: Shorten labels and choices, lower the lengths of typed answers, or ask less.
      witness: home=house stairs=yes colour=no rent=-9007199254740991
    unsound.json:18:48: hint[wording-could-overflow]: with texts as long as their bounds allow, the card of question `home` could have 3820 characters, but 390 fit
      cure: Offer fewer choices, or describe none of them, where servers are to word it at will.
    unsound.json:31:52: hint[wording-could-overflow]: with texts as long as their bounds allow, the card of question `stairs` could have 2605 characters, but 390 fit
      cure: Offer fewer choices, or describe none of them, where servers are to word it at will.
    unsound.json:36:52: hint[wording-could-overflow]: with texts as long as their bounds allow, the card of question `colour` could have 2605 characters, but 390 fit
      cure: Offer fewer choices, or describe none of them, where servers are to word it at will.
    unsound.json:40:48: hint[wording-could-overflow]: with texts as long as their bounds allow, the card of question `rent` could have 2262 characters, but 390 fit
      cure: Offer fewer choices, or describe none of them, where servers are to word it at will.
    unsound.json:44:50: error[card-too-long]: the card of question `words` can have 656 characters, but 390 fit
      cure: Shorten the prompt, the choices' descriptions, the reason for asking or the introduction.
      witness: home=flat stairs=yes colour=yes rent=-9007199254740991
    3 errors, 4 hints
    ");
}

/// Whether it is one of several sentences in which moderators read of one rule; all of those are provoked elsewhere.
fn is_variant(name: &str) -> bool {
    let is_one = name.starts_with("json-") || name.ends_with("-near") || name == "text-expected";
    is_one && Reason::NAMES.contains(&name)
}

/// Every name of a rule that the sources have.
fn rules() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folders = ["dialog/check", "dialog/parse"].map(|folder| root.join(folder));
    let files = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let paths = files.map(|entry| entry.unwrap().path());
    let texts = paths
        .filter(|path| path.is_file())
        .map(|path| std::fs::read_to_string(path).unwrap());
    let is_rule = |word: &str| {
        let is_name = word.chars().all(|it| it == '-' || it.is_ascii_lowercase());
        word.contains('-') && is_name && !is_variant(word)
    };
    let named = |text: String| {
        let words = text
            .split('"')
            .skip(1)
            .step_by(2)
            .filter(|word| is_rule(word));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    texts.flat_map(named).collect()
}

#[test]
fn every_rule_is_shown_by_a_report_whose_text_is_pinned() {
    let tests = ["check", "parse", "wording", "catalog", "proof"].map(|name| {
        let file = format!("{}/tests/it/{name}.rs", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(file).unwrap_or_default()
    });
    let rules = rules();
    assert!(rules.contains("question-never-asked") && rules.contains("unknown-key"));
    let is_shown = |rule: &&String| {
        let (whole, counted) = (format!("[{rule}]: "), format!("{rule} x"));
        tests
            .iter()
            .any(|text| text.contains(&whole) || text.contains(&counted))
    };
    let silent: Vec<&String> = rules.iter().filter(|rule| !is_shown(rule)).collect();
    assert!(silent.is_empty(), "no test shows {silent:?}");
}

#[test]
fn a_wording_that_lacks_invents_or_overflows_is_told() {
    let dialog = include_str!("dialogs/every-kind.json");
    let wording = r#"{ "texts": { "dialog.title": "Ein Tier?", "question.home.promt": "Wo?" } }"#;
    let mut files = Files::new();
    files.insert("every-kind.json".to_owned(), dialog.to_owned());
    files.insert("every-kind.de.json".to_owned(), wording.to_owned());
    let told = problems(&files, &room());
    let of_wording: Vec<Problem> = told
        .into_iter()
        .filter(|problem| problem.place.file == "every-kind.de.json")
        .collect();
    insta::assert_snapshot!(report::text(&of_wording, false), @"
    every-kind.de.json:1:43: error[unknown-text]: the dialog has no text `question.home.promt`
      cure: Did you mean `question.home.prompt`?
    1 error
    ");
    let short = r#"{ "texts": { "dialog.title": "Ein Tier?" } }"#;
    files.insert("every-kind.de.json".to_owned(), short.to_owned());
    let told = problems(&files, &room());
    let mut lacking = told.iter().filter(|problem| problem.rule == "missing-text");
    insta::assert_snapshot!(lacking.next().unwrap(), @r#"
    every-kind.de.json:1:1: warning[missing-text]: `dialog.description` is not worded, so the dialog's own text is shown
      cure: Add `"dialog.description": "…"`.
    "#);
    assert!(lacking.any(|problem| problem.what.contains("`question.home.prompt`")));
    let long = format!(
        r#"{{ "texts": {{ "question.home.why": "{}" }} }}"#,
        "w".repeat(900)
    );
    files.insert("every-kind.de.json".to_owned(), long);
    let small = Room {
        text: 1_050,
        ..room()
    };
    let told = problems(&files, &small);
    let overflowing: Vec<Problem> = told
        .into_iter()
        .filter(|problem| problem.rule == "card-too-long")
        .collect();
    insta::assert_snapshot!(report::text(&overflowing, false), @"
    every-kind.de.json:1:1: error[card-too-long]: the card of question `home` can have 1180 characters, but 1050 fit
      cure: Shorten the prompt, the choices' descriptions, the reason for asking or the introduction.
      witness: home=flat likes=quiet,walks allergic=yes
    1 error
    ");
}

#[test]
fn colours_only_stand_around_words() {
    let problems = unsound(&room());
    let coloured = report::text(&problems, true);
    assert!(coloured.contains("\u{1b}["));
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(plain, report::text(&problems, false));
}

#[test]
fn programs_read_the_same_as_people() {
    let problems = unsound(&room());
    let json = report::json(&problems);
    let sarif = report::sarif(&problems);
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(json.as_array().unwrap().len(), problems.len());
    assert_eq!(results.len(), problems.len());
    for ((problem, json), result) in problems.iter().zip(json.as_array().unwrap()).zip(results) {
        assert_eq!(json["rule"], problem.rule);
        assert_eq!(result["ruleId"], problem.rule);
        assert_eq!(json["line"], problem.place.line);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(region["startLine"], problem.place.line);
        assert_eq!(region["startColumn"], problem.place.column);
    }
}

#[test]
fn the_command_ends_with_65_when_there_are_errors_and_with_0_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("unsound.json");
    std::fs::write(&file, UNSOUND).unwrap();
    let run = |arguments: &[&str]| {
        let program = env!("CARGO_BIN_EXE_should-i-certify");
        Command::new(program)
            .arg("check")
            .args(arguments)
            .output()
            .unwrap()
    };
    let refused = run(&[file.to_str().unwrap(), "--format", "json"]);
    assert_eq!(refused.status.code(), Some(65));
    let told: serde_json::Value = serde_json::from_slice(&refused.stdout).unwrap();
    assert!(told.as_array().unwrap().len() > 10);
    let file = file.to_str().unwrap();
    assert!(
        !run(&[file]).stdout.contains(&b'\x1b'),
        "no colours in a pipe"
    );
    let coloured = run(&[file, "--color", "always"]);
    assert!(coloured.stdout.contains(&b'\x1b'));
    let refused = run(&["--dialogs-dir", folder.path().to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(65));
    let whole = run(&[]);
    assert_eq!(whole.status.code(), Some(0));
    assert_eq!(String::from_utf8(whole.stdout).unwrap(), "no problems\n");
}

#[test]
fn numbers_about_the_shipped_dialog() {
    let dialog = should_i_certify();
    let summary = summary(&dialog).unwrap();
    let walks: f64 = summary.verdicts.iter().map(|share| share.of_walks).sum();
    assert!((walks - 1.0).abs() < 1e-9);
    assert!(summary.verdicts.iter().all(|share| share.of_walks > 0.0));
    assert!(
        summary
            .answers
            .iter()
            .all(|answer| answer.bits <= summary.verdict_bits)
    );
    assert_eq!(Some(summary.longest.0), dialog.questions_max);
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn answer_sets_and_ways_are_counted_as_going_all_ways_does((dialog, _) in dialogs()) {
        let ends = completions(&dialog, &Answers::new());
        let summary = summary(&dialog).unwrap();
        // Numbers and days that no condition tells apart are one answer.
        prop_assert!(summary.answer_sets <= ends.len().into());
        let mut ways: Vec<Vec<_>> = ends.iter().map(|answers| answers.keys().collect()).collect();
        ways.sort();
        ways.dedup();
        prop_assert_eq!(summary.ways, ways.len().into());
        let lengths = ends.iter().map(Answers::len);
        prop_assert_eq!(summary.shortest.0, lengths.clone().min().unwrap());
        prop_assert_eq!(summary.longest.0, lengths.max().unwrap());
        for share in &summary.verdicts {
            let is_reached = ends.iter().any(|answers| conclude(&dialog, answers).verdict.id == share.verdict);
            prop_assert_eq!(is_reached, share.of_walks > 0.0);
        }
        let walks: f64 = summary.verdicts.iter().map(|share| share.of_walks).sum();
        prop_assert!((walks - 1.0).abs() < 1e-9);
    }
}
