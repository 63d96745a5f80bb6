//! What somebody can see of slots: staff all of them, who was invited those of their study. Builds
//! on the scope of studies.

use super::policy::SlotFacts;
use super::{load, offers};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::slots::{booking, offer, slot};
use crate::entities::studies::{candidate, study};
use crate::error::Result;
use crate::studies::scope as studies;
use model::slots::{BookingState, OfferState};
use model::{AppError, Conflict, PersonId, SlotId, StudyId, StudyNumber};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QuerySelect,
    QueryTrait,
};

/// A slot of this study, held.
///
/// # Errors
/// [`AppError::NotFound`].
pub(super) async fn lock_slot(
    tx: &impl ConnectionTrait,
    study: &study::Model,
    id: SlotId,
) -> Result<slot::Model> {
    slot::Entity::find_by_id(id)
        .filter(slot::Column::StudyId.eq(study.id))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// A slot of this study. Only its seats change while the study is held.
///
/// # Errors
/// [`AppError::NotFound`].
pub(super) async fn find_slot(
    db: &impl ConnectionTrait,
    study: &study::Model,
    id: SlotId,
) -> Result<slot::Model> {
    slot::Entity::find_by_id(id)
        .filter(slot::Column::StudyId.eq(study.id))
        .one(db)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// A study by its id, held alone, for jobs; `None` when it is gone.
pub(super) async fn hold(tx: &impl ConnectionTrait, id: StudyId) -> Result<Option<study::Model>> {
    Ok(study::Entity::find_by_id(id)
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?)
}

/// How the actor stands with a study, held: their own acts follow each other.
pub(super) struct Mine {
    pub(super) study: study::Model,
    pub(super) candidate: candidate::Model,
    /// The one row, whatever became of it, with its slot.
    pub(super) booking: Option<(booking::Model, slot::Model)>,
    pub(super) offer: Option<offer::Model>,
    /// Whom to wake because a seat was given on before.
    pub(super) told: Vec<PersonId>,
}

impl Mine {
    async fn of(
        db: &impl ConnectionTrait,
        (study, candidate): (study::Model, candidate::Model),
    ) -> Result<Self> {
        let booking = load::booking(db, study.id, candidate.person_id).await?;
        let offer = load::open_offer(db, study.id, candidate.person_id).await?;
        Ok(Self {
            study,
            candidate,
            booking,
            offer,
            told: Vec::new(),
        })
    }

    /// The booking that holds a seat.
    pub(super) fn live(&self) -> Option<&(booking::Model, slot::Model)> {
        let booking = self.booking.as_ref();
        booking.filter(|(booking, _)| booking.state != BookingState::Cancelled)
    }
}

/// For reading.
///
/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] for who was not invited, staff included.
pub(super) async fn find_mine(
    db: &impl ConnectionTrait,
    actor: &Actor,
    number: StudyNumber,
) -> Result<Mine> {
    Mine::of(db, studies::find_mine(db, actor, number).await?).await
}

/// For what frees a seat, or gives one to who waits. Offers whose time is over are none any more,
/// whether the job came by or not.
///
/// # Errors
/// As [`find_mine`].
pub(super) async fn lock_mine_alone(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    number: StudyNumber,
) -> Result<Mine> {
    let held = studies::lock_mine_alone(tx, actor, number).await?;
    let told = offers::settle(tx, world, &held.0).await?;
    Ok(Mine {
        told,
        ..Mine::of(tx, held).await?
    })
}

/// For booking: beside others, unless a seat comes free with it.
///
/// # Errors
/// As [`find_mine`]; [`Conflict::Stale`] when what is one's own changed at this very moment.
pub(super) async fn lock_mine(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    number: StudyNumber,
) -> Result<Mine> {
    if may_free(tx, world, actor, number).await? {
        return lock_mine_alone(tx, world, actor, number).await;
    }
    let mine = Mine::of(tx, studies::lock_mine(tx, actor, number).await?).await?;
    if mine.live().is_some() || mine.offer.is_some() {
        return Err(Conflict::Stale.into());
    }
    Ok(mine)
}

/// Whether a seat would come free: the actor has one, or one is kept for them; or one is still kept
/// for anybody although its time is over.
async fn may_free(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    number: StudyNumber,
) -> Result<bool> {
    let me = actor.person()?.id;
    let this = || {
        study::Entity::find()
            .select_only()
            .column(study::Column::Id)
            .filter(study::Column::Number.eq(number))
            .into_query()
    };
    let kept = offer::Entity::find()
        .filter(offer::Column::StudyId.in_subquery(this()))
        .filter(offer::Column::State.eq(OfferState::Open))
        .filter(
            offer::Column::PersonId
                .eq(me)
                .or(offer::Column::Until.lte(world.clock.now())),
        )
        .count(tx)
        .await?;
    if kept > 0 {
        return Ok(true);
    }
    let seats = booking::Entity::find()
        .filter(booking::Column::StudyId.in_subquery(this()))
        .filter(booking::Column::PersonId.eq(me))
        .filter(booking::Column::State.ne(BookingState::Cancelled))
        .count(tx)
        .await?;
    Ok(seats > 0)
}

impl From<&slot::Model> for SlotFacts {
    fn from(row: &slot::Model) -> Self {
        Self {
            state: row.state,
            starts_at: row.starts_at,
            notice_hours: row.notice_hours,
        }
    }
}
