//! One company with its people.

use super::list::{count, to_owner};
use super::{CONTACTS_MAX, Companies, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::people::{invitation, person};
use crate::error::Result;
use crate::identity;
use chrono::{DateTime, Utc};
use model::companies::CompanyPage;
use model::people::{ContactRow, InvitationLine, PersonState, full_name};
use model::{AppError, CompanyId, InvitationId, PersonId};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};
use std::collections::HashMap;

/// An invitation that was not taken back, with the person who sent it.
#[derive(FromQueryResult)]
struct Sent {
    id: InvitationId,
    person_id: PersonId,
    created_at: DateTime<Utc>,
    opened_at: Option<DateTime<Utc>>,
    expires_at: DateTime<Utc>,
    reminded_at: Option<DateTime<Utc>>,
    reminders: i32,
    family_name: Option<String>,
    given_name: Option<String>,
}

impl Companies<'_> {
    /// A company with its contacts and how their invitations stand. Three queries.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when it does not exist, and for everybody but staff.
    pub async fn page(self, actor: &Actor, id: CompanyId) -> Result<CompanyPage> {
        let world = self.0;
        let db = world.db.read();
        let (company, owner) = scope::visible_to(actor)
            .filter(company::Column::Id.eq(id))
            .join(JoinType::LeftJoin, to_owner())
            .select_also(person::Entity)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let contacts = identity::scope::visible_to(actor)
            .filter(person::Column::CompanyId.eq(id))
            .order_by_asc(person::Column::SortKey)
            .order_by_asc(person::Column::Id)
            .limit(CONTACTS_MAX)
            .all(db)
            .await?;
        let mut invitations = invitations(world, id).await?;
        let may_invite = identity::policy::can_invite(actor).is_ok();
        let contacts = contacts
            .into_iter()
            .map(|row| {
                let sent = invitations
                    .remove(&row.id)
                    .filter(|_| row.state == PersonState::Invited);
                contact(world, row, sent, may_invite)
            })
            .collect();
        Ok(CompanyPage {
            id: company.id,
            name: company.name,
            external_id: company.external_id,
            segment: company.segment,
            industry: company.industry,
            size: company.size,
            region: company.region,
            plan: company.plan,
            tier: company.tier,
            customer_since: company.customer_since,
            renewal_date: company.renewal_date,
            owner: owner.map(|row| full_name(&row.family_name, &row.given_name)),
            open_proposals: count(company.open_proposals_count),
            contacts,
            may_invite,
        })
    }
}

/// The newest invitation of each person that was neither used nor taken back.
async fn invitations(world: &Domain, company: CompanyId) -> Result<HashMap<PersonId, Sent>> {
    let to_invited: RelationDef = invitation::Entity::belongs_to(person::Entity)
        .from(invitation::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let to_inviter: RelationDef = invitation::Entity::belongs_to(person::Entity)
        .from(invitation::Column::InvitedBy)
        .to(person::Column::Id)
        .into();
    let rows = invitation::Entity::find()
        .select_only()
        .columns([
            invitation::Column::Id,
            invitation::Column::PersonId,
            invitation::Column::CreatedAt,
            invitation::Column::OpenedAt,
            invitation::Column::ExpiresAt,
            invitation::Column::RemindedAt,
            invitation::Column::Reminders,
        ])
        .expr_as(
            sea_orm::sea_query::Expr::col(("inviter", person::Column::FamilyName)),
            "family_name",
        )
        .expr_as(
            sea_orm::sea_query::Expr::col(("inviter", person::Column::GivenName)),
            "given_name",
        )
        .join(JoinType::InnerJoin, to_invited)
        .join_as(JoinType::LeftJoin, to_inviter, "inviter")
        .filter(person::Column::CompanyId.eq(company))
        .filter(invitation::Column::RevokedAt.is_null())
        .filter(invitation::Column::UsedAt.is_null())
        .order_by_asc(invitation::Column::CreatedAt)
        .into_model::<Sent>()
        .all(world.db.read())
        .await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row)).collect())
}

fn contact(world: &Domain, row: person::Model, sent: Option<Sent>, may_invite: bool) -> ContactRow {
    let now = world.clock.now();
    let invitation = sent.map(|sent| {
        let expired = sent.expires_at <= now;
        let next =
            identity::policy::next_reminder(sent.created_at, sent.reminded_at, sent.reminders)
                .filter(|_| !expired);
        InvitationLine {
            id: sent.id,
            sent_at: sent.created_at,
            opened_at: sent.opened_at,
            expires_at: sent.expires_at,
            expired,
            reminders: count(sent.reminders),
            invited_by: sent
                .family_name
                .map(|family| full_name(&family, sent.given_name.as_deref().unwrap_or_default()))
                .unwrap_or_default(),
            may_remind: may_invite && next.is_some_and(|from| from <= now),
            next_reminder: next
                .filter(|from| *from > now)
                .map(|from| from.with_timezone(&world.settings.time_zone).date_naive()),
        }
    });
    ContactRow {
        id: row.id,
        name: full_name(&row.family_name, &row.given_name),
        reading: row.reading,
        email: row.email,
        job_title: row.job_title,
        lang: row.lang,
        state: row.state,
        invitation,
        may_invite: may_invite && identity::policy::is_invitable(row.state),
    }
}
