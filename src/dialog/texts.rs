//! Whether a text fits the place where it is shown: its length, its lines, its placeholders.
//!
//! Serves both who writes a dialog and who rewords one.

use super::bounds::TextKind;
use super::certain::{Certain, Facts};
use super::parse::nearest::nearest;
use super::placeholder::{self, BadPlaceholder, Piece};
use super::problem::{Reason, Value};
use super::{Question, QuestionId};

/// Why a text does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Stable, as in [`super::problem::Problem`].
    pub rule: &'static str,
    /// What is wrong, as a sentence.
    pub what: String,
    /// What to do about it, as a sentence.
    pub cure: String,
    /// Both in any language; `None` of what only who writes files meets.
    pub reason: Option<Reason>,
}

/// Which answers a text may count on.
#[derive(Debug)]
pub(super) struct Fillable<'d> {
    pub(super) certain: &'d Certain<'d>,
    pub(super) facts: Facts<'d>,
    /// The questions that come before it, in order.
    pub(super) earlier: &'d [Question],
    /// Every question there is, for telling "later" from "unknown"; `None` when that is not known.
    pub(super) names: Option<&'d [&'d str]>,
}

/// Everything that speaks against a text as one of this kind. Where nothing can be filled in, `fillable` is
/// `None`.
pub(super) fn misfits(kind: TextKind, text: &str, fillable: Option<&Fillable>) -> Vec<Misfit> {
    let mut misfits = Vec::new();
    if let Some(misfit) = length_misfit(kind, text) {
        misfits.push(misfit);
    }
    if kind.is_one_line() && text.contains(['\n', '\r']) {
        misfits.push(Misfit::line_break());
    }
    if kind == TextKind::Command && !is_command_name(text) {
        misfits.push(Misfit::bad_command(text));
    }
    if kind == TextKind::GuideUrl && !text.is_empty() && !is_web_address(text) {
        misfits.push(Misfit::bad_url(text));
    }
    match fillable.filter(|_| kind.is_filled()) {
        // Nobody counts the placeholders of a text without end.
        _ if text.len() > LOOKED_AT_BYTES_MAX => {}
        Some(fillable) => misfits.extend(fillable.misfits(text)),
        None if has_placeholders(text) => misfits.push(Misfit::placeholder_not_here()),
        None => {}
    }
    misfits
}

/// Longest text whose placeholders are looked at: longer than any text that fits, in any script.
const LOOKED_AT_BYTES_MAX: usize = 8_000;

fn length_misfit(kind: TextKind, text: &str) -> Option<Misfit> {
    let length = text.chars().count();
    let max = kind.length_max();
    if text.trim().is_empty() && !(text.is_empty() && kind.may_be_empty()) {
        return Some(Misfit::empty(max));
    }
    (length > max).then(|| Misfit::too_long(length, max))
}

fn has_placeholders(text: &str) -> bool {
    let is_answer = |piece: &Piece| matches!(piece, Piece::Answer { .. });
    placeholder::pieces(text).is_ok_and(|pieces| pieces.iter().any(is_answer))
}

/// Letters, digits, `-` and `_`, in lower case where there is one. Source: Application Commands, "Naming".
fn is_command_name(text: &str) -> bool {
    let is_allowed = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.chars().all(is_allowed) && text.to_lowercase() == text
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

impl Fillable<'_> {
    fn misfits(&self, text: &str) -> Vec<Misfit> {
        match placeholder::pieces(text) {
            Err(bad) => vec![Misfit::bad_placeholder(&bad)],
            Ok(pieces) => pieces
                .iter()
                .filter_map(|piece| self.misfit(piece))
                .collect(),
        }
    }

    fn misfit(&self, piece: &Piece) -> Option<Misfit> {
        let Piece::Answer {
            question: id,
            fallback,
        } = piece
        else {
            return None;
        };
        match self.earlier.iter().find(|earlier| earlier.id == *id) {
            None => self.absent(id),
            Some(_) if fallback.is_some() => None,
            Some(question) => {
                let is_answered = self.certain.is_answered(question, &self.facts);
                (!is_answered).then(|| Misfit::placeholder_fallback(id))
            }
        }
    }

    fn absent(&self, question: &QuestionId) -> Option<Misfit> {
        let names = self.names?;
        Some(if names.contains(&question.as_str()) {
            Misfit::placeholder_too_early(question)
        } else {
            Misfit::unknown_placeholder(question, names)
        })
    }
}

/// What is said of texts that do not fit.
impl Misfit {
    /// Something that only who writes files can do wrong.
    pub(super) fn of_file(
        rule: &'static str,
        what: impl Into<String>,
        cure: impl Into<String>,
    ) -> Self {
        Misfit {
            rule,
            what: what.into(),
            cure: cure.into(),
            reason: None,
        }
    }

