//! Shutting an account, and opening it again.

use super::{Administration, policy, scope};
use crate::actor::Actor;
use crate::companies;
use crate::entities::people::person;
use crate::error::Result;
use crate::identity::{link, sessions};
use crate::messages;
use model::PersonId;
use model::people::PersonState;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel};
use serde_json::json;

impl Administration<'_> {
    /// Shuts the account: ends every session and every link, and lets nobody in again until it is
    /// opened (ASVS 7.4.2). What the person wrote and every voice stay and count. Twice is once.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer, [`model::AppError::Forbidden`]
    /// for who has left; [`model::Conflict::OwnAccount`], [`model::Conflict::LastAdministrator`].
    pub async fn disable(self, actor: &Actor, id: PersonId) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                policy::can_administer(actor)?;
                scope::lock_administrators(tx).await?;
                let (row, facts) = scope::lock(tx, actor, id).await?;
                policy::can_disable(actor, &facts)?;
                if facts.state == PersonState::Disabled {
                    return Ok(());
                }
                scope::refuse_last_administrator(tx, &facts).await?;
                move_state(tx, self, row, PersonState::Disabled).await?;
                sessions::end_all(tx, id, None).await?;
                link::revoke_all(tx, world, id).await?;
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "person.disabled",
                    id.0,
                    &json!({ "was": facts.state }),
                )
                .await?;
                Ok::<_, crate::Error>(())
            })
            .await?;
        world.live.end(id);
        tracing::info!(person = %id, "person disabled");
        Ok(())
    }

    /// Opens a shut account again: who had joined is active, somebody else a contact of their
    /// company, or waits for a new link when they are of the vendor. Twice is once.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer, [`model::AppError::Forbidden`]
    /// for who has left.
    pub async fn enable(self, actor: &Actor, id: PersonId) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let (row, facts) = scope::lock(tx, actor, id).await?;
                policy::can_enable(actor, &facts)?;
                if facts.state != PersonState::Disabled {
                    return Ok(());
                }
                let back = match (row.joined_at, facts.staff) {
                    (Some(_), _) => PersonState::Active,
                    (None, false) => PersonState::Contact,
                    (None, true) => PersonState::Invited,
                };
                move_state(tx, self, row, back).await?;
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "person.enabled",
                    id.0,
                    &json!({ "now": back }),
                )
                .await?;
                Ok::<_, crate::Error>(())
            })
            .await?;
        tracing::info!(person = %id, "person enabled");
        Ok(())
    }
}

/// With the counters of the company.
async fn move_state(
    tx: &impl ConnectionTrait,
    administration: Administration<'_>,
    row: person::Model,
    to: PersonState,
) -> Result<()> {
    let (company, from) = (row.company_id, row.state);
    let mut row = row.into_active_model();
    row.state = Set(to);
    row.updated_at = Set(administration.0.clock.now());
    row.update(tx).await?;
    if let Some(company) = company {
        let step = |state| i32::from(to == state) - i32::from(from == state);
        let (invited, active) = (step(PersonState::Invited), step(PersonState::Active));
        companies::counters::add(tx, company, 0, invited, active).await?;
    }
    Ok(())
}
