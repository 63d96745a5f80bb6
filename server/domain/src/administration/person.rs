//! One person, as an administrator sees them.

use super::{Administration, COMPANIES_MAX, policy, scope};
use crate::actor::Actor;
use crate::entities::accounts::second_factor;
use crate::entities::companies::company;
use crate::entities::messages::suppression;
use crate::entities::people::{invitation, person, session};
use crate::entities::proposals::voice;
use crate::error::Result;
use crate::identity::passkeys;
use chrono::{DateTime, Utc};
use model::administration::PersonPage;
use model::people::{PersonState, full_name};
use model::{AppError, CompanyId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

impl Administration<'_> {
    /// A person with rights, sessions and what can be done. At most nine queries.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also for who may not administer.
    pub async fn person(self, actor: &Actor, id: PersonId) -> Result<PersonPage> {
        policy::can_administer(actor)?;
        let world = self.0;
        let (db, now) = (world.db.read(), world.clock.now());
        let row = person::Entity::find_by_id(id)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let facts = scope::facts(db, &row).await?;
        let seen: Vec<DateTime<Utc>> = session::Entity::find()
            .select_only()
            .column(session::Column::SeenAt)
            .filter(session::Column::PersonId.eq(id))
            .filter(session::Column::ExpiresAt.gt(now))
            .into_tuple()
            .all(db)
            .await?;
        let sessions = u32::try_from(seen.len()).unwrap_or(u32::MAX);
        let factor_since = second_factor::Entity::find_by_id(id)
            .one(db)
            .await?
            .and_then(|row| row.confirmed_at);
        let passkeys = passkeys::count(db, id).await?;
        let suppressed = suppression::Entity::find_by_id(row.email_folded.clone())
            .one(db)
            .await?
            .is_some();
        let link_until: Option<DateTime<Utc>> = if row.state == PersonState::Invited {
            invitation::Entity::find()
                .select_only()
                .column(invitation::Column::ExpiresAt)
                .filter(invitation::Column::PersonId.eq(id))
                .filter(invitation::Column::UsedAt.is_null())
                .filter(invitation::Column::RevokedAt.is_null())
                .filter(invitation::Column::ExpiresAt.gt(now))
                .order_by_desc(invitation::Column::ExpiresAt)
                .into_tuple()
                .one(db)
                .await?
        } else {
            None
        };
        let (voices, companies): (u64, Vec<(CompanyId, String)>) = if facts.staff {
            (0, Vec::new())
        } else {
            let voices = voice::Entity::find()
                .filter(voice::Column::PersonId.eq(id))
                .count(db)
                .await?;
            // The present one first: beyond so many companies it must still be a choice.
            let present = company::Column::Id.eq(row.company_id);
            let companies = company::Entity::find()
                .select_only()
                .columns([company::Column::Id, company::Column::Name])
                .order_by_asc(Expr::Case(Box::new(Expr::case(present, 0).finally(1))))
                .order_by_asc(company::Column::SortKey)
                .order_by_asc(company::Column::Id)
                .limit(COMPANIES_MAX)
                .into_tuple()
                .all(db)
                .await?;
            (voices, companies)
        };
        let own = companies.iter().find(|(id, _)| Some(*id) == row.company_id);
        Ok(PersonPage {
            id: row.id,
            name: full_name(&row.family_name, &row.given_name),
            reading: row.reading,
            email: row.email,
            job_title: row.job_title,
            lang: row.lang,
            time_zone: row.time_zone,
            state: row.state,
            company: own.cloned(),
            may: policy::rights(
                actor,
                &facts,
                sessions,
                factor_since.is_some() || passkeys > 0,
            ),
            factor_since,
            passkeys,
            roles: facts.roles,
            created_at: row.created_at,
            joined_at: row.joined_at,
            sessions,
            seen_at: seen.into_iter().max(),
            voices: u32::try_from(voices).unwrap_or(u32::MAX),
            link_until,
            suppressed,
            companies,
        })
    }
}
