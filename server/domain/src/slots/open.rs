//! Opening slots: one, or all of a pattern.

use super::calendars::{self, Span};
use super::{Slots, offers, policy};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::slots::{interviewer, slot};
use crate::entities::studies::study;
use crate::error::{Error, Result};
use crate::messages;
use crate::studies::scope;
use model::slots::{NewSlots, SlotPlan, SlotState};
use model::{Conflict, PersonId, SlotId, SlotSeriesId, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

impl Slots<'_> {
    /// Opens a slot, or all of a pattern, all or none; who waits is offered a seat at once.
    /// Answers with how many there are. Sent twice with one token, it is done once.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for everybody but staff;
    /// [`model::AppError::Forbidden`]; [`Conflict::StudyNotOpen`]; [`model::Problem::UnknownZone`]
    /// on `zone`, [`model::Problem::NotInFuture`] and [`model::Problem::NoSuchHour`] on `at`,
    /// [`model::Problem::UnknownChoice`] and [`model::Problem::Overlaps`] on an interviewer.
    pub async fn open(self, actor: &Actor, number: StudyNumber, new: NewSlots) -> Result<usize> {
        let world = self.0;
        let (many, told) = world
            .db
            .write(async |tx| {
                let study = scope::lock(tx, actor, number).await?;
                let by = policy::can_open(actor, study.state)?.id;
                // Before the calendars: the slots that were opened the first time are in them.
                if let Some(many) = opened(tx, by, &new.form_token).await? {
                    return Ok((many, Vec::new()));
                }
                let zone = calendars::zone(&new.plan)?;
                let spans = calendars::spans(world, &new.plan, zone, &new.times())?;
                calendars::free(tx, &study, &new.plan, zone, &spans, None).await?;
                let facts = Opening {
                    by,
                    form_token: &new.form_token,
                    series: new.repeat.as_ref().map(|_| world.clock.new_id()),
                };
                let first = insert(tx, world, &study, &new.plan, &spans, &facts).await?;
                let facts =
                    json!({ "number": number, "count": spans.len(), "first": spans.first() });
                messages::record(tx, &world.clock, actor, "slots.opened", first.0, &facts).await?;
                Ok::<_, Error>((spans.len(), offers::settle(tx, world, &study).await?))
            })
            .await?;
        world.live.tell(&told);
        Ok(many)
    }
}

/// How many this form opened before; `None` for none.
async fn opened(tx: &impl ConnectionTrait, by: PersonId, token: &str) -> Result<Option<usize>> {
    if token.is_empty() {
        return Ok(None);
    }
    let many = slot::Entity::find()
        .filter(slot::Column::CreatedBy.eq(by))
        .filter(slot::Column::FormToken.eq(token))
        .count(tx)
        .await?;
    Ok(usize::try_from(many).ok().filter(|many| *many > 0))
}

/// Of what form new slots come.
pub(super) struct Opening<'a> {
    pub(super) by: PersonId,
    /// Empty for none.
    pub(super) form_token: &'a str,
    pub(super) series: Option<SlotSeriesId>,
}

/// Writes the slots with their interviewers, and answers with the first.
///
/// # Errors
/// [`Conflict::SentAlready`] when the same form is being sent at this very moment for another
/// study.
pub(super) async fn insert(
    tx: &impl ConnectionTrait,
    world: &Domain,
    study: &study::Model,
    plan: &SlotPlan,
    spans: &[Span],
    of: &Opening<'_>,
) -> Result<SlotId> {
    let first: SlotId = world.clock.new_id();
    let token = match of.form_token {
        "" => first.to_string(),
        token => token.to_owned(),
    };
    let mut ids = Vec::new();
    let mut rows = Vec::new();
    for (position, (starts_at, ends_at)) in (1..).zip(spans) {
        let id = if position == 1 {
            first
        } else {
            world.clock.new_id()
        };
        ids.push(id);
        rows.push(slot::ActiveModel {
            id: Set(id),
            study_id: Set(study.id),
            starts_at: Set(*starts_at),
            ends_at: Set(*ends_at),
            zone: Set(plan.zone.clone()),
            mode: Set(plan.mode),
            place: Set(plan.place.clone()),
            capacity: Set(plan.capacity),
            taken: Set(0),
            buffer_minutes: Set(plan.buffer_minutes),
            notice_hours: Set(plan.notice_hours),
            state: Set(SlotState::Open),
            series_id: Set(of.series),
            position: Set(position),
            cancelled_reason: Set(String::new()),
            form_token: Set(token.clone()),
            created_by: Set(of.by),
            created_at: Set(world.clock.now()),
            version: Set(1),
        });
    }
    let new = slot::Entity::insert_many(rows)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    if new != ids.len() as u64 {
        return Err(Error::from(Conflict::SentAlready));
    }
    lead(tx, &ids, &plan.interviewers).await?;
    Ok(first)
}

/// Writes down who leads these slots.
pub(super) async fn lead(
    tx: &impl ConnectionTrait,
    slots: &[SlotId],
    people: &[(&'static str, PersonId)],
) -> Result<()> {
    let rows: Vec<_> = slots
        .iter()
        .flat_map(|slot| {
            people.iter().map(|(_, person)| interviewer::ActiveModel {
                slot_id: Set(*slot),
                person_id: Set(*person),
            })
        })
        .collect();
    if !rows.is_empty() {
        interviewer::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
