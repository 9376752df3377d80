//! What the store failed at, and what an operator can do about it.

use std::io::ErrorKind;
use std::sync::Arc;

use sqlx::error::DatabaseError;
use sqlx::postgres::PgDatabaseError;

use super::link::LinkError;
use super::silence::note_a_cut;

/// The store could not do something; what it held before still stands.
#[derive(Debug, thiserror::Error)]
#[error("the store could not {doing}{cure}")]
pub struct StoreError {
    doing: &'static str,
    cure: &'static str,
    source: Box<dyn std::error::Error + Send + Sync>,
}

pub(super) fn failed<E: Into<Box<dyn std::error::Error + Send + Sync>>>(
    doing: &'static str,
) -> impl FnOnce(E) -> StoreError {
    move |source| {
        let source = source.into();
        if is_cut(source.as_ref()) {
            note_a_cut();
        }
        StoreError {
            doing,
            cure: cure(source.as_ref()).unwrap_or_default(),
            source,
        }
    }
}

/// Whether SQLite refused something because another connection holds the file. Source: SQLite, "Result and Error
/// Codes", `SQLITE_BUSY`.
pub(super) fn is_busy(error: &sqlx::Error) -> bool {
    let told = error.as_database_error().and_then(DatabaseError::code);
    told.as_deref() == Some("5")
}

/// Whether PostgreSQL refused something because another session holds what it needs: `lock_not_available`, or
/// `deadlock_detected`. Source: PostgreSQL, "PostgreSQL Error Codes".
pub(super) fn is_held(error: &sqlx::Error) -> bool {
    let told = error.as_database_error().and_then(DatabaseError::code);
    matches!(told.as_deref(), Some("55P03" | "40P01"))
}

fn is_cut(error: Cause<'_>) -> bool {
    let mut causes = std::iter::successors(Some(error), |error| error.source());
    match causes.find_map(of_server) {
        Some(sqlx::Error::Io(_)) => true,
        // The server says so before it goes.
        Some(sqlx::Error::Database(error)) => {
            error.code().is_some_and(|code| code.starts_with("57P"))
        }
        _ => false,
    }
}

fn cure(error: Cause<'_>) -> Option<&'static str> {
    let causes = || std::iter::successors(Some(error), |error| error.source());
    if let Some(code) = causes().find_map(of_file) {
        return of_sqlite(code);
    }
    match causes().find_map(of_server)? {
        sqlx::Error::Database(error) if error.try_downcast_ref::<PgDatabaseError>().is_some() => {
            error.code().and_then(|code| of_postgres(&code))
        }
        sqlx::Error::Database(error) => of_sqlite(error.code()?.parse().ok()?),
        sqlx::Error::PoolTimedOut => Some(
            " because the database does not answer, or is busy with all that it may do at once; look whether it runs",
        ),
        // That is how a certificate that does not fit is told.
        sqlx::Error::Io(error) if error.kind() == ErrorKind::InvalidData => Some(TLS),
        sqlx::Error::Io(_) => Some(
            " because the database cannot be reached; look whether it runs, and at its address",
        ),
        sqlx::Error::Tls(_) => Some(TLS),
        _ => None,
    }
}

const TLS: &str = " because the connection to the database cannot be encrypted as its address wants it; look at sslmode and \
                   sslrootcert there, and at the server's certificate";

type Cause<'a> = &'a (dyn std::error::Error + 'static);

fn of_link(cause: Cause<'_>) -> Option<&LinkError> {
    let shared = || cause.downcast_ref::<Arc<LinkError>>().map(AsRef::as_ref);
    cause.downcast_ref().or_else(shared)
}

fn of_server(cause: Cause<'_>) -> Option<&sqlx::Error> {
    match of_link(cause) {
        Some(LinkError::Server(error)) => Some(error),
        _ => cause.downcast_ref(),
    }
}

/// SQLite's number for what went wrong.
fn of_file(cause: Cause<'_>) -> Option<u32> {
    let error = match of_link(cause) {
        Some(LinkError::File(error)) => Some(error),
        _ => cause.downcast_ref(),
    };
    let code = error?.sqlite_error()?.extended_code;
    Some(code.cast_unsigned())
}

/// The lowest byte says what kind it is. Source: SQLite, "Result and Extended Result Codes".
fn of_sqlite(code: u32) -> Option<&'static str> {
    Some(match code & 0xff {
        5 | 6 => " because another process holds the database; end that one, or wait for it",
        8 => " because the database may only be read; let the bot write the file and its folder",
        10 => " because the disk fails; look at its space and its health",
        11 | 26 => {
            " because the database's file is damaged; stop the bot, take the file away with its -wal and -shm, and put a \
             backup in its place"
        }
        13 => " because the disk is full; free some space",
        14 => {
            " because the database's file cannot be opened; look at its folder and at who may write there"
        }
        _ => return None,
    })
}

/// Source: PostgreSQL, "PostgreSQL Error Codes".
fn of_postgres(code: &str) -> Option<&'static str> {
    Some(match code {
        "28000" | "28P01" => {
            " because the database server refuses the user, the password or the way of connecting; look at the address"
        }
        "3D000" => " because the database server has no database of this name; create it",
        "42501" => {
            " because the database server does not allow it to this user; let it create tables and write them"
        }
        "25006" => {
            " because the database server may only be read; give the address of the one that takes writes"
        }
        "40001" | "40P01" | "55P03" => {
            " because another process holds what it needs; if it stays so, look in pg_stat_activity who waits"
        }
        "53100" => " because the database server's disk is full; free some space there",
        "53300" => {
            " because the database server has no connection left; raise max_connections or run fewer processes"
        }
        "57014" => " because it took the database server too long; look at its load and its disk",
        "57P01" | "57P02" | "57P03" => {
            " because the database server is being stopped or started; wait for it"
        }
        code if code.starts_with("58") || code.starts_with("XX") => {
            " because the database server fails; look at its log, its disk and its space"
        }
        _ => return None,
    })
}
