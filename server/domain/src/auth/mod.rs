//! Secrets: passwords, tokens, signed links. No secret is ever an id, and none is stored in the
//! clear.

mod guessable;
mod hashers;
pub mod passwords;
pub mod sealed;
pub mod signed;
pub mod tokens;
#[cfg_attr(not(feature = "passkeys"), path = "webauthn_off.rs")]
mod webauthn;

pub use passwords::{Passwords, Verified};
pub use signed::SigningKey;
pub use tokens::Token;
pub use webauthn::RelyingParty;

/// A question about a passkey.
pub struct Asked {
    /// JSON for the browser.
    pub options: String,
    /// What the answer is checked against.
    pub state: String,
}

/// A passkey that a browser has just made.
pub struct Made {
    pub credential_id: Vec<u8>,
    /// Public key and counter.
    pub data: String,
}

/// What the answer of a passkey is worth.
pub enum Proved {
    /// `data` is the passkey from now on, with its new counter.
    Yes {
        data: String,
    },
    No,
    /// Its counter went back: there are two of a key of which there is one.
    Copied,
}
