//! The bot's own sentences: each one exists, and each one is said somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use insta::assert_snapshot;
use intl_pluralrules::{PluralRuleType, PluralRules};
use jiff::civil::date;
use should_i_certify::app::moderate::place::place_name;
use should_i_certify::dialog::wording;
use should_i_certify::interview::Voice;
use should_i_certify::interview::voice::{choose, languages};
use unic_langid::LanguageIdentifier;

use crate::support::{should_i_certify, whole};

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let inner = |path: PathBuf| match path.is_dir() {
        true => files(&path, extension),
        false => vec![path],
    };
    entries
        .flat_map(inner)
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/interview/voice")
}

/// What a file says, by key.
fn parsed(path: &Path) -> BTreeMap<String, Pattern<String>> {
    let source = fs::read_to_string(path).unwrap();
    let resource = parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut messages = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else {
            assert!(matches!(entry, Entry::Comment(_) | Entry::GroupComment(_)));
            continue;
        };
        let key = message.id.name;
        let before = messages.insert(key.clone(), message.value.expect("a sentence"));
        assert!(before.is_none(), "{}: {key} is said twice", path.display());
    }
    messages
}

/// What a language's files say, by key.
fn messages(language: &str) -> BTreeMap<String, Pattern<String>> {
    let mut messages = BTreeMap::new();
    for path in files(&folder().join(language), "ftl") {
        for (key, pattern) in parsed(&path) {
            let before = messages.insert(key.clone(), pattern);
            assert!(before.is_none(), "{language}: {key} is said twice");
        }
    }
    messages
}

fn keys() -> BTreeSet<String> {
    messages("en").into_keys().collect()
}

/// What a sentence is made of, inside out.
#[derive(Debug, Default)]
struct Parts {
    variables: BTreeSet<String>,
    references: BTreeSet<String>,
    /// The named variants of each selection.
    selections: Vec<BTreeSet<String>>,
}

impl Parts {
    fn of(pattern: &Pattern<String>) -> Parts {
        let mut parts = Parts::default();
        parts.read(pattern);
        parts
    }

    fn read(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                let name = |key: &VariantKey<String>| match key {
                    VariantKey::Identifier { name } => Some(name.clone()),
                    VariantKey::NumberLiteral { .. } => None,
                };
                let names = variants.iter().filter_map(|variant| name(&variant.key));
                self.selections.push(names.collect());
                for variant in variants {
                    self.read(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.clone());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.clone());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            other => panic!("not used here: {other:?}"),
        }
    }
}

#[test]
fn every_language_has_every_sentence_and_no_other() {
    let english = keys();
    for language in languages() {
        let own: BTreeSet<String> = messages(language).into_keys().collect();
        let differing: Vec<&String> = english.symmetric_difference(&own).collect();
        assert!(differing.is_empty(), "{language}: {differing:?}");
    }
}

/// So that a file can be said from without reading all others.
#[test]
fn a_sentence_refers_to_its_own_file_or_to_what_all_files_share() {
    for path in files(&folder(), "ftl") {
        let beside = |name: &str| parsed(&path.with_file_name(name));
        let own = parsed(&path);
        let known: BTreeSet<String> = [beside("commands.ftl"), beside("discord.ftl")]
            .iter()
            .chain([&own])
            .flat_map(|file| file.keys().cloned())
            .collect();
        for (key, pattern) in &own {
            let unknown = &Parts::of(pattern).references - &known;
            assert!(unknown.is_empty(), "{}: {key}: {unknown:?}", path.display());
        }
    }
}

#[test]
fn every_language_fills_in_what_english_fills_in() {
    let english = messages("en");
    for language in languages() {
        for (key, pattern) in messages(language) {
            let (own, meant) = (Parts::of(&pattern), Parts::of(&english[&key]));
            assert_eq!(own.variables, meant.variables, "{language}: {key}");
            assert_eq!(own.references, meant.references, "{language}: {key}");
        }
    }
}

