//! Answers that last: streams that stay open for hours and say little.
//!
//! For the next request hyper keeps two buffers of 8 KB and what the service needed for the last
//! one, 30 KB in all, as long as a connection is open. After an answer that lasts there is no next
//! request: once its head is sent the socket is taken back, and the body is written here. Then a
//! stream costs what its body costs.

use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use http::{HeaderValue, Method, Request, Response, Version, header};
use http_body_util::BodyExt as _;
use hyper::body::{Frame, Incoming};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadBuf};

/// In the extensions of an answer: its body has no known length and is open until somebody leaves.
#[derive(Clone, Copy, Debug)]
pub struct Lasting;

/// What the service, hyper and the loop of one connection tell each other.
#[derive(Debug, Default)]
pub(super) struct Handover {
    asked: AtomicBool,
    /// Of an answer that lasts.
    body: Mutex<Option<Body>>,
    head_written: AtomicBool,
    head_sent: AtomicBool,
}

impl Handover {
    /// Whether there was a request.
    pub(super) fn was_asked(&self) -> bool {
        self.asked.load(Ordering::Acquire)
    }

    /// Tells that there is a request; whether the body of its answer could be sent in chunks.
    pub(super) fn ask(&self, request: &Request<Incoming>) -> bool {
        self.asked.store(true, Ordering::Release);
        request.version() == Version::HTTP_11 && request.method() == Method::GET
    }

    /// Keeps the body of an answer that lasts: hyper writes the head and then waits. Every other
    /// answer stays as it is.
    pub(super) fn keep(self: &Arc<Self>, mut answer: Response<Body>) -> Response<Body> {
        if answer.extensions().get::<Lasting>().is_none() {
            return answer;
        }
        let close = HeaderValue::from_static("close");
        answer.headers_mut().insert(header::CONNECTION, close);
        answer.map(|body| {
            *self.body.lock().unwrap_or_else(PoisonError::into_inner) = Some(body);
            Body::new(Kept(Arc::clone(self)))
        })
    }

    /// The body of an answer that lasts, once its head is on the way.
    pub(super) fn take(&self) -> Option<Body> {
        if !self.head_sent.load(Ordering::Acquire) {
            return None;
        }
        self.body
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }
}

/// Stands where a body was. That hyper asks for it means that the head is written; nothing wakes
/// it, since the loop looks by itself whenever hyper waits.
struct Kept(Arc<Handover>);

impl hyper::body::Body for Kept {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.0.head_written.store(true, Ordering::Release);
        Poll::Pending
    }
}

/// A connection as hyper sees it. hyper flushes it when its own buffer is empty: a head that was
/// written before is sent then.
#[derive(Debug)]
pub(super) struct Watched<T> {
    pub(super) inner: T,
    pub(super) handover: Arc<Handover>,
}

impl<T: AsyncRead + Unpin> AsyncRead for Watched<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, buffer)
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Watched<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.inner).poll_flush(cx);
        if matches!(flushed, Poll::Ready(Ok(()))) {
            let written = self.handover.head_written.load(Ordering::Acquire);
            self.handover.head_sent.store(written, Ordering::Release);
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}

/// Sends a body in chunks (RFC 9112, 7.1) until it ends or the other side leaves.
///
/// # Errors
/// Of the connection, and of a body that breaks off: then the last chunk is missing, so that nobody
/// takes it for whole.
pub(super) async fn send<T>(mut connection: T, mut body: Body) -> io::Result<()>
where
    T: AsyncRead + AsyncWrite + Unpin,
{
    // The answer said `close`: who speaks on is heard by nobody.
    let mut heard = [0; 64];
    loop {
        tokio::select! {
            frame = body.frame() => {
                let Some(frame) = frame else { break };
                let data = frame.map_err(io::Error::other)?.into_data();
                // An empty chunk would be the last one.
                if let Ok(data) = data && !data.is_empty() {
                    let mut chunk = format!("{:x}\r\n", data.len()).into_bytes();
                    chunk.extend_from_slice(&data);
                    chunk.extend_from_slice(b"\r\n");
                    connection.write_all(&chunk).await?;
                }
            }
            count = connection.read(&mut heard) => if count? == 0 {
                return Ok(());
            },
        }
    }
    connection.write_all(b"0\r\n\r\n").await?;
    connection.shutdown().await
}
