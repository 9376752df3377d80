//! What moderators of other languages read when something does not fit: every reason there is, in their own words.

use std::collections::{BTreeMap, BTreeSet};

use insta::assert_snapshot;
use serde_json::json;
use should_i_certify::dialog::Dialog;
use should_i_certify::dialog::check::{Room, check_wording};
use should_i_certify::dialog::parse::parse_wording;
use should_i_certify::dialog::problem::{Reason, Value};
use should_i_certify::dialog::slots::Slots;
use should_i_certify::dialog::wording::Wording;
use should_i_certify::discord::room;
use should_i_certify::interview::Voice;
use should_i_certify::interview::voice::languages;

use super::transfer::{file_of, imports, imports_with};
use super::{own, rewords};
use crate::support::stage::{Seen, Stage, text};
use crate::support::whole;

/// Texts that each do not fit, by the key where they are to stand.
const TEXTS: [(&str, &str); 14] = [
    ("dialog.title", " "),
    ("dialog.command", "A b"),
    ("guide.G1.url", "here"),
    ("dialog.title", "{way}"),
    ("dialog.title", "one\ntwo"),
    (
        "question.place.label",
        "A name that is longer than forty characters",
    ),
    ("question.reasons.prompt", "{way"),
    ("question.reasons.prompt", "{Way W}"),
    ("question.reasons.prompt", "What speaks for it?"),
    ("question.reasons.prompt", "{way|} {wey}"),
    ("question.reasons.prompt", "{way|} {something-else}"),
    ("question.roots.prompt", "{worry|}"),
    ("finding.far.text", "{place} {way} {worry}"),
    ("question.reasons.prompt", "{way}"),
];

/// Files that each have something wrong with them.
const FILES: [&str; 14] = [
    r#"{"texts": {"dialog.titel": "a"}}"#,
    r#"{"texts": {"moon": "a"}}"#,
    r#"{"texts": {}, "notes": 1}"#,
    r#"{"texts": {}, "textss": {}}"#,
    r#"{"texts": {"dialog.title": "a", "dialog.title": "b"}}"#,
    r#"{"texts": {"dialog.title": 1}}"#,
    r#"{"texts": {} // note"#,
    r#"{"texts": {} "a": 1}"#,
    r#"{"texts": {},}"#,
    r#"{"texts": word}"#,
    r#"{"texts": {}"#,
    r#"{"texts": 'a'}"#,
    r#"{"texts": "a"#,
    "{\"texts\": {\"dialog.title\": \"a\tb\"}}",
];

