//! Which keys open this database, the first sealing of one that was not sealed yet, and the change of its key.

use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnection, SqlitePool};

use super::{OpenError, Store, StoreError, failed};
use crate::store::key::{Beside, Key, KeyError, KeySource, Made};
use crate::store::seal::{Mark, Sealer, Spot, is_key};

/// Interviews that are sealed anew in one transaction, so that a process that is killed loses little of the work.
const BATCH: i64 = 200;

/// A key as the database knows it.
#[derive(Debug, sqlx::FromRow)]
struct Known {
    mark: Vec<u8>,
    check_text: Vec<u8>,
    is_current: bool,
}

impl Known {
    fn mark(&self) -> Mark {
        Mark(self.mark.first().copied().unwrap_or_default())
    }
}

/// A database and where its keys may be.
#[derive(Debug)]
pub(super) struct Lock<'a> {
    pub(super) database: &'a Path,
    pub(super) source: &'a KeySource,
    /// While the key is being changed and is not beside the database.
    pub(super) new: Option<&'a Path>,
    /// It is gone with the process, and so is its key.
    pub(super) is_in_memory: bool,
}

impl Lock<'_> {
    fn name(&self) -> String {
        self.database.display().to_string()
    }

    /// The key for a database that is not sealed yet.
    fn first_key(&self) -> Result<Key, KeyError> {
        let path = Beside::of(self.database).key;
        match self.source {
            KeySource::Beside if self.is_in_memory => Ok(Key::generate()),
            KeySource::Beside => {
                let (key, made) = Key::read_or_make(&path)?;
                if made == Made::Now {
                    tracing::info!(
                        file = %path.display(),
                        "made a key that seals answers; back it up, apart from the database: without it they cannot be read"
                    );
                }
                Ok(key)
            }
            KeySource::Given(key) => Ok(key.clone()),
            KeySource::File(path) => self.existing(path),
        }
    }

    fn existing(&self, path: &Path) -> Result<Key, KeyError> {
        Key::read(path)?.ok_or_else(|| KeyError::Missing {
            database: self.name(),
            path: path.to_owned(),
        })
    }

    /// Every key at hand.
    fn keys(&self) -> Result<Vec<Key>, KeyError> {
        let mut keys = match self.source {
            KeySource::Given(key) => vec![key.clone()],
            KeySource::File(path) => vec![self.existing(path)?],
            KeySource::Beside => {
                let beside = Beside::of(self.database);
                let new = Key::read(&beside.new)?;
                let mut keys: Vec<Key> = new.into_iter().collect();
                keys.extend(match keys.is_empty() {
                    true => Some(self.existing(&beside.key)?),
                    false => Key::read(&beside.key)?,
                });
                keys
            }
        };
        if let Some(path) = self.new {
            keys.extend(Key::read(path)?);
        }
        Ok(keys)
    }

    fn sealer(&self, known: &[Known]) -> Result<Sealer, KeyError> {
        let keys = self.keys()?;
        let of = |known: &Known| {
            let is_its_key = |key: &&Key| is_key(known.mark(), key, &known.check_text);
            keys.iter().find(is_its_key)
        };
        let opened: Vec<_> = known.iter().filter_map(|it| Some((it, of(it)?))).collect();
        let Some((current, key)) = opened.iter().find(|(known, _)| known.is_current) else {
            return Err(match opened.is_empty() {
                true => KeyError::Wrong {
                    database: self.name(),
                },
                false => self.unfinished(),
            });
        };
        if opened.len() < known.len() {
            return Err(self.unfinished());
        }
        let sealer = Sealer::new(current.mark(), key);
        let add = |sealer: Sealer, (known, key): &(&Known, &Key)| sealer.and(known.mark(), key);
        Ok(opened.iter().fold(sealer, add))
    }

    fn unfinished(&self) -> KeyError {
        KeyError::Unfinished {
            database: self.name(),
        }
    }
}

