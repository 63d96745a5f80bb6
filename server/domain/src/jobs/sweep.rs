//! Takes away what nobody can use any more: sessions and kept posts whose time is over, files
//! that never came whole.

use crate::Domain;
use crate::entities::imports::{import, piece};
use crate::entities::people::{kept_post, session};
use crate::error::{Error, Result};
use chrono::{DateTime, Duration, Utc};
use model::companies::ImportState;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

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
            let uploads = forget_uploads(tx, now).await?;
            Ok::<_, Error>(sessions.rows_affected + posts.rows_affected + uploads)
        })
        .await
}

/// An upload takes seconds; one that began an hour ago was cut off.
async fn forget_uploads(tx: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64> {
    let cut_off: Vec<model::ImportId> = import::Entity::find()
        .select_only()
        .column(import::Column::Id)
        .filter(import::Column::State.eq(ImportState::Uploading))
        .filter(import::Column::StartedAt.lt(now - Duration::hours(1)))
        .limit(10)
        .into_tuple()
        .all(tx)
        .await?;
    if cut_off.is_empty() {
        return Ok(0);
    }
    piece::Entity::delete_many()
        .filter(piece::Column::ImportId.is_in(cut_off.iter().copied()))
        .exec(tx)
        .await?;
    let gone = import::Entity::delete_many()
        .filter(import::Column::Id.is_in(cut_off))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected)
}
