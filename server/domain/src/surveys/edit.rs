//! Editing a survey, until it is over.

use super::{Surveys, load, policy, scope};
use crate::actor::Actor;
use crate::entities::surveys::survey;
use crate::error::{Error, Result};
use crate::messages;
use model::surveys::SurveyPlan;
use model::{Conflict, SurveyNumber};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::{Set, Unchanged};
use serde_json::json;

impl Surveys<'_> {
    /// Changes texts, last day and rule. Other words to agree to are a new version of them: who has
    /// answered has agreed to what they read.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`], [`model::AppError::Forbidden`],
    /// [`Conflict::SurveyNotOpen`], [`Conflict::Stale`]; [`Conflict::SurveyFrozen`] for other naming
    /// than people were promised; [`model::Problem::NotInFuture`] on `closes_on`,
    /// [`model::Problem::UnknownChoice`] on `rule_persona`.
    pub async fn edit(self, actor: &Actor, number: SurveyNumber, plan: SurveyPlan) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                let by = policy::can_edit(actor, load::facts(world, &row, true))?.id;
                if row.version != plan.version {
                    return Err(Conflict::Stale.into());
                }
                if load::naming(&row) != plan.naming {
                    policy::can_edit_questions(actor, row.state)?;
                }
                load::check(tx, world, &plan, Some(&row)).await?;
                let words = load::consent(tx, &row).await?;
                let mut consent_version = row.consent_version;
                if words.text_ja != plan.consent.ja || words.text_en != plan.consent.en {
                    consent_version += 1;
                    let next = (row.id, consent_version);
                    load::write_consent(tx, world, next, &plan.consent, by).await?;
                }
                survey::ActiveModel {
                    id: Unchanged(row.id),
                    consent_version: Set(consent_version),
                    version: Set(row.version + 1),
                    ..load::texts(&plan)
                }
                .update(tx)
                .await?;
                let facts = json!({ "number": number, "consent": consent_version });
                let kind = "surveys.edited";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
