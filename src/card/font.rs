//! The one font family, how wide its text runs, and what it cannot draw.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, Source};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use super::PictureError;
use crate::interview::glance::{GaugeGlance, Glance, Reasons};

pub(super) const FAMILY: &str = "Inter";

/// Inter 3.19, SIL Open Font License 1.1: `fonts/OFL.txt`.
const REGULAR: &[u8] = include_bytes!("fonts/Inter-Regular.otf");
const SEMI_BOLD: &[u8] = include_bytes!("fonts/Inter-SemiBold.otf");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    SemiBold,
}

impl Weight {
    /// As CSS counts it.
    pub(super) fn number(self) -> u16 {
        match self {
            Weight::Regular => 400,
            Weight::SemiBold => 600,
        }
    }

    fn font(self) -> FontRef<'static> {
        let bytes = match self {
            Weight::Regular => REGULAR,
            Weight::SemiBold => SEMI_BOLD,
        };
        FontRef::new(bytes).expect("our own font files are whole")
    }
}

/// Both files, for the renderer. Nothing else is ever loaded, so no machine's fonts matter.
pub(super) fn database() -> Arc<Database> {
    static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut database = Database::new();
        for bytes in [REGULAR, SEMI_BOLD] {
            database.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        Arc::new(database)
    });
    Arc::clone(&DATABASE)
}

/// Measures text of one weight and size.
pub(super) struct Ruler {
    font: FontRef<'static>,
    metrics: GlyphMetrics<'static>,
}

impl Ruler {
    /// `size` in pixels to the em.
    pub(super) fn new(weight: Weight, size: f32) -> Ruler {
        let font = weight.font();
        let metrics = font.glyph_metrics(Size::new(size), LocationRef::default());
        Ruler { font, metrics }
    }

    /// In pixels. Without kerning, which only ever draws Inter's letters together: an upper bound.
    pub(super) fn width(&self, text: &str) -> f32 {
        let glyphs = self.font.charmap();
        let advance = |c: char| {
            let glyph = glyphs.map(c)?;
            self.metrics.advance_width(glyph)
        };
        text.chars().filter_map(advance).sum()
    }
}

/// The same words as far as the font has them: emoji and the like are left out, markdown's marks too.
///
/// # Errors
/// A letter that the font lacks. Without it words would be others, so there is no picture then.
pub(super) fn drawable(glance: &Glance) -> Result<Glance, PictureError> {
    let font = Weight::Regular.font();
    let clean = |text: &str| clean(&font, text);
    let gauge = |gauge: &GaugeGlance| {
        Ok(GaugeGlance {
            label: clean(&gauge.label)?,
            reading: gauge.reading,
            word: clean(&gauge.word)?,
        })
    };
    let reasons = |reasons: &Reasons| {
        let sentences: Result<_, PictureError> =
            reasons.sentences.iter().map(|text| clean(text)).collect();
        Ok(Reasons {
            heading: clean(&reasons.heading)?,
            sentences: sentences?,
        })
    };
    Ok(Glance {
        dialog: clean(&glance.dialog)?,
        heading: clean(&glance.heading)?,
        title: clean(&glance.title)?,
        tone: glance.tone,
        tone_word: clean(&glance.tone_word)?,
        gauges: glance
            .gauges
            .iter()
            .map(gauge)
            .collect::<Result<_, PictureError>>()?,
        speaks_for: reasons(&glance.speaks_for)?,
        speaks_against: reasons(&glance.speaks_against)?,
        signs: glance.signs.clone(),
    })
}

/// One text, in the same way.
pub(super) fn cleaned(text: &str) -> Result<String, PictureError> {
    clean(&Weight::Regular.font(), text)
}

fn clean(font: &FontRef<'_>, text: &str) -> Result<String, PictureError> {
    let glyphs = font.charmap();
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            kept.push(' ');
        } else if matches!(c, '*' | '`') || c.is_control() {
            // Markdown's marks: weight and typewriter are not drawn.
        } else if glyphs.map(c).is_some() {
            kept.push(c);
        } else if c.is_alphanumeric() {
            return Err(PictureError::NoGlyph(c));
        }
    }
    Ok(kept.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emoji_and_marks_are_left_out_and_words_stay() {
        let text = "Go **ahead** 🎉👩‍💻 now\n\u{fe0f}naïve ¿qué? Größe œuvre „ja“ Ελλάδα Привет";
        assert_eq!(
            cleaned(text).expect("it has all letters"),
            "Go ahead now naïve ¿qué? Größe œuvre „ja“ Ελλάδα Привет"
        );
    }

    #[test]
    fn a_letter_that_is_missing_is_an_error() {
        assert_eq!(cleaned("結論"), Err(PictureError::NoGlyph('結')));
        assert_eq!(cleaned("حكم"), Err(PictureError::NoGlyph('ح')));
    }

    #[test]
    fn both_weights_have_the_same_letters() {
        let (regular, bold) = (Weight::Regular.font(), Weight::SemiBold.font());
        let glyphs = bold.charmap();
        for (code, _) in regular.charmap().mappings() {
            assert!(glyphs.map(code).is_some(), "{code:x}");
        }
    }

    #[test]
    fn a_wider_text_measures_wider() {
        let ruler = Ruler::new(Weight::SemiBold, 40.0);
        assert!(ruler.width("WWW") > ruler.width("iii") * 2.0);
    }
}
