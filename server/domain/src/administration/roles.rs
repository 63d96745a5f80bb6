//! Giving roles to people of the vendor, and taking them back.

use super::{Administration, policy, scope};
use crate::actor::Actor;
use crate::entities::people::staff_role;
use crate::error::Result;
use crate::identity::staff::give_role;
use crate::messages;
use model::administration::{RolesChange, roles_word};
use model::people::{Role, Roles};
use model::{Conflict, PersonId};
use sea_orm::EntityTrait;
use serde_json::json;

impl Administration<'_> {
    /// Sets the roles of a person; they count from their next request. The same roles again change
    /// nothing.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer, [`model::AppError::Forbidden`]
    /// for customers; [`Conflict::Stale`] when somebody else has changed them since the form was
    /// shown, [`Conflict::OwnAccount`], [`Conflict::LastAdministrator`].
    pub async fn set_roles(self, actor: &Actor, id: PersonId, change: RolesChange) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                policy::can_administer(actor)?;
                scope::lock_administrators(tx).await?;
                let (_, facts) = scope::lock(tx, actor, id).await?;
                policy::can_change_roles(actor, &facts, &change.roles)?;
                let sorted = |roles: &Roles| roles_word(roles);
                if sorted(&facts.roles) == sorted(&change.roles) {
                    return Ok(());
                }
                if sorted(&facts.roles) != change.was {
                    return Err(Conflict::Stale.into());
                }
                if !change.roles.has(Role::Administrator) {
                    scope::refuse_last_administrator(tx, &facts).await?;
                }
                for role in Role::ALL {
                    match (facts.roles.has(*role), change.roles.has(*role)) {
                        (false, true) => give_role(tx, id, *role).await?,
                        (true, false) => {
                            staff_role::Entity::delete_by_id((id, *role))
                                .exec(tx)
                                .await?;
                        }
                        _ => {}
                    }
                }
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "person.roles-changed",
                    id.0,
                    &json!({ "before": facts.roles, "after": change.roles }),
                )
                .await?;
                Ok::<_, crate::Error>(())
            })
            .await?;
        tracing::info!(person = %id, "roles changed");
        Ok(())
    }
}
