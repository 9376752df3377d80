//! Prose as Discord's markdown: what authors wrote is formatted, what members typed is inert.

use crate::interview::screen::{Prose, Run};

pub(in crate::discord) fn markdown(prose: &Prose) -> String {
    let mut text = String::new();
    for run in &prose.0 {
        match run {
            Run::Ours(ours) => text.push_str(ours),
            Run::Typed(typed) => push_typed(&mut text, typed),
            Run::Link { label, url } => text.push_str(&link(label, url)),
        }
    }
    text.trim_end_matches('\n').to_owned()
}

/// One line stands in the sentence; several stand below it, quoted.
fn push_typed(text: &mut String, typed: &str) {
    if !typed.contains(is_line_end) {
        text.push_str(&escape(typed));
        return;
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    for line in lines(typed) {
        text.push_str("> ");
        text.push_str(&escape(line));
        text.push('\n');
    }
}

fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn lines(typed: &str) -> impl Iterator<Item = &str> {
    typed.split("\r\n").flat_map(|line| line.split(is_line_end))
}

/// Discord ends an address at the first bracket.
fn link(label: &str, url: &str) -> String {
    let url = url.replace('(', "%28").replace(')', "%29");
    format!("[{label}]({url})")
}

/// One line of a member, to be read to the letter: no formatting, link, mention, emoji or time stamp.
///
/// A backslash before punctuation makes it plain; `@everyone` and `@here` are broken up as well, since they
/// are looked for before markdown is. Direction controls and other control characters are left out: they
/// would reach beyond the text they stand in.
pub(in crate::discord) fn escape(line: &str) -> String {
    let line: String = line.chars().filter(|c| !is_control(*c)).collect();
    let mut escaped = String::with_capacity(line.len() + line.len() / 4);
    let mut previous = '\n';
    for (at, c) in line.char_indices() {
        if is_special(c) || (c == '.' && previous.is_ascii_digit()) {
            escaped.push('\\');
        }
        escaped.push(c);
        if c == '@' && CALLS.iter().any(|call| line[at + 1..].starts_with(call)) {
            escaped.push('\u{200b}');
        }
        previous = c;
    }
    escaped
}

/// What calls everybody after an `@`.
const CALLS: [&str; 2] = ["everyone", "here"];

/// Whatever can begin something in Discord's markdown; `:` begins emoji and ends a link's scheme.
fn is_special(c: char) -> bool {
    matches!(
        c,
        '\\' | '*' | '_' | '~' | '`' | '|' | '<' | '>' | '#' | '-' | '+' | '[' | ']' | '@' | ':'
    )
}

fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Where a text may be cut without cutting an escape in two: the greatest such place up to `at`.
pub(super) fn cut_before(text: &str, at: usize) -> usize {
    let mut end = at.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let backslashes = text[..end]
        .bytes()
        .rev()
        .take_while(|b| *b == b'\\')
        .count();
    end - backslashes % 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is left when escapes are taken out: nothing of it may mean anything to Discord.
    fn without_escapes(line: &str) -> String {
        let mut left = String::new();
        let mut characters = line.chars();
        while let Some(c) = characters.next() {
            if c == '\\' {
                let escaped = characters.next().expect("a backslash precedes something");
                assert!(
                    escaped.is_ascii_punctuation(),
                    "`\\{escaped}` shows its backslash"
                );
                left.push('·');
            } else {
                left.push(c);
            }
        }
        left
    }

    fn is_inert(line: &str) -> bool {
        let left = without_escapes(line);
        let digits = left
            .trim_start()
            .trim_start_matches(|c: char| c.is_ascii_digit());
        let is_numbered = digits.len() < left.trim_start().len() && digits.starts_with('.');
        let raw = line.replace('\\', "");
        !left.contains(|c: char| "*_~`|<>#-+[]@:".contains(c))
            && !is_numbered
            && !raw.contains("@everyone")
            && !raw.contains("@here")
            && !line.contains(is_line_end)
    }

    fn as_read(line: &str) -> String {
        let mut read = String::new();
        let mut characters = line.chars();
        while let Some(c) = characters.next() {
            read.push(if c == '\\' {
                characters.next().unwrap_or(c)
            } else {
                c
            });
        }
        read.replace("@\u{200b}", "@")
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_typed_means_anything_and_nothing_is_lost(
            typed in "([\\\\*_~`|<>#+@:\\[\\]()!. 0-9a-z-]|@everyone|@here|<@1>|https://a\\.b|```|\u{202e}|\n|é|🌍){0,40}"
        ) {
            for line in lines(&typed) {
                let escaped = escape(line);
                prop_assert!(is_inert(&escaped), "{escaped}");
                let visible: String = line.chars().filter(|c| !is_control(*c)).collect();
                prop_assert_eq!(as_read(&escaped), visible);
            }
        }

        #[test]
        fn a_cut_never_splits_an_escape(typed in "[*_@a\\\\]{0,40}", at in 0usize..120) {
            let escaped = escape(&typed);
            let end = cut_before(&escaped, at);
            without_escapes(&escaped[..end]);
            without_escapes(&escaped[end..]);
        }
    }

    #[test]
    fn one_typed_line_stands_in_the_sentence() {
        let prose = Prose::ours("You said ")
            .and(Prose::typed("**no** <@1> https://x.y"))
            .and(Prose::ours("."));
        insta::assert_snapshot!(markdown(&prose), @r"You said \*\*no\*\* \<\@1\> https\://x.y.");
    }

    #[test]
    fn several_typed_lines_are_quoted_below() {
        let prose = Prose::ours("You said:")
            .and(Prose::typed("# one\r\n1. two\n\n>>> three"))
            .and(Prose::ours("Thanks."));
        insta::assert_snapshot!(markdown(&prose), @r"
        You said:
        > \# one
        > 1\. two
        > 
        > \>\>\> three
        Thanks.
        ");
    }
}
