//! The words of the consent: one version after the other, none of them ever changed.

use super::{Studies, policy, scope};
use crate::actor::Actor;
use crate::entities::studies::{consent, study};
use crate::error::{Error, Result};
use crate::messages;
use model::studies::ConsentText;
use model::{Conflict, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// Writes the words anew, for who signs from now on, and answers with their version; who has
    /// signed before has signed what they read. Words that stand already are no new version.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`Conflict::StudyClosed`]; [`Conflict::Stale`] when somebody
    /// wrote another version meanwhile.
    pub async fn write_consent(
        self,
        actor: &Actor,
        number: StudyNumber,
        new: ConsentText,
    ) -> Result<i32> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                let by = policy::can_edit(actor, row.state)?.id;
                let newest = consent::Entity::find_by_id((row.id, row.consent_version))
                    .one(tx)
                    .await?;
                if newest.is_some_and(|newest| {
                    newest.text_ja == new.text.ja && newest.text_en == new.text.en
                }) {
                    return Ok(row.consent_version);
                }
                if row.consent_version != new.version {
                    return Err(Conflict::Stale.into());
                }
                let version = row.consent_version + 1;
                let written = consent::Entity::insert(consent::ActiveModel {
                    study_id: Set(row.id),
                    version: Set(version),
                    text_ja: Set(new.text.ja.clone()),
                    text_en: Set(new.text.en.clone()),
                    written_by: Set(by),
                    written_at: Set(world.clock.now()),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if written == 0 {
                    return Err(Conflict::Stale.into());
                }
                study::Entity::update_many()
                    .col_expr(study::Column::ConsentVersion, Expr::value(version))
                    .filter(study::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
                let facts = json!({ "number": number, "version": version });
                let kind = "studies.consent-written";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(version)
            })
            .await
    }
}
