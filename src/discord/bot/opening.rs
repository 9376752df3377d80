//! A thread for an interview. That it is asked for is noted down first: where the process ends, the store fails or the
//! answer is lost before anybody knows of the thread, it stands there empty, and is found again and used. Of several
//! processes one asks, and the others wait for what comes of it.

use std::future::pending;
use std::time::Duration;

use tokio::time::sleep;

use super::ground::NoThread;
use super::{Bot, Trouble};
use crate::app::Turn;
use crate::discord::render::limits::{THREAD_NAME_MAX, fit};
use crate::discord::rest::{RestError, ThreadKind};
use crate::store::{ChannelId, Opening, Place, Record};

/// How often who waits for another process looks whether it is done.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// How often who opens a thread says that they still do: twice before they are taken for dead.
const KEEP_EVERY: Duration = Duration::from_secs(2);

/// What came of asking for a thread.
enum Opened {
    Here(Box<Record>),
    /// Somebody else was faster: it is another interview's, or this one stands elsewhere.
    Lost,
    Failed(RestError),
}

impl Bot {
    /// The turn, standing in its thread. `Ok(Err(…))`: there is none.
    pub(super) async fn thread_for(
        &self,
        turn: &Turn,
        parent: ChannelId,
        kind: ThreadKind,
    ) -> Result<Result<Turn, NoThread>, Trouble> {
        loop {
            let mut opening = match self.turn_to_open(turn, parent).await? {
                Ok(opening) => opening,
                Err(elsewhere) => return Ok(Ok(elsewhere)),
            };
            if opening.is_adrift {
                if let Some(found) = self.found(&mut opening, turn, kind).await? {
                    return Ok(Ok(found));
                }
                opening.parent = parent;
                self.app.keep_opening(&mut opening).await?;
            }
            let opened = self.opened(&turn.record, parent, kind);
            let error = match self.keeping(&mut opening, opened).await? {
                Opened::Here(record) => return Ok(Ok(with(turn, *record))),
                Opened::Lost => {
                    // Otherwise we would wait for ourselves.
                    self.app.leave_opening(opening).await?;
                    continue;
                }
                Opened::Failed(error) => error,
            };
            tracing::warn!(%error, "no thread for an interview");
            if error.may_have_arrived()
                && let Some(found) = self.found(&mut opening, turn, kind).await?
            {
                return Ok(Ok(found));
            }
            return Ok(Err(NoThread::of(&error, kind)));
        }
    }

    /// After a start: in the thread that was opened without anybody noting it down, if there is one.
    pub(super) async fn found_again(&self, turn: Turn, kind: ThreadKind) -> Result<Turn, Trouble> {
        let Some(parent) = self.app.opening_in(turn.record.id).await? else {
            return Ok(turn);
        };
        let mut opening = match self.turn_to_open(&turn, parent).await? {
            Ok(opening) => opening,
            Err(elsewhere) => return Ok(elsewhere),
        };
        if let Some(found) = self.found(&mut opening, &turn, kind).await? {
            return Ok(found);
        }
        self.app.leave_opening(opening).await?;
        Ok(turn)
    }

    /// Waits while another process is at it. `Ok(Err(…))`: that one came to an end, and this is how the interview stands.
    async fn turn_to_open(
        &self,
        turn: &Turn,
        parent: ChannelId,
    ) -> Result<Result<Opening, Turn>, Trouble> {
        let mut is_told = false;
        loop {
            if let Some(opening) = self.app.take_opening(&turn.record, parent).await? {
                return Ok(Ok(opening));
            }
            let now = self.app.as_it_stands(turn.record.id).await?;
            let Some(now) = now else {
                return Ok(Err(turn.clone()));
            };
            if thread_of(&now).is_some() && thread_of(&now) != thread_of(turn) {
                return Ok(Err(now));
            }
            if !is_told {
                tracing::info!(
                    "another process opens the thread of an interview, and is waited for"
                );
                is_told = true;
            }
            sleep(LOOK_EVERY).await;
        }
    }

