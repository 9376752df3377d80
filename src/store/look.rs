//! Which form a database is in, seen without bringing it up to date.

use super::database::{Database, Kind, file_of, is_postgres};
use super::{StoreError, failed};

/// How a database stands to this version of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is no file, or nothing of ours on the server.
    Absent,
    /// So many migrations are to be made.
    Behind(usize),
    Current,
    /// Migrations were made that this version does not know.
    Ahead,
}

/// Looks at the database at an address; makes none.
pub async fn look(url: &str) -> Result<Standing, StoreError> {
    if !is_postgres(url) && !file_of(url)?.exists() {
        return Ok(Standing::Absent);
    }
    let database = Database::connect(url).await?;
    let made = made(&database).await;
    database.close().await;
    let (made, known) = (made?, database.migrations());
    if made.iter().any(|version| !known.contains(version)) {
        return Ok(Standing::Ahead);
    }
    Ok(match (made.len(), known.len() - made.len()) {
        (0, _) => Standing::Absent,
        (_, 0) => Standing::Current,
        (_, count) => Standing::Behind(count),
    })
}

/// The numbers of the migrations that were made.
async fn made(database: &Database) -> Result<Vec<i64>, StoreError> {
    let doing = "look at the database's form";
    let sql = match database.kind {
        Kind::Sqlite { .. } => "SELECT count(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'",
        Kind::Postgres => {
            "SELECT count(*) FROM information_schema.tables WHERE table_name = '_sqlx_migrations'"
        }
    };
    let tables: i64 = sqlx::query_scalar(sql)
        .fetch_one(&database.pool)
        .await
        .map_err(failed(doing))?;
    if tables == 0 {
        return Ok(Vec::new());
    }
    sqlx::query_scalar("SELECT version FROM _sqlx_migrations")
        .fetch_all(&database.pool)
        .await
        .map_err(failed(doing))
}
