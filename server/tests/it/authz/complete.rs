//! The table of routes is all there is.

use super::table;
use crate::portal::{ORIGIN, TestPortal, request};
use axum::body::Body;
use domain::testing::{TestWorld, a_staff_member};
use http::{Method, header};
use model::people::Role;
use server::http::middleware::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// Files of the build, outside of the table: the same bytes for everybody.
const FILES: [&str; 3] = ["/favicon.svg", "/passkeys.js", "/pkg/{*file}"];

/// ASVS 8.1.1, 13.4.5
#[tokio::test]
async fn the_router_has_the_addresses_of_the_table_and_no_other() {
    let portal = TestPortal::demo(TestWorld::sqlite().await);
    let drawn = format!("{:?}", portal.router);
    // The addresses of the first node: `Node { paths: {RouteId(0): "/", …} }`.
    let node = drawn.split("Node { paths: {").nth(1).unwrap();
    let node = node.split('}').collect::<Vec<_>>();
    // Addresses have braces of their own, so the node ends where a brace is followed by a space.
    let mut text = String::new();
    for part in node {
        text += part;
        text.push('}');
        if part.ends_with('"') {
            break;
        }
    }
    let routed: BTreeSet<&str> = text
        .split("RouteId(")
        .filter_map(|one| one.split('"').nth(1))
        .collect();
    let told: BTreeSet<&str> = table().iter().map(|r| r.path).chain(FILES).collect();
    assert_eq!(routed, told);
}

#[tokio::test]
async fn every_address_takes_the_methods_of_the_table_and_no_other() {
    let world = TestWorld::sqlite().await;
    let admin = a_staff_member(Role::Administrator)
        .build(&world)
        .await
        .unwrap();
    let portal = TestPortal::demo(world);
    let cookie = portal.cookie(&admin).await;
    let mut told = BTreeMap::<&str, BTreeSet<String>>::new();
    for route in table() {
        let methods = told.entry(route.path).or_default();
        methods.insert(route.method.to_string());
        if route.method == Method::GET {
            methods.insert("HEAD".to_owned());
        }
    }
    for (pattern, methods) in told {
        let path = super::scenes::Scenes::nothing().path(pattern);
        let trace = request(Method::TRACE, &path, &cookie)
            .header(header::ORIGIN, ORIGIN)
            .body(Body::empty())
            .unwrap();
        let answer = portal.send(trace).await;
        assert_eq!(answer.status, 405, "{pattern}");
        let allowed = answer.headers.get(header::ALLOW).unwrap().to_str().unwrap();
        let allowed: BTreeSet<String> = allowed.split(',').map(|m| m.trim().to_owned()).collect();
        assert_eq!(allowed, methods, "{pattern}");
    }
}

#[test]
fn every_server_function_is_in_the_table_and_the_other_way_round() {
    let registered: BTreeSet<String> = server_fn::axum::server_fn_paths()
        .map(|(path, method)| format!("{method} {path}"))
        .collect();
    let told: BTreeSet<String> = table()
        .iter()
        .filter(|route| route.policy.kind == Kind::Function)
        .map(super::name)
        .collect();
    assert!(!registered.is_empty());
    assert_eq!(registered, told);
}

#[test]
fn no_address_stands_in_the_table_twice() {
    let mut seen = BTreeSet::new();
    for route in table() {
        assert!(seen.insert(super::name(&route)), "{}", super::name(&route));
    }
}
