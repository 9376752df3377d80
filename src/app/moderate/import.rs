//! Taking a dialog or texts in from a file: read and proven apart, then kept as edits that wait for a yes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Moderator;
use super::desk::{CHECK_TIME_MAX, Pass, TooSlow};
use super::own::OWN_DIALOGS_MAX;
use super::wording::in_every_language;
use crate::app::catalog::is_command_of_the_bot;
use crate::app::{App, AppError};
use crate::dialog::check::{Room, check, check_wording};
use crate::dialog::diff::diff;
use crate::dialog::file::DialogFile;
use crate::dialog::parse::{Sort, parse_file, parse_placed, parse_wording, sort};
use crate::dialog::places::Places;
use crate::dialog::problem::{Problem, Severity};
use crate::dialog::revision::canonical;
use crate::dialog::slots::Slots;
use crate::dialog::wording::{Wording, is_for_servers, texts};
use crate::dialog::{Dialog, DialogId};
use crate::server::{Edit, OwnDialog, Server};

/// A file as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    pub name: String,
    pub text: String,
}

/// What can be taken in, once a moderator says yes.
#[derive(Clone, Debug, PartialEq)]
pub struct Sound {
    /// As it was read.
    pub server: Server,
    pub edits: Vec<Edit>,
    pub found: Found,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    Wording {
        dialog: DialogId,
        /// It also has a name for the command, which servers cannot change.
        names_command: bool,
    },
    New {
        dialog: Box<Dialog>,
        warnings: Vec<Problem>,
    },
    Replacement {
        dialog: Box<Dialog>,
        warnings: Vec<Problem>,
        /// What differs from the one that stands, as Markdown.
        diff: String,
        /// So many texts that this server has reworded do not apply any more.
        dropped: usize,
    },
}

/// Why nothing can be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// JSON, but neither a dialog nor a wording.
    Neither,
    Problems(Vec<Problem>),
    NoSuchDialog,
    /// The dialogs that have all of these texts: several, or none.
    WhichDialog(Vec<DialogId>),
    /// It is so already.
    Idle,
    /// All that is new in it is a name for the command, which servers cannot change.
    OnlyCommand,
    /// This server has a check running, or too many others have.
    Busy,
    TooSlow,
    /// A command of the bot itself is called so.
    Reserved(DialogId),
    /// The operator offers a dialog of this name.
    Operators(DialogId),
    TooMany,
}

impl From<TooSlow> for Unfit {
    fn from(_: TooSlow) -> Unfit {
        Unfit::TooSlow
    }
}

/// A dialog as it was read from a file.
struct Read {
    file: DialogFile,
    dialog: Dialog,
    places: Places,
}

/// What the check of a dialog found.
struct Proven {
    dialog: Dialog,
    problems: Vec<Problem>,
    diff: Option<String>,
    /// Keys of texts that do not apply to it.
    dropped: Vec<String>,
}

impl App {
    /// Reads and checks a file. `named`: the dialog that a wording is for, where the moderator says so.
    pub async fn import(
        &self,
        by: &Moderator,
        upload: Upload,
        named: Option<DialogId>,
    ) -> Result<Result<Sound, Unfit>, AppError> {
        let Some(pass) = self.desk.take(by.guild) else {
            return Ok(Err(Unfit::Busy));
        };
        match sort(&upload.text) {
            Sort::Neither => Ok(Err(Unfit::Neither)),
            Sort::Wording(keys) => self.import_wording(by, &pass, upload, &keys, named).await,
            // What is no JSON is told as a dialog's problems: with its place.
            Sort::Dialog | Sort::NotJson => self.import_dialog(by, &pass, upload).await,
        }
    }

