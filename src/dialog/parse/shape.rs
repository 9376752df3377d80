//! Whether a file has the shape that its types have, and what it is once broken values are replaced.
//!
//! The shape is read from the JSON schema that schemars generates, so it is defined once, by the types of
//! [`crate::dialog::file`]. What this accepts, serde reads.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::faults::Faults;
use super::json::{Entry, Node, Value};
use super::spot::Mends;
use crate::dialog::texts::shortened;

/// What a value may be.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    Text,
    Whole(Width),
    /// A whole number or a text.
    WholeOrText,
    /// One of these texts.
    Word(Vec<String>),
    List(Box<Shape>),
    /// An object with any keys.
    Table(Box<Shape>),
    Object(Keys),
    /// An object whose `kind` says which keys it has.
    Kinds(BTreeMap<String, Keys>),
    /// `null` as well.
    Optional(Box<Shape>),
    /// Defined under this name.
    Named(String),
}

/// Key to its shape and whether it must be there.
pub(super) type Keys = BTreeMap<String, (Shape, bool)>;

/// Which whole numbers fit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Width {
    min: i128,
    max: i128,
}

/// A shape with the named ones that it refers to.
#[derive(Debug)]
pub(super) struct Shapes {
    root: Shape,
    named: BTreeMap<String, Shape>,
}

impl Shapes {
    /// Reads the part of JSON Schema that schemars writes for our types.
    pub(super) fn of<T: schemars::JsonSchema>() -> Shapes {
        let schema = schemars::schema_for!(T).to_value();
        let named = schema["$defs"].as_object().into_iter().flatten();
        Shapes {
            root: shape(&schema),
            named: named
                .map(|(name, schema)| (name.clone(), shape(schema)))
                .collect(),
        }
    }

    /// The file as serde can read it. Faults are told; broken values are replaced and noted as mended.
    pub(super) fn mend(&self, node: &Node, faults: &mut Faults) -> (Json, Mends) {
        let mut walk = Walk {
            shapes: self,
            faults,
            mends: Mends::default(),
        };
        let value = walk.value(&self.root, node, "the file");
        (value, walk.mends)
    }
}

fn shape(schema: &Json) -> Shape {
    if let Some(name) = schema["$ref"].as_str() {
        return Shape::Named(name.trim_start_matches("#/$defs/").to_owned());
    }
    if let Some(kinds) = schema["oneOf"]
        .as_array()
        .filter(|_| schema["type"].is_null())
    {
        return alternatives(kinds);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        return match any.iter().position(|one| one["type"] == "null") {
            Some(null) => Shape::Optional(Box::new(shape(&any[1 - null]))),
            None => Shape::WholeOrText,
        };
    }
    if let Some(types) = schema["type"].as_array() {
        let mut without_null = schema.clone();
        let own = types.iter().find(|one| **one != "null");
        without_null["type"] = own.cloned().unwrap_or_default();
        return Shape::Optional(Box::new(shape(&without_null)));
    }
    plain(schema)
}

fn plain(schema: &Json) -> Shape {
    match schema["type"].as_str() {
        Some("integer") => Shape::Whole(width(&schema["format"])),
        Some("array") => Shape::List(Box::new(shape(&schema["items"]))),
        Some("object") if schema["additionalProperties"].is_object() => {
            Shape::Table(Box::new(shape(&schema["additionalProperties"])))
        }
        Some("object") => Shape::Object(keys(schema)),
        _ => match schema["enum"].as_array() {
            Some(words) => Shape::Word(
                words
                    .iter()
                    .filter_map(Json::as_str)
                    .map(str::to_owned)
                    .collect(),
            ),
            None => Shape::Text,
        },
    }
}

/// An enum with data, told apart by `kind`; or an enum of documented words.
fn alternatives(schemas: &[Json]) -> Shape {
    let word = |schema: &Json| schema["const"].as_str().map(str::to_owned);
    let words: Vec<String> = schemas.iter().filter_map(word).collect();
    if !words.is_empty() {
        return Shape::Word(words);
    }
    let kind = |schema: &Json| {
        let name = schema["properties"]["kind"]["const"].as_str()?;
        Some((name.to_owned(), keys(schema)))
    };
    Shape::Kinds(schemas.iter().filter_map(kind).collect())
}

fn keys(schema: &Json) -> Keys {
    let required = schema["required"].as_array();
    let is_required = |key: &str| required.is_some_and(|keys| keys.iter().any(|one| one == key));
    let properties = schema["properties"].as_object().into_iter().flatten();
    properties
        .map(|(key, value)| (key.clone(), (shape(value), is_required(key))))
        .collect()
}

fn width(format: &Json) -> Width {
    let (min, max) = match format.as_str() {
        Some("uint8") => (u8::MIN.into(), u8::MAX.into()),
        Some("uint64") => (u64::MIN.into(), u64::MAX.into()),
        _ => (i64::MIN.into(), i64::MAX.into()),
    };
    Width { min, max }
}

struct Walk<'w> {
    shapes: &'w Shapes,
    faults: &'w mut Faults,
    mends: Mends,
}

