//! The database under the store, by its address: a file of SQLite's, or a server of PostgreSQL's. Statements are
//! written once, in words that both understand; what only one of them knows is told apart by [`Kind`].
//!
//! SQLite: write-ahead log, every commit on the disk before its call returns. What a click needs goes to the thread that
//! holds the file ([`super::keeper`]); this is for what is done seldom, and for servers.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Any, AnyConnection, AnyPool, ConnectOptions, Connection, Executor, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::{sleep, timeout};

use super::failure::{StoreError, failed, is_busy, is_held};
use super::silence::{was_one_cut_within, within};

static OF_SQLITE: Migrator = sqlx::migrate!("src/store/migrations/sqlite");
static OF_POSTGRES: Migrator = sqlx::migrate!("src/store/migrations/postgres");

/// How long what is done seldom waits for a connection to a file, which is never away.
const SQLITE_PATIENCE: Duration = Duration::from_secs(30);

/// How long it waits for a server, which may be away.
const POSTGRES_PATIENCE: Duration = Duration::from_secs(4);

/// How long the first connection to a file waits while another process changes it to its write-ahead log, and how long
/// between one try and the next.
const BUSY_PATIENCE: Duration = Duration::from_secs(2);
const BUSY_PAUSE: Duration = Duration::from_millis(20);

/// How long a server may take to say anything to whoever connects or asks whether it is there.
const GREETING_MAX: Duration = Duration::from_secs(5);
const PING_MAX: Duration = Duration::from_millis(500);

/// So long after one connection was found cut, each that comes back is asked whether it still stands.
const DOUBT: Duration = Duration::from_secs(60);

/// How long connections that are given back are waited for at the end.
const FAREWELL_MAX: Duration = Duration::from_secs(2);

/// Of each process, beside the one of [`super::keeper`].
const SQLITE_CONNECTIONS_MAX: u32 = 3;

/// Of each process. A server takes 100 connections unless told otherwise, from every replica together.
const POSTGRES_CONNECTIONS_MAX: u32 = 10;

/// A connection that was idle for so long, or since another one was found cut, is asked whether it still stands before
/// it is used.
const TRUSTED_IDLE_MAX: Duration = Duration::from_secs(1);

/// Waits for another process's write. What is deleted is overwritten.
pub(super) const SQLITE_SESSION: &str = "PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                              PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON";

/// Nothing waits for longer than a member does; who vanished without a word is noticed within a minute, and what it
/// held is free again.
const POSTGRES_SESSION: &str = "SET application_name = 'should-i-certify'; SET statement_timeout = '2s'; \
                                SET lock_timeout = '1500ms'; SET idle_in_transaction_session_timeout = '10s'; \
                                SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; \
                                SET tcp_keepalives_count = 3; SET client_min_messages = 'warning'";

/// For a connection beside the pool.
const POSTGRES_PATIENT_SESSION: &str = "SET application_name = 'should-i-certify'; SET tcp_keepalives_idle = 20; \
                                        SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3; \
                                        SET client_min_messages = 'warning'";

/// Whoever comes after a statement that waits for a whole table waits behind it, so no other's patience is used up. For
/// every wait but the one for the turn, which hinders nobody.
const AHEAD_OF_OTHERS: &str = "SET LOCAL lock_timeout = '1s'";

/// Until the tables are asked for again, so that whoever waited gets through meanwhile.
const HELD_PAUSE: Duration = Duration::from_secs(5);

/// What some work needs that may take longer than a member waits.
const WITHOUT_HURRY: &str = "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10s'";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Sqlite { file: PathBuf },
    Postgres,
}

#[derive(Clone, Debug)]
pub(super) struct Database {
    pub(super) kind: Kind,
    /// As operators may read it in messages: without a password.
    pub(super) name: String,
    pub(super) pool: AnyPool,
    /// Held while something is written to a file, so that writers wait for their turn and not for a lock.
    pub(super) pen: Arc<Mutex<()>>,
    options: AnyConnectOptions,
}

/// What is true of two processes at once must not be, so they take turns.
#[derive(Clone, Copy, Debug)]
pub(super) enum Turn {
    /// Beginning and erasing interviews of one member.
    Of(i64),
    /// Tables, keys and seals.
    Keys,
}

impl Database {
    pub(super) async fn connect(url: &str) -> Result<Database, StoreError> {
        sqlx::any::install_default_drivers();
        let (kind, options) = read(url)?;
        // Before the pools, which try again and again and tell in the end that they did.
        let first = first(&kind, &options).await;
        drop(first.map_err(failed("open the database"))?);
        let pool = connect(&kind, &options).await?;
        Ok(Database {
            kind,
            name: name(url),
            pool,
            pen: Arc::default(),
            options,
        })
    }

