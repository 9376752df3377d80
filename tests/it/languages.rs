//! Members of every language: what they read, what their commands are called, and what they may type.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use should_i_certify::app::catalog::{Files, built_in, problems};
use should_i_certify::dialog::parse::{parse, parse_wording};
use should_i_certify::dialog::wording::texts;
use should_i_certify::dialog::{Answer, Dialog};
use should_i_certify::discord::room;
use should_i_certify::interview::input::read;
use should_i_certify::interview::voice::languages;
use should_i_certify::interview::{Input, NotUnderstood, Voice};

use crate::support::should_i_certify;
use crate::support::stage::{COMMAND, Seen, Stage};

const SHIPPED: &str = "should-i-certify";

/// Answers whatever is asked with the first that is offered, looking at the reason each time, up to the verdict.
async fn plays(member: &Seen, voice: &Voice) {
    let (why, transcript) = (
        voice.say("control-why"),
        voice.say("verdict-control-transcript"),
    );
    for _ in 0..20 {
        let offers = |it: &Value, label: &str| labels(it).any(|found| found == label);
        let asks = |it: &Value| offers(it, &why) || offers(it, &transcript);
        let card = member.0.sees(asks).await.unwrap();
        if offers(&card, &transcript) {
            return;
        }
        member.presses_on(&card, &why).await;
        let first = &card["components"][0]["components"][0];
        let skip = &card["components"][1]["components"][0];
        if let Some(options) = first["options"].as_array() {
            let value = options[0]["value"].as_str().expect("a value");
            member.picks(&[value]).await;
        } else {
            let is_field = first["label"] == voice.say("control-type");
            let pressed = if is_field { skip } else { first };
            let name = pressed["custom_id"].as_str().expect("a name");
            member.0.click(&card, name).await.unwrap();
        }
    }
    panic!("no verdict after twenty questions\n{}", member.screen());
}

fn labels(message: &Value) -> impl Iterator<Item = &str> {
    let rows = message["components"].as_array().into_iter().flatten();
    let controls = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
    controls.filter_map(|control| control["label"].as_str())
}

/// Everything that we say in English and not in this language, in pieces as they may stand between values.
fn english(dialog: &Dialog, worded: &Dialog) -> BTreeSet<String> {
    let own: BTreeSet<String> = texts(worded).into_values().collect();
    let ours = texts(dialog).into_values();
    let ours = ours.filter(|text| text.chars().count() > 4 && !own.contains(text));
    let spoken = ["interview", "discord"].map(|area| {
        let path = format!("src/interview/voice/en/{area}.ftl");
        std::fs::read_to_string(path).unwrap()
    });
    let sentences = spoken.iter().flat_map(|source| {
        let lines = source.lines().filter(|line| !line.starts_with('#'));
        let said = lines.filter_map(|line| line.split_once(['=', ']']));
        said.flat_map(|(_, text)| text.split(['{', '}']).map(|part| part.trim().to_owned()))
    });
    let sentences = sentences.filter(|part| part.contains(' ') && !part.starts_with('$'));
    ours.chain(sentences).collect()
}

fn worded(locale: &str) -> Dialog {
    let name = format!("{SHIPPED}.{locale}.json");
    let dialog = should_i_certify();
    let wording = parse_wording(&name, &built_in()[&name], &dialog).unwrap();
    dialog.worded(&[&wording])
}

