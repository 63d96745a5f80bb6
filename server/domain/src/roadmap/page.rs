//! The board: a version as its reader may read it.

use super::boards::{Board, Whose};
use super::{Roadmap, SAME_VISIT, load, policy, scope, visit};
use crate::actor::Actor;
use crate::entities::roadmap::visit as visits;
use crate::entities::roadmap::{entry, item, version};
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::home::RoadmapNews;
use model::roadmap::{
    Audience, Change, ChangeCounts, ItemCard, Items, RoadmapPage, RoadmapRights, Standing,
    ThemeLine, VersionState, changes,
};
use model::{
    AppError, Both, ItemNumber, PersonId, RoadmapItemId, RoadmapVersionId, ThemeId, VersionNumber,
};
use sea_orm::sea_query::{Alias, Expr, Order, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, FromQueryResult, Iterable, JoinType,
};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A version, what the reader knew before it, and the numbers of what it is compared with.
pub(super) struct Found {
    pub row: version::Model,
    pub current: bool,
    /// The version that it was drafted from.
    pub base: Option<VersionNumber>,
    /// The version that the reader knew before.
    pub before: Option<VersionNumber>,
    /// Whether it is written down that the reader is here.
    visit_noted: bool,
    stamp: i64,
    followed: BTreeSet<ItemNumber>,
    followed_themes: BTreeSet<ThemeId>,
}

#[derive(FromQueryResult)]
struct Beside {
    base_number: Option<VersionNumber>,
    before_id: Option<RoadmapVersionId>,
    before_number: Option<VersionNumber>,
    seen_id: Option<RoadmapVersionId>,
    seen_number: Option<VersionNumber>,
    seen_at: Option<DateTime<Utc>>,
    current_number: Option<VersionNumber>,
    stamp: i64,
    followed: Option<String>,
    followed_themes: Option<String>,
}

/// What stands in a list that the database put together.
fn listed<T: Ord>(list: Option<&str>, make: impl Fn(&str) -> Option<T>) -> BTreeSet<T> {
    list.unwrap_or_default()
        .split(',')
        .filter_map(make)
        .collect()
}