#[test]
fn french_signs_stand_apart_from_words_by_a_space_that_never_breaks() {
    for path in files(&folder().join("fr"), "ftl") {
        let source = fs::read_to_string(&path).unwrap();
        let lines = source.lines().filter(|line| !line.starts_with('#'));
        let breaking = ["« ", " »", " : ", " ; ", " ?", " !"];
        let torn = lines.filter(|line| breaking.iter().any(|signs| line.contains(signs)));
        assert_eq!(
            torn.collect::<Vec<_>>(),
            Vec::<&str>::new(),
            "{}",
            path.display()
        );
    }
}

#[test]
fn every_plural_has_the_forms_of_its_language() {
    for language in languages() {
        let rules = PluralRules::create(
            language.parse::<LanguageIdentifier>().unwrap(),
            PluralRuleType::CARDINAL,
        );
        let rules = rules.unwrap();
        let form = |count: usize| format!("{:?}", rules.select(count).unwrap()).to_lowercase();
        let forms: BTreeSet<String> = (0..=200).map(form).collect();
        for (key, pattern) in messages(language) {
            for names in Parts::of(&pattern).selections {
                // Without a name it is no plural: the months.
                if names.len() > 1 {
                    assert_eq!(names, forms, "{language}: {key}");
                }
            }
        }
    }
}