    /// A connection beside the pool, for work that takes its time or for what is held as long as it lasts.
    pub(super) async fn connection(&self) -> sqlx::Result<AnyConnection> {
        alone(&self.kind, &self.options).await
    }

    /// Brings the tables up to date, however long somebody else reads them: a backup may take hours.
    pub(super) async fn migrate(&self) -> Result<(), StoreError> {
        let mut is_told = false;
        while !self.migrate_unless_held().await? {
            if !is_told {
                tracing::warn!(
                    database = self.name,
                    "the database is to be brought up to date, and waits for whoever reads it, like a backup; \
                     pg_stat_activity shows who that is"
                );
                is_told = true;
            }
            sleep(HELD_PAUSE).await;
        }
        Ok(())
    }

    /// `false`: somebody reads what is to be changed.
    async fn migrate_unless_held(&self) -> Result<bool, StoreError> {
        let doing = "bring the database up to date";
        let mut connection = self.connection().await.map_err(failed(doing))?;
        let begun = match self.kind {
            Kind::Sqlite { .. } => connection.begin_with("BEGIN IMMEDIATE").await,
            Kind::Postgres => connection.begin().await,
        };
        let mut transaction = begun.map_err(failed(doing))?;
        let turn = self.take(&mut transaction, Turn::Keys).await;
        turn.map_err(failed(doing))?;
        if self.kind == Kind::Postgres {
            let briefly = transaction.execute(AHEAD_OF_OTHERS).await;
            briefly.map_err(failed(doing))?;
        }
        let is_done = match self.migrator().run(&mut *transaction).await {
            Ok(()) => true,
            Err(MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _))
                if is_held(&error) =>
            {
                false
            }
            Err(error) => return Err(failed(doing)(error)),
        };
        let ended = match is_done {
            true => transaction.commit().await,
            false => transaction.rollback().await,
        };
        ended.map_err(failed(doing))?;
        connection.close().await.map_err(failed(doing))?;
        Ok(is_done)
    }

    /// The numbers of all migrations that this version knows.
    pub(super) fn migrations(&self) -> Vec<i64> {
        self.migrator().iter().map(|it| it.version).collect()
    }

    fn migrator(&self) -> &'static Migrator {
        match self.kind {
            Kind::Sqlite { .. } => &OF_SQLITE,
            Kind::Postgres => &OF_POSTGRES,
        }
    }

    /// Statements that belong together: all of them are kept, or none.
    pub(super) async fn begin(&self) -> sqlx::Result<Writing> {
        Ok(match self.kind {
            Kind::Sqlite { .. } => {
                let pen = Arc::clone(&self.pen).lock_owned().await;
                Writing {
                    transaction: self.pool.begin_with("BEGIN IMMEDIATE").await?,
                    pen: Some(pen),
                }
            }
            Kind::Postgres => Writing {
                transaction: self.pool.begin().await?,
                pen: None,
            },
        })
    }

    /// The same, one at a time among all processes.
    pub(super) async fn begin_in(&self, turn: Turn) -> sqlx::Result<Writing> {
        let mut transaction = self.begin().await?;
        self.take(&mut transaction, turn).await?;
        Ok(transaction)
    }

    /// The same, for work that may take longer than a member waits.
    pub(super) async fn begin_without_hurry(&self) -> sqlx::Result<Writing> {
        let mut transaction = self.begin().await?;
        if self.kind == Kind::Postgres {
            transaction.execute(WITHOUT_HURRY).await?;
        }
        Ok(transaction)
    }

    /// Waits for a turn, which ends with the transaction.
    pub(super) async fn take(
        &self,
        connection: &mut AnyConnection,
        turn: Turn,
    ) -> sqlx::Result<()> {
        // SQLite has one writer at a time anyway.
        if self.kind != Kind::Postgres {
            return Ok(());
        }
        let number = match turn {
            Turn::Of(user) => user,
            // No member has this number.
            Turn::Keys => -1,
        };
        let sql = "SELECT pg_advisory_xact_lock($1)";
        sqlx::query(sql).bind(number).execute(connection).await?;
        Ok(())
    }

    pub(super) async fn close(&self) {
        if timeout(FAREWELL_MAX, self.pool.close()).await.is_err() {
            tracing::warn!("the database does not take leave; whatever was committed is kept");
        }
    }
}

/// A transaction; what it did is undone unless it is committed.
#[derive(Debug)]
pub(super) struct Writing {
    transaction: Transaction<'static, Any>,
    pen: Option<OwnedMutexGuard<()>>,
}

