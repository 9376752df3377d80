//! Where one is in a file while looking at what was read from it.

use std::collections::HashSet;

use super::json::Node;

/// Values that were put in place of broken ones, so that the rest of the file can still be looked at.
#[derive(Debug, Default)]
pub(super) struct Mends {
    /// Where the broken values begin.
    pub(super) values: HashSet<usize>,
    /// Where an object begins, and the key that it lacks.
    pub(super) missing: HashSet<(usize, String)>,
    /// Where objects begin that have a key which nobody knows; it may have been meant for one they lack.
    pub(super) strange: HashSet<usize>,
}

/// One value of a file, or the place where an absent one would stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'t> {
    node: Option<&'t Node<'t>>,
    offset: usize,
    is_mended: bool,
    mends: &'t Mends,
}

impl<'t> Spot<'t> {
    pub(super) fn root(node: &'t Node<'t>, mends: &'t Mends) -> Self {
        Spot {
            node: Some(node),
            offset: node.start,
            is_mended: mends.values.contains(&node.start),
            mends,
        }
    }

    /// The value of a key; where it is absent, the object that lacks it.
    pub(super) fn key(&self, key: &str) -> Spot<'t> {
        match self.node.and_then(|node| node.entry(key)) {
            Some(entry) => self.inside(&entry.node),
            None => Spot {
                node: None,
                is_mended: self.is_mended
                    || self.mends.missing.contains(&(self.offset, key.to_owned())),
                ..*self
            },
        }
    }

    /// The key itself; where it is absent, the object that lacks it.
    pub(super) fn name_of(&self, key: &str) -> Spot<'t> {
        match self.node.and_then(|node| node.entry(key)) {
            Some(entry) => Spot {
                node: None,
                offset: entry.start,
                ..*self
            },
            None => self.key(key),
        }
    }

    pub(super) fn item(&self, index: usize) -> Spot<'t> {
        match self.node.and_then(|node| node.item(index)) {
            Some(node) => self.inside(node),
            None => Spot {
                node: None,
                ..*self
            },
        }
    }

    fn inside(&self, node: &'t Node<'t>) -> Spot<'t> {
        Spot {
            node: Some(node),
            offset: node.start,
            is_mended: self.is_mended || self.mends.values.contains(&node.start),
            mends: self.mends,
        }
    }

    /// In bytes from the beginning of the file.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    pub(super) fn is_mended(&self) -> bool {
        self.is_mended
    }

    /// Whether it has a key that nobody knows, and so may lack another only seemingly.
    pub(super) fn is_strange(&self) -> bool {
        self.mends.strange.contains(&self.offset)
    }

    /// The items of a list with their spots.
    pub(super) fn items<'f, T>(
        &self,
        items: &'f [T],
    ) -> impl Iterator<Item = (&'f T, Spot<'t>)> + use<'f, 't, T> {
        let list = *self;
        items
            .iter()
            .enumerate()
            .map(move |(index, item)| (item, list.item(index)))
    }
}
