//! Listening to a room: its stream says that something changed, and never what.

use super::{Rooms, policy, scope};
use crate::actor::Actor;
use crate::error::Result;
use model::{SlotId, StudyNumber};

impl Rooms<'_> {
    /// Whether the actor may hear of changes in a room.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`].
    pub async fn watch(self, actor: &Actor, number: StudyNumber, slot: SlotId) -> Result<()> {
        let found = scope::find(self.0.db.read(), actor, number, slot).await?;
        policy::can_read(actor, found.facts())?;
        Ok(())
    }
}
