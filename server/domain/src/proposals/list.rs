//! The list: one query for the rows whatever their number, seek paging, search within the scope.

use super::translate::{in_either, join_translation};
use super::{Proposals, policy, scope, voice::unsigned};
use crate::actor::{Actor, Person};
use crate::entities::companies::company;
use crate::entities::proposals::{draft, proposal, translation, voice};
use crate::error::Result;
use crate::search;
use chrono::{DateTime, NaiveDate, Utc};
use model::proposals::{
    Area, Audience, DraftLine, Due, ListFilter, ListQuery, MyRequests, PAGE_SIZE, ProposalCard,
    ProposalList, Sort, Status, Whose,
};
use model::{Cursor, Lang, Page, PersonId, ProposalNumber};
use sea_orm::sea_query::{Alias, Expr, Func, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect,
};

/// Characters of the reason that a row shows.
const EXCERPT: i32 = 160;

#[derive(FromQueryResult)]
struct Row {
    number: ProposalNumber,
    author_id: PersonId,
    title: String,
    excerpt: String,
    lang: Lang,
    status: Status,
    area: Area,
    audience: Audience,
    company: Option<String>,
    companies_count: i32,
    people_count: i32,
    reasons_count: i32,
    published_at: DateTime<Utc>,
    moved_at: DateTime<Utc>,
    first_word_due: Option<NaiveDate>,
    next_word_due: Option<NaiveDate>,
    next_look: Option<NaiveDate>,
    voiced: i32,
    place: i32,
}

