//! `/prompts import`: a file is fetched, checked, shown with what it would change, and taken in after a yes.

use std::fmt::Write as _;

use serde::Deserialize;

use super::ask::Options;
use super::words::{self, DIALOG, FILE};
use crate::app::moderate::Moderator;
use crate::app::moderate::desk::CHECK_TIME_MAX;
use crate::app::moderate::import::{Found, Sound, Unfit, Upload};
use crate::app::moderate::own::OWN_DIALOGS_MAX;
use crate::dialog::bounds::FILE_BYTES_MAX;
use crate::dialog::problem::Problem;
use crate::dialog::{Dialog, DialogId};
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble, tell_operator};
use crate::discord::render::limits::{CONTENT_MAX, EMBED_DESCRIPTION_MAX, fit, length};
use crate::discord::render::{self, Body};
use crate::discord::rest::{File, NoFile};
use crate::interview::Voice;
use crate::server::Act;

/// Problems told in the message itself; the others are in the file.
const TOLD_MAX: usize = 5;

/// Longest problem in the message itself.
const PROBLEM_MAX: usize = 300;

/// Longest name of a file that is told.
const NAME_MAX: usize = 80;

const BYTES_PER_KILOBYTE: usize = 1024;

/// A file that was attached, as Discord describes it.
#[derive(Debug, Deserialize)]
struct Attached {
    filename: String,
    size: usize,
    url: String,
}

impl Bot {
    pub(super) async fn import(
        &self,
        ack: &Ack,
        by: &Moderator,
        options: &Options,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let attached = options.attachment(FILE).map(Attached::deserialize);
        let Some(Ok(attached)) = attached else {
            let words = voice.say("import-no-file");
            return Ok(ack.whisper(&Body::words(words)).await?);
        };
        let name = plain(&attached.filename);
        if attached.size > FILE_BYTES_MAX {
            let words = too_big(voice, &name, attached.size);
            return Ok(ack.whisper(&Body::words(words)).await?);
        }
        let named = match options.text(DIALOG).map(str::parse::<DialogId>) {
            None => None,
            Some(Ok(id)) => Some(id),
            Some(Err(_)) => {
                let words = voice.say("import-no-dialog");
                return Ok(ack.whisper(&Body::words(words)).await?);
            }
        };
        let checking = voice.say_with("import-checking", &[("name", name.as_str().into())]);
        ack.whisper(&Body::words(checking)).await?;
        let (body, file) = match self.fetched(voice, &name, &attached.url).await {
            Ok(text) => match self.checked(by, Upload { name, text }, named).await {
                Ok(answer) => answer,
                Err(trouble @ Trouble::App(_)) => {
                    // "Checking" must not go on standing there.
                    tell_operator(&trouble);
                    (Body::words(voice.say("discord-trouble")), None)
                }
                Err(trouble) => return Err(trouble),
            },
            Err(words) => (Body::words(words), None),
        };
        Ok(ack.update_with(&body, file).await?)
    }

    /// The file's text, or why there is none, in words.
    async fn fetched(&self, voice: &Voice, name: &str, url: &str) -> Result<String, String> {
        let value = [("name", name.into())];
        let bytes = match self.rest.download(url, FILE_BYTES_MAX).await {
            Ok(bytes) => bytes,
            Err(NoFile::ForeignHost) => return Err(voice.say("import-foreign")),
            Err(NoFile::TooBig) => return Err(too_big(voice, name, FILE_BYTES_MAX + 1)),
            Err(NoFile::Failed(error)) => {
                tracing::warn!(%error, "an attached file was not fetched");
                return Err(voice.say_with("import-not-fetched", &value));
            }
        };
        let text = String::from_utf8(bytes);
        let text = text.map_err(|_| voice.say_with("import-not-text", &value))?;
        // Some editors put a mark before a text in UTF-8; nobody means it.
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }

