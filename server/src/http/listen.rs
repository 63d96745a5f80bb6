//! The accept loop.
//!
//! `axum::serve` installs no timer, so that hyper's header timeout never fires there: a client
//! that sends one byte a minute keeps its connection for ever, and so does shutdown. Here a
//! request head has ten seconds, a connection without one byte of progress a minute, the number
//! of connections is bounded, and a shutdown ends when its time is over.

mod lasting;
mod stall;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tower::{Service, ServiceExt};

pub use lasting::Lasting;
use lasting::{Handover, Watched};
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
            Some(ended) = connections.join_next() => {
                go_on(&mut connections, ended);
                continue;
            }
        };
        let Some((stream, peer, permit)) = accepted else {
            continue;
        };
        let connection = connection(stream, peer, service.clone(), limits.clone(), &stopping);
        connections.spawn(async move {
            let (stream, body) = connection.await?;
            Some(Stream {
                stream,
                body,
                permit,
            })
        });
    }
    drop(listener);
    let drained = tokio::time::timeout(limits.drain_timeout, async {
        while let Some(ended) = connections.join_next().await {
            go_on(&mut connections, ended);
        }
    });
    if drained.await.is_err() {
        tracing::warn!(
            open = connections.len(),
            "connections cut at the end of the drain"
        );
        connections.shutdown().await;
    }
}

/// What is left of a connection when an answer that lasts has begun.
struct Stream {
    stream: Stall<TcpStream>,
    body: Body,
    permit: OwnedSemaphorePermit,
}

/// Sends the rest of an answer that lasts, in a task of its own: a task keeps the room that it
/// needed most, and hyper needs much.
fn go_on(
    connections: &mut JoinSet<Option<Stream>>,
    ended: Result<Option<Stream>, tokio::task::JoinError>,
) {
    let Ok(Some(Stream {
        stream,
        body,
        permit,
    })) = ended
    else {
        return;
    };
    connections.spawn(async move {
        if let Err(error) = lasting::send(stream, body).await {
            tracing::debug!(%error, "stream ended early");
        }
        drop(permit);
        None
    });
}

type Accepted = (TcpStream, SocketAddr, OwnedSemaphorePermit);

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

/// Serves one connection to its end, or until an answer that lasts has begun: then what is left to
/// send, and where.
fn connection<S>(
    stream: TcpStream,
    peer: SocketAddr,
    service: S,
    limits: Limits,
    stopping: &Stopping,
) -> impl Future<Output = Option<(Stall<TcpStream>, Body)>> + Send + 'static + use<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible>,
    S: Clone + Send + 'static,
    S::Future: Send,
{
    let stopping = stopping.clone();
    let handover = Arc::new(Handover::default());
    let service = {
        let handover = Arc::clone(&handover);
        tower::service_fn(move |request: Request<Incoming>| {
            let in_chunks = handover.ask(&request).then(|| Arc::clone(&handover));
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let answer = service.clone().oneshot(request);
            async move {
                let answer = answer.await?;
                Ok::<_, Infallible>(match in_chunks {
                    Some(handover) => handover.keep(answer),
                    None => answer,
                })
            }
        })
    };
    async move {
        let io = TokioIo::new(Watched {
            inner: Stall::new(stream, limits.stall_timeout),
            handover: Arc::clone(&handover),
        });
        let mut connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.header_timeout)
            .serve_connection(io, TowerToHyperService::new(service));
        let served = tokio::select! {
            served = until_lasting(&mut connection, &handover) => served,
            () = stopping.begun() => {
                Pin::new(&mut connection).graceful_shutdown();
                // hyper closes idle connections now, but still waits for the first request of a
                // new one; nobody is owed an answer there.
                tokio::select! {
                    served = until_lasting(&mut connection, &handover) => served,
                    () = never_asked(&handover) => return None,
                }
            }
        };
        match served {
            Served::Lasting(body) => Some((connection.into_parts().io.into_inner().inner, body)),
            Served::Ended(Ok(())) => None,
            Served::Ended(Err(error)) => {
                tracing::debug!(%error, "connection ended early");
                None
            }
        }
    }
}

enum Served {
    Ended(hyper::Result<()>),
    /// The head of an answer is sent, and nothing of this body.
    Lasting(Body),
}

async fn until_lasting<C>(connection: &mut C, handover: &Handover) -> Served
where
    C: Future<Output = hyper::Result<()>> + Unpin,
{
    std::future::poll_fn(|cx| match Pin::new(&mut *connection).poll(cx) {
        Poll::Ready(result) => Poll::Ready(Served::Ended(result)),
        Poll::Pending => match handover.take() {
            Some(body) => Poll::Ready(Served::Lasting(body)),
            None => Poll::Pending,
        },
    })
    .await
}

/// Returns after a moment in which no request came on a connection that never had one.
async fn never_asked(handover: &Handover) {
    tokio::time::sleep(LAST_HEAD).await;
    if handover.was_asked() {
        std::future::pending::<()>().await;
    }
}