    async fn import_wording(
        &self,
        by: &Moderator,
        pass: &Pass,
        upload: Upload,
        keys: &[String],
        named: Option<DialogId>,
    ) -> Result<Result<Sound, Unfit>, AppError> {
        let server = self.server_now(by.guild).await?;
        let id = match named {
            Some(id) => id,
            None => match self.meant(&server, &upload.name, keys).await? {
                Ok(id) => id,
                Err(unfit) => return Ok(Err(unfit)),
            },
        };
        let authored = self.authored(&server, &id).await?;
        let (Some(own), Some(read)) = (authored, self.dialog_now(by, &server, &id).await?) else {
            return Ok(Err(Unfit::NoSuchDialog));
        };
        let before = server.wording(&id).cloned().unwrap_or_default();
        let worded = in_every_language(&self.catalog, &own, &before);
        let (room, dialog) = (self.catalog.room().clone(), Arc::clone(&own));
        let checked = pass.apart(CHECK_TIME_MAX, move || {
            fitting_wording(&upload, &dialog, &worded, &room)
        });
        let wording = match checked.await {
            Ok(Ok(wording)) => wording,
            Ok(Err(problems)) => return Ok(Err(Unfit::Problems(problems))),
            Err(slow) => return Ok(Err(slow.into())),
        };
        let said = [texts(&own), texts(&read)];
        let names_command = is_renamed(&said, &wording);
        let edits = reworded(&server, &id, &said, wording);
        match (edits.is_empty(), names_command) {
            (true, true) => return Ok(Err(Unfit::OnlyCommand)),
            (true, false) => return Ok(Err(Unfit::Idle)),
            (false, _) => {}
        }
        let found = Found::Wording {
            dialog: id,
            names_command,
        };
        Ok(Ok(Sound {
            server,
            edits,
            found,
        }))
    }

    /// The dialog that has all of these texts; where several have, the one that the file is named after.
    async fn meant(
        &self,
        server: &Server,
        name: &str,
        keys: &[String],
    ) -> Result<Result<DialogId, Unfit>, AppError> {
        let mut fitting = Vec::new();
        for id in self.dialogs_of(server) {
            let Some(own) = self.authored(server, &id).await? else {
                continue;
            };
            let known = texts(&own);
            if keys.iter().all(|key| known.contains_key(key)) {
                fitting.push(id);
            }
        }
        let is_named = |id: &&DialogId| name.split('.').next() == Some(id.as_str());
        Ok(match (fitting.as_slice(), fitting.iter().find(is_named)) {
            ([only], _) | (_, Some(only)) => Ok(only.clone()),
            _ => Err(Unfit::WhichDialog(fitting)),
        })
    }

    async fn import_dialog(
        &self,
        by: &Moderator,
        pass: &Pass,
        upload: Upload,
    ) -> Result<Result<Sound, Unfit>, AppError> {
        let read = match pass.apart(CHECK_TIME_MAX, move || read(&upload)).await {
            Ok(Ok(read)) => read,
            Ok(Err(problems)) => return Ok(Err(Unfit::Problems(problems))),
            Err(slow) => return Ok(Err(slow.into())),
        };
        let server = self.server_now(by.guild).await?;
        let (id, content) = (read.dialog.id.clone(), canonical(&read.file));
        if let Some(unfit) = self.taken(&server, &read.dialog) {
            return Ok(Err(unfit));
        }
        let standing = server.dialogs.get(&id);
        let old = match standing {
            Some(_) => self.authored(&server, &id).await?,
            None => None,
        };
        let (wording, room) = (server.wording(&id).cloned(), self.catalog.room().clone());
        let wording = wording.unwrap_or_default();
        let proving = pass.apart(CHECK_TIME_MAX, move || {
            prove(read, old.as_deref(), &wording, &room)
        });
        let proven = match proving.await {
            Ok(proven) => proven,
            Err(slow) => return Ok(Err(slow.into())),
        };
        if proven.problems.iter().any(is_error) {
            return Ok(Err(Unfit::Problems(proven.problems)));
        }
        let revision = proven.dialog.revision.clone();
        self.store.keep_dialog(&id, &revision, &content).await?;
        let own = OwnDialog {
            revision,
            is_on: standing.is_none_or(|own| own.is_on),
        };
        let dropped = proven.dropped.iter();
        let dropped = dropped.map(|key| Edit::text(&server, &id, key, None));
        let edits = std::iter::once(Edit::dialog(&server, &id, Some(own)))
            .chain(dropped)
            .collect();
        Ok(Ok(Sound {
            server,
            edits,
            found: proven.found(),
        }))
    }

    /// Why a server cannot have a dialog of this name, or this very dialog, beside what it has.
    fn taken(&self, server: &Server, dialog: &Dialog) -> Option<Unfit> {
        let id = &dialog.id;
        if is_command_of_the_bot(id) {
            return Some(Unfit::Reserved(id.clone()));
        }
        if self.is_operators(id) {
            return Some(Unfit::Operators(id.clone()));
        }
        match server.dialogs.get(id) {
            Some(own) if own.revision == dialog.revision => Some(Unfit::Idle),
            None if server.dialogs.len() >= OWN_DIALOGS_MAX => Some(Unfit::TooMany),
            _ => None,
        }
    }
}

