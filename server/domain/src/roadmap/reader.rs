//! What a page has to know of its reader, and whether anything has changed since the last one.

use super::{Roadmap, SAME_VISIT, visit};
use crate::entities::roadmap::visit as visits;
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::{ItemNumber, PersonId, RoadmapVersionId, ThemeId, VersionNumber};
use sea_orm::{ConnectionTrait, DatabaseBackend, FromQueryResult, Statement};
use std::collections::BTreeSet;

/// One reader, and what everybody gets at this instant.
pub(super) struct Reader {
    me: PersonId,
    /// What stands on the board of everybody is the same as long as this is.
    pub stamp: i64,
    /// The version that is shown; `None` while none was published.
    pub current: Option<(RoadmapVersionId, VersionNumber)>,
    pub followed: BTreeSet<ItemNumber>,
    pub followed_themes: BTreeSet<ThemeId>,
    now: DateTime<Utc>,
    row: Row,
}

#[derive(FromQueryResult)]
struct Row {
    stamp: i64,
    current_id: Option<RoadmapVersionId>,
    current_number: Option<VersionNumber>,
    before_id: Option<RoadmapVersionId>,
    before_number: Option<VersionNumber>,
    seen_id: Option<RoadmapVersionId>,
    seen_number: Option<VersionNumber>,
    seen_at: Option<DateTime<Utc>>,
    followed: Option<String>,
    followed_themes: Option<String>,
}

/// The visit is that of the person `$1`; `{theme}` is the id of a theme as text.
const LOOK: &str = "
SELECT s.stamp, c.id AS current_id, c.number AS current_number,
  t.before_id, b.number AS before_number, t.seen_id, n.number AS seen_number, t.seen_at,
  (SELECT string_agg(CAST(i.number AS text), ',') FROM item_follows f
    JOIN roadmap_items i ON i.id = f.item_id WHERE f.person_id = $1) AS followed,
  (SELECT string_agg({theme}, ',') FROM theme_follows f WHERE f.person_id = $1) AS followed_themes
FROM roadmap_stamps s
LEFT JOIN roadmap_versions c ON c.number =
  (SELECT max(v.number) FROM roadmap_versions v WHERE v.state = 'published')
LEFT JOIN roadmap_visits t ON t.person_id = $1
LEFT JOIN roadmap_versions b ON b.id = t.before_id
LEFT JOIN roadmap_versions n ON n.id = t.seen_id";

impl Roadmap<'_> {
    /// One query.
    pub(super) async fn reader(self, me: PersonId) -> Result<Reader> {
        let db = self.0.db.read();
        let backend = self.0.db.backend();
        let theme = match backend {
            DatabaseBackend::Postgres => "CAST(f.theme_id AS text)",
            _ => "hex(f.theme_id)",
        };
        let sql = LOOK.replace("{theme}", theme);
        let statement = Statement::from_sql_and_values(backend, sql, [me.0.into()]);
        let row = db
            .query_one_raw(statement)
            .await?
            .ok_or_else(|| crate::Error::unexpected("the stamp of the roadmap is not there"))?;
        let row = Row::from_query_result(&row, "")?;
        Ok(Reader {
            me,
            stamp: row.stamp,
            current: row.current_id.zip(row.current_number),
            followed: listed(row.followed.as_deref(), |number| {
                number.parse().ok().map(ItemNumber)
            }),
            followed_themes: listed(row.followed_themes.as_deref(), |id| id.parse().ok()),
            now: self.0.clock.now(),
            row,
        })
    }
}

impl Reader {
    /// The version that the reader knew before this one, which is shown.
    pub(super) fn before(
        &self,
        shown: RoadmapVersionId,
        number: VersionNumber,
    ) -> Option<VersionNumber> {
        let row = &self.row;
        let seen = row.seen_id.zip(row.seen_at);
        let seen = seen.map(|(seen_id, seen_at)| visits::Model {
            person_id: self.me,
            before_id: row.before_id,
            seen_id,
            seen_at,
        });
        let id = visit::known_before(seen, shown, self.now)?;
        let before = if Some(id) == row.seen_id {
            row.seen_number
        } else {
            row.before_number
        };
        // Who saw a version that was withdrawn since is not told that it went back.
        before.filter(|before| *before < number)
    }

    /// Whether it is written down that the reader is here.
    pub(super) fn is_noted(&self, shown: RoadmapVersionId) -> bool {
        let seen = self.row.seen_id.zip(self.row.seen_at);
        seen.is_some_and(|(seen, at)| seen == shown && self.now - at < SAME_VISIT)
    }
}

/// What stands in a list that the database put together.
fn listed<T: Ord>(list: Option<&str>, make: impl Fn(&str) -> Option<T>) -> BTreeSet<T> {
    list.unwrap_or_default()
        .split(',')
        .filter_map(make)
        .collect()
}