impl Proposals<'_> {
    /// A page of the list as an actor may see it, with "my requests" beside it. At most three
    /// queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn list(self, actor: &Actor, query: ListQuery) -> Result<ProposalList> {
        let page = self.cards(actor, &query).await?;
        Ok(ProposalList {
            next: page.next,
            cards: page.items,
            mine: self.my_requests(actor).await?,
            may_propose: policy::can_propose(actor).is_ok(),
            query,
        })
    }

    /// The few that moved last. One query.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn moved(self, actor: &Actor, most: u64) -> Result<Vec<ProposalCard>> {
        let filter = ListFilter {
            sort: Sort::Moved,
            ..ListQuery::default().parse()
        };
        let select = self.rows(actor, actor.person()?, &filter, &search::Query::parse(""));
        self.few(actor, select, most).await
    }

    /// The few that wait longest for a first word. One query.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn waiting(self, actor: &Actor, most: u64) -> Result<Vec<ProposalCard>> {
        let filter = ListFilter {
            status: Some(Status::New),
            ..ListQuery::default().parse()
        };
        let mut select = self.rows(actor, actor.person()?, &filter, &search::Query::parse(""));
        select
            .clear_order_by()
            .order_by(
                (proposal::Entity, proposal::Column::FirstWordDue),
                Order::Asc,
            )
            .order_by((proposal::Entity, proposal::Column::Number), Order::Asc);
        self.few(actor, select, most).await
    }

    async fn few(
        self,
        actor: &Actor,
        mut select: SelectStatement,
        most: u64,
    ) -> Result<Vec<ProposalCard>> {
        let found = self.0.db.read().query_all(select.limit(most)).await?;
        let mut cards = Vec::with_capacity(found.len());
        for row in found {
            cards.push(card(actor, Row::from_query_result(&row, "")?));
        }
        Ok(cards)
    }

    /// The rows of [`Proposals::list`] alone. One query.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn cards(self, actor: &Actor, query: &ListQuery) -> Result<Page<ProposalCard>> {
        let person = actor.person()?;
        let filter = query.parse();
        let mut rows = Vec::new();
        let words = search::Query::parse(&filter.search);
        if filter.search.is_empty() || !words.is_empty() {
            let select = self.rows(actor, person, &filter, &words);
            for row in self.0.db.read().query_all(&select).await? {
                rows.push(Row::from_query_result(&row, "")?);
            }
        }
        let searching = !filter.search.is_empty();
        let page = Page::cut(rows, PAGE_SIZE, |row| cursor(row, filter.sort, searching));
        Ok(Page {
            next: page.next,
            items: page.items.into_iter().map(|row| card(actor, row)).collect(),
        })
    }

    fn rows(
        self,
        actor: &Actor,
        reader: &Person,
        filter: &ListFilter,
        words: &search::Query,
    ) -> SelectStatement {
        let me = reader.id;
        let number = || proposal::Column::Number.into_expr();
        let voiced = Query::select()
            .expr(Expr::cust("1"))
            .from(voice::Entity)
            .and_where(
                voice::Column::ProposalId
                    .into_expr()
                    .equals((proposal::Entity, proposal::Column::Id)),
            )
            .and_where(voice::Column::PersonId.eq(me))
            .take();
        let mut select = Query::select();
        for column in [
            proposal::Column::Number,
            proposal::Column::AuthorId,
            proposal::Column::Status,
            proposal::Column::Area,
            proposal::Column::Audience,
            proposal::Column::CompaniesCount,
            proposal::Column::PeopleCount,
            proposal::Column::ReasonsCount,
            proposal::Column::PublishedAt,
            proposal::Column::MovedAt,
            proposal::Column::FirstWordDue,
            proposal::Column::NextWordDue,
            proposal::Column::NextLook,
        ] {
            select.expr_as(column.into_expr(), column);
        }
        select
            .expr_as(
                in_either(translation::Column::Title, proposal::Column::Title),
                Alias::new("title"),
            )
            .expr_as(
                in_either(translation::Column::Lang, proposal::Column::Lang),
                Alias::new("lang"),
            )
            .expr_as(
                Func::cust(Alias::new("substr")).args([
                    in_either(translation::Column::Reason, proposal::Column::Reason),
                    Expr::val(1),
                    Expr::val(EXCERPT),
                ]),
                Alias::new("excerpt"),
            )
            .expr_as(company::Column::Name.into_expr(), Alias::new("company"))
            .expr_as(
                Expr::case(Expr::exists(voiced), 1).finally(0),
                Alias::new("voiced"),
            )
            .from(proposal::Entity)
            .join(
                JoinType::LeftJoin,
                company::Entity,
                company::Column::Id
                    .into_expr()
                    .equals((proposal::Entity, proposal::Column::CompanyId)),
            )
            .cond_where(scope::visible_to(actor));
        join_translation(&mut select, reader.lang);

        match filter.status {
            Some(status) => select.and_where(proposal::Column::Status.eq(status)),
            // What was taken back or united with another stays at its address, not in the way.
            None if filter.whose == Whose::Mine => &mut select,
            None => select
                .and_where(proposal::Column::Status.is_not_in([Status::Withdrawn, Status::Merged])),
        };
        if let Some(area) = filter.area {
            select.and_where(proposal::Column::Area.eq(area));
        }
        match (filter.whose, actor) {
            (Whose::Mine, _) => {
                select.and_where(proposal::Column::AuthorId.eq(me));
            }
            (Whose::MyCompany, Actor::Person(person)) if person.company.is_some() => {
                select.and_where(proposal::Column::CompanyId.eq(person.company));
            }
            _ => {}
        }

        if words.is_empty() {
            select.expr_as(Expr::cust("0"), Alias::new("place"));
        } else {
            let found = Alias::new("found");
            select
                .expr_as(
                    Expr::col((found.clone(), search::Found::Place)),
                    Alias::new("place"),
                )
                .join_subquery(
                    JoinType::InnerJoin,
                    search::matching(self.0.db.backend(), words),
                    found.clone(),
                    Expr::col((found, search::Found::ProposalId))
                        .equals((proposal::Entity, proposal::Column::Id)),
                );
        }
        order(&mut select, filter, !words.is_empty());
        if let Some(after) = &filter.after {
            select.cond_where(behind(after, filter.sort, !words.is_empty(), number()));
        }
        select.limit(PAGE_SIZE as u64 + 1);
        select
    }

    /// How one's own proposals stand; nothing for who proposes none. At most two queries.
    ///
    /// # Errors
    /// The database's own.
    pub async fn my_requests(self, actor: &Actor) -> Result<MyRequests> {
        let Ok(person) = policy::can_propose(actor) else {
            return Ok(MyRequests::default());
        };
        let me = person.id;
        #[derive(FromQueryResult)]
        struct Mine {
            status: Status,
            many: i64,
            next: Option<NaiveDate>,
        }
        let mine = proposal::Entity::find()
            .select_only()
            .column(proposal::Column::Status)
            .column_as(Expr::cust("count(*)"), "many")
            .column_as(
                Expr::cust("min(coalesce(\"first_word_due\", \"next_word_due\"))"),
                "next",
            )
            .filter(proposal::Column::AuthorId.eq(me))
            .group_by(proposal::Column::Status)
            .into_model::<Mine>()
            .all(self.0.db.read())
            .await?;
        let drafts = draft::Entity::find()
            .filter(draft::Column::AuthorId.eq(me))
            .order_by_desc(draft::Column::SavedAt)
            .limit(u64::from(model::proposals::DRAFTS_MAX))
            .all(self.0.db.read())
            .await?;
        let many = |wanted: fn(Status) -> bool| {
            u32::try_from(
                mine.iter()
                    .filter(|row| wanted(row.status))
                    .map(|row| row.many)
                    .sum::<i64>(),
            )
            .unwrap_or_default()
        };
        Ok(MyRequests {
            waiting: many(Status::is_open),
            next_answer: mine.iter().filter_map(|row| row.next).min(),
            released: many(|status| matches!(status, Status::Released | Status::SolvedAnotherWay)),
            drafts: drafts
                .into_iter()
                .map(|row| DraftLine {
                    id: row.id,
                    title: row.title,
                    saved_at: row.saved_at,
                })
                .collect(),
        })
    }
}

