//! The board: a version as its reader may read it.

use super::{Roadmap, load, policy, scope, visit};
use crate::actor::Actor;
use crate::entities::roadmap::visit as visits;
use crate::entities::roadmap::{entry, item, item_follow, version};
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::home::RoadmapNews;
use model::roadmap::{
    Audience, Change, ChangeCounts, ItemCard, RoadmapPage, RoadmapRights, Standing, VersionState,
    changes,
};
use model::{AppError, Both, ItemNumber, PersonId, RoadmapItemId, RoadmapVersionId, VersionNumber};
use sea_orm::sea_query::{Alias, Expr, Order, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, ExprTrait, FromQueryResult, Iterable, JoinType,
};
use std::collections::HashMap;

/// A version, what the reader knew before it, and the numbers of what it is compared with.
pub(super) struct Found {
    pub row: version::Model,
    pub current: bool,
    /// The version that it was drafted from.
    pub base: Option<VersionNumber>,
    /// The version that the reader knew before.
    pub before: Option<VersionNumber>,
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
}

impl Roadmap<'_> {
    /// The version that is shown, as this reader reads it, with what moved since they were here;
    /// `None` while none was published. Four queries.
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
        let seen = beside.seen_id.zip(beside.seen_at);
        let seen = seen.map(|(seen_id, seen_at)| visits::Model {
            person_id: me,
            before_id: beside.before_id,
            seen_id,
            seen_at,
        });
        let before = visit::known_before(seen, row.id, self.0.clock.now()).and_then(|id| {
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
            row,
        }))
    }

    async fn board(self, actor: &Actor, found: Found, sees: Audience) -> Result<RoadmapPage> {
        let me = actor.person()?.id;
        let db = self.0.db.read();
        let row = &found.row;
        let themes = load::themes(db, me).await?;
        let rows = entries(db, row.id, me).await?;
        let from = found.before.or(found.base);
        let (to, draft) = match row.number {
            Some(number) => (number, None),
            None => (load::DRAFT, Some(row.id)),
        };
        let moved = match from {
            None => Vec::new(),
            Some(_) => changes(&load::states(db, from, to, draft).await?, from, to),
        };
        let since = found
            .before
            .map(|before| (before, ChangeCounts::of(&moved)))
            .filter(|(_, counts)| counts.total() > 0);
        let mut moved: HashMap<RoadmapItemId, Change> = moved
            .into_iter()
            .map(|change| (change.item, change))
            .collect();
        let current = found.current.then_some(row.id);
        Ok(RoadmapPage {
            head: load::head(row, current),
            sees,
            themes,
            items: rows
                .into_iter()
                .map(|entry| {
                    let change = moved.remove(&entry.row.item_id);
                    card(entry, sees, change)
                })
                .collect(),
            since,
            may: RoadmapRights {
                edit: policy::can_edit(actor).is_ok(),
                brief: policy::can_brief(actor).is_ok(),
            },
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
    followed: i32,
}

async fn entries(
    db: &impl ConnectionTrait,
    version: RoadmapVersionId,
    me: PersonId,
) -> Result<Vec<Entry>> {
    let followed = Query::select()
        .expr(Expr::cust("1"))
        .from(item_follow::Entity)
        .and_where(
            item_follow::Column::ItemId
                .into_expr()
                .equals((entry::Entity, entry::Column::ItemId)),
        )
        .and_where(item_follow::Column::PersonId.eq(me))
        .take();
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
    select
        .expr_as(
            Expr::case(Expr::exists(followed), 1).finally(0),
            Alias::new("followed"),
        )
        .from(entry::Entity);
    load::join_item(&mut select)
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
        followed: beside.followed == 1,
        change,
    }
}
