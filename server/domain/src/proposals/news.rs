//! What moved since somebody was here last.

use super::{Proposals, scope, translate};
use crate::actor::Actor;
use crate::entities::proposals::{comment, decision, proposal, translation, watch};
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::home::{NEWS_SHOWN, NewsLine, ProposalNews};
use model::proposals::Status;
use model::{Lang, PersonId, ProposalNumber};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Row {
    number: ProposalNumber,
    title: String,
    lang: Lang,
    status: Status,
    author_id: PersonId,
    many: i64,
}

impl Proposals<'_> {
    /// Answers to what the reader asked for or watches, comments of others there, and new proposals
    /// in the areas the reader takes part in (in every area for staff), each the newest few. Three
    /// queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn news(self, actor: &Actor, since: DateTime<Utc>) -> Result<ProposalNews> {
        let me = actor.person()?;
        let staff = me.is_staff();
        let own = Condition::any()
            .add(proposal::Column::AuthorId.eq(me.id))
            .add(proposal::Column::Id.in_subquery(watched(me.id)));

        let mut answered = of_proposals(actor, me.lang, decision::Column::DecidedAt);
        answered
            .join(
                JoinType::InnerJoin,
                decision::Entity,
                decision::Column::ProposalId
                    .into_expr()
                    .eq(proposal::Column::Id.into_expr()),
            )
            .and_where(decision::Column::DecidedAt.gt(since))
            .and_where(decision::Column::DecidedBy.ne(me.id))
            .cond_where(own.clone());

        let mut talked = of_proposals(actor, me.lang, comment::Column::CreatedAt);
        talked
            .join(
                JoinType::InnerJoin,
                comment::Entity,
                comment::Column::ProposalId
                    .into_expr()
                    .eq(proposal::Column::Id.into_expr()),
            )
            .and_where(comment::Column::CreatedAt.gt(since))
            .and_where(comment::Column::PersonId.ne(me.id))
            .cond_where(own);

        let mut proposed = of_proposals(actor, me.lang, proposal::Column::PublishedAt);
        proposed
            .and_where(proposal::Column::PublishedAt.gt(since))
            .and_where(proposal::Column::AuthorId.ne(me.id))
            .and_where(proposal::Column::Status.ne(Status::Withdrawn));
        if !staff {
            proposed.and_where(proposal::Column::Area.in_subquery(areas(me.id)));
        }
        Ok(ProposalNews {
            answered: self.lines(&answered, me.id).await?,
            talked: self.lines(&talked, me.id).await?,
            proposed: self.lines(&proposed, me.id).await?,
        })
    }

    async fn lines(self, select: &SelectStatement, me: PersonId) -> Result<Vec<NewsLine>> {
        let mut lines = Vec::new();
        for found in self.0.db.read().query_all(select).await? {
            let row = Row::from_query_result(&found, "")?;
            lines.push(NewsLine {
                number: row.number,
                title: row.title,
                lang: row.lang,
                status: row.status,
                mine: row.author_id == me,
                many: u32::try_from(row.many).unwrap_or(u32::MAX),
            });
        }
        Ok(lines)
    }
}

/// Proposals that the actor may read, one row each, the newest of `at` first, titles in the
/// reader's language where they exist in it.
fn of_proposals(actor: &Actor, lang: Lang, at: impl ColumnTrait) -> SelectStatement {
    let mut select = Query::select();
    select
        .expr_as(proposal::Column::Number.into_expr(), Alias::new("number"))
        .expr_as(
            translate::in_either(translation::Column::Title, proposal::Column::Title),
            Alias::new("title"),
        )
        .expr_as(
            translate::in_either(translation::Column::Lang, proposal::Column::Lang),
            Alias::new("lang"),
        )
        .expr_as(proposal::Column::Status.into_expr(), Alias::new("status"))
        .expr_as(
            proposal::Column::AuthorId.into_expr(),
            Alias::new("author_id"),
        )
        .expr_as(Expr::cust("count(*)"), Alias::new("many"))
        .from(proposal::Entity);
    translate::join_translation(&mut select, lang)
        .cond_where(scope::visible_to(actor))
        .add_group_by([
            proposal::Column::Id.into_expr(),
            translation::Column::Title.into_expr(),
            translation::Column::Lang.into_expr(),
        ])
        .order_by_expr(Func::max(at.into_expr()).into(), Order::Desc)
        .order_by_expr(proposal::Column::Number.into_expr(), Order::Desc)
        .limit(NEWS_SHOWN);
    select
}

fn watched(me: PersonId) -> SelectStatement {
    Query::select()
        .column(watch::Column::ProposalId)
        .from(watch::Entity)
        .and_where(watch::Column::PersonId.eq(me))
        .take()
}

/// Where the reader watches something: an own proposal is watched from the start.
fn areas(me: PersonId) -> SelectStatement {
    let there = Alias::new("there");
    Query::select()
        .expr(Expr::col((there.clone(), proposal::Column::Area)))
        .from_as(proposal::Entity, there.clone())
        .and_where(Expr::col((there, proposal::Column::Id)).in_subquery(watched(me)))
        .take()
}
