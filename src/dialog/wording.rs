//! Wording: texts that replace a dialog's own, by stable key, for a language or for a server.
//!
//! A wording replaces texts and nothing else; conditions and order have no key. Which texts there are is
//! said once, by [`visit`].

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::bounds::TextKind;
use super::{Choice, Dialog, Kind, Passage, Question, Source, Verdict};

/// Key (`question.exposure.prompt`) to text.
pub type Wording = BTreeMap<String, String>;

impl Dialog {
    /// This dialog with the wordings laid over it, later ones over earlier ones.
    ///
    /// Keys that it does not have are passed over: a wording can be older than the dialog.
    pub fn worded(&self, layers: &[&Wording]) -> Dialog {
        let mut dialog = self.clone();
        visit(&mut dialog, &mut |key, _, text| {
            let layered = layers.iter().rev().find_map(|layer| layer.get(key));
            if let Some(layered) = layered {
                text.clone_from(layered);
            }
        });
        dialog
    }
}

/// Every text that a wording may replace, as the dialog says it now.
///
/// Some may be empty: a wording may add them.
pub fn texts(dialog: &Dialog) -> Wording {
    let mut texts = Wording::new();
    visit(&mut dialog.clone(), &mut |key, _, text| {
        texts.insert(key.to_owned(), text.clone());
    });
    texts
}

/// The keys of every text that a server's wording may replace, in the order of the dialog. The command's name is
/// none: Discord shows the same one in every server.
pub fn keys(dialog: &Dialog) -> Vec<String> {
    let mut keys = Vec::new();
    visit(&mut dialog.clone(), &mut |key, _, _| {
        if is_for_servers(key) {
            keys.push(key.to_owned());
        }
    });
    keys
}

/// Whether a server's wording may replace a text.
pub fn is_for_servers(key: &str) -> bool {
    key != COMMAND
}

/// The command's name in a language.
const COMMAND: &str = "dialog.command";

