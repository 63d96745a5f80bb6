//! The board: a version as its reader may read it.

use super::boards::{Board, Whose};
use super::reader::Reader;
use super::{Roadmap, load, policy, scope};
use crate::actor::Actor;
use crate::entities::roadmap::{entry, item, version};
use crate::error::Result;
use model::home::RoadmapNews;
use model::roadmap::{
    Audience, Change, ChangeCounts, ItemCard, Items, RoadmapPage, RoadmapRights, Standing,
    ThemeLine, VersionState, changes,
};
use model::{AppError, Both, ItemNumber, RoadmapItemId, RoadmapVersionId, VersionNumber};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, FromQueryResult, Iterable};
use std::collections::HashMap;
use std::sync::Arc;

impl Roadmap<'_> {
    /// The version that is shown, as this reader reads it, with what moved since they were here;
    /// `None` while none was published. One query, and four more when something has changed since
    /// the last reader.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn page(self, actor: &Actor) -> Result<Option<RoadmapPage>> {
        let reader = self.reader(actor.person()?.id).await?;
        let Some((version, number)) = reader.current else {
            return Ok(None);
        };
        let whose = Whose {
            version,
            before: reader.before(version, number),
            sees: scope::sees(actor)?,
        };
        let board = match self.0.boards().get(whose, reader.stamp) {
            Some(board) => board,
            None => {
                let wanted = version::Column::Id.eq(version);
                let board = Arc::new(self.read(wanted, whose.before, whose.sees).await?);
                self.0.boards().keep(whose, reader.stamp, &board);
                board
            }
        };
        Ok(Some(shown(actor, &board, reader, whose.sees)))
    }

    /// What moved since this reader opened the roadmap, in numbers; `None` when nothing did, and
    /// for who never opened it. Two queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn news(self, actor: &Actor) -> Result<Option<RoadmapNews>> {
        let reader = self.reader(actor.person()?.id).await?;
        let Some((version, to)) = reader.current else {
            return Ok(None);
        };
        let Some(from) = reader.before(version, to) else {
            return Ok(None);
        };
        let states = load::states(self.0.db.read(), Some(from), to, None).await?;
        let counts = ChangeCounts::of(&changes(&states, Some(from), to));
        Ok((counts.total() > 0).then_some(RoadmapNews { from, to, counts }))
    }

    /// A version that was published, as [`Roadmap::page`]. PMs read withdrawn ones too. Five
    /// queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn version(self, actor: &Actor, number: VersionNumber) -> Result<RoadmapPage> {
        let reader = self.reader(actor.person()?.id).await?;
        let mut wanted = version::Column::Number.eq(number);
        if policy::can_edit(actor).is_err() {
            wanted = wanted.and(version::Column::State.eq(VersionState::Published));
        }
        let before = reader
            .current
            .filter(|(_, current)| *current == number)
            .and_then(|(version, number)| reader.before(version, number));
        let sees = scope::sees(actor)?;
        let board = self.read(wanted, before, sees).await?;
        Ok(shown(actor, &board, reader, sees))
    }

    /// The draft as somebody else will read it. For who may edit. Five queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn preview(self, actor: &Actor, sees: Audience) -> Result<RoadmapPage> {
        scope::hidden(actor)?;
        let reader = self.reader(actor.person()?.id).await?;
        let board = self.read(version::Column::Open.eq(1), None, sees).await?;
        Ok(shown(actor, &board, reader, sees))
    }

    /// Against what the reader knew before, else against what the version was drafted from. Four
    /// queries.
    async fn read(
        self,
        wanted: SimpleExpr,
        before: Option<VersionNumber>,
        sees: Audience,
    ) -> Result<Board> {
        let db = self.0.db.read();
        let (row, base) = version_and_base(db, wanted)
            .await?
            .ok_or(AppError::NotFound)?;
        let themes = load::all_themes(db).await?;
        let rows = entries(db, row.id).await?;
        let (to, draft) = match row.number {
            Some(number) => (number, None),
            None => (load::DRAFT, Some(row.id)),
        };
        let from = before.or(base);
        let moved = match from {
            None => Vec::new(),
            Some(_) => changes(&load::states(db, from, to, draft).await?, from, to),
        };
        let counts = ChangeCounts::of(&moved);
        let mut moved: HashMap<RoadmapItemId, Change> = moved
            .into_iter()
            .map(|change| (change.item, change))
            .collect();
        let cards: Vec<ItemCard> = rows
            .into_iter()
            .map(|entry| {
                let change = moved.remove(&entry.row.item_id);
                card(entry, sees, change)
            })
            .collect();
        Ok(Board {
            version: row,
            items: Arc::new(Items::from(cards)),
            since: before
                .map(|before| (before, counts))
                .filter(|(_, counts)| counts.total() > 0),
            themes,
        })
    }
}

