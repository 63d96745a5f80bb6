//! Telling everybody who was asked what came out, and what becomes of it.

use super::{Surveys, load, policy, scope};
use crate::actor::Actor;
use crate::entities::surveys::survey;
use crate::error::{Error, Result};
use crate::messages::{self, About, MailFacts};
use model::messages::{NoticeFacts, NoticeKind};
use model::surveys::Outcome;
use model::{Conflict, SurveyNumber};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::{Set, Unchanged};
use serde_json::json;

impl Surveys<'_> {
    /// Publishes what came out. All who were invited are told the first time, whether they have
    /// answered or not: who has stands nowhere. Later it is only mended.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`]; [`Conflict::SurveyNotReachable`] while people can answer;
    /// [`Conflict::Stale`].
    pub async fn publish(self, actor: &Actor, number: SurveyNumber, new: Outcome) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_publish(actor, load::facts(world, &row, true))?;
                if row.version != new.version {
                    return Err(Conflict::Stale.into());
                }
                let first = row.published_at.is_none();
                survey::ActiveModel {
                    id: Unchanged(row.id),
                    outcome_ja: Set(new.text.ja.clone()),
                    outcome_en: Set(new.text.en.clone()),
                    published_at: Set(row.published_at.or(Some(world.clock.now()))),
                    version: Set(row.version + 1),
                    ..Default::default()
                }
                .update(tx)
                .await?;
                let facts = json!({ "number": number, "first": first });
                let kind = "surveys.published";
                let event =
                    messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                if !first {
                    return Ok(());
                }
                let told = NoticeFacts {
                    survey: Some(number.0),
                    title: row.title_ja.clone(),
                    title_en: row.title_en.clone(),
                    ..NoticeFacts::default()
                };
                let mail = MailFacts::SurveyOutcome {
                    number,
                    title: load::title(&row),
                    outcome: new.text.clone(),
                };
                let (about, kind) = (About::Survey(row.id), NoticeKind::SurveyPublished);
                messages::fan_out(tx, &world.clock, event, about, kind, &told, Some(&mail)).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
