//! Pieces that several use cases share.

use crate::authors;
use crate::entities::slots::{booking, interviewer, offer, slot};
use crate::entities::studies::study;
use crate::error::Result;
use crate::messages::facts::InterviewFacts;
use crate::studies::load::title;
use model::people::PersonLine;
use model::slots::OfferState;
use model::{PersonId, SlotId, StudyId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// The booking of a person, whatever became of it, with its slot.
pub(super) async fn booking(
    db: &impl ConnectionTrait,
    study: StudyId,
    person: PersonId,
) -> Result<Option<(booking::Model, slot::Model)>> {
    let row = booking::Entity::find()
        .filter(booking::Column::StudyId.eq(study))
        .filter(booking::Column::PersonId.eq(person))
        .one(db)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let slot = slot::Entity::find_by_id(row.slot_id).one(db).await?;
    Ok(slot.map(|slot| (row, slot)))
}

/// The offer that waits for the answer of a person, its time over or not.
pub(super) async fn open_offer(
    db: &impl ConnectionTrait,
    study: StudyId,
    person: PersonId,
) -> Result<Option<offer::Model>> {
    Ok(offer::Entity::find()
        .filter(offer::Column::StudyId.eq(study))
        .filter(offer::Column::PersonId.eq(person))
        .filter(offer::Column::State.eq(OfferState::Open))
        .one(db)
        .await?)
}

/// The interviewers of these slots, in one query; none for nothing.
pub(super) async fn interviewers(
    db: &impl ConnectionTrait,
    slots: Vec<SlotId>,
) -> Result<HashMap<SlotId, Vec<PersonId>>> {
    let mut found: HashMap<SlotId, Vec<PersonId>> = HashMap::new();
    if slots.is_empty() {
        return Ok(found);
    }
    let rows = interviewer::Entity::find()
        .filter(interviewer::Column::SlotId.is_in(slots))
        .order_by_asc(interviewer::Column::PersonId)
        .all(db)
        .await?;
    for row in rows {
        found.entry(row.slot_id).or_default().push(row.person_id);
    }
    Ok(found)
}

/// These people out of those that were looked up.
pub(super) fn among(ids: &[PersonId], people: &HashMap<PersonId, PersonLine>) -> Vec<PersonLine> {
    ids.iter()
        .filter_map(|id| people.get(id).cloned())
        .collect()
}

/// What calendars and mails say of bookings, in three queries.
pub(super) async fn interviews(
    db: &impl ConnectionTrait,
    rows: &[(study::Model, slot::Model, booking::Model)],
) -> Result<Vec<InterviewFacts>> {
    let slots = rows.iter().map(|(_, slot, _)| slot.id).collect();
    let leading = interviewers(db, slots).await?;
    let ids = rows
        .iter()
        .flat_map(|(study, _, booking)| study.contact_id.into_iter().chain([booking.person_id]));
    let ids = ids.chain(leading.values().flatten().copied());
    let people = authors::lines(db, ids).await?;
    let none = Vec::new();
    Ok(rows
        .iter()
        .map(|(study, slot, booking)| {
            let leading = leading.get(&slot.id).unwrap_or(&none);
            let who = people.get(&booking.person_id);
            let contact = study.contact_id.and_then(|id| people.get(&id));
            InterviewFacts {
                number: study.number,
                title: title(study),
                booking: booking.id,
                slot: slot.id,
                sequence: booking.sequence,
                starts_at: slot.starts_at,
                ends_at: slot.ends_at,
                zone: slot.zone.clone(),
                mode: slot.mode,
                place: slot.place.clone(),
                who: who.map(|line| line.name.clone()).unwrap_or_default(),
                company: who
                    .and_then(|line| line.company.clone())
                    .unwrap_or_default(),
                interviewers: among(leading, &people)
                    .into_iter()
                    .map(|line| line.name)
                    .collect(),
                contact: contact.map(|line| line.name.clone()).unwrap_or_default(),
                contact_phone: study.contact_phone.clone(),
            }
        })
        .collect())
}
