//! A server's statistics as a picture: columns over time, bars for groups, every bar with its number and its name.
//! Begun and finished differ by filling, groups by their names; colour is never the only difference.

use super::font::{Ruler, Weight, cleaned};
use super::palette::{Colour, FOR, INK, LINE, PANEL, QUIET, of_tone};
use super::paper::{Paper, Type, WIDTH};
use super::wrap::{wrap, wrap_evenly};
use super::{Picture, PictureError, png};
use crate::dialog::Tone;

/// What is drawn, in words and numbers; the words are the caller's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    pub dialog: String,
    pub title: String,
    /// One line each: how many began and finished, and how long it took.
    pub facts: Vec<String>,
    /// What filled and open columns stand for.
    pub filled: String,
    pub open: String,
    /// At most [`COLUMNS_MAX`], oldest first.
    pub columns: Vec<Column>,
    pub groups: Vec<Groups>,
    /// How to read it.
    pub note: String,
    pub alt: String,
}

/// A stretch of time with two numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub filled: u64,
    pub open: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    pub heading: String,
    /// Name, number, and the number in words.
    pub bars: Vec<(String, u64, String)>,
    /// Said below, of those that are not told one by one.
    pub rest: String,
}

/// Columns beside each other that leave room for their numbers on a phone.
pub const COLUMNS_MAX: usize = 7;

/// Bars of one kind; more are in the file.
pub const BARS_MAX: usize = 5;

/// Half a dozen flat colours with their edges: so a long picture stays below 100 KB.
const COLOURS_MAX: usize = 24;

const MARGIN: f32 = 64.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;
const SIZE: f32 = 38.0;
const LINE_HEIGHT: f32 = SIZE * 1.26;
const GAP: f32 = 44.0;
/// Of two groups beside each other: Discord shows pictures low, so that a tall one becomes too small to read.
const HALF: f32 = (INNER - GAP) / 2.0;
const COLUMNS_HEIGHT: f32 = 170.0;
const BAR_HEIGHT: f32 = 30.0;

const WORDS: Type = Type {
    weight: Weight::Regular,
    size: SIZE,
    colour: QUIET,
};
const STRONG: Type = Type {
    weight: Weight::SemiBold,
    size: SIZE,
    colour: INK,
};

/// Draws the statistics.
///
/// # Errors
/// A letter that the font lacks.
pub fn chart(chart: &Chart) -> Result<Picture, PictureError> {
    let mut paper = Paper::default();
    let mut y = head(&mut paper, chart)?;
    if !chart.columns.is_empty() {
        y = columns(&mut paper, y + GAP, chart)?;
    }
    for pair in chart.groups.chunks(2) {
        let top = y + GAP;
        for (left, groups) in [MARGIN, MARGIN + HALF + GAP].into_iter().zip(pair) {
            y = y.max(bars(&mut paper, (left, top), groups)?);
        }
    }
    let whole = (MARGIN, INNER);
    y = paragraph(&mut paper, whole, y + GAP / 2.0, WORDS, (&chart.note, 6))?;
    paper.reach(y + MARGIN - 12.0);
    Ok(Picture {
        png: png::render(&paper.into_svg(), COLOURS_MAX)?.into(),
        alt: chart.alt.clone(),
    })
}

fn head(paper: &mut Paper, chart: &Chart) -> Result<f32, PictureError> {
    let title = Type {
        size: 50.0,
        ..STRONG
    };
    let whole = (MARGIN, INNER);
    let mut y = paragraph(paper, whole, MARGIN - 20.0, WORDS, (&chart.dialog, 2))?;
    for line in wrap_evenly(&cleaned(&chart.title)?, title.weight, title.size, INNER, 2) {
        y += title.size * 1.15;
        paper.text(MARGIN, y - 8.0, title, &line);
    }
    y += 12.0;
    paragraph(paper, whole, y, STRONG, (&chart.facts.join(" · "), 3))
}

/// Lines below `top`; says where they end.
fn paragraph(
    paper: &mut Paper,
    (left, width): (f32, f32),
    top: f32,
    look: Type,
    (text, lines_max): (&str, usize),
) -> Result<f32, PictureError> {
    let mut y = top;
    for line in wrap(&cleaned(text)?, look.weight, look.size, width, lines_max) {
        y += LINE_HEIGHT;
        paper.text(left, y - 10.0, look, &line);
    }
    Ok(y)
}

