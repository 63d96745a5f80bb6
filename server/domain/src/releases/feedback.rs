//! Feedback on a release: what somebody found when they tried it, as long as the form is open.

use super::{Releases, policy, scope};
use crate::actor::Actor;
use crate::entities::releases::{feedback, release};
use crate::error::{Error, Result};
use crate::messages;
use chrono::NaiveDate;
use model::releases::Feedback;
use model::{Conflict, FeedbackId, Lang, ReleaseNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::{Expr, OnConflict};
use serde_json::json;

impl Releases<'_> {
    /// Gives feedback, or changes what one has given. Through the last day of the form, which is
    /// a day of the vendor's zone.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`] for staff, [`Conflict::FeedbackClosed`].
    pub async fn give_feedback(
        self,
        actor: &Actor,
        number: ReleaseNumber,
        given: Feedback,
    ) -> Result<()> {
        let world = self.0;
        let today = world.clock.today(world.settings.time_zone);
        world
            .db
            .write(async |tx| {
                let row = scope::published(tx, actor, number).await?;
                let by = policy::can_give_feedback(actor)?.id;
                if !is_open(&row, today) {
                    return Err(Conflict::FeedbackClosed.into());
                }
                let now = world.clock.now();
                let said = format!("{} {} {}", given.scene, given.worked, given.missing);
                feedback::Entity::insert(feedback::ActiveModel {
                    id: Set(world.clock.new_id::<FeedbackId>()),
                    release_id: Set(row.id),
                    person_id: Set(by),
                    scene: Set(given.scene.clone()),
                    worked: Set(given.worked.clone()),
                    missing: Set(given.missing.clone()),
                    lang: Set(Lang::of_text(&said)),
                    given_at: Set(now),
                    edited_at: Set(None),
                })
                .on_conflict(
                    OnConflict::columns([feedback::Column::ReleaseId, feedback::Column::PersonId])
                        .update_columns([
                            feedback::Column::Scene,
                            feedback::Column::Worked,
                            feedback::Column::Missing,
                            feedback::Column::Lang,
                        ])
                        .value(feedback::Column::EditedAt, Expr::value(Some(now)))
                        .to_owned(),
                )
                .exec_without_returning(tx)
                .await?;
                let kind = "releases.feedback-given";
                let facts = json!({ "number": number });
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}

/// Whether feedback is taken on this day.
pub(super) fn is_open(row: &release::Model, today: NaiveDate) -> bool {
    row.feedback_until.is_some_and(|until| today <= until)
}