    /// What the check found, with what can be done about it.
    async fn checked(
        &self,
        by: &Moderator,
        upload: Upload,
        named: Option<DialogId>,
    ) -> Result<(Body, Option<File>), Trouble> {
        let voice = Voice::of(&by.locale);
        let name = upload.name.clone();
        match self.app.import(by, upload, named).await? {
            Ok(sound) => self.ask_to_import(by, sound).await,
            Err(Unfit::Problems(problems)) => {
                let count = problems.len().into();
                let values = [("name", name.into()), ("count", count)];
                let mut words = voice.say_with("import-problems", &values);
                words.push_str(&told(voice, &problems));
                if problems.iter().any(is_authors) {
                    words.push_str(&in_english(voice));
                }
                Ok((render::sentence(&words), Some(listed(voice, &problems))))
            }
            Err(unfit) => Ok((render::sentence(&why_not(voice, &name, &unfit)), None)),
        }
    }

    async fn ask_to_import(
        &self,
        by: &Moderator,
        sound: Sound,
    ) -> Result<(Body, Option<File>), Trouble> {
        let voice = Voice::of(&by.locale);
        let Sound {
            server,
            edits,
            found,
        } = sound;
        let lines = self.edits_in_words(by, &server, &edits).await?;
        let (question, file) = asked(voice, &found, &lines);
        let version = (server.version, Act::Imported);
        let body = self
            .ask_with(by, version, edits, &lines, (&question, "import-yes"))
            .await?;
        Ok((body, file))
    }
}

/// The question whether to take it in, and what does not fit the message. `lines`: the edits in words.
fn asked(voice: &Voice, found: &Found, lines: &[String]) -> (String, Option<File>) {
    match found {
        Found::Wording {
            dialog,
            names_command,
        } => {
            let mut question =
                voice.say_with("import-ask-texts", &[("dialog", dialog.as_str().into())]);
            if *names_command {
                let _ = write!(question, "\n{}", voice.say("import-command-left"));
            }
            let all = lines.join("\n");
            if length(&all) <= EMBED_DESCRIPTION_MAX {
                return (question, None);
            }
            let _ = write!(question, "\n{}", voice.say("import-changes-in-file"));
            (question, Some(file("changes.md", all)))
        }
        Found::New { dialog, warnings } => {
            let mut question = about(voice, "import-ask-new", dialog);
            question.push_str(&doubts(voice, warnings));
            if !warnings.is_empty() {
                question.push_str(&in_english(voice));
            }
            let listed = (!warnings.is_empty()).then(|| listed(voice, warnings));
            (fit(&question, CONTENT_MAX), listed)
        }
        Found::Replacement {
            dialog,
            warnings,
            diff,
            dropped,
        } => {
            let mut question = about(voice, "import-ask-replace", dialog);
            if *dropped > 0 {
                let count = [("count", (*dropped).into())];
                let _ = write!(question, "\n{}", voice.say_with("import-dropped", &count));
            }
            question.push_str(&doubts(voice, warnings));
            let whole = format!("{question}{}\n{diff}", in_english(voice));
            if length(&whole) <= CONTENT_MAX && warnings.len() <= TOLD_MAX {
                return (whole, None);
            }
            let _ = write!(question, "\n{}", voice.say("import-diff-in-file"));
            question.push_str(&in_english(voice));
            let warnings: String = warnings.iter().map(|it| format!("\n{it}\n")).collect();
            let file = file("diff.md", format!("{diff}{warnings}"));
            (fit(&question, CONTENT_MAX), Some(file))
        }
    }
}

fn about(voice: &Voice, key: &str, dialog: &Dialog) -> String {
    let values = [
        ("dialog", dialog.id.as_str().into()),
        ("title", dialog.title.as_str().into()),
        ("questions", dialog.questions.len().into()),
        ("verdicts", dialog.verdicts.len().into()),
    ];
    voice.say_with(key, &values)
}

