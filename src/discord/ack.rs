//! The one answer that an interaction gets, in time whatever else is slow.
//!
//! Discord waits three seconds. Where nothing was said after 2.5, the interaction is acknowledged without
//! words, and what is said later edits or follows up. Whoever answers need not know which it is.

use std::sync::{Arc, Weak};
use std::time::Duration;

use serde::Serialize;
use tokio::sync::{Mutex, mpsc};
use tokio::time::{Instant, sleep_until};
use tracing::{Instrument, Span};

use super::render::{Body, Modal};
use super::rest::{File, Handle, Rest, RestError};
use super::way::Way;
use crate::metrics::{self, Answer as How, What};
use crate::store::MessageId;

/// Half a second is left for the way.
const DEFER_AFTER: Duration = Duration::from_millis(2_500);

/// Message flag: only the person who acted sees it.
const EPHEMERAL: u64 = 1 << 6;

/// What was done, as far as it decides how it can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// A command, or a field that was opened by one: there is no message to update.
    Command,
    /// A control of a message, or a field that was opened by one.
    Control,
    /// Suggestions while typing: no answer is better than a late one.
    Suggest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Open,
    /// Acknowledged, nothing shown yet. A command's answer is the one that shows "thinking".
    Deferred,
    /// Something was shown; what comes now follows up.
    Answered,
    /// Discord takes nothing more for this interaction, and holds further tries against us.
    Over,
}

/// What was asked, and when that came in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Came {
    what: What,
    at: std::time::Instant,
}

impl Came {
    pub(super) fn now(what: What) -> Came {
        let at = std::time::Instant::now();
        Came { what, at }
    }

    fn answered(self, how: How) {
        metrics::answered(self.what, how, self.at);
        tracing::debug!(outcome = how.word(), took = ?self.at.elapsed(), "interaction answered");
    }
}

pub(super) struct Ack(Arc<Open>);

/// An interaction that somebody is still answering.
struct Open {
    rest: Arc<Rest>,
    way: Way,
    handle: Handle,
    manner: Manner,
    came: Came,
    stage: Mutex<Stage>,
    /// What is logged is marked as whoever took the interaction is.
    span: Span,
}

/// Sees to it that no interaction waits longer than Discord does. All may wait equally long, so they are due in the
/// order in which they came, and one task for all of them is enough.
#[derive(Clone)]
pub(super) struct Patience(mpsc::UnboundedSender<(Instant, Weak<Open>)>);

impl Patience {
    pub(super) fn new() -> Patience {
        let (keep, mut kept) = mpsc::unbounded_channel::<(Instant, Weak<Open>)>();
        tokio::spawn(async move {
            while let Some((due, waiting)) = kept.recv().await {
                if waiting.strong_count() > 0 {
                    sleep_until(due).await;
                }
                if let Some(open) = waiting.upgrade() {
                    let span = open.span.clone();
                    tokio::spawn(async move { open.defer_if_open().await }.instrument(span));
                }
            }
        });
        Patience(keep)
    }

    fn keep(&self, open: &Arc<Open>) {
        let due = Instant::now() + DEFER_AFTER;
        // Nobody listens any more when the process ends.
        drop(self.0.send((due, Arc::downgrade(open))));
    }
}

/// Types of answers. Source: Receiving and Responding, "Interaction Callback Type".
const MESSAGE: u8 = 4;
const LATER_MESSAGE: u8 = 5;
const LATER_UPDATE: u8 = 6;
const UPDATE: u8 = 7;
const SUGGESTIONS: u8 = 8;
const MODAL: u8 = 9;

#[derive(Serialize)]
struct Answer<T> {
    #[serde(rename = "type")]
    kind: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<T>,
}

#[derive(Serialize)]
struct Whisper<'a> {
    #[serde(flatten)]
    body: &'a Body,
    flags: u64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment>,
}

#[derive(Serialize)]
struct Edit<'a> {
    #[serde(flatten)]
    body: &'a Body,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment>,
}

#[derive(Serialize)]
struct Attachment {
    id: String,
    filename: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
}

#[derive(Serialize)]
struct Flags {
    flags: u64,
}

#[derive(Serialize)]
struct Choices {
    choices: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    name: String,
    value: String,
}