impl Walk<'_> {
    fn value(&mut self, shape: &Shape, node: &Node, name: &str) -> Json {
        match (shape, &node.value) {
            (Shape::Named(named), _) => {
                let shapes = self.shapes;
                self.value(&shapes.named[named], node, name)
            }
            (Shape::Optional(_), Value::Null) => Json::Null,
            (Shape::Optional(shape), _) => self.value(shape, node, name),
            (Shape::Text | Shape::WholeOrText, Value::Text(text)) => json!(text),
            (Shape::Word(words), Value::Text(text)) => self.word(words, text, node, name),
            (Shape::Whole(width), Value::Number(number)) => self.whole(*width, number, node, name),
            (Shape::WholeOrText, Value::Number(number)) => {
                self.whole(width(&Json::Null), number, node, name)
            }
            (Shape::List(shape), Value::List(items)) => {
                let name = format!("an item of {name}");
                let mut values = Vec::new();
                for item in items {
                    if self.faults.is_full() {
                        break;
                    }
                    values.push(self.value(shape, item, &name));
                }
                Json::Array(values)
            }
            (Shape::Table(shape), Value::Object(entries)) => {
                let value = |entry: &Entry| {
                    let name = format!("`{}`", shortened(&entry.key));
                    (entry.key.clone(), self.value(shape, &entry.node, &name))
                };
                Json::Object(entries.iter().map(value).collect())
            }
            (Shape::Object(keys), Value::Object(_)) => self.object(keys, node, name),
            (Shape::Kinds(kinds), Value::Object(_)) => self.kind(kinds, node, name),
            _ => {
                self.faults.wrong_type(node, name, shape);
                self.stand_in(shape, node)
            }
        }
    }

    fn object(&mut self, keys: &Keys, node: &Node, name: &str) -> Json {
        let mut object = Map::new();
        let mut meant = Vec::new();
        for entry in node.entries() {
            if let Some((shape, _)) = keys.get(&entry.key) {
                let value = self.value(shape, &entry.node, &format!("`{}`", entry.key));
                object.insert(entry.key.clone(), value);
            } else {
                meant.extend(self.faults.unknown_key(entry, keys.keys()));
                self.mends.strange.insert(node.start);
            }
        }
        for (key, (shape, is_required)) in keys {
            if *is_required && !object.contains_key(key) {
                if !meant.contains(&key.as_str()) {
                    self.faults.missing_key(node, name, key);
                }
                self.mends.missing.insert((node.start, key.clone()));
                object.insert(key.clone(), self.neutral(shape));
            }
        }
        Json::Object(object)
    }

    fn kind(&mut self, kinds: &BTreeMap<String, Keys>, node: &Node, name: &str) -> Json {
        let keys = match node.entry("kind").map(|entry| &entry.node) {
            Some(Node {
                value: Value::Text(kind),
                ..
            }) if kinds.contains_key(&**kind) => &kinds[&**kind],
            Some(kind) => {
                self.faults.unknown_word(kind, "`kind`", kinds.keys());
                return self.stand_in(&Shape::Kinds(kinds.clone()), node);
            }
            None => {
                self.faults.missing_kind(node, name, kinds.keys());
                return self.stand_in(&Shape::Kinds(kinds.clone()), node);
            }
        };
        self.object(keys, node, name)
    }

    fn word(&mut self, words: &[String], text: &str, node: &Node, name: &str) -> Json {
        if words.iter().any(|word| word == text) {
            return json!(text);
        }
        self.faults.unknown_word(node, name, words.iter());
        self.stand_in(&Shape::Word(words.to_vec()), node)
    }

    fn whole(&mut self, width: Width, number: &str, node: &Node, name: &str) -> Json {
        // `-0` is a decimal to serde.
        let whole = number.parse::<i128>().ok().filter(|_| number != "-0");
        match whole.filter(|whole| (width.min..=width.max).contains(whole)) {
            Some(whole) => {
                i64::try_from(whole).map_or_else(|_| json!(whole as u64), |whole| json!(whole))
            }
            None => {
                self.faults.not_whole(node, name, width.min);
                self.stand_in(&Shape::Whole(width), node)
            }
        }
    }

    /// What stands for a broken value, which is noted as mended.
    fn stand_in(&mut self, shape: &Shape, node: &Node) -> Json {
        self.mends.values.insert(node.start);
        self.neutral(shape)
    }

    /// The least value of a shape.
    fn neutral(&self, shape: &Shape) -> Json {
        let least = |keys: &Keys| {
            let required = keys.iter().filter(|(_, (_, required))| *required);
            required
                .map(|(key, (shape, _))| (key.clone(), self.neutral(shape)))
                .collect::<Map<_, _>>()
        };
        match shape {
            Shape::Text | Shape::WholeOrText => json!(""),
            Shape::Whole(_) => json!(0),
            Shape::Word(words) => json!(words.first()),
            Shape::List(_) => json!([]),
            Shape::Table(_) => json!({}),
            Shape::Object(keys) => Json::Object(least(keys)),
            Shape::Kinds(kinds) => kinds.first_key_value().map_or(Json::Null, |(kind, keys)| {
                let mut object = least(keys);
                object.insert("kind".to_owned(), json!(kind));
                Json::Object(object)
            }),
            Shape::Optional(_) => Json::Null,
            Shape::Named(name) => self.neutral(&self.shapes.named[name]),
        }
    }
}

impl Shape {
    /// What is expected, in an author's words.
    pub(super) fn expected(&self) -> &'static str {
        match self {
            Shape::Text | Shape::Word(_) => "a text in double quotes",
            Shape::Whole(_) => "a whole number",
            Shape::WholeOrText => "a whole number or a text",
            Shape::List(_) => "a list in `[` `]`",
            Shape::Optional(shape) => shape.expected(),
            Shape::Table(_) | Shape::Object(_) | Shape::Kinds(_) | Shape::Named(_) => {
                "an object in `{` `}`"
            }
        }
    }
}
