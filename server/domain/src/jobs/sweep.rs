//! Takes away what nobody can use any more: sessions, links, codes and kept posts whose time is
//! over, counts that have come back to nothing, files that never came whole.

use crate::Domain;
use crate::companies::import::forget_file;
use crate::entities::accounts::{
    account_link, attempt, challenge, mail_code, passkey_ceremony, rate_bucket,
};
use crate::entities::imports::{import, piece};
use crate::entities::people::{kept_post, session};
use crate::error::{Error, Result};
use chrono::{DateTime, Duration, Utc};
use model::ImportId;
use model::companies::ImportState;
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef};

/// Answers with the number of rows.
pub async fn run(domain: &Domain) -> Result<u64> {
    let now = domain.clock.now();
    let gone = domain
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
            let links = account_link::Entity::delete_many()
                .filter(account_link::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            let codes = mail_code::Entity::delete_many()
                .filter(mail_code::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            let challenges = challenge::Entity::delete_many()
                .filter(challenge::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            let ceremonies = passkey_ceremony::Entity::delete_many()
                .filter(passkey_ceremony::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            let attempts = attempt::Entity::delete_many()
                .filter(attempt::Column::ForgetAt.lte(now))
                .exec(tx)
                .await?;
            let buckets = rate_bucket::Entity::delete_many()
                .filter(rate_bucket::Column::FullAt.lte(now.timestamp_micros()))
                .exec(tx)
                .await?;
            let gone = [
                sessions, posts, links, codes, challenges, ceremonies, attempts, buckets,
            ];
            let gone: u64 = gone.iter().map(|gone| gone.rows_affected).sum();
            Ok::<_, Error>(gone)
        })
        .await?;
    Ok(gone + forget_files(domain, now).await?)
}

/// Files of imports that nobody needs any more, each with transactions of its own. An upload takes
/// seconds; one that began an hour ago was cut off.
async fn forget_files(domain: &Domain, now: DateTime<Utc>) -> Result<u64> {
    let db = domain.db.read();
    let cut_off: Vec<ImportId> = import::Entity::find()
        .select_only()
        .column(import::Column::Id)
        .filter(import::Column::State.eq(ImportState::Uploading))
        .filter(import::Column::StartedAt.lt(now - Duration::hours(1)))
        .limit(10)
        .into_tuple()
        .all(db)
        .await?;
    let to_import: RelationDef = piece::Entity::belongs_to(import::Entity)
        .from(piece::Column::ImportId)
        .to(import::Column::Id)
        .into();
    let over: Vec<ImportId> = piece::Entity::find()
        .select_only()
        .column(piece::Column::ImportId)
        .distinct()
        .join(JoinType::InnerJoin, to_import)
        .filter(import::Column::State.is_not_in([ImportState::Uploading, ImportState::Running]))
        .limit(10)
        .into_tuple()
        .all(db)
        .await?;
    let mut gone = 0;
    for id in cut_off.iter().chain(&over) {
        gone += forget_file(domain, *id).await?;
    }
    if !cut_off.is_empty() {
        gone += domain
            .db
            .write(async |tx| {
                let gone = import::Entity::delete_many()
                    .filter(import::Column::Id.is_in(cut_off.iter().copied()))
                    .filter(import::Column::State.eq(ImportState::Uploading))
                    .exec(tx)
                    .await?;
                Ok::<_, Error>(gone.rows_affected)
            })
            .await?;
    }
    Ok(gone)
}
