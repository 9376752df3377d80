//! The verdict: as many messages as it needs, the buttons under the last.

use serenity::all::{ButtonStyle, Colour, CreateEmbed};

use super::controls::{Of, button_rows};
use super::limits::{EMBED_DESCRIPTION_MAX, EMBED_TITLE_MAX, fit};
use super::message::Body;
use super::pack::{Piece, pack};
use super::text::markdown;
use crate::dialog::{Reading, Tone};
use crate::discord::custom_id::Press;
use crate::interview::screen::{Block, BlockStyle, Closing, Line, Prose, VerdictScreen};
use crate::store::InterviewId;

/// At least one message.
pub(in crate::discord) fn verdict(interview: InterviewId, screen: &VerdictScreen) -> Vec<Body> {
    let embed = |text: String| {
        CreateEmbed::new()
            .description(text)
            .colour(colour(screen.tone))
    };
    let mut embeds: Vec<CreateEmbed> = pack(pieces(screen)).into_iter().map(embed).collect();
    if embeds.is_empty() {
        embeds.push(embed(String::new()));
    }
    embeds[0] = embeds[0].clone().title(fit(&screen.title, EMBED_TITLE_MAX));
    let mut bodies: Vec<Body> = embeds.into_iter().map(Body::embed).collect();
    if let Some(last) = bodies.pop() {
        bodies.push(last.with(button_rows(&buttons(interview, screen))));
    }
    bodies
}

/// What the card says once the verdict stands below it.
pub(in crate::discord) fn closing(closing: &Closing) -> Body {
    Body::embed(
        CreateEmbed::new()
            .title(fit(&closing.title, EMBED_TITLE_MAX))
            .description(fit(&closing.text, EMBED_DESCRIPTION_MAX)),
    )
}

/// Colours only what the title says in words.
pub(super) fn colour(tone: Tone) -> Colour {
    Colour::new(match tone {
        Tone::Go => 0x2e_8b_57,
        Tone::Care => 0xc7_8a_1b,
        Tone::Wait => 0x4a_6f_a5,
        Tone::Stop => 0xa8_3a_3a,
    })
}

fn buttons(interview: InterviewId, screen: &VerdictScreen) -> Vec<serenity::all::CreateButton> {
    let of = Of {
        interview,
        step: screen.step,
    };
    let controls = &screen.controls;
    [
        (Press::Review, &controls.change_an_answer),
        (Press::Share, &controls.share),
        (Press::Transcript, &controls.transcript),
    ]
    .into_iter()
    .filter(|(_, label)| !label.is_empty())
    .map(|(press, label)| of.button(press, label, ButtonStyle::Secondary))
    .collect()
}

fn pieces(screen: &VerdictScreen) -> Vec<Piece> {
    let opening = screen.remark.iter().chain([&screen.summary]).map(paragraph);
    opening
        .chain(screen.blocks.iter().flat_map(block))
        .filter(|piece| !piece.text.is_empty())
        .collect()
}

fn paragraph(prose: &Prose) -> Piece {
    Piece {
        text: markdown(prose),
        gap: "\n\n",
        holds_next: false,
    }
}

fn block(block: &Block) -> Vec<Piece> {
    let heading = Piece {
        text: format!("### {}", block.heading),
        gap: "\n",
        holds_next: true,
    };
    let lines = block.lines.iter().enumerate().map(|(index, line)| Piece {
        text: text_of(block.style, index, line),
        gap: gap_before(block.style, index),
        holds_next: false,
    });
    std::iter::once(heading).chain(lines).collect()
}

/// Paragraphs stand apart; list items and what follows a heading stand close.
fn gap_before(style: BlockStyle, index: usize) -> &'static str {
    match style {
        BlockStyle::Paragraphs if index > 0 => "\n\n",
        _ => "\n",
    }
}

/// The line, with the sections that it rests on small below it.
fn text_of(style: BlockStyle, index: usize, line: &Line) -> String {
    let text = markdown(&line.prose);
    let text = match line.reading {
        Some(reading) => format!("{} {text}", mark(reading)),
        None => text,
    };
    let text = match style {
        BlockStyle::Paragraphs => text,
        BlockStyle::Bullets => format!("- {text}"),
        BlockStyle::Numbers => format!("{}. {text}", index + 1),
    };
    match line.cites.as_slice() {
        [] => text,
        cites => format!("{text}\n-# § {}", cites.join(" · ")),
    }
}

/// Beside the words of the line, never instead of them.
fn mark(reading: Reading) -> &'static str {
    match reading {
        Reading::Met => "✅",
        Reading::NotMet => "❌",
        Reading::Unknown => "❔",
    }
}