/// The keys that the database knows; none where it is not sealed yet.
async fn known(pool: &SqlitePool) -> Result<Vec<Known>, StoreError> {
    let doing = "look for the database's keys";
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'seal_key')";
    let is_there: bool = sqlx::query_scalar(sql)
        .fetch_one(pool)
        .await
        .map_err(failed(doing))?;
    if !is_there {
        return Ok(Vec::new());
    }
    sqlx::query_as("SELECT mark, check_text, is_current FROM seal_key")
        .fetch_all(pool)
        .await
        .map_err(failed(doing))
}

/// What opens the database; `None`: it is not sealed yet. Nothing is changed.
pub(super) async fn sealer(
    pool: &SqlitePool,
    lock: &Lock<'_>,
) -> Result<Option<Sealer>, OpenError> {
    let known = known(pool).await?;
    Ok(match known.is_empty() {
        true => None,
        false => Some(lock.sealer(&known)?),
    })
}

/// Seals a database that is not sealed yet: all of it, or nothing.
pub(super) async fn seal_first(pool: &SqlitePool, lock: &Lock<'_>) -> Result<Sealer, OpenError> {
    let doing = "seal the database";
    let key = lock.first_key()?;
    let sealer = Sealer::new(Mark(1), &key);
    let begun = pool.begin_with("BEGIN IMMEDIATE").await;
    let mut transaction = begun.map_err(failed(doing))?;
    let is_sealed: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM seal_key)")
        .fetch_one(&mut *transaction)
        .await
        .map_err(failed(doing))?;
    if is_sealed {
        // Another process was faster.
        transaction.rollback().await.map_err(failed(doing))?;
        return Ok(lock.sealer(&known(pool).await?)?);
    }
    make_current(&mut transaction, Mark(1), &sealer).await?;
    let mut after = 0;
    loop {
        let rows = rows(
            &mut transaction,
            "SELECT id, content FROM interview WHERE id > ?1 ORDER BY id LIMIT ?2",
            after,
        )
        .await?;
        let Some((last, _)) = rows.last() else { break };
        after = *last;
        for (id, plain) in &rows {
            let sealed = sealer.seal(Spot::interview(*id), plain);
            put(&mut transaction, *id, &sealed).await?;
        }
    }
    transaction.commit().await.map_err(failed(doing))?;
    Ok(sealer)
}

async fn make_current(
    connection: &mut SqliteConnection,
    mark: Mark,
    sealer: &Sealer,
) -> Result<(), StoreError> {
    let doing = "note the database's key down";
    sqlx::query("UPDATE seal_key SET is_current = FALSE WHERE is_current")
        .execute(&mut *connection)
        .await
        .map_err(failed(doing))?;
    let sql =
        "INSERT INTO seal_key (mark, check_text, is_current, is_clean) VALUES (?, ?, TRUE, FALSE)";
    sqlx::query(sql)
        .bind(vec![mark.0])
        .bind(sealer.check())
        .execute(connection)
        .await
        .map_err(failed(doing))?;
    Ok(())
}

async fn rows(
    connection: &mut SqliteConnection,
    sql: &'static str,
    after: i64,
) -> Result<Vec<(i64, Vec<u8>)>, StoreError> {
    sqlx::query_as(sql)
        .bind(after)
        .bind(BATCH)
        .fetch_all(connection)
        .await
        .map_err(failed("read what is to be sealed"))
}

async fn put(connection: &mut SqliteConnection, id: i64, sealed: &[u8]) -> Result<(), StoreError> {
    sqlx::query("UPDATE interview SET content = ? WHERE id = ?")
        .bind(sealed)
        .bind(id)
        .execute(connection)
        .await
        .map_err(failed("seal an interview"))?;
    Ok(())
}

/// What came of a change of key.
#[derive(Debug, PartialEq, Eq)]
pub struct Rotated {
    /// Interviews that were sealed anew.
    pub interviews: u64,
    /// Where the key is from now on.
    pub key: PathBuf,
    /// Where the key of before is, if it stood beside the database.
    pub old: Option<PathBuf>,
}

