//! The dialogs on offer, and the revisions that running interviews are pinned to.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use include_dir::{Dir, include_dir};

use crate::dialog::check::{Room, check, check_wording};
use crate::dialog::parse::{missing_texts, parse_file, parse_placed, parse_wording};
use crate::dialog::problem::{Place, Problem, Severity};
use crate::dialog::revision::canonical;
use crate::dialog::wording::Wording;
use crate::dialog::{Dialog, DialogId, Revision};
use crate::server::{GuildId, Server};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/dialogs");

/// What the bot registers beside the dialogs' own commands.
const COMMANDS_OF_THE_BOT: [&str; 3] = ["interview", "privacy", "prompts"];

/// Whether the bot itself has a command of this name.
pub(super) fn is_command_of_the_bot(id: &DialogId) -> bool {
    COMMANDS_OF_THE_BOT.contains(&id.as_str())
}

/// The generated schemas stand beside the dialogs and are neither dialog nor wording.
const SCHEMA_ENDING: &str = ".schema.json";

/// A dialog as it is offered: with what the store keeps of it, and its wordings by language.
#[derive(Debug, Clone)]
struct Offered {
    dialog: Arc<Dialog>,
    canonical: Arc<str>,
    wordings: BTreeMap<String, Wording>,
}

#[derive(Debug)]
pub struct Catalog {
    offered: BTreeMap<DialogId, Offered>,
    /// Dialogs in the words of a language or server, and older revisions, as they are asked for.
    worded: RwLock<HashMap<Key, Arc<Dialog>>>,
    room: Room,
}

/// In whose words somebody reads a dialog.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Discord's language of the reader.
    pub locale: &'a str,
    /// The server where they read it.
    pub server: Option<(GuildId, &'a Server)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    revision: Revision,
    locale: String,
    /// With the version of its texts.
    server: Option<(GuildId, u64)>,
}

/// Worded dialogs kept at hand, each a few hundred kilobytes at most. Beyond it all are made anew, which
/// takes less than a millisecond each.
const WORDED_MAX: usize = 256;

/// Why dialogs cannot be offered.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    #[error("cannot read {path}")]
    Read {
        path: String,
        source: std::io::Error,
    },
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Problems(Vec<Problem>),
    #[error(
        "there is no dialog in {0}: it needs at least one file named after its command, such as should-i-certify.json"
    )]
    Empty(String),
}

/// Files by name, or by path.
pub type Files = BTreeMap<String, String>;

/// The files that are part of the program.
pub fn built_in() -> Files {
    let texts = BUILT_IN.files().filter_map(|file| {
        let name = file.path().file_name()?.to_str()?.to_owned();
        Some((name, file.contents_utf8()?.to_owned()))
    });
    texts.collect()
}

/// The JSON files of a folder.
///
/// # Errors
/// When the folder or a file in it cannot be read.
pub fn of_folder(folder: &Path) -> Result<Files, CatalogError> {
    let failed = |source| CatalogError::Read {
        path: folder.display().to_string(),
        source,
    };
    let mut files = Files::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let text = std::fs::read_to_string(&path).map_err(failed)?;
            files.insert(name.into_owned(), text);
        }
    }
    Ok(files)
}

/// Everything that is wrong with the dialogs among files and their wordings, dialog by dialog.
pub fn problems(files: &Files, room: &Room) -> Vec<Problem> {
    stems(files)
        .flat_map(|stem| offer(stem, files, room).1)
        .collect()
}

/// The dialogs among files, unless one cannot be read.
///
/// # Errors
/// Everything that reading them tells.
pub fn dialogs(files: &Files) -> Result<Vec<Dialog>, Vec<Problem>> {
    let mut dialogs = Vec::new();
    for stem in stems(files) {
        let name = format!("{stem}.json");
        dialogs.push(parse_placed(&name, &files[&name])?.0);
    }
    Ok(dialogs)
}

/// The files that are dialogs, without their ending: neither a wording nor a schema.
fn stems(files: &Files) -> impl Iterator<Item = &str> {
    let stem = |name: &'_ String| {
        let stem = name.strip_suffix(".json")?;
        (!file_name(stem).contains('.')).then_some(stem.len())
    };
    files
        .keys()
        .filter_map(move |name| Some(&name[..stem(name)?]))
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

impl Catalog {
    /// The dialogs that are part of the program. `room`: what screens have room for.
    pub fn built_in(room: &Room) -> Result<Catalog, CatalogError> {
        Catalog::read("the program itself", &built_in(), room)
    }

    /// The dialogs of a folder: `<id>.json`, with wordings as `<id>.<locale>.json`.
    pub fn of_folder(folder: &Path, room: &Room) -> Result<Catalog, CatalogError> {
        Catalog::read(&folder.display().to_string(), &of_folder(folder)?, room)
    }

    fn read(place: &str, files: &Files, room: &Room) -> Result<Catalog, CatalogError> {
        let mut problems = Vec::new();
        let mut offered = BTreeMap::new();
        for stem in stems(files) {
            let (found, more) = offer(stem, files, room);
            problems.extend(more);
            if let Some(found) = found {
                offered.insert(found.dialog.id.clone(), found);
            }
        }
        problems.retain(|problem| problem.severity == Severity::Error);
        if !problems.is_empty() {
            return Err(CatalogError::Problems(problems));
        }
        if offered.is_empty() {
            return Err(CatalogError::Empty(place.to_owned()));
        }
        Ok(Catalog {
            offered,
            worded: RwLock::default(),
            room: room.clone(),
        })
    }

