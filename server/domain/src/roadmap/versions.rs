//! Every version that was published, with what it changed.

use super::{Roadmap, load, policy};
use crate::actor::Actor;
use crate::entities::roadmap::version;
use crate::error::Result;
use model::roadmap::{ChangeCounts, VersionLine, VersionState, changes};
use model::{Both, VersionNumber};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Versions shown: ten years of quarters and more.
const SHOWN: u64 = 60;

impl Roadmap<'_> {
    /// The versions, newest first; withdrawn ones for PMs alone. Two queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn versions(self, actor: &Actor) -> Result<Vec<VersionLine>> {
        actor.person()?;
        let db = self.0.db.read();
        let mut query = version::Entity::find().filter(version::Column::Number.is_not_null());
        if policy::can_edit(actor).is_err() {
            query = query.filter(version::Column::State.eq(VersionState::Published));
        }
        let rows = query
            .order_by_desc(version::Column::Number)
            .limit(SHOWN)
            .all(db)
            .await?;
        let states = load::states(db, None, VersionNumber(i64::MAX - 1), None).await?;
        let number_of = |id| {
            rows.iter()
                .find(|row| Some(row.id) == id)
                .and_then(|row| row.number)
        };
        Ok(rows
            .iter()
            .filter_map(|row| {
                let number = row.number?;
                let base = number_of(row.based_on);
                let moved = match base {
                    Some(_) => changes(&states, base, number),
                    None => Vec::new(),
                };
                Some(VersionLine {
                    number,
                    name: Both::new(&row.name_ja, &row.name_en),
                    state: row.state,
                    published_at: row.published_at?,
                    valid_until: row.valid_until,
                    counts: ChangeCounts::of(&moved),
                })
            })
            .collect())
    }
}
