//! Where each part of a dialog stands in its file, for problems that are found after reading.
//!
//! A part is named by its way through the file ([JSON Pointer], RFC 6901), which every part has without
//! the dialog's nouns knowing of files.
//!
//! [JSON Pointer]: https://www.rfc-editor.org/rfc/rfc6901

use std::collections::BTreeMap;
use std::fmt;

use super::problem::Place;

/// A part of a dialog: `/questions/3/ask_if/all/1`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part(String);

/// The places of one file's parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    file: String,
    /// Line and column of each part, both from one.
    spots: BTreeMap<Part, (usize, usize)>,
}

impl Part {
    /// The whole file.
    pub fn root() -> Part {
        Part::default()
    }

    #[must_use]
    pub fn key(&self, key: &str) -> Part {
        Part(format!("{}/{key}", self.0))
    }

    #[must_use]
    pub fn item(&self, index: usize) -> Part {
        Part(format!("{}/{index}", self.0))
    }

    fn parent(&self) -> Option<Part> {
        let (parent, _) = self.0.rsplit_once('/')?;
        Some(Part(parent.to_owned()))
    }
}

impl Places {
    pub(super) fn new(file: &str, spots: BTreeMap<Part, (usize, usize)>) -> Places {
        Places {
            file: file.to_owned(),
            spots,
        }
    }

    /// Where a part stands; of one that is not written, where it would.
    pub fn of(&self, part: &Part) -> Place {
        let mut part = Some(part.clone());
        while let Some(asked) = part {
            if let Some((line, column)) = self.spots.get(&asked) {
                return self.place(*line, *column);
            }
            part = asked.parent();
        }
        self.place(1, 1)
    }

    fn place(&self, line: usize, column: usize) -> Place {
        Place {
            file: self.file.clone(),
            line,
            column,
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
