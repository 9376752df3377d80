//! The verdict's picture: each is small and says in words what it shows, and nothing of what was typed.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use should_i_certify::card::chart::{BARS_MAX, COLUMNS_MAX, Chart, Column, Groups, chart};
use should_i_certify::card::{ALT_LENGTH_MAX, Picture, PictureError, picture};
use should_i_certify::dialog::{Answer, Answers, Reading, Tone};
use should_i_certify::interview::Voice;
use should_i_certify::interview::glance::{GaugeGlance, Glance, Reasons, Signs};
use should_i_certify::interview::verdict::verdict;

use crate::personas::{interview, people};
use crate::support::should_i_certify;

/// What a phone on a slow line should not wait for.
const BYTES_MAX: usize = 100_000;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

fn glance_of(name: &str) -> Glance {
    glance(&answers_of(name))
}

fn answers_of(name: &str) -> Answers {
    let person = people().into_iter().find(|one| one.name == name).unwrap();
    interview(&should_i_certify(), &person).unwrap()
}

fn glance(answers: &Answers) -> Glance {
    glance_in("en-US", answers)
}

fn glance_in(language: &str, answers: &Answers) -> Glance {
    let dialog = should_i_certify();
    verdict(&dialog, Voice::of(language), answers, 1, None).glance
}

fn reasons(count: usize, sentence: &str) -> Reasons {
    Reasons {
        heading: format!("{count} speak"),
        sentences: vec![sentence.to_owned(); count],
    }
}

/// As large as a dialog may make it.
fn largest() -> Glance {
    let gauge = |reading| GaugeGlance {
        label: "Eine Bedingung mit einem ungewöhnlich langen Namen, der nicht aufhört".to_owned(),
        reading,
        word: "Nicht erfüllt".to_owned(),
    };
    let long =
        "Das ist ein Grund, der in keiner Sprache der Welt auf zwei Zeilen passt, und weiter.";
    Glance {
        dialog: "Wohin? ".repeat(30),
        heading: "Urteil:".to_owned(),
        title: "Erst klären, wohin es führen soll, ".repeat(7),
        tone: Tone::Care,
        tone_word: "Mit Bedacht".to_owned(),
        gauges: [Reading::Met, Reading::NotMet, Reading::Unknown]
            .into_iter()
            .cycle()
            .map(gauge)
            .take(6)
            .collect(),
        speaks_for: reasons(12, long),
        speaks_against: reasons(12, long),
        signs: Signs::default(),
    }
}

fn expect_sound(picture: &Picture) {
    assert!(picture.png.starts_with(PNG));
    assert!(picture.png.len() < BYTES_MAX, "{}", picture.png.len());
    let length = picture.alt.encode_utf16().count();
    assert!(length <= ALT_LENGTH_MAX, "{length}");
}

#[test]
fn the_picture_of_every_verdict_is_small_and_has_alt_text() {
    let dialog = should_i_certify();
    let first: BTreeMap<_, _> = people()
        .into_iter()
        .rev()
        .map(|one| (one.verdict.clone(), one))
        .collect();
    assert_eq!(first.len(), dialog.verdicts.len());
    for person in first.values() {
        let glance = glance(&interview(&dialog, person).unwrap());
        let picture = picture(&glance).unwrap();
        expect_sound(&picture);
        assert!(picture.alt.contains(&glance.title), "{}", picture.alt);
    }
}

#[test]
fn the_largest_picture_is_small_too() {
    expect_sound(&picture(&largest()).unwrap());
}

#[test]
fn a_verdict_without_gauges_and_reasons_has_a_picture() {
    let least = Glance {
        gauges: Vec::new(),
        speaks_for: Reasons::default(),
        speaks_against: Reasons::default(),
        title: "A fish".to_owned(),
        ..largest()
    };
    expect_sound(&picture(&least).unwrap());
}

#[test]
fn the_alt_text_says_what_the_picture_shows() {
    assert_snapshot!(picture(&glance_of("Laura")).unwrap().alt, @"Verdict: Certify as a signal, eyes open. With care. “Should I get an AI certification?”. Exposure understood: Met; Leverage possible: Not met; Timing right: Met; Trajectory defined: Not met. 2 speak for it: Promotions where you work look at credentials; Your exposure is a matter of skill, and skill is what a course can give. 3 speak against it: You can't name the gap it should close; You use AI but couldn't show what it brings; You would know more and own the same.");
}

