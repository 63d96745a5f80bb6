//! Taking an invitation back.

use super::{Identity, link, remind};
use crate::actor::Actor;
use crate::companies;
use crate::error::Result;
use crate::messages;
use model::people::PersonState;
use model::{CompanyId, Conflict, InvitationId};
use serde_json::json;

impl Identity<'_> {
    /// Ends the link; the person is a contact again.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`], also for an invitation to another company than `of`;
    /// [`model::AppError::Forbidden`], [`Conflict::LinkSpent`] when
    /// it has ended already.
    pub async fn revoke(self, actor: &Actor, of: CompanyId, id: InvitationId) -> Result<()> {
        let world = self.0;
        let (invitation, person) = remind::visible(world, actor, of, id).await?;
        if invitation.used_at.is_some() || invitation.revoked_at.is_some() {
            return Err(Conflict::LinkSpent.into());
        }
        world
            .db
            .write(async |tx| {
                let (from, to) = (PersonState::Invited, PersonState::Contact);
                if !link::change_state(tx, world, person.id, from, to).await? {
                    return Err(Conflict::LinkSpent.into());
                }
                link::revoke_all(tx, world, person.id).await?;
                if let Some(company) = person.company_id {
                    companies::counters::add(tx, company, 0, -1, 0).await?;
                }
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "identity.invitation-revoked",
                    person.id.0,
                    &json!({ "invitation": id }),
                )
                .await?;
                Ok(())
            })
            .await
    }
}
