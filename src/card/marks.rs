//! The marks: each meaning has a shape of its own, drawn around (0, 0) and told apart without colour.

use super::palette::{AGAINST, Colour, FOR, GROUND, of_reading, of_tone};
use crate::dialog::{Reading, Tone};

/// A filled disc with a tick, an open square with a cross, a dashed ring with a question mark.
/// `r` is half its height.
pub(super) fn reading(reading: Reading, r: f32) -> String {
    let colour = of_reading(reading);
    match reading {
        Reading::Met => format!(
            r#"<circle r="{r}" fill="{colour}"/>{}"#,
            stroke("M-0.45 0.02 L-0.12 0.36 L0.48 -0.34", r, GROUND, 0.2)
        ),
        Reading::NotMet => {
            let (from, side) = (r * -0.88, r * 1.76);
            format!(
                r#"<rect x="{from}" y="{from}" width="{side}" height="{side}" rx="{}" fill="none" stroke="{colour}" stroke-width="{}"/>{}"#,
                r * 0.2,
                r * 0.18,
                stroke("M-0.4 -0.4 L0.4 0.4 M0.4 -0.4 L-0.4 0.4", r, colour, 0.2)
            )
        }
        Reading::Unknown => format!(
            r#"<circle r="{}" fill="none" stroke="{colour}" stroke-width="{}" stroke-dasharray="{} {}"/>{}"#,
            r * 0.9,
            r * 0.16,
            r * 0.42,
            r * 0.286,
            question_mark(r, colour)
        ),
    }
}

/// An arrow onward in a disc, an open triangle with a bang, an hourglass-like pause, an octagon with a bar.
pub(super) fn tone(tone: Tone, r: f32) -> String {
    let colour = of_tone(tone);
    match tone {
        Tone::Go => format!(
            r#"<circle r="{r}" fill="{colour}"/>{}"#,
            stroke(
                "M-0.42 0 L0.4 0 M0.08 -0.34 L0.42 0 L0.08 0.34",
                r,
                GROUND,
                0.16
            )
        ),
        Tone::Care => format!(
            "{}{}{}",
            shape("M0 -0.92 L0.98 0.8 L-0.98 0.8 Z", r, colour),
            stroke("M0 -0.3 L0 0.26", r, GROUND, 0.18),
            dot(0.0, 0.54, r, 0.11, GROUND)
        ),
        Tone::Wait => format!(
            r#"<rect x="{from}" y="{from}" width="{side}" height="{side}" rx="{round}" fill="{colour}"/>{}"#,
            stroke(
                "M-0.26 -0.38 L-0.26 0.38 M0.26 -0.38 L0.26 0.38",
                r,
                GROUND,
                0.22
            ),
            from = r * -0.92,
            side = r * 1.84,
            round = r * 0.34,
        ),
        Tone::Stop => format!(
            "{}{}",
            shape(
                "M-0.41 -1 L0.41 -1 L1 -0.41 L1 0.41 L0.41 1 L-0.41 1 L-1 0.41 L-1 -0.41 Z",
                r,
                colour
            ),
            stroke("M-0.48 0 L0.48 0", r, GROUND, 0.24)
        ),
    }
}

/// One reason on the balance: a filled round for it, an open square against it.
pub(super) fn weight_for(r: f32) -> String {
    format!(
        r#"<circle r="{r}" fill="{FOR}"/>{}"#,
        stroke("M-0.45 0 L0.45 0 M0 -0.45 L0 0.45", r, GROUND, 0.22)
    )
}

pub(super) fn weight_against(r: f32) -> String {
    let (from, side) = (r * -0.88, r * 1.76);
    format!(
        r#"<rect x="{from}" y="{from}" width="{side}" height="{side}" rx="{}" fill="none" stroke="{AGAINST}" stroke-width="{}"/>{}"#,
        r * 0.2,
        r * 0.2,
        stroke("M-0.42 0 L0.42 0", r, AGAINST, 0.22)
    )
}

fn question_mark(r: f32, colour: Colour) -> String {
    format!(
        "{}{}",
        stroke(
            "M-0.27 -0.2 C-0.27 -0.58 0.29 -0.58 0.29 -0.2 C0.29 0.06 0 0.04 0 0.26",
            r,
            colour,
            0.17
        ),
        dot(0.0, 0.52, r, 0.11, colour)
    )
}

/// Lines in units of `r`, `width` as well.
fn stroke(path: &str, r: f32, colour: Colour, width: f32) -> String {
    format!(
        r#"<path d="{path}" transform="scale({r})" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"/>"#
    )
}

/// A filled outline in units of `r`, its corners a little round.
fn shape(path: &str, r: f32, colour: Colour) -> String {
    format!(
        r#"<path d="{path}" transform="scale({})" fill="{colour}" stroke="{colour}" stroke-width="0.14" stroke-linejoin="round"/>"#,
        r * 0.93
    )
}

fn dot(x: f32, y: f32, r: f32, radius: f32, colour: Colour) -> String {
    format!(
        r#"<circle cx="{}" cy="{}" r="{}" fill="{colour}"/>"#,
        x * r,
        y * r,
        radius * r
    )
}
