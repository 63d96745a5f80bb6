//! Interviews in the calendars of those who take part and who lead them.

use super::{Slots, load, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::slots::{booking, interviewer, slot};
use crate::entities::studies::study;
use crate::error::Result;
use crate::feeds::Reader;
use crate::mail::calendar::{self, Entry};
use model::slots::BookingState;
use model::{AppError, Lang, PersonId, StudyNumber};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Interviews of one feed, the latest.
const FEED_MAX: u64 = 500;

impl Slots<'_> {
    /// One's own interview as a file for a calendar (RFC 5545).
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for who was not invited, or has not booked.
    pub async fn calendar(self, actor: &Actor, number: StudyNumber) -> Result<String> {
        let world = self.0;
        let db = world.db.read();
        let mine = scope::find_mine(db, actor, number).await?;
        let (booking, slot) = mine.live().ok_or(AppError::NotFound)?.clone();
        let lang = actor.person()?.lang;
        file(world, lang, false, &[(mine.study, slot, booking)]).await
    }

    /// Everything that the owner of a feed takes part in, or leads.
    ///
    /// # Errors
    /// The database's own.
    pub async fn interviews(self, reader: &Reader) -> Result<String> {
        let world = self.0;
        let db = world.db.read();
        let theirs = bookings(db, reader.id, false).await?;
        let led = bookings(db, reader.id, true).await?;
        // One is of the vendor, or not.
        let staff = theirs.is_empty();
        file(
            world,
            reader.lang,
            staff,
            if staff { &led } else { &theirs },
        )
        .await
    }
}

type Row = (study::Model, slot::Model, booking::Model);

/// The bookings of a person, or those that they lead, the earliest first. Three queries.
async fn bookings(db: &impl ConnectionTrait, id: PersonId, led: bool) -> Result<Vec<Row>> {
    let mut select = booking::Entity::find()
        .filter(booking::Column::State.ne(BookingState::Cancelled))
        .order_by_desc(booking::Column::BookedAt)
        .order_by_desc(booking::Column::Id)
        .limit(FEED_MAX);
    select = if led {
        let leading = Query::select()
            .column(interviewer::Column::SlotId)
            .from(interviewer::Entity)
            .and_where(interviewer::Column::PersonId.eq(id))
            .take();
        select.filter(booking::Column::SlotId.in_subquery(leading))
    } else {
        select.filter(booking::Column::PersonId.eq(id))
    };
    let rows = select.all(db).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let slots = slot::Entity::find()
        .filter(slot::Column::Id.is_in(rows.iter().map(|row| row.slot_id)))
        .all(db)
        .await?;
    let studies = study::Entity::find()
        .filter(study::Column::Id.is_in(rows.iter().map(|row| row.study_id)))
        .all(db)
        .await?;
    let slots: HashMap<_, _> = slots.into_iter().map(|row| (row.id, row)).collect();
    let studies: HashMap<_, _> = studies.into_iter().map(|row| (row.id, row)).collect();
    let mut rows: Vec<Row> = rows
        .into_iter()
        .filter_map(|row| {
            let study = studies.get(&row.study_id)?.clone();
            Some((study, slots.get(&row.slot_id)?.clone(), row))
        })
        .collect();
    rows.sort_by_key(|(_, slot, booking)| (slot.starts_at, booking.id));
    Ok(rows)
}

async fn file(world: &Domain, lang: Lang, staff: bool, rows: &[Row]) -> Result<String> {
    let interviews = load::interviews(world.db.read(), rows).await?;
    let entries = interviews.iter().zip(rows).map(|(facts, (_, _, booking))| {
        let entry = Entry {
            facts,
            staff,
            at: booking.changed_at,
        };
        calendar::published(world, lang, &entry)
    });
    Ok(calendar::file(world, lang, entries))
}
