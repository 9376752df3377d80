//! What is asked of the process by HTTP: whether it lives, whether it can do its work, what it counted, which version it
//! is, and, where they come this way, [`super::interactions`].
//!
//! Nothing here tells of a member, a server or a secret. However many ask and however slowly, each gets little time
//! and few connections. Told to end, a connection answers what it was asked, and closes.

use std::future::pending;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Json, Response};
use axum::{Router, routing::get};
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::RunError;
use super::health::{Health, Silence};
use super::interactions::Door;
use crate::config::{COMMIT, VERSION};

const BODY_BYTES_MAX: usize = 64 * 1024;
/// Before accepting is tried again, when the system has no more descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);
/// How long what is being asked may still take once a connection is to close: a body and Discord's three seconds.
const LAST_ANSWER_MAX: Duration = Duration::from_secs(6);

/// What a visitor gets.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    /// At the same time.
    connections: usize,
    /// For a request's head to come in, and for a connection to idle.
    head: Duration,
    /// For a connection in all.
    connection: Duration,
}

/// A probe needs a connection for a moment.
const PROBES: Bounds = Bounds {
    connections: 32,
    head: Duration::from_secs(5),
    connection: Duration::from_secs(60),
};

/// Balancers keep connections and lose a request that meets one that is just closing. So it is for them to close: after a
/// minute (nginx, Amazon's), or ten (Google's).
const BALANCERS: Bounds = Bounds {
    connections: 1_024,
    head: Duration::from_secs(620),
    connection: Duration::from_secs(24 * 60 * 60),
};

/// For the first head of a connection, so that who says nothing does not take the place of a probe.
const FIRST_HEAD: Duration = Duration::from_secs(5);

/// The process's ear for HTTP.
pub(super) struct Server {
    listener: TcpListener,
    routes: Router,
    bounds: Bounds,
}

fn routes(health: Arc<Health>) -> Router {
    Router::new()
        .route("/livez", get(live))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .route("/version", get(version))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .with_state(health)
}

impl Server {
    /// The operator learns the address from the log, where the port was left to the system.
    pub(super) async fn open(
        address: SocketAddr,
        health: Arc<Health>,
        door: Option<Arc<Door>>,
    ) -> Result<Server, RunError> {
        let refused = |error: std::io::Error| RunError::CannotListen {
            address,
            cause: error.to_string(),
        };
        let listener = TcpListener::bind(address).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        tracing::info!(%address, "health is told at /livez, /readyz, /metrics and /version");
        let (routes, bounds) = match door {
            None => (routes(health), PROBES),
            Some(door) => (routes(health).merge(door.routes()), BALANCERS),
        };
        Ok(Server {
            listener,
            routes,
            bounds,
        })
    }

    /// Until it is to close. From `stop` on, no connection takes more than one request; after `close`, what was asked is
    /// still answered.
    pub(super) async fn serve(self, stop: CancellationToken, close: CancellationToken) {
        let room = Arc::new(Semaphore::new(self.bounds.connections));
        let mut connections = JoinSet::new();
        loop {
            let accepted = async {
                let place = Arc::clone(&room).acquire_owned().await;
                let place = place.expect("nobody closes it");
                self.listener
                    .accept()
                    .await
                    .map(|(stream, _)| (stream, place))
            };
            let accepted = tokio::select! {
                () = close.cancelled() => break,
                accepted = accepted => accepted,
            };
            match accepted {
                Ok((stream, place)) => {
                    let (routes, bounds, stop) = (self.routes.clone(), self.bounds, stop.clone());
                    connections.spawn(async move {
                        converse(stream, routes, bounds, &stop).await;
                        drop(place);
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    sleep(ACCEPT_PAUSE).await;
                }
            }
            while connections.try_join_next().is_some() {}
        }
        drop(self.listener);
        while connections.join_next().await.is_some() {}
    }
}

/// Who hangs up or dawdles learns nothing, and nobody else is concerned.
async fn converse(stream: TcpStream, routes: Router, bounds: Bounds, stop: &CancellationToken) {
    // An answer is small and must not wait for more.
    drop(stream.set_nodelay(true));
    let is_asked = AtomicBool::new(false);
    let routes = TowerToHyperService::new(routes);
    let asked = service_fn(|request| {
        is_asked.store(true, Ordering::Relaxed);
        routes.call(request)
    });
    let mut connection = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(bounds.head)
            .serve_connection(TokioIo::new(stream), asked)
    );
    let silence = async {
        sleep(FIRST_HEAD).await;
        if is_asked.load(Ordering::Relaxed) {
            pending::<()>().await;
        }
    };
    tokio::select! {
        _ = &mut connection => return,
        () = silence => return,
        () = stop.cancelled() => {}
        () = sleep(bounds.connection) => {}
    }
    connection.as_mut().graceful_shutdown();
    drop(timeout(LAST_ANSWER_MAX, connection).await);
}

async fn live(State(health): State<Arc<Health>>) -> Response {
    match health.heart.silence() {
        None => "alive\n".into_response(),
        Some(Silence { task, seconds }) => {
            let words = format!(
                "stuck: {task} has taken no turn for {seconds} seconds; the process ends itself if that lasts\n"
            );
            (StatusCode::SERVICE_UNAVAILABLE, words).into_response()
        }
    }
}

async fn ready(State(health): State<Arc<Health>>) -> Response {
    let report = health.report().await;
    let status = match report.ready {
        true => StatusCode::OK,
        false => StatusCode::SERVICE_UNAVAILABLE,
    };
    (status, Json(report)).into_response()
}

/// In Prometheus's text format.
async fn metrics(State(health): State<Arc<Health>>) -> Response {
    health.count_interviews().await;
    health.report().await.measure();
    let kind = (CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    ([kind], crate::metrics::text()).into_response()
}

async fn version() -> Response {
    Json(json!({ "version": VERSION, "commit": COMMIT })).into_response()
}
