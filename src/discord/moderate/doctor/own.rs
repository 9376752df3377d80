//! A server's own commands as they are and as they should be, and commands that members cannot tell apart. Pure.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::discord::commands::{Drift, foreign};
use crate::interview::voice::ENGLISH;

#[derive(Debug, Default)]
pub(super) struct OwnCommands {
    /// `None`: Discord did not say what it has.
    pub drift: Option<Drift>,
    /// The server has dialogs of its own that are on.
    pub is_any_wanted: bool,
    /// Dialogs of its own that one of the operator's stands before.
    pub hidden: Vec<String>,
    pub alike: Vec<Alike>,
}

/// Commands that are called the same in some languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alike {
    pub commands: Vec<String>,
    pub called: String,
    /// As Discord calls them.
    pub languages: Vec<&'static str>,
    /// The one of them that is the server's own, so that its moderators can mend it.
    pub own: Option<String>,
}

impl OwnCommands {
    /// Whether registering them anew would change something.
    pub(super) fn is_adrift(&self) -> bool {
        let drift = self.drift.as_ref();
        drift.is_some_and(|drift| *drift != Drift::default())
    }
}

/// `for_all`: the commands of every server; `own`: those of this one.
pub(super) fn alike(for_all: &[Value], own: &[Value]) -> Vec<Alike> {
    let mut found: BTreeMap<(BTreeSet<&str>, &str), Vec<&'static str>> = BTreeMap::new();
    for locale in std::iter::once(ENGLISH).chain(foreign()) {
        let mut called: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for command in for_all.iter().chain(own) {
            if let Some((name, here)) = names(command, locale) {
                called.entry(here).or_default().insert(name);
            }
        }
        for (here, names) in called.into_iter().filter(|(_, names)| names.len() > 1) {
            found.entry((names, here)).or_default().push(locale);
        }
    }
    let is_own = |name: &str| own.iter().any(|command| command["name"] == name);
    let alike = found.into_iter().map(|((names, called), languages)| Alike {
        own: names
            .iter()
            .find(|name| is_own(name))
            .map(ToString::to_string),
        commands: names.into_iter().map(str::to_owned).collect(),
        called: called.to_owned(),
        languages,
    });
    alike.collect()
}

/// What a command is called, everywhere and in a language.
fn names<'c>(command: &'c Value, locale: &str) -> Option<(&'c str, &'c str)> {
    let name = command["name"].as_str()?;
    let here = command["name_localizations"][locale].as_str();
    Some((name, here.unwrap_or(name)))
}
