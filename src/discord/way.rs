//! How the first answer to an interaction goes: by a request of our own, or in the response to the request that the
//! interaction came with. What follows always goes by requests of our own.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use serde::Serialize;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep, sleep_until};

use super::rest::{File, Handle, Rest, RestError};

/// Before anything follows a response: Discord has to have read it.
const READ_AFTER: Duration = Duration::from_millis(100);
/// How long Discord may take to know an interaction as answered; it refuses what comes before (10015).
const KNOWN_AFTER_MAX: Duration = Duration::from_secs(3);

#[derive(Clone, Debug)]
pub(super) enum Way {
    /// As for what came by the gateway.
    Callback,
    /// As for what came by HTTP.
    Response(Arc<Response>),
}

/// A response that can still be given, or was.
#[derive(Debug)]
pub(super) struct Response {
    open: Mutex<Option<oneshot::Sender<First>>>,
    given: OnceLock<Instant>,
}

/// The first answer, as it goes into a response.
#[derive(Debug)]
pub(super) struct First {
    pub json: Vec<u8>,
    pub files: Vec<File>,
}

impl Way {
    /// The receiver learns of the first answer, or that there will be none.
    pub(super) fn response() -> (Way, oneshot::Receiver<First>) {
        let (open, first) = oneshot::channel();
        let response = Response {
            open: Mutex::new(Some(open)),
            given: OnceLock::new(),
        };
        (Way::Response(Arc::new(response)), first)
    }

    /// The first answer.
    pub(super) async fn answer(
        &self,
        rest: &Rest,
        handle: &Handle,
        answer: &impl Serialize,
        files: Vec<File>,
    ) -> Result<(), RestError> {
        match self {
            Way::Callback => rest.callback(handle, answer, files).await,
            Way::Response(response) => response.give(rest.said(answer), files),
        }
    }

    /// What comes after the first answer, once Discord has taken that.
    pub(super) async fn follow<T, Called>(&self, call: impl Fn() -> Called) -> Result<T, RestError>
    where
        Called: Future<Output = Result<T, RestError>>,
    {
        let given = match self {
            Way::Callback => None,
            Way::Response(response) => response.given.get(),
        };
        let Some(given) = given else {
            return call().await;
        };
        sleep_until(*given + READ_AFTER).await;
        let mut pause = READ_AFTER;
        loop {
            match call().await {
                Err(error) if error.is_not_known_yet() && given.elapsed() < KNOWN_AFTER_MAX => {
                    sleep(pause).await;
                    pause *= 2;
                }
                done => return done,
            }
        }
    }
}

impl Response {
    /// An error where nobody waits for it any more.
    fn give(&self, json: Vec<u8>, files: Vec<File>) -> Result<(), RestError> {
        let open = self
            .open
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let given = open.map(|open| open.send(First { json, files }));
        match given {
            Some(Ok(())) => {
                self.given.get_or_init(Instant::now);
                Ok(())
            }
            Some(Err(_)) | None => Err(RestError::over("answer an interaction")),
        }
    }
}
