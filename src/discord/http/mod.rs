//! What is asked of the process by HTTP: whether it lives, whether it can do its work, what it counted, and which version
//! it is.
//!
//! Nothing here tells of a member, a server or a secret. However many ask and however slowly, each gets little time
//! and few connections.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Json, Response};
use axum::{Router, routing::get};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::RunError;
use super::health::{Health, Silence};
use crate::config::{COMMIT, VERSION};

/// Connections at the same time; a probe needs one for a moment.
const CONNECTIONS_MAX: usize = 32;
/// How long a request's head may take to come in, and how long a connection may idle.
const HEAD_MAX: Duration = Duration::from_secs(5);
/// How long one connection may last in all.
const CONNECTION_MAX: Duration = Duration::from_secs(60);
const BODY_BYTES_MAX: usize = 64 * 1024;
/// Before accepting is tried again, when the system has no more descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

fn routes(health: Arc<Health>) -> Router {
    Router::new()
        .route("/livez", get(live))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .route("/version", get(version))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .with_state(health)
}

/// The operator learns the address from the log, where the port was left to the system.
pub(super) async fn open(address: SocketAddr) -> Result<TcpListener, RunError> {
    let refused = |error: std::io::Error| RunError::CannotListen {
        address,
        cause: error.to_string(),
    };
    let listener = TcpListener::bind(address).await.map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    tracing::info!(%address, "health is told at /livez, /readyz, /metrics and /version");
    Ok(listener)
}

/// Until it is dropped, with every connection.
pub(super) async fn serve(listener: TcpListener, health: Arc<Health>) {
    let routes = routes(health);
    let room = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let mut connections = JoinSet::new();
    loop {
        let place = Arc::clone(&room).acquire_owned().await;
        let place = place.expect("nobody closes it");
        match listener.accept().await {
            Ok((stream, _)) => {
                let routes = routes.clone();
                connections.spawn(async move {
                    converse(stream, routes).await;
                    drop(place);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a question about health could not be taken");
                sleep(ACCEPT_PAUSE).await;
            }
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn converse(stream: TcpStream, routes: Router) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_MAX)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(routes));
    // Who hangs up or dawdles learns nothing, and nobody else is concerned.
    drop(timeout(CONNECTION_MAX, connection).await);
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
    let kind = (CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    ([kind], crate::metrics::text()).into_response()
}

async fn version() -> Response {
    Json(json!({ "version": VERSION, "commit": COMMIT })).into_response()
}
