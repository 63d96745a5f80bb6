//! Briefings: after each version product tells customer success what moved and why, and what
//! customers may hear of it (product.md 1.3, #47). For staff alone.

use super::{Roadmap, load, policy, schedule};
use crate::actor::Actor;
use crate::authors;
use crate::entities::roadmap::{briefing, briefing_question, version};
use crate::error::{Error, Result};
use crate::messages;
use chrono::{DateTime, Utc};
use model::roadmap::{Briefing, BriefingLine, BriefingPage, BriefingQuestion, NewBriefingQuestion};
use model::{AppError, Both, BriefingId, BriefingQuestionId, Conflict};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};
use serde_json::json;

/// Briefings listed, newest first.
const SHOWN: u64 = 60;
/// Questions kept of one.
const QUESTIONS: u64 = 200;

#[derive(FromQueryResult)]
struct Line {
    id: BriefingId,
    name_ja: String,
    name_en: String,
    begins_at: Option<DateTime<Utc>>,
    place: String,
    questions: i64,
}

impl Roadmap<'_> {
    /// The briefings, newest first. One query.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for everybody but staff.
    pub async fn briefings(self, actor: &Actor) -> Result<Vec<BriefingLine>> {
        policy::can_brief(actor)?;
        let to_version: RelationDef = briefing::Entity::belongs_to(version::Entity)
            .from(briefing::Column::RoadmapVersionId)
            .to(version::Column::Id)
            .into();
        let rows = briefing::Entity::find()
            .select_only()
            .columns([
                briefing::Column::Id,
                briefing::Column::BeginsAt,
                briefing::Column::Place,
            ])
            .column(version::Column::NameJa)
            .column(version::Column::NameEn)
            .expr_as(
                Expr::cust(
                    "(SELECT count(*) FROM briefing_questions q WHERE q.briefing_id = briefings.id)",
                ),
                "questions",
            )
            .join(JoinType::InnerJoin, to_version)
            .order_by_desc(version::Column::Number)
            .limit(SHOWN)
            .into_model::<Line>()
            .all(self.0.db.read())
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| BriefingLine {
                id: row.id,
                name: Both::new(row.name_ja, row.name_en),
                begins_at: row.begins_at,
                place: row.place,
                questions: u32::try_from(row.questions).unwrap_or_default(),
            })
            .collect())
    }

    /// A briefing with what was asked and answered there. Five queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`], also for everybody but staff.
    pub async fn briefing(self, actor: &Actor, id: BriefingId) -> Result<BriefingPage> {
        policy::can_brief(actor)?;
        let db = self.0.db.read();
        let row = briefing::Entity::find_by_id(id)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let version = match row.roadmap_version_id {
            Some(version) => version::Entity::find_by_id(version).one(db).await?,
            None => None,
        };
        let version = version.ok_or(AppError::NotFound)?;
        let current = load::current(db).await?.map(|shown| shown.id);
        let questions = briefing_question::Entity::find()
            .filter(briefing_question::Column::BriefingId.eq(id))
            .order_by_asc(briefing_question::Column::Id)
            .limit(QUESTIONS)
            .all(db)
            .await?;
        let people = authors::lines(db, questions.iter().map(|row| row.written_by)).await?;
        Ok(BriefingPage {
            id,
            of: load::head(&version, current),
            begins_at: row.begins_at,
            place: row.place,
            link: row.link,
            points: Both::new(row.points_ja, row.points_en),
            questions: questions
                .into_iter()
                .map(|row| BriefingQuestion {
                    by: people
                        .get(&row.written_by)
                        .map(|line| line.name.clone())
                        .unwrap_or_default(),
                    question: row.question,
                    answer: row.answer,
                    at: row.written_at,
                })
                .collect(),
            may_edit: policy::can_edit(actor).is_ok(),
            version: row.version,
        })
    }

    /// Says when and where a briefing is, and what customers may hear.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`], also for everybody but staff;
    /// [`AppError::Forbidden`]; [`AppError::Invalid`]: an hour that the clocks leave out;
    /// [`Conflict::Stale`].
    pub async fn edit_briefing(self, actor: &Actor, id: BriefingId, edit: Briefing) -> Result<()> {
        policy::can_brief(actor)?;
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = briefing::Entity::find_by_id(id)
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                let by = policy::can_edit(actor)?;
                let zone = world.settings.time_zone;
                let begins_at = match edit.begins_at {
                    Some(local) => Some(schedule::instant("begins_at", zone, local)?),
                    None => None,
                };
                if row.version != edit.version {
                    return Err(Conflict::Stale.into());
                }
                briefing::Entity::update_many()
                    .col_expr(briefing::Column::BeginsAt, Expr::value(begins_at))
                    .col_expr(briefing::Column::Place, Expr::value(&edit.place))
                    .col_expr(briefing::Column::Link, Expr::value(&edit.link))
                    .col_expr(briefing::Column::PointsJa, Expr::value(&edit.points.ja))
                    .col_expr(briefing::Column::PointsEn, Expr::value(&edit.points.en))
                    .col_expr(briefing::Column::EditedBy, Expr::value(by.id))
                    .col_expr(briefing::Column::EditedAt, Expr::value(world.clock.now()))
                    .col_expr(briefing::Column::Version, Expr::value(row.version + 1))
                    .filter(briefing::Column::Id.eq(id))
                    .exec(tx)
                    .await?;
                let kind = "roadmap.briefing-edited";
                messages::record(tx, &world.clock, actor, kind, id.0, &json!({})).await?;
                Ok::<_, Error>(())
            })
            .await
    }

    /// Keeps a question of a briefing and what was answered. Sent twice with one token, it is one.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`], also for everybody but staff;
    /// [`AppError::Forbidden`] for who does not talk with customers.
    pub async fn keep_question(
        self,
        actor: &Actor,
        id: BriefingId,
        new: NewBriefingQuestion,
    ) -> Result<()> {
        policy::can_brief(actor)?;
        let world = self.0;
        let question: BriefingQuestionId = world.clock.new_id();
        world
            .db
            .write(async |tx| {
                briefing::Entity::find_by_id(id)
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                let by = policy::can_answer(actor)?;
                let written = briefing_question::Entity::insert(briefing_question::ActiveModel {
                    id: Set(question),
                    briefing_id: Set(id),
                    question: Set(new.question.clone()),
                    answer: Set(new.answer.clone()),
                    form_token: Set(match new.form_token.as_str() {
                        "" => question.to_string(),
                        token => token.to_owned(),
                    }),
                    written_by: Set(by.id),
                    written_at: Set(world.clock.now()),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if written > 0 {
                    let kind = "roadmap.briefing-asked";
                    messages::record(tx, &world.clock, actor, kind, id.0, &json!({})).await?;
                }
                Ok::<_, Error>(())
            })
            .await
    }
}
