//! What a person says about themselves.

use super::Identity;
use crate::actor::Actor;
use crate::entities::people::person;
use crate::error::Result;
use model::people::{Profile, ProfileForm};
use model::{AppError, Lang};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Identity<'_> {
    /// The language of pages and mails for this person from now on.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn set_language(self, actor: &Actor, lang: Lang) -> Result<()> {
        let id = actor.person()?.id;
        let now = self.0.clock.now();
        self.0
            .db
            .write(async |tx| {
                person::Entity::update_many()
                    .col_expr(person::Column::Lang, Expr::value(lang))
                    .col_expr(person::Column::UpdatedAt, Expr::value(now))
                    .filter(person::Column::Id.eq(id))
                    .exec(tx)
                    .await?;
                Ok(())
            })
            .await
    }

    /// One's own profile, as the form shows it.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn profile(self, actor: &Actor) -> Result<ProfileForm> {
        let id = actor.person()?.id;
        let row = person::Entity::find_by_id(id)
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(ProfileForm {
            job_title: row.job_title,
            processes: row.processes,
            can_help_with: row.can_help_with,
            goal: row.goal,
            pain: row.pain,
            use_case: row.use_case,
        })
    }

    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn save_profile(self, actor: &Actor, profile: Profile) -> Result<()> {
        let id = actor.person()?.id;
        let now = self.0.clock.now();
        self.0
            .db
            .write(async |tx| {
                let Profile {
                    job_title,
                    processes,
                    can_help_with,
                    goal,
                    pain,
                    use_case,
                } = profile.clone();
                person::Entity::update_many()
                    .col_expr(person::Column::JobTitle, Expr::value(job_title))
                    .col_expr(person::Column::Processes, Expr::value(processes))
                    .col_expr(person::Column::CanHelpWith, Expr::value(can_help_with))
                    .col_expr(person::Column::Goal, Expr::value(goal))
                    .col_expr(person::Column::Pain, Expr::value(pain))
                    .col_expr(person::Column::UseCase, Expr::value(use_case))
                    .col_expr(person::Column::UpdatedAt, Expr::value(now))
                    .filter(person::Column::Id.eq(id))
                    .exec(tx)
                    .await?;
                Ok(())
            })
            .await
    }
}
