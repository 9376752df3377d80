//! The file of SQLite's, held by a thread of its own: what a click reads and writes is done there without a change of
//! threads for each statement, and reading finds in memory what was written before it.
//!
//! Each commit waits for the disk, so whatever waits meanwhile goes together into the next: one transaction, one wait,
//! and then each is told. Who comes alone waits for nobody. Where one of a group fails, nothing of the group is kept,
//! and each is done again on its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures_util::FutureExt;
use rusqlite::Connection;
use tokio::sync::{Mutex, mpsc, oneshot};

use super::database::{Database, Kind, SQLITE_SESSION};
use super::deed::Deed;
use super::link::{Link, LinkError, Row, Statement, read};

/// More than wait at once, unless the disk stands still.
const QUEUE_MAX: usize = 1_024;

/// Of reads and writes, so that the first of a group does not wait for many.
const GROUP_MAX: usize = 128;

/// Statements that are kept prepared: all that a click needs.
const PREPARED_MAX: usize = 64;

/// Of a group each is told why.
pub(super) type Failure = Arc<LinkError>;

/// A deed that waits to be committed, whatever comes of it.
trait Waiting: Send {
    fn is_one_statement(&self) -> bool;
    fn run(&mut self, file: &mut Connection) -> Result<(), LinkError>;
    fn tell(self: Box<Self>, committed: Result<(), Failure>);
}

struct Errand<D: Deed> {
    deed: D,
    outcome: Option<D::Outcome>,
    whoever_waits: oneshot::Sender<Result<D::Outcome, Failure>>,
}

impl<D: Deed> Waiting for Errand<D> {
    fn is_one_statement(&self) -> bool {
        self.deed.is_one_statement()
    }

    fn run(&mut self, file: &mut Connection) -> Result<(), LinkError> {
        let done = self.deed.run(Link::File(file)).now_or_never();
        self.outcome = Some(done.expect("a file answers at once")?);
        Ok(())
    }

    fn tell(self: Box<Self>, committed: Result<(), Failure>) {
        let Errand {
            outcome,
            whoever_waits,
            ..
        } = *self;
        let outcome = committed.map(|()| outcome.expect("what is committed was done"));
        // Who does not wait any more finds it when they come back.
        drop(whoever_waits.send(outcome));
    }
}

enum Job {
    Read(Statement, oneshot::Sender<Result<Vec<Row>, LinkError>>),
    Write(Box<dyn Waiting>),
    Close(oneshot::Sender<()>),
}

/// Where jobs wait for the thread that holds the file.
#[derive(Clone, Debug)]
pub(super) struct Queue(mpsc::Sender<Job>);

impl Queue {
    /// Serves until nobody can bring anything any more, or [`Queue::close`].
    pub(super) fn open(database: &Database) -> std::io::Result<Option<Queue>> {
        let Kind::Sqlite { file } = &database.kind else {
            return Ok(None);
        };
        let (queue, jobs) = mpsc::channel(QUEUE_MAX);
        let keeper = Keeper {
            path: std::path::absolute(file)?,
            file: None,
            pen: Arc::clone(&database.pen),
        };
        let thread = std::thread::Builder::new().name("store".to_owned());
        thread.spawn(move || keeper.serve(jobs))?;
        Ok(Some(Queue(queue)))
    }

    pub(super) async fn write<D: Deed>(&self, deed: D) -> Result<D::Outcome, Failure> {
        let (whoever_waits, told) = oneshot::channel();
        let errand = Errand {
            deed,
            outcome: None,
            whoever_waits,
        };
        let unserved = || Arc::new(LinkError::Unserved);
        let put = self.0.send(Job::Write(Box::new(errand))).await;
        put.map_err(|_| unserved())?;
        told.await.unwrap_or_else(|_| Err(unserved()))
    }

    pub(super) async fn read(&self, statement: Statement) -> Result<Vec<Row>, LinkError> {
        let (whoever_waits, told) = oneshot::channel();
        let put = self.0.send(Job::Read(statement, whoever_waits)).await;
        put.map_err(|_| LinkError::Unserved)?;
        told.await.unwrap_or(Err(LinkError::Unserved))
    }

    /// What waits is done before.
    pub(super) async fn close(&self) {
        let (whoever_waits, closed) = oneshot::channel();
        if self.0.send(Job::Close(whoever_waits)).await.is_ok() {
            // An error: it was closed already.
            drop(closed.await);
        }
    }
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let file = Connection::open(path)?;
    file.execute_batch(SQLITE_SESSION)?;
    file.set_prepared_statement_cache_capacity(PREPARED_MAX);
    Ok(file)
}

/// Who holds the file.
struct Keeper {
    path: PathBuf,
    /// None before it is used, and where it may have been left in the middle of something.
    file: Option<Connection>,
    /// Held while something is written.
    pen: Arc<Mutex<()>>,
}