#[tokio::test]
async fn a_german_member_reads_german_from_the_command_to_the_verdict() {
    let stage = Stage::shipped().await;
    let voice = Voice::of("de");
    let mia = Seen(stage.mia().0.speaking("de"));
    let told = mia.types(SHIPPED, json!({})).await;
    assert!(told.starts_with("Dein Interview läuft in <#"), "{told}");
    let thread = Seen(mia.0.enters_thread().await.unwrap());
    plays(&thread, voice).await;
    thread.reads(&voice.say("verdict-control-transcript")).await;
    thread.presses(&voice.say("verdict-control-share")).await;
    thread.reads(&voice.say("share-confirm")).await;
    let screen = thread.screen();
    assert!(screen.contains("Fazit: "), "{screen}");
    let english = english(&should_i_certify(), &worded("de"));
    assert!(english.len() > 300, "{}", english.len());
    for english in english {
        assert!(!screen.contains(&english), "“{english}” in\n{screen}");
    }
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn commands_are_called_by_their_name_in_every_language() {
    let stage = Stage::shipped().await;
    let sent = stage.request("PUT /applications/{}/commands").body;
    let named = |name: &str| {
        let commands = sent.as_array().unwrap().iter();
        commands.clone().find(|it| it["name"] == name).unwrap()
    };
    let interview = named("interview");
    assert_eq!(
        interview["name_localizations"],
        json!({"de": "interview", "es-ES": "entrevista", "es-419": "entrevista", "fr": "entretien"})
    );
    let dialog = named(SHIPPED);
    assert_eq!(
        dialog["name_localizations"]["de"],
        "lohnt-sich-ein-zertifikat"
    );
    let about = &dialog["description_localizations"]["fr"];
    assert_eq!(about, &json!(worded("fr").description));
    let choice = &dialog["options"][0]["choices"][0];
    assert_eq!(choice["value"], "private");
    assert!(choice["name_localizations"]["es-419"].is_string());
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn who_speaks_nothing_that_we_speak_hears_the_servers_language_or_english() {
    let stage = Stage::open().await;
    let mia = |locale: &str| Seen(stage.mia().0.speaking(locale));
    let tell = async |locale: &str| {
        let options = json!({"value": "1"});
        mia(locale).types("interview answer", options).await
    };
    let said = |tag: &str| {
        let command = format!("/{COMMAND}");
        Voice::of(tag).say_with("notice-no-interview", &[("command", command.into())])
    };
    stage.discord.set_guild_locale("de");
    assert_eq!(tell("fr").await.trim_end(), said("fr"));
    assert_eq!(tell("ja").await.trim_end(), said("de"));
    stage.discord.set_guild_locale("ja");
    assert_eq!(tell("ja").await.trim_end(), said("en-US"));
    assert_eq!(tell("es-419").await.trim_end(), said("es-ES"));
}

/// Every kind of question, with numbers that are worth grouping.
fn every_kind() -> Dialog {
    let file: Value = serde_json::from_str(include_str!("dialogs/every-kind.json")).unwrap();
    let file = file.to_string().replace("\"max\":24", "\"max\":5000");
    parse("every-kind.json", &file).unwrap()
}

fn typed(question: &str, locale: &str, text: &str) -> Result<Answer, NotUnderstood> {
    let dialog = every_kind();
    let question = dialog.question(&question.parse().unwrap()).unwrap();
    let (text, locale) = (text.to_owned(), locale.to_owned());
    read(question, &Input::Typed { text, locale })
}

#[test]
fn numbers_are_typed_as_a_language_writes_them() {
    for (locale, text) in [
        ("en-GB", "1,234"),
        ("de", "1.234 hours"),
        ("de-AT", "1 234"),
        ("es-ES", "1.234"),
        ("es-419", "1,234"),
        ("fr", "1\u{202f}234"),
        ("fr", "1 234"),
        ("fr", "1234"),
    ] {
        assert_eq!(
            typed("hours", locale, text),
            Ok(Answer::Number(1_234)),
            "{locale}: {text}"
        );
    }
}

#[test]
fn a_number_that_may_be_a_fraction_is_asked_about() {
    for (locale, text) in [
        ("en-GB", "1.234"),
        ("de", "1,234"),
        ("de", "12,5"),
        ("de", "12.5"),
        ("es-419", "1.234"),
        ("fr", "1.234"),
        ("de", "1.2345"),
        ("de", ".123"),
        ("de", "1.234,5"),
    ] {
        let answer = typed("hours", locale, text);
        assert_eq!(answer, Err(NotUnderstood::NotANumber), "{locale}: {text}");
    }
}

#[test]
fn days_are_typed_as_a_language_writes_them() {
    let day = Ok(Answer::Date("2026-12-03".parse().unwrap()));
    for (locale, text) in [
        ("de", "3.12.2026"),
        ("de", "03.12.2026"),
        ("de", "3. Dezember 2026"),
        ("es-ES", "3/12/2026"),
        ("es-419", "3 de diciembre de 2026"),
        ("fr", "03/12/2026"),
        ("fr", "3 décembre 2026"),
        ("en-US", "3 December 2026"),
        ("fr", "2026-12-03"),
    ] {
        assert_eq!(typed("from", locale, text), day, "{locale}: {text}");
    }
    for (locale, text) in [
        ("en-GB", "03/12/2026"),
        ("de", "03/12/2026"),
        ("fr", "32/12/2026"),
    ] {
        let answer = typed("from", locale, text);
        assert_eq!(answer, Err(NotUnderstood::NotADate), "{locale}: {text}");
    }
}

#[test]
fn yes_no_and_skip_are_typed_in_ones_own_language_or_in_english() {
    for (locale, yes, skip) in [
        ("de", "Ja", "überspringen"),
        ("es-ES", "sí", "Omitir"),
        ("fr", "oui.", "passer"),
        ("ja", "yes", "skip"),
        ("de", "yes", "skip"),
    ] {
        let answer = Answer::Choice("yes".parse().unwrap());
        assert_eq!(typed("allergic", locale, yes), Ok(answer), "{locale}");
        assert_eq!(typed("from", locale, skip), Ok(Answer::Skipped), "{locale}");
    }
}

#[test]
fn what_is_wrong_in_one_language_is_told_with_its_place() {
    let with = |from: &str, to: &str| {
        let mut files: Files = built_in();
        let german = files.get_mut("should-i-certify.de.json").unwrap();
        assert!(german.contains(from));
        *german = german.replacen(from, to, 1);
        let told = problems(&files, &room());
        let told = told.iter().map(ToString::to_string).collect::<Vec<_>>();
        told.join("\n")
    };
    assert_eq!(with("lohnt-sich", "lohnt-sich"), "");
    let long = format!("\"Interesse {}\"", "sehr ".repeat(20));
    insta::assert_snapshot!(with("\"Betroffenheit\"", &long), @"
    should-i-certify.de.json:82:32: error[text-too-long]: this text has 110 characters, but 40 fit here
      cure: Shorten it by 70.
    ");
    insta::assert_snapshot!(with("\"gauge.timing.label\": \"Zeitpunkt passt\",\n", ""), @r#"
    should-i-certify.de.json:1:1: warning[missing-text]: `gauge.timing.label` is not worded, so the dialog's own text is shown
      cure: Add `"gauge.timing.label": "…"`.
    "#);
    insta::assert_snapshot!(with("gauge.timing.label", "gauge.timing.lable"), @"
    should-i-certify.de.json:194:5: error[unknown-text]: the dialog has no text `gauge.timing.lable`
      cure: Did you mean `gauge.timing.label`?
    ");
    insta::assert_snapshot!(with("lohnt-sich-ein-zertifikat", "Lohnt es sich"), @"
    should-i-certify.de.json:4:23: error[bad-command]: `Lohnt es sich` cannot be a command's name
      cure: Write small letters, digits and hyphens, without spaces.
    ");
}

#[test]
fn every_language_words_every_shipped_dialog() {
    let files = built_in();
    for language in languages().filter(|language| *language != "en") {
        let name = format!("{SHIPPED}.{language}.json");
        assert!(files.contains_key(&name), "{name}");
    }
}
