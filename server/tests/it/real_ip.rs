use axum::Extension;
use axum::routing::get;
use http::{HeaderMap, HeaderValue, Method};
use server::config::Profile;
use server::http::middleware::{ClientIp, Kind, Policy, client_ip};

use crate::support::{ask, config, layers, request, router};

/// Trusted proxies, peer, `X-Forwarded-For` lines, the client.
type Row = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static str,
);

const TABLE: &[Row] = &[
    // Nobody is trusted: whatever the client writes, it is its own address that counts.
    ("", "203.0.113.7", &[], "203.0.113.7"),
    ("", "203.0.113.7", &["1.1.1.1"], "203.0.113.7"),
    // A stranger that speaks to us directly although there is a proxy.
    ("10.0.0.0/8", "203.0.113.7", &["1.1.1.1"], "203.0.113.7"),
    // One proxy, one client.
    ("10.0.0.0/8", "10.0.0.1", &["198.51.100.9"], "198.51.100.9"),
    // What stands left of the first untrusted address was made up by the client.
    (
        "10.0.0.0/8",
        "10.0.0.1",
        &["1.1.1.1, 198.51.100.9"],
        "198.51.100.9",
    ),
    (
        "10.0.0.0/8",
        "10.0.0.1",
        &["1.1.1.1", "198.51.100.9"],
        "198.51.100.9",
    ),
    (
        "10.0.0.0/8",
        "10.0.0.1",
        &["10.9.9.9, 198.51.100.9"],
        "198.51.100.9",
    ),
    // Two proxies in a row.
    (
        "10.0.0.0/8",
        "10.0.0.1",
        &["198.51.100.9, 10.0.0.2"],
        "198.51.100.9",
    ),
    (
        "10.0.0.0/8",
        "10.0.0.1",
        &["1.1.1.1, 198.51.100.9,10.0.0.2"],
        "198.51.100.9",
    ),
    // The proxy itself asks.
    ("10.0.0.0/8", "10.0.0.1", &[], "10.0.0.1"),
    (
        "10.0.0.0/8",
        "10.0.0.1",
        &["10.0.0.3, 10.0.0.2"],
        "10.0.0.3",
    ),
    // Nonsense ends the walk at the proxy that passed it on.
    ("10.0.0.0/8", "10.0.0.1", &["unknown"], "10.0.0.1"),
    ("10.0.0.0/8", "10.0.0.1", &[""], "10.0.0.1"),
    (
        "10.0.0.0/8",
        "10.0.0.1",
        &["198.51.100.9, _hidden, 10.0.0.2"],
        "10.0.0.2",
    ),
    // Ports, IPv6, and IPv4 in the clothes of IPv6.
    (
        "10.0.0.0/8",
        "10.0.0.1",
        &["198.51.100.9:4711"],
        "198.51.100.9",
    ),
    (
        "10.0.0.0/8",
        "::ffff:10.0.0.1",
        &["::ffff:198.51.100.9"],
        "198.51.100.9",
    ),
    ("fd00::/8", "fd00::1", &["2001:db8::5"], "2001:db8::5"),
    ("fd00::/8", "fd00::1", &["[2001:db8::5]:443"], "2001:db8::5"),
    ("fd00::/8", "fd00::1", &["[2001:db8::5]"], "2001:db8::5"),
];

/// ASVS 15.3.4
#[test]
fn the_client_is_the_right_most_address_that_is_no_proxy_of_ours() {
    for (trusted, peer, lines, client) in TABLE {
        let mut headers = HeaderMap::new();
        for line in *lines {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        let found = client_ip(peer.parse().unwrap(), &headers, &trusted.parse().unwrap());
        assert_eq!(found.to_string(), *client, "{trusted} {peer} {lines:?}");
    }
}

/// ASVS 4.1.3, 15.3.4
#[tokio::test]
async fn a_handler_sees_the_client_and_none_of_the_forwarded_headers() {
    let config = config(
        Profile::Demo,
        &[("ENTAKU_TRUSTED_PROXIES", "203.0.113.0/24, ::1")],
    )
    .unwrap();
    let handler = get(
        |Extension(ClientIp(client)): Extension<ClientIp>, headers: HeaderMap| async move {
            let left = headers
                .keys()
                .filter(|name| name.as_str().contains("forward"))
                .count();
            format!("{client} {left}")
        },
    );
    let router = router(&layers(&config), Policy::of(Kind::Page), handler);
    let asked = request(
        Method::GET,
        "/",
        &[
            ("x-forwarded-for", "198.51.100.9"),
            ("x-forwarded-host", "evil.example"),
            ("forwarded", "for=1.1.1.1"),
        ],
    );
    assert_eq!(ask(&router, asked).await.body, "198.51.100.9 0");
}