impl Keeper {
    fn serve(mut self, mut jobs: mpsc::Receiver<Job>) {
        while let Some(first) = jobs.blocking_recv() {
            let served = catch_unwind(AssertUnwindSafe(|| self.serve_some(first, &mut jobs)));
            match served {
                Ok(None) => {}
                Ok(Some(whoever_waits)) => {
                    drop(self);
                    let _ = whoever_waits.send(());
                    return;
                }
                // Whoever waits is told by the loss of what would have told them; the next find the file opened anew.
                Err(_) => self.file = None,
            }
        }
    }

    /// One job and what waits beside it. Gives back who wants the file to be closed.
    fn serve_some(
        &mut self,
        first: Job,
        jobs: &mut mpsc::Receiver<Job>,
    ) -> Option<oneshot::Sender<()>> {
        let mut group = Vec::new();
        let mut closing = None;
        let waiting = std::iter::from_fn(|| jobs.try_recv().ok());
        for job in std::iter::once(first).chain(waiting).take(GROUP_MAX) {
            match job {
                Job::Read(statement, whoever_waits) => {
                    // Who does not wait any more needs no answer.
                    drop(whoever_waits.send(self.read(&statement)));
                }
                Job::Write(waiting) => group.push(waiting),
                Job::Close(whoever_waits) => closing = Some(whoever_waits),
            }
        }
        self.commit(group);
        closing
    }

    fn file(&mut self) -> rusqlite::Result<&mut Connection> {
        if self.file.as_ref().is_some_and(|file| !file.is_autocommit()) {
            self.file = None;
        }
        match &mut self.file {
            Some(file) => Ok(file),
            none => Ok(none.insert(open(&self.path)?)),
        }
    }

    fn read(&mut self, statement: &Statement) -> Result<Vec<Row>, LinkError> {
        read(self.file()?, statement)
    }

    fn commit(&mut self, mut group: Vec<Box<dyn Waiting>>) {
        if group.is_empty() {
            return;
        }
        let pen = Arc::clone(&self.pen);
        let _pen = pen.blocking_lock();
        match self.together(&mut group) {
            Ok(()) => tell(group, &Ok(())),
            Err(Failed::One(_)) if group.len() > 1 => self.one_by_one(group),
            Err(Failed::One(cause) | Failed::All(cause)) => tell(group, &Err(cause)),
        }
    }

    /// Until the disk itself fails, which it does for all.
    fn one_by_one(&mut self, group: Vec<Box<dyn Waiting>>) {
        let mut group = group.into_iter();
        while let Some(mut each) = group.next() {
            match self.together(std::slice::from_mut(&mut each)) {
                Ok(()) => each.tell(Ok(())),
                Err(Failed::One(cause)) => each.tell(Err(cause)),
                Err(Failed::All(cause)) => {
                    each.tell(Err(Arc::clone(&cause)));
                    return tell(group.collect(), &Err(cause));
                }
            }
        }
    }

    fn together(&mut self, group: &mut [Box<dyn Waiting>]) -> Result<(), Failed> {
        let file = self.file().map_err(all)?;
        if let [alone] = group
            && alone.is_one_statement()
        {
            return alone.run(file).map_err(one);
        }
        prepared(file, "BEGIN IMMEDIATE").map_err(all)?;
        let done = group
            .iter_mut()
            .try_for_each(|each| each.run(file))
            .map_err(one)
            .and_then(|()| prepared(file, "COMMIT").map_err(all));
        if done.is_err() && !file.is_autocommit() {
            // Where even that fails, the file is opened anew.
            drop(prepared(file, "ROLLBACK"));
        }
        done
    }
}

fn prepared(file: &Connection, sql: &str) -> rusqlite::Result<()> {
    file.prepare_cached(sql)?.raw_execute().map(drop)
}

fn tell(group: Vec<Box<dyn Waiting>>, committed: &Result<(), Failure>) {
    for each in group {
        each.tell(committed.clone());
    }
}

enum Failed {
    /// The others may go on without it.
    One(Failure),
    All(Failure),
}

fn one(error: LinkError) -> Failed {
    Failed::One(Arc::new(error))
}

fn all(error: rusqlite::Error) -> Failed {
    Failed::All(Arc::new(error.into()))
}

#[cfg(test)]
mod tests {
    use futures_util::future::BoxFuture;

    use super::*;
    use crate::store::link::statement;
    use crate::store::{Key, KeySource, Store};

    struct BreaksDown;

    impl Deed for BreaksDown {
        type Outcome = ();

        fn run<'a>(&'a self, _: Link<'a>) -> BoxFuture<'a, Result<(), LinkError>> {
            panic!("meant to")
        }
    }

    #[tokio::test]
    async fn what_breaks_down_at_the_file_takes_nobody_else_with_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        let key = KeySource::Given(Key::generate());
        let store = Store::open(&url, &key).await.expect("a store");
        let told = store.perform("break down", BreaksDown).await;
        assert_eq!(
            told.expect_err("it broke down").to_string(),
            "the store could not break down"
        );
        store.prove_writable().await.expect("it goes on");
        let found = store.find("look", statement("SELECT count(*) FROM interview"));
        assert_eq!(found.await.expect("it goes on").len(), 1);
    }
}
