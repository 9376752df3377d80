//! What one process at a time does for all that share a database. Whoever does it holds it for as long as that takes;
//! with the process, or with its connection, what it held is free again.

use std::borrow::Cow;
use std::fs::{File, TryLockError};
use std::path::PathBuf;
use std::time::Duration;

use sqlx::{AnyConnection, Connection, Executor};
use tokio::time::sleep;

use super::database::Kind;
use super::silence::within;
use super::{Store, StoreError, failed};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Forgetting what is due.
    Sweep,
    /// Registering commands at Discord.
    Commands,
    /// Saying what was decided and not said when a process ended.
    CatchUp,
    /// Identifying a shard of this bucket.
    Identify { bucket: u32 },
}

/// A duty that is this process's until this goes.
#[derive(Debug)]
#[must_use = "it is held for as long as this lives"]
pub struct OnDuty {
    _grip: Grip,
}

/// What the kernel, or the database server, takes back from whoever ends, however they end.
#[derive(Debug)]
enum Grip {
    File { _locked: File },
    Connection { _that_locked: AnyConnection },
}

/// How often whoever waits beside a file looks whether it is free: the kernel would have a thread wait.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// A server has whoever waits wait in their order, and says after so long that it still lives.
const SIGN_OF_LIFE: &str = "SET lock_timeout = '20s'";
/// Without one for so long, it is given up.
const SIGN_OF_LIFE_MAX: Duration = Duration::from_secs(30);
/// What it says then: `lock_not_available`.
const STILL_HELD: &str = "55P03";

/// Names our locks among those of whoever else uses the database: "certify" in ASCII, the last four letters.
const OURS: i32 = 0x7469_6679;

impl Duty {
    fn name(self) -> Cow<'static, str> {
        match self {
            Duty::Sweep => "sweep".into(),
            Duty::Commands => "commands".into(),
            Duty::CatchUp => "catch-up".into(),
            Duty::Identify { bucket } => format!("identify-{bucket}").into(),
        }
    }

    fn number(self) -> i32 {
        match self {
            Duty::Sweep => 1,
            Duty::Commands => 2,
            Duty::CatchUp => 3,
            Duty::Identify { bucket } => 100_i32.saturating_add_unsigned(bucket),
        }
    }
}

impl Store {
    /// Takes a duty. `None`: somebody else is at it.
    pub async fn hold(&self, duty: Duty) -> Result<Option<OnDuty>, StoreError> {
        let doing = "ask whose turn it is";
        match &self.database.kind {
            Kind::Sqlite { file } => {
                let mut name = file.as_os_str().to_owned();
                name.push(format!(".{}", duty.name()));
                lock_file(name.into()).map_err(failed(doing))
            }
            Kind::Postgres => {
                let connected = self.database.connection().await;
                let connection = connected.map_err(failed(doing))?;
                let locked = within(SIGN_OF_LIFE_MAX, lock_in(connection, duty)).await;
                locked.map_err(failed(doing))
            }
        }
    }
}

impl Store {
    /// Takes a duty once nobody else is at it.
    pub async fn wait_for(&self, duty: Duty) -> Result<OnDuty, StoreError> {
        if self.database.kind == Kind::Postgres {
            let doing = "wait for a turn";
            let connected = self.database.connection().await;
            let connection = connected.map_err(failed(doing))?;
            return wait_in(connection, duty).await.map_err(failed(doing));
        }
        loop {
            if let Some(ours) = self.hold(duty).await? {
                return Ok(ours);
            }
            sleep(LOOK_EVERY).await;
        }
    }
}

fn lock_file(name: PathBuf) -> std::io::Result<Option<OnDuty>> {
    let file = File::options().append(true).create(true).open(name)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(OnDuty {
            _grip: Grip::File { _locked: file },
        })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

async fn lock_in(mut connection: AnyConnection, duty: Duty) -> sqlx::Result<Option<OnDuty>> {
    let is_ours: bool = sqlx::query_scalar("SELECT pg_try_advisory_lock($1, $2)")
        .bind(OURS)
        .bind(duty.number())
        .fetch_one(&mut connection)
        .await?;
    if is_ours {
        let _grip = Grip::Connection {
            _that_locked: connection,
        };
        return Ok(Some(OnDuty { _grip }));
    }
    connection.close().await?;
    Ok(None)
}

/// With one connection, however long it takes.
async fn wait_in(mut connection: AnyConnection, duty: Duty) -> sqlx::Result<OnDuty> {
    connection.execute(SIGN_OF_LIFE).await?;
    loop {
        let lock = sqlx::query("SELECT pg_advisory_lock($1, $2)")
            .bind(OURS)
            .bind(duty.number());
        match within(SIGN_OF_LIFE_MAX, lock.execute(&mut connection)).await {
            Ok(_) => break,
            Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some(STILL_HELD) => {}
            Err(error) => return Err(error),
        }
    }
    let _grip = Grip::Connection {
        _that_locked: connection,
    };
    Ok(OnDuty { _grip })
}
