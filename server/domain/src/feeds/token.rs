//! The secret part of an address.

use super::{Feeds, PURPOSE};
use crate::actor::Actor;
use crate::entities::roadmap::feed_key;
use crate::error::{Error, Result};
use model::PersonId;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

impl Feeds<'_> {
    /// The secret part of the reader's own addresses. It stays until it is renewed.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn token(self, actor: &Actor) -> Result<String> {
        let me = actor.person()?.id;
        let row = feed_key::Entity::find_by_id(me)
            .one(self.0.db.read())
            .await?;
        Ok(self.sign(me, row.map_or(1, |row| row.issue)))
    }

    /// Makes new addresses; the old ones open nothing any more.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn renew(self, actor: &Actor) -> Result<()> {
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

    fn sign(self, person: PersonId, issue: i32) -> String {
        self.0.key.sign(PURPOSE, &format!("{person}:{issue}"))
    }
}