impl Writing {
    pub(super) async fn commit(self) -> sqlx::Result<()> {
        self.transaction.commit().await?;
        drop(self.pen);
        Ok(())
    }
}

impl Deref for Writing {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.transaction
    }
}

impl DerefMut for Writing {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }
}

/// Of several processes that begin on a new file one changes it to its write-ahead log, which SQLite refuses to the
/// others at once, whatever `busy_timeout` says.
async fn first(kind: &Kind, options: &AnyConnectOptions) -> sqlx::Result<AnyConnection> {
    let begun = Instant::now();
    loop {
        match alone(kind, options).await {
            Err(error) if is_busy(&error) && begun.elapsed() < BUSY_PATIENCE => {
                sleep(BUSY_PAUSE).await;
            }
            done => return done,
        }
    }
}

async fn alone(kind: &Kind, options: &AnyConnectOptions) -> sqlx::Result<AnyConnection> {
    match kind {
        Kind::Sqlite { .. } => greet(options, SQLITE_SESSION).await,
        Kind::Postgres => within(GREETING_MAX, greet(options, POSTGRES_PATIENT_SESSION)).await,
    }
}

async fn greet(options: &AnyConnectOptions, session: &'static str) -> sqlx::Result<AnyConnection> {
    let mut connection = options.connect().await?;
    connection.execute(session).await?;
    Ok(connection)
}

async fn answers(connection: &mut AnyConnection) -> bool {
    let pinged = timeout(PING_MAX, connection.ping()).await;
    pinged.is_ok_and(|pinged| pinged.is_ok())
}

async fn connect(kind: &Kind, options: &AnyConnectOptions) -> Result<AnyPool, StoreError> {
    let (session, patience, connections_max) = match kind {
        Kind::Sqlite { .. } => (SQLITE_SESSION, SQLITE_PATIENCE, SQLITE_CONNECTIONS_MAX),
        Kind::Postgres => (
            POSTGRES_SESSION,
            POSTGRES_PATIENCE,
            POSTGRES_CONNECTIONS_MAX,
        ),
    };
    let may_be_cut = *kind == Kind::Postgres;
    AnyPoolOptions::new()
        .max_connections(connections_max)
        .acquire_timeout(patience)
        .test_before_acquire(false)
        .after_connect(move |connection, _| {
            Box::pin(async move { connection.execute(session).await.map(drop) })
        })
        .before_acquire(move |connection, about| {
            Box::pin(async move {
                // A commit that failed has left it in between.
                if connection.is_in_transaction() {
                    return Ok(false);
                }
                let idle = about.idle_for;
                let is_doubtful =
                    may_be_cut && (idle > TRUSTED_IDLE_MAX || was_one_cut_within(idle));
                Ok(!is_doubtful || answers(connection).await)
            })
        })
        .after_release(move |connection, _| {
            Box::pin(async move {
                let is_doubtful = may_be_cut && was_one_cut_within(DOUBT);
                Ok(!is_doubtful || answers(connection).await)
            })
        })
        .connect_with(options.clone())
        .await
        .map_err(failed("open the database"))
}

fn read(url: &str) -> Result<(Kind, AnyConnectOptions), StoreError> {
    let doing = "read the database's address";
    if is_postgres(url) {
        let options = AnyConnectOptions::from_str(url).map_err(failed(doing))?;
        return Ok((Kind::Postgres, options));
    }
    let file = file_of(url)?;
    // Whole, because only a whole path can be written as an address whatever stands in it.
    let whole = std::path::absolute(&file).map_err(failed(doing))?;
    let options = sqlite(url)?.filename(whole).create_if_missing(true);
    let options = AnyConnectOptions::from_url(&options.to_url_lossy()).map_err(failed(doing))?;
    Ok((Kind::Sqlite { file }, options))
}

pub(super) fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

fn sqlite(url: &str) -> Result<SqliteConnectOptions, StoreError> {
    SqliteConnectOptions::from_str(url).map_err(failed("read the database's address"))
}

/// The file that an address names.
pub(super) fn file_of(url: &str) -> Result<PathBuf, StoreError> {
    Ok(sqlite(url)?.get_filename().to_owned())
}

/// An address as it may be shown: without who connects, and with what password.
pub fn name(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://").filter(|_| is_postgres(url)) else {
        return url.to_owned();
    };
    let place = rest.split('?').next().unwrap_or_default();
    let place = place.rsplit_once('@').map_or(place, |(_, place)| place);
    format!("{scheme}://{place}")
}

impl Kind {
    /// Beside which files may lie.
    pub(super) fn file(&self) -> Option<&Path> {
        match self {
            Kind::Sqlite { file } => Some(file),
            Kind::Postgres => None,
        }
    }
}
