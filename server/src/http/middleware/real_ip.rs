//! The address of the client, behind proxies too.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;

use crate::config::{TrustedProxies, plain};

/// Who sent the request. Rates are counted by it; it is never logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientIp(pub IpAddr);

const FORWARDED: [&str; 5] = [
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
];

/// The right-most address of `X-Forwarded-For` that is not a trusted proxy. Each proxy appends
/// the peer it saw, so what stands left of the first untrusted address was written by strangers.
/// A part that is no address ends the walk at the proxy that passed it on.
#[must_use]
pub fn client_ip(peer: IpAddr, headers: &HeaderMap, trusted: &TrustedProxies) -> IpAddr {
    let mut client = plain(peer);
    let lines: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .map(|value| value.to_str().unwrap_or_default())
        .collect();
    let parts = lines.iter().rev().flat_map(|line| line.rsplit(','));
    for part in parts {
        if !trusted.contains(client) {
            break;
        }
        match address(part.trim()) {
            Some(ip) => client = plain(ip),
            None => break,
        }
    }
    client
}

/// Some proxies write the port too.
fn address(part: &str) -> Option<IpAddr> {
    part.parse()
        .ok()
        .or_else(|| part.parse::<SocketAddr>().ok().map(|address| address.ip()))
        .or_else(|| part.strip_prefix('[')?.strip_suffix(']')?.parse().ok())
}

pub(super) async fn real_ip(
    State(trusted): State<Arc<TrustedProxies>>,
    mut request: Request,
    next: Next,
) -> Response {
    // Without a peer (a request that came over no socket) nobody is trusted.
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0.ip());
    let client = client_ip(peer, request.headers(), &trusted);
    // Read once, here: nothing further in may believe them.
    for name in FORWARDED {
        request.headers_mut().remove(name);
    }
    request.extensions_mut().insert(ClientIp(client));
    next.run(request).await
}