impl Ack {
    /// The clock starts now, before the member's turn has come.
    pub(super) fn new(
        rest: Arc<Rest>,
        patience: &Patience,
        way: Way,
        handle: Handle,
        manner: Manner,
        came: Came,
    ) -> Ack {
        let open = Arc::new(Open {
            rest,
            way,
            handle,
            manner,
            came,
            stage: Mutex::new(Stage::Open),
            span: Span::current(),
        });
        if manner != Manner::Suggest {
            patience.keep(&open);
        }
        Ack(open)
    }

    pub(super) fn handle(&self) -> &Handle {
        &self.0.handle
    }

    /// Acknowledges without words: something follows that takes longer.
    pub(super) async fn defer(&self) -> Result<(), RestError> {
        let mut stage = self.0.stage.lock().await;
        match *stage {
            Stage::Open => self.0.defer(&mut stage).await,
            Stage::Deferred | Stage::Answered => Ok(()),
            Stage::Over => Err(RestError::over("acknowledge an interaction")),
        }
    }

    /// The message that the control belongs to becomes this.
    pub(super) async fn update(&self, body: &Body) -> Result<(), RestError> {
        self.update_with(body, None).await
    }

    /// The same with a file, which stands below those that the message has.
    pub(super) async fn update_with(
        &self,
        body: &Body,
        file: Option<File>,
    ) -> Result<(), RestError> {
        let files: Vec<File> = file.into_iter().collect();
        let mut stage = self.0.stage.lock().await;
        let answer = Answer {
            kind: UPDATE,
            data: Some(body),
        };
        if self.answer(&mut stage, &answer, files.clone()).await? {
            return Ok(());
        }
        *stage = Stage::Answered;
        let edit = || {
            self.0
                .rest
                .edit_original(&self.0.handle, body, files.clone())
        };
        heeded(&mut stage, Box::pin(self.0.way.follow(edit)).await)
    }

    /// Only the person who acted sees it; nothing else changes.
    pub(super) async fn whisper(&self, body: &Body) -> Result<(), RestError> {
        self.whisper_with(body, None).await.map(drop)
    }

    /// Gives back the message's id where it is a message of its own and not the first answer.
    pub(super) async fn whisper_with(
        &self,
        body: &Body,
        file: Option<File>,
    ) -> Result<Option<MessageId>, RestError> {
        let files = file.into_iter().map(|file| (file, String::new()));
        self.whisper_files(body, files.collect()).await
    }

    /// The same with files, each with what it says to those who do not see it; empty: it is text.
    pub(super) async fn whisper_files(
        &self,
        body: &Body,
        files: Vec<(File, String)>,
    ) -> Result<Option<MessageId>, RestError> {
        if self.0.manner == Manner::Suggest {
            // There is no place for words beside what is being typed.
            return Ok(None);
        }
        let mut stage = self.0.stage.lock().await;
        let names = files
            .iter()
            .enumerate()
            .map(|(id, (file, alt))| Attachment {
                id: id.to_string(),
                filename: file.name.clone(),
                description: alt.clone(),
            });
        let whisper = Whisper {
            body,
            flags: EPHEMERAL,
            attachments: names.collect(),
        };
        let files: Vec<File> = files.iter().map(|(file, _)| file.clone()).collect();
        let answer = Answer {
            kind: MESSAGE,
            data: Some(&whisper),
        };
        if self.answer(&mut stage, &answer, files.clone()).await? {
            return Ok(None);
        }
        let is_thinking = *stage == Stage::Deferred && self.0.manner == Manner::Command;
        *stage = Stage::Answered;
        if is_thinking {
            let edit = Edit {
                body,
                attachments: whisper.attachments,
            };
            let edit = || {
                self.0
                    .rest
                    .edit_original(&self.0.handle, &edit, files.clone())
            };
            let edited = Box::pin(self.0.way.follow(edit)).await;
            heeded(&mut stage, edited.map(|()| None))
        } else {
            let send = || {
                self.0
                    .rest
                    .follow_up(&self.0.handle, &whisper, files.clone())
            };
            let sent = Box::pin(self.0.way.follow(send)).await;
            heeded(&mut stage, sent.map(Some))
        }
    }

