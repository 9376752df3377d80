//! Whatever bytes are called a dialog: they are read or refused in words, without a panic and without a hang.
//!
//! The decoders of what Discord sends have their fuzz tests beside them (`discord/decode.rs`, `discord/custom_id.rs`).
//! `PROPTEST_CASES=100000` runs each of them that often.

use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::*;
use should_i_certify::dialog::parse::{parse, parse_file, parse_placed};

use crate::support::WHOLE;
use crate::support::random::cases;

/// A debug build on a busy machine reads the largest in a tenth of this.
const TIME_MAX: Duration = Duration::from_secs(20);

/// One way to damage a text; places and lengths are shares of it.
#[derive(Clone, Debug)]
enum Damage {
    Cut(f64, f64),
    Insert(f64, String),
    Double(f64, f64),
    Nest(f64, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let share = || 0.0..1.0f64;
    let piece = prop_oneof![
        ".{0,40}",
        "[\\[\\]{}:,\"\\\\0-9eE+.-]{1,20}",
        Just("\u{feff}\u{202e}\u{0}".to_owned()),
        Just("\\ud800".to_owned()),
        Just("1e999999".to_owned()),
        Just("{a|b}{{}}{|}".to_owned()),
    ];
    prop_oneof![
        (share(), 0.0..0.1f64).prop_map(|(at, length)| Damage::Cut(at, length)),
        (share(), piece).prop_map(|(at, text)| Damage::Insert(at, text)),
        (share(), 0.0..0.3f64).prop_map(|(at, length)| Damage::Double(at, length)),
        (share(), 1..3_000usize).prop_map(|(at, depth)| Damage::Nest(at, depth)),
    ]
}

impl Damage {
    fn to(&self, text: &mut String) {
        match self {
            Damage::Cut(at, length) => {
                let (from, to) = range(text, *at, *length);
                text.replace_range(from..to, "");
            }
            Damage::Insert(at, piece) => text.insert_str(place(text, *at), piece),
            Damage::Double(at, length) => {
                let (from, to) = range(text, *at, *length);
                let piece = text[from..to].to_owned();
                text.insert_str(to, &piece);
            }
            Damage::Nest(at, depth) => {
                text.insert_str(place(text, *at), &"[{\"all\":".repeat(*depth));
            }
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a length is no exact number"
)]
fn place(text: &str, share: f64) -> usize {
    text.floor_char_boundary((text.len() as f64 * share) as usize)
}

fn range(text: &str, at: f64, length: f64) -> (usize, usize) {
    (place(text, at), place(text, (at + length).min(1.0)))
}

fn is_read_or_refused(text: &str) -> Result<(), TestCaseError> {
    let begin = Instant::now();
    if let Err(problems) = parse("fuzz.json", text) {
        prop_assert!(!problems.is_empty());
        prop_assert!(
            problems
                .iter()
                .all(|problem| !problem.to_string().is_empty())
        );
    }
    prop_assert_eq!(
        parse_placed("fuzz.json", text).is_ok(),
        parse_file("fuzz.json", text).is_ok()
    );
    prop_assert!(begin.elapsed() < TIME_MAX, "{:?}", begin.elapsed());
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_damaged_dialog_is_read_or_refused_in_words(damages in vec(damage(), 1..5)) {
        let mut text = WHOLE.to_owned();
        for damage in damages {
            damage.to(&mut text);
        }
        is_read_or_refused(&text)?;
    }

    #[test]
    fn any_text_is_read_or_refused_in_words(text in "(\\PC|[\\[\\]{}:,\"\\\\0-9 \n]){0,400}") {
        is_read_or_refused(&text)?;
    }
}
