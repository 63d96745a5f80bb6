//! The change log for feed readers, at an address of one's own that needs no session: the same
//! secret part as the roadmap's.

use super::{Releases, load};
use crate::entities::releases::release;
use crate::error::Result;
use chrono::{DateTime, NaiveDate, Utc};
use model::releases::{PAGE_SIZE, ReleaseState};
use model::{Both, ReleaseNumber};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// One release as a member reads it.
#[derive(Clone, Debug)]
pub struct LogEntry {
    pub number: ReleaseNumber,
    pub title: Both,
    pub background: Both,
    pub how_to_start: Both,
    pub released_on: NaiveDate,
    pub published_at: DateTime<Utc>,
}

impl Releases<'_> {
    /// What an address of [`crate::feeds`] opens, newest first: what a member reads, whoever its
    /// owner is. One query.
    ///
    /// # Errors
    /// The database's own.
    pub async fn feed(self) -> Result<Vec<LogEntry>> {
        let rows = release::Entity::find()
            .filter(release::Column::State.eq(ReleaseState::Published))
            .order_by_desc(release::Column::Number)
            .limit(PAGE_SIZE as u64)
            .all(self.0.db.read())
            .await?;
        let entries = rows.into_iter().filter_map(|row| {
            Some(LogEntry {
                number: row.number?,
                title: load::title(&row),
                background: load::background(&row),
                released_on: row.released_on?,
                published_at: row.published_at?,
                how_to_start: Both::new(row.how_to_start_ja, row.how_to_start_en),
            })
        });
        Ok(entries.collect())
    }
}
