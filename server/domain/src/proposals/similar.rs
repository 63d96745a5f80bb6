//! What is like a wish that is being written: the same wish may be there already.

use super::translate::{in_either, join_translation};
use super::{Proposals, scope};
use crate::actor::Actor;
use crate::entities::proposals::{proposal, translation};
use crate::error::Result;
use crate::search;
use model::proposals::{SimilarProposal, Status};
use model::{Lang, ProposalNumber};
use sea_orm::sea_query::{Alias, Expr, JoinType, Order, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, ExprTrait, FromQueryResult};

/// Rows that are shown.
const SHOWN: u64 = 5;

#[derive(FromQueryResult)]
struct Row {
    number: ProposalNumber,
    title: String,
    lang: Lang,
    status: Status,
    companies_count: i32,
}

impl Proposals<'_> {
    /// The proposals that share words with a text, most alike first. What the actor may not read
    /// is not among them. Two queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn similar(self, actor: &Actor, text: &str) -> Result<Vec<SimilarProposal>> {
        let reader = actor.person()?;
        let db = self.0.db.read();
        let words = search::similar::telling_words(db, text).await?;
        let Some(sharing) = search::similar::sharing(self.0.db.backend(), &words) else {
            return Ok(Vec::new());
        };
        let alike = Alias::new("alike");
        let mut select = Query::select();
        select
            .expr_as(
                proposal::Column::Number.into_expr(),
                proposal::Column::Number,
            )
            .expr_as(
                in_either(translation::Column::Title, proposal::Column::Title),
                proposal::Column::Title,
            )
            .expr_as(
                in_either(translation::Column::Lang, proposal::Column::Lang),
                proposal::Column::Lang,
            )
            .expr_as(
                proposal::Column::Status.into_expr(),
                proposal::Column::Status,
            )
            .expr_as(
                proposal::Column::CompaniesCount.into_expr(),
                proposal::Column::CompaniesCount,
            )
            .from(proposal::Entity)
            .join_subquery(
                JoinType::InnerJoin,
                sharing,
                alike.clone(),
                Expr::col((alike.clone(), search::similar::Alike::ProposalId))
                    .equals((proposal::Entity, proposal::Column::Id)),
            )
            .cond_where(scope::visible_to(actor))
            .and_where(proposal::Column::Status.is_not_in([Status::Withdrawn, Status::Merged]))
            .order_by((alike, search::similar::Alike::Shared), Order::Desc)
            .order_by(
                (proposal::Entity, proposal::Column::CompaniesCount),
                Order::Desc,
            )
            .order_by((proposal::Entity, proposal::Column::Number), Order::Desc)
            .limit(SHOWN);
        join_translation(&mut select, reader.lang);
        let mut found = Vec::new();
        for row in db.query_all(&select).await? {
            let row = Row::from_query_result(&row, "")?;
            found.push(SimilarProposal {
                number: row.number,
                title: row.title,
                lang: row.lang,
                status: row.status,
                companies: super::voice::unsigned(row.companies_count),
            });
        }
        Ok(found)
    }
}
