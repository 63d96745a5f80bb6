//! Takes away what nobody can use any more: sessions, links, codes and kept posts whose time is
//! over, and counts that have come back to nothing.

use crate::Domain;
use crate::entities::accounts::{account_link, attempt, challenge, mail_code, rate_bucket};
use crate::entities::people::{kept_post, session};
use crate::error::{Error, Result};
use chrono::{DateTime, Duration, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::sync::Mutex;

const EVERY: Duration = Duration::minutes(10);

pub async fn when_due(domain: &Domain, swept: &Mutex<Option<DateTime<Utc>>>) -> Result<()> {
    let now = domain.clock.now();
    {
        let mut last = swept
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if last.is_some_and(|last| now - last < EVERY) {
            return Ok(());
        }
        *last = Some(now);
    }
    domain
        .db
        .write(async |tx| {
            session::Entity::delete_many()
                .filter(session::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            kept_post::Entity::delete_many()
                .filter(kept_post::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            account_link::Entity::delete_many()
                .filter(account_link::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            mail_code::Entity::delete_many()
                .filter(mail_code::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            challenge::Entity::delete_many()
                .filter(challenge::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            attempt::Entity::delete_many()
                .filter(attempt::Column::ForgetAt.lte(now))
                .exec(tx)
                .await?;
            rate_bucket::Entity::delete_many()
                .filter(rate_bucket::Column::FullAt.lte(now.timestamp_micros()))
                .exec(tx)
                .await?;
            Ok::<_, Error>(())
        })
        .await
}
