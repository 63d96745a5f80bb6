//! What a feed reader and a calendar get, at an address of one's own that needs no session.

use super::{Roadmap, load};
use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::roadmap::{entry, feed_key, version};
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use model::people::PersonState;
use model::roadmap::{Change, Milestone, Standing, VersionState, changes};
use model::{AppError, Both, ItemNumber, Lang, PersonId, VersionNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict, Order, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, Iterable, JoinType,
    QueryFilter, QueryOrder, QuerySelect, RelationDef,
};

const PURPOSE: &str = "feed";
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

/// Who reads a feed.
#[derive(Clone, Debug)]
pub struct FeedReader {
    pub lang: Lang,
    pub zone: Tz,
    /// Changes with what the feed says.
    pub mark: String,
}

/// In both languages.
#[derive(Clone, Debug)]
pub struct Feed {
    /// Newest first.
    pub entries: Vec<FeedEntry>,
    pub milestones: Vec<Milestone>,
}

impl Roadmap<'_> {
    /// The secret part of the reader's own address. It stays until it is renewed.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn feed_token(self, actor: &Actor) -> Result<String> {
        let me = actor.person()?.id;
        let row = feed_key::Entity::find_by_id(me)
            .one(self.0.db.read())
            .await?;
        Ok(self.sign(me, row.map_or(1, |row| row.issue)))
    }

    /// Makes a new address; the old one opens nothing any more.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn renew_feed(self, actor: &Actor) -> Result<()> {
        let me = actor.person()?.id;
        self.0
            .db
            .write(async |tx| {
                feed_key::Entity::insert(feed_key::ActiveModel {
                    person_id: Set(me),
                    issue: Set(1),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                feed_key::Entity::update_many()
                    .col_expr(
                        feed_key::Column::Issue,
                        Expr::col(feed_key::Column::Issue).add(1),
                    )
                    .filter(feed_key::Column::PersonId.eq(me))
                    .exec(tx)
                    .await?;
                Ok::<_, Error>(())
            })
            .await
    }

    /// Whose address this is, and a mark that stays the same as long as what it opens does. One
    /// query.
    ///
    /// # Errors
    /// [`AppError::NotFound`]: an address that we did not make, that was renewed, or whose owner
    /// is no longer active.
    pub async fn feed_reader(self, token: &str) -> Result<FeedReader> {
        #[derive(FromQueryResult)]
        struct Row {
            lang: Lang,
            time_zone: String,
            issue: Option<i32>,
            newest: Option<i64>,
            changes: Option<i64>,
        }
        let subject = self.0.key.open(PURPOSE, token).ok_or(AppError::NotFound)?;
        let (id, issue) = subject.split_once(':').ok_or(AppError::NotFound)?;
        let id: PersonId = id.parse().map_err(|_| AppError::NotFound)?;
        let issue: i32 = issue.parse().map_err(|_| AppError::NotFound)?;
        let of_versions = |what: &str| {
            Expr::cust(format!(
                "(SELECT CAST({what} AS bigint) FROM roadmap_versions v WHERE v.number IS NOT NULL)"
            ))
        };
        let to_key: RelationDef = person::Entity::belongs_to(feed_key::Entity)
            .from(person::Column::Id)
            .to(feed_key::Column::PersonId)
            .into();
        let row = person::Entity::find_by_id(id)
            .select_only()
            .column(person::Column::Lang)
            .column(person::Column::TimeZone)
            .column(feed_key::Column::Issue)
            .expr_as(of_versions("max(v.number)"), "newest")
            // Rises with each version that is withdrawn or shown again.
            .expr_as(of_versions("sum(v.version)"), "changes")
            .join(JoinType::LeftJoin, to_key)
            .filter(person::Column::State.eq(PersonState::Active))
            .into_model::<Row>()
            .one(self.0.db.read())
            .await?
            .filter(|row| row.issue.unwrap_or(1) == issue)
            .ok_or(AppError::NotFound)?;
        let zone = row.time_zone.parse().unwrap_or(self.0.settings.time_zone);
        Ok(FeedReader {
            lang: row.lang,
            zone,
            mark: format!(
                "{}-{}-{}",
                row.lang,
                row.newest.unwrap_or_default(),
                row.changes.unwrap_or_default()
            ),
        })
    }

    /// What such an address opens: what a member reads, whoever its owner is. Addresses travel, so
    /// nothing of the council or of staff is behind them. Three queries.
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

    fn sign(self, person: PersonId, issue: i32) -> String {
        self.0.key.sign(PURPOSE, &format!("{person}:{issue}"))
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
