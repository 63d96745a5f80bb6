//! The surveys that one was invited to.

use super::{Surveys, load, reply};
use crate::actor::Actor;
use crate::entities::surveys::{invitation, reply as replies, survey};
use crate::error::Result;
use model::ReplyId;
use model::surveys::{MINE_MAX, MySurvey};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use std::collections::HashSet;

impl Surveys<'_> {
    /// What the actor was invited to, the newest first. At most three queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn mine(self, actor: &Actor) -> Result<Vec<MySurvey>> {
        let world = self.0;
        let me = actor.person()?.id;
        let db = world.db.read();
        let invitations = invitation::Entity::find()
            .filter(invitation::Column::PersonId.eq(me))
            .order_by_desc(invitation::Column::InvitedAt)
            .limit(MINE_MAX)
            .all(db)
            .await?;
        if invitations.is_empty() {
            return Ok(Vec::new());
        }
        let to_invitation: RelationDef = survey::Entity::belongs_to(invitation::Entity)
            .from(survey::Column::Id)
            .to(invitation::Column::SurveyId)
            .into();
        let surveys = survey::Entity::find()
            .join(JoinType::InnerJoin, to_invitation)
            .filter(invitation::Column::PersonId.eq(me))
            .order_by_desc(invitation::Column::InvitedAt)
            .order_by_desc(survey::Column::Number)
            .limit(MINE_MAX)
            .all(db)
            .await?;
        let ids = surveys.iter().map(|row| reply::id(world, row.id, me));
        let ids = ids.collect::<Result<Vec<ReplyId>>>()?;
        let given: HashSet<ReplyId> = replies::Entity::find()
            .select_only()
            .column(replies::Column::Id)
            .filter(replies::Column::Id.is_in(ids.iter().copied()))
            .into_tuple::<ReplyId>()
            .all(db)
            .await?
            .into_iter()
            .collect();
        let line = |(row, id): (&survey::Model, &ReplyId)| {
            let mine = invitations.iter().find(|one| one.survey_id == row.id)?;
            Some(MySurvey {
                number: row.number,
                title: load::title(row),
                closes_on: row.closes_on,
                over: load::facts(world, row, true).is_over(),
                answered: given.contains(id),
                published: row.published_at.is_some(),
                invited_at: mine.invited_at,
            })
        };
        Ok(surveys.iter().zip(&ids).filter_map(line).collect())
    }
}
