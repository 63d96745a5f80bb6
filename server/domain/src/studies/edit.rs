//! Editing a study, until it is closed.

use super::{Studies, load, policy, scope};
use crate::actor::Actor;
use crate::entities::studies::study;
use crate::error::{Error, Result};
use crate::messages;
use model::studies::{StudyPlan, StudyState};
use model::{AppError, Conflict, Problem, StudyId, StudyNumber};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// Changes texts, numbers and rule. Who is invited already reads the new ones.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`],
    /// [`Conflict::StudyClosed`], [`Conflict::Stale`]; [`Problem::UnknownChoice`] on `contact`,
    /// `rule_persona`; [`Problem::Required`] on `contact` once people may be invited.
    pub async fn edit(self, actor: &Actor, number: StudyNumber, plan: StudyPlan) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_edit(actor, row.state)?;
                if row.version != plan.version {
                    return Err(Conflict::Stale.into());
                }
                if row.state != StudyState::Draft && plan.contact.is_none() {
                    return Err(AppError::field("contact", Problem::Required).into());
                }
                load::check(tx, &plan, Some(&row)).await?;
                study::ActiveModel {
                    id: Unchanged(row.id),
                    version: Set(row.version + 1),
                    ..load::texts(&plan)
                }
                .update(tx)
                .await?;
                let facts = json!({ "number": number });
                let kind = "studies.edited";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}

/// The next version of a study whose lists have changed: forms of before are stale.
pub(super) async fn touch(tx: &impl ConnectionTrait, id: StudyId, version: i32) -> Result<()> {
    study::Entity::update_many()
        .col_expr(study::Column::Version, Expr::value(version + 1))
        .filter(study::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
