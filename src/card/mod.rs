//! The verdict's picture: what [`Glance`] says, as a PNG, with alt text that says the same in words.
//!
//! Drawn as SVG ([`layout`]) and rendered by `resvg` with a font of our own, so that it looks the same on
//! every machine. Met, not met and unknown differ by shape and word, as do the two sides of the balance;
//! colour is never the only difference.

mod alt;
pub mod chart;
mod font;
mod layout;
mod marks;
mod palette;
mod paper;
mod png;
mod wrap;

use bytes::Bytes;

use crate::interview::glance::Glance;

/// An image file and what it says to those who do not see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub png: Bytes,
    /// At most [`ALT_LENGTH_MAX`].
    pub alt: String,
}

/// Discord's bound on the description of an attachment, in UTF-16 units ("Message", Attachment).
pub const ALT_LENGTH_MAX: usize = 1_024;

/// Why there is no picture. The verdict's words stand without it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// A letter of a script that the font does not have.
    #[error("the font has no letter {0:?}")]
    NoGlyph(char),
    #[error("the drawing cannot be rendered: {0}")]
    Render(String),
}

/// Draws the verdict.
pub fn picture(glance: &Glance) -> Result<Picture, PictureError> {
    let glance = font::drawable(glance)?;
    let svg = layout::lay_out(&glance).into_svg();
    Ok(Picture {
        png: png::render(&svg, png::COLOURS_MAX)?.into(),
        alt: alt::alt(&glance),
    })
}