/// Seals everything with a new key. Whenever it is interrupted, nothing is lost and the same call goes on.
///
/// `new`: the file of the new key, made if there is none. Without it the new key takes the place of the one beside
/// the database.
pub async fn rotate_key(
    url: &str,
    source: &KeySource,
    new: Option<&Path>,
) -> Result<Rotated, OpenError> {
    let database = super::file_of(url)?;
    let beside = Beside::of(&database);
    let path = new.unwrap_or(&beside.new);
    if new.is_none() && beside.old.exists() && !beside.new.exists() {
        return Err(KeyError::InTheWay(beside.old).into());
    }
    let store = Store::open_with(url, source, new).await?;
    let (key, _) = Key::read_or_make(path)?;
    let interviews = store.seal_anew(&key).await?;
    store.close().await;
    if new.is_none() {
        beside.swap()?;
    }
    Ok(match new {
        Some(path) => Rotated {
            interviews,
            key: path.to_owned(),
            old: None,
        },
        None => Rotated {
            interviews,
            key: beside.key,
            old: Some(beside.old),
        },
    })
}

impl Store {
    async fn seal_anew(&self, key: &Key) -> Result<u64, StoreError> {
        let mark = self.begin_with_key(key).await?;
        let sealer = Sealer::new(mark, key);
        let mut count = 0;
        loop {
            let sealed = self.seal_batch(&sealer, mark).await?;
            if sealed == 0 {
                break;
            }
            count += sealed;
        }
        sqlx::query("DELETE FROM seal_key WHERE NOT is_current")
            .execute(&self.pool)
            .await
            .map_err(failed("forget the old key"))?;
        self.clean().await?;
        Ok(count)
    }

    /// From now on everything is sealed with this key.
    async fn begin_with_key(&self, key: &Key) -> Result<Mark, StoreError> {
        let doing = "begin with a new key";
        let known = known(&self.pool).await?;
        let is_begun = |it: &&Known| it.is_current && is_key(it.mark(), key, &it.check_text);
        if let Some(begun) = known.iter().find(is_begun) {
            return Ok(begun.mark());
        }
        let newest = known.iter().map(|it| it.mark().0).max().unwrap_or_default();
        let mark = Mark(newest.checked_add(1).unwrap_or(1));
        let begun = self.pool.begin_with("BEGIN IMMEDIATE").await;
        let mut transaction = begun.map_err(failed(doing))?;
        make_current(&mut transaction, mark, &Sealer::new(mark, key)).await?;
        transaction.commit().await.map_err(failed(doing))?;
        Ok(mark)
    }

    /// Some of what is still sealed with the old key; says how many.
    async fn seal_batch(&self, sealer: &Sealer, mark: Mark) -> Result<u64, StoreError> {
        let doing = "seal with a new key";
        let begun = self.pool.begin_with("BEGIN IMMEDIATE").await;
        let mut transaction = begun.map_err(failed(doing))?;
        let sql = "SELECT id, content FROM interview WHERE substr(content, 2, 1) <> ?1 ORDER BY id LIMIT ?2";
        let old: Vec<(i64, Vec<u8>)> = sqlx::query_as(sql)
            .bind(vec![mark.0])
            .bind(BATCH)
            .fetch_all(&mut *transaction)
            .await
            .map_err(failed(doing))?;
        for (id, sealed) in &old {
            let spot = Spot::interview(*id);
            let plain = self.sealer.open(spot, sealed).map_err(failed(doing))?;
            put(&mut transaction, *id, &sealer.seal(spot, &plain)).await?;
        }
        transaction.commit().await.map_err(failed(doing))?;
        Ok(old.len() as u64)
    }

    /// Takes what was written before the key out of the file for good, where that is still to be done.
    pub(super) async fn clean_once(&self) -> Result<(), StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM seal_key WHERE NOT is_clean)";
        let is_due: bool = sqlx::query_scalar(sql)
            .fetch_one(&self.pool)
            .await
            .map_err(failed("look whether the file is clean"))?;
        match is_due {
            true => self.clean().await,
            false => Ok(()),
        }
    }

    async fn clean(&self) -> Result<(), StoreError> {
        let doing = "clean the file of what was written before";
        sqlx::query("VACUUM")
            .execute(&self.pool)
            .await
            .map_err(failed(doing))?;
        sqlx::query("UPDATE seal_key SET is_clean = TRUE")
            .execute(&self.pool)
            .await
            .map_err(failed(doing))?;
        self.empty_log().await
    }
}