/// A board as one reader gets it.
fn shown(actor: &Actor, board: &Board, reader: Reader, sees: Audience) -> RoadmapPage {
    let themes = board.themes.iter().map(|theme| ThemeLine {
        followed: reader.followed_themes.contains(&theme.id),
        ..theme.clone()
    });
    RoadmapPage {
        head: load::head(&board.version, reader.current.map(|(current, _)| current)),
        sees,
        themes: themes.collect(),
        items: Arc::clone(&board.items),
        since: board.since,
        visit_noted: reader.is_noted(board.version.id),
        followed: reader.followed,
        may: RoadmapRights {
            edit: policy::can_edit(actor).is_ok(),
            brief: policy::can_brief(actor).is_ok(),
        },
    }
}

/// A version with the number of the one that it was drafted from. One query.
async fn version_and_base(
    db: &impl ConnectionTrait,
    wanted: SimpleExpr,
) -> Result<Option<(version::Model, Option<VersionNumber>)>> {
    #[derive(FromQueryResult)]
    struct Beside {
        base_number: Option<VersionNumber>,
    }
    let base = "(SELECT n.number FROM roadmap_versions n WHERE n.id = roadmap_versions.based_on)";
    let mut select = Query::select();
    for column in version::Column::iter() {
        select.expr_as(column.into_expr(), column);
    }
    select
        .expr_as(Expr::cust(base), Alias::new("base_number"))
        .from(version::Entity)
        .and_where(wanted);
    let Some(found) = db.query_one(&select).await? else {
        return Ok(None);
    };
    let row = version::Model::from_query_result(&found, "")?;
    let beside = Beside::from_query_result(&found, "")?;
    Ok(Some((row, beside.base_number)))
}

/// An entry with its item.
struct Entry {
    row: entry::Model,
    beside: EntryBeside,
}

#[derive(FromQueryResult)]
struct EntryBeside {
    item_number: ItemNumber,
    proposals_count: i32,
    companies_count: i32,
    reasons_count: i32,
}

async fn entries(db: &impl ConnectionTrait, version: RoadmapVersionId) -> Result<Vec<Entry>> {
    let mut select = Query::select();
    for column in entry::Column::iter() {
        select.expr_as(column.into_expr(), column);
    }
    for column in [
        item::Column::ProposalsCount,
        item::Column::CompaniesCount,
        item::Column::ReasonsCount,
    ] {
        select.expr_as(column.into_expr(), column);
    }
    load::join_item(select.from(entry::Entity))
        .and_where(entry::Column::VersionId.eq(version))
        .and_where(entry::Column::Standing.ne(Standing::Removed))
        .order_by((entry::Entity, entry::Column::Position), Order::Asc)
        .order_by((item::Entity, item::Column::Number), Order::Asc);
    let mut entries = Vec::new();
    for found in db.query_all(&select).await? {
        entries.push(Entry {
            row: entry::Model::from_query_result(&found, "")?,
            beside: EntryBeside::from_query_result(&found, "")?,
        });
    }
    Ok(entries)
}

fn card(entry: Entry, sees: Audience, change: Option<Change>) -> ItemCard {
    let Entry { row, beside } = entry;
    let unsigned = |count: i32| u32::try_from(count).unwrap_or_default();
    ItemCard {
        id: row.item_id,
        number: beside.item_number,
        place: load::place_of(&row),
        title: Both::new(row.title_ja, row.title_en),
        summary: Both::new(row.summary_ja, row.summary_en),
        why: Both::new(row.why_ja, row.why_en),
        whom: Both::new(row.whom_ja, row.whom_en),
        council: if sees.sees(Audience::Council) {
            Both::new(row.council_ja, row.council_en)
        } else {
            Both::default()
        },
        staff_note: if sees.sees(Audience::Staff) {
            row.staff_note
        } else {
            String::new()
        },
        theme: row.theme_id,
        confidence: row.confidence,
        standing: row.standing,
        proposals: unsigned(beside.proposals_count),
        companies: unsigned(beside.companies_count),
        reasons: unsigned(beside.reasons_count),
        change,
    }
}
