//! One request and its answer, over connections that are kept: read to its end, within bounds of size and time.
//!
//! hyper's own client: what stands above it elsewhere (redirects, proxies, cookies, addresses read anew for each) is
//! nothing that Discord's API has.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::header::HeaderMap;
use hyper::{Request, StatusCode};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client as Connections;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use super::error::Failure;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// A peer that vanished is noticed before the next click.
const KEEPALIVE: Duration = Duration::from_secs(15);
/// A server's channels with all their overwrites are a megabyte or two.
const BODY_BYTES_MAX: usize = 32 << 20;

pub(super) struct Client(Connections<HttpsConnector<HttpConnector>, Full<Bytes>>);

pub(super) struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Client {
    pub(super) fn new() -> Client {
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

    /// Whatever the status.
    pub(super) async fn ask(
        &self,
        request: Request<Full<Bytes>>,
        time: Duration,
    ) -> Result<Answer, Failure> {
        let answer = async {
            let response = self.0.request(request).await.map_err(|error| {
                let is_unconnected = error.is_connect();
                Failure::broken(error, is_unconnected)
            })?;
            let (head, body) = response.into_parts();
            let body = Limited::new(body, BODY_BYTES_MAX).collect().await;
            let body = body.map_err(|cause| Failure::Broken {
                cause,
                is_unconnected: false,
            })?;
            Ok(Answer {
                status: head.status,
                headers: head.headers,
                body: body.to_bytes(),
            })
        };
        let in_time = timeout(time, answer).await;
        in_time.unwrap_or(Err(Failure::TimedOut))
    }
}

impl Answer {
    pub(super) fn json<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_slice(&self.body)
    }
}
