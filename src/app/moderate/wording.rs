//! Rewording: a text is prepared, proven to fit wherever it can be shown, and made live.

use std::sync::Arc;

use super::place::place_name;
use super::{Changed, Moderator};
use crate::app::catalog::Catalog;
use crate::app::{App, AppError};
use crate::dialog::check::{Room, check_wording};
use crate::dialog::problem::Severity;
use crate::dialog::slots::{Misfit, Slots};
use crate::dialog::wording::{Wording, is_for_servers, texts};
use crate::dialog::{Dialog, DialogId};
use crate::interview::Voice;
use crate::server::{Act, Content, Draft, Edit, Server};
use crate::store::DraftId;

/// A text that was prepared and is not live yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub draft: DraftId,
    pub dialog: DialogId,
    pub key: String,
    pub place: String,
    /// As members read it now.
    pub now: String,
    pub text: String,
    /// Why it cannot go live; empty when it can.
    pub misfits: Vec<Misfit>,
}

/// A text to be changed, as its field shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub dialog: DialogId,
    pub key: String,
    pub place: String,
    pub now: String,
    pub is_long: bool,
    pub may_be_empty: bool,
    /// The version of the server that this shows.
    pub read: u64,
}

/// What was asked for does not exist (any more).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    Dialog,
    /// With the key that was meant, perhaps.
    Text(Option<String>),
    /// It was made live, dropped or forgotten, or is somebody else's.
    Draft,
}

impl App {
    /// The field in which a text is changed.
    pub async fn field(
        &self,
        by: &Moderator,
        dialog: &DialogId,
        key: &str,
    ) -> Result<Result<Field, Missing>, AppError> {
        let server = self.server_now(by.guild).await?;
        let Some(read) = self.dialog_now(by, &server, dialog).await? else {
            return Ok(Err(Missing::Dialog));
        };
        let slots = Slots::of(&read);
        let Some(kind) = slots.kind(key).filter(|_| is_for_servers(key)) else {
            return Ok(Err(Missing::Text(slots.nearest(key))));
        };
        Ok(Ok(Field {
            dialog: dialog.clone(),
            key: key.to_owned(),
            place: place_name(Voice::of(&by.locale), &read, key),
            now: texts(&read).remove(key).unwrap_or_default(),
            is_long: !kind.is_one_line(),
            may_be_empty: kind.may_be_empty(),
            read: server.version,
        }))
    }

    /// Keeps a typed text as a draft and says whether it can go live. `read`: the version that its field showed.
    pub async fn propose(
        &self,
        by: &Moderator,
        dialog: &DialogId,
        key: &str,
        text: &str,
        read: u64,
    ) -> Result<Result<Proposal, Missing>, AppError> {
        let draft = Draft {
            read,
            act: Act::Edited,
            content: Content::Text {
                dialog: dialog.clone(),
                key: key.to_owned(),
                text: text.to_owned(),
            },
        };
        let draft = self.keep_draft(by, &draft).await?;
        self.proposal(by, draft).await
    }

    /// A drafted text, with what speaks against it now.
    pub async fn proposal(
        &self,
        by: &Moderator,
        id: DraftId,
    ) -> Result<Result<Proposal, Missing>, AppError> {
        let Some(draft) = self.draft(by, id).await? else {
            return Ok(Err(Missing::Draft));
        };
        let Content::Text { dialog, key, text } = draft.content else {
            return Ok(Err(Missing::Draft));
        };
        let server = self.server_now(by.guild).await?;
        let Some(read) = self.dialog_now(by, &server, &dialog).await? else {
            return Ok(Err(Missing::Dialog));
        };
        let Some(misfits) = self.misfits(&server, &dialog, &key, &text).await? else {
            return Ok(Err(Missing::Text(Slots::of(&read).nearest(&key))));
        };
        Ok(Ok(Proposal {
            draft: id,
            place: place_name(Voice::of(&by.locale), &read, &key),
            now: texts(&read).remove(&key).unwrap_or_default(),
            dialog,
            key,
            text,
            misfits,
        }))
    }