    /// Does it, and lets the other processes know that it is being done.
    async fn keeping<T>(&self, opening: &mut Opening, work: impl Future<Output = T>) -> T {
        let keep = async {
            loop {
                sleep(KEEP_EVERY).await;
                match self.app.keep_opening(opening).await {
                    Ok(true) => {}
                    // Whoever moves in first stays.
                    Ok(false) => pending().await,
                    Err(error) => tracing::warn!(%error, "another process may open a thread too"),
                }
            }
        };
        tokio::select! {
            done = work => done,
            () = keep => unreachable!("it is kept until the work is done"),
        }
    }

    async fn opened(
        &self,
        record: &Record,
        parent: ChannelId,
        kind: ThreadKind,
    ) -> Result<Opened, Trouble> {
        let _unsettled = self.openings.read().await;
        let name = fit(&self.app.title_of(record).await?, THREAD_NAME_MAX);
        let thread = match self.rest.open_thread(parent, &name, kind).await {
            Ok(thread) => thread,
            Err(error) => return Ok(Opened::Failed(error)),
        };
        if let Some(record) = self.moved_in(record, parent, thread).await? {
            return Ok(Opened::Here(Box::new(record)));
        }
        match self.app.is_lived_in(thread).await? {
            true => tracing::info!(%thread, "another interview stands in a thread that was opened"),
            false => self.leave_empty(thread).await,
        }
        Ok(Opened::Lost)
    }

    async fn leave_empty(&self, thread: ChannelId) {
        tracing::warn!(%thread, "a thread that was opened is not needed");
        if let Err(error) = self.rest.set_archived(thread, true).await {
            tracing::warn!(%thread, %error, "an unused thread is left behind");
        }
    }

    /// In the thread that was opened for this interview without anybody noting it down, if there is one. While this
    /// is looked for no other is opened, so that nobody else's is taken for it.
    async fn found(
        &self,
        opening: &mut Opening,
        turn: &Turn,
        kind: ThreadKind,
    ) -> Result<Option<Turn>, Trouble> {
        let parent = opening.parent;
        let found = self.keeping(opening, self.look(&turn.record, parent, kind));
        Ok(found.await?.map(|record| with(turn, record)))
    }

    async fn look(
        &self,
        record: &Record,
        parent: ChannelId,
        kind: ThreadKind,
    ) -> Result<Option<Record>, Trouble> {
        let (Some(guild), Some(&me)) = (record.seat.guild, self.me.get()) else {
            return Ok(None);
        };
        let _alone = self.openings.write().await;
        let empty = match self.rest.empty_threads(guild, parent, me, kind).await {
            Ok(empty) => empty,
            Err(error) => {
                tracing::warn!(%parent, %error, "an empty thread may be left behind");
                return Ok(None);
            }
        };
        for thread in empty {
            if let Some(record) = self.moved_in(record, parent, thread).await? {
                tracing::info!(%thread, "a thread that was left behind is used");
                return Ok(Some(record));
            }
        }
        Ok(None)
    }

    async fn moved_in(
        &self,
        record: &Record,
        parent: ChannelId,
        thread: ChannelId,
    ) -> Result<Option<Record>, Trouble> {
        let place = Place::Thread {
            thread,
            card: None,
            verdict: None,
        };
        let has_moved = self.app.move_in(record, parent, thread).await?;
        Ok(has_moved.then(|| Record {
            place,
            ..record.clone()
        }))
    }
}

fn with(turn: &Turn, record: Record) -> Turn {
    Turn {
        record,
        ..turn.clone()
    }
}

fn thread_of(turn: &Turn) -> Option<ChannelId> {
    match turn.record.place {
        Place::Thread { thread, .. } => Some(thread),
        Place::Opening | Place::Ephemeral => None,
    }
}
