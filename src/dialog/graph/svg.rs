//! The tree as a drawing: questions in columns, the verdicts at the right, all text real text.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::arrange::{Arranged, Heights, Route, arrange};
use super::marks;
use super::style::{CSS, WAY_CSS, wrap};
use super::{Asked, Graph, Reached, Step, Way};

const MARGIN: f32 = 32.0;
const HEAD: f32 = 76.0;
const BOX: f32 = 228.0;
/// Between columns: arrows turn here.
const ALLEY: f32 = 58.0;
const VERDICT: f32 = 420.0;
const PAD: f32 = 12.0;
const NAME_SIZE: f32 = 18.0;
const NAME_LEADING: f32 = 22.0;
const WORDS_SIZE: f32 = 15.0;
const WORDS_LEADING: f32 = 18.0;
/// Before each of several conditions.
const BULLET: f32 = 12.0;
const NAME_LINES_MAX: usize = 3;
/// Of one condition; the whole of it shows while one points at the box.
const WORDS_LINES_MAX: usize = 7;
const RADIUS: f32 = 10.0;
const HEIGHTS: Heights = Heights {
    gap: 30.0,
    lane: 8.0,
};
const VERDICT_GAP: f32 = 14.0;
const LEGEND: &str = "An arrow: whether a question is asked depends on the answer that the arrow comes from, at least. \
                      Verdicts: the first one that holds is given; the numbers are the questions that decide it.";
const LEGEND_OF_SHARES: &str = " Shares: of people who answer at random.";

const LEGEND_OF_WAY: &str =
    "Thick, with a tick: where this interview went. Dashed: asked now. Dotted: not asked of it.";
/// The line on which a way's answer stands.
const SAID_LEADING: f32 = 26.0;

/// A question's or verdict's box with its lines, before it has a place.
struct Card {
    name: Vec<String>,
    /// Each with what it is moved in by.
    words: Vec<(f32, String)>,
    height: f32,
}

/// A drawing as an SVG document.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    pub svg: String,
    /// The middle of where a way stands, in pixels from the top left corner: the question asked now, or the verdict.
    pub standing: Option<(f32, f32)>,
}

/// A whole SVG document.
pub fn svg(graph: &Graph) -> String {
    draw(graph, None).svg
}

/// With an interview's way through it; boxes stay where they are while it goes on.
pub fn along(graph: &Graph, way: &Way) -> Drawn {
    draw(graph, Some(way))
}