    /// Opens a field. `false`: it is too late for one, since a field must be the first answer.
    pub(super) async fn open(&self, modal: &Modal) -> Result<bool, RestError> {
        let mut stage = self.0.stage.lock().await;
        let answer = Answer {
            kind: MODAL,
            data: Some(modal),
        };
        self.answer(&mut stage, &answer, Vec::new()).await
    }

    pub(super) async fn suggest(&self, texts: Vec<(String, String)>) -> Result<(), RestError> {
        let choices = texts
            .into_iter()
            .map(|(name, value)| Choice { name, value });
        let answer = Answer {
            kind: SUGGESTIONS,
            data: Some(Choices {
                choices: choices.collect(),
            }),
        };
        let mut stage = self.0.stage.lock().await;
        self.answer(&mut stage, &answer, Vec::new()).await.map(drop)
    }

    /// Takes away the message that the control belongs to.
    pub(super) async fn take_away(&self) -> Result<(), RestError> {
        self.defer().await?;
        let delete = || self.0.rest.delete_original(&self.0.handle);
        match self.0.way.follow(delete).await {
            Err(error) if error.is_message_gone() => Ok(()),
            deleted => deleted,
        }
    }

    /// The first answer, where none was given yet; `false` where one was.
    async fn answer(
        &self,
        stage: &mut Stage,
        answer: &impl Serialize,
        files: Vec<File>,
    ) -> Result<bool, RestError> {
        match stage {
            Stage::Open => {}
            Stage::Deferred | Stage::Answered => return Ok(false),
            Stage::Over => return Err(RestError::over("answer an interaction")),
        }
        self.0.give(stage, Stage::Answered, answer, files).await
    }
}

impl Open {
    async fn defer_if_open(&self) {
        let mut stage = self.stage.lock().await;
        if *stage == Stage::Open
            && let Err(error) = self.defer(&mut stage).await
        {
            tracing::warn!(%error, "late interaction not acknowledged");
        }
    }

    async fn defer(&self, stage: &mut Stage) -> Result<(), RestError> {
        let answer = match self.manner {
            Manner::Command => Answer {
                kind: LATER_MESSAGE,
                data: Some(Flags { flags: EPHEMERAL }),
            },
            Manner::Control | Manner::Suggest => Answer {
                kind: LATER_UPDATE,
                data: None,
            },
        };
        self.give(stage, Stage::Deferred, &answer, Vec::new())
            .await
            .map(drop)
    }

    /// The first answer, and where it leaves the interaction.
    async fn give(
        &self,
        stage: &mut Stage,
        then: Stage,
        answer: &impl Serialize,
        files: Vec<File>,
    ) -> Result<bool, RestError> {
        let sent = self.way.answer(&self.rest, &self.handle, answer, files);
        first_answer(stage, then, sent.await, self.came)
    }
}

/// Where a first answer leaves the interaction. `false`: a copy of this event was answered, or a try whose receipt
/// was lost. An answer that Discord refused can be given anew.
fn first_answer(
    stage: &mut Stage,
    then: Stage,
    sent: Result<(), RestError>,
    came: Came,
) -> Result<bool, RestError> {
    let how = match &sent {
        Ok(()) if then == Stage::Deferred => How::Deferred,
        Ok(()) => How::Shown,
        Err(error) if error.is_already_answered() => How::Already,
        Err(error) if error.is_interaction_over() => How::TooLate,
        Err(_) => How::Failed,
    };
    came.answered(how);
    match (how, &sent) {
        (How::Shown | How::Deferred, _) => *stage = then,
        (How::Already, _) => {
            *stage = Stage::Deferred;
            return Ok(false);
        }
        (How::TooLate, _) => *stage = Stage::Over,
        (_, Err(error)) if error.is_unanswered() => *stage = then,
        (How::Failed, _) => {}
    }
    sent.map(|()| true)
}

/// The same for what follows the first answer.
fn heeded<T>(stage: &mut Stage, sent: Result<T, RestError>) -> Result<T, RestError> {
    if sent.as_ref().is_err_and(RestError::is_interaction_over) {
        *stage = Stage::Over;
    }
    sent
}
