//! Watching: being told of what follows on a proposal, or no longer.

use super::{Proposals, scope};
use crate::actor::Actor;
use crate::entities::proposals::watch;
use crate::error::Result;
use model::ProposalNumber;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;

impl Proposals<'_> {
    /// Who may read a proposal may watch it. Done twice, it counts once.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`].
    pub async fn watch(self, actor: &Actor, number: ProposalNumber, wanted: bool) -> Result<()> {
        let person = actor.person()?.id;
        self.0
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                if wanted {
                    watch::Entity::insert(watch::ActiveModel {
                        proposal_id: Set(row.id),
                        person_id: Set(person),
                    })
                    .on_conflict(OnConflict::new().do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                } else {
                    watch::Entity::delete_by_id((row.id, person))
                        .exec(tx)
                        .await?;
                }
                Ok(())
            })
            .await
    }
}
