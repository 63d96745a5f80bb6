//! Who watches, as the participant is told: names, and nothing else of a room.

use crate::entities::people::person;
use crate::entities::rooms::watcher;
use crate::entities::slots::booking;
use crate::error::Result;
use model::people::full_name;
use model::slots::BookingState;
use model::{PersonId, StudyId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};

/// Who has come to watch the conversation that this person has booked, in the order of names.
/// One query.
pub(crate) async fn declared(
    db: &impl ConnectionTrait,
    study: StudyId,
    participant: PersonId,
) -> Result<Vec<String>> {
    let to_person: RelationDef = watcher::Entity::belongs_to(person::Entity)
        .from(watcher::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let to_booking: RelationDef = watcher::Entity::belongs_to(booking::Entity)
        .from(watcher::Column::SlotId)
        .to(booking::Column::SlotId)
        .into();
    let names: Vec<(String, String)> = watcher::Entity::find()
        .select_only()
        .columns([person::Column::FamilyName, person::Column::GivenName])
        .join(JoinType::InnerJoin, to_person)
        .join(JoinType::InnerJoin, to_booking)
        .filter(booking::Column::StudyId.eq(study))
        .filter(booking::Column::PersonId.eq(participant))
        .filter(booking::Column::State.ne(BookingState::Cancelled))
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(person::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(names
        .into_iter()
        .map(|(family, given)| full_name(&family, &given))
        .collect())
}
