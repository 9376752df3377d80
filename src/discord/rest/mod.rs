//! Discord's REST: requests that wait out rate limits and are repeated only where a repeat is safe.
//!
//! Addresses are serenity's ([`Route`]); the sending is ours, because serenity drops the headers of a
//! refusal (and with them how long to wait), queues answers to interactions behind other requests and
//! never repeats anything. Nothing that is logged or returned here holds a token: addresses of interactions
//! carry theirs, so errors name the call, not the address.

mod application;
mod calls;
mod commands;
mod download;
mod error;
mod in_flight;
mod mentions;
mod multipart;
mod pace;
mod pauses;
mod refused;
mod route;
mod survey;

use std::borrow::Cow;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue, USER_AGENT};
use hyper::{Method, Request, StatusCode, Uri};
use serde::Serialize;
use serenity::all::Route;
use serenity::http::DiscordJsonError;
use tokio::time::{Instant, sleep, sleep_until};

pub(super) use application::Application;
pub(super) use calls::{Frame, GatewayBot, Handle, SessionStartLimit, ThreadKind};
pub(super) use download::NoFile;
pub(super) use error::RestError;
use error::{Failure, explain};
use in_flight::InFlight;
use mentions::Mentions;
pub(super) use multipart::encode;
use pace::Pace;
use pauses::{Pauses, bucket};
use refused::{Need, Refused};
pub(super) use survey::{Channel, Guild};

use crate::metrics::{self, Waited};
use crate::web::{Answer, Bounds, Client, NoAnswer};

/// What serenity's addresses begin with, and what `DISCORD_API_URL` replaces.
const DISCORD: &str = "https://discord.com";

/// Discord refuses clients that do not name themselves. Source: API Reference, "User Agent".
const AGENT: &str = concat!(
    "DiscordBot (should-i-certify, ",
    env!("CARGO_PKG_VERSION"),
    ")"
);

const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
/// An answer to an interaction that arrives later than 3 s is void.
const CALLBACK_TIMEOUT: Duration = Duration::from_secs(3);
const TRIES_MAX: u32 = 5;
/// Doubled with each try.
const REPEAT_PAUSE: Duration = Duration::from_millis(250);
/// How long a call may wait for rate limits, and until when it is tried again, unless it says otherwise.
const PATIENCE: Duration = Duration::from_secs(60);
/// A server's channels with all their overwrites are a megabyte or two.
const ANSWER_BYTES_MAX: usize = 32 << 20;
/// Most screens, written down, need no more.
const SCREEN_BYTES: usize = 4_096;

pub(super) struct Rest {
    client: Client,
    authorization: HeaderValue,
    /// Stands in for [`DISCORD`].
    base: String,
    in_flight: InFlight,
    pauses: Pauses,
    pace: Pace,
    refused: Refused,
    mentions: Mentions,
}

/// Whether a call that may have arrived can be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Repeat {
    Safe,
    Never,
}

struct Call<'a> {
    /// What logs and errors call it.
    name: &'static str,
    route: Route<'a>,
    method: Method,
    /// Beginning with its question mark, or empty.
    query: Cow<'static, str>,
    json: Option<Bytes>,
    files: Vec<File>,
    repeat: Repeat,
    patience: Duration,
    need: Need,
}

/// An attachment.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub name: String,
    pub bytes: Bytes,
}

impl Rest {
    /// `api_url` replaces Discord's own address altogether.
    pub(super) fn new(token: &str, api_url: Option<&str>) -> Result<Rest, RestError> {
        let mut authorization = HeaderValue::from_str(&format!("Bot {}", token.trim()))
            .map_err(|_| RestError::token_unusable())?;
        authorization.set_sensitive(true);
        Ok(Rest {
            client: Client::default(),
            authorization,
            base: api_url.unwrap_or(DISCORD).trim_end_matches('/').to_owned(),
            in_flight: InFlight::default(),
            pauses: Pauses::default(),
            pace: Pace::default(),
            refused: Refused::default(),
            mentions: Mentions::default(),
        })
    }

    /// From now on sentences that name our commands mention them. `registered`: Discord's list of them.
    pub(super) fn learn_commands(&self, registered: &[serde_json::Value]) {
        self.mentions.learn(registered);
    }

