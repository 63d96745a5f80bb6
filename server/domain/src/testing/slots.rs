//! Slots for tests and for the demo.

use crate::Domain;
use crate::actor::Actor;
use crate::error::Result;
use crate::roadmap::instant;
use crate::testing::studies::{accepted, invited};
use model::slots::{NewSlots, SlotForm, SlotMode};
use model::studies::Quotes;
use model::{AppError, SlotId, StudyNumber};

/// A slot of an hour online for one, on the clocks of Tokyo, led by who opens it: `a_slot` of
/// `"2026-11-26T14:00"`.
pub fn a_slot(at: &str) -> SlotBuilder {
    SlotBuilder {
        form: SlotForm {
            at: at.to_owned(),
            notice_hours: 0.to_string(),
            ..SlotForm::preset("Asia/Tokyo", 60)
        },
        led: true,
    }
}

/// Made by [`a_slot`].
#[derive(Clone, Debug)]
#[must_use]
pub struct SlotBuilder {
    form: SlotForm,
    led: bool,
}

impl SlotBuilder {
    pub fn in_zone(mut self, zone: &str) -> Self {
        zone.clone_into(&mut self.form.zone);
        self
    }

    pub fn for_minutes(mut self, minutes: i32) -> Self {
        self.form.minutes = minutes.to_string();
        self
    }

    pub fn for_people(mut self, capacity: i32) -> Self {
        self.form.capacity = capacity.to_string();
        self
    }

    pub fn on_site(mut self, place: &str) -> Self {
        self.form.mode = SlotMode::OnSite.to_string();
        place.clone_into(&mut self.form.place);
        self
    }

    pub fn online_at(mut self, link: &str) -> Self {
        link.clone_into(&mut self.form.place);
        self
    }

    pub fn with_buffer(mut self, minutes: i32) -> Self {
        self.form.buffer_minutes = minutes.to_string();
        self
    }

    pub fn booked_until(mut self, hours_before: i32) -> Self {
        self.form.notice_hours = hours_before.to_string();
        self
    }

    /// Nobody leads it yet: as many slots at once as one likes.
    pub const fn led_by_nobody(mut self) -> Self {
        self.led = false;
        self
    }

    pub fn also_led_by(mut self, other: &Actor) -> Self {
        self.form.interviewer2 = other
            .person_id()
            .map(|id| id.to_string())
            .unwrap_or_default();
        self
    }

    /// What its author sends.
    #[must_use]
    pub fn form(self) -> SlotForm {
        self.form
    }

    /// What its author sends, checked, led by them.
    ///
    /// # Errors
    /// As [`SlotForm::parse_new`].
    pub fn by(mut self, by: &Actor) -> Result<NewSlots, AppError> {
        if self.led {
            self.form.interviewer1 = by.person_id().map(|id| id.to_string()).unwrap_or_default();
        }
        self.form.parse_new()
    }

    /// Opens it.
    ///
    /// # Errors
    /// As [`crate::slots::Slots::open`].
    pub async fn opened(self, world: &Domain, by: &Actor, study: StudyNumber) -> Result<SlotId> {
        let new = self.by(by)?;
        let zone = new.plan.zone.parse().unwrap_or(chrono_tz::UTC);
        let at = instant("at", zone, new.plan.at)?;
        world.slots().open(by, study, new).await?;
        let page = world.slots().list(by, study).await?;
        let newest = page.slots.iter().filter(|slot| slot.starts_at == at);
        let newest = newest.map(|slot| slot.id).max();
        Ok(newest.ok_or(AppError::NotFound)?)
    }
}

/// Somebody is invited and takes part.
///
/// # Errors
/// As the use cases behind it.
pub async fn taking_part(
    world: &Domain,
    by: &Actor,
    study: StudyNumber,
    who: &Actor,
) -> Result<()> {
    invited(world, by, study, who.person()?.id).await?;
    accepted(world, who, study, &[], Quotes::Anonymous).await
}

/// Somebody is invited, takes part and has booked.
///
/// # Errors
/// As the use cases behind it.
pub async fn booked(
    world: &Domain,
    by: &Actor,
    study: StudyNumber,
    who: &Actor,
    slot: SlotId,
) -> Result<()> {
    taking_part(world, by, study, who).await?;
    world.slots().book(who, study, slot).await
}

/// Somebody is invited, takes part and waits; where a seat is free, it is offered to them.
///
/// # Errors
/// As the use cases behind it.
pub async fn waiting(world: &Domain, by: &Actor, study: StudyNumber, who: &Actor) -> Result<()> {
    taking_part(world, by, study, who).await?;
    world.slots().wait(who, study).await
}
