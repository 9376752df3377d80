//! The verdict at a glance: what its picture shows. Nothing that a member typed is in it.

use super::Voice;
use super::voice::ENGLISH;
use super::words::{count, filled};
use crate::dialog::conclude::Conclusion;
use crate::dialog::{Answers, Dialog, Finding, Question, QuestionId, Reading, Side, Tone};

/// Words only, in the reader's language; how they are drawn is for whoever draws them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Glance {
    /// The dialog's title.
    pub dialog: String,
    /// "Verdict:".
    pub heading: String,
    /// The verdict's own title.
    pub title: String,
    pub tone: Tone,
    /// What the tone means, in a word or two.
    pub tone_word: String,
    pub gauges: Vec<GaugeGlance>,
    pub speaks_for: Reasons,
    pub speaks_against: Reasons,
    pub signs: Signs,
}

/// The signs between words, where the picture is told in words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Signs {
    pub colon: String,
    pub quotes: [String; 2],
}

/// As English has them.
impl Default for Signs {
    fn default() -> Signs {
        Signs::of(Voice::of(ENGLISH))
    }
}

impl Signs {
    fn of(voice: &Voice) -> Signs {
        Signs {
            colon: voice.say("sign-colon"),
            quotes: [voice.say("sign-quote"), voice.say("sign-unquote")],
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GaugeGlance {
    pub label: String,
    pub reading: Reading,
    /// "Met", "Not met", "Unknown".
    pub word: String,
}

/// One side of the balance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reasons {
    /// "2 speak for it".
    pub heading: String,
    /// Each in one sentence, all of them, the dialog's first first.
    pub sentences: Vec<String>,
}

pub(super) fn glance(
    dialog: &Dialog,
    voice: &Voice,
    answers: &Answers,
    conclusion: &Conclusion<'_>,
) -> Glance {
    let verdict = conclusion.verdict;
    let untyped = untyped(dialog, answers);
    let side = |heading: &str, side: Side| {
        reasons(dialog, voice, &untyped, heading, &conclusion.reasons(side))
    };
    let gauges = conclusion
        .gauges
        .iter()
        .map(|(gauge, reading)| GaugeGlance {
            label: gauge.label.clone(),
            reading: *reading,
            word: voice.say(word_of(*reading)),
        });
    Glance {
        dialog: dialog.title.clone(),
        heading: voice.say("glance-heading"),
        title: verdict.title.clone(),
        tone: verdict.tone,
        tone_word: voice.say(match verdict.tone {
            Tone::Go => "glance-go",
            Tone::Care => "glance-care",
            Tone::Wait => "glance-wait",
            Tone::Stop => "glance-stop",
        }),
        gauges: gauges.collect(),
        speaks_for: side("glance-for", Side::For),
        speaks_against: side("glance-against", Side::Against),
        signs: Signs::of(voice),
    }
}

/// How a reading is called.
pub(super) fn word_of(reading: Reading) -> &'static str {
    match reading {
        Reading::Met => "gauge-met",
        Reading::NotMet => "gauge-not-met",
        Reading::Unknown => "gauge-unknown",
    }
}

fn reasons(
    dialog: &Dialog,
    voice: &Voice,
    untyped: &Answers,
    heading: &str,
    findings: &[&Finding],
) -> Reasons {
    let told = findings
        .iter()
        .filter_map(|finding| finding.telling.as_ref());
    let whole = told.map(|telling| filled(dialog, voice, untyped, &telling.text).plain());
    Reasons {
        heading: voice.say_with(heading, &[("count", count(findings.len()))]),
        sentences: whole.map(|text| sentence(&text)).collect(),
    }
}

/// A text that was typed is as if it had not been given, so that its fallback stands in its place.
fn untyped(dialog: &Dialog, answers: &Answers) -> Answers {
    let routes = |id: &QuestionId| dialog.question(id).is_some_and(Question::routes);
    let kept = answers.iter().filter(|(id, _)| routes(id));
    kept.map(|(id, answer)| (id.clone(), answer.clone()))
        .collect()
}

/// The first one.
fn sentence(text: &str) -> String {
    let ends = |(at, c): &(usize, char)| {
        matches!(c, '.' | '!' | '?')
            && text[at + 1..].starts_with(char::is_whitespace)
            && !is_shortening(&text[..*at])
    };
    let end = text.char_indices().find(ends);
    text[..end.map_or(text.len(), |(at, _)| at + 1)]
        .trim()
        .to_owned()
}

/// Whether what ends here is an ordinal or an abbreviation, as in "24. Dezember" and "z. B.", and no sentence.
fn is_shortening(text: &str) -> bool {
    let word = text.split_whitespace().next_back().unwrap_or_default();
    let is_ordinal = word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit());
    is_ordinal || word.chars().count() == 1 && word.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_reason_is_told_by_its_first_sentence() {
        assert_eq!(
            sentence("You can name a gap. Yours: not said"),
            "You can name a gap."
        );
        assert_eq!(sentence("Fewer than 2.5 hours"), "Fewer than 2.5 hours");
        assert_eq!(sentence("Is it so? Perhaps."), "Is it so?");
        assert_eq!(sentence("Ab 24. Dezember. Bald."), "Ab 24. Dezember.");
        assert_eq!(sentence("Seit 2024. Lange."), "Seit 2024.");
        assert_eq!(sentence("Das ist z. B. so. Ja."), "Das ist z. B. so.");
    }
}
