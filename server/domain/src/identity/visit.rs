//! When somebody was at home last, and who has come in since.
//!
//! `since` is the visit before this one. A view that follows another within half an hour belongs
//! to the same visit, so that a second window or a reload does not make the news old.

use super::{Identity, scope};
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::people::{home_visit, person};
use crate::error::Result;
use chrono::{DateTime, Duration, Utc};
use model::PersonId;
use model::home::{JoinedLine, NEWS_SHOWN};
use model::people::full_name;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};

/// A longer pause begins another visit.
pub const SAME_VISIT: Duration = Duration::minutes(30);
/// A view is written down at most this often.
const NOTED_EVERY: Duration = Duration::minutes(5);

impl Identity<'_> {
    /// The visit before this one; `None` during the first. One query.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn last_visit(self, actor: &Actor) -> Result<Option<DateTime<Utc>>> {
        let me = actor.person()?.id;
        let row = home_visit::Entity::find_by_id(me)
            .one(self.0.db.read())
            .await?;
        let now = self.0.clock.now();
        Ok(row.and_then(|row| {
            if now - row.seen_at >= SAME_VISIT {
                Some(row.seen_at)
            } else {
                row.before_at
            }
        }))
    }

    /// The news were shown to this person.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn note_visit(self, actor: &Actor) -> Result<()> {
        let me = actor.person()?.id;
        let now = self.0.clock.now();
        let row = home_visit::Entity::find_by_id(me)
            .one(self.0.db.read())
            .await?;
        if row.is_some_and(|row| now - row.seen_at < NOTED_EVERY) {
            return Ok(());
        }
        self.0
            .db
            .write(async |tx| {
                let first = home_visit::ActiveModel {
                    person_id: Set(me),
                    before_at: Set(None),
                    seen_at: Set(now),
                };
                home_visit::Entity::insert(first)
                    .on_conflict(OnConflict::new().do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                // Of two windows the later finds the visit begun, and moves nothing back.
                home_visit::Entity::update_many()
                    .col_expr(
                        home_visit::Column::BeforeAt,
                        Expr::col(home_visit::Column::SeenAt),
                    )
                    .filter(home_visit::Column::PersonId.eq(me))
                    .filter(home_visit::Column::SeenAt.lte(now - SAME_VISIT))
                    .exec(tx)
                    .await?;
                home_visit::Entity::update_many()
                    .col_expr(home_visit::Column::SeenAt, Expr::value(now))
                    .filter(home_visit::Column::PersonId.eq(me))
                    .filter(home_visit::Column::SeenAt.lt(now))
                    .exec(tx)
                    .await?;
                Ok(())
            })
            .await
    }

    /// Who has joined since, the newest first; for staff, nobody else reads people. One query.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn joined_since(
        self,
        actor: &Actor,
        since: DateTime<Utc>,
    ) -> Result<Vec<JoinedLine>> {
        #[derive(FromQueryResult)]
        struct Row {
            id: PersonId,
            family_name: String,
            given_name: String,
            company_id: Option<model::CompanyId>,
            company: Option<String>,
        }
        let me = actor.person()?;
        if !me.is_staff() {
            return Ok(Vec::new());
        }
        let to_company: RelationDef = person::Entity::belongs_to(company::Entity)
            .from(person::Column::CompanyId)
            .to(company::Column::Id)
            .into();
        let rows = scope::visible_to(actor)
            .select_only()
            .column(person::Column::Id)
            .column(person::Column::FamilyName)
            .column(person::Column::GivenName)
            .column(person::Column::CompanyId)
            .column_as(company::Column::Name, "company")
            .join(JoinType::LeftJoin, to_company)
            .filter(person::Column::JoinedAt.gt(since))
            .filter(person::Column::Id.ne(me.id))
            .order_by_desc(person::Column::JoinedAt)
            .order_by_desc(person::Column::Id)
            .limit(NEWS_SHOWN)
            .into_model::<Row>()
            .all(self.0.db.read())
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| JoinedLine {
                id: row.id,
                name: full_name(&row.family_name, &row.given_name),
                company_id: row.company_id,
                company: row.company,
            })
            .collect())
    }
}