#[test]
fn counts_are_said_in_the_plural_of_the_language() {
    let said = |language: &str, key: &str| -> Vec<String> {
        let voice = Voice::of(language);
        let one = |count: i64| voice.say_with(key, &[("count", count.into())]);
        [0, 1, 2, 1_234].map(one).to_vec()
    };
    assert_snapshot!(["en", "de", "es", "fr"].map(|language| said(language, "glance-for").join(" · ")).join("\n"), @"
    0 speak for it · 1 speaks for it · 2 speak for it · 1,234 speak for it
    0 Gründe dafür · 1 Grund dafür · 2 Gründe dafür · 1.234 Gründe dafür
    0 razones a favor · 1 razón a favor · 2 razones a favor · 1234 razones a favor
    0 raison pour · 1 raison pour · 2 raisons pour · 1 234 raisons pour
    ");
    assert_snapshot!(["en", "de", "es", "fr"].map(|language| said(language, "stopped-text").join(" · ")).join("\n"), @"
    Nothing is lost: continue whenever you like. · Your answer is kept. Continue whenever you like. · Your 2 answers are kept. Continue whenever you like. · Your 1,234 answers are kept. Continue whenever you like.
    Nichts geht verloren: Mach weiter, wann immer du magst. · Deine Antwort bleibt erhalten. Mach weiter, wann immer du magst. · Deine 2 Antworten bleiben erhalten. Mach weiter, wann immer du magst. · Deine 1.234 Antworten bleiben erhalten. Mach weiter, wann immer du magst.
    No se pierde nada: continúa cuando quieras. · Tu respuesta está guardada. Continúa cuando quieras. · Tus 2 respuestas están guardadas. Continúa cuando quieras. · Tus 1234 respuestas están guardadas. Continúa cuando quieras.
    Rien n’est perdu : continue quand tu veux. · Ta réponse est gardée. Continue quand tu veux. · Tes 2 réponses sont gardées. Continue quand tu veux. · Tes 1 234 réponses sont gardées. Continue quand tu veux.
    ");
}

#[test]
fn numbers_and_days_are_written_as_each_language_writes_them() {
    let line = |tag: &&str| {
        let voice = Voice::of(tag);
        let days = [date(2026, 12, 31), date(2026, 3, 1)];
        let days = days.map(|day| format!("{} ({})", voice.day(day), voice.typed_day(day)));
        let numbers = [7, 1_234, -1_234_567].map(|number| voice.number(number));
        format!("{tag}: {} · {}", numbers.join(" "), days.join(" · "))
    };
    let tags = ["en-GB", "de", "de-AT", "es-ES", "es-419", "fr", "ja"];
    assert_snapshot!(tags.iter().map(line).collect::<Vec<_>>().join("\n"), @"
    en-GB: 7 1,234 -1,234,567 · 31 December 2026 (2026-12-31) · 1 March 2026 (2026-03-01)
    de: 7 1.234 -1.234.567 · 31. Dezember 2026 (31.12.2026) · 1. März 2026 (01.03.2026)
    de-AT: 7 1 234 -1 234 567 · 31. Dezember 2026 (31.12.2026) · 1. März 2026 (01.03.2026)
    es-ES: 7 1234 -1.234.567 · 31 de diciembre de 2026 (31/12/2026) · 1 de marzo de 2026 (01/03/2026)
    es-419: 7 1,234 -1,234,567 · 31 de diciembre de 2026 (31/12/2026) · 1 de marzo de 2026 (01/03/2026)
    fr: 7 1 234 -1 234 567 · 31 décembre 2026 (31/12/2026) · 1er mars 2026 (01/03/2026)
    ja: 7 1,234 -1,234,567 · 31 December 2026 (2026-12-31) · 1 March 2026 (2026-03-01)
    ");
}

#[test]
fn a_member_hears_their_language_then_the_servers_then_english() {
    let heard = |member: &'static str, server: &'static str| choose(&[member, server]);
    assert_eq!(heard("fr", "de"), "fr");
    assert_eq!(heard("es-419", "de"), "es-419");
    assert_eq!(heard("ja", "de"), "de");
    assert_eq!(heard("ja", "ja"), "en");
    assert_eq!(heard("", ""), "en");
    assert_eq!(choose(&["ja", "es-ES", "de"]), "es-ES");
}

#[test]
fn what_a_language_does_not_say_is_said_in_english() {
    let hint = |tag: &str| Voice::of(tag).say("hint-one");
    assert_eq!(hint("ja"), hint("en-US"));
    assert_eq!(hint("not a language"), hint("en-US"));
    assert_eq!(hint("es-419"), hint("es-ES"));
    assert_ne!(hint("de-AT"), hint("en-US"));
}

/// Every text in quotation marks in the program, and every sentence that another one names.
fn quoted() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let texts = files(&folder, "rs")
        .into_iter()
        .map(|path| fs::read_to_string(path).unwrap());
    let quoted = texts.flat_map(|text| text.split('"').map(str::to_owned).collect::<Vec<_>>());
    // What an option is about stands beside its name.
    let with_about = quoted.flat_map(|key| [format!("{key}-about"), key]);
    let named = messages("en").into_values();
    let named = named.flat_map(|pattern| Parts::of(&pattern).references);
    with_about.chain(named).collect()
}

#[test]
fn no_sentence_is_kept_that_nobody_says() {
    let said = quoted();
    // A key that is put together, such as "place-{part}".
    let composed: Vec<&str> = said
        .iter()
        .filter_map(|text| text.strip_suffix('}')?.split_once('{'))
        .filter(|(_, hole)| hole.chars().all(|c| c.is_ascii_lowercase()))
        .map(|(beginning, _)| beginning)
        .filter(|beginning| beginning.ends_with('-'))
        .collect();
    let mute: Vec<String> = keys()
        .into_iter()
        .filter(|key| !said.contains(key))
        .filter(|key| !composed.iter().any(|beginning| key.starts_with(beginning)))
        .collect();
    assert_eq!(mute, Vec::<String>::new());
}

#[test]
fn every_sentence_that_is_said_exists() {
    let keys = keys();
    let unknown: Vec<String> = said_outright()
        .into_iter()
        .filter(|key| !keys.contains(key))
        .collect();
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn every_text_that_a_moderator_can_reword_has_a_name_in_words() {
    let voice = Voice::of("en-US");
    for dialog in [should_i_certify(), whole()] {
        let nameless: Vec<String> = wording::keys(&dialog)
            .into_iter()
            .filter(|key| {
                let name = place_name(voice, &dialog, key);
                name == *key || name.starts_with("place-")
            })
            .collect();
        assert_eq!(nameless, Vec::<String>::new());
    }
}

/// The keys that stand right behind a `say(` or `say_with(`.
fn said_outright() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut said = BTreeSet::new();
    for path in files(&folder, "rs") {
        let text = fs::read_to_string(path).unwrap();
        for call in [".say(", ".say_with("] {
            let after = text
                .split(call)
                .skip(1)
                .filter_map(|rest| rest.trim_start().strip_prefix('"'));
            said.extend(after.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
    }
    said
}
