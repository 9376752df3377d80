//! Every revision of a dialog that an interview needs.

use jiff::Timestamp;

use super::link::statement;
use super::{Store, StoreError, failed};
use crate::dialog::{DialogId, Revision};

impl Store {
    /// Keeps a revision of a dialog for as long as an interview may need it; noted at most once an hour.
    pub async fn keep_dialog(
        &self,
        dialog: &DialogId,
        revision: &Revision,
        content: &str,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO dialog_revision (revision, dialog, content, kept_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (revision) DO UPDATE SET kept_at = excluded.kept_at \
                   WHERE dialog_revision.kept_at < excluded.kept_at - 3600000";
        let keep = statement(sql)
            .bind(revision.as_str())
            .bind(dialog.as_str())
            .bind(content)
            .bind(Timestamp::now().as_millisecond());
        self.perform("keep a dialog", keep).await.map(drop)
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
