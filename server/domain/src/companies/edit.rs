//! What staff changes about a company: facts, who looks after it, its desired outcome.

use super::list::to_owner;
use super::{Companies, policy, scope};
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::people::{person, staff_role};
use crate::error::Result;
use crate::identity::names::sort_key;
use crate::messages;
use model::companies::{CompanyEditPage, CompanyForm, EditCompany};
use model::people::{PersonState, Role, full_name};
use model::{AppError, CompanyId, Conflict, PersonId, Problem};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, JoinType,
    QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use serde_json::json;

/// Who may look after a company.
const OWNERS: [Role; 3] = [Role::Csm, Role::ProductManager, Role::Administrator];

impl Companies<'_> {
    /// Saves what staff knows about a company.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when it does not exist, and for everybody but staff;
    /// [`AppError::Forbidden`]; [`Conflict::Stale`] when `version` is not the present one;
    /// [`Problem::UnknownChoice`] on `owner` for who cannot look after a company.
    pub async fn edit(self, actor: &Actor, id: CompanyId, edit: EditCompany) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                let row = scope::visible_to(actor)
                    .filter(company::Column::Id.eq(id))
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                policy::can_edit(actor)?;
                if row.version != edit.version {
                    return Err(Conflict::Stale.into());
                }
                if let Some(owner) = edit.owner
                    && row.owner_id != edit.owner
                    && !owners(tx).await?.iter().any(|(known, _)| *known == owner)
                {
                    return Err(AppError::field("owner", Problem::UnknownChoice).into());
                }
                let changed = changes(&row, &edit);
                let version = row.version + 1;
                let mut row = row.into_active_model();
                row.name = Set(edit.name.clone());
                row.sort_key = Set(sort_key(&edit.reading, &edit.name));
                row.tier = Set(edit.tier);
                row.industry = Set(edit.industry.clone());
                row.segment = Set(edit.segment.clone());
                row.size = Set(edit.size);
                row.region = Set(edit.region.clone());
                row.plan = Set(edit.plan.clone());
                row.customer_since = Set(edit.customer_since);
                row.renewal_date = Set(edit.renewal_date);
                row.owner_id = Set(edit.owner);
                row.desired_outcome = Set(edit.outcome.clone());
                row.outcome_state = Set(edit.outcome_state);
                row.updated_at = Set(now);
                row.version = Set(version);
                row.update(tx).await?;
                let facts = json!({ "version": version, "changed": changed });
                let kind = "companies.edited";
                messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
                Ok(())
            })
            .await
    }

    /// The form of a company. Two queries.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Forbidden`].
    pub async fn edit_page(self, actor: &Actor, id: CompanyId) -> Result<CompanyEditPage> {
        let db = self.0.db.read();
        let (row, owner) = scope::visible_to(actor)
            .filter(company::Column::Id.eq(id))
            .join(JoinType::LeftJoin, to_owner())
            .select_also(person::Entity)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        policy::can_edit(actor)?;
        let mut owners = owners(db).await?;
        // Who left may still stand there until somebody takes over.
        if let Some(owner) = owner
            && !owners.iter().any(|(id, _)| *id == owner.id)
        {
            owners.push((owner.id, full_name(&owner.family_name, &owner.given_name)));
        }
        Ok(CompanyEditPage {
            id: row.id,
            name: row.name.clone(),
            form: form(row),
            owners,
        })
    }
}

/// The facts that differ, by the names of their fields: the journal needs no texts.
fn changes(row: &company::Model, edit: &EditCompany) -> Vec<&'static str> {
    [
        ("name", row.name != edit.name),
        (
            "reading",
            row.sort_key != sort_key(&edit.reading, &edit.name) && row.name == edit.name,
        ),
        ("tier", row.tier != edit.tier),
        ("industry", row.industry != edit.industry),
        ("segment", row.segment != edit.segment),
        ("size", row.size != edit.size),
        ("region", row.region != edit.region),
        ("plan", row.plan != edit.plan),
        ("customer_since", row.customer_since != edit.customer_since),
        ("renewal_date", row.renewal_date != edit.renewal_date),
        ("owner", row.owner_id != edit.owner),
        ("outcome", row.desired_outcome != edit.outcome),
        ("outcome_state", row.outcome_state != edit.outcome_state),
    ]
    .into_iter()
    .filter(|(_, differs)| *differs)
    .map(|(name, _)| name)
    .collect()
}

async fn owners(db: &impl ConnectionTrait) -> Result<Vec<(PersonId, String)>> {
    let to_role: RelationDef = person::Entity::belongs_to(staff_role::Entity)
        .from(person::Column::Id)
        .to(staff_role::Column::PersonId)
        .into();
    let rows: Vec<(PersonId, String, String, String)> = person::Entity::find()
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::FamilyName,
            person::Column::GivenName,
            person::Column::SortKey,
        ])
        .distinct()
        .join(JoinType::InnerJoin, to_role)
        .filter(person::Column::CompanyId.is_null())
        .filter(person::Column::State.eq(PersonState::Active))
        .filter(staff_role::Column::Role.is_in(OWNERS))
        .order_by_asc(person::Column::SortKey)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, family, given, _)| (id, full_name(&family, &given)))
        .collect())
}

fn form(row: company::Model) -> CompanyForm {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    CompanyForm {
        // The reading lives in the sort key alone: before the separator.
        reading: row
            .sort_key
            .split_once('\u{1f}')
            .map(|(reading, _)| reading.to_owned())
            .unwrap_or_default(),
        name: row.name,
        tier: row.tier.to_string(),
        industry: row.industry,
        segment: row.segment,
        size: row.size.map(|size| size.to_string()).unwrap_or_default(),
        region: row.region,
        plan: row.plan,
        customer_since: day(row.customer_since),
        renewal_date: day(row.renewal_date),
        owner: row.owner_id.map(|id| id.to_string()).unwrap_or_default(),
        outcome: row.desired_outcome,
        outcome_state: row.outcome_state.to_string(),
        version: row.version.to_string(),
    }
}
