//! All slots of a study, for staff.

use super::{Slots, load, policy, reminders};
use crate::Domain;
use crate::actor::Actor;
use crate::authors;
use crate::entities::slots::{booking, offer, slot, waiting, wish};
use crate::entities::studies::study;
use crate::error::Result;
use crate::studies::{load as studies, scope};
use model::people::PersonLine;
use model::slots::{
    BookingState, BookingView, OfferState, OfferView, SLOTS_MAX, SlotRights, SlotView, SlotsPage,
    SlotsRights, WaitingLine, WishView,
};
use model::{PersonId, SlotId, StudyNumber};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// What stands in the tables of one study.
struct Rows {
    slots: Vec<slot::Model>,
    interviewers: HashMap<SlotId, Vec<PersonId>>,
    bookings: Vec<booking::Model>,
    offers: Vec<offer::Model>,
    waiting: Vec<waiting::Model>,
    wishes: Vec<wish::Model>,
}

impl Slots<'_> {
    /// The slots of a study with who has booked, who waits, and who wishes for another time. Nine
    /// queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for everybody but staff.
    pub async fn list(self, actor: &Actor, number: StudyNumber) -> Result<SlotsPage> {
        let world = self.0;
        let db = world.db.read();
        let study = scope::find(db, actor, number).await?;
        let rows = Rows::of(db, &study).await?;
        let people = authors::lines(db, rows.people()).await?;
        let may_open = policy::can_open(actor, study.state).is_ok();
        Ok(SlotsPage {
            number,
            title: studies::title(&study),
            state: study.state,
            minutes: study.minutes,
            slots: rows
                .slots
                .iter()
                .map(|slot| rows.slot(world, actor, slot, &people))
                .collect(),
            waiting: rows.waiting(&people),
            wishes: rows.wishes(world, may_open, &people),
            reminders: reminders::of(db, study.id).await?,
            may: SlotsRights {
                open: may_open,
                set_reminders: policy::can_set_reminders(actor, study.state).is_ok(),
                grant: may_open,
            },
        })
    }
}

impl Rows {
    async fn of(db: &impl ConnectionTrait, study: &study::Model) -> Result<Self> {
        // The latest are kept when there are too many: what is to come is among them.
        let mut slots = slot::Entity::find()
            .filter(slot::Column::StudyId.eq(study.id))
            .order_by_desc(slot::Column::StartsAt)
            .order_by_desc(slot::Column::Id)
            .limit(SLOTS_MAX)
            .all(db)
            .await?;
        slots.reverse();
        Ok(Self {
            interviewers: load::interviewers(db, slots.iter().map(|slot| slot.id).collect())
                .await?,
            slots,
            bookings: booking::Entity::find()
                .filter(booking::Column::StudyId.eq(study.id))
                .filter(booking::Column::State.ne(BookingState::Cancelled))
                .order_by_asc(booking::Column::Seat)
                .all(db)
                .await?,
            offers: offer::Entity::find()
                .filter(offer::Column::StudyId.eq(study.id))
                .filter(offer::Column::State.eq(OfferState::Open))
                .order_by_asc(offer::Column::Until)
                .all(db)
                .await?,
            waiting: waiting::Entity::find()
                .filter(waiting::Column::StudyId.eq(study.id))
                .order_by_asc(waiting::Column::Since)
                .order_by_asc(waiting::Column::PersonId)
                .all(db)
                .await?,
            wishes: wish::Entity::find()
                .filter(wish::Column::StudyId.eq(study.id))
                .order_by_asc(wish::Column::PersonId)
                .order_by_asc(wish::Column::Position)
                .all(db)
                .await?,
        })
    }

    fn people(&self) -> impl Iterator<Item = PersonId> {
        let leading = self.interviewers.values().flatten().copied();
        leading
            .chain(self.bookings.iter().map(|row| row.person_id))
            .chain(self.offers.iter().map(|row| row.person_id))
            .chain(self.waiting.iter().map(|row| row.person_id))
            .chain(self.wishes.iter().map(|row| row.person_id))
    }

    fn slot(
        &self,
        world: &Domain,
        actor: &Actor,
        row: &slot::Model,
        people: &HashMap<PersonId, PersonLine>,
    ) -> SlotView {
        let now = world.clock.now();
        let changes = policy::can_change(actor, row.into(), now).is_ok();
        let leading = self.interviewers.get(&row.id);
        let bookings = self.bookings.iter().filter(|of| of.slot_id == row.id);
        let offers = self.offers.iter().filter(|of| of.slot_id == row.id);
        SlotView {
            id: row.id,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            zone: row.zone.clone(),
            mode: row.mode,
            place: row.place.clone(),
            capacity: row.capacity,
            taken: row.taken,
            buffer_minutes: row.buffer_minutes,
            notice_hours: row.notice_hours,
            state: row.state,
            cancelled_reason: row.cancelled_reason.clone(),
            interviewers: leading.map_or_else(Vec::new, |ids| load::among(ids, people)),
            bookings: bookings
                .filter_map(|of| {
                    Some(BookingView {
                        id: of.id,
                        person: people.get(&of.person_id)?.clone(),
                        state: of.state,
                        changed_at: of.changed_at,
                        may_mark: policy::can_mark(actor, of.state, row.into(), now).is_ok(),
                    })
                })
                .collect(),
            offers: offers
                .filter_map(|of| {
                    Some(OfferView {
                        id: of.id,
                        person: people.get(&of.person_id)?.clone(),
                        until: of.until,
                    })
                })
                .collect(),
            may: SlotRights {
                edit: changes,
                cancel: changes,
            },
            version: row.version,
        }
    }

    fn waiting(&self, people: &HashMap<PersonId, PersonLine>) -> Vec<WaitingLine> {
        let line = self.waiting.iter();
        line.filter_map(|row| {
            Some(WaitingLine {
                person: people.get(&row.person_id)?.clone(),
                since: row.since,
            })
        })
        .collect()
    }

    fn wishes(
        &self,
        world: &Domain,
        may_grant: bool,
        people: &HashMap<PersonId, PersonLine>,
    ) -> Vec<WishView> {
        let now = world.clock.now();
        let wishes = self.wishes.iter();
        wishes
            .map(|row| WishView {
                may_grant: may_grant && row.starts_at > now,
                ..wish_view(row, people.get(&row.person_id).cloned())
            })
            .collect()
    }
}

/// As its author sees it, or with its author.
pub(super) fn wish_view(row: &wish::Model, person: Option<PersonLine>) -> WishView {
    WishView {
        id: row.id,
        person,
        starts_at: row.starts_at,
        word: row.word.clone(),
        may_grant: false,
    }
}
