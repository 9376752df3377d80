//! Screens as Discord draws them: embeds, buttons, selects and fields, with Discord's limits enforced.
//!
//! One embed a message; colour and marks always stand beside words that say the same.

mod bar;
mod card;
mod controls;
mod form;
pub(super) mod limits;
mod message;
mod notice;
mod pack;
mod review;
mod room;
mod share;
pub(super) mod text;
mod verdict;

pub(super) use card::{answered, card, cut, stopped};
pub(super) use controls::button_rows;
pub(super) use form::{FIELD, FormField, Modal, form};
pub(super) use message::Body;
pub(super) use notice::{given_back, notice, offer, sentence};
pub(super) use review::review;
pub(super) use room::room;
pub(super) use share::{preview, shared};
pub(super) use verdict::{closing, verdict};

use super::moderate::framed;
use crate::interview::Voice;
use crate::interview::screen::Screen;
use crate::store::{Purpose, Record};

/// A screen that a card can show; `None` for those that are shown in another way (a field, a notice).
pub(super) fn on_card(record: &Record, screen: &Screen) -> Option<Body> {
    let body = match screen {
        Screen::Question(screen) => card(record.id, screen),
        Screen::Review(screen) => review(record.id, screen),
        Screen::Stopped(screen) => stopped(record.id, screen),
        Screen::Verdict(screen) => closing(&screen.closing),
        Screen::Form(_) | Screen::Notice(_) => return None,
    };
    let seat = &record.seat;
    Some(match seat.purpose {
        Purpose::Real => body,
        Purpose::Preview(_) => framed(Voice::of(&seat.locale), record.id, &seat.dialog, body),
    })
}

#[cfg(test)]
mod tests;
