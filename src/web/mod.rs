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
use hyper_rustls::builderstates::WantsSchemes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client as Connections;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use serde::de::DeserializeOwned;
use tokio::time::timeout;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// On a connection that idles; the kernel asks the peer whether it is there.
const KEEPALIVE: Duration = Duration::from_secs(15);
const KEEPALIVE_EVERY: Duration = Duration::from_secs(5);
const KEEPALIVE_TRIES: u32 = 3;

/// How a peer that vanished without a word is noticed. Over HTTP/2 all requests share a connection, and one that gets no
/// answer in time leaves it as it is.
#[derive(Clone, Copy, Debug)]
struct Signs {
    asked_for_every: Duration,
    awaited: Duration,
}

const SIGNS_OF_LIFE: Signs = Signs {
    asked_for_every: Duration::from_secs(10),
    awaited: Duration::from_secs(5),
};

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
        let tls = HttpsConnectorBuilder::new().with_webpki_roots();
        Client::new(tls, SIGNS_OF_LIFE)
    }
}

impl Client {
    fn new(tls: HttpsConnectorBuilder<WantsSchemes>, signs: Signs) -> Client {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(CONNECT_TIMEOUT));
        tcp.set_keepalive(Some(KEEPALIVE));
        tcp.set_keepalive_interval(Some(KEEPALIVE_EVERY));
        tcp.set_keepalive_retries(Some(KEEPALIVE_TRIES));
        let connector = tls
            .https_or_http()
            .enable_http1()
            .enable_http2()
            .wrap_connector(tcp);
        let mut connections = Connections::builder(TokioExecutor::new());
        connections
            .timer(TokioTimer::new())
            .pool_timer(TokioTimer::new())
            .http2_keep_alive_interval(signs.asked_for_every)
            .http2_keep_alive_timeout(signs.awaited)
            .http2_keep_alive_while_idle(true);
        Client(connections.build(connector))
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;
    use std::future::pending;
    use std::pin::pin;
    use std::sync::Arc;

    use hyper::Response;
    use hyper::server::conn::http2;
    use hyper::service::service_fn;
    use hyper_util::rt::TokioIo;
    use rcgen::{CertifiedKey, generate_simple_self_signed};
    use tokio::net::TcpListener;
    use tokio::sync::Notify;
    use tokio_rustls::TlsAcceptor;
    use tokio_rustls::rustls::{ClientConfig, RootCertStore, ServerConfig};

    /// Longer than anything here takes on a busy machine.
    const PATIENCE: Duration = Duration::from_secs(20);
    const QUICK: Duration = Duration::from_millis(200);

    /// Answers over HTTP/2 by TLS; told to, the connections that it has say nothing any more.
    struct Server {
        address: String,
        client: Client,
        silence: Arc<Notify>,
    }

    impl Server {
        async fn open() -> Server {
            let CertifiedKey { cert, signing_key } =
                generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
            let mut theirs = ServerConfig::builder()
                .with_no_client_auth()
                .with_single_cert(
                    vec![cert.der().clone()],
                    signing_key.serialize_der().try_into().expect("a key"),
                )
                .expect("they belong together");
            theirs.alpn_protocols = vec![b"h2".to_vec()];
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let port = listener.local_addr().expect("bound").port();
            let silence = Arc::new(Notify::new());
            let tls = TlsAcceptor::from(Arc::new(theirs));
            tokio::spawn(serve(listener, tls, Arc::clone(&silence)));

            let mut roots = RootCertStore::empty();
            roots.add(cert.der().clone()).expect("a certificate");
            let ours = ClientConfig::builder()
                .with_root_certificates(roots)
                .with_no_client_auth();
            let signs = Signs {
                asked_for_every: QUICK,
                awaited: QUICK,
            };
            Server {
                address: format!("https://localhost:{port}/"),
                client: Client::new(HttpsConnectorBuilder::new().with_tls_config(ours), signs),
                silence,
            }
        }

        async fn asked(&self) -> Result<Answer, NoAnswer> {
            let request = Request::get(&self.address).body(Full::default());
            let bounds = Bounds {
                time: QUICK,
                bytes: 100,
            };
            self.client.ask(request.expect("an address"), bounds).await
        }
    }

    async fn serve(listener: TcpListener, tls: TlsAcceptor, silence: Arc<Notify>) {
        while let Ok((stream, _)) = listener.accept().await {
            let (tls, silence) = (tls.clone(), Arc::clone(&silence));
            tokio::spawn(async move {
                let stream = tls.accept(stream).await.expect("they greet");
                let here = service_fn(async |_| {
                    Ok::<_, Infallible>(Response::new(Full::<Bytes>::from("here")))
                });
                let mut connection = pin!(
                    http2::Builder::new(TokioExecutor::new())
                        .serve_connection(TokioIo::new(stream), here)
                );
                tokio::select! {
                    _ = &mut connection => {}
                    () = silence.notified() => pending().await,
                }
            });
        }
    }

    #[tokio::test]
    async fn a_connection_on_which_nothing_comes_any_more_is_left_for_a_new_one() {
        let server = Server::open().await;
        let until_answered = async || while server.asked().await.is_err() {};
        let answered = timeout(PATIENCE, until_answered()).await;
        answered.expect("it answers");
        server.silence.notify_waiters();
        let answered = timeout(PATIENCE, until_answered()).await;
        answered.expect("it answers anew");
    }
}
