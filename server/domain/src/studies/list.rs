//! The list of studies, for staff.

use super::{Studies, load, policy, scope};
use crate::actor::Actor;
use crate::authors;
use crate::entities::studies::study;
use crate::error::Result;
use model::studies::{PAGE_SIZE, StudyLine, StudyList};
use model::{Cursor, Page};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

impl Studies<'_> {
    /// Studies of every state, the newest first. Three queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for everybody but staff.
    pub async fn list(self, actor: &Actor, after: Option<Cursor>) -> Result<StudyList> {
        scope::staff(actor)?;
        let db = self.0.db.read();
        let rows = study::Entity::find()
            .filter(study::Column::Number.lt(after.map_or(i64::MAX, |after| after.id)))
            .order_by_desc(study::Column::Number)
            .limit(PAGE_SIZE as u64 + 1)
            .all(db)
            .await?;
        let page = Page::cut(rows, PAGE_SIZE, |row| Cursor {
            key: 0,
            id: row.number.0,
        });
        let counts = load::counts(db, page.items.iter().map(|row| row.id).collect()).await?;
        let people = authors::lines(db, page.items.iter().filter_map(|row| row.contact_id)).await?;
        let lines = page.items.iter().map(|row| StudyLine {
            number: row.number,
            title: load::title(row),
            state: row.state,
            minutes: row.minutes,
            place: row.place,
            wanted: row.wanted,
            counts: counts.get(&row.id).copied().unwrap_or_default(),
            contact: row
                .contact_id
                .and_then(|id| people.get(&id))
                .map(|line| line.name.clone()),
            created_at: row.created_at,
        });
        Ok(StudyList {
            lines: lines.collect(),
            next: page.next,
            may_run: policy::can_run(actor).is_ok(),
        })
    }
}
