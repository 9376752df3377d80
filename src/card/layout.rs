//! Where everything stands: the verdict, the conditions below it, the balance with its reasons at the bottom.
//! Each part begins where the one above it ends, so any number of conditions and reasons has room.

use super::font::Weight;
use super::marks;
use super::palette::{AGAINST, Colour, FOR, INK, LINE, PANEL, QUIET, of_reading, of_tone};
use super::paper::{Paper, Type, WIDTH};
use super::wrap::{lines, wrap, wrap_evenly, wrap_sentence};
use crate::interview::glance::{GaugeGlance, Glance, Reasons};

const MARGIN: f32 = 64.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;
/// Between parts.
const GAP: f32 = 40.0;

/// Half the height of the tone's mark, and where the words beside it begin.
const TONE_RADIUS: f32 = 62.0;
const TITLE_X: f32 = MARGIN + 2.0 * TONE_RADIUS + 40.0;

/// Sizes of the verdict's title with the lines that it may take there; the first that does is taken.
const TITLE_SIZES: [(f32, usize); 5] = [(78.0, 1), (68.0, 1), (74.0, 2), (60.0, 2), (52.0, 3)];
const TITLE_LINES_MAX: usize = 3;

const LABEL_SIZE: f32 = 38.0;
const SMALL_SIZE: f32 = 38.0;
/// From baseline to baseline, in parts of the size.
const LEADING: f32 = 1.22;

/// Between the two columns of conditions, and of the balance.
const GUTTER: f32 = 48.0;
const COLUMN: f32 = (INNER - GUTTER) / 2.0;

/// Reasons told in words on each side, and the lines that each may take.
const REASONS_MAX: usize = 2;
const REASON_LINES_MAX: usize = 2;

const QUIET_TYPE: Type = Type {
    weight: Weight::Regular,
    size: SMALL_SIZE,
    colour: QUIET,
};

pub(super) fn lay_out(glance: &Glance) -> Paper {
    let mut paper = Paper::default();
    let mut y = MARGIN - 8.0;
    y = verdict(&mut paper, y, glance);
    if !glance.gauges.is_empty() {
        y = gauges(&mut paper, y + GAP, &glance.gauges);
    }
    let reasons = glance.speaks_for.sentences.len() + glance.speaks_against.sentences.len();
    if reasons > 0 {
        y = balance(&mut paper, y + GAP, glance);
    }
    paper.reach(y + MARGIN - 12.0);
    paper
}

/// The tone's mark, and beside it the dialog, the verdict and the tone in words.
fn verdict(paper: &mut Paper, top: f32, glance: &Glance) -> f32 {
    let room = WIDTH - MARGIN - TITLE_X;
    let mut y = top;
    for line in wrap(&glance.dialog, Weight::Regular, SMALL_SIZE, room, 2) {
        y += SMALL_SIZE * LEADING;
        paper.text(TITLE_X, y - 8.0, QUIET_TYPE, &line);
    }
    let size = title_size(&glance.title, room);
    y += 6.0;
    let title = Type {
        weight: Weight::SemiBold,
        size,
        colour: INK,
    };
    for line in wrap_evenly(&glance.title, title.weight, size, room, TITLE_LINES_MAX) {
        y += size * 1.1;
        paper.text(TITLE_X, y - size * 0.16, title, &line);
    }
    let word = Type {
        weight: Weight::SemiBold,
        size: LABEL_SIZE,
        colour: of_tone(glance.tone),
    };
    y += LABEL_SIZE * LEADING + 6.0;
    let words = format!("{} {}", glance.heading, glance.tone_word);
    paper.text(TITLE_X, y - 8.0, word, &words);
    paper.shape(
        MARGIN + TONE_RADIUS,
        top + (y - top) / 2.0,
        &marks::tone(glance.tone, TONE_RADIUS),
    );
    y
}

fn title_size(title: &str, room: f32) -> f32 {
    let fitting = TITLE_SIZES
        .into_iter()
        .find(|(size, most)| lines(title, Weight::SemiBold, *size, room) <= *most);
    fitting.unwrap_or(TITLE_SIZES[TITLE_SIZES.len() - 1]).0
}

/// Of a condition: the space around it, half the height of its mark, and where its words and its neighbour begin.
const GAUGE_PAD: f32 = 30.0;
const GAUGE_RADIUS: f32 = 32.0;
const GAUGE_TEXT_X: f32 = 2.0 * GAUGE_RADIUS + 22.0;
const GAUGE_SECOND_X: f32 = (INNER - GAUGE_PAD) / 2.0;
const GAUGE_LINE: f32 = LABEL_SIZE * LEADING;

