//! What Discord accepts, as named numbers. Source, where nothing else is said: Discord's API documentation,
//! pages "Message" (content, embeds) and "Component Reference", read in November 2026.

/// A message's text.
pub(in crate::discord) const CONTENT_MAX: usize = 2_000;
/// An embed's title.
pub(in crate::discord) const EMBED_TITLE_MAX: usize = 256;
/// An embed's text. We send one embed a message, so the 6,000 of all embeds together are never reached.
pub(in crate::discord) const EMBED_DESCRIPTION_MAX: usize = 4_096;
/// Rows of buttons and selects under a message.
pub(in crate::discord) const ROWS_MAX: usize = 5;
pub(in crate::discord) const BUTTONS_PER_ROW_MAX: usize = 5;
pub(in crate::discord) const BUTTON_LABEL_MAX: usize = 80;
/// Beyond this a button's label is not shown whole ("Button Design": 38 without an emoji).
pub(in crate::discord) const BUTTON_LABEL_WHOLE_MAX: usize = 38;
pub(in crate::discord) const OPTIONS_MAX: usize = 25;
/// Label, value and description of a select's option, each.
pub(in crate::discord) const OPTION_TEXT_MAX: usize = 100;
pub(in crate::discord) const SELECT_PLACEHOLDER_MAX: usize = 150;
/// Title of a modal, label of its field. Source: "Interactions: Receiving and Responding", Modal.
pub(in crate::discord) const FORM_TITLE_MAX: usize = 45;
pub(in crate::discord) const FORM_PLACEHOLDER_MAX: usize = 100;
/// What a modal's field holds at most.
pub(in crate::discord) const FORM_TEXT_MAX: usize = 4_000;
/// Name of a thread. Source: "Channel", Start Thread.
pub(in crate::discord) const THREAD_NAME_MAX: usize = 100;
/// Name or value of a suggestion, and how many there are. Source: "Application Commands", Option Choice.
pub(in crate::discord) const SUGGESTION_MAX: usize = 100;
pub(in crate::discord) const SUGGESTIONS_MAX: usize = 25;
/// Each file of a message, where an interaction does not say it. Source: API Reference, "Uploading Files".
pub(in crate::discord) const FILE_BYTES_MAX: usize = 10 * 1_024 * 1_024;

/// Length as the strictest reading of Discord's limits counts it: in UTF-16 units.
pub(in crate::discord) fn length(text: &str) -> usize {
    // Characters begin with a byte that continues none; those of four bytes take two units. Bytes are counted many at
    // a time, and a verdict is measured again and again while it is laid out.
    let characters = text.bytes().filter(|byte| byte & 0xC0 != 0x80).count();
    let of_four_bytes = text.bytes().filter(|byte| *byte >= 0xF0).count();
    characters + of_four_bytes
}

/// The text, shortened to `max` with an ellipsis where it is longer.
pub(in crate::discord) fn fit(text: &str, max: usize) -> String {
    if length(text) <= max {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut left = max - 1;
    for c in text.chars() {
        let Some(rest) = left.checked_sub(c.len_utf16()) else {
            break;
        };
        left = rest;
        short.push(c);
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_that_of_utf_16() {
        for text in ["", "plain", "ä€", "🌍", "a🌍ß\u{FFFF}\u{10000}z"] {
            assert_eq!(length(text), text.encode_utf16().count(), "{text}");
        }
    }

    #[test]
    fn a_text_is_shortened_only_where_it_must_be() {
        assert_eq!(fit("seven s", 7), "seven s");
        assert_eq!(fit("eight ss", 7), "eight …");
        assert_eq!(fit("🌍🌍🌍", 5), "🌍🌍…");
    }
}
