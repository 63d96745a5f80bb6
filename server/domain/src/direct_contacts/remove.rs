//! Taking back what one entered oneself.

use super::{DirectContacts, policy};
use crate::actor::Actor;
use crate::entities::direct_contacts::direct_contact;
use crate::error::{Error, Result};
use crate::messages;
use model::{AppError, DirectContactId};
use sea_orm::{EntityTrait, QuerySelect};
use serde_json::json;

impl DirectContacts<'_> {
    /// Removes an entry of one's own.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for everybody but staff, and once it is
    /// gone; [`AppError::Forbidden`] for entries of others and of conversations.
    pub async fn remove(self, actor: &Actor, id: DirectContactId) -> Result<()> {
        policy::can_see(actor)?;
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = direct_contact::Entity::find_by_id(id)
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                policy::can_remove(actor, &row)?;
                direct_contact::Entity::delete_by_id(id).exec(tx).await?;
                let facts = json!({ "company": row.company_id, "kind": row.kind });
                let kind = "direct-contacts.removed";
                messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
