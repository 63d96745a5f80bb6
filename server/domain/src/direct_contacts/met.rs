//! What a conversation enters by itself.

use crate::Domain;
use crate::entities::direct_contacts::direct_contact;
use crate::entities::people::person;
use crate::entities::rooms::watcher;
use crate::entities::slots::{booking, interviewer, slot};
use crate::entities::studies::candidate;
use crate::error::Result;
use model::direct_contacts::DirectContactKind;
use model::slots::BookingState;
use model::studies::CandidateState;
use model::{CompanyId, DirectContactId, PersonId, SlotId, StudyId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef,
};
use std::collections::BTreeSet;

/// Enters that everybody who led or watched the conversation of a slot met everybody who attended
/// it, each pair once. Called whenever either side has grown.
///
/// # Errors
/// The database's own.
pub(crate) async fn met(tx: &impl ConnectionTrait, world: &Domain, slot: SlotId) -> Result<()> {
    let Some(slot) = slot::Entity::find_by_id(slot).one(tx).await? else {
        return Ok(());
    };
    let team = team(tx, slot.id).await?;
    let customers = attended(tx, slot.id).await?;
    let now = world.clock.now();
    let met_on = world.settings.local_day(slot.starts_at);
    let mut rows = Vec::new();
    for (person, company) in customers {
        for staff in &team {
            let id: DirectContactId = world.clock.new_id();
            rows.push(direct_contact::ActiveModel {
                id: Set(id),
                staff_id: Set(*staff),
                company_id: Set(company),
                person_id: Set(Some(person)),
                met_on: Set(met_on),
                kind: Set(DirectContactKind::Study),
                note: Set(String::new()),
                slot_id: Set(Some(slot.id)),
                entered_by: Set(None),
                entered_at: Set(now),
                form_token: Set(id.to_string()),
            });
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    direct_contact::Entity::insert_many(rows)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Takes back that somebody was met, who turns out not to have come.
///
/// # Errors
/// The database's own.
pub(crate) async fn missed(
    tx: &impl ConnectionTrait,
    slot: SlotId,
    person: PersonId,
) -> Result<()> {
    direct_contact::Entity::delete_many()
        .filter(direct_contact::Column::SlotId.eq(slot))
        .filter(direct_contact::Column::PersonId.eq(person))
        .exec(tx)
        .await?;
    Ok(())
}

/// Leaves no name in the entries of a study: a consent was withdrawn. That its company was met
/// stays true.
///
/// # Errors
/// The database's own.
pub(crate) async fn forget(
    tx: &impl ConnectionTrait,
    study: StudyId,
    person: PersonId,
) -> Result<()> {
    let of_study = Query::select()
        .column(slot::Column::Id)
        .from(slot::Entity)
        .and_where(slot::Column::StudyId.eq(study))
        .take();
    direct_contact::Entity::update_many()
        .col_expr(
            direct_contact::Column::PersonId,
            Expr::value(None::<PersonId>),
        )
        .filter(direct_contact::Column::PersonId.eq(person))
        .filter(direct_contact::Column::SlotId.in_subquery(of_study))
        .exec(tx)
        .await?;
    Ok(())
}

/// Who led or watched it.
async fn team(tx: &impl ConnectionTrait, slot: SlotId) -> Result<BTreeSet<PersonId>> {
    let led: Vec<PersonId> = interviewer::Entity::find()
        .select_only()
        .column(interviewer::Column::PersonId)
        .filter(interviewer::Column::SlotId.eq(slot))
        .into_tuple()
        .all(tx)
        .await?;
    let watched: Vec<PersonId> = watcher::Entity::find()
        .select_only()
        .column(watcher::Column::PersonId)
        .filter(watcher::Column::SlotId.eq(slot))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(led.into_iter().chain(watched).collect())
}

/// Who came and still takes part, with their company.
async fn attended(tx: &impl ConnectionTrait, slot: SlotId) -> Result<Vec<(PersonId, CompanyId)>> {
    let to_person: RelationDef = booking::Entity::belongs_to(person::Entity)
        .from(booking::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let taking_part = Query::select()
        .expr(Expr::cust("1"))
        .from(candidate::Entity)
        .and_where(
            candidate::Column::StudyId
                .into_expr()
                .eq(booking::Column::StudyId.into_expr()),
        )
        .and_where(
            candidate::Column::PersonId
                .into_expr()
                .eq(booking::Column::PersonId.into_expr()),
        )
        .and_where(candidate::Column::State.eq(CandidateState::Accepted))
        .take();
    Ok(booking::Entity::find()
        .select_only()
        .column(booking::Column::PersonId)
        .column(person::Column::CompanyId)
        .join(JoinType::InnerJoin, to_person)
        .filter(booking::Column::SlotId.eq(slot))
        .filter(booking::Column::State.eq(BookingState::Attended))
        .filter(person::Column::CompanyId.is_not_null())
        .filter(Expr::exists(taking_part))
        .into_tuple()
        .all(tx)
        .await?)
}
