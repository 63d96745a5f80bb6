//! Reminding somebody who was invited and has not joined.

use super::invite::{company_name, facts, inviter};
use super::{Identity, LINK_LIFE, guard, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::people::{invitation, person};
use crate::error::Result;
use crate::messages::{self, MailFacts, Recipient};
use model::{AppError, CompanyId, Conflict, InvitationId, PersonId};
use sea_orm::sea_query::{Expr, ExprTrait, LockType};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

impl Identity<'_> {
    /// Sends the same link once more, and counts its time anew. Not before five days after the
    /// last mail, and at most twice.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also for an invitation to another company than `of`;
    /// [`AppError::Forbidden`], [`Conflict::RemindedEnough`],
    /// [`Conflict::LinkSpent`] when the link does not work any more: invite again; as
    /// [`policy::can_contact`] for who is guarded.
    pub async fn remind(
        self,
        actor: &Actor,
        of: CompanyId,
        id: InvitationId,
        override_reason: String,
    ) -> Result<()> {
        let world = self.0;
        let (invitation, person) = visible(world, actor, of, id).await?;
        let now = world.clock.now();
        let live = invitation.used_at.is_none()
            && invitation.revoked_at.is_none()
            && invitation.expires_at > now
            && invitation.email_folded == person.email_folded
            && policy::is_invitable(person.state);
        if !live {
            return Err(Conflict::LinkSpent.into());
        }
        let allowed = policy::next_reminder(
            invitation.created_at,
            invitation.reminded_at,
            invitation.reminders,
        );
        if allowed.is_none_or(|from| now < from) {
            return Err(Conflict::RemindedEnough.into());
        }
        let db = world.db.read();
        let company = company_name(db, person.company_id).await?;
        let reminder = inviter(db, actor).await?;
        let renewed = invitation::Model {
            expires_at: now + LINK_LIFE,
            ..invitation.clone()
        };
        world
            .db
            .write(async |tx| {
                lock(tx, person.id).await?;
                guard::check(tx, world, actor, person.id, &override_reason).await?;
                let counted = invitation::Entity::update_many()
                    .col_expr(
                        invitation::Column::Reminders,
                        Expr::col(invitation::Column::Reminders).add(1),
                    )
                    .col_expr(invitation::Column::RemindedAt, Expr::value(now))
                    .col_expr(
                        invitation::Column::ExpiresAt,
                        Expr::value(renewed.expires_at),
                    )
                    .filter(invitation::Column::Id.eq(id))
                    .filter(invitation::Column::Reminders.eq(invitation.reminders))
                    .filter(invitation::Column::UsedAt.is_null())
                    .filter(invitation::Column::RevokedAt.is_null())
                    .exec(tx)
                    .await?;
                if counted.rows_affected == 0 {
                    return Err(Conflict::RemindedEnough.into());
                }
                let event = messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "identity.reminded",
                    person.id.0,
                    &json!({ "invitation": id }),
                )
                .await?;
                let mail =
                    MailFacts::InvitationReminder(facts(&renewed, &reminder, company.clone()));
                let to = Recipient {
                    id: person.id,
                    email: person.email.clone(),
                    lang: renewed.lang,
                };
                messages::enqueue(tx, &world.clock, event, &to, &mail).await
            })
            .await
    }
}

/// Holds the row of the person, as who sets a guard does.
async fn lock(tx: &impl ConnectionTrait, id: PersonId) -> Result<()> {
    person::Entity::find_by_id(id)
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?;
    Ok(())
}

/// An invitation whose person the actor may see and may invite. It is reached through the company
/// of that person: through another one it does not exist.
pub(super) async fn visible(
    world: &Domain,
    actor: &Actor,
    of: CompanyId,
    id: InvitationId,
) -> Result<(invitation::Model, person::Model)> {
    let db = world.db.read();
    crate::companies::policy::can_see(actor).map_err(|_| AppError::NotFound)?;
    let invitation = invitation::Entity::find_by_id(id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    let person = scope::visible_to(actor)
        .filter(person::Column::Id.eq(invitation.person_id))
        .filter(person::Column::CompanyId.eq(of))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    policy::can_invite(actor)?;
    Ok((invitation, person))
}