    /// The same under a name of its own, with what stands in the sentence.
    pub(super) fn named(
        mut self,
        name: &'static str,
        values: impl IntoIterator<Item = (&'static str, Value)>,
    ) -> Self {
        self.reason = Some(Reason::new(name, values));
        self
    }

    fn new(
        rule: &'static str,
        what: impl Into<String>,
        cure: impl Into<String>,
        values: impl IntoIterator<Item = (&'static str, Value)>,
    ) -> Self {
        Misfit::of_file(rule, what, cure).named(rule, values)
    }

    fn empty(max: usize) -> Self {
        let cure = format!("Write 1 to {max} characters.");
        let values = [("most", max.into())];
        Misfit::new("text-empty", "this text is empty", cure, values)
    }

    fn too_long(length: usize, max: usize) -> Self {
        let over = length - max;
        let what = format!("this text has {length} characters, but {max} fit here");
        let cure = format!("Shorten it by {over}.");
        let values = [
            ("length", length.into()),
            ("most", max.into()),
            ("over", over.into()),
        ];
        Misfit::new("text-too-long", what, cure, values)
    }

    fn line_break() -> Self {
        let what = "this text has a line break, but is shown on one line";
        Misfit::new("text-line-break", what, "Write it on one line.", [])
    }

    fn bad_command(text: &str) -> Self {
        let text = shortened(text);
        let what = format!("`{text}` cannot be a command's name");
        let cure = "Write small letters, digits and hyphens, without spaces.";
        Misfit::new("bad-command", what, cure, [("text", text.into())])
    }

    fn bad_url(text: &str) -> Self {
        let text = shortened(text);
        let what = format!("`{text}` is no web address");
        let cure = "Write the whole address, beginning with https:// or http://.";
        Misfit::new("bad-url", what, cure, [("text", text.into())])
    }

    fn bad_placeholder(bad: &BadPlaceholder) -> Self {
        let cure = "Write `{question}` or `{question|otherwise}`; a brace itself is `{{`.";
        let misfit = Misfit::of_file("bad-placeholder", bad.to_string(), cure);
        match bad {
            BadPlaceholder::Unclosed => misfit.named("bad-placeholder-open", []),
            BadPlaceholder::NotAName(inside) => {
                let inside = format!("{{{}}}", shortened(inside));
                misfit.named("bad-placeholder-name", [("placeholder", inside.into())])
            }
        }
    }

    fn placeholder_not_here() -> Self {
        let what = "no answer is filled in here; this would be shown with its braces";
        let cure =
            "Say it without the answer, or in a prompt, telling, summary, rationale or next step.";
        Misfit::new("placeholder-not-here", what, cure, [])
    }

    fn placeholder_fallback(question: &QuestionId) -> Self {
        let what = format!(
            "`{{{question}}}` may have no answer here: not everybody who reads this was asked, or they may skip it"
        );
        let cure = format!("Say what stands there otherwise: `{{{question}|…}}`.");
        let values = [
            ("placeholder", format!("{{{question}}}").into()),
            ("otherwise", format!("{{{question}|…}}").into()),
        ];
        Misfit::new("placeholder-fallback", what, cure, values)
    }

    fn placeholder_too_early(question: &QuestionId) -> Self {
        let what = format!("`{{{question}}}` is not answered yet when this is shown");
        let cure = format!("Ask `{question}` before, or say it without that answer.");
        let values = [("placeholder", format!("{{{question}}}").into())];
        Misfit::new("placeholder-too-early", what, cure, values)
    }

    fn unknown_placeholder(question: &QuestionId, names: &[&str]) -> Self {
        const RULE: &str = "unknown-placeholder";
        let what = format!("there is no question `{question}`");
        let unknown = ("question", question.to_string().into());
        match nearest(question.as_str(), names.iter().copied()) {
            Some(near) => {
                let near = format!("{{{near}}}");
                Misfit::of_file(RULE, what, format!("Did you mean `{near}`?"))
                    .named("unknown-placeholder-near", [unknown, ("near", near.into())])
            }
            None => Misfit::new(RULE, what, "Name a question of this dialog.", [unknown]),
        }
    }

    /// The dialog's own text quotes an answer that its replacement does not.
    pub(super) fn placeholder_lost(question: &QuestionId) -> Self {
        let what = format!("the dialog says `{{{question}}}` here, this text does not");
        let cure = format!("Say `{{{question}}}` somewhere in it.");
        let values = [("placeholder", format!("{{{question}}}").into())];
        Misfit::new("placeholder-lost", what, cure, values)
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
