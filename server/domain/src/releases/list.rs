//! The change log.

use super::{Releases, load, policy};
use crate::actor::Actor;
use crate::entities::releases::{release, thanks};
use crate::error::Result;
use model::releases::{PAGE_SIZE, ReleaseLine, ReleaseList, ReleaseState, SHOWN};
use model::{Both, Cursor, Page, ReleaseId};
use sea_orm::sea_query::{Alias, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::HashMap;

/// Characters of the background that a line shows.
const EXCERPT: usize = 200;

impl Releases<'_> {
    /// What was released, newest first, with drafts and what was withdrawn for who may edit. Three
    /// queries at most.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn list(self, actor: &Actor, after: Option<Cursor>) -> Result<ReleaseList> {
        actor.person()?;
        let db = self.0.db.read();
        let may_edit = policy::can_edit(actor).is_ok();
        let rows = release::Entity::find()
            .filter(release::Column::State.eq(ReleaseState::Published))
            .filter(release::Column::Number.lt(after.as_ref().map_or(i64::MAX, |after| after.id)))
            .order_by_desc(release::Column::Number)
            .limit(PAGE_SIZE as u64 + 1)
            .all(db)
            .await?;
        let page = Page::cut(rows, PAGE_SIZE, |row| Cursor {
            key: 0,
            id: row.number.map_or(0, |number| number.0),
        });
        let hidden = if may_edit && after.is_none() {
            release::Entity::find()
                .filter(release::Column::State.ne(ReleaseState::Published))
                .order_by_desc(release::Column::Id)
                .limit(SHOWN)
                .all(db)
                .await?
        } else {
            Vec::new()
        };
        let counted = thanked(db, page.items.iter().map(|row| row.id)).await?;
        let line = |row| line(row, &counted);
        Ok(ReleaseList {
            lines: page.items.into_iter().map(line).collect(),
            next: page.next,
            hidden: hidden.into_iter().map(line).collect(),
            may_edit,
        })
    }
}

fn line(row: release::Model, counted: &HashMap<ReleaseId, u32>) -> ReleaseLine {
    ReleaseLine {
        id: row.id,
        number: row.number,
        title: load::title(&row),
        background: Both::new(
            load::cut(&row.background_ja, EXCERPT),
            load::cut(&row.background_en, EXCERPT),
        ),
        state: row.state,
        released_on: row.released_on,
        thanks: counted.get(&row.id).copied().unwrap_or_default(),
    }
}

/// How many thanks each of these has. One query; none for nothing.
async fn thanked(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = ReleaseId>,
) -> Result<HashMap<ReleaseId, u32>> {
    #[derive(FromQueryResult)]
    struct Row {
        release_id: ReleaseId,
        many: i64,
    }
    let ids: Vec<ReleaseId> = ids.collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let select = Query::select()
        .column(thanks::Column::ReleaseId)
        .expr_as(
            sea_orm::sea_query::Expr::cust("count(*)"),
            Alias::new("many"),
        )
        .from(thanks::Entity)
        .and_where(thanks::Column::ReleaseId.is_in(ids))
        .group_by_col(thanks::Column::ReleaseId)
        .take();
    let mut counted = HashMap::new();
    for found in db.query_all(&select).await? {
        let row = Row::from_query_result(&found, "")?;
        counted.insert(row.release_id, u32::try_from(row.many).unwrap_or(u32::MAX));
    }
    Ok(counted)
}
