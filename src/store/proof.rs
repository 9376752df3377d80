//! Whether the store takes a write, proven by one.

use super::database::Kind;
use super::{Store, StoreError, failed};

impl Store {
    /// Commits a change that nobody reads: in SQLite a number in the file's header, which it leaves to its users.
    pub async fn prove_writable(&self) -> Result<(), StoreError> {
        let sql = match self.database.kind {
            Kind::Sqlite { .. } => "PRAGMA user_version = 1",
            Kind::Postgres => "UPDATE proof SET proven_at = proven_at + 1",
        };
        sqlx::query(sql)
            .execute(&self.database.writes)
            .await
            .map_err(failed("be written"))?;
        Ok(())
    }
}
