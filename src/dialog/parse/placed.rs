//! The places of all parts of a file that was read.

use std::collections::BTreeMap;

use super::faults::Lines;
use super::json::{Node, Value};
use crate::dialog::places::{Part, Places};

pub(super) fn places(file: &str, text: &str, root: &Node) -> Places {
    let lines = Lines::new(text);
    let mut spots = BTreeMap::new();
    collect(root, Part::root(), &lines, &mut spots);
    Places::new(file, spots)
}

fn collect(node: &Node, part: Part, lines: &Lines, spots: &mut BTreeMap<Part, (usize, usize)>) {
    match &node.value {
        Value::Object(entries) => {
            for entry in entries {
                collect(&entry.node, part.key(&entry.key), lines, spots);
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, part.item(index), lines, spots);
            }
        }
        _ => {}
    }
    spots.insert(part, lines.place(node.start));
}
