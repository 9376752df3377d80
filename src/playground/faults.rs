//! How this Discord misbehaves when told to: on REST routes, on the gateway, or by not being there at all.
//! Also reachable from the page, where a fault is written as JSON with its `kind`.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::{broadcast, watch};

use super::rest::json as json_response;

/// Gateway acts that wait for a slow connection before the oldest is lost.
const ACTS_MAX: usize = 64;
/// Faults that wait at the same time.
const WAITING_MAX: usize = 1_000;

/// Which requests or connections a fault meets.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default)]
pub struct Aim {
    /// `POST /channels/{}/messages`, with `{}` for every part that varies (`@me` does not); absent, every REST route is meant. Without meaning for the gateway.
    pub route: Option<String>,
    /// So many pass unharmed first.
    pub skip: u32,
    /// So many are met; 0 means all until the faults are cleared.
    pub times: u32,
}

impl Default for Aim {
    fn default() -> Self {
        Self {
            route: None,
            skip: 0,
            times: 1,
        }
    }
}

impl Aim {
    pub fn at(route: &str) -> Self {
        Self {
            route: Some(route.to_owned()),
            ..Self::default()
        }
    }

    pub fn times(self, times: u32) -> Self {
        Self { times, ..self }
    }

    pub fn skip(self, skip: u32) -> Self {
        Self { skip, ..self }
    }
}

/// Before or after the deed is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    #[default]
    Before,
    After,
}

/// One way to misbehave.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fault {
    /// Too many requests. Without `retry_after` it is the answer of the proxy before Discord: HTML, no header.
    /// `header` replaces the text of `Retry-After`, to be wrong.
    RateLimit {
        #[serde(flatten)]
        aim: Aim,
        retry_after: Option<f64>,
        #[serde(default)]
        header: Option<String>,
        #[serde(default)]
        global: bool,
    },
    /// A bare status with an HTML body, as proxies answer: 500, 502, 503.
    Status {
        #[serde(flatten)]
        aim: Aim,
        status: u16,
    },
    /// A refusal in Discord's own words.
    Refuse {
        #[serde(flatten)]
        aim: Aim,
        status: u16,
        code: u32,
        message: String,
    },
    /// Late by so many seconds: the deed itself, or only the answer to it.
    Slow {
        #[serde(flatten)]
        aim: Aim,
        seconds: f64,
        #[serde(default)]
        when: When,
    },
    /// The connection ends without an answer, before or after the deed.
    Drop {
        #[serde(flatten)]
        aim: Aim,
        #[serde(default)]
        when: When,
    },
    /// The clock by which answers are dated is ahead by so many seconds, or behind.
    Clock {
        #[serde(flatten)]
        aim: Aim,
        seconds: i64,
    },
    /// Nobody listens: new connections are refused and old ones end, until cleared. The page stays.
    Unreachable,

    /// Every gateway socket ends without a close frame.
    DropSockets,
    /// Every gateway socket is closed, with this code or with none.
    Close { code: Option<u16> },
    /// Every gateway socket stays open, reads nothing and says nothing any more.
    Hang,
    /// Op 7.
    Reconnect,
    /// Op 9.
    InvalidSession { resumable: bool },
    /// This text as a frame.
    Garbage { text: String },
    /// An event whose name nobody knows.
    UnknownEvent,
    /// The last event once more, with its old number.
    DuplicateDispatch,

    /// The interaction reaches the bot changed by a JSON merge patch: null removes a field.
    AlterInteraction {
        #[serde(flatten)]
        aim: Aim,
        patch: Value,
    },
    /// The next event is held back until the one after it has been sent.
    SwapDispatches {
        #[serde(flatten)]
        aim: Aim,
    },
    /// Heartbeats stay without an answer.
    NoHeartbeatAck {
        #[serde(flatten)]
        aim: Aim,
    },
    /// The gateway accepts the connection and never says a word.
    SilentHandshake {
        #[serde(flatten)]
        aim: Aim,
    },
    /// The gateway ends the connection before the handshake.
    RefuseGateway {
        #[serde(flatten)]
        aim: Aim,
    },
    /// The gateway closes right after hello, with this code or with none.
    CloseAfterHello {
        #[serde(flatten)]
        aim: Aim,
        code: Option<u16>,
    },
    /// The gateway closes right after ready or resumed, with this code or with none.
    CloseAfterReady {
        #[serde(flatten)]
        aim: Aim,
        code: Option<u16>,
    },
}

