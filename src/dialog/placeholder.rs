//! Placeholders: where an answer stands inside a text.
//!
//! `{exposure}` is the answer to question `exposure` in words; `{exposure|not said}` is `not said` where that
//! question has no answer or was skipped; `{{` is a brace. A `}` elsewhere is itself.

use super::QuestionId;

/// A stretch of a text with placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Answer {
        question: QuestionId,
        /// Stands for an answer that was not given; may be empty.
        fallback: Option<String>,
    },
}

/// Why a text with braces cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadPlaceholder {
    #[error("a `{{` is never closed")]
    Unclosed,
    #[error("`{{{0}}}` names no question")]
    NotAName(String),
}

/// Cuts a text into its pieces.
///
/// # Errors
/// The first brace that neither begins a placeholder nor stands for itself.
pub fn pieces(text: &str) -> Result<Vec<Piece>, BadPlaceholder> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        if let Some(behind) = after.strip_prefix('{') {
            plain.push('{');
            rest = behind;
            continue;
        }
        let (inside, behind) = after.split_once('}').ok_or(BadPlaceholder::Unclosed)?;
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(answer(inside)?);
        rest = behind;
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    Ok(pieces)
}

fn answer(inside: &str) -> Result<Piece, BadPlaceholder> {
    let (name, fallback) = match inside.split_once('|') {
        Some((name, fallback)) => (name, Some(fallback.to_owned())),
        None => (inside, None),
    };
    let question = name
        .parse()
        .map_err(|_| BadPlaceholder::NotAName(inside.to_owned()))?;
    Ok(Piece::Answer { question, fallback })
}

/// The text with every placeholder filled. `answer` gives an answer in words, or nothing.
///
/// A text that cannot be read stands as it is: wordings can be older than the dialog.
pub fn fill(text: &str, answer: impl Fn(&QuestionId) -> Option<String>) -> String {
    let Ok(pieces) = pieces(text) else {
        return text.to_owned();
    };
    let word = |piece: Piece| match piece {
        Piece::Text(text) => text,
        Piece::Answer { question, fallback } => answer(&question)
            .or(fallback)
            .unwrap_or_else(|| NOTHING_SAID.to_owned()),
    };
    pieces.into_iter().map(word).collect()
}

/// Stands for an answer that is missing where a text counts on it.
const NOTHING_SAID: &str = "…";
