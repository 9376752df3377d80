//! Every revision of a dialog that an interview needs.

use jiff::Timestamp;

use super::Store;
use super::failure::{StoreError, failed};
use crate::dialog::{DialogId, Revision};

impl Store {
    /// Keeps a revision of a dialog for as long as an interview may need it.
    pub async fn keep_dialog(
        &self,
        dialog: &DialogId,
        revision: &Revision,
        content: &str,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO dialog_revision (revision, dialog, content, kept_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (revision) DO UPDATE SET kept_at = excluded.kept_at \
                   WHERE dialog_revision.kept_at < excluded.kept_at - 3600000";
        sqlx::query(sql)
            .bind(revision.as_str())
            .bind(dialog.as_str())
            .bind(content)
            .bind(Timestamp::now().as_millisecond())
            .execute(&self.database.writes)
            .await
            .map_err(failed("keep a dialog"))?;
        Ok(())
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
