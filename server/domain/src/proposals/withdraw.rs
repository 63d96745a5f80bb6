//! Withdrawing: the author takes a wish back, until somebody answered. It stays readable.

use super::{Proposals, load, policy, scope};
use crate::actor::Actor;
use crate::error::Result;
use crate::messages;
use crate::roadmap;
use model::ProposalNumber;
use model::proposals::Status;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

impl Proposals<'_> {
    /// # Errors
    /// [`model::AppError::NotFound`], [`model::AppError::Forbidden`],
    /// [`model::Conflict::ProposalInTriage`].
    pub async fn withdraw(self, actor: &Actor, number: ProposalNumber) -> Result<()> {
        let now = self.0.clock.now();
        self.0
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_withdraw(actor, load::facts(&row))?;
                let (id, company) = (row.id, row.company_id);
                let mut row = row.into_active_model();
                row.status = Set(Status::Withdrawn);
                row.moved_at = Set(now);
                row.first_word_due = Set(None);
                row.next_word_due = Set(None);
                row.update(tx).await?;
                load::count_open(tx, company, -1).await?;
                roadmap::recount(tx, id).await?;
                messages::record(
                    tx,
                    &self.0.clock,
                    actor,
                    "proposals.withdrawn",
                    id.0,
                    &number,
                )
                .await?;
                Ok(())
            })
            .await
    }
}
