//! A statement with its values, and whatever it is said to: SQLite's file, at once and on the thread that holds it, or a
//! connection to a server.

use rusqlite::types::{FromSql, FromSqlError, ToSql, ToSqlOutput, Value as Cell, ValueRef};
use rusqlite::{CachedStatement, Connection};
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, Row as _};

/// A value that a statement takes.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Number(Option<i64>),
    Text(Option<String>),
    Bytes(Vec<u8>),
    Truth(bool),
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Number(Some(number))
    }
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Value {
        Value::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(Some(text.to_owned()))
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Value {
        Value::Text(text.map(str::to_owned))
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Value {
        Value::Bytes(bytes)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::Truth(truth)
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let value = match self {
            Value::Number(None) | Value::Text(None) => ValueRef::Null,
            Value::Number(Some(number)) => ValueRef::Integer(*number),
            Value::Text(Some(text)) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
            Value::Truth(truth) => ValueRef::Integer((*truth).into()),
        };
        Ok(ToSqlOutput::Borrowed(value))
    }
}

/// Words that both databases understand, and what stands for `$1`, `$2` and so on in them.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    sql: &'static str,
    values: Vec<Value>,
}

pub(super) fn statement(sql: &'static str) -> Statement {
    Statement {
        sql,
        values: Vec::new(),
    }
}

impl Statement {
    /// The next value.
    pub(super) fn bind(mut self, value: impl Into<Value>) -> Statement {
        self.values.push(value.into());
        self
    }

    /// For a server.
    fn query(&self) -> Query<'static, Any, AnyArguments> {
        let query = sqlx::query(self.sql);
        let values = self.values.iter().cloned();
        values.fold(query, |query, value| match value {
            Value::Number(number) => query.bind(number),
            Value::Text(text) => query.bind(text),
            Value::Bytes(bytes) => query.bind(bytes),
            Value::Truth(truth) => query.bind(truth),
        })
    }

    /// For a file, with its values; servers' statements are logged by their driver.
    fn prepare<'f>(&self, file: &'f Connection) -> rusqlite::Result<CachedStatement<'f>> {
        tracing::debug!(sql = self.sql, "a statement for the file");
        let mut prepared = file.prepare_cached(self.sql)?;
        for place in 1..=prepared.parameter_count() {
            // SQLite numbers them in the order in which they come.
            let number = prepared.parameter_name(place).and_then(number);
            let value = number.and_then(|number| self.values.get(number.checked_sub(1)?));
            let value = value.ok_or(rusqlite::Error::InvalidParameterCount(
                place,
                self.values.len(),
            ))?;
            prepared.raw_bind_parameter(place, value)?;
        }
        Ok(prepared)
    }
}

/// Of `$12`.
fn number(name: &str) -> Option<usize> {
    name.strip_prefix('$')?.parse().ok()
}

/// What a statement is said to.
#[derive(Debug)]
pub(super) enum Link<'a> {
    File(&'a mut Connection),
    Server(&'a mut AnyConnection),
}

/// Why a statement was not done.
#[derive(Debug, thiserror::Error)]
pub(super) enum LinkError {
    #[error(transparent)]
    File(#[from] rusqlite::Error),
    #[error(transparent)]
    Server(#[from] sqlx::Error),
    #[error("a statement found nothing where it had to")]
    NoRow,
    #[error("what holds the database broke down, or has let go of it")]
    Unserved,
}

impl From<FromSqlError> for LinkError {
    fn from(error: FromSqlError) -> LinkError {
        LinkError::File(error.into())
    }
}

impl Link<'_> {
    /// Says how many rows it changed.
    pub(super) async fn execute(&mut self, statement: &Statement) -> Result<u64, LinkError> {
        match self {
            Link::File(file) => {
                let mut prepared = statement.prepare(file)?;
                // Of one that gives rows, like some pragmas, nobody wants them here.
                if prepared.column_count() > 0 {
                    let mut rows = prepared.raw_query();
                    while rows.next()?.is_some() {}
                    return Ok(0);
                }
                Ok(prepared.raw_execute()? as u64)
            }
            Link::Server(server) => {
                let done = statement.query().execute(&mut **server).await?;
                Ok(done.rows_affected())
            }
        }
    }

    pub(super) async fn rows(&mut self, statement: &Statement) -> Result<Vec<Row>, LinkError> {
        match self {
            Link::File(file) => read(file, statement),
            Link::Server(server) => {
                let rows = statement.query().fetch_all(&mut **server).await?;
                Ok(rows.into_iter().map(Row::Server).collect())
            }
        }
    }

    /// The first row.
    pub(super) async fn row(&mut self, statement: &Statement) -> Result<Option<Row>, LinkError> {
        Ok(self.rows(statement).await?.into_iter().next())
    }
}

/// Done at once.
pub(super) fn read(file: &Connection, statement: &Statement) -> Result<Vec<Row>, LinkError> {
    let mut prepared = statement.prepare(file)?;
    let count = prepared.column_count();
    let mut rows = prepared.raw_query();
    let mut read = Vec::new();
    while let Some(row) = rows.next()? {
        let cells: Result<_, _> = (0..count).map(|column| row.get(column)).collect();
        read.push(Row::File(cells?));
    }
    Ok(read)
}

/// What was found.
pub(super) enum Row {
    File(Vec<Cell>),
    Server(AnyRow),
}

/// What can stand in a column.
pub(super) trait Content: FromSql + for<'r> sqlx::Decode<'r, Any> + sqlx::Type<Any> {}

impl Content for i64 {}
impl Content for String {}
impl Content for Vec<u8> {}
impl Content for Option<i64> {}
impl Content for Option<String> {}

impl Row {
    /// The columns, from the first on.
    pub(super) fn columns(&self) -> Columns<'_> {
        Columns { row: self, next: 0 }
    }

    pub(super) fn get<T: Content>(&self, column: usize) -> Result<T, LinkError> {
        Ok(match self {
            Row::File(cells) => {
                let cell = cells.get(column);
                let cell = cell.ok_or(rusqlite::Error::InvalidColumnIndex(column))?;
                T::column_result(cell.into())?
            }
            Row::Server(row) => row.try_get(column)?,
        })
    }
}

pub(super) struct Columns<'a> {
    row: &'a Row,
    next: usize,
}

impl Columns<'_> {
    pub(super) fn next<T: Content>(&mut self) -> Result<T, LinkError> {
        let column = self.next;
        self.next += 1;
        self.row.get(column)
    }
}