#[test]
fn the_alt_text_has_the_signs_of_its_language() {
    let [german, french] = ["de", "fr"].map(|language| {
        let spoken = glance_in(language, &answers_of("Laura"));
        picture(&spoken).unwrap().alt
    });
    assert!(
        german.contains("„Should I get an AI certification?“"),
        "{german}"
    );
    assert!(!german.contains('”'), "{german}");
    assert!(
        french.contains("«\u{a0}Should I get an AI certification?\u{a0}»"),
        "{french}"
    );
    assert!(!french.contains('“'), "{french}");
    // Of four conditions and two sides; the heading stands on the picture as well, with a plain space.
    assert_eq!(french.matches("\u{a0}: ").count(), 6, "{french:?}");
}

#[test]
fn the_same_verdict_gives_the_same_picture() {
    let glance = glance_of("Priya");
    assert_eq!(picture(&glance), picture(&glance));
}

#[test]
fn nothing_typed_is_on_the_picture() {
    let dialog = should_i_certify();
    for person in people() {
        let mut answers = interview(&dialog, &person).unwrap();
        let before = glance(&answers);
        for answer in answers.values_mut() {
            if let Answer::Text(text) = answer {
                *text = "something else 🎉".to_owned();
            }
        }
        assert_eq!(glance(&answers), before, "{}", person.name);
    }
}

#[test]
fn emoji_in_a_dialogs_words_do_no_harm() {
    let glance = Glance {
        title: "🎉 Go **now** 👩‍💻".to_owned(),
        ..glance_of("Priya")
    };
    let picture = picture(&glance).unwrap();
    expect_sound(&picture);
    assert!(
        picture.alt.starts_with("Verdict: Go now."),
        "{}",
        picture.alt
    );
}

#[test]
fn a_script_that_the_font_lacks_gives_no_picture_and_says_so() {
    let glance = Glance {
        title: "結論".to_owned(),
        ..glance_of("Priya")
    };
    let error = picture(&glance).unwrap_err();
    assert_eq!(error, PictureError::NoGlyph('結'));
    assert_snapshot!(error, @"the font has no letter '結'");
}

/// As large as the statistics of a dialog may be.
fn statistics() -> Chart {
    let bar = |number: u64| {
        let name = format!("Let your results speak first, and then think of it again {number}");
        (
            name,
            9_995 - number * 900,
            format!("{} ({} %)", 9_995 - number * 900, 30 - number),
        )
    };
    let groups = |heading: &str| Groups {
        heading: heading.to_owned(),
        bars: (0..BARS_MAX as u64).map(bar).collect(),
        rest: "All others: fewer than five each.".to_owned(),
    };
    let column = |number: usize| Column {
        name: format!("09-{:02}", number + 1),
        filled: 20 + 35 * number as u64,
        open: 15 + 20 * number as u64,
    };
    Chart {
        dialog: "Should I get an AI certification?".to_owned(),
        title: "From 2026-08-24 to 2026-11-22".to_owned(),
        facts: vec![
            "Started: 985 · Finished: 740".to_owned(),
            "Median time: 5 to 10 minutes".to_owned(),
        ],
        filled: "Started".to_owned(),
        open: "Finished".to_owned(),
        columns: (0..COLUMNS_MAX).map(column).collect(),
        groups: vec![groups("Verdicts"), groups("Where people left")],
        note: "Counted in fives, each number rounded down; groups under five are not shown. Each member counts \
               once. Left: untouched for 7 days."
            .to_owned(),
        alt: "In words".to_owned(),
    }
}

#[test]
fn statistics_are_drawn_small_and_the_same_each_time() {
    let drawn = chart(&statistics()).unwrap();
    assert!(
        drawn.png.starts_with(PNG) && drawn.png.len() < BYTES_MAX,
        "{}",
        drawn.png.len()
    );
    let size = |at: usize| u32::from_be_bytes(drawn.png[at..at + 4].try_into().unwrap());
    let (width, height) = (size(16), size(20));
    // Discord shows pictures low: of a tall one the words become too small to read.
    assert!(height * 2 < width * 3, "{width} × {height}");
    assert_eq!(drawn, chart(&statistics()).unwrap());
    let empty = Chart {
        columns: Vec::new(),
        groups: Vec::new(),
        ..statistics()
    };
    assert!(chart(&empty).unwrap().png.len() < drawn.png.len());
    let foreign = Chart {
        title: "結論".to_owned(),
        ..statistics()
    };
    assert_eq!(chart(&foreign), Err(PictureError::NoGlyph('結')));
}
