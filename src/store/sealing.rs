//! Which keys open this database, the first sealing of one that was not sealed yet, and the change of its key.

use std::path::{Path, PathBuf};

use sqlx::AnyConnection;
use sqlx::{Connection, Executor};

use super::database::{Database, Kind, Turn, file_of, is_postgres};
use super::key::{Beside, Key, KeyError, KeySource, Made};
use super::link::statement;
use super::seal::{Mark, Sealer, Spot, is_key};
use super::{OpenError, Store, StoreError, failed};

/// Interviews that are sealed anew in one transaction, so that a process that is killed loses little of the work.
const BATCH: i64 = 200;

/// A key as the database knows it.
#[derive(Debug, sqlx::FromRow)]
struct Known {
    mark: Vec<u8>,
    check_text: Vec<u8>,
    is_current: i64,
}

impl Known {
    fn mark(&self) -> Mark {
        Mark(self.mark.first().copied().unwrap_or_default())
    }
}

/// A database and where its keys may be.
#[derive(Debug)]
pub(super) struct Lock<'a> {
    pub(super) database: &'a Database,
    pub(super) source: &'a KeySource,
    /// While the key is being changed and is not beside the database.
    pub(super) new: Option<&'a Path>,
}

impl Lock<'_> {
    fn name(&self) -> String {
        self.database.name.clone()
    }

    /// The key files beside a database that is a file.
    fn beside(&self) -> Result<Beside, KeyError> {
        let file = self.database.kind.file();
        file.map(Beside::of).ok_or_else(|| KeyError::NotGiven {
            database: self.name(),
        })
    }

    /// The key for a database that is not sealed yet.
    fn first_key(&self) -> Result<Key, KeyError> {
        match self.source {
            KeySource::Beside => {
                let path = self.beside()?.key;
                let (key, made) = Key::read_or_make(&path, None)?;
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
                let beside = self.beside()?;
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
        let Some((current, key)) = opened.iter().find(|(known, _)| known.is_current == 1) else {
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
async fn known(database: &Database) -> Result<Vec<Known>, StoreError> {
    let doing = "look for the database's keys";
    let sql = match database.kind {
        Kind::Sqlite { .. } => "SELECT count(*) FROM sqlite_schema WHERE name = 'seal_key'",
        Kind::Postgres => {
            "SELECT count(*) FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name = 'seal_key'"
        }
    };
    let count: i64 = sqlx::query_scalar(sql)
        .fetch_one(&database.pool)
        .await
        .map_err(failed(doing))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    sqlx::query_as("SELECT mark, check_text, is_current FROM seal_key")
        .fetch_all(&database.pool)
        .await
        .map_err(failed(doing))
}

/// What opens the database; `None`: it is not sealed yet. Nothing is changed.
pub(super) async fn sealer(lock: &Lock<'_>) -> Result<Option<Sealer>, OpenError> {
    let known = known(lock.database).await?;
    Ok(match known.is_empty() {
        true => None,
        false => Some(lock.sealer(&known)?),
    })
}

/// Seals a database that is not sealed yet: all of it, or nothing.
pub(super) async fn seal_first(lock: &Lock<'_>) -> Result<Sealer, OpenError> {
    let doing = "seal the database";
    let key = lock.first_key()?;
    let sealer = Sealer::new(Mark(1), &key);
    let begun = lock.database.begin_in(Turn::Keys).await;
    let mut transaction = begun.map_err(failed(doing))?;
    let keys: i64 = sqlx::query_scalar("SELECT count(*) FROM seal_key")
        .fetch_one(&mut *transaction)
        .await
        .map_err(failed(doing))?;
    if keys > 0 {
        // Another process was faster.
        drop(transaction);
        return Ok(lock.sealer(&known(lock.database).await?)?);
    }
    make_current(&mut transaction, Mark(1), &sealer).await?;
    let mut after = 0;
    loop {
        let rows = rows(
            &mut transaction,
            "SELECT id, content FROM interview WHERE id > $1 ORDER BY id LIMIT $2",
            after,
        )
        .await?;
        let Some((last, _)) = rows.last() else { break };
        after = *last;
        for (id, plain) in &rows {
            let sealed = sealer.seal(Spot::interview(*id), plain);
            put(&mut transaction, *id, plain, &sealed).await?;
        }
    }
    transaction.commit().await.map_err(failed(doing))?;
    Ok(sealer)
}

async fn make_current(
    connection: &mut AnyConnection,
    mark: Mark,
    sealer: &Sealer,
) -> Result<(), StoreError> {
    let doing = "note the database's key down";
    sqlx::query("UPDATE seal_key SET is_current = 0 WHERE is_current = 1")
        .execute(&mut *connection)
        .await
        .map_err(failed(doing))?;
    let sql = "INSERT INTO seal_key (mark, check_text, is_current, is_clean) VALUES ($1, $2, 1, 0)";
    sqlx::query(sql)
        .bind(vec![mark.0])
        .bind(sealer.check())
        .execute(connection)
        .await
        .map_err(failed(doing))?;
    Ok(())
}

async fn rows(
    connection: &mut AnyConnection,
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

/// Unless somebody saved in between: that is sealed as it should be.
async fn put(
    connection: &mut AnyConnection,
    id: i64,
    before: &[u8],
    sealed: &[u8],
) -> Result<(), StoreError> {
    sqlx::query("UPDATE interview SET content = $1 WHERE id = $2 AND content = $3")
        .bind(sealed)
        .bind(id)
        .bind(before)
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
/// `new`: the file of the new key, made if there is none, and for the same people as that of the old one. Without it the
/// new key takes the place of the one beside the database.
pub async fn rotate_key(
    url: &str,
    source: &KeySource,
    new: Option<&Path>,
) -> Result<Rotated, OpenError> {
    let beside = match new {
        Some(_) => None,
        None => Some(Beside::of(&place_of_key(url)?)),
    };
    let path = new.or(beside.as_ref().map(|it| it.new.as_path()));
    let path = path.expect("one of the two is known").to_owned();
    if let Some(beside) = &beside
        && beside.old.exists()
        && !beside.new.exists()
    {
        return Err(KeyError::InTheWay(beside.old.clone()).into());
    }
    let store = Store::open_with(url, source, new).await?;
    let before = match source {
        KeySource::Given(_) => None,
        KeySource::File(path) => Some(path.clone()),
        KeySource::Beside => Some(Beside::of(&place_of_key(url)?).key),
    };
    let (key, _) = Key::read_or_make(&path, before.as_deref())?;
    let interviews = store.seal_anew(&key).await?;
    store.close().await;
    let Some(beside) = beside else {
        return Ok(Rotated {
            interviews,
            key: path,
            old: None,
        });
    };
    beside.swap()?;
    Ok(Rotated {
        interviews,
        key: beside.key,
        old: Some(beside.old),
    })
}

/// Where a key may lie beside the database.
fn place_of_key(url: &str) -> Result<PathBuf, OpenError> {
    if is_postgres(url) {
        let database = super::name(url);
        return Err(KeyError::NotGiven { database }.into());
    }
    Ok(file_of(url)?)
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
        let forget = statement("DELETE FROM seal_key WHERE is_current = 0");
        self.perform("forget the old key", forget).await?;
        self.clean().await?;
        Ok(count)
    }

    /// From now on everything is sealed with this key.
    async fn begin_with_key(&self, key: &Key) -> Result<Mark, StoreError> {
        let doing = "begin with a new key";
        let known = known(&self.database).await?;
        let is_begun = |it: &&Known| it.is_current == 1 && is_key(it.mark(), key, &it.check_text);
        if let Some(begun) = known.iter().find(is_begun) {
            return Ok(begun.mark());
        }
        let newest = known.iter().map(|it| it.mark().0).max().unwrap_or_default();
        let mark = Mark(newest.checked_add(1).unwrap_or(1));
        let begun = self.database.begin_in(Turn::Keys).await;
        let mut transaction = begun.map_err(failed(doing))?;
        if self.database.kind == Kind::Postgres {
            // Who saves with the key of before comes before this, or is told.
            let alone = transaction.execute("LOCK TABLE interview IN EXCLUSIVE MODE");
            alone.await.map_err(failed(doing))?;
        }
        make_current(&mut transaction, mark, &Sealer::new(mark, key)).await?;
        transaction.commit().await.map_err(failed(doing))?;
        Ok(mark)
    }

    /// Some of what is still sealed with the old key; says how many.
    async fn seal_batch(&self, sealer: &Sealer, mark: Mark) -> Result<u64, StoreError> {
        let doing = "seal with a new key";
        let begun = self.database.begin_without_hurry().await;
        let mut transaction = begun.map_err(failed(doing))?;
        let sql = "SELECT id, content FROM interview WHERE substr(content, 2, 1) <> $1 ORDER BY id LIMIT $2";
        let old: Vec<(i64, Vec<u8>)> = sqlx::query_as(sql)
            .bind(vec![mark.0])
            .bind(BATCH)
            .fetch_all(&mut *transaction)
            .await
            .map_err(failed(doing))?;
        for (id, sealed) in &old {
            let spot = Spot::interview(*id);
            let plain = self.sealer.open(spot, sealed).map_err(failed(doing))?;
            put(&mut transaction, *id, sealed, &sealer.seal(spot, &plain)).await?;
        }
        transaction.commit().await.map_err(failed(doing))?;
        Ok(old.len() as u64)
    }

    /// Takes what was written before the key out of the file for good, where that is still to be done.
    pub(super) async fn clean_once(&self) -> Result<(), StoreError> {
        let sql = "SELECT mark FROM seal_key WHERE is_clean = 0";
        let due = self.find_one("look whether the file is clean", statement(sql));
        match due.await? {
            None => Ok(()),
            Some(_) => self.clean().await,
        }
    }

    async fn clean(&self) -> Result<(), StoreError> {
        let doing = "clean the file of what was written before";
        self.rewrite().await.map_err(failed(doing))?;
        self.perform(doing, statement("UPDATE seal_key SET is_clean = 1"))
            .await?;
        self.empty_log().await
    }

    /// It takes its time, so it has a connection of its own.
    async fn rewrite(&self) -> sqlx::Result<()> {
        let sql = match self.database.kind {
            Kind::Sqlite { .. } => "VACUUM",
            Kind::Postgres => "VACUUM FULL interview",
        };
        let mut connection = self.database.connection().await?;
        connection.execute(sql).await?;
        connection.close().await
    }
}
