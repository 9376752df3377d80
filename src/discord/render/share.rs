//! Showing a verdict to the channel: what would be shown, asked first; then shown.

use serenity::all::{ButtonStyle, CreateEmbed};

use super::card::cut;
use super::controls::{Of, button_rows};
use super::limits::{CONTENT_MAX, EMBED_TITLE_MAX, fit};
use super::message::Body;
use super::text::markdown;
use super::verdict::colour;
use crate::discord::custom_id::Press;
use crate::interview::screen::VerdictScreen;
use crate::store::{ChannelId, InterviewId};

/// `place`: where it would go, in words.
pub(in crate::discord) fn preview(
    interview: InterviewId,
    screen: &VerdictScreen,
    channel: ChannelId,
    place: &str,
) -> Body {
    let of = Of {
        interview,
        step: screen.step,
    };
    let share = &screen.share;
    let buttons = [
        of.button(
            Press::ShareYes(channel),
            &share.confirm,
            ButtonStyle::Primary,
        ),
        of.button(Press::ShareNo, &share.cancel, ButtonStyle::Secondary),
    ];
    shared(screen)
        .above(fit(&format!("{}\n{place}", share.question), CONTENT_MAX))
        .with(button_rows(&buttons))
}

pub(in crate::discord) fn shared(screen: &VerdictScreen) -> Body {
    Body::embed(
        CreateEmbed::new()
            .title(fit(&screen.share.title, EMBED_TITLE_MAX))
            .description(cut(&markdown(&screen.share.text)))
            .colour(colour(screen.tone)),
    )
}
