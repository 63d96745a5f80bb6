//! What one study taught, for staff.

use super::{Evidence, load, policy, scope};
use crate::actor::Actor;
use crate::entities::evidence::{insight, insight_note, link};
use crate::entities::studies::study;
use crate::error::Result;
use model::evidence::{INSIGHTS_MAX, InsightLine, InsightRef, InsightState, InsightsPage};
use model::{AppError, HypothesisId, InsightId, InsightNumber, Lang, StudyId, StudyNumber};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationDef,
};
use std::collections::HashMap;

impl Evidence<'_> {
    /// The insights of a study, the newest first. Four queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for everybody but staff.
    pub async fn insights(self, actor: &Actor, number: StudyNumber) -> Result<InsightsPage> {
        scope::staff(actor)?;
        let db = self.0.db.read();
        let study = study::Entity::find()
            .filter(study::Column::Number.eq(number))
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let rows = insight::Entity::find()
            .filter(insight::Column::StudyId.eq(study.id))
            .order_by_desc(insight::Column::Number)
            .limit(INSIGHTS_MAX)
            .all(db)
            .await?;
        let ids: Vec<InsightId> = rows.iter().map(|row| row.id).collect();
        let notes = many::<insight_note::Entity>(db, &ids, insight_note::Column::InsightId).await?;
        let supports = many::<link::Entity>(db, &ids, link::Column::InsightId).await?;
        let count = |of: &HashMap<InsightId, i64>, id| {
            let many = of.get(&id).copied().unwrap_or_default();
            u32::try_from(many).unwrap_or(u32::MAX)
        };
        Ok(InsightsPage {
            study: number,
            title: load::title(&study),
            lines: rows
                .iter()
                .map(|row| InsightLine {
                    insight: load::pointed(row),
                    state: row.state,
                    notes: count(&notes, row.id),
                    supports: count(&supports, row.id),
                    written_at: row.written_at,
                })
                .collect(),
            may_write: policy::can_write(actor, study.state).is_ok(),
        })
    }
}

/// How many rows of another table each of these insights has. One query; none for nothing.
async fn many<E: EntityTrait>(
    db: &impl ConnectionTrait,
    ids: &[InsightId],
    column: E::Column,
) -> Result<HashMap<InsightId, i64>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(InsightId, i64)> = E::find()
        .select_only()
        .column(column)
        .column_as(column.count(), "many")
        .filter(column.is_in(ids.iter().copied()))
        .group_by(column)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The insights of a study that hold, by number, each with a hypothesis that it supports: as many
/// rows as it supports, one with none. One query.
///
/// # Errors
/// The database's own.
pub(crate) async fn grounds(
    db: &impl ConnectionTrait,
    study: StudyId,
) -> Result<Vec<(InsightRef, Option<HypothesisId>)>> {
    #[derive(FromQueryResult)]
    struct Row {
        number: InsightNumber,
        title: String,
        lang: Lang,
        hypothesis_id: Option<HypothesisId>,
    }
    let to_evidence: RelationDef = insight::Entity::belongs_to(link::Entity)
        .from(insight::Column::Id)
        .to(link::Column::InsightId)
        .on_condition(|_, _| Condition::all().add(link::Column::HypothesisId.is_not_null()))
        .into();
    let rows = insight::Entity::find()
        .select_only()
        .columns([
            insight::Column::Number,
            insight::Column::Title,
            insight::Column::Lang,
        ])
        .column(link::Column::HypothesisId)
        .join(JoinType::LeftJoin, to_evidence)
        .filter(insight::Column::StudyId.eq(study))
        .filter(insight::Column::State.eq(InsightState::Open))
        .order_by_asc(insight::Column::Number)
        .into_model::<Row>()
        .all(db)
        .await?;
    let pointed = |row: Row| {
        let insight = InsightRef {
            number: row.number,
            title: row.title,
            lang: row.lang,
        };
        (insight, row.hypothesis_id)
    };
    Ok(rows.into_iter().map(pointed).collect())
}
