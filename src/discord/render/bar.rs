//! The progress bar: a drawing beside words that say the same.

use crate::interview::screen::Progress;

const CELLS_MAX: usize = 12;

/// `▰▰▰▱▱▱▱▱ Question 3 of about 8`: a cell a question, fewer where there are many.
pub(super) fn progress(progress: &Progress) -> String {
    let cells = progress.about.clamp(1, CELLS_MAX);
    let filled = (progress.number * cells / progress.about.max(1)).clamp(1, cells);
    format!(
        "{}{} {}",
        "▰".repeat(filled),
        "▱".repeat(cells - filled),
        progress.text
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(number: usize, about: usize) -> String {
        progress(&Progress {
            number,
            about,
            text: format!("Question {number} of about {about}"),
        })
    }

    #[test]
    fn a_cell_is_a_question() {
        insta::assert_snapshot!(bar(3, 8), @"▰▰▰▱▱▱▱▱ Question 3 of about 8");
        insta::assert_snapshot!(bar(1, 1), @"▰ Question 1 of about 1");
        insta::assert_snapshot!(bar(30, 40), @"▰▰▰▰▰▰▰▰▰▱▱▱ Question 30 of about 40");
    }
}
