//! Whether the store takes a write, proven by one.

use super::{Store, StoreError, failed};

impl Store {
    /// Commits a change that nobody reads: a number in the file's header, which SQLite leaves to its users.
    pub async fn prove_writable(&self) -> Result<(), StoreError> {
        sqlx::query("PRAGMA user_version = 1")
            .execute(&self.pool)
            .await
            .map_err(failed("be written"))?;
        Ok(())
    }
}
