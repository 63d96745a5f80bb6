//! Secrets: passwords, tokens, signed links. No secret is ever an id, and none is stored in the
//! clear.

mod guessable;
mod hashers;
pub mod passwords;
pub mod signed;
pub mod tokens;

pub use passwords::{Passwords, Verified};
pub use signed::SigningKey;
pub use tokens::Token;
