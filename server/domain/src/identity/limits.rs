//! How often somebody may try, counted in the database: the counts hold over all processes and
//! restarts.
//!
//! The way of counting is the leaky bucket in one number per key (GCRA): the instant at which
//! everything taken has come back. Taking is one statement, so that of any number at once no more
//! pass than may.

use super::rules::Quota;
use crate::Domain;
use crate::entities::accounts::rate_bucket;
use crate::error::Result;
use model::AppError;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ConnectionTrait, EntityTrait, ExprTrait};

/// Takes one out of the bucket of this key.
///
/// # Errors
/// [`AppError::TooMany`] with the time until one has come back.
pub(super) async fn take(
    tx: &impl ConnectionTrait,
    world: &Domain,
    quota: Quota,
    kind: &str,
    key: &str,
) -> Result<()> {
    let now = world.clock.now().timestamp_micros();
    let per = i64::try_from(quota.per.as_micros()).unwrap_or(i64::MAX / 4);
    let one = per / i64::from(Ord::max(quota.max, 1));
    let bucket = world.key.tag(kind, key);
    let taken = rate_bucket::Entity::insert(rate_bucket::ActiveModel {
        bucket: Set(bucket.clone()),
        full_at: Set(now + one),
    })
    .on_conflict(
        OnConflict::column(rate_bucket::Column::Bucket)
            .value(
                rate_bucket::Column::FullAt,
                Expr::cust(format!(
                    "(CASE WHEN rate_buckets.full_at > {now} THEN rate_buckets.full_at ELSE {now} END) + {one}"
                )),
            )
            .action_and_where(
                Expr::col((rate_bucket::Entity, rate_bucket::Column::FullAt)).lte(now + per - one),
            )
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    if taken > 0 {
        return Ok(());
    }
    let full_at = rate_bucket::Entity::find_by_id(bucket)
        .one(tx)
        .await?
        .map_or(now, |row| row.full_at);
    let micros = Ord::max(full_at + one - per - now, 1);
    let retry_after = u32::try_from(micros.div_euclid(1_000_000) + 1).unwrap_or(u32::MAX);
    Err(AppError::TooMany { retry_after }.into())
}
