//! Whether the store takes a write, proven by one, in the way that interviews take.

use super::database::Kind;
use super::link::statement;
use super::{Store, StoreError};

impl Store {
    /// Commits a change that nobody reads: in SQLite a number in the file's header, which it leaves to its users.
    pub async fn prove_writable(&self) -> Result<(), StoreError> {
        let sql = match self.database.kind {
            Kind::Sqlite { .. } => "PRAGMA user_version = 1",
            Kind::Postgres => "UPDATE proof SET proven_at = proven_at + 1",
        };
        self.perform("be written", statement(sql)).await.map(drop)
    }
}
