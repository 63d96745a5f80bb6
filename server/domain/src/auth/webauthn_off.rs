//! In a build without the feature `passkeys` there is no relying party, so none is offered.

use super::{Asked, Made, Proved};
use crate::error::Result;
use uuid::Uuid;

/// Nothing can make one.
pub enum RelyingParty {}

#[allow(missing_docs, clippy::missing_errors_doc)]
impl RelyingParty {
    #[must_use]
    pub const fn of(_: &str, _: &str) -> Option<Self> {
        None
    }

    pub fn ask_for_new(&self, _: Uuid, _: &str, _: &str, _: Vec<Vec<u8>>) -> Result<Asked> {
        match *self {}
    }

    #[must_use]
    pub const fn made(&self, _: &str, _: &str) -> Option<Made> {
        match *self {}
    }

    pub fn ask_anybody(&self) -> Result<Asked> {
        match *self {}
    }

    #[must_use]
    pub const fn names(&self, _: &str) -> Option<(Uuid, Vec<u8>)> {
        match *self {}
    }

    #[must_use]
    pub const fn proved(&self, _: &str, _: &str, _: &str) -> Proved {
        match *self {}
    }
}
