//! "I would ask that too."

use super::{Rooms, load, policy, scope};
use crate::actor::Actor;
use crate::entities::rooms::second;
use crate::error::{Error, Result};
use model::{RoomQuestionId, SlotId, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;

impl Rooms<'_> {
    /// Would ask it too. Done twice, it counts once; who asked is counted already by having asked.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`model::Conflict::RoomClosed`];
    /// [`model::Conflict::Stale`] when it is over or goes on as another one.
    pub async fn second(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        id: RoomQuestionId,
    ) -> Result<()> {
        self.give(actor, number, slot, id, true).await
    }

    /// Takes that back.
    ///
    /// # Errors
    /// As [`Rooms::second`].
    pub async fn unsecond(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        id: RoomQuestionId,
    ) -> Result<()> {
        self.give(actor, number, slot, id, false).await
    }

    async fn give(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        id: RoomQuestionId,
        wanted: bool,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let found = scope::lock(tx, actor, number, slot).await?;
                let me = policy::can_ask(actor, found.facts())?.id;
                let row = scope::question(tx, slot, id).await?;
                policy::must_be(row.state, load::OPEN)?;
                if row.asked_by == me {
                    return Ok(());
                }
                if wanted {
                    second::Entity::insert(second::ActiveModel {
                        question_id: Set(id),
                        person_id: Set(me),
                    })
                    .on_conflict(OnConflict::new().do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                } else {
                    second::Entity::delete_by_id((id, me)).exec(tx).await?;
                }
                load::recount(tx, id).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell_room(slot);
        Ok(())
    }
}