    /// A body with sentences for people, as it is sent.
    pub(super) fn said(&self, body: &impl Serialize) -> Vec<u8> {
        let mut json = Vec::with_capacity(SCREEN_BYTES);
        serde_json::to_writer(&mut json, body).expect("bodies have string keys and finite numbers");
        self.mentions.fill_in(json)
    }

    /// Waits where Discord asks to, repeats where that is safe; `patience` bounds the waiting.
    async fn send(&self, call: Call<'_>) -> Result<Answer, RestError> {
        let mut may_have_arrived = false;
        let sent = self.try_to_send(call, &mut may_have_arrived).await;
        sent.map_err(|error| error.after(may_have_arrived))
    }

    /// `may_have_arrived`: one of the tries, whatever came of the last.
    async fn try_to_send(
        &self,
        call: Call<'_>,
        may_have_arrived: &mut bool,
    ) -> Result<Answer, RestError> {
        let bucket = bucket(&call.method, &call.route.path());
        let deadline = Instant::now() + call.patience;
        let mut tries = 1;
        let mut before: Option<Failure> = None;
        loop {
            self.wait(&call, &bucket, deadline).await?;
            self.expect_room(&call)?;
            if let Some(failure) = before.take() {
                tracing::warn!(call = call.name, tries, %failure, "tried again");
            }
            let failure = match self.send_once(&call, REQUEST_TIMEOUT).await {
                Ok(answer) => {
                    self.pauses.heed(&bucket, &answer.headers);
                    return Ok(answer);
                }
                Err(failure) => failure,
            };
            *may_have_arrived |= failure.may_have_arrived();
            let is_over = tries == TRIES_MAX || Instant::now() > deadline;
            if is_over || !failure.can_be_repeated(call.repeat == Repeat::Safe) {
                return Err(failure.into_error(call.name));
            }
            match &failure {
                Failure::Limited(limit) => self.pauses.hold(&bucket, limit, tries),
                _ => sleep(REPEAT_PAUSE * 2u32.pow(tries - 1)).await,
            }
            tries += 1;
            before = Some(failure);
        }
    }

    /// Until the call may go, by what Discord asked and by our own pace.
    async fn wait(
        &self,
        call: &Call<'_>,
        bucket: &str,
        deadline: Instant,
    ) -> Result<(), RestError> {
        self.pauses.wait(bucket, deadline, call.name).await?;
        if is_exempt(&call.route) {
            return Ok(());
        }
        let now = Instant::now();
        let slot = self.pace.reserve(now, deadline);
        let slot = slot.ok_or_else(|| RestError::crowded(call.name))?;
        if slot > now {
            sleep_until(slot).await;
            metrics::waited(Waited::Pace, now.elapsed());
        }
        // Who went before may have been asked to wait.
        self.pauses.wait(bucket, deadline, call.name).await
    }

    /// The answer to an interaction: waits for nothing but its kind; one repeat where the connection broke, since
    /// Discord takes one answer only and says so to the second.
    async fn send_callback(&self, call: Call<'_>) -> Result<(), RestError> {
        self.expect_room(&call)?;
        let Err(first) = self.send_once(&call, CALLBACK_TIMEOUT).await else {
            return Ok(());
        };
        let is_too_late = matches!(first, Failure::Unanswered(NoAnswer::TimedOut));
        if is_too_late || !first.can_be_repeated(true) {
            return Err(first.into_error(call.name));
        }
        tracing::warn!(call = call.name, tries = 2, failure = %first, "tried again");
        sleep(first.short_pause()).await;
        match self.send_once(&call, CALLBACK_TIMEOUT).await {
            Ok(_) => Ok(()),
            Err(failure) => match failure.into_error(call.name) {
                error if error.is_already_answered() => Ok(()),
                error => Err(error),
            },
        }
    }

    /// An error where Discord refused so much lately that such a call is better not made.
    fn expect_room(&self, call: &Call<'_>) -> Result<(), RestError> {
        match self.refused.leaves_room_for(call.need, Instant::now()) {
            true => Ok(()),
            false => Err(RestError::left_out(call.name)),
        }
    }

