//! Many interviews' commits in one. On SQLite each commit waits for the disk, so whatever waits meanwhile goes together
//! into the next: one transaction, one wait, and then each is told. Who comes alone waits for nobody.
//!
//! Where one of a group fails, nothing of the group is kept, and each is done again on its own.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use sqlx::{Any, AnyConnection, Connection, pool::PoolConnection};
use tokio::sync::{mpsc, oneshot};

use super::database::{Database, Kind, Turn};
use super::{Store, StoreError, failed};

/// More than wait at once, unless the disk stands still.
const QUEUE_MAX: usize = 1_024;

/// So that the first of a group does not wait for many.
const GROUP_MAX: usize = 128;

/// Statements of one interview that are kept together. They may be rolled back and done again.
pub(super) trait Deed: Send + Sync + 'static {
    type Outcome: Send;

    /// It is one statement, and so a transaction by itself.
    fn is_one_statement(&self) -> bool;

    /// What must not be done by two processes at once.
    fn turn(&self) -> Option<Turn> {
        None
    }

    fn run<'a>(
        &'a self,
        connection: &'a mut AnyConnection,
    ) -> BoxFuture<'a, sqlx::Result<Self::Outcome>>;
}

type Failure = Arc<sqlx::Error>;

/// A deed that waits to be committed, whatever comes of it.
trait Waiting: Send {
    fn is_one_statement(&self) -> bool;
    fn run<'a>(&'a mut self, connection: &'a mut AnyConnection) -> BoxFuture<'a, sqlx::Result<()>>;
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

    fn run<'a>(&'a mut self, connection: &'a mut AnyConnection) -> BoxFuture<'a, sqlx::Result<()>> {
        Box::pin(async {
            self.outcome = Some(self.deed.run(connection).await?);
            Ok(())
        })
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

/// Where deeds wait for the next commit.
#[derive(Clone, Debug)]
pub(super) struct Queue(mpsc::Sender<Box<dyn Waiting>>);

impl Queue {
    /// Commits until nobody can bring anything any more.
    pub(super) fn open(database: Database) -> Queue {
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        tokio::spawn(commit_each_group(database, waiting));
        Queue(queue)
    }

    async fn put<D: Deed>(&self, deed: D) -> Result<D::Outcome, Failure> {
        let (whoever_waits, told) = oneshot::channel();
        let errand = Errand {
            deed,
            outcome: None,
            whoever_waits,
        };
        let crashed = || Arc::new(sqlx::Error::WorkerCrashed);
        let put = self.0.send(Box::new(errand)).await;
        put.map_err(|_| crashed())?;
        told.await.unwrap_or_else(|_| Err(crashed()))
    }
}

impl Store {
    /// Does it and commits.
    pub(super) async fn perform<D: Deed>(
        &self,
        doing: &'static str,
        deed: D,
    ) -> Result<D::Outcome, StoreError> {
        match self.database.kind {
            Kind::Sqlite { .. } => self.queue.put(deed).await.map_err(failed(doing)),
            // It groups commits by itself.
            Kind::Postgres => self.perform_now(deed).await.map_err(failed(doing)),
        }
    }

    async fn perform_now<D: Deed>(&self, deed: D) -> sqlx::Result<D::Outcome> {
        if deed.is_one_statement() {
            return deed.run(&mut *self.database.writes.acquire().await?).await;
        }
        let mut transaction = self.database.begin().await?;
        if let Some(turn) = deed.turn() {
            self.database.take(&mut transaction, turn).await?;
        }
        let outcome = deed.run(&mut transaction).await?;
        transaction.commit().await?;
        Ok(outcome)
    }
}

async fn commit_each_group(database: Database, mut waiting: mpsc::Receiver<Box<dyn Waiting>>) {
    while let Some(first) = waiting.recv().await {
        let connected = database.writes.acquire().await;
        let mut group = vec![first];
        while group.len() < GROUP_MAX
            && let Ok(next) = waiting.try_recv()
        {
            group.push(next);
        }
        match connected {
            Ok(mut connection) => commit(&mut connection, group).await,
            Err(error) => tell(group, &Err(Arc::new(error))),
        }
    }
}

async fn commit(connection: &mut PoolConnection<Any>, mut group: Vec<Box<dyn Waiting>>) {
    match together(connection, &mut group).await {
        Ok(()) => tell(group, &Ok(())),
        Err(Failed::One(_)) if group.len() > 1 => one_by_one(connection, group).await,
        Err(Failed::One(cause) | Failed::All(cause)) => tell(group, &Err(cause)),
    }
}

/// Until the disk itself fails, which it does for all.
async fn one_by_one(connection: &mut PoolConnection<Any>, group: Vec<Box<dyn Waiting>>) {
    let mut group = group.into_iter();
    while let Some(mut each) = group.next() {
        match together(connection, std::slice::from_mut(&mut each)).await {
            Ok(()) => each.tell(Ok(())),
            Err(Failed::One(cause)) => each.tell(Err(cause)),
            Err(Failed::All(cause)) => {
                each.tell(Err(Arc::clone(&cause)));
                return tell(group.collect(), &Err(cause));
            }
        }
    }
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

async fn together(
    connection: &mut AnyConnection,
    group: &mut [Box<dyn Waiting>],
) -> Result<(), Failed> {
    if let [alone] = group
        && alone.is_one_statement()
    {
        let done = alone.run(connection).await;
        return done.map_err(|error| Failed::One(Arc::new(error)));
    }
    let all = |error| Failed::All(Arc::new(error));
    let begun = connection.begin_with("BEGIN IMMEDIATE").await;
    let mut transaction = begun.map_err(all)?;
    for each in group {
        let done = each.run(&mut transaction).await;
        done.map_err(|error| Failed::One(Arc::new(error)))?;
    }
    transaction.commit().await.map_err(all)
}
