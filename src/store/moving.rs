//! Everything out of SQLite's file into PostgreSQL, row by row with the same numbers, in one transaction there. What is
//! sealed is bound to its row and stays sealed; the key goes along outside.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use futures_util::TryStreamExt;
use sqlx::any::{AnyArguments, AnyRow, AnyTypeInfoKind};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Column, Connection, Executor, Row};

use super::database::{Database, Turn, file_of, is_postgres, name};
use super::failure::is_busy;
use super::key::{Beside, KeySource};
use super::{OpenError, Store, StoreError, failed};

/// Rows that go in one statement.
const BATCH: usize = 100;

/// Nothing of ours, or nothing that is remembered.
const LEFT_OUT: [&str; 3] = ["_sqlx_migrations", "proof", "sqlite_sequence"];

/// What others refer to goes first.
const FIRST: [&str; 2] = ["dialog_revision", "interview"];

/// Its row at the target is of a key with which nothing is sealed yet.
const KEYS: &str = "seal_key";

/// What was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub tables: Vec<Table>,
    /// Where its key is, if not given by itself.
    pub key: Option<PathBuf>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub rows: u64,
}

/// Why nothing was moved. Both databases are as they were.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    #[error(
        "`move` goes from sqlite://FILE to postgres://USER:PASSWORD@HOST/NAME, and {0} is the wrong one"
    )]
    Direction(String),
    #[error("there is no database {0} to be moved")]
    Absent(String),
    #[error(
        "the database {0} is in use: stop the bot and whoever else has it open, then move it. Nothing was moved"
    )]
    InUse(String),
    #[error(
        "the database {database} is not empty: something is in its `{table}`. Name one that nothing was kept in. Nothing was moved"
    )]
    NotEmpty { database: String, table: String },
    #[error("of {table} {there} rows arrived, not {here}. Nothing was moved; please report it")]
    Miscounted {
        table: String,
        here: u64,
        there: i64,
    },
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A table's columns, in one order for both.
type Tables = BTreeMap<String, Vec<String>>;

/// Moves everything; `source` is the key of what is moved. Says at each batch how many rows of a table went.
pub async fn move_store(
    from: &str,
    to: &str,
    source: &KeySource,
    mut told: impl FnMut(&str, u64),
) -> Result<Moved, MoveError> {
    if is_postgres(from) {
        return Err(MoveError::Direction(name(from)));
    }
    if !is_postgres(to) {
        return Err(MoveError::Direction(name(to)));
    }
    let file = file_of(from)?;
    if !file.exists() {
        return Err(MoveError::Absent(name(from)));
    }
    // Brought up to date, and opened with its key.
    Store::open(from, source).await?.close().await;
    let here = Database::connect(from).await?;
    let there = Database::connect(to).await?;
    there.migrate().await?;
    let moved = move_between(&here, &there, &mut told).await;
    here.close().await;
    there.close().await;
    let tables = moved?;
    let source = match source {
        KeySource::Beside => &KeySource::File(Beside::of(&file).key),
        given => given,
    };
    // What came opens with the same key.
    Store::open(to, source).await?.close().await;
    let key = match source {
        KeySource::File(path) => Some(path.clone()),
        KeySource::Given(_) | KeySource::Beside => None,
    };
    Ok(Moved { tables, key })
}

async fn move_between(
    here: &Database,
    there: &Database,
    told: &mut impl FnMut(&str, u64),
) -> Result<Vec<Table>, MoveError> {
    let doing = "move what is remembered";
    let mut source = alone(here).await?;
    let mut target = there.connection().await.map_err(failed(doing))?;
    let mut transaction = target.begin().await.map_err(failed(doing))?;
    there
        .take(&mut transaction, Turn::Keys)
        .await
        .map_err(failed(doing))?;
    let tables = tables(&mut source).await.map_err(failed(doing))?;
    expect_empty(&mut transaction, there, &tables).await?;
    let mut moved = Vec::new();
    for table in in_order(&tables) {
        let rows = copy(&mut source, &mut transaction, (table, &tables[table]), told)
            .await
            .map_err(failed(doing))?;
        let arrived = count(&mut transaction, table).await;
        let arrived = arrived.map_err(failed(doing))?;
        if arrived.cast_unsigned() != rows {
            return Err(MoveError::Miscounted {
                table: table.to_owned(),
                here: rows,
                there: arrived,
            });
        }
        moved.push(Table {
            name: table.to_owned(),
            rows,
        });
    }
    go_on_counting(&mut source, &mut transaction)
        .await
        .map_err(failed(doing))?;
    transaction.commit().await.map_err(failed(doing))?;
    source.close().await.map_err(failed(doing))?;
    target.close().await.map_err(failed(doing))?;
    Ok(moved)
}

