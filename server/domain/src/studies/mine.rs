//! One's own invitations.

use super::Studies;
use crate::actor::Actor;
use crate::entities::studies::{candidate, study};
use crate::error::Result;
use crate::evidence;
use chrono::{DateTime, Utc};
use model::studies::{CandidateState, MINE_MAX, MyStudy, StudyPlace, StudyState};
use model::{Both, StudyNumber};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};

#[derive(FromQueryResult)]
struct Row {
    number: StudyNumber,
    title_ja: String,
    title_en: String,
    minutes: i32,
    place: StudyPlace,
    study: StudyState,
    state: CandidateState,
    invited_at: Option<DateTime<Utc>>,
}

impl Studies<'_> {
    /// What the actor was invited to, the newest first, with what it led to. At most three queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn mine(self, actor: &Actor) -> Result<Vec<MyStudy>> {
        let me = actor.person()?.id;
        let to_study: RelationDef = candidate::Entity::belongs_to(study::Entity)
            .from(candidate::Column::StudyId)
            .to(study::Column::Id)
            .into();
        let rows = candidate::Entity::find()
            .select_only()
            .columns([candidate::Column::State, candidate::Column::InvitedAt])
            .columns([
                study::Column::Number,
                study::Column::TitleJa,
                study::Column::TitleEn,
                study::Column::Minutes,
                study::Column::Place,
            ])
            .column_as(study::Column::State, "study")
            .join(JoinType::InnerJoin, to_study)
            .filter(candidate::Column::PersonId.eq(me))
            .filter(candidate::Column::State.ne(CandidateState::Nominated))
            .order_by_desc(candidate::Column::InvitedAt)
            .order_by_desc(study::Column::Number)
            .limit(MINE_MAX)
            .into_model::<Row>()
            .all(self.0.db.read())
            .await?;
        let mut led_to = evidence::led_to(self.0, actor).await?;
        Ok(rows
            .into_iter()
            .map(|row| MyStudy {
                number: row.number,
                title: Both::new(row.title_ja, row.title_en),
                minutes: row.minutes,
                place: row.place,
                state: row.state,
                over: !row.study.is_open(),
                invited_at: row.invited_at,
                led_to: led_to.remove(&row.number).unwrap_or_default(),
            })
            .collect())
    }
}
