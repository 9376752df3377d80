//! The card: one message that shows the running question and is updated in place.

use serenity::all::CreateEmbed;

use super::bar::progress;
use super::controls::{Of, control_rows, rows};
use super::limits::{EMBED_DESCRIPTION_MAX, EMBED_TITLE_MAX, fit, length};
use super::message::Body;
use super::text::{cut_before, markdown};
use crate::interview::screen::{
    ChoiceLine, InputField, Prose, QuestionScreen, Run, StoppedScreen, Why,
};
use crate::store::InterviewId;

/// A typed answer that is repeated on a card is cut here; the transcript has it whole.
pub(super) const TYPED_ON_CARD_MAX: usize = 400;

pub(in crate::discord) fn card(interview: InterviewId, screen: &QuestionScreen) -> Body {
    let of = Of {
        interview,
        step: screen.step,
    };
    let parts = [
        screen.remark.as_ref().map(markdown),
        screen.introduction.clone(),
        Some(prompt(&screen.prompt)),
        choices(&screen.input),
        screen
            .current
            .as_ref()
            .map(|answer| format!("✓ {}", shortened(answer))),
        Some(small(&screen.hint)),
        screen.why.as_ref().map(why),
    ];
    let embed = CreateEmbed::new()
        .title(fit(&progress(&screen.progress), EMBED_TITLE_MAX))
        .description(joined(parts));
    Body::embed(embed).with(rows(of, &screen.input, &screen.controls))
}

/// What a card becomes once its question was answered by typing and the next card stands below.
pub(in crate::discord) fn answered(screen: &QuestionScreen, answer: &Prose) -> Body {
    let answer = format!("✓ {}", shortened(answer));
    let parts = [Some(prompt(&screen.prompt)), Some(answer)];
    Body::embed(
        CreateEmbed::new()
            .title(fit(&screen.progress.text, EMBED_TITLE_MAX))
            .description(joined(parts)),
    )
}

pub(in crate::discord) fn stopped(interview: InterviewId, screen: &StoppedScreen) -> Body {
    let of = Of {
        interview,
        step: screen.step,
    };
    let embed = CreateEmbed::new()
        .title(fit(&screen.title, EMBED_TITLE_MAX))
        .description(fit(&screen.text, EMBED_DESCRIPTION_MAX));
    Body::embed(embed).with(control_rows(of, &screen.controls))
}

/// A heading, so that a screen reader can jump to it; of several lines, the first.
fn prompt(prompt: &Prose) -> String {
    format!("### {}", markdown(prompt))
}

fn small(text: &str) -> String {
    text.lines()
        .map(|line| format!("-# {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn why(why: &Why) -> String {
    let cites = why.cites.iter().map(|cite| small(&format!("§ {cite}")));
    [format!("**{}**\n{}", why.heading, why.text)]
        .into_iter()
        .chain(cites)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The choices in words, where any of them needs more than its label; numbered as they can be typed.
fn choices(input: &InputField) -> Option<String> {
    let (InputField::PickOne { choices } | InputField::PickSeveral { choices, .. }) = input else {
        return None;
    };
    let line = |(index, choice): (usize, &ChoiceLine)| match choice.description.as_str() {
        "" => format!("{}. **{}**", index + 1, choice.label),
        description => format!("{}. **{}**: {description}", index + 1, choice.label),
    };
    let lines = || {
        choices
            .iter()
            .enumerate()
            .map(line)
            .collect::<Vec<_>>()
            .join("\n")
    };
    choices
        .iter()
        .any(|choice| !choice.description.is_empty())
        .then(lines)
}

/// Prose with each typed text cut to what a card has room for.
pub(super) fn shortened(prose: &Prose) -> String {
    let short = prose.0.iter().map(|run| match run {
        Run::Typed(typed) => Run::Typed(fit(typed, TYPED_ON_CARD_MAX)),
        run => run.clone(),
    });
    markdown(&Prose(short.collect()))
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    cut(&parts.join("\n\n"))
}

/// Checked dialogs never come this far; text of a server's own making might.
pub(in crate::discord) fn cut(text: &str) -> String {
    if length(text) <= EMBED_DESCRIPTION_MAX {
        return text.to_owned();
    }
    let mut units = 0;
    let end = text
        .char_indices()
        .find(|(_, c)| {
            units += c.len_utf16();
            units > EMBED_DESCRIPTION_MAX - 1
        })
        .map_or(text.len(), |(at, _)| at);
    format!("{}…", &text[..cut_before(text, end)])
}
