//! The picture in words, for those who hear it.

use super::ALT_LENGTH_MAX;
use crate::interview::glance::{Glance, Reasons, Signs};

/// Everything that the picture shows, in its order; the reasons as far as there is room.
pub(super) fn alt(glance: &Glance) -> String {
    let Signs {
        colon,
        quotes: [open, close],
    } = &glance.signs;
    let mut said = vec![
        format!("{} {}.", glance.heading, bare(&glance.title)),
        format!("{}.", glance.tone_word),
        format!("{open}{}{close}.", glance.dialog),
    ];
    let gauges: Vec<String> = glance
        .gauges
        .iter()
        .map(|gauge| format!("{}{colon}{}", gauge.label, gauge.word))
        .collect();
    if !gauges.is_empty() {
        said.push(format!("{}.", gauges.join("; ")));
    }
    said.extend(reasons(&glance.speaks_for, colon));
    said.extend(reasons(&glance.speaks_against, colon));
    shortened(&said.join(" "))
}

fn reasons(reasons: &Reasons, colon: &str) -> Option<String> {
    let sentences = reasons.sentences.iter().map(|text| bare(text));
    let told = match sentences.collect::<Vec<_>>().join("; ") {
        told if told.is_empty() => String::new(),
        told => format!("{colon}{told}"),
    };
    (!reasons.heading.is_empty()).then(|| format!("{}{told}.", reasons.heading))
}

/// Without the stop, since another sign follows.
fn bare(text: &str) -> &str {
    text.trim_end_matches('.')
}

/// Cut after a word.
fn shortened(text: &str) -> String {
    let mut units = 0;
    let limit = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > ALT_LENGTH_MAX - 1
    });
    let is_whole = text.encode_utf16().count() <= ALT_LENGTH_MAX;
    match limit {
        Some((at, _)) if !is_whole => {
            let end = text[..at].rfind(' ').unwrap_or(at);
            format!("{}…", &text[..end])
        }
        _ => text.to_owned(),
    }
}
