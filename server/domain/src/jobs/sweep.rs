//! Takes away what nobody can use any more: sessions and kept posts whose time is over.

use crate::Domain;
use crate::entities::people::{kept_post, session};
use crate::error::{Error, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Answers with the number of rows.
pub async fn run(domain: &Domain) -> Result<u64> {
    let now = domain.clock.now();
    domain
        .db
        .write(async |tx| {
            let sessions = session::Entity::delete_many()
                .filter(session::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            let posts = kept_post::Entity::delete_many()
                .filter(kept_post::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            Ok::<_, Error>(sessions.rows_affected + posts.rows_affected)
        })
        .await
}
