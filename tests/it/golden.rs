//! Golden transcripts: what the shipped dialogs say to each class of equivalent answers, kept in `tests/it/golden/`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use proptest::prelude::*;
use should_i_certify::app::catalog;
use should_i_certify::dialog::answers::Answers;
use should_i_certify::dialog::check::classes::{ClassName, classes};
use should_i_certify::dialog::conclude::conclude;
use should_i_certify::dialog::parse::parse;
use should_i_certify::dialog::walk::walk;
use should_i_certify::dialog::{Dialog, Side};
use should_i_certify::interview::golden::golden;

use crate::support::random::{cases, completions, dialogs};
use crate::support::{edited, should_i_certify};

const SHIPPED: &str = include_str!("../../dialogs/should-i-certify.json");
const EVERY_KIND: &str = include_str!("dialogs/every-kind.json");
const ANEW: &str =
    "cargo run -- transcripts should-i-certify tests/it/dialogs/every-kind.json -o tests/it/golden";

/// Files by their names.
type Files = BTreeMap<String, String>;

fn every_kind() -> Dialog {
    parse("every-kind.json", EVERY_KIND).unwrap()
}

fn files_in(folder: &Path) -> Files {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// The transcripts of all files by verdict and name.
fn transcripts(files: &Files) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (file, text) in files {
        for part in text.split("\n## ").skip(1) {
            let (name, rest) = part.split_once('\n').unwrap();
            let verdict = file.strip_suffix(".md").unwrap();
            found.insert(format!("{verdict}: {name}"), rest.to_owned());
        }
    }
    found
}

/// What differs, as a reviewer sees it: `-` gone, `+` new, `~` says something else.
fn differing(old: &Files, new: &Files) -> Vec<String> {
    let (old, new) = (transcripts(old), transcripts(new));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let difference = |name: &String| match (old.get(name), new.get(name)) {
        (Some(_), None) => Some(format!("- {name}")),
        (None, Some(_)) => Some(format!("+ {name}")),
        (old, new) if old != new => Some(format!("~ {name}")),
        _ => None,
    };
    names.into_iter().filter_map(difference).collect()
}

#[test]
fn the_golden_transcripts_are_what_the_shipped_dialogs_say() {
    let shipped = catalog::dialogs(&catalog::built_in()).unwrap();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden");
    for dialog in shipped.iter().chain([&every_kind()]) {
        let files = golden(dialog).unwrap();
        let kept = files_in(&kept.join(dialog.id.as_str()));
        let differing = differing(&kept, &files);
        assert!(
            kept == files,
            "{}: other transcripts now; write them anew and review the difference:\n  {ANEW}\n{}",
            dialog.id,
            differing.join("\n")
        );
    }
}

