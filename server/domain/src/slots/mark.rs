//! Who came, and who did not.

use super::tell::News;
use super::{Slots, load, offers, policy, scope, seats, tell};
use crate::Domain;
use crate::actor::Actor;
use crate::direct_contacts;
use crate::entities::slots::{booking, slot};
use crate::entities::studies::study;
use crate::error::Result;
use crate::identity::guard::{self, NewAsk};
use crate::messages;
use crate::messages::facts::InterviewTurn;
use crate::studies::scope as studies;
use model::slots::{BookingState, OfferState, SlotState};
use model::studies::AskKind;
use model::{AppError, BookingId, StudyNumber};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Slots<'_> {
    /// Somebody came: the conversation has taken place, and they wait for no other; what was kept
    /// for them goes to who waits. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] also for everybody but staff;
    /// [`AppError::Forbidden`]; [`model::Conflict::NotYetBegun`];
    /// [`model::Conflict::BookingOver`] for a booking that was cancelled.
    pub async fn attended(self, actor: &Actor, number: StudyNumber, id: BookingId) -> Result<()> {
        self.mark(actor, number, id, BookingState::Attended).await
    }

    /// Nobody came: a kind mail leads back to the free times, and the rest before the next ask
    /// begins anew. Done twice, it changes nothing.
    ///
    /// # Errors
    /// As [`Slots::attended`].
    pub async fn missed(self, actor: &Actor, number: StudyNumber, id: BookingId) -> Result<()> {
        self.mark(actor, number, id, BookingState::Missed).await
    }

    async fn mark(
        self,
        actor: &Actor,
        number: StudyNumber,
        id: BookingId,
        to: BookingState,
    ) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let study = studies::lock(tx, actor, number).await?;
                let row = booking::Entity::find_by_id(id)
                    .filter(booking::Column::StudyId.eq(study.id))
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                let slot = scope::lock_slot(tx, &study, row.slot_id).await?;
                policy::can_mark(actor, row.state, (&slot).into(), world.clock.now())?;
                if row.state == to {
                    return Ok(Vec::new());
                }
                booking::Entity::update_many()
                    .col_expr(booking::Column::State, Expr::value(to))
                    .col_expr(booking::Column::ChangedAt, Expr::value(world.clock.now()))
                    .filter(booking::Column::Id.eq(id))
                    .exec(tx)
                    .await?;
                if to == BookingState::Missed {
                    direct_contacts::missed(tx, slot.id, row.person_id).await?;
                    rest(tx, world, actor, &study, &row).await?;
                    let news = News::plain(InterviewTurn::Missed);
                    return tell::interview(tx, world, actor, &study, &slot, &row, news).await;
                }
                slot::Entity::update_many()
                    .col_expr(slot::Column::State, Expr::value(SlotState::Held))
                    .filter(slot::Column::Id.eq(slot.id))
                    .exec(tx)
                    .await?;
                direct_contacts::met(tx, world, slot.id).await?;
                // They have had their conversation, whatever they stood in line for meanwhile.
                if let Some(offer) = load::open_offer(tx, study.id, row.person_id).await? {
                    offers::end(tx, world, &study, &offer, OfferState::Withdrawn).await?;
                }
                seats::stand_no_longer_in_line(tx, &study, row.person_id).await?;
                let facts = json!({ "number": number, "slot": slot.id, "person": row.person_id });
                messages::record(tx, &world.clock, actor, "slots.attended", id.0, &facts).await?;
                offers::settle(tx, world, &study).await
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}

/// Who was expected has been asked for enough, for now.
async fn rest(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    study: &study::Model,
    row: &booking::Model,
) -> Result<()> {
    let ask = NewAsk {
        person: row.person_id,
        kind: AskKind::Study,
        about: study.id.0,
        reason: "",
    };
    guard::begin_anew(tx, world, actor, ask).await
}