impl Fault {
    /// Absent for what happens at once and is over.
    fn aim(&self) -> Option<&Aim> {
        match self {
            Self::RateLimit { aim, .. }
            | Self::Status { aim, .. }
            | Self::Refuse { aim, .. }
            | Self::Slow { aim, .. }
            | Self::Drop { aim, .. }
            | Self::Clock { aim, .. }
            | Self::AlterInteraction { aim, .. }
            | Self::SwapDispatches { aim }
            | Self::NoHeartbeatAck { aim }
            | Self::SilentHandshake { aim }
            | Self::RefuseGateway { aim }
            | Self::CloseAfterHello { aim, .. }
            | Self::CloseAfterReady { aim, .. } => Some(aim),
            _ => None,
        }
    }

    fn waits_for(&self, moment: Moment) -> bool {
        match self {
            Self::SilentHandshake { .. } | Self::RefuseGateway { .. } => {
                moment == Moment::Handshake
            }
            Self::CloseAfterHello { .. } => moment == Moment::AfterHello,
            Self::CloseAfterReady { .. } => moment == Moment::AfterReady,
            Self::NoHeartbeatAck { .. } => moment == Moment::Heartbeat,
            Self::SwapDispatches { .. } => moment == Moment::Dispatch,
            _ => false,
        }
    }

    fn is_of_rest(&self) -> bool {
        use Fault::{Clock, Drop, RateLimit, Refuse, Slow, Status};
        matches!(
            self,
            RateLimit { .. }
                | Status { .. }
                | Refuse { .. }
                | Slow { .. }
                | Drop { .. }
                | Clock { .. }
        )
    }

    /// The answer that stands in for the route's own, for the faults that have one.
    pub(crate) fn response(&self) -> Option<Response> {
        match self {
            Self::RateLimit {
                retry_after,
                header,
                global,
                ..
            } => Some(rate_limited(*retry_after, header.as_deref(), *global)),
            Self::Status { status, .. } => {
                let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::BAD_GATEWAY);
                Some((status, Html("<html><body>upstream failed</body></html>")).into_response())
            }
            Self::Refuse {
                status,
                code,
                message,
                ..
            } => Some(json_response(
                *status,
                Some(&json!({"message": message, "code": code})),
            )),
            Self::Drop {
                when: When::Before, ..
            } => Some(StatusCode::BAD_GATEWAY.into_response()),
            _ => None,
        }
    }

    /// The pause before the deed, or before the answer to it.
    pub(crate) fn pause(&self, at: When) -> Duration {
        match self {
            Self::Slow { seconds, when, .. } if *when == at => {
                Duration::try_from_secs_f64(*seconds).unwrap_or_default()
            }
            _ => Duration::ZERO,
        }
    }

    /// What time the answer says it is, where that is wrong.
    pub(crate) fn date(&self) -> Option<String> {
        let Self::Clock { seconds, .. } = self else {
            return None;
        };
        let then = Timestamp::now() + SignedDuration::from_secs(*seconds);
        DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&then)
            .ok()
    }

    pub(crate) fn is_drop(&self) -> bool {
        matches!(self, Self::Drop { .. })
    }
}

