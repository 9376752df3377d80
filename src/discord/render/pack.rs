//! Long text over several messages: cut between lines, never losing a character.

use super::limits::{EMBED_DESCRIPTION_MAX, length};
use super::text::cut_before;

/// One paragraph, list item or heading, with what must stay on the same message as it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub text: String,
    /// What stands between this and the piece before it, where both are on one message.
    pub gap: &'static str,
    /// A heading never ends a message.
    pub holds_next: bool,
}

/// A message's text as it grows, and its length, which is not counted again for each piece.
#[derive(Default)]
struct Page {
    text: String,
    length: usize,
}

impl Page {
    fn push(&mut self, text: &str, length: usize) {
        self.text.push_str(text);
        self.length += length;
    }
}

/// Fills one message after another, each with at most [`EMBED_DESCRIPTION_MAX`].
pub(super) fn pack(pieces: Vec<Piece>) -> Vec<String> {
    let mut pages: Vec<Page> = Vec::new();
    for group in groups(pieces) {
        let fits = pages
            .last()
            .is_some_and(|page| page.length + units(&group) <= EMBED_DESCRIPTION_MAX);
        if !fits {
            pages.push(Page::default());
        }
        for piece in group {
            append(&mut pages, &piece);
        }
    }
    let texts = pages.into_iter().map(|page| page.text);
    texts.filter(|text| !text.is_empty()).collect()
}

/// A heading and the line below it are one.
fn groups(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut groups: Vec<Vec<Piece>> = Vec::new();
    let mut is_held = false;
    for piece in pieces {
        let holds = piece.holds_next;
        match groups.last_mut() {
            Some(group) if is_held => group.push(piece),
            _ => groups.push(vec![piece]),
        }
        is_held = holds;
    }
    groups
}

fn units(group: &[Piece]) -> usize {
    group
        .iter()
        .map(|piece| length(&piece.text) + piece.gap.len())
        .sum()
}

/// Puts a piece on the last page; what is longer than a page goes on over as many as it needs.
fn append(pages: &mut Vec<Page>, piece: &Piece) {
    let mut rest = piece.text.as_str();
    while !rest.is_empty() {
        let page = pages
            .last_mut()
            .expect("a page was opened for the piece's group");
        let gap = match page.text.is_empty() {
            true => "",
            false => piece.gap,
        };
        let room = EMBED_DESCRIPTION_MAX.saturating_sub(page.length + gap.len());
        let wanted = length(rest);
        if wanted <= room {
            page.push(gap, gap.len());
            page.push(rest, wanted);
            return;
        }
        let end = good_end(rest, room);
        if end > 0 && page.text.is_empty() {
            page.push(&rest[..end], length(&rest[..end]));
            rest = &rest[end..];
        }
        pages.push(Page::default());
    }
}

/// Where to break a text that is longer than `room`: after a line, else after a word, else anywhere.
fn good_end(text: &str, room: usize) -> usize {
    let mut units = 0;
    let limit = text
        .char_indices()
        .find(|(_, c)| {
            units += c.len_utf16();
            units > room
        })
        .map_or(text.len(), |(at, _)| at);
    let head = &text[..cut_before(text, limit)];
    head.rfind('\n')
        .or_else(|| head.rfind(' '))
        .map_or(head.len(), |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn piece(text: String, gap: &'static str, holds_next: bool) -> Piece {
        Piece {
            text,
            gap,
            holds_next,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_character_is_lost_and_no_page_too_long(
            texts in proptest::collection::vec(("[a-e🌍 \n]{1,20}", 1usize..500, any::<bool>()), 1..12)
        ) {
            let texts: Vec<(String, bool)> = texts
                .into_iter()
                .map(|(text, times, holds)| (text.repeat(times), holds))
                .collect();
            let whole: String = texts.iter().map(|(text, _)| text.as_str()).collect();
            let pages = pack(texts.into_iter().map(|(text, holds)| piece(text, "", holds)).collect());
            for page in &pages {
                prop_assert!(length(page) <= EMBED_DESCRIPTION_MAX);
            }
            prop_assert_eq!(pages.concat(), whole);
        }
    }

    #[test]
    fn a_heading_goes_with_its_first_line() {
        let long = "x".repeat(EMBED_DESCRIPTION_MAX - 20);
        let pages = pack(vec![
            piece(long.clone(), "\n\n", false),
            piece("### Heading".to_owned(), "\n\n", true),
            piece("the first line below it".to_owned(), "\n", false),
        ]);
        assert_eq!(pages[0], long);
        assert_eq!(pages[1], "### Heading\nthe first line below it");
    }

    #[test]
    fn a_long_line_is_broken_after_a_word() {
        let pages = pack(vec![piece("word ".repeat(1_000), "", false)]);
        assert!(pages[0].ends_with("word "), "{}", pages[0]);
    }
}
