//! Which form a database is in, seen without changing it.

use sqlx::sqlite::SqlitePoolOptions;

use super::{MIGRATIONS, StoreError, failed, file_of, options};

/// How a database stands to this version of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Absent,
    /// So many migrations are to be made.
    Behind(usize),
    Current,
    /// Migrations were made that this version does not know.
    Ahead,
}

/// Looks at the database at an address; makes none.
pub async fn look(url: &str) -> Result<Standing, StoreError> {
    let doing = "look at the database's form";
    let file = file_of(url)?;
    if !file.exists() {
        return Ok(Standing::Absent);
    }
    let pool = SqlitePoolOptions::new().max_connections(1);
    let pool = pool.connect_with(options(url)?.create_if_missing(false));
    let pool = pool.await.map_err(failed("open the database"))?;
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = '_sqlx_migrations')";
    let is_begun: bool = sqlx::query_scalar(sql)
        .fetch_one(&pool)
        .await
        .map_err(failed(doing))?;
    let made: Vec<i64> = match is_begun {
        false => Vec::new(),
        true => sqlx::query_scalar("SELECT version FROM _sqlx_migrations")
            .fetch_all(&pool)
            .await
            .map_err(failed(doing))?,
    };
    pool.close().await;
    let known: Vec<i64> = MIGRATIONS.iter().map(|it| it.version).collect();
    if made.iter().any(|version| !known.contains(version)) {
        return Ok(Standing::Ahead);
    }
    Ok(match known.len() - made.len() {
        0 => Standing::Current,
        count => Standing::Behind(count),
    })
}
