//! The drawing rendered, and packed small: flat shapes and smooth edges have few colours, so a palette of 256
//! shows them all but exactly, in a third of the bytes.

use std::collections::HashMap;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Options, Tree};

use super::PictureError;
use super::font::{FAMILY, database};

/// What one byte a pixel can name.
pub(super) const COLOURS_MAX: usize = 256;

type Rgb = [u8; 3];

/// `colours_max`: fewer make a smaller file; at most 256.
pub(super) fn render(svg: &str, colours_max: usize) -> Result<Vec<u8>, PictureError> {
    let options = Options {
        fontdb: database(),
        font_family: FAMILY.to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| cannot(&error))?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| PictureError::Render("it has no room".to_owned()))?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    encode(&pixels, colours_max).map_err(|error| cannot(&error))
}

fn cannot(error: &impl ToString) -> PictureError {
    PictureError::Render(error.to_string())
}

fn encode(pixels: &Pixmap, colours_max: usize) -> Result<Vec<u8>, png::EncodingError> {
    let runs = runs(pixels);
    let (palette, places) = palette(&runs, colours_max);
    let indices: Vec<u8> = runs
        .iter()
        .flat_map(|(colour, length)| std::iter::repeat_n(places[colour], *length))
        .collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    encoder.write_header()?.write_image_data(&indices)?;
    Ok(file)
}

/// Colours with how often each repeats: a fiftieth as many as there are pixels.
fn runs(pixels: &Pixmap) -> Vec<(Rgb, usize)> {
    let runs = pixels.pixels().chunk_by(|left, right| left == right);
    let colour = |run: &[PremultipliedColorU8]| [run[0].red(), run[0].green(), run[0].blue()];
    runs.map(|run| (colour(run), run.len())).collect()
}

/// The most frequent colours, and for every colour the place of the one nearest to it.
fn palette(runs: &[(Rgb, usize)], colours_max: usize) -> (Vec<Rgb>, HashMap<Rgb, u8>) {
    let mut counts: HashMap<Rgb, usize> = HashMap::new();
    for (colour, length) in runs {
        *counts.entry(*colour).or_default() += length;
    }
    let mut palette: Vec<Rgb> = counts.keys().copied().collect();
    // Equally frequent ones in an order of their own, so that the same drawing gives the same file.
    palette.sort_by_key(|colour| (std::cmp::Reverse(counts[colour]), *colour));
    palette.truncate(colours_max);
    let places = counts
        .into_keys()
        .map(|colour| (colour, nearest(&palette, colour)));
    let places = places.collect();
    (palette, places)
}

fn nearest(palette: &[Rgb], colour: Rgb) -> u8 {
    let distance = |other: &Rgb| -> u32 {
        let squares = colour
            .iter()
            .zip(other)
            .map(|(left, right)| u32::from(left.abs_diff(*right)).pow(2));
        squares.sum()
    };
    (0..=u8::MAX)
        .zip(palette)
        .min_by_key(|(_, other)| distance(other))
        .map_or(0, |(place, _)| place)
}
