//! Whose an address is.

use super::{Feeds, PURPOSE};
use crate::entities::people::person;
use crate::entities::roadmap::feed_key;
use crate::error::Result;
use model::people::PersonState;
use model::{AppError, Lang, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationDef,
};

/// Who reads a feed.
#[derive(Clone, Debug)]
pub struct Reader {
    pub id: PersonId,
    pub lang: Lang,
    /// Stays the same as long as what the feeds say to them does.
    pub mark: String,
    /// Of what feeds say, and of who may read at which address.
    pub(super) stamps: (i64, i64),
}

#[derive(FromQueryResult)]
struct Row {
    lang: Lang,
    issue: Option<i32>,
    content: i64,
    owners: i64,
}

impl Feeds<'_> {
    /// Whose address this is, and what says whether it opens something new. One query.
    ///
    /// # Errors
    /// [`AppError::NotFound`]: an address that we did not make, that was renewed, or whose owner
    /// is no longer active.
    pub async fn reader(self, token: &str) -> Result<Reader> {
        let subject = self.0.key.open(PURPOSE, token).ok_or(AppError::NotFound)?;
        let (id, issue) = subject.split_once(':').ok_or(AppError::NotFound)?;
        let id: PersonId = id.parse().map_err(|_| AppError::NotFound)?;
        let issue: i32 = issue.parse().map_err(|_| AppError::NotFound)?;
        let stamp = |column: &str| Expr::cust(format!("(SELECT s.{column} FROM feed_stamps s)"));
        let to_key: RelationDef = person::Entity::belongs_to(feed_key::Entity)
            .from(person::Column::Id)
            .to(feed_key::Column::PersonId)
            .into();
        let row = person::Entity::find_by_id(id)
            .select_only()
            .column(person::Column::Lang)
            .column(feed_key::Column::Issue)
            .expr_as(stamp("content"), "content")
            .expr_as(stamp("owners"), "owners")
            .join(JoinType::LeftJoin, to_key)
            .filter(person::Column::State.eq(PersonState::Active))
            .into_model::<Row>()
            .one(self.0.db.read())
            .await?
            .filter(|row| row.issue.unwrap_or(1) == issue)
            .ok_or(AppError::NotFound)?;
        Ok(Reader {
            id,
            lang: row.lang,
            mark: format!("{}-{}", row.lang, row.content),
            stamps: (row.content, row.owners),
        })
    }
}
