//! The index on both engines: writing it, and asking it.

use model::ProposalId;
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, ExprTrait, Iden, JoinType,
    sea_query::{self, Alias, Condition, Expr, Func, Query as Sql, SelectStatement, UnionType},
};

use super::query::{Phrase, Query, Term};
use super::tokens::{Part, parts};

/// Where in a proposal something stands; the order is the order of rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i32)]
pub enum Place {
    Title = 1,
    /// Request, reasons and means.
    Body = 2,
    Comments = 3,
}

/// The columns of [`matching`].
#[derive(Clone, Copy, Iden)]
pub enum Found {
    ProposalId,
    /// A [`Place`] as integer.
    Place,
}

#[derive(Clone, Copy, Iden)]
pub(super) enum ProposalSearch {
    Table,
    Id,
    ProposalId,
    Place,
    /// PostgreSQL only.
    Words,
}

/// SQLite only.
#[derive(Clone, Copy, Iden)]
enum ProposalSearchWords {
    Table,
    Rowid,
    Words,
}

/// Stands in FTS5 for a position without token. No token: it is neither letter nor digit.
const GAP: &str = "¦";

/// Replaces what the index holds of a proposal.
///
/// Call it after the change to the proposal's own row: the lock on that row puts two writers of
/// one proposal in order.
///
/// # Errors
/// Those of the database.
pub async fn index_proposal(
    tx: &impl ConnectionTrait,
    id: ProposalId,
    title: &str,
    body: &str,
    comments: &str,
) -> Result<(), DbErr> {
    remove(tx, id).await?;
    insert(tx, id, Place::Title, title).await?;
    insert(tx, id, Place::Body, body).await?;
    insert(tx, id, Place::Comments, comments).await
}

/// Replaces title and body, and leaves the comments as they are: for an edit, and for a reason
/// that another company adds, whatever the number of comments.
///
/// # Errors
/// Those of the database.
pub async fn index_texts(
    tx: &impl ConnectionTrait,
    id: ProposalId,
    title: &str,
    body: &str,
) -> Result<(), DbErr> {
    delete(tx, id, Place::Body).await?;
    insert(tx, id, Place::Title, title).await?;
    insert(tx, id, Place::Body, body).await
}

/// Adds one comment to what the index holds. A comment that changed or went needs
/// [`index_proposal`].
///
/// # Errors
/// Those of the database.
pub async fn add_comment(
    tx: &impl ConnectionTrait,
    id: ProposalId,
    comment: &str,
) -> Result<(), DbErr> {
    insert(tx, id, Place::Comments, comment).await
}

/// Takes a proposal out of the index. Deleting the proposal does the same.
///
/// # Errors
/// Those of the database.
pub async fn remove(tx: &impl ConnectionTrait, id: ProposalId) -> Result<(), DbErr> {
    delete(tx, id, Place::Comments).await
}

async fn delete(tx: &impl ConnectionTrait, id: ProposalId, deepest: Place) -> Result<(), DbErr> {
    // On SQLite a trigger takes the words away.
    let delete = Sql::delete()
        .from_table(ProposalSearch::Table)
        .and_where(Expr::col(ProposalSearch::ProposalId).eq(id))
        .and_where(Expr::col(ProposalSearch::Place).lte(deepest as i32))
        .to_owned();
    tx.execute(&delete).await.map(drop)
}

async fn insert(
    tx: &impl ConnectionTrait,
    id: ProposalId,
    place: Place,
    text: &str,
) -> Result<(), DbErr> {
    let place = place as i32;
    for part in parts(text) {
        if tx.get_database_backend() == DbBackend::Postgres {
            let words = Expr::cust_with_values("$1::tsvector", [part.tsvector()]);
            let row = Sql::insert()
                .into_table(ProposalSearch::Table)
                .columns([
                    ProposalSearch::ProposalId,
                    ProposalSearch::Place,
                    ProposalSearch::Words,
                ])
                .values_panic([id.into(), place.into(), words])
                .to_owned();
            tx.execute(&row).await?;
        } else {
            let row = Sql::insert()
                .into_table(ProposalSearch::Table)
                .columns([ProposalSearch::ProposalId, ProposalSearch::Place])
                .values_panic([id.into(), place.into()])
                .to_owned();
            let rowid = tx.execute(&row).await?.last_insert_id();
            let rowid = i64::try_from(rowid).map_err(|e| DbErr::Custom(e.to_string()))?;
            let words = Sql::insert()
                .into_table(ProposalSearchWords::Table)
                .columns([ProposalSearchWords::Rowid, ProposalSearchWords::Words])
                .values_panic([rowid.into(), part.fts5().into()])
                .to_owned();
            tx.execute(&words).await?;
        }
    }
    Ok(())
}

impl Part {
    fn fts5(&self) -> String {
        let words: Vec<&str> = self
            .0
            .iter()
            .map(|token| token.as_deref().unwrap_or(GAP))
            .collect();
        words.join(" ")
    }