fn order(select: &mut SelectStatement, filter: &ListFilter, searching: bool) {
    if searching {
        select.order_by(Alias::new("place"), Order::Asc);
        select.order_by(
            (proposal::Entity, proposal::Column::CompaniesCount),
            Order::Desc,
        );
    } else {
        match filter.sort {
            Sort::Companies => select.order_by(
                (proposal::Entity, proposal::Column::CompaniesCount),
                Order::Desc,
            ),
            Sort::Moved => {
                select.order_by((proposal::Entity, proposal::Column::MovedAt), Order::Desc)
            }
            Sort::Newest => select,
        };
    }
    select.order_by((proposal::Entity, proposal::Column::Number), Order::Desc);
}

/// Found rows are ordered by place, then companies: both fit into one key.
const PLACES: i64 = 1_000_000;

fn cursor(row: &Row, sort: Sort, searching: bool) -> Cursor {
    let key = if searching {
        i64::from(row.place) * PLACES - i64::from(row.companies_count)
    } else {
        match sort {
            Sort::Companies => i64::from(row.companies_count),
            Sort::Moved => row.moved_at.timestamp_micros(),
            Sort::Newest => 0,
        }
    };
    Cursor {
        key,
        id: row.number.0,
    }
}

/// What comes after the cursor in the same order.
fn behind(after: &Cursor, sort: Sort, searching: bool, number: Expr) -> Condition {
    let tie = number.lt(after.id);
    if searching {
        let key = Expr::col((Alias::new("found"), search::Found::Place))
            .mul(PLACES)
            .sub(proposal::Column::CompaniesCount.into_expr());
        return Condition::any()
            .add(key.clone().gt(after.key))
            .add(Condition::all().add(key.eq(after.key)).add(tie));
    }
    match sort {
        Sort::Newest => Condition::all().add(tie),
        Sort::Companies => {
            let key = i32::try_from(after.key).unwrap_or(i32::MAX);
            Condition::any()
                .add(proposal::Column::CompaniesCount.lt(key))
                .add(
                    Condition::all()
                        .add(proposal::Column::CompaniesCount.eq(key))
                        .add(tie),
                )
        }
        Sort::Moved => {
            let at = DateTime::from_timestamp_micros(after.key).unwrap_or_default();
            Condition::any().add(proposal::Column::MovedAt.lt(at)).add(
                Condition::all()
                    .add(proposal::Column::MovedAt.eq(at))
                    .add(tie),
            )
        }
    }
}

fn card(actor: &Actor, row: Row) -> ProposalCard {
    let facts = policy::Facts {
        author: row.author_id,
        status: row.status,
    };
    let voiced = row.voiced == 1;
    ProposalCard {
        number: row.number,
        title: row.title,
        excerpt: row.excerpt,
        lang: row.lang,
        status: row.status,
        area: row.area,
        audience: row.audience,
        company: row.company.unwrap_or_default(),
        companies: unsigned(row.companies_count),
        people: unsigned(row.people_count),
        reasons: unsigned(row.reasons_count),
        published_at: row.published_at,
        moved_at: row.moved_at,
        due: due(
            row.status,
            row.first_word_due,
            row.next_word_due,
            row.next_look,
        ),
        voiced,
        may_voice: policy::can_voice(actor, facts, !voiced).is_ok(),
    }
}

/// Who owes the next word.
pub(super) fn due(
    status: Status,
    first_word: Option<NaiveDate>,
    next_word: Option<NaiveDate>,
    next_look: Option<NaiveDate>,
) -> Due {
    match (status, first_word, next_word, next_look) {
        (Status::WaitingForBackground, ..) => Due::Author,
        (Status::Parked, _, _, Some(day)) => Due::NextLook(day),
        (status, Some(day), _, _) if status.is_open() => Due::FirstWord(day),
        (status, None, Some(day), _) if status.is_open() => Due::NextWord(day),
        _ => Due::Nobody,
    }
}