/// Names a key where there is no room for it: the beginning of its hash, which no other key of a dialog has
/// in practice.
pub fn short_hash(key: &str) -> String {
    let hash = Sha256::digest(key.as_bytes());
    hash.iter()
        .take(5)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The key of a dialog that is named so.
pub fn key_of_hash(dialog: &Dialog, hash: &str) -> Option<String> {
    keys(dialog).into_iter().find(|key| short_hash(key) == hash)
}

/// The keys that a wording lacks to be complete, in the order of the dialog.
pub fn missing_keys(dialog: &Dialog, wording: &Wording) -> Vec<String> {
    let mut missing = Vec::new();
    visit(&mut dialog.clone(), &mut |key, _, text| {
        if !text.is_empty() && !wording.contains_key(key) {
            missing.push(key.to_owned());
        }
    });
    missing
}

/// What looks at a text: its key, its kind, and the text itself.
type Visitor<'v> = dyn FnMut(&str, TextKind, &mut String) + 'v;

/// Shows every text that a wording may replace, in the order of the dialog.
pub(super) fn visit(dialog: &mut Dialog, each: &mut Visitor) {
    each(COMMAND, TextKind::Command, &mut dialog.command);
    each(
        "dialog.description",
        TextKind::Description,
        &mut dialog.description,
    );
    each("dialog.title", TextKind::Title, &mut dialog.title);
    each(
        "dialog.introduction",
        TextKind::Introduction,
        &mut dialog.introduction,
    );
    source(&mut dialog.source, each);
    for one in &mut dialog.questions {
        question(one, each);
    }
    for finding in &mut dialog.findings {
        if let Some(telling) = &mut finding.telling {
            let key = format!("finding.{}.text", finding.id);
            each(&key, TextKind::Telling, &mut telling.text);
        }
    }
    for gauge in &mut dialog.gauges {
        let key = format!("gauge.{}.label", gauge.id);
        each(&key, TextKind::Label, &mut gauge.label);
    }
    for one in &mut dialog.verdicts {
        verdict(one, each);
    }
}

fn verdict(verdict: &mut Verdict, each: &mut Visitor) {
    let key = format!("verdict.{}", verdict.id);
    let title = format!("{key}.title");
    each(&title, TextKind::VerdictTitle, &mut verdict.title);
    let summary = format!("{key}.summary");
    each(&summary, TextKind::Summary, &mut verdict.summary);
    passages(&format!("{key}.rationale"), &mut verdict.rationale, each);
    passages(&format!("{key}.step"), &mut verdict.next_steps, each);
}

fn source(source: &mut Source, each: &mut Visitor) {
    each("source.title", TextKind::SourceTitle, &mut source.title);
    address("source.url", &mut source.url, each);
    for section in &mut source.sections {
        each(
            &format!("section.{}.title", section.id),
            TextKind::SectionTitle,
            &mut section.title,
        );
    }
    for guide in &mut source.guides {
        each(
            &format!("guide.{}.name", guide.id),
            TextKind::GuideName,
            &mut guide.name,
        );
        address(&format!("guide.{}.url", guide.id), &mut guide.url, each);
    }
}

fn question(question: &mut Question, each: &mut Visitor) {
    let key = format!("question.{}", question.id);
    each(
        &format!("{key}.label"),
        TextKind::Label,
        &mut question.label,
    );
    each(
        &format!("{key}.prompt"),
        TextKind::Prompt,
        &mut question.prompt,
    );
    each(&format!("{key}.why"), TextKind::Why, &mut question.why);
    match &mut question.kind {
        Kind::Choice(choices) | Kind::Choices { choices, .. } => {
            for one in choices {
                choice(&key, one, each);
            }
        }
        Kind::YesNo { yes, no } => {
            choice(&key, yes, each);
            choice(&key, no, each);
        }
        Kind::Scale {
            low, high, skip, ..
        } => {
            each(&format!("{key}.low"), TextKind::ScaleEnd, low);
            each(&format!("{key}.high"), TextKind::ScaleEnd, high);
            skipping(&key, skip, each);
        }
        Kind::Number { unit, skip, .. } => {
            each(&format!("{key}.unit"), TextKind::Unit, unit);
            skipping(&key, skip, each);
        }
        Kind::Date { skip, .. } => skipping(&key, skip, each),
        Kind::ShortText(bounds) | Kind::LongText(bounds) => {
            each(
                &format!("{key}.placeholder"),
                TextKind::Placeholder,
                &mut bounds.placeholder,
            );
            skipping(&key, &mut bounds.skip, each);
        }
    }
}

fn choice(question: &str, choice: &mut Choice, each: &mut Visitor) {
    let key = format!("{question}.choice.{}", choice.id);
    each(
        &format!("{key}.label"),
        TextKind::ChoiceLabel,
        &mut choice.label,
    );
    each(
        &format!("{key}.description"),
        TextKind::ChoiceDescription,
        &mut choice.description,
    );
    if let Some(power) = &mut choice.within_power {
        each(
            &format!("{key}.advice"),
            TextKind::Advice,
            &mut power.advice,
        );
    }
}

/// A wording renames "skip" but cannot offer it where the dialog does not.
fn skipping(question: &str, skip: &mut Option<String>, each: &mut Visitor) {
    if let Some(skip) = skip {
        each(&format!("{question}.skip"), TextKind::Skip, skip);
    }
}

fn passages(key: &str, passages: &mut [Passage], each: &mut Visitor) {
    for passage in passages {
        each(
            &format!("{key}.{}", passage.id),
            TextKind::Passage,
            &mut passage.text,
        );
    }
}

/// An address that a wording may also add, or take away by an empty text.
fn address(key: &str, url: &mut Option<String>, each: &mut Visitor) {
    let mut text = url.take().unwrap_or_default();
    each(key, TextKind::GuideUrl, &mut text);
    *url = Some(text).filter(|text| !text.is_empty());
}