    /// Tokens hold letters, digits and marks only: nothing to be escaped.
    fn tsvector(&self) -> String {
        let words: Vec<String> = self
            .0
            .iter()
            .zip(1..)
            .filter_map(|(token, at)| token.as_ref().map(|token| format!("'{token}':{at}")))
            .collect();
        words.join(" ")
    }
}

impl Phrase {
    fn fts5(&self) -> String {
        let star = if self.open { " *" } else { "" };
        format!("\"{}\"{star}", self.tokens.join(" "))
    }

    fn tsquery(&self) -> String {
        let star = if self.open { ":*" } else { "" };
        format!("('{}'{star})", self.tokens.join("' <-> '"))
    }
}

impl Term {
    /// For the engine's `MATCH` or `@@`.
    pub(super) fn expression(&self, backend: DbBackend) -> String {
        let (write, or): (fn(&Phrase) -> String, _) = match backend {
            DbBackend::Postgres => (Phrase::tsquery, " | "),
            _ => (Phrase::fts5, " OR "),
        };
        let phrases: Vec<String> = self.0.iter().map(write).collect();
        phrases.join(or)
    }
}

/// A sub-query of the proposals in which every term is found, with the columns of [`Found`]:
/// `proposal_id`, once each, and `place`, the deepest [`Place`] one has to look in to have seen
/// all terms (all in the title → 1; one only in a comment → 3).
///
/// Join it to the list query, which applies the scope, and order by `place`, companies
/// descending, number descending. An empty query finds nothing.
#[must_use]
pub fn matching(backend: DbBackend, query: &Query) -> SelectStatement {
    let mut terms = query.terms.iter().map(|term| {
        hits(backend, &term.expression(backend))
            .expr_as(
                Func::min(Expr::col((ProposalSearch::Table, ProposalSearch::Place))),
                Found::Place,
            )
            .to_owned()
    });
    let Some(mut first) = terms.next() else {
        return Sql::select()
            .column(ProposalSearch::ProposalId)
            .column(ProposalSearch::Place)
            .from(ProposalSearch::Table)
            .and_where(Expr::cust("1 = 0"))
            .to_owned();
    };
    let others: Vec<_> = terms.map(|term| (UnionType::All, term)).collect();
    if others.is_empty() {
        return first;
    }
    let wanted = i64::try_from(others.len() + 1).unwrap_or(i64::MAX);
    let each = Alias::new("each_term");
    Sql::select()
        .column(Found::ProposalId)
        .expr_as(Func::max(Expr::col(Found::Place)), Found::Place)
        .from_subquery(first.unions(others).to_owned(), each)
        .group_by_col(Found::ProposalId)
        .and_having(Expr::cust("COUNT(*)").eq(wanted))
        .to_owned()
}

/// Proposals with a row that matches the expression, once each.
pub(super) fn hits(backend: DbBackend, expression: &str) -> SelectStatement {
    rows(backend, expression)
        .column((ProposalSearch::Table, ProposalSearch::ProposalId))
        .group_by_col((ProposalSearch::Table, ProposalSearch::ProposalId))
        .to_owned()
}

/// Rows of the index that match the expression, without columns.
fn rows(backend: DbBackend, expression: &str) -> SelectStatement {
    let mut rows = Sql::select();
    if backend == DbBackend::Postgres {
        rows.from(ProposalSearch::Table)
            .and_where(Expr::cust_with_values(
                "\"proposal_search\".\"words\" @@ $1::tsquery",
                [expression],
            ));
    } else {
        // A cross join, because SQLite keeps its order: words first.
        rows.from(ProposalSearchWords::Table)
            .join(JoinType::CrossJoin, ProposalSearch::Table, Condition::all())
            .and_where(
                Expr::col((ProposalSearch::Table, ProposalSearch::Id))
                    .equals((ProposalSearchWords::Table, ProposalSearchWords::Rowid)),
            )
            .and_where(Expr::cust_with_values(
                "\"proposal_search_words\" MATCH ?",
                [expression],
            ));
    }
    rows
}

/// How many rows match the expression, counted up to `cap`.
pub(super) fn count_up_to(backend: DbBackend, expression: &str, cap: u64) -> SelectStatement {
    let mut some = match backend {
        DbBackend::Postgres => rows(backend, expression),
        _ => Sql::select()
            .from(ProposalSearchWords::Table)
            .and_where(Expr::cust_with_values(
                "\"proposal_search_words\" MATCH ?",
                [expression],
            ))
            .to_owned(),
    };
    Sql::select()
        .expr_as(Expr::cust("COUNT(*)"), Alias::new("n"))
        .from_subquery(
            some.expr_as(Expr::cust("1"), Alias::new("one"))
                .limit(cap)
                .to_owned(),
            Alias::new("some"),
        )
        .to_owned()
}