impl Roadmap<'_> {
    /// The version that is shown, as this reader reads it, with what moved since they were here;
    /// `None` while none was published. One query, and three more when something has changed since
    /// the last reader.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn page(self, actor: &Actor) -> Result<Option<RoadmapPage>> {
        let me = actor.person()?.id;
        let shown = Condition::all().add(version::Column::State.eq(VersionState::Published));
        match self.found(me, shown).await? {
            Some(found) => self
                .board(actor, found, scope::sees(actor)?)
                .await
                .map(Some),
            None => Ok(None),
        }
    }

    /// What moved since this reader opened the roadmap, in numbers; `None` when nothing did, and
    /// for who never opened it. Two queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn news(self, actor: &Actor) -> Result<Option<RoadmapNews>> {
        let me = actor.person()?.id;
        let shown = Condition::all().add(version::Column::State.eq(VersionState::Published));
        let Some(found) = self.found(me, shown).await? else {
            return Ok(None);
        };
        let (Some(from), Some(to)) = (found.before, found.row.number) else {
            return Ok(None);
        };
        let states = load::states(self.0.db.read(), Some(from), to, None).await?;
        let counts = ChangeCounts::of(&changes(&states, Some(from), to));
        Ok((counts.total() > 0).then_some(RoadmapNews { from, to, counts }))
    }

    /// A version that was published, as [`Roadmap::page`]. PMs read withdrawn ones too.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn version(self, actor: &Actor, number: VersionNumber) -> Result<RoadmapPage> {
        let me = actor.person()?.id;
        let mut wanted = Condition::all().add(version::Column::Number.eq(number));
        if policy::can_edit(actor).is_err() {
            wanted = wanted.add(version::Column::State.eq(VersionState::Published));
        }
        let mut found = self.found(me, wanted).await?.ok_or(AppError::NotFound)?;
        if !found.current {
            found.before = None;
        }
        self.board(actor, found, scope::sees(actor)?).await
    }

    /// The draft as somebody else will read it. For who may edit.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn preview(self, actor: &Actor, sees: Audience) -> Result<RoadmapPage> {
        scope::hidden(actor)?;
        let me = actor.person()?.id;
        let open = Condition::all().add(version::Column::Open.eq(1));
        let mut found = self.found(me, open).await?.ok_or(AppError::NotFound)?;
        found.before = None;
        self.board(actor, found, sees).await
    }

    pub(super) async fn found(self, me: PersonId, wanted: Condition) -> Result<Option<Found>> {
        let mut select = Query::select();
        for column in version::Column::iter() {
            select.expr_as(column.into_expr(), column);
        }
        for column in [
            visits::Column::BeforeId,
            visits::Column::SeenId,
            visits::Column::SeenAt,
        ] {
            select.expr_as(column.into_expr(), column);
        }
        let (mark, theme) = match self.0.db.backend() {
            DatabaseBackend::Postgres => ("$1", "CAST(f.theme_id AS text)"),
            _ => ("?", "hex(f.theme_id)"),
        };
        let number_of = |id: &str| {
            Expr::cust(format!(
                "(SELECT n.number FROM roadmap_versions n WHERE n.id = {id})"
            ))
        };
        let select = select
            .expr_as(
                number_of("roadmap_versions.based_on"),
                Alias::new("base_number"),
            )
            .expr_as(
                number_of("roadmap_visits.before_id"),
                Alias::new("before_number"),
            )
            .expr_as(
                number_of("roadmap_visits.seen_id"),
                Alias::new("seen_number"),
            )
            .expr_as(
                Expr::cust(
                    "(SELECT max(n.number) FROM roadmap_versions n WHERE n.state = 'published')",
                ),
                Alias::new("current_number"),
            )
            .expr_as(
                Expr::cust("(SELECT s.stamp FROM roadmap_stamps s)"),
                Alias::new("stamp"),
            )
            .expr_as(
                Expr::cust_with_values(
                    format!(
                        "(SELECT string_agg(CAST(i.number AS text), ',') FROM item_follows f \
                         JOIN roadmap_items i ON i.id = f.item_id WHERE f.person_id = {mark})"
                    ),
                    [me.0],
                ),
                Alias::new("followed"),
            )
            .expr_as(
                Expr::cust_with_values(
                    format!(
                        "(SELECT string_agg({theme}, ',') FROM theme_follows f \
                         WHERE f.person_id = {mark})"
                    ),
                    [me.0],
                ),
                Alias::new("followed_themes"),
            )
            .from(version::Entity)
            .join(
                JoinType::LeftJoin,
                visits::Entity,
                Condition::all().add(visits::Column::PersonId.eq(me)),
            )
            .cond_where(wanted)
            .order_by((version::Entity, version::Column::Number), Order::Desc)
            .limit(1)
            .take();
        let Some(row) = self.0.db.read().query_one(&select).await? else {
            return Ok(None);
        };
        let beside = Beside::from_query_result(&row, "")?;
        let row = version::Model::from_query_result(&row, "")?;
        let now = self.0.clock.now();
        let seen = beside.seen_id.zip(beside.seen_at);
        let visit_noted = seen.is_some_and(|(seen, at)| seen == row.id && now - at < SAME_VISIT);
        let seen = seen.map(|(seen_id, seen_at)| visits::Model {
            person_id: me,
            before_id: beside.before_id,
            seen_id,
            seen_at,
        });
        let before = visit::known_before(seen, row.id, now).and_then(|id| {
            if Some(id) == beside.seen_id {
                beside.seen_number
            } else {
                beside.before_number
            }
        });
        Ok(Some(Found {
            current: row.state == VersionState::Published && row.number == beside.current_number,
            base: beside.base_number,
            // Who saw a version that was withdrawn since is not told that it went back.
            before: before.filter(|before| row.number.is_some_and(|number| *before < number)),
            visit_noted,
            stamp: beside.stamp,
            followed: listed(beside.followed.as_deref(), |number| {
                number.parse().ok().map(ItemNumber)
            }),
            followed_themes: listed(beside.followed_themes.as_deref(), |id| id.parse().ok()),
            row,
        }))
    }

    async fn board(self, actor: &Actor, found: Found, sees: Audience) -> Result<RoadmapPage> {
        let row = &found.row;
        let whose = Whose {
            version: row.id,
            from: found.before.or(found.base),
            sees,
        };
        // Of drafts and of what was shown once every reader is the only one.
        let kept = found
            .current
            .then(|| self.0.boards().get(whose, found.stamp));
        let board = match kept.flatten() {
            Some(board) => board,
            None => {
                let board = Arc::new(self.read(row, whose).await?);
                if found.current {
                    self.0.boards().keep(whose, found.stamp, &board);
                }
                board
            }
        };
        let since = found
            .before
            .map(|before| (before, board.counts))
            .filter(|(_, counts)| counts.total() > 0);
        let themes = board.themes.iter().map(|theme| ThemeLine {
            followed: found.followed_themes.contains(&theme.id),
            ..theme.clone()
        });
        Ok(RoadmapPage {
            head: load::head(row, found.current.then_some(row.id)),
            sees,
            themes: themes.collect(),
            items: Arc::clone(&board.items),
            followed: found.followed,
            since,
            visit_noted: found.visit_noted,
            may: RoadmapRights {
                edit: policy::can_edit(actor).is_ok(),
                brief: policy::can_brief(actor).is_ok(),
            },
        })
    }

    /// Three queries.
    async fn read(self, row: &version::Model, whose: Whose) -> Result<Board> {
        let db = self.0.db.read();
        let themes = load::all_themes(db).await?;
        let rows = entries(db, row.id).await?;
        let (to, draft) = match row.number {
            Some(number) => (number, None),
            None => (load::DRAFT, Some(row.id)),
        };
        let moved = match whose.from {
            None => Vec::new(),
            Some(_) => changes(
                &load::states(db, whose.from, to, draft).await?,
                whose.from,
                to,
            ),
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
                card(entry, whose.sees, change)
            })
            .collect();
        Ok(Board {
            items: Arc::new(Items::from(cards)),
            counts,
            themes,
        })
    }
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
