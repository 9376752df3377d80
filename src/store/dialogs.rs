//! Every revision of a dialog that an interview needs.

use jiff::Timestamp;

use super::deeds::KeepDialog;
use super::{Store, StoreError, failed};
use crate::dialog::{DialogId, Revision};

impl Store {
    /// Keeps a revision of a dialog for as long as an interview may need it.
    pub async fn keep_dialog(
        &self,
        dialog: &DialogId,
        revision: &Revision,
        content: &str,
    ) -> Result<(), StoreError> {
        let keep = KeepDialog {
            revision: revision.to_string(),
            dialog: dialog.to_string(),
            content: content.to_owned(),
            now: Timestamp::now(),
        };
        self.perform("keep a dialog", keep).await
    }

    /// The canonical content of a revision.
    pub async fn dialog(&self, revision: &Revision) -> Result<Option<String>, StoreError> {
        sqlx::query_scalar("SELECT content FROM dialog_revision WHERE revision = $1")
            .bind(revision.as_str())
            .fetch_optional(&self.database.reads)
            .await
            .map_err(failed("read a dialog"))
    }
}
