//! What people see: addresses, the frame of a page, building blocks, views.
//!
//! Components take finished sentences, so that pages on the server and islands in the browser use
//! the same ones; only what stands behind feature `ssr` knows the catalogue of sentences.

// A page of many parts is one deep type, and each part counts towards the limit.
#![recursion_limit = "256"]

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!("`ssr` is for the server and `hydrate` for the browser: choose one");

pub mod api;
pub mod components;
pub mod islands;
pub mod paths;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod views;
