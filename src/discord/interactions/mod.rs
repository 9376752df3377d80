//! Interactions by HTTP: `POST /interactions`, signed by Discord, answered in the response.
//!
//! A request is one of Discord's, of now, and not one that was taken before; then it goes the way of every interaction:
//! the same decoding, the same turn, the same flow. What takes longer than Discord waits is acknowledged in the response
//! and goes on afterwards. An interaction that came and got no answer is logged with its id.

mod signature;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use tokio::time::timeout;

use super::bot::{Ears, Taken};
use super::decode::{self, Received};
use super::rest::encode;
use super::way::{First, Way};
use crate::config::PublicKey;
use crate::metrics::{self, Refused};
pub(super) use signature::CLOCKS_APART_SECONDS_MAX;
use signature::{Forged, verify};

const PATH: &str = "/interactions";
/// Five fields of 4,000 characters and a message of 10,000 beside them, every character escaped to twelve bytes, are
/// 360 KiB.
const BODY_BYTES_MAX: usize = 1024 * 1024;
/// How long a body may take to come in: Discord has given up by then.
const BODY_TIME_MAX: Duration = Duration::from_secs(3);

const PING: u64 = 1;
const PONG: &str = r#"{"type":1}"#;

/// Where Discord knocks. Before the bot knows who it is, nobody is there.
#[derive(Debug)]
pub(super) struct Door {
    key: PublicKey,
    ears: OnceLock<Arc<Ears>>,
}

impl Door {
    pub(super) fn new(key: PublicKey) -> Door {
        Door {
            key,
            ears: OnceLock::new(),
        }
    }

    pub(super) fn open(&self, ears: Arc<Ears>) {
        let _ = self.ears.set(ears);
    }

    pub(super) fn routes(self: Arc<Door>) -> Router {
        let only = || async {
            (
                StatusCode::METHOD_NOT_ALLOWED,
                "interactions come by POST\n",
            )
        };
        Router::new()
            .route(PATH, post(take).fallback(only))
            .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
            .with_state(self)
    }
}

async fn take(State(door): State<Arc<Door>>, request: Request) -> Response {
    match admit(&door.key, request).await {
        Ok(payload) if payload["type"] == PING => json(PONG),
        Ok(payload) => door.answer(&payload).await,
        Err(refusal) => refusal.into_response(),
    }
}

/// The payload of a request that is Discord's, or why it is none of ours.
async fn admit(key: &PublicKey, request: Request) -> Result<Value, (StatusCode, String)> {
    let headers = request.headers().clone();
    let body = match timeout(BODY_TIME_MAX, Bytes::from_request(request, &())).await {
        Ok(body) => body.map_err(|error| unreadable(&error))?,
        Err(_) => {
            let words = format!("the body did not come in within {BODY_TIME_MAX:?}\n");
            return Err((StatusCode::REQUEST_TIMEOUT, words));
        }
    };
    if let Err(forged) = verify(key, &headers, &body, Timestamp::now()) {
        tell(forged);
        return Err((StatusCode::UNAUTHORIZED, explain(forged)));
    }
    if !is_json(&headers) {
        let words = "interactions come as application/json\n";
        return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, words.to_owned()));
    }
    serde_json::from_slice(&body).map_err(|error| {
        tracing::error!(%error, "a signed interaction is no JSON");
        (StatusCode::BAD_REQUEST, "the body is no JSON\n".to_owned())
    })
}

impl Door {
    async fn answer(&self, payload: &Value) -> Response {
        let Some(ears) = self.ears.get() else {
            tracing::warn!("an interaction came before the bot knew who it is");
            return words(
                StatusCode::SERVICE_UNAVAILABLE,
                "not ready yet; see /readyz",
            );
        };
        let (way, first) = Way::response();
        let interaction = payload["id"].as_str().unwrap_or_default();
        let received = Received::deserialize(payload);
        let heard = decode::interaction(received, || payload.clone());
        match ears.interaction(None, heard, &way) {
            Taken::Yes => drop(way),
            Taken::Before => {
                tracing::warn!(interaction, "a copy of an interaction is not done again");
                return words(StatusCode::CONFLICT, "this interaction was taken before");
            }
            Taken::NotUnderstood => {
                return words(StatusCode::BAD_REQUEST, "this is no interaction");
            }
        }
        match first.await {
            Ok(first) => respond(first),
            Err(_) => {
                tracing::error!(interaction, "an interaction got no answer");
                words(StatusCode::INTERNAL_SERVER_ERROR, "there is no answer")
            }
        }
    }
}

fn respond(First { json: body, files }: First) -> Response {
    if files.is_empty() {
        return json(body);
    }
    let (kind, body) = encode(&body, &files);
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

fn json(body: impl IntoResponse) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn words(status: StatusCode, words: &str) -> Response {
    (status, format!("{words}\n")).into_response()
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|it| it.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}

fn unreadable(error: &BytesRejection) -> (StatusCode, String) {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            let words = format!("a body may have {BODY_BYTES_MAX} bytes\n");
            (StatusCode::PAYLOAD_TOO_LARGE, words)
        }
        status => (status, "the body did not come in whole\n".to_owned()),
    }
}

/// What a stranger sends is counted; what Discord itself signed is told.
fn tell(forged: Forged) {
    metrics::refused(match forged {
        Forged::Unsigned => Refused::Unsigned,
        Forged::NotDiscords => Refused::NotDiscords,
        Forged::OutOfTime { .. } => Refused::OutOfTime,
    });
    match forged {
        Forged::Unsigned | Forged::NotDiscords => {
            tracing::debug!(?forged, "a request was refused");
        }
        Forged::OutOfTime { seconds } => tracing::warn!(
            seconds,
            "a signed interaction of another time was refused: if this machine's clock is wrong, set it (NTP); if it is \
             right, somebody sends again what was sent before"
        ),
    }
}

fn explain(forged: Forged) -> String {
    match forged {
        Forged::Unsigned => "the request is not signed\n".to_owned(),
        Forged::NotDiscords => "the signature is not Discord's for this application\n".to_owned(),
        Forged::OutOfTime { .. } => {
            format!("the request's time is more than {CLOCKS_APART_SECONDS_MAX} seconds from now\n")
        }
    }
}