#[test]
fn an_altered_condition_of_a_question_changes_the_transcripts_of_those_who_are_asked_otherwise() {
    let pointer = "/questions/12/ask_if/all/1/in";
    let altered = edited(SHIPPED, pointer, r#"["unknown"]"#);
    let altered = parse("should-i-certify.json", &altered).unwrap();
    let (old, new) = (
        golden(&should_i_certify()).unwrap(),
        golden(&altered).unwrap(),
    );
    insta::assert_snapshot!(differing(&old, &new).join("\n"), @"
    ~ accelerate: certification → motives → target → industry → exposure → tried → work → ownership → gap → gap_words → rewards → adoption
    + accelerate: with finding.nobody_rewards
    - accelerate: with finding.reward_unknown
    ~ define_target: certification → motives → target → industry → exposure → tried → work → ownership → gap → gap_words → rewards → adoption
    ~ define_target: certification → motives → target → industry → exposure → tried → work → ownership → gap → rewards → adoption
    + define_target: with adoption=skipped
    - define_target: with finding.reward_unknown
    ~ nearly: certification → motives → target → industry → exposure → tried → work → ownership → gap → gap_words → rewards → adoption
    + nearly: with finding.employer_asked
    + nearly: with finding.expert_work
    - nearly: with finding.exposure_structural
    - nearly: with finding.reward_unknown
    ~ results_first: certification → motives → target → industry → exposure → tried → work → ownership → gap → gap_words → rewards → adoption
    ~ results_first: certification → motives → target → industry → exposure → tried → work → ownership → gap → rewards → adoption
    + results_first: with finding.exposure_by_skill
    ~ results_first: with finding.exposure_little
    + results_first: with finding.nobody_rewards
    - results_first: with finding.reward_unknown
    ");
}

#[test]
fn a_changed_text_changes_that_text_and_nothing_else() {
    let pointer = "/findings/2/tell/text";
    let before = serde_json::from_str::<serde_json::Value>(SHIPPED).unwrap();
    let before = before.pointer(pointer).unwrap().as_str().unwrap();
    let altered = edited(SHIPPED, pointer, "\"A certificate gets read there.\"");
    let altered = parse("should-i-certify.json", &altered).unwrap();
    let old = golden(&should_i_certify()).unwrap();
    let mut expected = old.clone();
    for text in expected.values_mut() {
        *text = text.replace(before, "A certificate gets read there.");
    }
    assert_ne!(expected, old);
    assert_eq!(golden(&altered).unwrap(), expected);
}

#[test]
fn where_there_are_too_many_ways_the_file_says_how_many_are_left_out() {
    let questions: Vec<String> = (0..10)
        .map(|at| {
            let before = format!(r#"{{ "answer": "q{}", "is": "yes" }}"#, at - at % 2);
            let ask_if = match at % 2 {
                0 => String::new(),
                _ => format!(r#""ask_if": {before}, "#),
            };
            format!(
                r#"{{ "id": "q{at}", {ask_if}"label": "L", "prompt": "P?", "why": "W.", "answer": {{ "kind": "yes_no" }} }}"#
            )
        })
        .collect();
    let text = format!(
        r#"{{ "id": "many", "description": "D", "title": "T", "introduction": "I",
          "source": {{ "title": "S", "sections": [{{ "id": "S1", "title": "One" }}], "elements": [], "guides": [] }},
          "questions": [{}], "findings": [], "gauges": [],
          "verdicts": [{{ "id": "v", "tone": "go", "title": "V", "summary": "S",
            "rationale": [{{ "id": "r", "text": "R" }}], "next_steps": [] }}] }}"#,
        questions.join(",")
    );
    let dialog = parse("many.json", &text).unwrap();
    let files = golden(&dialog).unwrap();
    insta::assert_snapshot!(files["v.md"].split("\n## ").next().unwrap(), @"
    <!-- Written by `should-i-certify transcripts`: change the dialog, then write it anew. -->

    # many: v

    243 answer sets lead to this verdict. Below: the shortest interview of each way through the questions, then such
    as show what none before them does (a finding, a gauge's reading, a passage, an answer), each named by the
    first thing that it shows. At most 12 of either; left out: 20 ways, and 0 things told.
    ");
}

#[test]
fn the_command_takes_away_the_transcripts_of_verdicts_that_are_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let run = |dialog: &str| {
        let file = folder.path().join("every-kind.json");
        std::fs::write(&file, dialog).unwrap();
        let done = Command::new(env!("CARGO_BIN_EXE_should-i-certify"))
            .args(["transcripts", file.to_str().unwrap(), "-o"])
            .arg(folder.path())
            .output()
            .unwrap();
        assert!(done.status.success(), "{done:?}");
    };
    let written = folder.path().join("every-kind");
    run(EVERY_KIND);
    std::fs::write(written.join("notes.md"), "Mine.").unwrap();
    assert_eq!(
        Vec::from_iter(files_in(&written).into_keys()),
        ["dog.md", "fish.md", "notes.md", "plant.md"]
    );
    run(&EVERY_KIND.replace(r#""id": "dog""#, r#""id": "puppy""#));
    assert_eq!(
        Vec::from_iter(files_in(&written).into_keys()),
        ["fish.md", "notes.md", "plant.md", "puppy.md"]
    );
}

/// Every way with the verdict at its end, by going all of them.
fn ways_by_brute_force(ends: &[Answers], dialog: &Dialog) -> BTreeSet<(String, Vec<String>)> {
    let way = |answers: &Answers| {
        let walk = walk(dialog, answers);
        let way = walk.answered.iter().map(|question| question.id.to_string());
        let verdict = conclude(dialog, answers).verdict.id.to_string();
        (verdict, way.collect())
    };
    ends.iter().map(way).collect()
}

/// Every verdict with each thing that it says to somebody.
fn told_by_brute_force<'a>(
    ends: impl IntoIterator<Item = &'a Answers>,
    dialog: &Dialog,
) -> BTreeSet<(String, String)> {
    let mut told = BTreeSet::new();
    for answers in ends {
        let conclusion = conclude(dialog, answers);
        let sides = [Side::For, Side::Against, Side::Note];
        let findings = sides.into_iter().flat_map(|side| conclusion.reasons(side));
        let findings = findings.map(|finding| finding.id.to_string());
        let gauges = conclusion.gauges.iter();
        let gauges = gauges.map(|(gauge, reading)| format!("{} {reading:?}", gauge.id));
        let verdict = conclusion.verdict.id.to_string();
        told.extend(findings.chain(gauges).map(|it| (verdict.clone(), it)));
    }
    told
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn each_way_to_each_verdict_is_shown_and_everything_that_it_says((dialog, _) in dialogs()) {
        let ends = completions(&dialog, &Answers::new());
        let reaching = classes(&dialog).unwrap();
        let cut = reaching.iter().any(|it| it.parts_left_out > 0 || it.ways_left_out > 0_u8.into());
        prop_assume!(!cut);
        let mut ways = BTreeSet::new();
        let mut shown = Vec::new();
        for (reached, class) in reaching.iter().flat_map(|it| it.classes.iter().map(move |class| (it, class))) {
            let answers = class.answers.answers();
            prop_assert_eq!(&conclude(&dialog, &answers).verdict.id, &reached.verdict);
            if let ClassName::Way(way) = &class.name {
                let way = way.iter().map(ToString::to_string).collect();
                prop_assert!(ways.insert((reached.verdict.to_string(), way)), "twice: {}", class.name);
            }
            shown.push(answers);
        }
        prop_assert_eq!(ways, ways_by_brute_force(&ends, &dialog));
        prop_assert_eq!(told_by_brute_force(&shown, &dialog), told_by_brute_force(&ends, &dialog));
    }
}
