//! The way of a study from its draft to its evaluation.

use super::{Studies, load, policy, scope};
use crate::actor::Actor;
use crate::entities::studies::study;
use crate::error::{Error, Result};
use crate::messages;
use crate::slots;
use chrono::{DateTime, Utc};
use model::StudyNumber;
use model::studies::StudyState;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// Begins to look for people. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`model::Conflict::StudyNotReachable`],
    /// [`model::Conflict::StudyIncomplete`] without a consent or a contact person.
    pub async fn begin(self, actor: &Actor, number: StudyNumber) -> Result<()> {
        self.move_on(actor, number, StudyState::Recruiting, "studies.begun")
            .await
    }

    /// The conversations begin. Done twice, it changes nothing.
    ///
    /// # Errors
    /// As [`Studies::begin`], [`model::Conflict::StudyIncomplete`] left out.
    pub async fn run(self, actor: &Actor, number: StudyNumber) -> Result<()> {
        self.move_on(actor, number, StudyState::Running, "studies.run")
            .await
    }

    /// What came out is known; nobody is invited any more, and nobody waits. Done twice, it changes
    /// nothing.
    ///
    /// # Errors
    /// As [`Studies::run`].
    pub async fn evaluate(self, actor: &Actor, number: StudyNumber) -> Result<()> {
        self.move_on(actor, number, StudyState::Evaluated, "studies.evaluated")
            .await
    }

    async fn move_on(
        self,
        actor: &Actor,
        number: StudyNumber,
        to: StudyState,
        kind: &'static str,
    ) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        let told = world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_run(actor)?;
                if row.state == to {
                    return Ok(Vec::new());
                }
                policy::can_move(actor, row.state, to, &load::gaps(&row))?;
                if row.state == StudyState::Draft {
                    slots::preset_reminders(tx, &row).await?;
                }
                let begun: Option<DateTime<Utc>> = row.recruiting_at.or(Some(now));
                study::Entity::update_many()
                    .col_expr(study::Column::State, Expr::value(to))
                    .col_expr(study::Column::RecruitingAt, Expr::value(begun))
                    .col_expr(study::Column::Version, Expr::value(row.version + 1))
                    .filter(study::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
                let facts = json!({ "number": number, "from": row.state });
                let event =
                    messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                if to.is_open() {
                    return Ok::<_, Error>(Vec::new());
                }
                slots::end_line(tx, world, &row, event).await
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}
