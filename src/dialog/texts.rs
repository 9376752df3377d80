//! Whether a text fits the place where it is shown: its length, its lines, its placeholders.
//!
//! Serves both who writes a dialog and who rewords one.

use super::bounds::TextKind;
use super::certain::{Certain, Facts};
use super::parse::nearest::nearest;
use super::placeholder::{self, Piece};
use super::{Question, QuestionId};

/// Why a text does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Misfit {
    /// Stable, as in [`super::problem::Problem`].
    pub(super) rule: &'static str,
    /// What is wrong, as a sentence.
    pub(super) what: String,
    /// What to do about it, as a sentence.
    pub(super) cure: String,
}

/// Which answers a text may count on.
#[derive(Debug)]
pub(super) struct Fillable<'d> {
    pub(super) certain: &'d Certain<'d>,
    pub(super) facts: Facts<'d>,
    /// The questions that come before it, in order.
    pub(super) earlier: &'d [Question],
    /// Every question there is, for suggestions and for telling "later" from "unknown".
    pub(super) names: &'d [&'d str],
}

/// Everything that speaks against a text as one of this kind. Where nothing can be filled in, `fillable` is
/// `None`.
pub(super) fn misfits(kind: TextKind, text: &str, fillable: Option<&Fillable>) -> Vec<Misfit> {
    let mut misfits = Vec::new();
    misfits.extend(length_misfit(kind, text));
    if kind.is_one_line() && text.contains(['\n', '\r']) {
        misfits.push(Misfit {
            rule: "text-line-break",
            what: "this text has a line break, but is shown on one line".to_owned(),
            cure: "Write it on one line.".to_owned(),
        });
    }
    if kind == TextKind::GuideUrl && !text.is_empty() && !is_web_address(text) {
        misfits.push(Misfit {
            rule: "bad-url",
            what: format!("`{}` is no web address", shortened(text)),
            cure: "Write the whole address, beginning with https:// or http://.".to_owned(),
        });
    }
    misfits.extend(placeholder_misfits(kind, text, fillable));
    misfits
}

fn length_misfit(kind: TextKind, text: &str) -> Option<Misfit> {
    let length = text.chars().count();
    let max = kind.length_max();
    if text.trim().is_empty() && !(text.is_empty() && kind.may_be_empty()) {
        return Some(Misfit {
            rule: "text-empty",
            what: "this text is empty".to_owned(),
            cure: format!("Write 1 to {max} characters."),
        });
    }
    (length > max).then(|| Misfit {
        rule: "text-too-long",
        what: format!("this text has {length} characters, but {max} fit here"),
        cure: format!("Shorten it by {}.", length - max),
    })
}

/// Whether it is an address that Discord takes as a link.
fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty()
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"`".contains(c))
    })
}

fn placeholder_misfits(kind: TextKind, text: &str, fillable: Option<&Fillable>) -> Vec<Misfit> {
    let pieces = placeholder::pieces(text);
    match (pieces, fillable.filter(|_| kind.is_filled())) {
        (Err(bad), Some(_)) => vec![Misfit {
            rule: "bad-placeholder",
            what: bad.to_string(),
            cure: "Write `{question}` or `{question|otherwise}`; a brace itself is `{{`.".to_owned(),
        }],
        (Ok(pieces), Some(fillable)) => pieces.iter().filter_map(|piece| fillable.misfit(piece)).collect(),
        (Ok(pieces), None) if pieces.iter().any(|piece| matches!(piece, Piece::Answer { .. })) => vec![Misfit {
            rule: "placeholder-not-here",
            what: "answers are not filled in here, so this would be shown with its braces".to_owned(),
            cure: "Say it without the answer; prompts, tellings, summaries, rationales and next steps take placeholders.".to_owned(),
        }],
        _ => Vec::new(),
    }
}

impl Fillable<'_> {
    fn misfit(&self, piece: &Piece) -> Option<Misfit> {
        let Piece::Answer { question, fallback } = piece else {
            return None;
        };
        match self.earlier.iter().find(|earlier| earlier.id == *question) {
            None => Some(self.absent(question)),
            Some(question)
                if fallback.is_none() && !self.certain.is_answered(question, &self.facts) =>
            {
                Some(Misfit {
                    rule: "placeholder-fallback",
                    what: format!(
                        "`{{{0}}}` may have no answer here: question `{0}` is not asked of everybody who reads this, or can be skipped",
                        question.id
                    ),
                    cure: format!("Say what stands there otherwise: `{{{}|…}}`.", question.id),
                })
            }
            Some(_) => None,
        }
    }

    fn absent(&self, question: &QuestionId) -> Misfit {
        let name = question.as_str();
        if self.names.contains(&name) {
            return Misfit {
                rule: "placeholder-too-early",
                what: format!("`{{{name}}}` is not answered yet when this is shown"),
                cure: format!("Ask `{name}` before, or say it without that answer."),
            };
        }
        let cure = match nearest(name, self.names.iter().copied()) {
            Some(near) => format!("Did you mean `{{{near}}}`?"),
            None => "Name a question of this dialog.".to_owned(),
        };
        Misfit {
            rule: "unknown-placeholder",
            what: format!("there is no question `{name}`"),
            cure,
        }
    }
}

/// The beginning of what somebody typed, for quoting.
pub(super) fn shortened(text: &str) -> String {
    const SHOWN_CHARACTERS_MAX: usize = 40;
    match text.char_indices().nth(SHOWN_CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
