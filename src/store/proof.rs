//! Whether the store takes a write, proven by one, in the way that interviews take.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::AnyConnection;

use super::database::Kind;
use super::group::Deed;
use super::{Store, StoreError};

struct Prove {
    sql: &'static str,
}

impl Deed for Prove {
    type Outcome = ();

    fn is_one_statement(&self) -> bool {
        true
    }

    fn run<'a>(&'a self, connection: &'a mut AnyConnection) -> BoxFuture<'a, sqlx::Result<()>> {
        let query = sqlx::query(self.sql);
        async { query.execute(connection).await.map(drop) }.boxed()
    }
}

impl Store {
    /// Commits a change that nobody reads: in SQLite a number in the file's header, which it leaves to its users.
    pub async fn prove_writable(&self) -> Result<(), StoreError> {
        let sql = match self.database.kind {
            Kind::Sqlite { .. } => "PRAGMA user_version = 1",
            Kind::Postgres => "UPDATE proof SET proven_at = proven_at + 1",
        };
        self.perform("be written", Prove { sql }).await
    }
}
