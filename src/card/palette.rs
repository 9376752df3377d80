//! The colours: on a ground of their own, so that the picture reads alike on Discord's dark and light.

use crate::dialog::{Reading, Tone};

/// As SVG writes it.
pub(super) type Colour = &'static str;

pub(super) const GROUND: Colour = "#1c2230";
pub(super) const PANEL: Colour = "#262e40";
/// Parts panels from each other; carries no meaning.
pub(super) const LINE: Colour = "#3c4761";
pub(super) const INK: Colour = "#f6f3ec";
pub(super) const QUIET: Colour = "#b9c2d6";
pub(super) const FOR: Colour = "#86d6b2";
pub(super) const AGAINST: Colour = "#f5ab98";

pub(super) fn of_tone(tone: Tone) -> Colour {
    match tone {
        Tone::Go => "#86d6b2",
        Tone::Care => "#f2c879",
        Tone::Wait => "#9fc3f5",
        Tone::Stop => "#f5ab98",
    }
}

pub(super) fn of_reading(reading: Reading) -> Colour {
    match reading {
        Reading::Met => FOR,
        Reading::NotMet => AGAINST,
        Reading::Unknown => "#c9cfde",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance. Source: WCAG 2.2, "relative luminance".
    fn luminance(colour: Colour) -> f64 {
        let channel = |at: usize| {
            let value =
                f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("hex")) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(left: Colour, right: Colour) -> f64 {
        let (left, right) = (luminance(left), luminance(right));
        (left.max(right) + 0.05) / (left.min(right) + 0.05)
    }

    #[test]
    fn everything_that_is_read_stands_out_from_its_ground() {
        let tones = [Tone::Go, Tone::Care, Tone::Wait, Tone::Stop].map(of_tone);
        let readings = [Reading::Met, Reading::NotMet, Reading::Unknown].map(of_reading);
        for ground in [GROUND, PANEL] {
            for colour in [INK, QUIET, FOR, AGAINST]
                .iter()
                .chain(&tones)
                .chain(&readings)
            {
                let ratio = contrast(colour, ground);
                assert!(ratio >= 4.5, "{colour} on {ground}: {ratio:.2}");
            }
        }
    }
}
