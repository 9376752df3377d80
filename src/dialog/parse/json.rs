//! Strict JSON with places: a tree whose every value knows where it begins.
//!
//! What a value should be is none of its business; see [`super::shape`].

use std::borrow::Cow;

use jsonc_parser::ast;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions};

use super::faults::Faults;
use crate::dialog::bounds::{FILE_BYTES_MAX, FILE_DEPTH_MAX};

/// One value and the byte that it begins at; no two values of a file begin at the same one.
#[derive(Debug)]
pub(super) struct Node<'t> {
    pub(super) start: usize,
    pub(super) value: Value<'t>,
}

#[derive(Debug)]
pub(super) enum Value<'t> {
    Null,
    Bool,
    /// As it was typed.
    Number(&'t str),
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Object(Vec<Entry<'t>>),
}

#[derive(Debug)]
pub(super) struct Entry<'t> {
    /// Where the key begins.
    pub(super) start: usize,
    pub(super) key: String,
    pub(super) node: Node<'t>,
}

/// Reads a text as JSON; `None` when there is no tree to look at.
pub(super) fn read<'t>(text: &'t str, faults: &mut Faults) -> Option<Node<'t>> {
    if text.len() > FILE_BYTES_MAX {
        faults.too_big(text.len());
        return None;
    }
    let value = match jsonc_parser::parse_to_ast(text, &CollectOptions::default(), &strict()) {
        Ok(parsed) => parsed.value,
        Err(error) => {
            tell(&error, faults);
            return None;
        }
    };
    // What the tolerant parser lets through: an empty file, a byte order mark, `01`, a bare line break.
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
        let (what, reason) = match error.to_string() {
            why if why.contains("control character") => (
                "a text holds a line break or tab; write \\n or \\t",
                "json-control",
            ),
            _ => ("this is not JSON", "json"),
        };
        faults.syntax(offset(text, error.line(), error.column()), what, reason);
        return None;
    }
    let node = node(value?, 1, faults);
    (!faults.is_too_deep()).then_some(node)
}

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

fn node<'t>(value: ast::Value<'t>, depth: usize, faults: &mut Faults) -> Node<'t> {
    use jsonc_parser::common::Ranged;
    let start = value.range().start;
    if depth > FILE_DEPTH_MAX {
        faults.too_deep(start);
        return Node {
            start,
            value: Value::Null,
        };
    }
    let value = match value {
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::BooleanLit(_) => Value::Bool,
        ast::Value::NumberLit(number) => Value::Number(number.value),
        ast::Value::StringLit(text) => Value::Text(text.value),
        ast::Value::Array(list) => {
            let items = list.elements.into_iter();
            Value::List(items.map(|item| node(item, depth + 1, faults)).collect())
        }
        ast::Value::Object(object) => Value::Object(entries(object, depth, faults)),
    };
    Node { start, value }
}

fn entries<'t>(object: ast::Object<'t>, depth: usize, faults: &mut Faults) -> Vec<Entry<'t>> {
    let mut seen = std::collections::HashSet::new();
    let mut entries = Vec::new();
    for property in object.properties {
        let start = property.range.start;
        let key = property.name.into_string();
        if !seen.insert(key.clone()) {
            faults.duplicate_key(start, &key);
            continue;
        }
        let node = node(property.value, depth + 1, faults);
        entries.push(Entry { start, key, node });
    }
    entries
}

fn tell(error: &ParseError, faults: &mut Faults) {
    use ParseErrorKind as Kind;
    let (what, reason) = match error.kind() {
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => {
            ("JSON has no comments", "json-comment")
        }
        Kind::TrailingCommasNotAllowed => {
            ("there is a comma after the last item", "json-comma-last")
        }
        Kind::ExpectedComma => ("a comma is missing before this", "json-comma"),
        Kind::ExpectedColonAfterObjectKey => ("a colon is missing after this key", "json"),
        Kind::ExpectedObjectValue => ("this key has no value", "json"),
        Kind::ExpectedStringObjectProperty => ("a key stands in double quotes", "json-quotes"),
        Kind::SingleQuotedStringsNotAllowed => (
            "a text stands in double quotes, not in single ones",
            "json-quotes",
        ),
        Kind::MultipleRootJsonValues => ("something follows after the end", "json"),
        Kind::UnterminatedArray => ("this list has no `]`", "json-brackets"),
        Kind::UnterminatedObject => ("this object has no `}`", "json-brackets"),
        Kind::String(_) => (
            "this text has no closing quote, or a backslash that means nothing",
            "json-quotes",
        ),
        Kind::UnexpectedCloseBrace => ("this `}` closes nothing", "json-brackets"),
        Kind::UnexpectedCloseBracket => ("this `]` closes nothing", "json-brackets"),
        Kind::UnexpectedColon => ("this colon follows no key", "json"),
        Kind::UnexpectedComma => ("this comma follows nothing", "json"),
        Kind::UnexpectedWord => (
            "this is a bare word; a text stands in double quotes",
            "json-quotes",
        ),
        Kind::NestingDepthExceeded => return faults.too_deep(error.range().start),
        _ => ("this is not JSON", "json"),
    };
    faults.syntax(error.range().start, what, reason);
}

/// The byte offset of a line and column, both counted from one, the column in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    (before + column.saturating_sub(1)).min(text.len())
}

impl<'t> Node<'t> {
    /// What stands in it, where this is an object.
    pub(super) fn entries(&self) -> &[Entry<'t>] {
        match &self.value {
            Value::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key, where this is an object that has it.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry<'t>> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    pub(super) fn item(&self, index: usize) -> Option<&Node<'t>> {
        match &self.value {
            Value::List(items) => items.get(index),
            _ => None,
        }
    }

    /// What it is, in an author's words.
    pub(super) fn sort(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        }
    }
}
