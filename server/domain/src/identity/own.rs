//! One's own profile, whole: names, language, zone, and what the welcome page asks for.

use super::{Identity, names};
use crate::actor::Actor;
use crate::entities::people::person;
use crate::error::Result;
use crate::settings;
use model::profile::{Own, OwnForm};
use model::{AppError, Conflict};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use sha2::{Digest as _, Sha256};

impl Identity<'_> {
    /// One's own profile, as the form shows it. One query.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn own(self, actor: &Actor) -> Result<OwnForm> {
        let id = actor.person()?.id;
        let row = person::Entity::find_by_id(id)
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(form(row))
    }

    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::Invalid`] for a zone that does not exist;
    /// [`Conflict::Stale`] when it was changed since the form was made, by an import or in another
    /// window.
    pub async fn save_own(self, actor: &Actor, own: Own) -> Result<()> {
        let id = actor.person()?.id;
        let zone = settings::zone(&own.time_zone)?;
        let now = self.0.clock.now();
        let key = names::person_sort_key(&own.reading, &own.family_name, &own.given_name);
        self.0
            .db
            .write(async |tx| {
                let row = person::Entity::find_by_id(id)
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                if form(row).version != own.version {
                    return Err(Conflict::Stale.into());
                }
                let own = own.clone();
                let set = |column: person::Column, value: String| (column, Expr::value(value));
                let mut update = person::Entity::update_many().filter(person::Column::Id.eq(id));
                for (column, value) in [
                    set(person::Column::FamilyName, own.family_name),
                    set(person::Column::GivenName, own.given_name),
                    set(person::Column::Reading, own.reading),
                    set(person::Column::SortKey, key.clone()),
                    set(person::Column::TimeZone, zone.name().to_owned()),
                    set(person::Column::JobTitle, own.profile.job_title),
                    set(person::Column::Processes, own.profile.processes),
                    set(person::Column::CanHelpWith, own.profile.can_help_with),
                    set(person::Column::Goal, own.profile.goal),
                    set(person::Column::Pain, own.profile.pain),
                    set(person::Column::UseCase, own.profile.use_case),
                    (person::Column::Lang, Expr::value(own.lang)),
                    (person::Column::UpdatedAt, Expr::value(now)),
                ] {
                    update = update.col_expr(column, value);
                }
                update.exec(tx).await?;
                Ok(())
            })
            .await
    }
}

/// The version is a digest of what the form shows: other changes of the row are nobody's business
/// here, and two who write the same do not disagree.
fn form(row: person::Model) -> OwnForm {
    let mut form = OwnForm {
        family_name: row.family_name,
        given_name: row.given_name,
        reading: row.reading,
        lang: row.lang.to_string(),
        time_zone: row.time_zone,
        job_title: row.job_title,
        processes: row.processes,
        can_help_with: row.can_help_with,
        goal: row.goal,
        pain: row.pain,
        use_case: row.use_case,
        version: String::new(),
    };
    let shown = [
        &form.family_name,
        &form.given_name,
        &form.reading,
        &form.lang,
        &form.time_zone,
        &form.job_title,
        &form.processes,
        &form.can_help_with,
        &form.goal,
        &form.pain,
        &form.use_case,
    ]
    .map(String::as_str)
    .join("\u{1f}");
    let digest = Sha256::digest(shown.as_bytes());
    form.version = digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    form
}