    async fn send_once(&self, call: &Call<'_>, time: Duration) -> Result<Answer, Failure> {
        let bounds = Bounds {
            time,
            bytes: ANSWER_BYTES_MAX,
        };
        let room = self.in_flight.enter(&call.route).await;
        let answer = match self.request(call) {
            Ok(request) => self.client.ask(request, bounds).await,
            Err(error) => Err(NoAnswer::Unconnected(error.into())),
        };
        drop(room);
        tell(call, answer.as_ref().ok().map(|answer| answer.status));
        let answer = answer?;
        if answer.status.is_success() {
            return Ok(answer);
        }
        let failure = explain(&answer);
        if failure.is_held_against_us() {
            refused::tell(self.refused.count_one(Instant::now()));
        }
        Err(failure)
    }

    fn request(&self, call: &Call<'_>) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
        let address = format!("{}{}", self.address(call.route), call.query);
        let request = Request::builder()
            .method(call.method.clone())
            .uri(Uri::try_from(address)?)
            .header(AUTHORIZATION, self.authorization.clone())
            .header(USER_AGENT, HeaderValue::from_static(AGENT));
        let json = HeaderValue::from_static("application/json");
        match (&call.files[..], &call.json) {
            ([], Some(body)) => request
                .header(CONTENT_TYPE, json)
                .body(Full::new(body.clone())),
            ([], None) if matches!(call.method, Method::GET | Method::DELETE) => {
                request.body(Full::default())
            }
            // Who stands before Discord wants to hear that nothing comes (411 otherwise).
            ([], None) => request
                .header(CONTENT_LENGTH, HeaderValue::from_static("0"))
                .body(Full::default()),
            (files, body) => {
                let (kind, body) = encode(body.as_deref().unwrap_or(b"{}"), files);
                request
                    .header(CONTENT_TYPE, kind)
                    .body(Full::new(body.into()))
            }
        }
    }

    fn address(&self, route: Route<'_>) -> String {
        let path = route.path();
        let path = path.strip_prefix(DISCORD).unwrap_or(&path);
        format!("{}{path}", self.base)
    }
}

impl std::fmt::Debug for Rest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rest")
            .field("base", &self.base)
            .finish_non_exhaustive()
    }
}

/// Counts a request; its template, never its address.
fn tell(call: &Call<'_>, status: Option<StatusCode>) {
    let (method, route) = (call.method.as_str(), route::template(&call.route));
    metrics::requested(method, route, status.as_ref().map(StatusCode::as_str));
    tracing::debug!(
        call = call.name,
        method,
        route,
        status = status.map(|it| it.as_u16()),
        "asked Discord"
    );
}

/// What follows an answer to an interaction is not counted among the requests of a second.
fn is_exempt(route: &Route<'_>) -> bool {
    matches!(
        route,
        Route::WebhookOriginalInteractionResponse { .. }
            | Route::WebhookFollowupMessage { .. }
            | Route::WebhookFollowupMessages { .. }
    )
}

impl<'a> Call<'a> {
    fn new(name: &'static str, method: Method, route: Route<'a>) -> Call<'a> {
        let repeat = match method {
            Method::POST => Repeat::Never,
            _ => Repeat::Safe,
        };
        Call {
            name,
            route,
            method,
            query: Cow::Borrowed(""),
            json: None,
            files: Vec::new(),
            repeat,
            patience: PATIENCE,
            need: Need::Usual,
        }
    }

    /// With what [`Rest::said`] gives.
    fn saying(mut self, json: Vec<u8>) -> Call<'a> {
        self.json = Some(json.into());
        self
    }

    fn json(mut self, body: &impl Serialize) -> Call<'a> {
        let json = serde_json::to_vec(body).expect("bodies have string keys and finite numbers");
        self.json = Some(json.into());
        self
    }
}

/// Discord's explanation of a refusal, on one line.
fn in_words(error: &DiscordJsonError) -> String {
    let details = error
        .errors
        .iter()
        .map(|detail| format!("; {}: {}", detail.path, detail.message));
    std::iter::once(error.message.clone())
        .chain(details)
        .collect()
}