/// The one connection that the file has, until it closes.
async fn alone(here: &Database) -> Result<AnyConnection, MoveError> {
    here.close().await;
    let doing = "have the database alone";
    let mut source = here.connection().await.map_err(failed(doing))?;
    // Only who is alone can take a file out of its write-ahead log; the bot puts it there again.
    for sql in [
        "PRAGMA busy_timeout = 0",
        "PRAGMA journal_mode = DELETE",
        "BEGIN EXCLUSIVE",
    ] {
        match source.execute(sql).await {
            Ok(_) => {}
            Err(error) if is_busy(&error) => return Err(MoveError::InUse(here.name.clone())),
            Err(error) => return Err(failed(doing)(error).into()),
        }
    }
    Ok(source)
}

async fn tables(source: &mut AnyConnection) -> sqlx::Result<Tables> {
    let sql = "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c \
               WHERE t.type = 'table' ORDER BY t.name, c.cid";
    let columns: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(source).await?;
    let mut tables = Tables::new();
    for (table, column) in columns {
        if !LEFT_OUT.contains(&table.as_str()) {
            tables.entry(table).or_default().push(column);
        }
    }
    Ok(tables)
}

fn in_order(tables: &Tables) -> impl Iterator<Item = &str> {
    let rest = tables.keys().map(String::as_str);
    let rest = rest.filter(|table| !FIRST.contains(table));
    FIRST.into_iter().chain(rest)
}

async fn count(connection: &mut AnyConnection, table: &str) -> sqlx::Result<i64> {
    let sql = AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
    sqlx::query_scalar(sql).fetch_one(connection).await
}

async fn expect_empty(
    target: &mut AnyConnection,
    there: &Database,
    tables: &Tables,
) -> Result<(), MoveError> {
    let doing = "look whether the target is empty";
    for table in tables.keys().filter(|table| *table != KEYS) {
        let rows = count(target, table).await.map_err(failed(doing))?;
        if rows > 0 {
            return Err(MoveError::NotEmpty {
                database: there.name.clone(),
                table: table.clone(),
            });
        }
    }
    let forget = AssertSqlSafe(format!("DELETE FROM {KEYS}"));
    target.execute(forget).await.map_err(failed(doing))?;
    Ok(())
}

async fn copy(
    source: &mut AnyConnection,
    target: &mut AnyConnection,
    (table, columns): (&str, &[String]),
    told: &mut impl FnMut(&str, u64),
) -> sqlx::Result<u64> {
    let names = columns.join(", ");
    let select = format!("SELECT {names} FROM {table}");
    let mut rows = sqlx::query(AssertSqlSafe(select)).fetch(source);
    let (mut batch, mut count) = (Vec::with_capacity(BATCH), 0);
    loop {
        let row = rows.try_next().await?;
        let is_last = row.is_none();
        batch.extend(row);
        if batch.len() == BATCH || is_last && !batch.is_empty() {
            put(target, (table, columns), &batch).await?;
            count += batch.len() as u64;
            batch.clear();
            told(table, count);
        }
        if is_last {
            return Ok(count);
        }
    }
}

async fn put(
    target: &mut AnyConnection,
    (table, columns): (&str, &[String]),
    rows: &[AnyRow],
) -> sqlx::Result<()> {
    let mut sql = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
    for row in 0..rows.len() {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            let separator = if column == 0 { "" } else { ", " };
            let number = row * columns.len() + column + 1;
            write!(sql, "{separator}${number}").expect("text takes text");
        }
        sql.push(')');
    }
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for row in rows {
        for column in 0..columns.len() {
            query = bind(query, row, column)?;
        }
    }
    query.execute(target).await?;
    Ok(())
}

/// As it was read; what is absent has the type of its column too.
fn bind<'q>(
    query: Query<'q, Any, AnyArguments>,
    row: &AnyRow,
    column: usize,
) -> sqlx::Result<Query<'q, Any, AnyArguments>> {
    Ok(match row.column(column).type_info().kind() {
        AnyTypeInfoKind::Text => query.bind(row.try_get::<Option<String>, _>(column)?),
        AnyTypeInfoKind::Blob => query.bind(row.try_get::<Option<Vec<u8>>, _>(column)?),
        _ => query.bind(row.try_get::<Option<i64>, _>(column)?),
    })
}

/// Numbers that were given and deleted are not given again: things outside are called by them.
async fn go_on_counting(
    source: &mut AnyConnection,
    target: &mut AnyConnection,
) -> sqlx::Result<()> {
    let sql = "SELECT name, seq FROM sqlite_sequence WHERE seq > 0";
    let last: Vec<(String, i64)> = sqlx::query_as(sql).fetch_all(source).await?;
    for (table, number) in last {
        sqlx::query("SELECT setval(pg_get_serial_sequence($1, 'id'), $2)")
            .bind(table)
            .bind(number)
            .execute(&mut *target)
            .await?;
    }
    Ok(())
}
