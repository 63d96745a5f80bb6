//! The list of customers.

use super::{Companies, PAGE, policy, scope};
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::people::person;
use crate::error::Result;
use crate::identity::names::fold;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use model::companies::{
    COMPANY_NAME_MAX, CompanyFilter, CompanyList, CompanyQuery, CompanyRow, LoyaltyTier,
};
use model::people::full_name;
use model::{AppError, CompanyId};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};

#[derive(FromQueryResult)]
struct Row {
    id: CompanyId,
    name: String,
    sort_key: String,
    industry: String,
    tier: LoyaltyTier,
    renewal_date: Option<NaiveDate>,
    people_count: i32,
    invited_count: i32,
    active_count: i32,
    open_proposals_count: i32,
    owner_family: Option<String>,
    owner_given: Option<String>,
}

/// Where the next page starts: after this name and id. Opaque outside.
struct After {
    sort_key: String,
    id: CompanyId,
}

impl After {
    fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (id, sort_key) = bytes.split_at_checked(16)?;
        Some(Self {
            sort_key: String::from_utf8(sort_key.to_vec()).ok()?,
            id: CompanyId(uuid::Uuid::from_slice(id).ok()?),
        })
    }

    fn write(row: &Row) -> String {
        let mut bytes = row.id.0.as_bytes().to_vec();
        bytes.extend_from_slice(row.sort_key.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

impl Companies<'_> {
    /// One page of companies by name: all, those who are loyal and have nobody invited, or one's
    /// own; found by any part of the name in any width, case or kana. One query.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for everybody but staff.
    pub async fn list(self, actor: &Actor, query: CompanyQuery) -> Result<CompanyList> {
        policy::can_see(actor).map_err(|_| AppError::NotFound)?;
        let filter: CompanyFilter = query.filter.parse().unwrap_or(CompanyFilter::All);
        let search: String = query
            .search
            .trim()
            .chars()
            .filter(|c| !c.is_control())
            .take(COMPANY_NAME_MAX)
            .collect();

        let mut select = scope::visible_to(actor)
            .select_only()
            .columns([
                company::Column::Id,
                company::Column::Name,
                company::Column::SortKey,
                company::Column::Industry,
                company::Column::Tier,
                company::Column::RenewalDate,
                company::Column::PeopleCount,
                company::Column::InvitedCount,
                company::Column::ActiveCount,
                company::Column::OpenProposalsCount,
            ])
            .column_as(person::Column::FamilyName, "owner_family")
            .column_as(person::Column::GivenName, "owner_given")
            .join(JoinType::LeftJoin, to_owner());
        match filter {
            CompanyFilter::All => {}
            CompanyFilter::LoyalUninvited => {
                select = select
                    .filter(company::Column::Tier.eq(LoyaltyTier::Loyal))
                    .filter(company::Column::InvitedCount.eq(0))
                    .filter(company::Column::ActiveCount.eq(0));
            }
            CompanyFilter::Mine => {
                select = match actor.person_id() {
                    Some(id) => select.filter(company::Column::OwnerId.eq(id)),
                    None => select,
                };
            }
        }
        if !search.is_empty() {
            let pattern = format!("%{}%", escaped(&fold(&search)));
            select = select.filter(
                Expr::col((company::Entity, company::Column::SortKey))
                    .like(LikeExpr::new(pattern).escape('\\')),
            );
        }
        if let Some(after) = After::read(&query.after) {
            let same = Condition::all()
                .add(company::Column::SortKey.eq(after.sort_key.clone()))
                .add(company::Column::Id.gt(after.id));
            select = select.filter(
                Condition::any()
                    .add(company::Column::SortKey.gt(after.sort_key))
                    .add(same),
            );
        }
        let mut rows = select
            .order_by_asc(company::Column::SortKey)
            .order_by_asc(company::Column::Id)
            .limit(PAGE as u64 + 1)
            .into_model::<Row>()
            .all(self.0.db.read())
            .await?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(After::write);
        Ok(CompanyList {
            rows: rows.into_iter().map(view).collect(),
            next,
            filter,
            search,
            may_import: policy::can_import(actor).is_ok(),
        })
    }
}

/// From a company to the person of the vendor who looks after it.
pub(super) fn to_owner() -> RelationDef {
    company::Entity::belongs_to(person::Entity)
        .from(company::Column::OwnerId)
        .to(person::Column::Id)
        .into()
}

/// The text as itself in a `LIKE` pattern with `\` as its escape.
fn escaped(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            matches!(c, '%' | '_' | '\\')
                .then_some('\\')
                .into_iter()
                .chain([c])
        })
        .collect()
}

fn view(row: Row) -> CompanyRow {
    CompanyRow {
        id: row.id,
        name: row.name,
        industry: row.industry,
        tier: row.tier,
        renewal_date: row.renewal_date,
        owner: row
            .owner_family
            .map(|family| full_name(&family, row.owner_given.as_deref().unwrap_or_default())),
        open_proposals: count(row.open_proposals_count),
        people: count(row.people_count),
        invited: count(row.invited_count),
        active: count(row.active_count),
    }
}

pub(super) fn count(stored: i32) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}
