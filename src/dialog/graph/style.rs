//! Type and colours of the drawing, for light and dark alike, and how wide a text will about be.

/// Ink and ground follow the reader's theme; a shape or word stands beside every colour.
pub(super) const CSS: &str = "\
text { font-family: Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; fill: #1d2433; }
.ground { fill: #ffffff; }
.box { fill: #f4f6fb; stroke: #8e99b3; stroke-width: 1.5; }
.arrow { fill: none; stroke: #5d6885; stroke-width: 1.8; }
.head { fill: #5d6885; }
.title { font-size: 28px; font-weight: 600; }
.name { font-size: 18px; font-weight: 600; }
.words { font-size: 15px; fill: #4a556e; }
.number { font-size: 13px; font-weight: 600; fill: #ffffff; text-anchor: middle; }
.disc { fill: #2c5a94; }
.share { font-size: 18px; font-weight: 600; text-anchor: end; }
.bar { fill: #2c5a94; opacity: 0.25; }
.go { fill: #2e7d5b; } .care { fill: #a8700c; } .wait { fill: #3a6cab; } .stop { fill: #a8453a; }
@media (prefers-color-scheme: dark) {
  text { fill: #f1f3f8; }
  .ground { fill: #171c27; }
  .box { fill: #222938; stroke: #5d6885; }
  .arrow { stroke: #9aa6c2; }
  .head { fill: #9aa6c2; }
  .words { fill: #b9c2d6; }
  .number { fill: #171c27; }
  .disc, .bar { fill: #9fc3f5; }
  .go { fill: #86d6b2; } .care { fill: #f2c879; } .wait { fill: #9fc3f5; } .stop { fill: #f5ab98; }
}";

/// Of an interview's way: thick where it went, dashed where it stands, dotted where it will not come by.
pub(super) const WAY_CSS: &str = "
.on .box, .now .box { stroke: #1f5f8b; stroke-width: 4; fill: #e4f0fa; }
.now .box { stroke-dasharray: 14 6; }
.passed .box { stroke-dasharray: 2 5; fill: none; }
.passed .disc { fill: #6b7690; }
.said { font-size: 16px; font-weight: 600; }
.passed .said { font-weight: 400; }
.tick { fill: none; stroke: #1f5f8b; stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
.point { fill: #1f5f8b; }
.arrow.on { stroke: #1f5f8b; stroke-width: 5; }
.head.on { fill: #1f5f8b; }
.arrow.passed { stroke-dasharray: 2 5; }
@media (prefers-color-scheme: dark) {
  .on .box, .now .box { stroke: #86c3ea; fill: #1c3347; }
  .passed .disc { fill: #8a95ad; }
  .tick, .arrow.on { stroke: #86c3ea; }
  .point, .head.on { fill: #86c3ea; }
}";

/// In parts of the size, on the safe side for the fonts named above.
fn width(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ';' | ':' | '!' | '|' | '\'' | '(' | ')' | ' ' => 0.32,
        'f' | 't' | 'r' | '“' | '”' => 0.42,
        'm' | 'w' | 'M' | 'W' => 0.92,
        c if c.is_uppercase() => 0.72,
        c if c.is_ascii() || c.is_alphabetic() => 0.58,
        _ => 1.0,
    }
}

/// Lines of at most `room` pixels, at most `lines_max` of them; "…" says that there is more.
pub(super) fn wrap(text: &str, size: f32, room: f32, lines_max: usize) -> Vec<String> {
    let width = |text: &str| text.chars().map(width).sum::<f32>() * size;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_full = lines.len() == lines_max;
        match lines.last_mut() {
            Some(line) if width(line) + width(word) + 0.32 * size <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(last) if is_full => {
                last.push('…');
                break;
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