/// Two columns for each stretch of time, on one line, each with its number above.
fn columns(paper: &mut Paper, top: f32, chart: &Chart) -> Result<f32, PictureError> {
    let mut y = legend(paper, top, chart)?;
    let most = chart.columns.iter().map(|it| it.filled.max(it.open)).max();
    let most = most.unwrap_or(0).max(1);
    y += LINE_HEIGHT + COLUMNS_HEIGHT;
    paper.shape(
        MARGIN,
        y,
        &format!(r#"<rect width="{INNER}" height="4" fill="{LINE}"/>"#),
    );
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let room = INNER / chart.columns.len() as f32;
    let width = (room * 0.36).min(110.0);
    let mut x = MARGIN + room / 2.0;
    for column in &chart.columns {
        let pair = [(column.filled, x - width - 4.0), (column.open, x + 4.0)];
        for (is_open, (count, left)) in [false, true].into_iter().zip(pair) {
            let height = part(count, most) * COLUMNS_HEIGHT;
            let shape = mark(width, height, is_open);
            paper.shape(left, y - height, &shape);
            if count > 0 {
                centred(
                    paper,
                    left + width / 2.0,
                    y - height - 12.0,
                    STRONG,
                    &count.to_string(),
                );
            }
        }
        centred(paper, x, y + LINE_HEIGHT, WORDS, &cleaned(&column.name)?);
        x += room;
    }
    Ok(y + LINE_HEIGHT + 12.0)
}

fn legend(paper: &mut Paper, top: f32, chart: &Chart) -> Result<f32, PictureError> {
    let y = top + LINE_HEIGHT;
    let ruler = Ruler::new(WORDS.weight, WORDS.size);
    let mut x = MARGIN;
    for (is_open, words) in [(false, &chart.filled), (true, &chart.open)] {
        let words = cleaned(words)?;
        paper.shape(x, y - 38.0, &mark(34.0, 34.0, is_open));
        paper.text(x + 50.0, y - 8.0, WORDS, &words);
        x += 50.0 + ruler.width(&words) + 48.0;
    }
    Ok(y)
}

/// Filled for what began, open for what finished.
fn mark(width: f32, height: f32, is_open: bool) -> String {
    if height < 1.0 {
        return String::new();
    }
    match is_open {
        false => format!(r#"<rect width="{width:.1}" height="{height:.1}" rx="6" fill="{FOR}"/>"#),
        true => format!(
            r#"<rect x="3" y="3" width="{:.1}" height="{:.1}" rx="4" fill="none" stroke="{}" stroke-width="6"/>"#,
            width - 6.0,
            (height - 6.0).max(1.0),
            of_tone(Tone::Care)
        ),
    }
}

/// A heading, and for each group its name, and a bar with its number; the bars end where the longest number begins.
fn bars(paper: &mut Paper, (left, top): (f32, f32), groups: &Groups) -> Result<f32, PictureError> {
    let place = (left, HALF);
    let mut y = paragraph(paper, place, top, STRONG, (&groups.heading, 2))?;
    let most = groups.bars.iter().map(|(_, count, _)| *count).max();
    let most = most.unwrap_or(0).max(1);
    let ruler = Ruler::new(STRONG.weight, STRONG.size);
    let numbers = groups.bars.iter().map(|(_, _, words)| cleaned(words));
    let numbers = numbers.collect::<Result<Vec<_>, _>>()?;
    let widest = numbers.iter().map(|words| ruler.width(words));
    let room = HALF - widest.fold(0.0, f32::max) - 20.0;
    for ((name, count, _), words) in groups.bars.iter().zip(&numbers) {
        y = paragraph(paper, place, y + 16.0, WORDS, (name, 2))?;
        let bar = |width: f32, colour: Colour| {
            format!(r#"<rect width="{width:.1}" height="{BAR_HEIGHT}" rx="8" fill="{colour}"/>"#)
        };
        paper.shape(left, y, &bar(room, PANEL));
        let filled = (part(*count, most) * room).max(8.0);
        paper.shape(left, y, &bar(filled, of_tone(Tone::Wait)));
        y += BAR_HEIGHT;
        paper.text(left + HALF - ruler.width(words), y - 2.0, STRONG, words);
    }
    if !groups.rest.is_empty() {
        y = paragraph(paper, place, y + 8.0, WORDS, (&groups.rest, 3))?;
    }
    Ok(y)
}

fn centred(paper: &mut Paper, x: f32, y: f32, look: Type, text: &str) {
    let width = Ruler::new(look.weight, look.size).width(text);
    paper.text(x - width / 2.0, y, look, text);
}

#[expect(clippy::cast_precision_loss, reason = "it is drawn to the pixel")]
fn part(count: u64, of: u64) -> f32 {
    count as f32 / of as f32
}
