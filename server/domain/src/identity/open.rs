//! The welcome page behind the link of an invitation.

use super::invite::company_name;
use super::{Identity, link};
use crate::entities::people::{invitation, person};
use crate::error::Result;
use model::people::{JoinPage, full_name};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Identity<'_> {
    /// Who invited whom to what. Notes the first opening; opening spends nothing, because mail
    /// programs open links before people do.
    ///
    /// # Errors
    /// [`model::Conflict::LinkSpent`] for every link that does not work, whatever the reason.
    pub async fn open_invitation(self, token: &str) -> Result<JoinPage> {
        let world = self.0;
        let db = world.db.read();
        let (invitation, person) = link::find(db, world, token).await?;
        let company = company_name(db, person.company_id).await?;
        let invited_by = match invitation.invited_by {
            Some(id) => person::Entity::find_by_id(id)
                .one(db)
                .await?
                .map(|row| full_name(&row.family_name, &row.given_name))
                .unwrap_or_default(),
            None => String::new(),
        };
        if invitation.opened_at.is_none() {
            let now = world.clock.now();
            world
                .db
                .write::<_, crate::Error, _>(async |tx| {
                    invitation::Entity::update_many()
                        .col_expr(invitation::Column::OpenedAt, Expr::value(now))
                        .filter(invitation::Column::Id.eq(invitation.id))
                        .filter(invitation::Column::OpenedAt.is_null())
                        .exec(tx)
                        .await?;
                    Ok(())
                })
                .await?;
        }
        Ok(JoinPage {
            invitation: invitation.id,
            email: person.email,
            company,
            invited_by,
            personal_line: invitation.personal_line,
            lang: invitation.lang,
            family_name: person.family_name,
            given_name: person.given_name,
            reading: person.reading,
            expires_at: invitation.expires_at,
        })
    }
}
