//! Reactions on comments: small, undoable, no notice.

use super::{Proposals, load, policy, scope};
use crate::actor::Actor;
use crate::entities::proposals::{comment, reaction};
use crate::error::Result;
use model::proposals::Reaction;
use model::{AppError, CommentId, ProposalNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Proposals<'_> {
    /// Adds a reaction or takes it back. The comment is reached through its proposal: one of
    /// another proposal does not exist here.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Forbidden`], [`model::Conflict::ProposalClosed`].
    pub async fn react(
        self,
        actor: &Actor,
        number: ProposalNumber,
        comment: CommentId,
        kind: Reaction,
        wanted: bool,
    ) -> Result<()> {
        self.0
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                let person = policy::can_comment(actor, load::facts(&row))?;
                let found = comment::Entity::find_by_id(comment)
                    .filter(comment::Column::ProposalId.eq(row.id))
                    .one(tx)
                    .await?;
                if found.is_none() {
                    return Err(AppError::NotFound.into());
                }
                if wanted {
                    reaction::Entity::insert(reaction::ActiveModel {
                        comment_id: Set(comment),
                        kind: Set(kind),
                        person_id: Set(person.id),
                    })
                    .on_conflict(OnConflict::new().do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                } else {
                    reaction::Entity::delete_by_id((comment, kind, person.id))
                        .exec(tx)
                        .await?;
                }
                Ok(())
            })
            .await
    }
}