fn doubts(voice: &Voice, warnings: &[Problem]) -> String {
    if warnings.is_empty() {
        return String::new();
    }
    let words = voice.say_with("import-warnings", &[("count", warnings.len().into())]);
    format!("\n{words}{}", told(voice, warnings))
}

/// Whether only an author meets this problem, so that it is told as `check` tells it.
fn is_authors(problem: &Problem) -> bool {
    problem.reason.is_none()
}

/// A line below something in English, for those who read another language.
fn in_english(voice: &Voice) -> String {
    match voice.say("report-in-english") {
        words if words.is_empty() => words,
        words => format!("\n{words}"),
    }
}

/// The first problems, as lines below something else.
fn told(voice: &Voice, problems: &[Problem]) -> String {
    let lines = problems.iter().take(TOLD_MAX);
    let lines = lines.map(|problem| format!("\n{}", placed(voice, problem, PROBLEM_MAX)));
    lines.collect()
}

fn placed(voice: &Voice, problem: &Problem, length_max: usize) -> String {
    let what = words::problem(voice, problem).replace('\n', " ");
    let values = [
        ("line", problem.place.line.to_string().into()),
        ("column", problem.place.column.to_string().into()),
        ("what", fit(&what, length_max).into()),
    ];
    voice.say_with("import-problem", &values)
}

/// Every problem: as `check` prints them, unless all of them can be told in the moderator's language.
fn listed(voice: &Voice, problems: &[Problem]) -> File {
    let is_for_authors = problems.iter().any(is_authors);
    let line = |problem: &Problem| match is_for_authors {
        true => format!("{problem}\n"),
        false => format!("{}\n", placed(voice, problem, usize::MAX)),
    };
    let lines: Vec<String> = problems.iter().map(line).collect();
    file("problems.txt", lines.join("\n"))
}

fn file(name: &str, text: String) -> File {
    File {
        name: name.to_owned(),
        bytes: text.into(),
    }
}

fn why_not(voice: &Voice, name: &str, unfit: &Unfit) -> String {
    let name = ("name", name.into());
    let of = |id: &DialogId| [("dialog", id.to_string().into())];
    match unfit {
        Unfit::Neither => voice.say_with("import-neither", &[name]),
        Unfit::Problems(problems) => told(voice, problems),
        Unfit::NoSuchDialog => voice.say("import-no-dialog"),
        Unfit::WhichDialog(none) if none.is_empty() => voice.say("import-which-none"),
        Unfit::WhichDialog(dialogs) => {
            let dialogs: Vec<String> = dialogs.iter().map(|id| format!("`{id}`")).collect();
            voice.say_with("import-which", &[("dialogs", dialogs.join(", ").into())])
        }
        Unfit::Idle => voice.say("import-idle"),
        Unfit::OnlyCommand => voice.say("import-command-only"),
        Unfit::Busy => voice.say("import-busy"),
        Unfit::TooSlow => {
            let seconds = ("seconds", CHECK_TIME_MAX.as_secs().into());
            voice.say_with("import-too-slow", &[name, seconds])
        }
        Unfit::Reserved(id) => voice.say_with("import-reserved", &of(id)),
        Unfit::Operators(id) => voice.say_with("import-operators", &of(id)),
        Unfit::TooMany => voice.say_with("import-too-many", &[("most", OWN_DIALOGS_MAX.into())]),
    }
}

fn too_big(voice: &Voice, name: &str, bytes: usize) -> String {
    let values = [
        ("name", name.into()),
        ("size", bytes.div_ceil(BYTES_PER_KILOBYTE).into()),
        ("most", (FILE_BYTES_MAX / BYTES_PER_KILOBYTE).into()),
    ];
    voice.say_with("import-too-big", &values)
}

/// A file's name as it can stand in a sentence and before a line's number.
fn plain(name: &str) -> String {
    let is_plain = |c: &char| !c.is_control() && *c != '`';
    fit(&name.chars().filter(is_plain).collect::<String>(), NAME_MAX)
}
