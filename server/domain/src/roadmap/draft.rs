//! The version that is being drafted, as its authors see it.

use super::{EDITING, Roadmap, load, scope};
use crate::actor::Actor;
use crate::authors;
use crate::entities::roadmap::{editor, entry, item, version};
use crate::error::Result;
use model::roadmap::{Change, ChangeCounts, ChangeKind, DraftLine, DraftPage, FrameForm, changes};
use model::{Both, ItemNumber, Lang, PersonId, RoadmapItemId, RoadmapVersionId};
use sea_orm::sea_query::{Order, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, Iterable, QueryFilter};
use std::collections::HashMap;

impl Roadmap<'_> {
    /// The draft with every item, what it changes, and who is at work; `None` when nothing is
    /// being drafted. Seven queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for who may not edit.
    pub async fn draft(self, actor: &Actor) -> Result<Option<DraftPage>> {
        scope::hidden(actor)?;
        let me = actor.person()?.id;
        let db = self.0.db.read();
        let Some(row) = version::Entity::find()
            .filter(version::Column::Open.eq(1))
            .one(db)
            .await?
        else {
            return Ok(None);
        };
        let base = load::base_number(db, row.based_on).await?;
        let moved = match base {
            None => Vec::new(),
            Some(from) => {
                let states = load::states(db, base, from, Some(row.id)).await?;
                changes(&states, base, load::DRAFT)
            }
        };
        let entries = entries(db, row.id).await?;
        let editing = self.editing(row.id, me).await?;
        let people = entries.iter().filter_map(|(entry, _)| entry.edited_by);
        let people = people.chain(editing.iter().map(|row| row.person_id));
        let people = authors::lines(db, people.chain(row.scheduled_by)).await?;
        let name = |id: PersonId| people.get(&id).map(|line| line.name.clone());
        let counts = ChangeCounts::of(&moved);
        let unexplained = moved.iter().filter(|change| is_unexplained(change)).count();
        let mut moved: HashMap<RoadmapItemId, Change> = moved
            .into_iter()
            .map(|change| (change.item, change))
            .collect();
        let lines = entries
            .into_iter()
            .map(|(entry, number)| DraftLine {
                number,
                change: moved.remove(&entry.item_id),
                missing: missing(&entry),
                editing: editing
                    .iter()
                    .filter(|row| row.item_id == entry.item_id)
                    .filter_map(|row| name(row.person_id))
                    .collect(),
                edited_by: entry.edited_by.and_then(name),
                edited_at: entry.edited_at,
                place: load::place_of(&entry),
                title: Both::new(entry.title_ja, entry.title_en),
                theme: entry.theme_id,
                confidence: entry.confidence,
                standing: entry.standing,
                version: entry.version,
            })
            .collect();
        Ok(Some(DraftPage {
            head: load::head(&row, None),
            themes: load::themes(db, me).await?,
            lines,
            counts,
            unexplained: u32::try_from(unexplained).unwrap_or(u32::MAX),
            zone: self.0.settings.time_zone.name().to_owned(),
            scheduled_by: row.scheduled_by.and_then(name),
            frame: FrameForm {
                name_ja: row.name_ja,
                name_en: row.name_en,
                now_until: row.now_until.to_string(),
                next_until: row.next_until.to_string(),
                valid_until: row.valid_until.to_string(),
                review_on: row.review_on.to_string(),
                version: row.version.to_string(),
            },
        }))
    }

    /// Who else has the form of an item open.
    pub(super) async fn editing(
        self,
        version: RoadmapVersionId,
        me: PersonId,
    ) -> Result<Vec<editor::Model>> {
        Ok(editor::Entity::find()
            .filter(editor::Column::VersionId.eq(version))
            .filter(editor::Column::PersonId.ne(me))
            .filter(editor::Column::OpenedAt.gt(self.0.clock.now() - EDITING))
            .all(self.0.db.read())
            .await?)
    }
}

/// Whether a change lacks the reason that it is published with. What was released explains itself.
pub(super) fn is_unexplained(change: &Change) -> bool {
    change.kind != ChangeKind::Released && change.reasons.is_empty()
}

async fn entries(
    db: &impl ConnectionTrait,
    version: RoadmapVersionId,
) -> Result<Vec<(entry::Model, ItemNumber)>> {
    #[derive(FromQueryResult)]
    struct Beside {
        item_number: ItemNumber,
    }
    let mut select = Query::select();
    for column in entry::Column::iter() {
        select.expr_as(column.into_expr(), column);
    }
    load::join_item(select.from(entry::Entity))
        .and_where(entry::Column::VersionId.eq(version))
        .order_by((entry::Entity, entry::Column::Position), Order::Asc)
        .order_by((item::Entity, item::Column::Number), Order::Asc);
    let mut entries = Vec::new();
    for found in db.query_all(&select).await? {
        let beside = Beside::from_query_result(&found, "")?;
        entries.push((
            entry::Model::from_query_result(&found, "")?,
            beside.item_number,
        ));
    }
    Ok(entries)
}

/// The first language in which something is said in the other one alone.
fn missing(row: &entry::Model) -> Option<Lang> {
    [
        (&row.title_ja, &row.title_en),
        (&row.summary_ja, &row.summary_en),
        (&row.why_ja, &row.why_en),
        (&row.whom_ja, &row.whom_en),
        (&row.council_ja, &row.council_en),
        (&row.reason_ja, &row.reason_en),
    ]
    .into_iter()
    .find_map(|(ja, en)| Both::new(ja, en).missing())
}