    pub fn current(&self) -> impl Iterator<Item = &Arc<Dialog>> {
        self.offered.values().map(|offered| &offered.dialog)
    }

    /// The dialog as it is now, with the content that the store keeps.
    pub fn offered(&self, id: &DialogId) -> Option<(&Arc<Dialog>, &str)> {
        self.offered
            .get(id)
            .map(|offered| (&offered.dialog, &*offered.canonical))
    }

    /// A revision as somebody reads it, if it was asked for before or is the current one.
    pub fn known(&self, id: &DialogId, revision: &Revision, words: &Words) -> Option<Arc<Dialog>> {
        let key = words.key(id, revision);
        let known = self
            .worded
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .cloned();
        known.or_else(|| {
            let offered = self
                .offered
                .get(id)
                .filter(|offered| offered.dialog.revision == *revision)?;
            Some(self.word(&offered.dialog, words))
        })
    }

    /// Lays a language's wording and a server's over a revision, and remembers the result.
    pub fn word(&self, dialog: &Dialog, words: &Words) -> Arc<Dialog> {
        let server = words
            .server
            .and_then(|(_, server)| server.wording(&dialog.id));
        let worded = Arc::new(self.worded(dialog, words.locale, server));
        let mut known = self.worded.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= WORDED_MAX {
            known.clear();
        }
        known.insert(words.key(&dialog.id, &dialog.revision), Arc::clone(&worded));
        worded
    }

    /// Where a server was deleted, its words do not stay: one that is begun anew has the same versions again.
    pub fn forget_worded(&self) {
        let mut known = self.worded.write().unwrap_or_else(PoisonError::into_inner);
        known.clear();
    }

    /// A dialog in the words of a language, with a server's wording over them.
    pub fn worded(&self, dialog: &Dialog, locale: &str, server: Option<&Wording>) -> Dialog {
        let wordings = self
            .offered
            .get(&dialog.id)
            .map(|offered| &offered.wordings);
        let language = wordings.and_then(|wordings| {
            wordings
                .get(locale)
                .or_else(|| wordings.get(language(locale)))
        });
        let layers: Vec<&Wording> = language.into_iter().chain(server).collect();
        dialog.worded(&layers)
    }

    /// The languages that a dialog has a wording for, beside its own.
    pub fn languages(&self, id: &DialogId) -> impl Iterator<Item = &str> {
        let wordings = self.offered.get(id).map(|offered| &offered.wordings);
        wordings
            .into_iter()
            .flat_map(|wordings| wordings.keys().map(String::as_str))
    }

    /// What screens have room for.
    pub fn room(&self) -> &Room {
        &self.room
    }
}

impl Words<'_> {
    /// A server without texts for this dialog reads it as everybody does.
    fn key(&self, dialog: &DialogId, revision: &Revision) -> Key {
        let server = self
            .server
            .filter(|(_, server)| server.wording(dialog).is_some())
            .map(|(guild, server)| (guild, server.version));
        Key {
            revision: revision.clone(),
            locale: self.locale.to_owned(),
            server,
        }
    }
}

/// A dialog with its wordings, where it can be offered, and everything that is wrong with them.
fn offer(stem: &str, files: &Files, room: &Room) -> (Option<Offered>, Vec<Problem>) {
    let name = format!("{stem}.json");
    let text = &files[&name];
    let (dialog, places) = match parse_placed(&name, text) {
        Ok(read) => read,
        Err(problems) => return (None, problems),
    };
    let mut problems: Vec<Problem> = misnamed(file_name(stem), &name, &dialog)
        .into_iter()
        .collect();
    problems.extend(check(&dialog, &places, room));
    let mut wordings = BTreeMap::new();
    for (name, text) in files {
        let locale = name
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_prefix('.')?.strip_suffix(".json"));
        let Some(locale) = locale.filter(|_| !name.ends_with(SCHEMA_ENDING)) else {
            continue;
        };
        match parse_wording(name, text, &dialog) {
            Ok(wording) => {
                problems.extend(missing_texts(name, &dialog, &wording));
                problems.extend(check_wording(name, &dialog, &wording, room));
                wordings.insert(locale.to_owned(), wording);
            }
            Err(more) => problems.extend(more),
        }
    }
    let canonical = parse_file(&name, text).map(|file| canonical(&file).into());
    let offered = canonical.ok().map(|canonical| Offered {
        dialog: Arc::new(dialog),
        canonical,
        wordings,
    });
    (offered, problems)
}

/// A dialog is found by its file's name and called by its id, so the two are one; and a command of the
/// bot's own is not to be had.
fn misnamed(stem: &str, name: &str, dialog: &Dialog) -> Option<Problem> {
    let (rule, what, cure) = match dialog.id.as_str() {
        id if id != stem => (
            "file-name",
            format!("the file is called `{name}`, but its dialog is called `{id}`"),
            format!("Rename the file to `{id}.json`, or make the id `{stem}`."),
        ),
        id if is_command_of_the_bot(&dialog.id) => (
            "reserved-name",
            format!("`/{id}` is a command of the bot itself"),
            "Choose another id, and rename the file with it.".to_owned(),
        ),
        _ => return None,
    };
    let place = Place {
        file: name.to_owned(),
        line: 1,
        column: 1,
    };
    Some(Problem {
        rule,
        severity: Severity::Error,
        place,
        what,
        cure,
        witness: None,
        reason: None,
    })
}

/// `de` of `de-AT`.
fn language(locale: &str) -> &str {
    locale.split('-').next().unwrap_or(locale)
}