fn is_error(problem: &Problem) -> bool {
    problem.severity == Severity::Error
}

fn read(upload: &Upload) -> Result<Read, Vec<Problem>> {
    let (dialog, places) = parse_placed(&upload.name, &upload.text)?;
    let file = parse_file(&upload.name, &upload.text)?;
    Ok(Read {
        file,
        dialog,
        places,
    })
}

/// `wording`: what the server has reworded of the dialog that this one replaces.
fn prove(read: Read, old: Option<&Dialog>, wording: &Wording, room: &Room) -> Proven {
    let Read { dialog, places, .. } = read;
    let problems = check(&dialog, &places, room);
    let is_sound = !problems.iter().any(is_error);
    Proven {
        diff: old.filter(|_| is_sound).map(|old| diff(old, &dialog)),
        dropped: if is_sound {
            not_applying(&dialog, wording, room)
        } else {
            Vec::new()
        },
        dialog,
        problems,
    }
}

/// The keys of texts that have no place in a dialog or do not fit there; all of them, where they do not fit
/// its screens together.
fn not_applying(dialog: &Dialog, wording: &Wording, room: &Room) -> Vec<String> {
    let slots = Slots::of(dialog);
    let fits = |key: &str, text: &str| slots.misfits(key, text).is_some_and(|it| it.is_empty());
    let (kept, mut dropped): (Wording, Wording) = wording
        .clone()
        .into_iter()
        .partition(|(key, text)| fits(key, text));
    if check_wording("", dialog, &kept, room).iter().any(is_error) {
        dropped.extend(kept);
    }
    dropped.into_keys().collect()
}

impl Proven {
    fn found(self) -> Found {
        let (dialog, warnings) = (Box::new(self.dialog), self.problems);
        match self.diff {
            None => Found::New { dialog, warnings },
            Some(diff) => Found::Replacement {
                dialog,
                warnings,
                diff,
                dropped: self.dropped.len(),
            },
        }
    }
}

/// The texts of a file, each fit for its place and all of them for every screen in every language.
fn fitting_wording(
    upload: &Upload,
    dialog: &Dialog,
    worded: &[(String, Dialog)],
    room: &Room,
) -> Result<Wording, Vec<Problem>> {
    let wording = parse_wording(&upload.name, &upload.text, dialog)?;
    let mut problems: Vec<Problem> = Vec::new();
    for (_, dialog) in worded {
        for problem in check_wording(&upload.name, dialog, &wording, room) {
            if is_error(&problem) && !problems.contains(&problem) {
                problems.push(problem);
            }
        }
    }
    if problems.is_empty() {
        Ok(wording)
    } else {
        Err(problems)
    }
}

/// Whether texts call the command something that neither the dialog nor its translation calls it.
fn is_renamed(said: &[BTreeMap<String, String>; 2], wording: &Wording) -> bool {
    let mut names = wording.iter().filter(|(key, _)| !is_for_servers(key));
    names.any(|(key, text)| !said.iter().any(|texts| texts.get(key) == Some(text)))
}

/// The edits that make these texts live. A text that says what stands there anyhow is none: `said` has the
/// dialog's own texts, and those that the moderator reads.
fn reworded(
    server: &Server,
    id: &DialogId,
    said: &[BTreeMap<String, String>; 2],
    wording: Wording,
) -> Vec<Edit> {
    let before = server.wording(id);
    let edit = |(key, text): (String, String)| {
        let is_said = |texts: &BTreeMap<String, String>| texts.get(&key) == Some(&text);
        let is_changed = before.is_some_and(|before| before.contains_key(&key));
        let after = match is_changed {
            true => (!is_said(&said[0])).then_some(text),
            false => (!said.iter().any(is_said)).then_some(text),
        };
        Edit::text(server, id, &key, after)
    };
    // A translation of the dialog names its command as well, which no server can.
    let edits = wording.into_iter().filter(|(key, _)| is_for_servers(key));
    let edits = edits.map(edit);
    edits.filter(|edit| !edit.is_idle()).collect()
}
