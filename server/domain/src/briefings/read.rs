//! Reading briefings.

use super::Briefings;
use crate::actor::Actor;
use crate::authors;
use crate::entities::releases::release;
use crate::entities::roadmap::{briefing, briefing_question, version};
use crate::error::Result;
use crate::roadmap::{can_brief, can_edit, current, head};
use chrono::{DateTime, Utc};
use model::briefings::{
    BriefedRelease, BriefingKind, BriefingLine, BriefingOf, BriefingPage, BriefingQuestion,
};
use model::{AppError, Both, BriefingId, ReleaseId};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};

/// Briefings listed, newest first.
const SHOWN: u64 = 60;
/// Questions kept of one.
const QUESTIONS: u64 = 200;

#[derive(FromQueryResult)]
struct Line {
    id: BriefingId,
    release_id: Option<ReleaseId>,
    name_ja: String,
    name_en: String,
    begins_at: Option<DateTime<Utc>>,
    place: String,
    questions: i64,
}

impl Briefings<'_> {
    /// The briefings, newest first. One query.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for everybody but staff.
    pub async fn list(self, actor: &Actor) -> Result<Vec<BriefingLine>> {
        can_brief(actor)?;
        let to_version: RelationDef = briefing::Entity::belongs_to(version::Entity)
            .from(briefing::Column::RoadmapVersionId)
            .to(version::Column::Id)
            .into();
        let to_release: RelationDef = briefing::Entity::belongs_to(release::Entity)
            .from(briefing::Column::ReleaseId)
            .to(release::Column::Id)
            .into();
        let either = |version: version::Column, release: release::Column| {
            Func::coalesce([
                Expr::col(version.as_column_ref()),
                Expr::col(release.as_column_ref()),
            ])
        };
        let rows = briefing::Entity::find()
            .select_only()
            .columns([
                briefing::Column::Id,
                briefing::Column::ReleaseId,
                briefing::Column::BeginsAt,
                briefing::Column::Place,
            ])
            .expr_as(
                either(version::Column::NameJa, release::Column::TitleJa),
                "name_ja",
            )
            .expr_as(
                either(version::Column::NameEn, release::Column::TitleEn),
                "name_en",
            )
            .expr_as(
                Expr::cust(
                    "(SELECT count(*) FROM briefing_questions q WHERE q.briefing_id = briefings.id)",
                ),
                "questions",
            )
            .join(JoinType::LeftJoin, to_version)
            .join(JoinType::LeftJoin, to_release)
            .order_by_desc(briefing::Column::Id)
            .limit(SHOWN)
            .into_model::<Line>()
            .all(self.0.db.read())
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| BriefingLine {
                id: row.id,
                kind: match row.release_id {
                    Some(_) => BriefingKind::Release,
                    None => BriefingKind::Roadmap,
                },
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
    pub async fn page(self, actor: &Actor, id: BriefingId) -> Result<BriefingPage> {
        can_brief(actor)?;
        let db = self.0.db.read();
        let row = briefing::Entity::find_by_id(id)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let of = of(db, &row).await?;
        let questions = briefing_question::Entity::find()
            .filter(briefing_question::Column::BriefingId.eq(id))
            .order_by_asc(briefing_question::Column::Id)
            .limit(QUESTIONS)
            .all(db)
            .await?;
        let people = authors::lines(db, questions.iter().map(|row| row.written_by)).await?;
        Ok(BriefingPage {
            id,
            of,
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
            may_edit: can_edit(actor).is_ok(),
            version: row.version,
        })
    }
}

async fn of(db: &impl ConnectionTrait, row: &briefing::Model) -> Result<BriefingOf> {
    if let Some(id) = row.release_id {
        let release = release::Entity::find_by_id(id)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        return Ok(BriefingOf::Release(BriefedRelease {
            id,
            number: release.number,
            state: release.state,
            title: Both::new(release.title_ja, release.title_en),
            released_on: release.released_on,
        }));
    }
    let version = match row.roadmap_version_id {
        Some(version) => version::Entity::find_by_id(version).one(db).await?,
        None => None,
    };
    let version = version.ok_or(AppError::NotFound)?;
    let shown = current(db).await?.map(|shown| shown.id);
    Ok(BriefingOf::Version(head(&version, shown)))
}
