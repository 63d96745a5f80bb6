//! The list of customers.

use super::{Companies, PAGE, SILENT_AFTER, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::people::person;
use crate::error::Result;
use crate::identity::names::fold;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{Days, NaiveDate};
use model::companies::{
    COMPANY_NAME_MAX, CompanyFilter, CompanyList, CompanyQuery, CompanyRow, LoyaltyTier,
    RENEWAL_NEAR_DAYS,
};
use model::people::full_name;
use model::{AppError, CompanyId};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef, Select,
};
use std::collections::HashMap;

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

/// Where the next page starts: after this key of the order and this id. Opaque outside.
struct After {
    key: String,
    id: CompanyId,
}

impl After {
    fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (id, key) = bytes.split_at_checked(16)?;
        Some(Self {
            key: String::from_utf8(key.to_vec()).ok()?,
            id: CompanyId(uuid::Uuid::from_slice(id).ok()?),
        })
    }

    fn write(row: &Row, filter: CompanyFilter) -> String {
        let key = match (filter, row.renewal_date) {
            (CompanyFilter::RenewalNear, Some(day)) => day.to_string(),
            _ => row.sort_key.clone(),
        };
        let mut bytes = row.id.0.as_bytes().to_vec();
        bytes.extend_from_slice(key.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// What comes after it in the order of the filter.
    fn condition(self, filter: CompanyFilter) -> Option<Condition> {
        let (beyond, same) = if filter == CompanyFilter::RenewalNear {
            let day: NaiveDate = self.key.parse().ok()?;
            let column = company::Column::RenewalDate;
            (column.gt(day), column.eq(day))
        } else {
            let column = company::Column::SortKey;
            (column.gt(self.key.clone()), column.eq(self.key))
        };
        let same = Condition::all()
            .add(same)
            .add(company::Column::Id.gt(self.id));
        Some(Condition::any().add(beyond).add(same))
    }
}

impl Companies<'_> {
    /// One page of companies, by name or, where renewals are near, by the day of the renewal;
    /// narrowed by a quick filter, a tier and any part of the name in any width, case or kana.
    /// Two queries.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for everybody but staff.
    pub async fn list(self, actor: &Actor, query: CompanyQuery) -> Result<CompanyList> {
        policy::can_see(actor).map_err(|_| AppError::NotFound)?;
        let filter: CompanyFilter = query.filter.parse().unwrap_or(CompanyFilter::All);
        let tier: Option<LoyaltyTier> = query.tier.parse().ok();
        let search: String = query
            .search
            .trim()
            .chars()
            .filter(|c| !c.is_control())
            .take(COMPANY_NAME_MAX)
            .collect();

        let mut select = narrowed(columns(actor), self.0, actor, filter);
        if let Some(tier) = tier {
            select = select.filter(company::Column::Tier.eq(tier));
        }
        if !search.is_empty() {
            let pattern = format!("%{}%", escaped(&fold(&search)));
            select = select.filter(
                Expr::col((company::Entity, company::Column::SortKey))
                    .like(LikeExpr::new(pattern).escape('\\')),
            );
        }
        if let Some(after) = After::read(&query.after).and_then(|after| after.condition(filter)) {
            select = select.filter(after);
        }
        let order = match filter {
            CompanyFilter::RenewalNear => company::Column::RenewalDate,
            _ => company::Column::SortKey,
        };
        let mut rows = select
            .order_by_asc(order)
            .order_by_asc(company::Column::Id)
            .limit(PAGE as u64 + 1)
            .into_model::<Row>()
            .all(self.0.db.read())
            .await?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows
            .last()
            .filter(|_| more)
            .map(|row| After::write(row, filter));
        let silent = silent(self.0, &rows).await?;
        Ok(CompanyList {
            rows: rows
                .into_iter()
                .map(|row| {
                    let silent = silent.get(&row.id).copied().unwrap_or_default();
                    view(row, silent)
                })
                .collect(),
            next,
            filter,
            tier,
            search,
            may_import: policy::can_import(actor).is_ok(),
        })
    }
}

fn columns(actor: &Actor) -> Select<company::Entity> {
    scope::visible_to(actor)
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
        .join(JoinType::LeftJoin, to_owner())
}

/// The conditions of the partial indexes stand literally: a bound parameter would leave them
/// unused.
fn narrowed(
    select: Select<company::Entity>,
    world: &Domain,
    actor: &Actor,
    filter: CompanyFilter,
) -> Select<company::Entity> {
    match filter {
        CompanyFilter::All => select,
        CompanyFilter::Mine => match actor.person_id() {
            Some(id) => select.filter(company::Column::OwnerId.eq(id)),
            None => select,
        },
        CompanyFilter::LoyalUninvited => select.filter(Expr::cust(
            "companies.tier = 'loyal' AND companies.invited_count = 0 AND companies.active_count = 0",
        )),
        CompanyFilter::OneVoice => select.filter(Expr::cust("companies.active_count = 1")),
        CompanyFilter::RenewalNear => {
            let today = world.clock.today(world.settings.time_zone);
            select
                .filter(company::Column::RenewalDate.gte(today))
                .filter(company::Column::RenewalDate.lte(today + Days::new(RENEWAL_NEAR_DAYS)))
        }
    }
}

/// How many of the active people of these companies have not been here for [`SILENT_AFTER`].
async fn silent(world: &Domain, rows: &[Row]) -> Result<HashMap<CompanyId, u32>> {
    let counts: Vec<(CompanyId, i64)> = person::Entity::find()
        .select_only()
        .column(person::Column::CompanyId)
        .column_as(person::Column::Id.count(), "silent")
        .filter(person::Column::CompanyId.is_in(rows.iter().map(|row| row.id)))
        // Literally, for the partial index.
        .filter(Expr::cust("people.state = 'active'"))
        .filter(person::Column::VisitedAt.lt(world.clock.now() - SILENT_AFTER))
        .group_by(person::Column::CompanyId)
        .into_tuple()
        .all(world.db.read())
        .await?;
    Ok(counts
        .into_iter()
        .map(|(id, n)| (id, u32::try_from(n).unwrap_or_default()))
        .collect())
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

fn view(row: Row, silent: u32) -> CompanyRow {
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
        silent,
    }
}

pub(crate) fn count(stored: i32) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}
