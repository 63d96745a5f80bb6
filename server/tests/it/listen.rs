use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Extension;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::routing::{get, post};
use futures::StreamExt as _;
use server::http::listen::{Lasting, Limits, Stopper, Stopping, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::broadcast;
use tokio::task::JoinHandle;

fn short() -> Limits {
    Limits {
        header_timeout: Duration::from_secs(2),
        stall_timeout: Duration::from_secs(4),
        drain_timeout: Duration::from_secs(2),
        max_connections: 100,
    }
}

struct Running {
    address: SocketAddr,
    stopper: Stopper,
    ended: JoinHandle<()>,
    /// To everybody who reads `/stream`.
    said: broadcast::Sender<&'static str>,
}

async fn running(limits: Limits) -> Running {
    let endless = || async {
        let drops = futures::stream::unfold((), |()| async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            Some((Ok::<_, std::io::Error>(Bytes::from_static(b"drop")), ()))
        });
        Body::from_stream(drops)
    };
    // Says what it is given; ends at an empty word, breaks off at "!".
    let (said, _) = broadcast::channel::<&'static str>(16);
    let stream = {
        let said = said.clone();
        move || {
            let words = futures::stream::unfold(Some(said.subscribe()), |heard| async {
                let mut heard = heard?;
                match heard.recv().await.ok()? {
                    "" => None,
                    "!" => Some((Err(std::io::Error::other("broken off")), None)),
                    word => Some((Ok(Bytes::from_static(word.as_bytes())), Some(heard))),
                }
            });
            let hello = futures::stream::once(async { Ok(Bytes::from_static(b"hello")) });
            let body = Body::from_stream(hello.chain(words));
            async { (Extension(Lasting), body) }
        }
    };
    let router = Router::new()
        .route("/", get(|| async { "hello" }))
        .route(
            "/peer",
            get(|ConnectInfo(peer): ConnectInfo<SocketAddr>| async move { peer.to_string() }),
        )
        .route(
            "/slow",
            get(|| async {
                tokio::time::sleep(Duration::from_millis(700)).await;
                "slow but done"
            }),
        )
        .route("/endless", get(endless))
        .route("/stream", get(stream))
        .route("/large", get(|| async { vec![b'x'; 64 * 1024 * 1024] }))
        .route(
            "/read",
            post(|body: Bytes| async move { body.len().to_string() }),
        );
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stopper, stopping) = Stopping::new();
    let ended = tokio::spawn(serve(listener, router, limits, stopping));
    Running {
        address,
        stopper,
        ended,
        said,
    }
}

async fn connect(address: SocketAddr) -> TcpStream {
    TcpStream::connect(address).await.unwrap()
}

async fn send(stream: &mut TcpStream, head: &str) {
    stream.write_all(head.as_bytes()).await.unwrap();
}