/// Two in a row; a row is as high as the longer of its labels.
fn gauges(paper: &mut Paper, top: f32, gauges: &[GaugeGlance]) -> f32 {
    let room = GAUGE_SECOND_X - GAUGE_TEXT_X - GAUGE_PAD / 2.0;
    let label = |gauge: &GaugeGlance| wrap(&gauge.label, Weight::SemiBold, LABEL_SIZE, room, 2);
    let labels: Vec<Vec<String>> = gauges.iter().map(label).collect();
    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    let height = |row: &[Vec<String>]| {
        let lines = row.iter().map(Vec::len).max().unwrap_or(1);
        (lines + 1) as f32 * GAUGE_LINE + GAUGE_PAD
    };
    let whole = GAUGE_PAD + labels.chunks(2).map(height).sum::<f32>();
    panel(paper, top, whole);
    let mut y = top + GAUGE_PAD;
    for (row, labels) in gauges.chunks(2).zip(labels.chunks(2)) {
        let mut x = MARGIN + GAUGE_PAD;
        for (one, label) in row.iter().zip(labels) {
            gauge(paper, x, y, one, label);
            x += GAUGE_SECOND_X;
        }
        y += height(labels);
    }
    y
}

/// Its mark, and beside it the label and the reading in words.
fn gauge(paper: &mut Paper, x: f32, y: f32, gauge: &GaugeGlance, label: &[String]) {
    let mark = marks::reading(gauge.reading, GAUGE_RADIUS);
    paper.shape(x + GAUGE_RADIUS, y + GAUGE_LINE + 2.0, &mark);
    let strong = Type {
        weight: Weight::SemiBold,
        size: LABEL_SIZE,
        colour: INK,
    };
    let mut baseline = y - 8.0;
    for words in label {
        baseline += GAUGE_LINE;
        paper.text(x + GAUGE_TEXT_X, baseline, strong, words);
    }
    let word = Type {
        weight: Weight::Regular,
        colour: of_reading(gauge.reading),
        ..strong
    };
    baseline += GAUGE_LINE;
    paper.text(x + GAUGE_TEXT_X, baseline, word, &gauge.word);
}

fn panel(paper: &mut Paper, top: f32, height: f32) {
    let panel = format!(r#"<rect width="{INNER}" height="{height:.1}" rx="28" fill="{PANEL}"/>"#);
    paper.shape(MARGIN, top, &panel);
}

/// A beam on its pivot that leans to the side with more reasons, and the reasons in words below its ends.
fn balance(paper: &mut Paper, top: f32, glance: &Glance) -> f32 {
    let (speaks_for, against) = (&glance.speaks_for, &glance.speaks_against);
    let y = top
        + beam(
            paper,
            top,
            speaks_for.sentences.len(),
            against.sentences.len(),
        );
    let right = MARGIN + COLUMN + GUTTER;
    let left = side(paper, MARGIN, y, speaks_for, FOR);
    let right = side(paper, right, y, against, AGAINST);
    left.max(right)
}

/// Gives back its height.
fn beam(paper: &mut Paper, top: f32, speaks_for: usize, against: usize) -> f32 {
    const RADIUS: f32 = 19.0;
    const STEP: f32 = 44.0;
    /// Degrees for a difference of one, and the most.
    const LEAN: f32 = 1.2;
    const LEAN_MAX: f32 = 4.0;
    const HEIGHT: f32 = 150.0;
    #[expect(clippy::cast_precision_loss, reason = "a dozen of reasons")]
    let (count_for, count_against) = (speaks_for as f32, against as f32);
    let lean = ((count_against - count_for) * LEAN).clamp(-LEAN_MAX, LEAN_MAX);
    let half = INNER / 2.0;
    let mut drawing = format!(
        r#"<line x1="-{half}" x2="{half}" y1="0" y2="0" stroke="{QUIET}" stroke-width="8" stroke-linecap="round"/>"#
    );
    let step = |count: f32| STEP.min((half - 60.0) / count.max(1.0));
    let mut x = -half + RADIUS + 6.0;
    for _ in 0..speaks_for {
        drawing.push_str(&at(x, -RADIUS - 8.0, &marks::weight_for(RADIUS)));
        x += step(count_for);
    }
    x = half - RADIUS - 6.0;
    for _ in 0..against {
        drawing.push_str(&at(x, -RADIUS - 8.0, &marks::weight_against(RADIUS)));
        x -= step(count_against);
    }
    let beam = format!(r#"<g transform="rotate({lean:.2})">{drawing}</g>"#);
    let pivot = format!(
        r#"<path d="M0 4 L30 54 L-30 54 Z" fill="{LINE}" stroke="{LINE}" stroke-width="8" stroke-linejoin="round"/>"#
    );
    paper.shape(WIDTH / 2.0, top + 78.0, &format!("{pivot}{beam}"));
    HEIGHT
}

fn at(x: f32, y: f32, shape: &str) -> String {
    format!(r#"<g transform="translate({x:.1} {y:.1})">{shape}</g>"#)
}

/// How many, and the first ones in words.
fn side(paper: &mut Paper, x: f32, top: f32, reasons: &Reasons, colour: Colour) -> f32 {
    let heading = Type {
        weight: Weight::SemiBold,
        size: LABEL_SIZE,
        colour,
    };
    let mut y = top + LABEL_SIZE * LEADING;
    paper.text(x, y - 8.0, heading, &reasons.heading);
    for sentence in reasons.sentences.iter().take(REASONS_MAX) {
        y += 14.0;
        for line in wrap_sentence(
            sentence,
            Weight::Regular,
            SMALL_SIZE,
            COLUMN,
            REASON_LINES_MAX,
        ) {
            y += SMALL_SIZE * LEADING;
            paper.text(x, y - 8.0, QUIET_TYPE, &line);
        }
    }
    y
}
