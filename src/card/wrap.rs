//! Text broken into lines that fit, the last one ending in "…" where there is more.

use super::font::{Ruler, Weight};

/// At most `lines_max` lines, each at most `width` pixels wide.
pub(super) fn wrap(
    text: &str,
    weight: Weight,
    size: f32,
    width: f32,
    lines_max: usize,
) -> Vec<String> {
    let ruler = Ruler::new(weight, size);
    let mut lines = broken(text, &ruler, width);
    if lines.len() > lines_max {
        lines.truncate(lines_max);
        if let Some(last) = lines.last_mut() {
            *last = shortened(last, &ruler, width);
        }
    }
    lines
}

/// The same of a sentence, in even lines: what does not fit is left out from a comma on, where there is one.
pub(super) fn wrap_sentence(
    text: &str,
    weight: Weight,
    size: f32,
    width: f32,
    lines_max: usize,
) -> Vec<String> {
    let fits = |text: &str| lines(text, weight, size, width) <= lines_max;
    let commas = text.rmatch_indices(", ").map(|(at, _)| &text[..at]);
    let clause = commas
        .map(|clause| format!("{clause}…"))
        .find(|clause| fits(clause));
    match clause {
        Some(clause) if !fits(text) => wrap_evenly(&clause, weight, size, width, lines_max),
        _ => wrap_evenly(text, weight, size, width, lines_max),
    }
}

/// The same in lines of about the same length, so that no word is left alone on the last one.
pub(super) fn wrap_evenly(
    text: &str,
    weight: Weight,
    size: f32,
    width: f32,
    lines_max: usize,
) -> Vec<String> {
    /// Pixels by which the lines are narrowed while their number stays.
    const STEP: f32 = 16.0;
    let ruler = Ruler::new(weight, size);
    let count = broken(text, &ruler, width).len();
    let widest_word = text
        .split(' ')
        .map(|word| ruler.width(word))
        .fold(0.0, f32::max);
    if count > lines_max {
        return wrap(text, weight, size, width, lines_max);
    }
    let mut even = width;
    while even - STEP >= widest_word && broken(text, &ruler, even - STEP).len() == count {
        even -= STEP;
    }
    wrap(text, weight, size, even, lines_max)
}

/// How many lines the whole text takes.
pub(super) fn lines(text: &str, weight: Weight, size: f32, width: f32) -> usize {
    broken(text, &Ruler::new(weight, size), width).len()
}

fn broken(text: &str, ruler: &Ruler, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match (lines.last_mut(), longer) {
            (Some(line), Some(longer)) if ruler.width(&longer) <= width => *line = longer,
            _ => lines.extend(pieces(word, ruler, width)),
        }
    }
    lines
}

/// A word that is wider than a line goes on in the next one, after a hyphen.
fn pieces(word: &str, ruler: &Ruler, width: f32) -> Vec<String> {
    if ruler.width(word) <= width {
        return vec![word.to_owned()];
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for c in word.chars() {
        if !piece.is_empty() && ruler.width(&format!("{piece}{c}-")) > width {
            pieces.push(format!("{piece}-"));
            piece.clear();
        }
        piece.push(c);
    }
    pieces.push(piece);
    pieces
}

/// Whole words and "…"; of a single word, as many letters as there is room for.
fn shortened(line: &str, ruler: &Ruler, width: f32) -> String {
    let mut kept = line.trim_end_matches(['.', ',', ';', ':', ' ']).to_owned();
    while ruler.width(&format!("{kept}…")) > width && !kept.is_empty() {
        let end = kept
            .rfind(' ')
            .or_else(|| kept.char_indices().last().map(|(at, _)| at));
        kept.truncate(end.unwrap_or(0));
        kept.truncate(kept.trim_end_matches(['.', ',', ';', ':', ' ']).len());
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrapped(text: &str, width: f32, lines_max: usize) -> Vec<String> {
        wrap(text, Weight::Regular, 40.0, width, lines_max)
    }

    #[test]
    fn lines_break_between_words_and_the_last_one_says_that_there_is_more() {
        let text = "Redesign the role, not the résumé, and see what is left of it.";
        assert_eq!(
            wrapped(text, 420.0, 2),
            ["Redesign the role, not", "the résumé, and see…"]
        );
        assert_eq!(lines(text, Weight::Regular, 40.0, 420.0), 3);
    }

    #[test]
    fn a_word_without_end_is_broken_anywhere() {
        let lines = wrapped(&"W".repeat(30), 400.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[0].ends_with('-') && lines[1].ends_with('…'));
    }

    #[test]
    fn a_sentence_that_is_too_long_ends_with_a_whole_clause() {
        let long = "You can name a gap, and closing a clear one is a sound reason.";
        let told = |text: &str| wrap_sentence(text, Weight::Regular, 36.0, 512.0, 2).join(" ");
        assert_eq!(told(long), "You can name a gap…");
        assert_eq!(told("You hope, and may."), "You hope, and may.");
    }

    #[test]
    fn even_lines_leave_no_word_alone() {
        let text = "Certify as a signal, eyes open";
        assert_eq!(
            wrapped(text, 520.0, 2),
            ["Certify as a signal, eyes", "open"]
        );
        let even = wrap_evenly(text, Weight::Regular, 40.0, 520.0, 2);
        assert_eq!(even, ["Certify as a", "signal, eyes open"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_line_is_wider_than_there_is_room(
            text in "([a-zA-ZäöüßéñçœÀ.,;: -]{0,30} ){0,12}", width in 60.0f32..900.0, lines in 1usize..6
        ) {
            let ruler = Ruler::new(Weight::Regular, 40.0);
            let found = wrapped(&text, width, lines);
            prop_assert!(found.len() <= lines);
            for line in found {
                prop_assert!(ruler.width(&line) <= width, "{line}");
            }
        }
    }
}
