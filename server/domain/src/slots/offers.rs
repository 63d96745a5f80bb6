//! Free seats and who waits for one: whoever waits longest is offered the earliest that they have
//! not let pass before.

use super::policy::{SlotFacts, can_book};
use super::{seats, tell};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::slots::{offer, slot, waiting};
use crate::entities::studies::{candidate, study};
use crate::error::Result;
use crate::messages::facts::OfferFacts;
use crate::messages::{self, MailFacts};
use crate::studies::load::title;
use chrono::{DateTime, Duration, Utc};
use model::messages::NoticeKind;
use model::people::PersonState;
use model::slots::{OFFER_HOURS, OfferState, SlotState};
use model::studies::CandidateState;
use model::{OfferId, PersonId, SlotId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use std::collections::HashSet;

/// Ends the offers whose time is over, and gives every seat that is free to who waits. To be called
/// by everything that frees a seat, opens one, or lets somebody wait, after it has, with the study
/// held alone. Answers with whom to wake.
pub(super) async fn settle(
    tx: &impl ConnectionTrait,
    world: &Domain,
    study: &study::Model,
) -> Result<Vec<PersonId>> {
    let now = world.clock.now();
    for over in open(tx, study).await? {
        if over.until <= now {
            end(tx, world, study, &over, OfferState::Expired).await?;
        }
    }
    if study.state.is_open() {
        fill(tx, world, study, now).await
    } else {
        Ok(Vec::new())
    }
}

/// The offers of a study that wait for an answer.
pub(super) async fn open(
    tx: &impl ConnectionTrait,
    study: &study::Model,
) -> Result<Vec<offer::Model>> {
    Ok(offer::Entity::find()
        .filter(offer::Column::StudyId.eq(study.id))
        .filter(offer::Column::State.eq(OfferState::Open))
        .order_by_asc(offer::Column::Id)
        .all(tx)
        .await?)
}

/// Ends an offer without an answer, or with no; its seat is free.
pub(super) async fn end(
    tx: &impl ConnectionTrait,
    world: &Domain,
    study: &study::Model,
    row: &offer::Model,
    state: OfferState,
) -> Result<()> {
    close(tx, row, state).await?;
    seats::free(tx, row.slot_id).await?;
    if state == OfferState::Expired {
        let facts = json!({ "number": study.number, "slot": row.slot_id, "person": row.person_id });
        let by = Actor::System("offers");
        let kind = "slots.offer-expired";
        messages::record(tx, &world.clock, &by, kind, row.id.0, &facts).await?;
    }
    Ok(())
}

/// Ends an offer, whose seat stays taken.
pub(super) async fn close(
    tx: &impl ConnectionTrait,
    row: &offer::Model,
    state: OfferState,
) -> Result<()> {
    offer::Entity::update_many()
        .col_expr(offer::Column::State, Expr::value(state))
        .filter(offer::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    Ok(())
}

async fn fill(
    tx: &impl ConnectionTrait,
    world: &Domain,
    study: &study::Model,
    now: DateTime<Utc>,
) -> Result<Vec<PersonId>> {
    let mut line = in_line(tx, study).await?;
    if line.is_empty() {
        return Ok(Vec::new());
    }
    let passed = passed(tx, study).await?;
    let mut told = Vec::new();
    for slot in with_free_seats(tx, study, now).await? {
        for _ in slot.taken..slot.capacity {
            let next = line
                .iter()
                .position(|who| !passed.contains(&(slot.id, *who)));
            let Some(next) = next else { break };
            let who = line.remove(next);
            seats::take(tx, slot.id).await?;
            make(tx, world, study, &slot, who, now).await?;
            told.push(who);
        }
    }
    Ok(told)
}

/// Who waits and may book, in their order; who has an offer already waits for no second one.
async fn in_line(tx: &impl ConnectionTrait, study: &study::Model) -> Result<Vec<PersonId>> {
    let accepted = Query::select()
        .column(candidate::Column::PersonId)
        .from(candidate::Entity)
        .and_where(candidate::Column::StudyId.eq(study.id))
        .and_where(candidate::Column::State.eq(CandidateState::Accepted))
        .take();
    let active = Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(person::Column::State.eq(PersonState::Active))
        .take();
    let offered = Query::select()
        .column(offer::Column::PersonId)
        .from(offer::Entity)
        .and_where(offer::Column::StudyId.eq(study.id))
        .and_where(offer::Column::State.eq(OfferState::Open))
        .take();
    Ok(waiting::Entity::find()
        .select_only()
        .column(waiting::Column::PersonId)
        .filter(waiting::Column::StudyId.eq(study.id))
        .filter(waiting::Column::PersonId.in_subquery(accepted))
        .filter(waiting::Column::PersonId.in_subquery(active))
        .filter(waiting::Column::PersonId.not_in_subquery(offered))
        .order_by_asc(waiting::Column::Since)
        .order_by_asc(waiting::Column::PersonId)
        .into_tuple()
        .all(tx)
        .await?)
}

/// Who let a seat of which slot pass.
async fn passed(
    tx: &impl ConnectionTrait,
    study: &study::Model,
) -> Result<HashSet<(SlotId, PersonId)>> {
    let rows: Vec<(SlotId, PersonId)> = offer::Entity::find()
        .select_only()
        .columns([offer::Column::SlotId, offer::Column::PersonId])
        .filter(offer::Column::StudyId.eq(study.id))
        .filter(offer::Column::State.is_in([OfferState::Declined, OfferState::Expired]))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows.into_iter().collect())
}

async fn with_free_seats(
    tx: &impl ConnectionTrait,
    study: &study::Model,
    now: DateTime<Utc>,
) -> Result<Vec<slot::Model>> {
    let rows = slot::Entity::find()
        .filter(slot::Column::StudyId.eq(study.id))
        .filter(slot::Column::State.eq(SlotState::Open))
        .filter(slot::Column::StartsAt.gt(now))
        .filter(Expr::col(slot::Column::Taken).lt(Expr::col(slot::Column::Capacity)))
        .order_by_asc(slot::Column::StartsAt)
        .order_by_asc(slot::Column::Id)
        .all(tx)
        .await?;
    let lasting = |row: &slot::Model| {
        let facts = SlotFacts::from(row);
        can_book(facts, now).is_ok() && facts.closes_at() > now
    };
    Ok(rows.into_iter().filter(lasting).collect())
}

/// Keeps a seat that was taken before for somebody, and tells them.
async fn make(
    tx: &impl ConnectionTrait,
    world: &Domain,
    study: &study::Model,
    slot: &slot::Model,
    who: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    let closes_at = SlotFacts::from(slot).closes_at();
    let until = Ord::min(now + Duration::hours(OFFER_HOURS), closes_at);
    let id: OfferId = world.clock.new_id();
    offer::Entity::insert(offer::ActiveModel {
        id: Set(id),
        slot_id: Set(slot.id),
        study_id: Set(study.id),
        person_id: Set(who),
        made_at: Set(now),
        until: Set(until),
        state: Set(OfferState::Open),
    })
    .exec_without_returning(tx)
    .await?;
    let by = Actor::System("offers");
    let facts = json!({ "number": study.number, "slot": slot.id, "person": who, "until": until });
    let event = messages::record(tx, &world.clock, &by, "slots.offered", id.0, &facts).await?;
    let told = tell::about(study, String::new());
    let kind = NoticeKind::SlotOffered;
    messages::notify(tx, &world.clock, event, &[who], kind, &told).await?;
    let letter = MailFacts::SlotOffered(Box::new(OfferFacts {
        number: study.number,
        title: title(study),
        offer: id,
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        zone: slot.zone.clone(),
        mode: slot.mode,
        until,
    }));
    for to in tell::recipients(tx, [who]).await? {
        messages::enqueue(tx, &world.clock, event, &to, &letter).await?;
    }
    Ok(())
}
