//! The accept loop.
//!
//! `axum::serve` installs no timer, so that hyper's header timeout never fires there: a client
//! that sends one byte a minute keeps its connection for ever, and so does shutdown. Here a
//! request head has ten seconds, a connection without one byte of progress a minute, the number
//! of connections is bounded, and a shutdown ends when its time is over.

mod stall;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tower::{Service, ServiceExt};

use stall::Stall;

/// Times and bounds of connections.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Time for a request head, and for the next request on an open connection.
    pub header_timeout: Duration,
    /// Time without one byte in either direction until the connection is closed.
    pub stall_timeout: Duration,
    /// Time that open requests get after a shutdown has begun.
    pub drain_timeout: Duration,
    /// Further connections wait in the queue of the system.
    pub max_connections: usize,
}

impl Limits {
    #[must_use]
    pub fn of(config: &crate::config::Http) -> Self {
        Self {
            header_timeout: config.header_timeout,
            stall_timeout: config.stall_timeout,
            drain_timeout: config.drain_timeout,
            max_connections: config.max_connections,
        }
    }
}

/// Begins the shutdown. The shutdown also begins when this is dropped.
#[derive(Debug)]
pub struct Stopper(watch::Sender<bool>);

impl Stopper {
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

/// Tells that the shutdown has begun. Streams listen to it, since they would not end by
/// themselves; `/readyz` looks at it.
#[derive(Clone, Debug)]
pub struct Stopping(watch::Receiver<bool>);

impl Stopping {
    #[must_use]
    pub fn new() -> (Stopper, Self) {
        let (sender, receiver) = watch::channel(false);
        (Stopper(sender), Self(receiver))
    }

    #[must_use]
    pub fn has_begun(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }

    /// Returns when the shutdown begins.
    pub async fn begun(&self) {
        // An error means that nobody is left who could begin it: the same as begun.
        let _ = self.0.clone().wait_for(|stopping| *stopping).await;
    }
}

/// Returns at SIGTERM or ctrl-c.
///
/// # Errors
/// The system does not let us listen to signals.
pub async fn asked_to_stop() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => Ok(()),
        result = tokio::signal::ctrl_c() => result,
    }
}

/// Serves until the shutdown begins, then lets open requests end, at most `drain_timeout` long.
/// Every request carries `ConnectInfo<SocketAddr>` with the address of its peer.
pub async fn serve<S>(listener: TcpListener, service: S, limits: Limits, stopping: Stopping)
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible>,
    S: Clone + Send + 'static,
    S::Future: Send,
{
    let room = Arc::new(Semaphore::new(limits.max_connections));
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = stopping.begun() => break,
            accepted = accept(&listener, &room) => accepted,
            Some(_) = connections.join_next() => continue,
        };
        let Some((stream, peer, permit)) = accepted else {
            continue;
        };
        let connection = connection(stream, peer, service.clone(), limits.clone(), &stopping);
        connections.spawn(async move {
            connection.await;
            drop(permit);
        });
    }
    drop(listener);
    let drained = tokio::time::timeout(limits.drain_timeout, async {
        while connections.join_next().await.is_some() {}
    });
    if drained.await.is_err() {
        tracing::warn!(
            open = connections.len(),
            "connections cut at the end of the drain"
        );
        connections.shutdown().await;
    }
}

type Accepted = (TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit);

/// `None` when there was nothing to accept after all.
async fn accept(listener: &TcpListener, room: &Arc<Semaphore>) -> Option<Accepted> {
    let permit = Arc::clone(room).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => {
            // Without it a page waits 44 ms for the acknowledgement of its first half.
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "no nodelay");
            }
            Some((stream, peer, permit))
        }
        Err(error) => {
            // A peer that is gone again is no reason to wait; no free file descriptor is, or the
            // loop would spin.
            if !matches!(
                error.kind(),
                std::io::ErrorKind::ConnectionAborted
                    | std::io::ErrorKind::ConnectionRefused
                    | std::io::ErrorKind::ConnectionReset
            ) {
                tracing::error!(%error, "cannot accept a connection");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            None
        }
    }
}

/// Time for a request head that is on its way when the shutdown begins.
const LAST_HEAD: Duration = Duration::from_millis(250);

fn connection<S>(
    stream: TcpStream,
    peer: SocketAddr,
    service: S,
    limits: Limits,
    stopping: &Stopping,
) -> impl Future<Output = ()> + Send + 'static + use<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible>,
    S: Clone + Send + 'static,
    S::Future: Send,
{
    let stopping = stopping.clone();
    let asked = Arc::new(AtomicBool::new(false));
    let mark = Arc::clone(&asked);
    let service = tower::service_fn(move |request: Request<Incoming>| {
        mark.store(true, Ordering::Release);
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        service.clone().oneshot(request)
    });
    async move {
        let io = TokioIo::new(Stall::new(stream, limits.stall_timeout));
        let connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.header_timeout)
            .serve_connection(io, TowerToHyperService::new(service));
        tokio::pin!(connection);
        let result = tokio::select! {
            result = &mut connection => result,
            () = stopping.begun() => {
                connection.as_mut().graceful_shutdown();
                // hyper closes idle connections now, but still waits for the first request of a
                // new one; nobody is owed an answer there.
                tokio::select! {
                    result = &mut connection => result,
                    () = never_asked(&asked) => return,
                }
            }
        };
        if let Err(error) = result {
            tracing::debug!(%error, "connection ended early");
        }
    }
}

/// Returns after a moment in which no request came on a connection that never had one.
async fn never_asked(asked: &AtomicBool) {
    tokio::time::sleep(LAST_HEAD).await;
    if asked.load(Ordering::Acquire) {
        std::future::pending::<()>().await;
    }
}
