//! Wordings: texts laid over a dialog's own, for a language or for a server.

use proptest::prelude::*;
use should_i_certify::dialog::parse::{missing_texts, parse_wording};
use should_i_certify::dialog::slots::Slots;
use should_i_certify::dialog::wording::{Wording, texts};

use crate::support::random::{cases, dialogs};
use crate::support::{told, whole};

fn wording(pairs: &[(&str, &str)]) -> Wording {
    let owned = pairs
        .iter()
        .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
    owned.collect()
}

#[test]
fn a_later_wording_lies_over_an_earlier_one() {
    let language = wording(&[
        ("dialog.title", "Soll ich umziehen?"),
        ("question.way.unit", "Minuten"),
    ]);
    let server = wording(&[
        ("dialog.title", "Umziehen?"),
        ("guide.G1.url", "https://example.org/home"),
    ]);
    let dialog = whole().worded(&[&language, &server]);
    assert_eq!(dialog.title, "Umziehen?");
    assert_eq!(texts(&dialog)["question.way.unit"], "Minuten");
    assert_eq!(
        dialog.source.guides[0].url.as_deref(),
        Some("https://example.org/home")
    );
}

#[test]
fn a_wording_cannot_touch_what_decides() {
    let anything = wording(&[
        ("question.roots.skip", "Skip"),
        ("question.way.id", "x"),
        ("verdict.move.when", "x"),
    ]);
    assert_eq!(whole().worded(&[&anything]), whole());
}