    /// Makes a drafted text live. `Err`: why it cannot be.
    pub async fn make_text_live(
        &self,
        by: &Moderator,
        id: DraftId,
        overwrites: bool,
    ) -> Result<Result<Changed, Missing>, AppError> {
        let proposal = match self.proposal(by, id).await? {
            Ok(proposal) if proposal.misfits.is_empty() => proposal,
            Ok(_) => return Ok(Ok(Changed::Idle)),
            Err(missing) => return Ok(Err(missing)),
        };
        let Some(draft) = self.draft(by, id).await? else {
            return Ok(Err(Missing::Draft));
        };
        let now = self.server_now(by.guild).await?;
        let seen = match overwrites {
            true => now.clone(),
            false => self.server_at(by.guild, &now, draft.read).await?,
        };
        let (dialog, key) = (&proposal.dialog, &proposal.key);
        let edit = Edit::text(&seen, dialog, key, Some(proposal.text));
        let changed = self.change(by, draft.read, draft.act, &[edit]).await?;
        if !matches!(changed, Changed::Stale(_)) {
            self.drop_draft(id).await?;
        }
        Ok(Ok(changed))
    }

    /// Everything that speaks against a text at a key, in every language; `None`: there is no such key.
    async fn misfits(
        &self,
        server: &Server,
        dialog: &DialogId,
        key: &str,
        text: &str,
    ) -> Result<Option<Vec<Misfit>>, AppError> {
        let Some(own) = self.authored(server, dialog).await? else {
            return Ok(None);
        };
        let Some(misfits) = Slots::of(&own).misfits(key, text) else {
            return Ok(None);
        };
        if !misfits.is_empty() {
            return Ok(Some(misfits));
        }
        let wording = server.wording(dialog).cloned().unwrap_or_default();
        let worded = in_every_language(&self.catalog, &own, &wording);
        let (room, edit) = (
            self.catalog.room().clone(),
            Wording::from([(key.to_owned(), text.to_owned())]),
        );
        let proven = tokio::task::spawn_blocking(move || too_long(&worded, &edit, &room)).await;
        Ok(Some(proven.expect("proving does not panic")))
    }

    /// A dialog in its author's own words.
    pub(super) async fn authored(
        &self,
        server: &Server,
        dialog: &DialogId,
    ) -> Result<Option<Arc<Dialog>>, AppError> {
        let Some(revision) = self.latest(server, dialog) else {
            return Ok(None);
        };
        match self.catalog.offered(dialog) {
            Some((offered, _)) => Ok(Some(Arc::clone(offered))),
            None => self.read(None, server, dialog, &revision, "").await,
        }
    }
}

/// The dialog in each of its languages, each with its name, and the server's wording over it.
pub(super) fn in_every_language(
    catalog: &Catalog,
    own: &Dialog,
    wording: &Wording,
) -> Vec<(String, Dialog)> {
    let languages = std::iter::once("").chain(catalog.languages(&own.id));
    languages
        .map(|language| {
            (
                language.to_owned(),
                catalog.worded(own, language, Some(wording)),
            )
        })
        .collect()
}

/// Screens that become too long with a text, each told once.
pub(super) fn too_long(worded: &[(String, Dialog)], edit: &Wording, room: &Room) -> Vec<Misfit> {
    let mut misfits = Vec::new();
    for (language, dialog) in worded {
        for problem in check_wording(language, dialog, edit, room) {
            let misfit = Misfit {
                rule: problem.rule,
                what: problem.what,
                cure: problem.cure,
                reason: problem.reason,
            };
            if problem.severity == Severity::Error && !misfits.contains(&misfit) {
                misfits.push(misfit);
            }
        }
    }
    misfits
}
