//! Pieces that several use cases share.

use crate::entities::people::{person, staff_role};
use crate::entities::proposals::proposal;
use crate::entities::releases::{builder, release, release_item, release_proposal};
use crate::entities::roadmap::item;
use crate::error::Result;
use model::people::{PersonState, full_name};
use model::releases::ReleaseNote;
use model::{Both, PersonId, Problem, ProposalId, ReleaseId, RoadmapItemId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// People of the vendor to choose builders from.
const STAFF: u64 = 200;

pub(super) fn title(row: &release::Model) -> Both {
    Both::new(&row.title_ja, &row.title_en)
}

pub(super) fn background(row: &release::Model) -> Both {
    Both::new(&row.background_ja, &row.background_en)
}

/// What a release names, as it is there.
pub(super) struct Named {
    pub proposals: Vec<ProposalId>,
    pub items: Vec<RoadmapItemId>,
}

/// Looks up what a release names, all problems at once. Builders are people of the vendor.
pub(super) async fn check(tx: &impl ConnectionTrait, note: &ReleaseNote) -> Result<Named> {
    let mut fields = model::input::Fields::new();
    let proposals: Vec<ProposalId> = proposal::Entity::find()
        .select_only()
        .column(proposal::Column::Id)
        .filter(proposal::Column::Number.is_in(note.proposals.iter().copied()))
        .order_by_asc(proposal::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    if proposals.len() != note.proposals.len() {
        fields.refuse("proposals", Problem::UnknownNumber);
    }
    let items: Vec<RoadmapItemId> = item::Entity::find()
        .select_only()
        .column(item::Column::Id)
        .filter(item::Column::Number.is_in(note.items.iter().copied()))
        .order_by_asc(item::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    if items.len() != note.items.len() {
        fields.refuse("items", Problem::UnknownNumber);
    }
    let known: Vec<PersonId> = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Id.is_in(note.builders.iter().copied()))
        .filter(person::Column::CompanyId.is_null())
        .filter(person::Column::Id.in_subquery(with_roles()))
        .into_tuple()
        .all(tx)
        .await?;
    if known.len() != note.builders.len() {
        fields.refuse("builder1", Problem::UnknownChoice);
    }
    Ok(fields.finish(|| Some(Named { proposals, items }))?)
}

fn with_roles() -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(staff_role::Column::PersonId)
        .from(staff_role::Entity)
        .take()
}

/// The columns that the form holds; what identifies the row is added by the caller.
pub(super) fn texts(note: &ReleaseNote) -> release::ActiveModel {
    release::ActiveModel {
        title_ja: Set(note.title.ja.clone()),
        title_en: Set(note.title.en.clone()),
        background_ja: Set(note.background.ja.clone()),
        background_en: Set(note.background.en.clone()),
        intended_use_ja: Set(note.intended_use.ja.clone()),
        intended_use_en: Set(note.intended_use.en.clone()),
        how_to_start_ja: Set(note.how_to_start.ja.clone()),
        how_to_start_en: Set(note.how_to_start.en.clone()),
        limits_ja: Set(note.limits.ja.clone()),
        limits_en: Set(note.limits.en.clone()),
        staff_document: Set(note.staff_document.clone()),
        feedback_until: Set(note.feedback_until),
        ..Default::default()
    }
}

/// Adds what is linked and is not yet; `true` when a proposal came new.
pub(super) async fn link(tx: &impl ConnectionTrait, id: ReleaseId, named: &Named) -> Result<bool> {
    let once = || OnConflict::new().do_nothing().to_owned();
    let mut new = 0;
    if !named.proposals.is_empty() {
        let rows = named
            .proposals
            .iter()
            .map(|proposal| release_proposal::ActiveModel {
                release_id: Set(id),
                proposal_id: Set(*proposal),
                moved_at: Set(None),
                gathered_at: Set(None),
            });
        new = release_proposal::Entity::insert_many(rows)
            .on_conflict(once())
            .exec_without_returning(tx)
            .await?;
    }
    if !named.items.is_empty() {
        let rows = named.items.iter().map(|item| release_item::ActiveModel {
            release_id: Set(id),
            item_id: Set(*item),
        });
        release_item::Entity::insert_many(rows)
            .on_conflict(once())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(new > 0)
}

/// Takes away all links of a draft.
pub(super) async fn unlink(tx: &impl ConnectionTrait, id: ReleaseId) -> Result<()> {
    release_proposal::Entity::delete_many()
        .filter(release_proposal::Column::ReleaseId.eq(id))
        .exec(tx)
        .await?;
    release_item::Entity::delete_many()
        .filter(release_item::Column::ReleaseId.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Names these builders, in this order, and nobody else.
pub(super) async fn name_builders(
    tx: &impl ConnectionTrait,
    id: ReleaseId,
    builders: &[PersonId],
) -> Result<()> {
    builder::Entity::delete_many()
        .filter(builder::Column::ReleaseId.eq(id))
        .exec(tx)
        .await?;
    if builders.is_empty() {
        return Ok(());
    }
    let rows = (1..)
        .zip(builders)
        .map(|(position, person)| builder::ActiveModel {
            release_id: Set(id),
            person_id: Set(*person),
            position: Set(position),
        });
    builder::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The builders in the order in which they are named.
pub(super) async fn builders(db: &impl ConnectionTrait, id: ReleaseId) -> Result<Vec<PersonId>> {
    Ok(builder::Entity::find()
        .select_only()
        .column(builder::Column::PersonId)
        .filter(builder::Column::ReleaseId.eq(id))
        .order_by_asc(builder::Column::Position)
        .into_tuple()
        .all(db)
        .await?)
}

/// People of the vendor who are there, by name.
pub(crate) async fn staff(db: &impl ConnectionTrait) -> Result<Vec<(PersonId, String)>> {
    let rows: Vec<(PersonId, String, String)> = person::Entity::find()
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::FamilyName,
            person::Column::GivenName,
        ])
        .filter(person::Column::State.eq(PersonState::Active))
        .filter(person::Column::CompanyId.is_null())
        .filter(person::Column::Id.in_subquery(with_roles()))
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(person::Column::Id)
        .limit(STAFF)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, family, given)| (id, full_name(&family, &given)))
        .collect())
}

/// The beginning of a text, with a mark where it was cut.
pub(super) fn cut(text: &str, most: usize) -> String {
    let mut kept: String = text.chars().take(most).collect();
    if text.chars().nth(most).is_some() {
        kept.push('…');
    }
    kept
}