#[test]
fn every_text_has_a_stable_key() {
    let keys: Vec<String> = texts(&whole())
        .into_iter()
        .map(|(key, text)| format!("{key}: {text:?}"))
        .collect();
    insta::assert_snapshot!(keys.join("\n"), @r#"
    dialog.command: ""
    dialog.description: "Should you move for the new office?"
    dialog.introduction: "A few questions about the new office, then a verdict."
    dialog.title: "Should I move?"
    finding.far.text: "Your way to {place} takes {way} minutes."
    finding.rooted.text: "You are rooted where you live."
    finding.soon.text: "It begins on {start}. {{sic}"
    gauge.ground.label: "There is a ground to move"
    guide.G1.name: "How to look for a home"
    guide.G1.url: ""
    question.home.choice.owned.description: ""
    question.home.choice.owned.label: "Owned"
    question.home.choice.rented.description: "A contract that ends"
    question.home.choice.rented.label: "Rented"
    question.home.choice.unsure.description: ""
    question.home.choice.unsure.label: "I don't know"
    question.home.label: "Home"
    question.home.prompt: "What is your home like?"
    question.home.why: "A home of one's own is harder to leave."
    question.place.label: "Place"
    question.place.placeholder: "A town"
    question.place.prompt: "Where is the office?"
    question.place.why: "So that the verdict can name it."
    question.reasons.choice.friends.description: ""
    question.reasons.choice.friends.label: "Friends there"
    question.reasons.choice.none.description: ""
    question.reasons.choice.none.label: "None of these"
    question.reasons.choice.sleep.advice: "go to bed later"
    question.reasons.choice.sleep.description: ""
    question.reasons.choice.sleep.label: "More sleep"
    question.reasons.label: "Reasons"
    question.reasons.prompt: "What speaks for moving? You said your way takes {way|a while}."
    question.reasons.why: "Somebody without a reason should stay."
    question.remote.choice.no.description: ""
    question.remote.choice.no.label: "No"
    question.remote.choice.yes.advice: "ask to work from home"
    question.remote.choice.yes.description: ""
    question.remote.choice.yes.label: "Yes"
    question.remote.label: "From home"
    question.remote.prompt: "May you work from home?"
    question.remote.why: "Then the way matters less."
    question.roots.high: "deeply"
    question.roots.label: "Roots"
    question.roots.low: "not at all"
    question.roots.prompt: "How rooted are you where you live?"
    question.roots.why: "Roots hold."
    question.start.label: "First day"
    question.start.prompt: "When is the first day?"
    question.start.skip: "Not known yet"
    question.start.why: "There may be no time to look for a home."
    question.way.label: "Way"
    question.way.prompt: "How long is your way to the new office?"
    question.way.skip: "I don't know"
    question.way.unit: "minutes"
    question.way.why: "A long way tires."
    question.worry.label: "Worry"
    question.worry.placeholder: ""
    question.worry.prompt: "What worries you most?"
    question.worry.skip: "Nothing"
    question.worry.why: "It is quoted back to you."
    section.S1.title: "The way"
    section.S2.title: "The home"
    source.title: "Moving for work"
    source.url: "https://example.org/moving"
    verdict.move.rationale.friends: "You have friends there."
    verdict.move.rationale.way: "The way is long."
    verdict.move.step.look: "Look for a home."
    verdict.move.summary: "Moving to {place} serves you."
    verdict.move.title: "Move"
    verdict.talk.rationale.torn: "{way} minutes to {place}, and yet rooted."
    verdict.talk.step.ask: "Ask for two days at home."
    verdict.talk.summary: "You are torn between way and roots."
    verdict.talk.title: "Talk about working from home first"
    verdict.wait.rationale.nothing: "You worry about this: {worry|nothing}."
    verdict.wait.summary: "Nothing presses."
    verdict.wait.title: "Wait"
    "#);
}

#[test]
fn every_fault_of_a_wording_is_told_at_once() {
    let text = r#"{
  "texts": {
    "dialog.titel": "Soll ich?",
    "dialog.title": " ",
    "question.reasons.prompt": "Was spricht dafür?",
    "question.roots.prompt": "Nach {place}?",
    "finding.far.text": "Nach {place} sind es {way} {wey} {worry}.",
    "question.home.choice.rented.label": "Ein sehr langes Schild, das auf keinen Knopf von Discord passt, weil dort nur achtzig Zeichen stehen",
    "guide.G1.url": "here",
    "moon": "Mond"
  },
  "notes": []
}"#;
    let problems = parse_wording("should-i-move.de.json", text, &whole()).unwrap_err();
    insta::assert_snapshot!(told(&problems), @"
should-i-move.de.json:3:5: error[unknown-text]: the dialog has no text `dialog.titel`
  cure: Did you mean `dialog.title`?
should-i-move.de.json:4:21: error[text-empty]: this text is empty
  cure: Write 1 to 80 characters.
should-i-move.de.json:5:32: error[placeholder-lost]: the dialog says `{way}` here, this text does not
  cure: Say `{way}` somewhere in it.
should-i-move.de.json:6:30: error[placeholder-too-early]: `{place}` is not answered yet when this is shown
  cure: Ask `place` before, or say it without that answer.
should-i-move.de.json:7:25: error[unknown-placeholder]: there is no question `wey`
  cure: Did you mean `{way}`?
should-i-move.de.json:7:25: error[placeholder-fallback]: `{worry}` may have no answer here: not everybody who reads this was asked, or they may skip it
  cure: Say what stands there otherwise: `{worry|…}`.
should-i-move.de.json:8:42: error[text-too-long]: this text has 100 characters, but 80 fit here
  cure: Shorten it by 20.
should-i-move.de.json:9:21: error[bad-url]: `here` is no web address
  cure: Write the whole address, beginning with https:// or http://.
should-i-move.de.json:10:5: error[unknown-text]: the dialog has no text `moon`
  cure: Remove it; a wording replaces texts that the dialog has.
should-i-move.de.json:12:3: error[unknown-key]: there is no key `notes` here
  cure: Remove it; known here are `$schema`, `texts`.
");
}

#[test]
fn a_language_is_warned_of_what_it_leaves_as_it_is() {
    let dialog = whole();
    let mut wording = texts(&dialog);
    assert_eq!(missing_texts("x.de.json", &dialog, &wording), []);
    wording.remove("question.way.unit");
    insta::assert_snapshot!(told(&missing_texts("x.de.json", &dialog, &wording)), @r#"
x.de.json:1:1: warning[missing-text]: `question.way.unit` is not worded, so the dialog's own text is shown
  cure: Add `"question.way.unit": "…"`.
"#);
}

#[test]
fn one_text_can_be_asked_about_before_it_is_kept() {
    let dialog = whole();
    let slots = Slots::of(&dialog);
    assert_eq!(slots.misfits("dialog.title", "Move?"), Some(Vec::new()));
    assert_eq!(slots.misfits("dialog.name", "Move?"), None);
    assert_eq!(slots.misfits("dialog.title", "").unwrap().len(), 1);
}

proptest! {
    #![proptest_config(cases(50))]

    #[test]
    fn a_dialogs_own_texts_are_a_wording_that_changes_nothing((dialog, _) in dialogs()) {
        let own = texts(&dialog);
        prop_assert_eq!(&dialog.worded(&[&own]), &dialog);
        let file = serde_json::json!({ "texts": own }).to_string();
        prop_assert_eq!(parse_wording("own.json", &file, &dialog), Ok(own));
    }
}
