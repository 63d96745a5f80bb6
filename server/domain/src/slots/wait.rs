//! The waiting list of a study: who comes first is offered first.

use super::{Slots, offers, policy, scope};
use crate::actor::Actor;
use crate::entities::slots::waiting;
use crate::error::{Error, Result};
use crate::messages;
use model::slots::{BookingState, OfferState};
use model::{Conflict, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;
use serde_json::json;

impl Slots<'_> {
    /// Waits for a seat; where one is free already, it is offered at once. Done twice, one keeps
    /// one's place.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for who was not invited;
    /// [`Conflict::StudyNotOpen`], [`Conflict::NotTakingPart`]; [`Conflict::BookedAlready`].
    pub async fn wait(self, actor: &Actor, number: StudyNumber) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let mine = scope::lock_mine_alone(tx, world, actor, number).await?;
                policy::can_take_part(mine.study.state, mine.candidate.state)?;
                let live = mine.live();
                if live.is_some_and(|(booking, _)| booking.state != BookingState::Missed) {
                    return Err(Conflict::BookedAlready.into());
                }
                let new = waiting::Entity::insert(waiting::ActiveModel {
                    study_id: Set(mine.study.id),
                    person_id: Set(mine.candidate.person_id),
                    since: Set(world.clock.now()),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if new == 0 {
                    return Ok(mine.told);
                }
                let (id, facts) = (mine.study.id.0, json!({ "number": number }));
                messages::record(tx, &world.clock, actor, "slots.waited", id, &facts).await?;
                let mut told = mine.told;
                told.extend(offers::settle(tx, world, &mine.study).await?);
                Ok::<_, Error>(told)
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }

    /// Waits no longer; a seat that is kept meanwhile goes to who waits next. Done twice, it
    /// changes nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for who was not invited.
    pub async fn leave_list(self, actor: &Actor, number: StudyNumber) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let mine = scope::lock_mine_alone(tx, world, actor, number).await?;
                let row = (mine.study.id, mine.candidate.person_id);
                let gone = waiting::Entity::delete_by_id(row).exec(tx).await?;
                if gone.rows_affected == 0 {
                    return Ok(mine.told);
                }
                if let Some(offer) = &mine.offer {
                    offers::end(tx, world, &mine.study, offer, OfferState::Withdrawn).await?;
                }
                let (id, facts) = (mine.study.id.0, json!({ "number": number }));
                messages::record(tx, &world.clock, actor, "slots.left-list", id, &facts).await?;
                let mut told = mine.told;
                told.extend(offers::settle(tx, world, &mine.study).await?);
                Ok::<_, Error>(told)
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}