fn rate_limited(retry_after: Option<f64>, header: Option<&str>, global: bool) -> Response {
    let Some(seconds) = retry_after else {
        let page = Html("<html><body>error code: 1015</body></html>");
        return (StatusCode::TOO_MANY_REQUESTS, page).into_response();
    };
    let message = "You are being rate limited.";
    let body = json!({"message": message, "retry_after": seconds, "global": global});
    let mut response = json_response(429, Some(&body));
    let text = header.map_or_else(|| format!("{}", seconds.ceil()), str::to_owned);
    let scope = if global { "global" } else { "user" };
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.insert(header::RETRY_AFTER, value);
    }
    headers.insert("x-ratelimit-scope", HeaderValue::from_static(scope));
    if global {
        headers.insert("x-ratelimit-global", HeaderValue::from_static("true"));
    }
    response
}

/// A moment in the life of a gateway connection at which a fault may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    Handshake,
    AfterHello,
    AfterReady,
    Heartbeat,
    Dispatch,
}

/// The switchboard of faults; clones share it.
#[derive(Clone, Debug)]
pub struct Faults {
    /// Each with the aim as it is by now.
    waiting: Arc<Mutex<Vec<(Aim, Fault)>>>,
    acts: broadcast::Sender<Fault>,
    is_unreachable: watch::Sender<bool>,
    met: watch::Sender<u64>,
}

impl Faults {
    pub(crate) fn new(is_unreachable: watch::Sender<bool>) -> Self {
        let (acts, met) = (broadcast::Sender::new(ACTS_MAX), watch::Sender::new(0));
        Self {
            waiting: Arc::default(),
            acts,
            is_unreachable,
            met,
        }
    }

    /// Misbehave in this way, from now on or at once.
    pub fn set(&self, fault: Fault) {
        if fault == Fault::Unreachable {
            self.is_unreachable.send_replace(true);
            self.set(Fault::DropSockets);
        } else if let Some(aim) = fault.aim().cloned() {
            let mut waiting = self.waiting();
            if waiting.len() < WAITING_MAX {
                waiting.push((aim, fault));
            }
        } else {
            // Nobody listens while no gateway socket is open; then there is nothing to spoil.
            drop(self.acts.send(fault));
        }
    }

    /// Behave again.
    pub fn clear(&self) {
        self.waiting().clear();
        self.is_unreachable.send_if_modified(std::mem::take);
    }

    /// Waits until so many requests and connections in all have met a fault.
    pub async fn met(&self, count: u64) {
        let mut met = self.met.subscribe();
        // The sender lives in `self`, so that waiting cannot fail.
        drop(met.wait_for(|met| *met >= count).await);
    }

    /// Requests and connections that have met a fault.
    pub fn met_so_far(&self) -> u64 {
        *self.met.borrow()
    }

    pub(crate) fn is_unreachable(&self) -> bool {
        *self.is_unreachable.borrow()
    }

    pub(crate) fn acts(&self) -> broadcast::Receiver<Fault> {
        self.acts.subscribe()
    }

    pub(crate) fn on_request(&self, route: &str) -> Option<Fault> {
        self.meet(|fault, aim| {
            fault.is_of_rest() && aim.route.as_deref().is_none_or(|it| it == route)
        })
    }

    pub(crate) fn on_gateway(&self, moment: Moment) -> Option<Fault> {
        self.meet(|fault, _| fault.waits_for(moment))
    }

    /// What is to be done to the interaction that is sent now.
    pub(crate) fn on_interaction(&self) -> Option<Value> {
        match self.meet(|fault, _| matches!(fault, Fault::AlterInteraction { .. }))? {
            Fault::AlterInteraction { patch, .. } => Some(patch),
            _ => None,
        }
    }

    fn meet(&self, is_meant: impl Fn(&Fault, &Aim) -> bool) -> Option<Fault> {
        let mut waiting = self.waiting();
        let found = waiting
            .iter()
            .position(|(aim, fault)| is_meant(fault, aim))?;
        let (aim, fault) = &mut waiting[found];
        if aim.skip > 0 {
            aim.skip -= 1;
            return None;
        }
        let (fault, is_last) = (fault.clone(), aim.times == 1);
        aim.times = aim.times.saturating_sub(1);
        if is_last {
            waiting.remove(found);
        }
        self.met.send_modify(|met| *met += 1);
        Some(fault)
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<(Aim, Fault)>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
