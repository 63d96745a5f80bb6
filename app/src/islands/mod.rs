//! Where a hand is needed: small parts of a page that act without loading it anew. Everything they
//! do a plain form does too; every sentence they show comes from the server.

mod bell;
mod composer;
mod room;
#[cfg(feature = "hydrate")]
mod stream;
mod voices;

pub use bell::Bell;
pub use composer::{Composer, SimilarWords};
pub use room::Room;
pub use voices::Voices;
