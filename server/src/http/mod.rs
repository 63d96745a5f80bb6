//! The web server: what happens between a socket and a handler.

pub mod listen;
pub mod middleware;
pub mod ops;
