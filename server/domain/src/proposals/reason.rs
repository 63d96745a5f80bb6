//! One's own reason on somebody else's proposal: why this matters elsewhere too. Giving one gives
//! a voice.

use super::{Proposals, load, policy, scope, voice};
use crate::actor::Actor;
use crate::entities::proposals::{proposal, reason};
use crate::error::{Result, violates};
use crate::messages;
use crate::roadmap;
use model::{AppError, Conflict, Lang, ProposalNumber, ReasonId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

impl Proposals<'_> {
    /// Adds the actor's own reason.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Forbidden`] for staff, [`Conflict::ProposalClosed`],
    /// [`Conflict::ReasonExists`] for the second one and for the author.
    pub async fn add_reason(
        self,
        actor: &Actor,
        number: ProposalNumber,
        text: String,
    ) -> Result<ReasonId> {
        let id: ReasonId = self.0.clock.new_id();
        let now = self.0.clock.now();
        self.0
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                let person = policy::can_reason(actor, load::facts(&row))?;
                let company = person.company.ok_or(AppError::Forbidden)?;
                let inserted = reason::Entity::insert(reason::ActiveModel {
                    id: Set(id),
                    proposal_id: Set(row.id),
                    person_id: Set(person.id),
                    company_id: Set(company),
                    text: Set(text.clone()),
                    lang: Set(Lang::of_text(&text)),
                    created_at: Set(now),
                    edited_at: Set(None),
                })
                .exec_without_returning(tx)
                .await;
                match inserted {
                    Err(error)
                        if violates(
                            &error,
                            "reasons_one_per_person",
                            "reasons.proposal_id, reasons.person_id",
                        ) =>
                    {
                        return Err(Conflict::ReasonExists.into());
                    }
                    other => other?,
                };
                if voice::give(tx, row.id, person.id, company, now).await? {
                    let first = voice::voices_of(tx, row.id, company).await? == 1;
                    voice::count(tx, row.id, i32::from(first), 1).await?;
                }
                proposal::Entity::update_many()
                    .col_expr(
                        proposal::Column::ReasonsCount,
                        Expr::col(proposal::Column::ReasonsCount).add(1),
                    )
                    .filter(proposal::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
                roadmap::recount(tx, row.id).await?;
                load::reindex(tx, row.id).await?;
                messages::record(
                    tx,
                    &self.0.clock,
                    actor,
                    "proposals.reason-added",
                    row.id.0,
                    &number,
                )
                .await?;
                Ok(id)
            })
            .await
    }
}
