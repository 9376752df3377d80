//! Every revision of a dialog that an interview needs.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use super::link::statement;
use super::{Store, StoreError, failed};
use crate::dialog::{DialogId, Revision};

/// How long it is true that a revision was begun with lately. Sweeps forget only what was not for a day.
const LATELY: SignedDuration = SignedDuration::from_hours(1);

/// When this process noted that a revision was begun with: a few, those on offer.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<HashMap<Revision, Timestamp>>);

impl Kept {
    fn is_known(&self, revision: &Revision, now: Timestamp) -> bool {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.get(revision);
        at.is_some_and(|at| now.duration_since(*at).abs() < LATELY)
    }

    fn note(&self, revision: &Revision, now: Timestamp) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(revision.clone(), now);
    }
}

impl Store {
    /// Keeps a revision of a dialog for as long as an interview may need it; noted at most once an hour.
    pub async fn keep_dialog(
        &self,
        dialog: &DialogId,
        revision: &Revision,
        content: &str,
    ) -> Result<(), StoreError> {
        let now = Timestamp::now();
        if self.kept.is_known(revision, now) {
            return Ok(());
        }
        let sql = "INSERT INTO dialog_revision (revision, dialog, content, kept_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (revision) DO UPDATE SET kept_at = excluded.kept_at \
                   WHERE dialog_revision.kept_at < excluded.kept_at - $5";
        let keep = statement(sql)
            .bind(revision.as_str())
            .bind(dialog.as_str())
            .bind(content)
            .bind(now.as_millisecond())
            .bind(i64::try_from(LATELY.as_millis()).unwrap_or(i64::MAX));
        self.perform("keep a dialog", keep).await?;
        self.kept.note(revision, now);
        Ok(())
    }

    /// The canonical content of a revision.
    pub async fn dialog(&self, revision: &Revision) -> Result<Option<String>, StoreError> {
        let doing = "read a dialog";
        let sql = "SELECT content FROM dialog_revision WHERE revision = $1";
        let find = statement(sql).bind(revision.as_str());
        let found = self.find_one(doing, find).await?;
        let content = found.map(|row| row.get(0));
        content.transpose().map_err(failed(doing))
    }
}
