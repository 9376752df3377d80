//! The door to the outside: listens on loopback, and lets a fault cut a connection in the middle or close the door
//! for a while. Speaks HTTP/1.1 only, as the bot's own ear does: axum's server would bring HTTP/2 along.

use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::{Router, http::Request};
use hyper::{
    body::Incoming,
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{rt::TokioIo, service::TowerToHyperService};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// Pause before accepting is tried again, when the system has no more descriptors.
const RETRY: Duration = Duration::from_millis(100);

/// Cuts one connection: what is written afterwards never arrives, and the peer sees it closed without an answer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cut(Arc<AtomicBool>);

impl Cut {
    pub(crate) fn cut(&self) {
        self.0.store(true, Ordering::Release);
    }

    fn is_cut(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

#[derive(Debug)]
pub(crate) struct Listener {
    address: SocketAddr,
    /// Absent while the door is closed.
    inner: Option<TcpListener>,
    is_closed: watch::Receiver<bool>,
}

impl Listener {
    pub(crate) async fn bind(port: u16, is_closed: watch::Receiver<bool>) -> io::Result<Self> {
        let inner = TcpListener::bind(("127.0.0.1", port)).await?;
        let address = inner.local_addr()?;
        Ok(Self {
            address,
            inner: Some(inner),
            is_closed,
        })
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    /// Closes or opens the door as asked, then waits for the next caller or the next wish.
    async fn try_accept(&mut self) -> io::Result<Option<TcpStream>> {
        if *self.is_closed.borrow_and_update() {
            self.inner = None;
            return self
                .is_closed
                .changed()
                .await
                .map(|()| None)
                .map_err(io::Error::other);
        }
        let inner = match self.inner.take() {
            Some(inner) => inner,
            None => TcpListener::bind(self.address).await?,
        };
        let inner = self.inner.insert(inner);
        tokio::select! {
            accepted = inner.accept() => accepted.map(|(stream, _)| Some(stream)),
            changed = self.is_closed.changed() => changed.map(|()| None).map_err(io::Error::other),
        }
    }

    async fn accept(&mut self) -> TcpStream {
        loop {
            match self.try_accept().await {
                Ok(Some(stream)) => return stream,
                Ok(None) => {}
                Err(_) => tokio::time::sleep(RETRY).await,
            }
        }
    }

    /// Until the process ends. A request carries its connection's [`Cut`].
    pub(crate) async fn serve(mut self, routes: Router) {
        loop {
            let stream = self.accept().await;
            // A small frame must not wait for the next one; a failure only costs time.
            drop(stream.set_nodelay(true));
            let cut = Cut::default();
            let connection = TokioIo::new(Connection {
                stream,
                cut: cut.clone(),
            });
            let routes = TowerToHyperService::new(routes.clone());
            let service = service_fn(move |mut request: Request<Incoming>| {
                request.extensions_mut().insert(cut.clone());
                routes.call(request)
            });
            let served = http1::Builder::new().serve_connection(connection, service);
            tokio::spawn(served.with_upgrades());
        }
    }
}

#[derive(Debug)]
struct Connection {
    stream: TcpStream,
    cut: Cut,
}

impl Connection {
    fn check(&self) -> io::Result<()> {
        if self.cut.is_cut() {
            Err(io::ErrorKind::ConnectionReset.into())
        } else {
            Ok(())
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_write(context, buffer)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
