//! Uses that were found, published for everybody.

use super::{Releases, policy, scope};
use crate::actor::Actor;
use crate::entities::releases::{feedback, tip};
use crate::error::{Error, Result};
use crate::messages;
use model::releases::Tip;
use model::{AppError, Problem, ReleaseNumber, TipId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Releases<'_> {
    /// Publishes a tip on a release, in the vendor's words: feedback that it came from is named
    /// to nobody. Sent twice with one token, it stands once.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`];
    /// [`AppError::Invalid`] for feedback on something else.
    pub async fn publish_tip(
        self,
        actor: &Actor,
        number: ReleaseNumber,
        new: Tip,
    ) -> Result<TipId> {
        let world = self.0;
        let id: TipId = world.clock.new_id();
        world
            .db
            .write(async |tx| {
                let row = scope::published(tx, actor, number).await?;
                let by = policy::can_follow_up(actor)?.id;
                if let Some(from) = new.from {
                    let here = feedback::Entity::find_by_id(from)
                        .filter(feedback::Column::ReleaseId.eq(row.id))
                        .one(tx)
                        .await?;
                    if here.is_none() {
                        return Err(AppError::field("from", Problem::UnknownChoice).into());
                    }
                }
                let token = match new.form_token.as_str() {
                    "" => id.to_string(),
                    token => token.to_owned(),
                };
                let came = tip::Entity::insert(tip::ActiveModel {
                    id: Set(id),
                    release_id: Set(row.id),
                    text_ja: Set(new.text.ja.clone()),
                    text_en: Set(new.text.en.clone()),
                    feedback_id: Set(new.from),
                    form_token: Set(token.clone()),
                    published_at: Set(world.clock.now()),
                    published_by: Set(by),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if came == 0 {
                    let again = tip::Entity::find()
                        .filter(tip::Column::PublishedBy.eq(by))
                        .filter(tip::Column::FormToken.eq(token))
                        .one(tx)
                        .await?;
                    return again
                        .map(|tip| tip.id)
                        .ok_or_else(|| Error::unexpected("a tip that was there is gone"));
                }
                let kind = "releases.tip-published";
                let facts = json!({ "number": number });
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok(id)
            })
            .await
    }
}
