//! The form of a slot.

use super::{Slots, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::slots::{booking, slot};
use crate::entities::studies::study;
use crate::error::{Result, too_late};
use crate::slots::load;
use crate::studies::{load as studies, scope as study_scope};
use chrono_tz::Tz;
use model::slots::{BookingState, SlotDraft, SlotForm};
use model::{Conflict, SlotId, StudyNumber};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

impl Slots<'_> {
    /// The form of a new slot: on the clocks of the vendor, as long as the study says, led by who
    /// opens it.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for everybody but staff;
    /// [`model::AppError::Forbidden`].
    pub async fn new_slot(self, actor: &Actor, number: StudyNumber) -> Result<SlotDraft> {
        let world = self.0;
        let study = study_scope::find(world.db.read(), actor, number).await?;
        let by = policy::can_run(actor)?;
        let too_late = too_late(policy::can_open(actor, study.state))?;
        let form = SlotForm {
            interviewer1: by.id.to_string(),
            ..SlotForm::preset(world.settings.time_zone.name(), study.minutes)
        };
        draft(world, &study, None, form, too_late).await
    }

    /// The form of a slot that is there.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`], [`model::AppError::Forbidden`].
    pub async fn draft(self, actor: &Actor, number: StudyNumber, id: SlotId) -> Result<SlotDraft> {
        let world = self.0;
        let db = world.db.read();
        let study = study_scope::find(db, actor, number).await?;
        let row = scope::find_slot(db, &study, id).await?;
        let too_late = too_late(policy::can_change(actor, (&row).into(), world.clock.now()))?;
        let mut interviewers = load::interviewers(db, vec![id]).await?;
        let leading = interviewers.remove(&id).unwrap_or_default();
        let mut leading = leading.iter().map(ToString::to_string);
        let mut next = || leading.next().unwrap_or_default();
        let zone: Tz = row.zone.parse().unwrap_or(world.settings.time_zone);
        let form = SlotForm {
            at: row
                .starts_at
                .with_timezone(&zone)
                .format("%Y-%m-%dT%H:%M")
                .to_string(),
            minutes: (row.ends_at - row.starts_at).num_minutes().to_string(),
            zone: row.zone.clone(),
            mode: row.mode.to_string(),
            place: row.place.clone(),
            capacity: row.capacity.to_string(),
            buffer_minutes: row.buffer_minutes.to_string(),
            notice_hours: row.notice_hours.to_string(),
            interviewer1: next(),
            interviewer2: next(),
            interviewer3: next(),
            interviewer4: next(),
            version: row.version.to_string(),
            ..SlotForm::default()
        };
        draft(world, &study, Some(&row), form, too_late).await
    }
}

async fn draft(
    world: &Domain,
    study: &study::Model,
    row: Option<&slot::Model>,
    form: SlotForm,
    too_late: Option<Conflict>,
) -> Result<SlotDraft> {
    let booked = match row {
        Some(row) => {
            booking::Entity::find()
                .filter(booking::Column::SlotId.eq(row.id))
                .filter(booking::Column::State.eq(BookingState::Booked))
                .count(world.db.read())
                .await?
        }
        None => 0,
    };
    Ok(SlotDraft {
        number: study.number,
        title: studies::title(study),
        slot: row.map(|row| row.id),
        booked: i32::try_from(booked).unwrap_or(i32::MAX),
        too_late,
        form,
        staff: studies::staff(world, None).await?,
    })
}
