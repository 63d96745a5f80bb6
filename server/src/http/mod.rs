//! The web server: what happens between a socket and a handler, and the handlers.

mod assets;
pub mod cx;
mod download;
pub mod extract;
pub mod feed;
mod functions;
pub mod listen;
pub mod middleware;
pub mod ops;
pub mod pages;
pub mod portal;
pub mod respond;
pub mod routes;
pub mod session;
mod upload;
