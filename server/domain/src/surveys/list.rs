//! The list of surveys, for staff.

use super::{Surveys, load, policy, scope};
use crate::actor::Actor;
use crate::entities::surveys::survey;
use crate::error::Result;
use model::surveys::{PAGE_SIZE, SurveyLine, SurveyList, SurveyState};
use model::{Cursor, Page};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

impl Surveys<'_> {
    /// Surveys of every state, the newest first. Three queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for everybody but staff.
    pub async fn list(self, actor: &Actor, after: Option<Cursor>) -> Result<SurveyList> {
        scope::staff(actor)?;
        let world = self.0;
        let db = world.db.read();
        let rows = survey::Entity::find()
            .filter(survey::Column::Number.lt(after.map_or(i64::MAX, |after| after.id)))
            .order_by_desc(survey::Column::Number)
            .limit(PAGE_SIZE as u64 + 1)
            .all(db)
            .await?;
        let page = Page::cut(rows, PAGE_SIZE, |row| Cursor {
            key: 0,
            id: row.number.0,
        });
        let counts = load::counts(db, page.items.iter().map(|row| row.id).collect()).await?;
        let lines = page.items.iter().map(|row| {
            let (invited, replies) = counts.get(&row.id).copied().unwrap_or_default();
            SurveyLine {
                number: row.number,
                title: load::title(row),
                state: row.state,
                over: row.state == SurveyState::Open && load::facts(world, row, true).late,
                naming: load::naming(row),
                closes_on: row.closes_on,
                invited,
                replies,
                created_at: row.created_at,
            }
        });
        Ok(SurveyList {
            lines: lines.collect(),
            next: page.next,
            may_run: policy::can_run(actor).is_ok(),
        })
    }
}
