//! What is drawn on: SVG, written element by element.

use std::fmt::Write;

use super::font::{FAMILY, Weight};
use super::palette::{Colour, GROUND};

/// Pixels; Discord's clients show it at a third to a half of that, so small type is 38 high.
pub(super) const WIDTH: f32 = 1_200.0;

#[derive(Debug, Default)]
pub(super) struct Paper {
    elements: String,
    /// How far down it reaches.
    height: f32,
}

/// How a line of text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    pub weight: Weight,
    /// Pixels to the em.
    pub size: f32,
    pub colour: Colour,
}

impl Paper {
    /// One line; `y` is its baseline.
    pub(super) fn text(&mut self, x: f32, y: f32, look: Type, text: &str) {
        let Type {
            weight,
            size,
            colour,
        } = look;
        let weight = weight.number();
        self.add(&format!(
            r#"<text x="{x:.1}" y="{y:.1}" font-family="{FAMILY}" font-weight="{weight}" font-size="{size}" fill="{colour}">{}</text>"#,
            escaped(text)
        ));
    }

    /// SVG of our own, moved to a place.
    pub(super) fn shape(&mut self, x: f32, y: f32, shape: &str) {
        self.add(&format!(
            r#"<g transform="translate({x:.1} {y:.1})">{shape}</g>"#
        ));
    }

    pub(super) fn reach(&mut self, height: f32) {
        self.height = self.height.max(height);
    }

    fn add(&mut self, element: &str) {
        self.elements.push_str(element);
        self.elements.push('\n');
    }

    pub(super) fn into_svg(self) -> String {
        let height = self.height.ceil();
        let mut svg = String::new();
        let _ = writeln!(
            svg,
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}">"#
        );
        let _ = writeln!(
            svg,
            r#"<rect width="{WIDTH}" height="{height}" fill="{GROUND}"/>"#
        );
        svg.push_str(&self.elements);
        svg.push_str("</svg>\n");
        svg
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
