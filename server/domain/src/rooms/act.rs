//! One press on a question, whichever.

use super::Rooms;
use crate::actor::Actor;
use crate::error::Result;
use model::rooms::RoomAct;
use model::{RoomQuestionId, SlotId, StudyNumber};

impl Rooms<'_> {
    /// # Errors
    /// As the use case of the press.
    pub async fn act(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        id: RoomQuestionId,
        act: RoomAct,
    ) -> Result<()> {
        match act {
            RoomAct::Second => self.second(actor, number, slot, id).await,
            RoomAct::Unsecond => self.unsecond(actor, number, slot, id).await,
            RoomAct::Take => self.take(actor, number, slot, id).await,
            RoomAct::PutBack => self.put_back(actor, number, slot, id).await,
            RoomAct::Asked => self.asked(actor, number, slot, id).await,
        }
    }
}