/// Why something does not fit, once for each name.
fn reasons() -> BTreeMap<&'static str, Reason> {
    let dialog = whole();
    let slots = Slots::of(&dialog);
    let misfits = TEXTS
        .iter()
        .flat_map(|(key, text)| slots.misfits(key, text).unwrap());
    let misfits = misfits.filter_map(|misfit| misfit.reason);
    let many: serde_json::Map<String, serde_json::Value> = (0..300)
        .map(|number| (format!("none.{number}"), json!("a")))
        .collect();
    let many = json!({ "texts": many }).to_string();
    let files = FILES
        .into_iter()
        .chain([many.as_str(), r#"{"texts": {}} 1"#]);
    let problems = files.flat_map(|file| parse_wording("texts.json", file, &dialog).unwrap_err());
    let screens = on_narrow_screens(&dialog);
    let problems = problems.chain(screens).filter_map(|problem| problem.reason);
    misfits
        .chain(problems)
        .map(|reason| (reason.name, reason))
        .collect()
}

/// Screens that have hardly any room, so that every text is too long for them.
fn on_narrow_screens(dialog: &Dialog) -> Vec<should_i_certify::dialog::problem::Problem> {
    let room = Room {
        text: 10,
        field_label: 10,
        ..room()
    };
    let wording = |key: &str, text: &str| Wording::from([(key.to_owned(), text.to_owned())]);
    let longer = [
        wording("question.way.prompt", "How long is the way?"),
        wording("question.way.unit", "minutes and more"),
        wording("question.way.label", "Way to work"),
    ];
    let checked = longer.iter();
    checked
        .flat_map(|wording| check_wording("", dialog, wording, &room))
        .collect()
}

#[test]
fn every_reason_why_a_text_does_not_fit_has_its_sentence_in_every_language() {
    let reasons = reasons();
    let met: BTreeSet<&str> = reasons.keys().copied().collect();
    assert_eq!(met, Reason::NAMES.into_iter().collect());
    for language in languages() {
        for reason in reasons.values() {
            let values: Vec<_> = reason
                .values
                .iter()
                .map(|(name, value)| (*name, value))
                .collect();
            let told = in_words(language, reason);
            assert!(
                told.contains(". ") || told.contains("? "),
                "{language}: {told}"
            );
            assert!(
                language == "en" || told != in_words("en", reason),
                "{language}: {told}"
            );
            for (name, value) in values {
                let value = match value {
                    Value::Count(count) => count.to_string(),
                    Value::Text(text) => text.clone(),
                };
                let digits = told.replace(['.', ',', '\u{202f}', '\u{a0}'], "");
                let is_said = told.contains(&value) || digits.contains(&value);
                assert!(is_said, "{language}: {name} is missing in: {told}");
            }
        }
    }
}

fn in_words(language: &str, reason: &Reason) -> String {
    let values = reason.values.iter().map(|(name, value)| match value {
        Value::Count(count) => (*name, (*count).into()),
        Value::Text(text) => (*name, text.as_str().into()),
    });
    let values: Vec<_> = values.collect();
    let name = format!("misfit-{}", reason.name);
    Voice::of(language).say_with(&name, &values)
}

fn moderator(stage: &Stage, locale: &str) -> Seen {
    Seen(stage.moderator().0.speaking(locale))
}

#[tokio::test]
async fn a_german_moderator_is_told_in_german_why_a_text_does_not_fit() {
    let stage = Stage::open().await;
    let moderator = moderator(&stage, "de");
    let long = "lang ".repeat(10);
    let refused = rewords(&moderator, "question.home.label", &long).await;
    assert_snapshot!(refused, @"
    **Dieser Text kann so noch nicht gelten.** Er bleibt hier erhalten.
    Frage „Home“: Kurzname
    - Dieser Text hat 50 Zeichen, hier passen aber nur 40. Kürze ihn um 10.

    Dein Text:
    ```diff
    - Home
    + lang lang lang lang lang lang lang lang lang lang 
    ```
    [Noch einmal bearbeiten] [Verwerfen]
    ");
}

#[tokio::test]
async fn a_french_moderator_reads_every_problem_of_a_file_in_french() {
    let stage = Stage::open().await;
    let moderator = moderator(&stage, "fr");
    let file = "{\"texts\": {\n\"dialog.titel\": \"Quoi ?\",\n\"question.home.label\": \"\"}}";
    let options = json!({"dialog": "every-kind"});
    let told = imports_with(&moderator, options, "textes.json", file).await;
    assert_snapshot!(text(&told), @"
    **Non importé :** `textes.json` a 2 problèmes. Rien n’a été modifié. Tout, avec le remède, est dans problems.txt.
    - Ligne 2, colonne 1 : Le dialogue n’a pas de texte `dialog.titel`. Voulais-tu dire `dialog.title` ?
    - Ligne 3, colonne 24 : Ce texte est vide. Écris de 1 à 40 caractères.
    ");
    let (_, report) = file_of(&told).await;
    assert_snapshot!(report, @"
    - Ligne 2, colonne 1 : Le dialogue n’a pas de texte `dialog.titel`. Voulais-tu dire `dialog.title` ?

    - Ligne 3, colonne 24 : Ce texte est vide. Écris de 1 à 40 caractères.
    ");
}

#[tokio::test]
async fn a_report_that_is_in_english_is_announced_as_such_to_those_who_read_something_else() {
    let stage = Stage::open().await;
    let mut broken = own::drink();
    broken["verdicts"][0]["when"]["is"] = json!("perhaps");
    let broken = broken.to_string();
    let german = imports(&moderator(&stage, "de"), "drink.json", &broken).await;
    assert!(
        text(&german).ends_with("Dieser Bericht ist auf Englisch.\n"),
        "{}",
        text(&german)
    );
    let (_, report) = file_of(&german).await;
    assert!(report.contains("  cure: "), "{report}");
    let english = imports(&stage.moderator(), "drink.json", &broken).await;
    assert!(!text(&english).contains("English"), "{}", text(&english));
}

#[tokio::test]
async fn so_is_a_comparison_of_two_versions_of_a_dialog() {
    let stage = Stage::open().await;
    own::takes_in(&stage.moderator(), &own::drink()).await;
    let mut other = own::drink();
    other["verdicts"][0]["when"]["is"] = json!("no");
    let asked = imports(&moderator(&stage, "de"), "drink.json", other.to_string()).await;
    let asked = text(&asked);
    let (before, after) = asked.split_once("# What changed").expect("a comparison");
    assert!(
        before.ends_with("Dieser Bericht ist auf Englisch.\n"),
        "{asked}"
    );
    assert!(after.contains("Verdicts that move"), "{asked}");
}

#[tokio::test]
async fn the_history_has_the_signs_of_the_moderators_language() {
    let stage = Stage::open().await;
    own::takes_in(&stage.moderator(), &own::drink()).await;
    let moderator = moderator(&stage, "fr");
    let history = moderator.types("prompts history", json!({})).await;
    assert!(history.contains("\u{a0}: (aucun) → **"), "{history}");
}

#[tokio::test]
async fn a_command_is_mentioned_so_that_each_client_shows_its_own_name_for_it() {
    let stage = Stage::open().await;
    let german = moderator(&stage, "de");
    let told = german
        .0
        .command("prompts history", json!({}))
        .await
        .unwrap();
    let nothing = told.message().unwrap()["content"].as_str().unwrap();
    assert!(!nothing.contains("</"), "{nothing}");
    rewords(&german, "question.home.label", "Haus").await;
    german.presses("Übernehmen").await;
    let told = german
        .0
        .command("prompts history", json!({}))
        .await
        .unwrap();
    let history = told.message().unwrap()["embeds"][0]["description"]
        .as_str()
        .unwrap();
    for command in ["prompts undo", "prompts restore", "every-kind"] {
        let (_, after) = history
            .split_once(&format!("</{command}:"))
            .unwrap_or_else(|| panic!("no {command} in\n{history}"));
        let id = after.split('>').next().unwrap();
        assert!(id.parse::<u64>().is_ok(), "{id}");
    }
    assert!(
        !history.contains("rückgängig"),
        "the client knows that name itself\n{history}"
    );
    stage.expect_lawful_requests();
}
