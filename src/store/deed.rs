//! What is read and written in the way that interviews take: on a file by the thread that holds it, on a server by one of
//! its connections.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::database::Turn;
use super::link::{Link, LinkError, Row, Statement};
use super::silence::in_time;
use super::{Store, StoreError, failed};

/// Statements of one interview that are kept together. They may be rolled back and done again.
pub(super) trait Deed: Send + Sync + 'static {
    type Outcome: Send;

    /// It is one statement, and so a transaction by itself.
    fn is_one_statement(&self) -> bool {
        true
    }

    /// What must not be done by two processes at once.
    fn turn(&self) -> Option<Turn> {
        None
    }

    fn run<'a>(&'a self, link: Link<'a>) -> BoxFuture<'a, Result<Self::Outcome, LinkError>>;
}

/// Says how many rows it changed.
impl Deed for Statement {
    type Outcome = u64;

    fn run<'a>(&'a self, mut link: Link<'a>) -> BoxFuture<'a, Result<u64, LinkError>> {
        async move { link.execute(self).await }.boxed()
    }
}

impl Store {
    /// Does it and commits.
    pub(super) async fn perform<D: Deed>(
        &self,
        doing: &'static str,
        deed: D,
    ) -> Result<D::Outcome, StoreError> {
        match &self.queue {
            Some(queue) => queue.write(deed).await.map_err(failed(doing)),
            // A server groups commits by itself.
            None => in_time(self.perform_there(deed))
                .await
                .map_err(failed(doing)),
        }
    }

    async fn perform_there<D: Deed>(&self, deed: D) -> Result<D::Outcome, LinkError> {
        if deed.is_one_statement() {
            let mut connection = self.database.pool.acquire().await?;
            return deed.run(Link::Server(&mut connection)).await;
        }
        let mut transaction = self.database.begin().await?;
        if let Some(turn) = deed.turn() {
            self.database.take(&mut transaction, turn).await?;
        }
        let outcome = deed.run(Link::Server(&mut transaction)).await?;
        transaction.commit().await?;
        Ok(outcome)
    }

    /// The first row that a statement finds.
    pub(super) async fn find_one(
        &self,
        doing: &'static str,
        statement: Statement,
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.find(doing, statement).await?.into_iter().next())
    }

    /// What a statement finds.
    pub(super) async fn find(
        &self,
        doing: &'static str,
        statement: Statement,
    ) -> Result<Vec<Row>, StoreError> {
        let found = match &self.queue {
            Some(queue) => queue.read(statement).await,
            None => in_time(self.find_there(&statement)).await,
        };
        found.map_err(failed(doing))
    }

    async fn find_there(&self, statement: &Statement) -> Result<Vec<Row>, LinkError> {
        let mut connection = self.database.pool.acquire().await?;
        Link::Server(&mut connection).rows(statement).await
    }
}
