//! The change log for feed readers, at an address of one's own that needs no session: the same
//! secret part as the roadmap's.

use super::{Releases, load};
use crate::entities::releases::release;
use crate::error::Result;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use model::releases::{PAGE_SIZE, ReleaseState};
use model::{Both, Lang, ReleaseNumber};
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

/// For one reader, in their language.
#[derive(Clone, Debug)]
pub struct LogFeed {
    pub lang: Lang,
    pub zone: Tz,
    /// Stays the same as long as what is in it does.
    pub mark: String,
    /// Newest first.
    pub entries: Vec<LogEntry>,
}

impl Releases<'_> {
    /// What the address opens: what a member reads, whoever its owner is. Two queries.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`]: an address that we did not make, that was renewed, or whose
    /// owner is no longer active.
    pub async fn feed(self, token: &str) -> Result<LogFeed> {
        let reader = self.0.roadmap().feed_reader(token).await?;
        let rows = release::Entity::find()
            .filter(release::Column::State.eq(ReleaseState::Published))
            .order_by_desc(release::Column::Number)
            .limit(PAGE_SIZE as u64)
            .all(self.0.db.read())
            .await?;
        // Rises with each release, and with each that is edited, withdrawn or shown again.
        let newest = rows.first().and_then(|row| row.number);
        let changes: i64 = rows.iter().map(|row| i64::from(row.version)).sum();
        let mark = format!(
            "{}-{}-{}-{changes}",
            reader.lang,
            newest.map_or(0, |number| number.0),
            rows.len()
        );
        let entries = rows
            .into_iter()
            .filter_map(|row| {
                Some(LogEntry {
                    number: row.number?,
                    title: load::title(&row),
                    background: load::background(&row),
                    released_on: row.released_on?,
                    published_at: row.published_at?,
                    how_to_start: Both::new(row.how_to_start_ja, row.how_to_start_en),
                })
            })
            .collect();
        Ok(LogFeed {
            lang: reader.lang,
            zone: reader.zone,
            mark,
            entries,
        })
    }
}