fn draw(graph: &Graph, way: Option<&Way>) -> Drawn {
    let mut questions: Vec<Card> = graph.questions.iter().map(question).collect();
    if way.is_some() {
        for card in &mut questions {
            card.height += SAID_LEADING;
        }
    }
    let heights: Vec<f32> = questions.iter().map(|card| card.height).collect();
    let arranged = arrange(graph, &heights, HEIGHTS);
    let verdicts: Vec<Card> = graph.verdicts.iter().map(verdict).collect();
    let verdicts_height: f32 = verdicts.iter().map(|card| card.height + VERDICT_GAP).sum();
    let whole = arranged.height.max(verdicts_height - VERDICT_GAP);
    let mut drawing = Drawing {
        elements: String::new(),
        top: HEAD + (whole - arranged.height) / 2.0,
        way,
        taken: way.map(|way| way.arrows(graph)).unwrap_or_default(),
        standing: None,
    };
    for route in &arranged.arrows {
        drawing.arrow(graph, &arranged, route, &questions);
    }
    for (at, card) in questions.iter().enumerate() {
        let place = drawing.place(&arranged, at, card);
        drawing.question(at, card, &graph.questions[at], place);
    }
    let x = column_x(arranged.columns);
    let mut y = HEAD + (whole - (verdicts_height - VERDICT_GAP)) / 2.0;
    for (at, (card, verdict)) in verdicts.iter().zip(&graph.verdicts).enumerate() {
        let is_reached = way.is_some_and(|way| way.verdict == Some(at));
        drawing.verdict((x, y), card, verdict, is_reached);
        y += card.height + VERDICT_GAP;
    }
    let (width, height) = (x + VERDICT + MARGIN, HEAD + whole + 2.0 * MARGIN + 8.0);
    let has_shares = graph.verdicts.iter().any(|it| it.share.is_some());
    let shares = if has_shares { LEGEND_OF_SHARES } else { "" };
    let legend = format!("{LEGEND}{shares}");
    drawing.text("words", MARGIN, height - MARGIN, &legend);
    if way.is_some() {
        drawing.text("words", MARGIN, HEAD, LEGEND_OF_WAY);
    }
    Drawn {
        standing: drawing.standing,
        svg: drawing.finish(graph, width, height),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few columns")]
fn column_x(column: usize) -> f32 {
    MARGIN + column as f32 * (BOX + ALLEY)
}

fn question(question: &Asked) -> Card {
    let beside_number = BOX - 2.0 * PAD - 2.0 * RADIUS - 6.0;
    let room = BOX - 2.0 * PAD;
    card(
        &question.label,
        beside_number,
        conditions(&question.asked_if, room),
    )
}

fn verdict(verdict: &Reached) -> Card {
    let room = VERDICT - 2.0 * PAD - 26.0;
    let when = match verdict.when.as_slice() {
        [] => "otherwise".to_owned(),
        when => format!("if {}", when.join("; ")),
    };
    let words = wrap(&when, WORDS_SIZE, room, WORDS_LINES_MAX);
    let words = words.into_iter().map(|line| (0.0, line)).collect();
    let beside_share = room - 64.0;
    let mut card = card(&verdict.title, beside_share, words);
    if !verdict.from.is_empty() {
        card.height += 2.0 * RADIUS + 8.0;
    }
    card
}

/// "if …", or a list where several things must hold.
fn conditions(conditions: &[String], room: f32) -> Vec<(f32, String)> {
    let lines = |text: &str, room: f32| wrap(text, WORDS_SIZE, room, WORDS_LINES_MAX).into_iter();
    match conditions {
        [] => Vec::new(),
        [one] => lines(&format!("if {one}"), room)
            .map(|line| (0.0, line))
            .collect(),
        several => {
            let listed = several.iter().flat_map(|condition| {
                let lines = lines(condition, room - BULLET).enumerate();
                lines.map(|(at, line)| match at {
                    0 => (0.0, format!("· {line}")),
                    _ => (BULLET, line),
                })
            });
            std::iter::once((0.0, "if all of".to_owned()))
                .chain(listed)
                .collect()
        }
    }
}

fn card(name: &str, name_room: f32, words: Vec<(f32, String)>) -> Card {
    let name = wrap(name, NAME_SIZE, name_room, NAME_LINES_MAX);
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let height = 2.0 * PAD + name.len() as f32 * NAME_LEADING + words.len() as f32 * WORDS_LEADING;
    Card {
        name,
        words,
        height,
    }
}

/// A condition in one piece.
pub(super) fn told(conditions: &[String], none: &str) -> String {
    match conditions {
        [] => none.to_owned(),
        several => several.join("; and "),
    }
}

struct Drawing<'w> {
    elements: String,
    /// Where the questions begin.
    top: f32,
    way: Option<&'w Way>,
    /// The arrows that the way takes.
    taken: BTreeSet<(usize, usize)>,
    standing: Option<(f32, f32)>,
}

impl Drawing<'_> {
    /// The top left corner of a question's box.
    fn place(&self, arranged: &Arranged, at: usize, card: &Card) -> (f32, f32) {
        let (column, middle) = arranged.places[at];
        (column_x(column), self.top + middle - card.height / 2.0)
    }

    fn add(&mut self, element: &str) {
        self.elements.push_str(element);
        self.elements.push('\n');
    }

    fn text(&mut self, class: &str, x: f32, y: f32, text: &str) {
        self.add(&format!(
            r#"<text class="{class}" x="{x:.1}" y="{y:.1}">{}</text>"#,
            escaped(text)
        ));
    }

    fn question(&mut self, at: usize, card: &Card, question: &Asked, (x, y): (f32, f32)) {
        let whole = told(&question.asked_if, "asked of everybody");
        let step = self.way.map(|way| &way.steps[at]);
        self.add(&format!(
            "<g{}><title>{}: {}</title>",
            step.map_or("", marks::class),
            escaped(&question.label),
            escaped(&whole)
        ));
        self.frame(x, y, BOX, card.height);
        self.disc(x + PAD + RADIUS, y + PAD + RADIUS, at);
        if let Some(step) = step {
            let said = marks::said(step, x + PAD, y + card.height - PAD, BOX - 2.0 * PAD);
            self.add(&said);
            if *step == Step::Asked {
                self.standing = Some((x + BOX / 2.0, y + card.height / 2.0));
            }
        }
        let y = self.name(x + PAD + 2.0 * RADIUS + 6.0, y + PAD, &card.name);
        self.words(x + PAD, y, &card.words);
        self.add("</g>");
    }

    fn verdict(&mut self, (x, y): (f32, f32), card: &Card, verdict: &Reached, is_reached: bool) {
        let whole = told(&verdict.when, "whoever gets no graver verdict");
        let class = if is_reached { r#" class="on""# } else { "" };
        self.add(&format!(
            "<g{class}><title>{}: {}</title>",
            escaped(&verdict.title),
            escaped(&whole)
        ));
        self.frame(x, y, VERDICT, card.height);
        if let Some(share) = verdict.share {
            self.share(x, y, card.height, share);
        }
        self.add(&marks::tone(verdict.tone, x + PAD + 8.0, y + PAD + 10.0));
        if is_reached {
            self.add(&marks::tick(x + PAD + 1.0, y + PAD + 42.0));
            self.standing = Some((x + VERDICT / 2.0, y + card.height / 2.0));
        }
        let left = x + PAD + 26.0;
        let below = self.name(left, y + PAD, &card.name);
        let below = self.words(left, below, &card.words);
        let mut disc = left + RADIUS;
        for at in &verdict.from {
            self.disc(disc, below + RADIUS + 4.0, *at);
            disc += 2.0 * RADIUS + 5.0;
        }
        self.add("</g>");
    }

    /// A bar along the lower edge, and the share in words.
    fn share(&mut self, x: f32, y: f32, height: f32, share: f64) {
        #[expect(clippy::cast_possible_truncation, reason = "a share is at most one")]
        let width = VERDICT * (share as f32).clamp(0.0, 1.0);
        let top = y + height - 5.0;
        self.add(&format!(
            r#"<rect class="bar" x="{x:.1}" y="{top:.1}" width="{width:.1}" height="5"/>"#
        ));
        self.text("share", x + VERDICT - PAD, y + PAD + 15.0, &percent(share));
    }

    fn frame(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.add(&format!(
            r#"<rect class="box" x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" rx="8"/>"#
        ));
    }

    /// A question's number.
    fn disc(&mut self, x: f32, y: f32, at: usize) {
        self.add(&format!(
            r#"<circle class="disc" cx="{x:.1}" cy="{y:.1}" r="{RADIUS}"/>"#
        ));
        self.text("number", x, y + 4.5, &(at + 1).to_string());
    }

    fn name(&mut self, x: f32, top: f32, lines: &[String]) -> f32 {
        let mut y = top;
        for line in lines {
            y += NAME_LEADING;
            self.text("name", x, y - NAME_LEADING * 0.25, line);
        }
        y
    }

    fn words(&mut self, x: f32, top: f32, lines: &[(f32, String)]) -> f32 {
        let mut y = top;
        for (moved, line) in lines {
            y += WORDS_LEADING;
            self.text("words", x + moved, y - WORDS_LEADING * 0.25, line);
        }
        y
    }

    /// From the right edge of one box, through its lanes, to the left edge of the other.
    fn arrow(&mut self, graph: &Graph, arranged: &Arranged, route: &Route, cards: &[Card]) {
        let (x, y) = self.place(arranged, route.from, &cards[route.from]);
        let mut at = (x + BOX, y + cards[route.from].height / 2.0);
        let mut path = format!("M{:.1} {:.1}", at.0, at.1);
        for (column, y) in &route.lanes {
            let x = column_x(*column);
            curve(&mut path, at, (x, self.top + y));
            let _ = write!(path, " H{:.1}", x + BOX);
            at = (x + BOX, self.top + y);
        }
        let (x, y) = self.place(arranged, route.to, &cards[route.to]);
        let end = (
            x - 7.0,
            y + entry(graph, arranged, route, cards[route.to].height),
        );
        curve(&mut path, at, end);
        let class = self.class_of(route);
        self.add(&format!(r#"<path class="arrow{class}" d="{path}"/>"#));
        self.add(&format!(
            r#"<path class="head{class}" d="M{x:.1} {y:.1} l-9 -5 v10 z"/>"#,
            y = end.1
        ));
    }

    fn class_of(&self, route: &Route) -> &'static str {
        match self.way {
            Some(_) if self.taken.contains(&(route.from, route.to)) => " on",
            Some(way) if way.steps[route.to] == Step::Passed => " passed",
            _ => "",
        }
    }

    fn finish(self, graph: &Graph, width: f32, height: f32) -> String {
        let title = escaped(&graph.title);
        let elements = &self.elements;
        let top = MARGIN + 22.0;
        let way_css = if self.way.is_some() { WAY_CSS } else { "" };
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" role="img">
<title>{title}</title>
<style>
{CSS}{way_css}
</style>
<rect class="ground" width="{width:.0}" height="{height:.0}"/>
<text class="title" x="{MARGIN}" y="{top}">{title}</text>
{elements}</svg>
"#
        )
    }
}

/// Where an arrow meets its box, from the top: one below the other, in the order in which they come.
fn entry(graph: &Graph, arranged: &Arranged, route: &Route, height: f32) -> f32 {
    let level = |from: usize| {
        let last = arranged
            .arrows
            .iter()
            .find(|other| (other.from, other.to) == (from, route.to))
            .and_then(|other| other.lanes.last());
        last.map_or(arranged.places[from].1, |(_, y)| *y)
    };
    let after = &graph.questions[route.to].after;
    let above = after
        .iter()
        .filter(|arrow| (level(arrow.from), arrow.from) < (level(route.from), route.from));
    #[expect(clippy::cast_precision_loss, reason = "a few arrows")]
    let (place, count) = (above.count() as f32, after.len() as f32);
    height * (place + 1.0) / (count + 1.0)
}

fn curve(path: &mut String, from: (f32, f32), to: (f32, f32)) {
    let middle = (from.0 + to.0) / 2.0;
    let _ = write!(
        path,
        " C{middle:.1} {:.1} {middle:.1} {:.1} {:.1} {:.1}",
        from.1, to.1, to.0, to.1
    );
}

pub(super) fn percent(share: f64) -> String {
    match share * 100.0 {
        0.0 => "never".to_owned(),
        percent if percent < 0.1 => "< 0.1 %".to_owned(),
        percent if percent < 10.0 => format!("{percent:.1} %"),
        percent => format!("{percent:.0} %"),
    }
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
