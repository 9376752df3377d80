//! What our screens have room for, for who checks dialogs: Discord's limits, and what the bot itself puts on a
//! screen. A test draws the longest cards and finds them no longer than was said.

use jiff::civil::date;

use super::card::TYPED_ON_CARD_MAX;
use super::limits::{EMBED_DESCRIPTION_MAX, FORM_TITLE_MAX, OPTIONS_MAX, length};
use crate::dialog::check::room::{Hints, Marks, Room, Sentences};
use crate::interview::Voice;
use crate::interview::voice::languages;

/// Punctuation gets a backslash, and an emoji has two units ([`super::text::escape`]).
const TYPED_GROWTH: usize = 2;

/// An empty line is a character; quoted, it has three.
const TYPED_LINES_GROWTH: usize = 3;

/// Several lines are quoted: one line break before them, and marks before each, the first of which has no
/// character of its own.
const TYPED_AROUND: usize = 4;

pub(in crate::discord) fn room() -> Room {
    Room {
        text: EMBED_DESCRIPTION_MAX,
        answers_in_review: OPTIONS_MAX,
        field_label: FORM_TITLE_MAX,
        typed_growth: TYPED_GROWTH,
        typed_lines_growth: TYPED_LINES_GROWTH,
        typed_around: TYPED_AROUND,
        typed_shown: TYPED_ON_CARD_MAX,
        marks: Marks {
            gap: length("\n\n"),
            prompt: length("### "),
            choice: length("25. ****: \n"),
            current: length("✓ "),
            hint: length("-# "),
            why: length("****\n"),
            cite: length("\n-# § "),
            answer: length("60. ****: \n"),
        },
        sentences: sentences(),
    }
}

/// Of every language the longest: whoever speaks it may read a dialog that has no wording for it.
fn sentences() -> Sentences {
    let voices: Vec<&Voice> = languages().map(Voice::of).collect();
    // Values are counted where their lengths are known; here they are empty.
    let nothing = ["min", "max", "unit", "low", "high", "labels", "example"];
    let nothing = nothing.map(|key| (key, "".into()));
    // Plural forms differ in length, too.
    let counts = [0, 1, 2, 25].map(|count| [&nothing[..], &[("count", count.into())]].concat());
    let said = |key: &str| {
        let said = voices
            .iter()
            .flat_map(|voice| counts.iter().map(|values| voice.say_with(key, values)));
        said.map(|text| length(&text)).max().unwrap_or_default()
    };
    let longest = |keys: &[&str]| keys.iter().map(|key| said(key)).max().unwrap_or_default();
    Sentences {
        remark: longest(&["remark-resumed", "remark-went-back", "remark-draft"]),
        fell_away: said("remark-fell-away"),
        hints: Hints {
            one: said("hint-one"),
            several: said("hint-several"),
            scale: said("hint-scale"),
            number: said("hint-number"),
            date: said("hint-date"),
            text: said("hint-text"),
        },
        day: voices
            .iter()
            .map(|voice| longest_day(voice))
            .max()
            .unwrap_or_default(),
        why: said("why-heading"),
        review: longest(&["review-text", "review-none"]) + length("\n\n"),
        field_label: said("form-label-number"),
    }
}

fn longest_day(voice: &Voice) -> usize {
    let days = (1..=12).map(|month| date(2000, month, 28));
    days.map(|day| length(&voice.day(day)))
        .max()
        .unwrap_or_default()
}
