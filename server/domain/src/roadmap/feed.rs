//! What a feed reader and a calendar get of the roadmap.

use super::{Roadmap, load};
use crate::entities::roadmap::{entry, version};
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::roadmap::{Change, Milestone, Standing, VersionState, changes};
use model::{Both, ItemNumber, VersionNumber};
use sea_orm::sea_query::{Order, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, Iterable, QueryFilter, QueryOrder,
    QuerySelect,
};

/// Versions that a feed tells of.
const ENTRIES: u64 = 20;

/// One version with what it changed.
#[derive(Clone, Debug)]
pub struct FeedEntry {
    pub number: VersionNumber,
    pub name: Both,
    pub published_at: DateTime<Utc>,
    pub changes: Vec<Change>,
}

/// In both languages.
#[derive(Clone, Debug)]
pub struct Feed {
    /// Newest first.
    pub entries: Vec<FeedEntry>,
    pub milestones: Vec<Milestone>,
}

impl Roadmap<'_> {
    /// What an address of [`crate::feeds`] opens: what a member reads, whoever its owner is.
    /// Addresses travel, so nothing of the council or of staff is behind them. Three queries.
    ///
    /// # Errors
    /// The database's own.
    pub async fn feed(self) -> Result<Feed> {
        let db = self.0.db.read();
        let rows = version::Entity::find()
            .filter(version::Column::State.eq(VersionState::Published))
            .order_by_desc(version::Column::Number)
            .limit(ENTRIES)
            .all(db)
            .await?;
        let milestones = match rows.first() {
            Some(current) => milestones(db, current).await?,
            None => Vec::new(),
        };
        let oldest = rows.last().and_then(|row| row.number);
        let newest = rows.first().and_then(|row| row.number);
        let states = match newest {
            Some(newest) => load::states(db, oldest, newest, None).await?,
            None => Vec::new(),
        };
        let number_of = |id| {
            rows.iter()
                .find(|row| Some(row.id) == id)
                .and_then(|row| row.number)
        };
        let entries = rows
            .iter()
            .filter_map(|row| {
                let number = row.number?;
                let base = number_of(row.based_on);
                Some(FeedEntry {
                    number,
                    name: Both::new(&row.name_ja, &row.name_en),
                    published_at: row.published_at?,
                    changes: match base {
                        Some(_) => changes(&states, base, number),
                        None => Vec::new(),
                    },
                })
            })
            .collect();
        Ok(Feed {
            entries,
            milestones,
        })
    }
}

/// The dated milestones of the version that is shown.
async fn milestones(db: &impl ConnectionTrait, current: &version::Model) -> Result<Vec<Milestone>> {
    #[derive(FromQueryResult)]
    struct Beside {
        item_number: ItemNumber,
    }
    let mut select = Query::select();
    for column in entry::Column::iter() {
        select.expr_as(column.into_expr(), column);
    }
    load::join_item(select.from(entry::Entity))
        .and_where(entry::Column::VersionId.eq(current.id))
        .and_where(entry::Column::Standing.ne(Standing::Removed))
        .and_where(entry::Column::MilestoneOn.is_not_null())
        .order_by((entry::Entity, entry::Column::MilestoneOn), Order::Asc);
    let mut milestones = Vec::new();
    for found in db.query_all(&select).await? {
        let beside = Beside::from_query_result(&found, "")?;
        let row = entry::Model::from_query_result(&found, "")?;
        let (Some(on), Some(number), Some(changed_at)) =
            (row.milestone_on, current.number, current.published_at)
        else {
            continue;
        };
        milestones.push(Milestone {
            id: row.item_id,
            number: beside.item_number,
            title: Both::new(row.title_ja, row.title_en),
            summary: Both::new(row.summary_ja, row.summary_en),
            on,
            sequence: number.0,
            changed_at,
        });
    }
    Ok(milestones)
}
