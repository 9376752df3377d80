//! Asks a server by HTTP: one request and its answer, over connections that are kept, read to its end, within bounds.
//!
//! hyper's own client: redirects, proxies, cookies and addresses that are read anew for each are nothing that anybody
//! here needs. Errors name no address, since that may hold a token.

use std::error::Error;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::header::HeaderMap;
use hyper::{Request, StatusCode};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client as Connections;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use serde::de::DeserializeOwned;
use tokio::time::timeout;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// A peer that vanished is noticed before the next click.
const KEEPALIVE: Duration = Duration::from_secs(15);

#[derive(Debug)]
pub struct Client(Connections<HttpsConnector<HttpConnector>, Full<Bytes>>);

/// How long an answer may take, and how long it may be.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub time: Duration,
    pub bytes: usize,
}

/// Whatever its status.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    /// Nothing was sent.
    #[error("the connection broke: {}", causes(.0.as_ref()))]
    Unconnected(Cause),
    #[error("the connection broke: {}", causes(.0.as_ref()))]
    Broken(Cause),
    #[error("the answer is longer than it may be")]
    TooLong,
    #[error("no answer in time")]
    TimedOut,
}

pub type Cause = Box<dyn Error + Send + Sync>;

impl Default for Client {
    fn default() -> Client {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(CONNECT_TIMEOUT));
        tcp.set_keepalive(Some(KEEPALIVE));
        let tls = HttpsConnectorBuilder::new()
            .with_webpki_roots()
            .https_or_http()
            .enable_http1()
            .enable_http2()
            .wrap_connector(tcp);
        let mut connections = Connections::builder(TokioExecutor::new());
        connections
            .timer(TokioTimer::new())
            .pool_timer(TokioTimer::new());
        Client(connections.build(tls))
    }
}

impl Client {
    pub async fn ask(
        &self,
        request: Request<Full<Bytes>>,
        bounds: Bounds,
    ) -> Result<Answer, NoAnswer> {
        let answer = async {
            let response = self.0.request(request).await;
            let (head, body) = response
                .map_err(|error| match error.is_connect() {
                    true => NoAnswer::Unconnected(error.into()),
                    false => NoAnswer::Broken(error.into()),
                })?
                .into_parts();
            let body = Limited::new(body, bounds.bytes).collect().await;
            let body = body.map_err(|cause| match cause.is::<LengthLimitError>() {
                true => NoAnswer::TooLong,
                false => NoAnswer::Broken(cause),
            })?;
            Ok(Answer {
                status: head.status,
                headers: head.headers,
                body: body.to_bytes(),
            })
        };
        let in_time = timeout(bounds.time, answer).await;
        in_time.unwrap_or(Err(NoAnswer::TimedOut))
    }
}

impl Answer {
    pub fn json<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_slice(&self.body)
    }
}

/// The whole chain on one line: at its top stands only "client error (Connect)".
fn causes(error: &(dyn Error + Send + Sync)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
