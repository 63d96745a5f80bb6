//! The instruments: status ring, trail, seal, voices, and what lists and facts are made of.

mod decision;
mod page_parts;
mod status;
mod trail;
mod voice;

pub use decision::{Decision, Seal};
pub use page_parts::{EmptyState, Facts, Pager};
pub use status::{RingGlyph, StatusGlyph};
pub use trail::{Trail, TrailRing};
pub use voice::{MeTooButton, VoiceCount, VoteButton, VoteCount};
