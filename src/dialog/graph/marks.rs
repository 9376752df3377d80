//! Shapes and words that say what colours say: a verdict's tone, and how far an interview came.

use super::Step;
use super::style::wrap;
use super::svg::escaped;
use crate::dialog::Tone;

/// Of what stands beside a mark.
const SAID_SIZE: f32 = 16.0;
/// For the mark.
const SAID_MOVED: f32 = 20.0;

/// The class of a question's box.
pub(super) fn class(step: &Step) -> &'static str {
    match step {
        Step::Answered(_) => r#" class="on""#,
        Step::Asked => r#" class="now""#,
        Step::Passed => r#" class="passed""#,
        Step::Open => "",
    }
}

/// What was answered, or why nothing was, on one line of at most this width.
pub(super) fn said(step: &Step, x: f32, y: f32, room: f32) -> String {
    let (mark, words, moved) = match step {
        Step::Answered(answer) => {
            let words = wrap(answer, SAID_SIZE, room - SAID_MOVED, 1).concat();
            (tick(x, y), words, SAID_MOVED)
        }
        Step::Asked => (point(x, y), "asked now".to_owned(), SAID_MOVED),
        Step::Passed => (String::new(), "– not asked".to_owned(), 0.0),
        Step::Open => return String::new(),
    };
    format!(
        r#"{mark}<text class="said" x="{:.1}" y="{y:.1}">{}</text>"#,
        x + moved,
        escaped(&words)
    )
}

pub(super) fn tick(x: f32, y: f32) -> String {
    let (x, y) = (x + 1.0, y - 5.5);
    format!(r#"<path class="tick" d="M{x:.1} {y:.1} l5 5 l8 -11"/>"#)
}

fn point(x: f32, y: f32) -> String {
    let y = y - 13.0;
    format!(r#"<path class="point" d="M{x:.1} {y:.1} l12 7 l-12 7 z"/>"#)
}

/// A shape for each tone: a disc, a triangle, a square, an octagon.
pub(super) fn tone(tone: Tone, x: f32, y: f32) -> String {
    let (class, shape) = match tone {
        Tone::Go => ("go", r#"<circle r="8"/>"#),
        Tone::Care => ("care", r#"<path d="M0 -8 L9 7 H-9 Z"/>"#),
        Tone::Wait => (
            "wait",
            r#"<rect x="-7" y="-7" width="14" height="14" rx="2"/>"#,
        ),
        Tone::Stop => (
            "stop",
            r#"<path d="M-3.3 -8 H3.3 L8 -3.3 V3.3 L3.3 8 H-3.3 L-8 3.3 V-3.3 Z"/>"#,
        ),
    };
    format!(r#"<g class="{class}" transform="translate({x:.1} {y:.1})">{shape}</g>"#)
}
