//! The same asked twice goes on as one.

use super::{Rooms, load, policy, scope};
use crate::actor::Actor;
use crate::entities::rooms::{room_question, second};
use crate::error::{Error, Result};
use crate::messages;
use model::rooms::RoomQuestionState;
use model::{Conflict, PersonId, RoomQuestionId, SlotId, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;
use std::collections::BTreeSet;

impl Rooms<'_> {
    /// `id` goes on as `other`: who asked it and who seconded it would ask the other one, each
    /// counted once; what had joined it before joins the other one as well.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`Conflict::RoomClosed`]; [`Conflict::Stale`] when one of
    /// them is over, joined already, or both are the same.
    pub async fn join(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        id: RoomQuestionId,
        other: RoomQuestionId,
    ) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                let found = scope::lock(tx, actor, number, slot).await?;
                policy::can_ask(actor, found.facts())?;
                let row = scope::question(tx, slot, id).await?;
                let target = scope::question(tx, slot, other).await?;
                if row.joined_to == Some(other) {
                    return Ok(());
                }
                policy::must_be(row.state, &[RoomQuestionState::Waiting])?;
                policy::must_be(target.state, load::OPEN)?;
                if id == other {
                    return Err(Conflict::Stale.into());
                }
                move_seconds(tx, &row, &target).await?;
                room_question::Entity::update_many()
                    .col_expr(
                        room_question::Column::State,
                        Expr::value(RoomQuestionState::Joined),
                    )
                    .col_expr(room_question::Column::JoinedTo, Expr::value(Some(other.0)))
                    .col_expr(room_question::Column::ChangedAt, Expr::value(now))
                    .filter(
                        room_question::Column::Id
                            .eq(id)
                            .or(room_question::Column::JoinedTo.eq(id)),
                    )
                    .exec(tx)
                    .await?;
                let facts = json!({ "study": number, "question": id, "other": other });
                messages::record(tx, &world.clock, actor, "rooms.joined", slot.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell_room(slot);
        Ok(())
    }
}

async fn move_seconds(
    tx: &impl ConnectionTrait,
    row: &room_question::Model,
    target: &room_question::Model,
) -> Result<()> {
    let seconds = second::Entity::find()
        .filter(second::Column::QuestionId.eq(row.id))
        .all(tx)
        .await?;
    let mut people: BTreeSet<PersonId> = seconds.into_iter().map(|one| one.person_id).collect();
    people.insert(row.asked_by);
    people.remove(&target.asked_by);
    second::Entity::delete_many()
        .filter(second::Column::QuestionId.eq(row.id))
        .exec(tx)
        .await?;
    if !people.is_empty() {
        let rows = people.into_iter().map(|person| second::ActiveModel {
            question_id: Set(target.id),
            person_id: Set(person),
        });
        second::Entity::insert_many(rows)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
    }
    load::recount(tx, row.id).await?;
    load::recount(tx, target.id).await
}
