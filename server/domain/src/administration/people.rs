//! Everybody Entaku knows, found by any part of name, reading or address.

use super::{Administration, PEOPLE_SIZE, policy};
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::people::{person, session, staff_role};
use crate::error::Result;
use crate::identity::names::fold;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use model::administration::{PeopleKind, PeopleList, PeopleQuery, PersonRow, SEARCH_MAX};
use model::people::{PersonState, Role, Roles, full_name};
use model::{CompanyId, PersonId};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};
use std::collections::HashMap;

#[derive(FromQueryResult)]
struct Row {
    id: PersonId,
    email: String,
    family_name: String,
    given_name: String,
    sort_key: String,
    state: PersonState,
    company_id: Option<CompanyId>,
    company: Option<String>,
}

/// Where the next page starts: after this name and id. Opaque outside.
struct After {
    sort_key: String,
    id: PersonId,
}

impl After {
    fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (id, sort_key) = bytes.split_at_checked(16)?;
        Some(Self {
            sort_key: String::from_utf8(sort_key.to_vec())
                .ok()
                .filter(|key| !key.contains('\0'))?,
            id: PersonId(uuid::Uuid::from_slice(id).ok()?),
        })
    }

    fn write(row: &Row) -> String {
        let mut bytes = row.id.0.as_bytes().to_vec();
        bytes.extend_from_slice(row.sort_key.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

impl Administration<'_> {
    /// One page of people by name. Three queries.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer.
    pub async fn people(self, actor: &Actor, query: PeopleQuery) -> Result<PeopleList> {
        policy::can_administer(actor)?;
        let db = self.0.db.read();
        let kind: PeopleKind = query.kind.parse().unwrap_or(PeopleKind::All);
        let state: Option<PersonState> = query.state.parse().ok();
        let search = searched(&query.search);
        let to_company: RelationDef = person::Entity::belongs_to(company::Entity)
            .from(person::Column::CompanyId)
            .to(company::Column::Id)
            .into();
        let mut select = person::Entity::find()
            .select_only()
            .columns([
                person::Column::Id,
                person::Column::Email,
                person::Column::FamilyName,
                person::Column::GivenName,
                person::Column::SortKey,
                person::Column::State,
                person::Column::CompanyId,
            ])
            .column_as(company::Column::Name, "company")
            .join(JoinType::LeftJoin, to_company);
        select = match kind {
            PeopleKind::All => select,
            PeopleKind::Staff => select.filter(person::Column::CompanyId.is_null()),
            PeopleKind::Customers => select.filter(person::Column::CompanyId.is_not_null()),
        };
        if let Some(state) = state {
            select = select.filter(person::Column::State.eq(state));
        }
        if !search.is_empty() {
            select = select.filter(named(&search));
        }
        if let Some(after) = After::read(&query.after) {
            let same = Condition::all()
                .add(person::Column::SortKey.eq(after.sort_key.clone()))
                .add(person::Column::Id.gt(after.id));
            select = select.filter(
                Condition::any()
                    .add(person::Column::SortKey.gt(after.sort_key))
                    .add(same),
            );
        }
        let mut rows = select
            .order_by_asc(person::Column::SortKey)
            .order_by_asc(person::Column::Id)
            .limit(PEOPLE_SIZE as u64 + 1)
            .into_model::<Row>()
            .all(db)
            .await?;
        let more = rows.len() > PEOPLE_SIZE;
        rows.truncate(PEOPLE_SIZE);
        let next = rows.last().filter(|_| more).map(After::write);
        let ids: Vec<PersonId> = rows.iter().map(|row| row.id).collect();
        let mut roles: HashMap<PersonId, Vec<Role>> = HashMap::new();
        for row in staff_role::Entity::find()
            .filter(staff_role::Column::PersonId.is_in(ids.iter().copied()))
            .all(db)
            .await?
        {
            roles.entry(row.person_id).or_default().push(row.role);
        }
        let seen: HashMap<PersonId, DateTime<Utc>> = session::Entity::find()
            .select_only()
            .column(session::Column::PersonId)
            .column_as(session::Column::SeenAt.max(), "seen_at")
            .filter(session::Column::PersonId.is_in(ids))
            .group_by(session::Column::PersonId)
            .into_tuple::<(PersonId, DateTime<Utc>)>()
            .all(db)
            .await?
            .into_iter()
            .collect();
        let rows = rows
            .into_iter()
            .map(|row| {
                let mut own = roles.remove(&row.id).unwrap_or_default();
                own.sort_unstable();
                PersonRow {
                    id: row.id,
                    name: full_name(&row.family_name, &row.given_name),
                    email: row.email,
                    company: row.company_id.and(row.company),
                    roles: Roles(own),
                    state: row.state,
                    seen_at: seen.get(&row.id).copied(),
                }
            })
            .collect();
        Ok(PeopleList {
            rows,
            next,
            kind,
            state,
            search,
        })
    }
}

/// As it is looked for: one line of at most [`SEARCH_MAX`] characters.
pub(super) fn searched(typed: &str) -> String {
    typed
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(SEARCH_MAX)
        .collect()
}

/// People whose name, reading or address holds these words.
pub(super) fn named(search: &str) -> Condition {
    let pattern = |text: &str| {
        let escaped: String = text
            .chars()
            .flat_map(|c| {
                matches!(c, '%' | '_' | '\\')
                    .then_some('\\')
                    .into_iter()
                    .chain([c])
            })
            .collect();
        LikeExpr::new(format!("%{escaped}%")).escape('\\')
    };
    Condition::any()
        .add(Expr::col((person::Entity, person::Column::SortKey)).like(pattern(&fold(search))))
        .add(
            Expr::col((person::Entity, person::Column::EmailFolded))
                .like(pattern(&model::input::fold_email(search))),
        )
}
