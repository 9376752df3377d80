//! Short words to one person, and the ways back into an interview.

use serenity::all::ButtonStyle;

use super::controls::{Of, button_rows};
use super::limits::{CONTENT_MAX, length};
use super::message::Body;
use super::text::markdown;
use crate::app::Offer;
use crate::discord::custom_id::Press;
use crate::interview::Act;
use crate::interview::screen::{Control, Notice};
use crate::store::Record;

/// `record`: the interview that the notice's controls act on; without one there are none.
pub(in crate::discord) fn notice(record: Option<&Record>, notice: &Notice) -> Body {
    let body = sentence(&markdown(&notice.text));
    let Some(record) = record else {
        return body;
    };
    let of = of(record);
    let button = |control: &Control| {
        let press = match control.act {
            Act::Form => Press::Retry,
            ref act => Press::of(act)?,
        };
        Some(of.button(press, &control.label, ButtonStyle::Secondary))
    };
    let buttons: Vec<_> = notice.controls.iter().filter_map(button).collect();
    body.with(button_rows(&buttons))
}

/// Words alone. Where they are longer than a message's text may be, the embed's larger room takes them.
pub(in crate::discord) fn sentence(words: &str) -> Body {
    if length(words) <= CONTENT_MAX {
        Body::words(words)
    } else {
        Body::embed(serenity::all::CreateEmbed::new().description(super::card::cut(words)))
    }
}

/// Somebody's own text, as they typed it; the longest that a field takes fits.
pub(in crate::discord) fn given_back(text: &str) -> Body {
    let text = text.replace("```", "`\u{200b}``");
    let fenced = format!("```\n{text}\n```");
    Body::embed(serenity::all::CreateEmbed::new().description(super::card::cut(&fenced)))
}

/// "You have one running": continue, or start over.
pub(in crate::discord) fn offer(record: &Record, offer: &Offer) -> Body {
    let of = of(record);
    let buttons = [
        of.button(Press::Continue, &offer.continue_label, ButtonStyle::Primary),
        of.button(
            Press::StartOver,
            &offer.start_over_label,
            ButtonStyle::Danger,
        ),
    ];
    sentence(&offer.text).with(button_rows(&buttons))
}

fn of(record: &Record) -> Of {
    Of {
        interview: record.id,
        step: record.interview.step,
    }
}