/// Reads until the text has come.
async fn read_until(stream: &mut TcpStream, end: &str) -> String {
    let mut text = String::new();
    let mut buffer = [0_u8; 4096];
    while !text.contains(end) {
        let count = stream.read(&mut buffer).await.unwrap();
        assert!(count > 0, "closed after {text:?}");
        text.push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
    text
}

/// Time until the other side closes; what comes before is thrown away.
async fn closed_after(stream: &mut TcpStream) -> Duration {
    let start = Instant::now();
    let mut buffer = [0_u8; 65_536];
    let close = async { while stream.read(&mut buffer).await.is_ok_and(|count| count > 0) {} };
    tokio::time::timeout(Duration::from_secs(60), close)
        .await
        .expect("never closed");
    start.elapsed()
}

const HEAD: &str = "GET / HTTP/1.1\r\nHost: x\r\n";

#[tokio::test]
async fn a_client_that_never_ends_its_head_is_closed() {
    let server = running(short()).await;
    let mut stream = connect(server.address).await;
    send(&mut stream, HEAD).await;
    let (mut read, mut write) = stream.into_split();
    let trickle = tokio::spawn(async move {
        while write.write_all(b"X-A: b\r\n").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    let start = Instant::now();
    let mut buffer = [0_u8; 1024];
    let close = async { while read.read(&mut buffer).await.is_ok_and(|count| count > 0) {} };
    tokio::time::timeout(Duration::from_secs(60), close)
        .await
        .expect("never closed");
    assert!(start.elapsed() >= Duration::from_secs(1));
    trickle.abort();
}

#[tokio::test]
async fn a_connection_without_a_request_is_closed_also_after_an_answer() {
    let server = running(short()).await;
    let mut stream = connect(server.address).await;
    assert!(closed_after(&mut stream).await >= Duration::from_secs(1));

    let mut stream = connect(server.address).await;
    send(&mut stream, &format!("{HEAD}\r\n")).await;
    read_until(&mut stream, "hello").await;
    send(&mut stream, &format!("{HEAD}\r\n")).await;
    read_until(&mut stream, "hello").await;
    assert!(closed_after(&mut stream).await >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_body_that_stops_coming_and_an_answer_that_nobody_reads_are_closed() {
    let server = running(short()).await;
    let mut stream = connect(server.address).await;
    send(
        &mut stream,
        "POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc",
    )
    .await;
    closed_after(&mut stream).await;

    let mut stream = connect(server.address).await;
    send(&mut stream, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n").await;
    tokio::time::sleep(Duration::from_secs(8)).await;
    let mut read = 0;
    let mut buffer = vec![0_u8; 1024 * 1024];
    while let Ok(count) = stream.read(&mut buffer).await {
        if count == 0 {
            break;
        }
        read += count;
    }
    assert!(
        read < 64 * 1024 * 1024,
        "the answer was kept for a client that did not read"
    );
}

#[tokio::test]
async fn a_stream_with_a_sign_of_life_now_and_then_stays_open() {
    let server = running(short()).await;
    let mut stream = connect(server.address).await;
    send(&mut stream, "GET /endless HTTP/1.1\r\nHost: x\r\n\r\n").await;
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(8) {
        read_until(&mut stream, "drop").await;
    }
}

const STREAM: &str = "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n";

/// The stream with its first word read.
async fn listening(server: &Running, before: &str) -> TcpStream {
    let mut stream = connect(server.address).await;
    send(&mut stream, &format!("{before}{STREAM}")).await;
    let head = read_until(&mut stream, "5\r\nhello\r\n").await;
    assert!(head.contains("transfer-encoding: chunked"), "{head}");
    assert!(head.contains("connection: close"), "{head}");
    stream
}

async fn rest(mut stream: TcpStream) -> String {
    let mut rest = String::new();
    let end = tokio::time::timeout(Duration::from_secs(60), stream.read_to_string(&mut rest));
    end.await.expect("never closed").unwrap();
    rest
}

/// Until nobody, or somebody, reads `/stream`.
async fn heard_by(server: &Running, many: usize) {
    let start = Instant::now();
    while server.said.receiver_count() != many {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "still {}",
            server.said.receiver_count()
        );
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn an_answer_that_lasts_says_word_after_word_and_ends_with_its_stream() {
    let server = running(short()).await;
    for before in ["", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"] {
        let mut stream = listening(&server, before).await;
        for word in ["one", "and two"] {
            server.said.send(word).unwrap();
            let chunk = format!("{:x}\r\n{word}\r\n", word.len());
            assert_eq!(read_until(&mut stream, "\r\n").await, chunk);
        }
        server.said.send("").unwrap();
        assert_eq!(rest(stream).await, "0\r\n\r\n");
    }
}

#[tokio::test]
async fn an_answer_that_lasts_and_breaks_off_is_not_taken_for_whole() {
    let server = running(short()).await;
    let stream = listening(&server, "").await;
    server.said.send("!").unwrap();
    assert_eq!(rest(stream).await, "");
}

#[tokio::test]
async fn an_answer_that_lasts_ends_when_its_reader_leaves_or_reads_no_more() {
    let server = running(short()).await;
    let stream = listening(&server, "").await;
    heard_by(&server, 1).await;
    drop(stream);
    heard_by(&server, 0).await;

    let stream = listening(&server, "").await;
    let large: &'static str = "x".repeat(8 * 1024 * 1024).leak();
    server.said.send(large).unwrap();
    heard_by(&server, 0).await;
    drop(stream);

    // Nobody waits for more requests there, and a reader who speaks is still a reader.
    let mut stream = listening(&server, "").await;
    send(&mut stream, HEAD).await;
    server.said.send("more").unwrap();
    read_until(&mut stream, "more").await;
}

#[tokio::test]
async fn an_answer_that_lasts_is_a_place_until_it_ends_and_a_shutdown_waits_for_its_end() {
    let server = running(Limits {
        max_connections: 1,
        drain_timeout: Duration::from_secs(50),
        ..short()
    })
    .await;
    let first = listening(&server, "").await;
    let mut second = connect(server.address).await;
    send(&mut second, &format!("{HEAD}Connection: close\r\n\r\n")).await;
    let waiting = tokio::time::timeout(Duration::from_millis(300), second.readable()).await;
    assert!(waiting.is_err(), "answered above the bound");
    drop(first);
    read_until(&mut second, "hello").await;

    let last = listening(&server, "").await;
    server.stopper.stop();
    tokio::time::sleep(Duration::from_millis(500)).await;
    server.said.send("bye").unwrap();
    server.said.send("").unwrap();
    assert_eq!(rest(last).await, "3\r\nbye\r\n0\r\n\r\n");
    server.ended.await.unwrap();
}

#[tokio::test]
async fn an_answer_that_lasts_goes_as_a_whole_to_who_knows_no_chunks() {
    let server = running(short()).await;
    let mut stream = connect(server.address).await;
    send(&mut stream, "GET /stream HTTP/1.0\r\nHost: x\r\n\r\n").await;
    let head = read_until(&mut stream, "hello").await;
    assert!(!head.contains("chunked"), "{head}");
    server.said.send("one").unwrap();
    server.said.send("").unwrap();
    assert_eq!(rest(stream).await, "one");

    let mut stream = connect(server.address).await;
    send(&mut stream, "HEAD /stream HTTP/1.1\r\nHost: x\r\n\r\n").await;
    read_until(&mut stream, "\r\n\r\n").await;
    send(&mut stream, &format!("{HEAD}\r\n")).await;
    read_until(&mut stream, "hello").await;
}

#[tokio::test]
async fn every_request_knows_its_peer() {
    let server = running(short()).await;
    let mut stream = connect(server.address).await;
    send(&mut stream, "GET /peer HTTP/1.1\r\nHost: x\r\n\r\n").await;
    let own = stream.local_addr().unwrap().to_string();
    read_until(&mut stream, &own).await;
}

#[tokio::test]
async fn connections_above_the_bound_wait_for_a_free_place() {
    let server = running(Limits {
        max_connections: 2,
        ..short()
    })
    .await;
    let mut first = connect(server.address).await;
    let mut second = connect(server.address).await;
    for stream in [&mut first, &mut second] {
        send(stream, "GET /endless HTTP/1.1\r\nHost: x\r\n\r\n").await;
        read_until(stream, "drop").await;
    }
    let mut third = connect(server.address).await;
    send(&mut third, &format!("{HEAD}\r\n")).await;
    let waiting = tokio::time::timeout(Duration::from_millis(300), third.readable()).await;
    assert!(waiting.is_err(), "answered above the bound");
    drop(first);
    read_until(&mut third, "hello").await;
}

#[tokio::test]
async fn a_drain_lets_open_requests_end_and_does_not_wait_for_idle_connections() {
    let limits = Limits {
        header_timeout: Duration::from_secs(60),
        stall_timeout: Duration::from_secs(60),
        drain_timeout: Duration::from_secs(50),
        max_connections: 100,
    };
    let drain = limits.drain_timeout;
    let server = running(limits).await;
    let _never_asked = connect(server.address).await;
    let mut kept_alive = connect(server.address).await;
    send(&mut kept_alive, &format!("{HEAD}\r\n")).await;
    read_until(&mut kept_alive, "hello").await;
    let mut half_a_head = connect(server.address).await;
    send(&mut half_a_head, HEAD).await;
    let mut busy = connect(server.address).await;
    send(&mut busy, "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n").await;
    tokio::time::sleep(Duration::from_millis(100)).await;

    let start = Instant::now();
    server.stopper.stop();
    read_until(&mut busy, "slow but done").await;
    server.ended.await.unwrap();
    let time = start.elapsed();
    assert!(time < drain, "{time:?}");
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn a_drain_ends_although_an_answer_does_not() {
    let server = running(short()).await;
    let mut stream = connect(server.address).await;
    send(&mut stream, "GET /endless HTTP/1.1\r\nHost: x\r\n\r\n").await;
    read_until(&mut stream, "drop").await;
    let start = Instant::now();
    server.stopper.stop();
    let ended = tokio::time::timeout(Duration::from_secs(60), server.ended);
    ended.await.expect("it ends").unwrap();
    assert!(start.elapsed() >= Duration::from_millis(1900));
}

#[tokio::test]
async fn whoever_waits_for_the_shutdown_hears_of_it() {
    let (stopper, stopping) = Stopping::new();
    assert!(!stopping.has_begun());
    let waiting = tokio::spawn({
        let stopping = stopping.clone();
        async move { stopping.begun().await }
    });
    stopper.stop();
    waiting.await.unwrap();
    assert!(stopping.has_begun());
    let (stopper, stopping) = Stopping::new();
    drop(stopper);
    stopping.begun().await;
    assert!(stopping.has_begun());
}

/// ASVS 4.2.1
#[tokio::test]
async fn a_request_ends_where_http_says_and_hides_no_second_one() {
    let hidden = "GET /peer HTTP/1.1\r\nHost: x\r\n\r\n";
    let length = hidden.len() + 5;
    let chunked = format!("0\r\n\r\n{hidden}");
    for (fields, body) in [
        // The chunks count; a proxy that counts the length must not leave a rest to us.
        (
            format!("Content-Length: {length}\r\nTransfer-Encoding: chunked\r\n"),
            chunked.clone(),
        ),
        (
            format!("Transfer-Encoding: chunked\r\nContent-Length: {length}\r\n"),
            chunked.clone(),
        ),
        (
            "Content-Length: 5\r\nContent-Length: 6\r\n".to_owned(),
            format!("hello{hidden}"),
        ),
        (
            "Content-Length: +5\r\n".to_owned(),
            format!("hello{hidden}"),
        ),
        (
            "Content-Length: 5, 5\r\nContent-Length: 50\r\n".to_owned(),
            format!("hello{hidden}"),
        ),
        (
            "Transfer-Encoding: xchunked\r\n".to_owned(),
            chunked.clone(),
        ),
        (
            "Transfer-Encoding: chunked, identity\r\n".to_owned(),
            chunked.clone(),
        ),
        (
            "Transfer-Encoding : chunked\r\n".to_owned(),
            chunked.clone(),
        ),
        (
            "Transfer-Encoding: chunked\r\n".to_owned(),
            format!("5 x\r\nhello\r\nzz\r\n{hidden}"),
        ),
        (
            "Transfer-Encoding: chunked\r\n".to_owned(),
            format!("ffffffffffffffff1\r\n{hidden}"),
        ),
    ] {
        let running = running(short()).await;
        let mut stream = connect(running.address).await;
        let request = format!("POST /read HTTP/1.1\r\nHost: x\r\n{fields}\r\n{body}");
        send(&mut stream, &request).await;
        let mut said = Vec::new();
        let read = stream.read_to_end(&mut said);
        // To the end: what is left open is closed by its times. A reset is an end as well.
        let _ = tokio::time::timeout(Duration::from_secs(60), read)
            .await
            .expect("never closed");
        let said = String::from_utf8_lossy(&said);
        assert!(
            !said.contains("127.0.0.1"),
            "{fields:?} let the second request through: {said}"
        );
        // Refused, or read by its chunks alone and the connection closed (RFC 9112, 6.1).
        let by_chunks = said.starts_with("HTTP/1.1 200")
            && said.contains("connection: close")
            && said.ends_with("\r\n\r\n0");
        assert!(
            said.starts_with("HTTP/1.1 4") || by_chunks,
            "{fields:?}: {said}"
        );
    }
    // That the peer would be seen.
    let running = running(short()).await;
    let mut stream = connect(running.address).await;
    send(
        &mut stream,
        &format!("POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello{hidden}"),
    )
    .await;
    let said = read_until(&mut stream, "127.0.0.1").await;
    assert!(said.contains("\r\n\r\n5HTTP/1.1 200"), "{said}");
}
