//! The answers so far, and the choice of one to change.

use serenity::all::{CreateEmbed, CreateSelectMenuOption};

use super::card::{cut, shortened};
use super::controls::{Of, control_rows};
use super::limits::{EMBED_TITLE_MAX, OPTION_TEXT_MAX, OPTIONS_MAX, fit};
use super::message::Body;
use crate::interview::screen::{AnswerLine, ReviewScreen};
use crate::store::InterviewId;

pub(in crate::discord) fn review(interview: InterviewId, screen: &ReviewScreen) -> Body {
    let of = Of {
        interview,
        step: screen.step,
    };
    let mut rows = Vec::new();
    if !screen.answers.is_empty() {
        let options = screen.answers.iter().take(OPTIONS_MAX).map(option);
        rows.push(of.edit_select(&screen.edit_label, options.collect()));
    }
    rows.extend(control_rows(of, &screen.controls));
    let embed = CreateEmbed::new()
        .title(fit(&screen.title, EMBED_TITLE_MAX))
        .description(cut(&description(screen)));
    Body::embed(embed).with(rows)
}

fn description(screen: &ReviewScreen) -> String {
    let lines = screen.answers.iter().enumerate().map(|(index, line)| {
        format!(
            "{}. **{}**: {}",
            index + 1,
            line.label,
            shortened(&line.answer)
        )
    });
    [screen.text.clone()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .chain(std::iter::once(lines.collect::<Vec<_>>().join("\n")))
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn option(line: &AnswerLine) -> CreateSelectMenuOption {
    let answer = line.answer.plain().replace('\n', " ");
    let option =
        CreateSelectMenuOption::new(fit(&line.label, OPTION_TEXT_MAX), line.question.to_string());
    match answer.trim() {
        "" => option,
        answer => option.description(fit(answer, OPTION_TEXT_MAX)),
    }
}
