//! Rather not.

use super::accept::tell;
use super::{Studies, policy, scope};
use crate::actor::Actor;
use crate::entities::studies::candidate;
use crate::error::Result;
use crate::messages;
use model::StudyNumber;
use model::messages::NoticeKind;
use model::studies::CandidateState;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// Declines one's own invitation, with a word or without; staff reads the word. Done twice, it
    /// changes nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for who was not invited;
    /// [`model::Conflict::StudyNotOpen`], [`model::Conflict::AnsweredAlready`].
    pub async fn decline(self, actor: &Actor, number: StudyNumber, word: String) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        let told = world
            .db
            .write(async |tx| {
                let (study, mine) = scope::lock_mine(tx, actor, number).await?;
                if mine.state == CandidateState::Declined {
                    return Ok(Vec::new());
                }
                policy::can_decline(study.state, mine.state)?;
                candidate::Entity::update_many()
                    .col_expr(
                        candidate::Column::State,
                        Expr::value(CandidateState::Declined),
                    )
                    .col_expr(candidate::Column::AnsweredAt, Expr::value(Some(now)))
                    .col_expr(candidate::Column::Word, Expr::value(word.as_str()))
                    .filter(candidate::Column::StudyId.eq(study.id))
                    .filter(candidate::Column::PersonId.eq(mine.person_id))
                    .exec(tx)
                    .await?;
                let facts = json!({ "number": number });
                let kind = "studies.declined";
                let event =
                    messages::record(tx, &world.clock, actor, kind, study.id.0, &facts).await?;
                let kind = NoticeKind::StudyDeclined;
                tell(tx, world, actor, &study, event, kind).await
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}
